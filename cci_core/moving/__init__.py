"""Carry everything from one database to another, and prove that it has arrived."""

from cci_core.moving.move import Moved, move

__all__ = ["Moved", "move"]
