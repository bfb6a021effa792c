"""The faults that change nothing anyone could see, each with the reason."""

import tomllib
from functools import cache
from pathlib import Path

from tests.mutation.faults import Fault


@cache
def list_harmless() -> dict[tuple[str, str, str], str]:
    """Return the reasons by file, line as written, and change: all three must be as listed."""
    listed = tomllib.loads(Path(__file__).with_name("harmless.toml").read_text())
    return {(one["path"], one["line"], one["change"]): one["reason"] for one in listed["fault"]}


def find_reason(fault: Fault, root: Path) -> str | None:
    """Return why a fault is harmless, None where nothing says that it is."""
    line = (root / fault.path).read_text().splitlines()[fault.line - 1].strip()
    return list_harmless().get((fault.path, line, fault.change))
