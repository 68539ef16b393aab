"""Whether a client has an answer already; RFC 9110, 13.1.2."""

from functools import lru_cache


@lru_cache(maxsize=512)
def knows(if_none_match: str, etag: str) -> bool:
    """Whether the header names the entity tag, compared weakly.

    >>> knows('"a", W/"b"', 'W/"b"')
    True
    """
    if if_none_match == etag:
        return True
    named = (part.strip() for part in if_none_match.split(","))
    return any(part == "*" or part.removeprefix("W/") == etag.removeprefix("W/") for part in named)
