"""A broken rule, and the answer Discord gives to it."""

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: where in the request it is, Discord's code for it, and what the rule asks."""

    path: Path
    code: str
    message: str

    def __str__(self) -> str:
        place = ".".join(str(step) for step in self.path) or "body"
        return f"{place}: {self.message} ({self.code})"


def error_tree(violations: Iterable[Violation]) -> dict[str, object]:
    """The nested ``errors`` object of Discord's "Invalid Form Body" answer."""
    tree: dict[str, object] = {}
    for violation in violations:
        branch = tree
        for step in violation.path:
            branch = branch.setdefault(str(step), {})  # type: ignore[assignment]
        errors: list[object] = branch.setdefault("_errors", [])  # type: ignore[assignment]
        errors.append({"code": violation.code, "message": violation.message})
    return tree
