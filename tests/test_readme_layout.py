"""The README's chapter on the layout agrees with the tree, and with a page's way through it."""

import importlib
import re
import sys
from pathlib import Path
from types import FrameType

import pytest

from crawler import structure
from tests.test_rooms import ORDER, OUTSIDE, ROOT

README = (ROOT.parent / "README.md").read_text(encoding="utf-8")
CHAPTER = README.partition("\n## The layout\n")[2].partition("\n## ")[0]
ROWS = [
    re.findall(r"`(\w+(?:\.py|/))`", row.split("|")[1])
    for row in CHAPTER.splitlines()
    if row.startswith("| `") and not row.startswith("| `crawler/`")
]
STEPS = re.findall(r"^\d+\. `(\w+)` in `([\w/]+)\.py`", CHAPTER, re.M)
SAMPLE = ROOT.parent / "samples/en.imsilkroad.com/p/338301.html"
URL = "https://en.imsilkroad.com/p/338301.html"
MOST_STEPS = 12


def test_each_entry_of_the_package_has_its_row_and_each_row_its_entry():
    entries = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in ROOT.iterdir()
        if path.name not in ("__pycache__", "py.typed")
    }
    named = [name for row in ROWS for name in row]
    assert len(named) == len(set(named))
    assert set(named) == entries


def test_rows_stand_in_the_order_of_imports():
    levels = {room: number for number, rooms in enumerate(ORDER) for room in rooms}
    rooms = [name.rstrip("/").removesuffix(".py") for row in ROWS for name in row]
    found = [levels[room] for room in rooms if room not in OUTSIDE]
    assert found == sorted(found, reverse=True)


def test_steps_are_as_many_as_one_can_keep_in_mind():
    assert 0 < len(STEPS) <= MOST_STEPS
    assert len(STEPS) == len(re.findall(r"^\d+\. ", CHAPTER, re.M))


@pytest.mark.parametrize(("function", "module"), STEPS, ids=lambda value: value)
def test_step_is_a_function_of_its_module(function: str, module: str):
    name = f"crawler.{module.replace('/', '.')}".removesuffix(".__init__")
    assert getattr(importlib.import_module(name), function).__module__ == name


def test_steps_are_taken_in_their_order():
    wanted = {(f"crawler/{module}.py", function) for function, module in STEPS}
    taken: list[str] = []

    def note(frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        path = "/".join(Path(code.co_filename).parts[-len(ROOT.parts) :])
        here = next((step for step in wanted if step[1] == code.co_name), None)
        if event == "call" and here and path.endswith(here[0]) and code.co_name not in taken:
            taken.append(code.co_name)

    body = SAMPLE.read_bytes()
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        structure(body, URL)
    finally:
        sys.setprofile(before)
    assert taken == [function for function, _ in STEPS]
