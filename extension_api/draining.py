"""Whether the process is about to end."""


class Draining:
    """Set once when the service stops listening; from then on every answer closes its connection."""

    begun = False
