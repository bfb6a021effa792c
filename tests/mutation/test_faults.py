"""Faults: which are made of a file, and that those listed as harmless are still made."""

import ast
import random
from pathlib import Path

import pytest

from tests.mutation.__main__ import ROOT, draw_faults
from tests.mutation.faults import find_faults
from tests.mutation.harmless import list_harmless

CHANCE = random.Random


def changes(source: str, seed: int = 1) -> list[tuple[str, str]]:
    """Return kind and whole line of each fault of a few lines of code."""
    code = source.encode()
    found = []
    for fault in find_faults("made.py", code, CHANCE(seed)):
        changed = fault.apply(code).decode()
        ast.parse(changed)
        found.append((fault.kind, changed))
    return found


@pytest.mark.parametrize(
    ("source", "kind", "changed"),
    [
        ("x = a < b", "comparison turned", "x = (a <= b)"),
        ("x = a >= b", "comparison turned", "x = (a > b)"),
        ("x = a == b", "comparison turned", "x = (a != b)"),
        ("x = a not in b", "comparison turned", "x = (a in b)"),
        ("x = a is None", "comparison turned", "x = (a is not None)"),
        ("x = not a", "not dropped", "x = (a)"),
        ("x = a and b or c", "and/or", "x = ((a and b) and c)"),
        ("x = y[2]", "constant by one", "x = y[3]"),
        ("def f():\n    return a", "return value dropped", "def f():\n    return None"),
        ("raise A", "exception swallowed", "pass"),
        ("f(a)", "call dropped", "pass"),
        ("if a:\n    b", "condition negated", "if (not a):\n    b"),
        ("x = [a for a in b if a]", "condition negated", "x = [a for a in b if (not a)]"),
        ("x = {'é', 'ü'} - {a}", "word removed", "x = ({'é'}) - {a}"),
        ("x = 'one two'.split()", "word removed", "x = 'two'.split()"),
    ],
)
def test_each_kind_of_fault(source: str, kind: str, changed: str) -> None:
    assert (kind, changed) in [pair for seed in range(4) for pair in changes(source, seed)]


@pytest.mark.parametrize(
    "source",
    [
        "x: tuple[int, 3] = a",
        "def f(a: Literal['b', 'c']) -> Literal[1, 2]: ...",
        "__all__ = ['a', 'b']",
        "x = f'{a > 3:5}'",
        "if TYPE_CHECKING:\n    import a",
        "x = True",
        "def f():\n    return None",
        "def f():\n    return False",
        "def f():\n    return []",
        "f = lru_cache(512)",
        "'''A docstring.'''",
        "x = ['a']",
    ],
)
def test_what_is_left_alone(source: str) -> None:
    assert changes(source) == []


def test_one_condition_gives_one_fault_of_a_kind() -> None:
    assert [kind for kind, _ in changes("if not a: b")] == ["not dropped"]
    assert [kind for kind, _ in changes("if a == b: c")] == ["comparison turned"]
    assert [kind for kind, _ in changes("if a < b: c")] == [
        "condition negated",
        "comparison turned",
    ]


def test_the_same_seed_draws_the_same_faults() -> None:
    drawn = draw_faults(20, 7, "crawler/ledger/")
    assert drawn == draw_faults(20, 7, "", "ledger")
    assert drawn == draw_faults(20, 7, "crawler/ledger/") != draw_faults(20, 8, "crawler/ledger/")
    assert len({fault.path for fault in drawn}) > 5


def test_what_is_listed_as_harmless_is_a_fault_of_the_code() -> None:
    chance = CHANCE(1)
    for path, line, change in list_harmless():
        source = (ROOT / path).read_bytes()
        lines = source.decode().splitlines()
        faults = find_faults(path, source, chance)
        assert any(
            fault.change == change and lines[fault.line - 1].strip() == line for fault in faults
        ), f"{path}: {line}: no such fault any more"


def test_every_file_of_the_code_can_have_faults() -> None:
    for path in Path(ROOT / "crawler" / "ledger").rglob("*.py"):
        source = path.read_bytes()
        for fault in find_faults(path.name, source, CHANCE(1)):
            compile(fault.apply(source), path.name, "exec")
