"""What can go wrong, named by what the caller can do about it."""


class CciError(Exception):
    """The base of every error that a person is shown; its text names the value and the cure."""


class NotFound(CciError):
    """The thing asked for does not exist: ask for another."""


class InvalidInput(CciError):
    """The input is wrong: correct it and try again."""


class Unavailable(CciError):
    """The service cannot answer now: try again later, or repair what the message names."""
