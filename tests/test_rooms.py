"""Imports run downwards through the rooms, as the README's chapter on the layout has them."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import crawler

ROOT = Path(crawler.__file__).parent
TESTS = Path(__file__).parent

ORDER = (
    {"data"},
    {"items"},
    {"records"},
    {"schemas"},
    {"errors", "counters", "coverage", "slowest", "start_lists"},
    {"extras", "scratch"},
    {"drift"},
    {"text"},
    {"reading"},
    {"story"},
    {"pages"},
    {"validation", "portals"},
    {"structuring", "geography"},
    {"ledger"},
    {"run"},
    {"fetching"},
    {"warc"},
    {"sources", "archive", "pipelines"},
    {"monitor"},
    {"clusters"},
    {"export"},
    {"comparison", "inspection", "reports"},
    {"crawling"},
    {"batch"},
    {"spiders"},
    {"commands"},
    {"console"},
)
"""From the lowest to the highest: a room imports of the others only what stands before it."""
OUTSIDE = {"__init__", "settings"}
"""The front, which takes from the core what others build on, and the settings, which name all."""

LONGEST_FILE = 400


def find_room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def list_files() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def list_imports(path: Path) -> set[str]:
    """Return the modules of the project that a file imports, `if TYPE_CHECKING` included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "crawler":
            found |= {f"crawler.{name.name}" for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found.add(node.module or "")
    return {name for name in found if name.startswith("crawler.")}


def test_every_room_has_its_place():
    rooms = {find_room(path) for path in list_files()} - OUTSIDE
    placed = [room for level in ORDER for room in level]
    assert sorted(placed) == sorted(rooms)


@pytest.mark.parametrize("room", sorted({find_room(path) for path in list_files()} - OUTSIDE))
def test_a_room_imports_only_rooms_below_it(room: str):
    level = next(number for number, rooms in enumerate(ORDER) if room in rooms)
    allowed = {room}.union(*ORDER[:level])
    wrong = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path in list_files()
        if find_room(path) == room
        for module in list_imports(path)
        if module.split(".")[1] not in allowed
    }
    assert wrong == set()


def test_what_a_room_keeps_to_itself_is_imported_by_nobody_else():
    wrong = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path in list_files()
        for module in list_imports(path)
        if find_room(path) != module.split(".")[1]
        and any(part == "inside" or part.startswith("_") for part in module.split(".")[2:])
    }
    assert wrong == set()


def test_no_import_waits_until_it_is_needed():
    deferred = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in list_files()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert deferred == []


def test_no_two_modules_have_one_name_but_for_the_shells_of_scrapy():
    modules = defaultdict(list)
    for path in list_files():
        if path.stem != "__init__" and find_room(path) != "portals":
            modules[path.stem].append(path)
    unsaid = []
    for paths in (paths for paths in modules.values() if len(paths) > 1):
        core, shell = sorted(paths, key=lambda path: find_room(path) in ("pipelines", "commands"))
        told = ast.get_docstring(ast.parse(shell.read_text(encoding="utf-8"))) or ""
        module = ".".join(("crawler", *core.relative_to(ROOT).with_suffix("").parts))
        if len(paths) > 2 or f"The Scrapy shell of {module}." not in told:
            unsaid.append([str(path.relative_to(ROOT)) for path in paths])
    assert unsaid == []


def test_no_file_is_longer_than_one_can_read():
    long = {
        str(path.relative_to(ROOT)): length
        for path in list_files()
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


UNTESTED: dict[str, set[str]] = {
    "archive": {"extension"},
    "commands": {"_tools", "bench", "fetch", "parse", "shell", "view"},
    "crawling": {"interruption", "retrying"},
    "items": {"items"},
    "ledger": {
        "catalogue",
        "index_file",
        "line_checks",
        "novelty",
        "recovery",
        "settling",
        "store",
    },
    "pipelines": {"jsonlines"},
    "settings": {"settings"},
}
"""Modules without a test file of their name, by room: what they do is tested with their callers."""


def list_untested() -> dict[str, set[str]]:
    tests = {path.relative_to(TESTS).parts for path in TESTS.rglob("test_*.py")}
    untested = defaultdict(set)
    for path in list_files():
        room = find_room(path)
        if room == "portals":  # All of them are, by their samples.
            continue
        name = f"test_{path.stem.replace('-', '_')}.py"
        places = [(name,), (room, name)]
        if path.stem != "__init__" and not any(place in tests for place in places):
            untested[room].add(path.stem)
    return untested


def test_each_file_has_its_test():
    untested = list_untested()
    rooms = untested.keys() | UNTESTED.keys()
    told = {room: (untested.get(room, set()), UNTESTED.get(room, set())) for room in rooms}
    lacking = {room: found - listed for room, (found, listed) in told.items() if found - listed}
    tested = {room: listed - found for room, (found, listed) in told.items() if listed - found}
    assert lacking == {}, "write a test file of the name of each"
    assert tested == {}, "take these out of UNTESTED: they have a test, or are no more"
