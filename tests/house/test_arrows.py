"""The rules of the house: arrows run downwards only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    "cci_core": {"bot", "extension_api", "discord", "aiohttp"},
    "extension_api": {"bot", "discord"},
    "bot": {"extension_api"},
}


def imports_of(file: Path) -> set[str]:
    """The dotted names of all modules that the file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("package", FORBIDDEN)
def test_package_imports_nothing_above_or_beside_it(package: str) -> None:
    for file in (ROOT / package).rglob("*.py"):
        wrong = {name for name in imports_of(file) if name.split(".")[0] in FORBIDDEN[package]}
        assert not wrong, f"{file.relative_to(ROOT)} imports {wrong}"


def test_rooms_of_the_core_stand_on_each_other_without_a_circle() -> None:
    arrows: dict[str, set[str]] = {}
    for file in (ROOT / "cci_core").rglob("*.py"):
        parts = file.relative_to(ROOT / "cci_core").parts
        room = parts[0].removesuffix(".py")
        below = {name.split(".")[1] for name in imports_of(file) if name.startswith("cci_core.")}
        arrows.setdefault(room, set()).update(below - {room})
    circles = circles_in(arrows)
    assert not circles, f"circles: {circles}"


def circles_in(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Each circle found while walking down from every room."""
    found: list[list[str]] = []
    done: set[str] = set()

    def walk(room: str, path: list[str]) -> None:
        if room in path:
            found.append([*path[path.index(room) :], room])
            return
        if room in done:
            return
        for below in sorted(arrows.get(room, ())):
            walk(below, [*path, room])
        done.add(room)

    for room in sorted(arrows):
        walk(room, [])
    return found


def test_statements_live_in_storage_and_nowhere_else() -> None:
    verbs = {"select", "insert", "update", "delete", "text"}
    for package in FORBIDDEN:
        for file in (ROOT / package).rglob("*.py"):
            if "storage" in file.parts:
                continue
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
                    made = verbs & {alias.name for alias in node.names}
                    assert not made, f"{file.relative_to(ROOT)} makes statements with {made}"


def test_environment_is_read_in_one_place() -> None:
    for package in FORBIDDEN:
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv"):
                    line = file.read_text(encoding="utf-8").splitlines()[node.lineno - 1]
                    assert "from_env(os.environ)" in line, (
                        f"{file.relative_to(ROOT)}:{node.lineno} reads the environment"
                    )
