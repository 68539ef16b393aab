"""The HTTP door: the index as JSON, files and pages, answered from memory."""
