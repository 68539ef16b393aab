"""Pure functions from records to what Discord shows; nothing here waits or asks."""
