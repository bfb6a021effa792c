"""Imports run downwards through the rooms of the core, as the project's plan has them."""

import ast
from pathlib import Path

import pytest

import crawler

ROOT = Path(crawler.__file__).parent
ROOMS = ("data", "text", "reading", "story", "pages")
"""From the lowest to the highest: each imports of these only what stands before it."""


def list_imports(path: Path) -> set[str]:
    """Return the modules of the project that a file imports, `if TYPE_CHECKING` included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("crawler.")
    }


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_below_it(room: str):
    above = ROOMS[ROOMS.index(room) + 1 :]
    files = sorted((ROOT / room).glob("*.py"))
    assert len(files) > 1
    wrong = {
        f"{path.name} imports {module}"
        for path in files
        for module in list_imports(path)
        if module.split(".")[1] in above
    }
    assert wrong == set()


def test_no_two_modules_of_the_core_have_one_name():
    names = [path.stem for room in ROOMS for path in (ROOT / room).glob("[!_]*.py")]
    assert sorted(names) == sorted(set(names))
