"""Answers that say no, with the codes that Discord uses."""

from typing import Any

from .rules import Violation, error_tree


class Refusal(Exception):
    """A request that is answered with an error."""

    def __init__(self, status: int, code: int, message: str, **more: Any) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.code = code
        self.body = {"message": message, "code": code, **more}
        self.headers: dict[str, str] = {}


def unauthorized() -> Refusal:
    """The token is not the application's."""
    return Refusal(401, 0, "401: Unauthorized")


def unknown_channel() -> Refusal:
    """The channel does not exist."""
    return Refusal(404, 10003, "Unknown Channel")


def unknown_message() -> Refusal:
    """The message does not exist, or is one that only somebody else sees."""
    return Refusal(404, 10008, "Unknown Message")


def unknown_user() -> Refusal:
    """The user does not exist."""
    return Refusal(404, 10013, "Unknown User")


def unknown_webhook() -> Refusal:
    """The interaction has not been answered yet, or its token is too old."""
    return Refusal(404, 10015, "Unknown Webhook")


def unknown_interaction() -> Refusal:
    """The interaction does not exist or was not answered within three seconds."""
    return Refusal(404, 10062, "Unknown interaction")


def already_answered() -> Refusal:
    """The interaction has its answer."""
    return Refusal(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> Refusal:
    """The bot does not see the channel."""
    return Refusal(403, 50001, "Missing Access")


def not_the_author() -> Refusal:
    """Only its author edits a message."""
    return Refusal(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> Refusal:
    """A message without anything in it."""
    return Refusal(400, 50006, "Cannot send an empty message")


def cannot_message_user() -> Refusal:
    """The person does not take direct messages."""
    return Refusal(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> Refusal:
    """The bot lacks a permission that this needs."""
    return Refusal(403, 50013, "Missing Permissions")


def rate_limited(retry_after_s: float, *, everywhere: bool = False) -> Refusal:
    """Too many requests; without the header ``Via`` client libraries take it for a ban."""
    refusal = Refusal(429, 0, "You are being rate limited.", retry_after=retry_after_s)
    refusal.body["global"] = everywhere
    scope = "global" if everywhere else "user"
    refusal.headers = {"Via": "1.1 google", "Retry-After": str(retry_after_s), "X-RateLimit-Scope": scope}
    return refusal


def invalid_form(violations: list[Violation]) -> Refusal:
    """The request breaks rules, all of which are named."""
    return Refusal(400, 50035, "Invalid Form Body", errors=error_tree(violations))
