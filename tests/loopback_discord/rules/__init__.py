"""What Discord's documentation asks of a request, written down once more and independently of any client library."""

from .bodies import callback_violations, edit_violations, execute_violations, message_violations
from .commands import command_violations
from .openapi import OpenApi
from .violations import Violation, error_tree

__all__ = [
    "OpenApi",
    "Violation",
    "callback_violations",
    "command_violations",
    "edit_violations",
    "error_tree",
    "execute_violations",
    "message_violations",
]
