"""Kills runs and tears their files, and looks whether the next runs put everything right.

    python -m tests.ledger.torture --kills 200 --truncations 200 [--live] [-- COMMAND ...]

For example `scrapy crawl silkroad -a source=samples -s OUTPUT_DIR={output}` as the command, or,
with `--live`, `scrapy crawl silkroad -a origin=http://127.0.0.1:8080 -s OUTPUT_DIR={output}`.

The command is one run that writes to `{output}`; without one it is `tests.ledger.writer`. An
undisturbed run comes first. Then runs are killed with SIGKILL when their files have reached a
random size, or after a random time, and started again until one ends; and files are cut off at
random bytes before a run. After each run that ended the files must be those of the undisturbed
run, byte for byte, and `scrapy verify` must find them in order. With `--live` the records are
compared as a set, without the time at which they were fetched.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crawler.ledger.verify import verify_folder
from tests.ledger.records import read_files

PLAIN_RUN = (sys.executable, "-m", "tests.ledger.writer", "{output}", "--pause", "0.001")
DATA = "*.jsonl"
PATIENCE_SECONDS = 120

Run = Callable[[Path], None]
Contents = dict[str, bytes]


@dataclass
class Findings:
    """What came out: how often what was done, and every difference that was found."""

    kills: int = 0
    runs: int = 0
    truncations: int = 0
    differences: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = f"{self.kills} kills, {self.runs} runs to the end, {self.truncations} truncations"
        return "\n".join([f"{counts}: {len(self.differences)} differences", *self.differences])


class Torture:
    """One command, tortured."""

    def __init__(
        self, folder: Path, command: Sequence[str], *, seed: int, live: bool, run: Run | None = None
    ) -> None:
        self._folder = folder
        self._command = command
        self._random = random.Random(seed)
        self._live = live
        self._run = run or self._run_command
        self.findings = Findings()
        self._undisturbed = folder / "undisturbed"
        started = time.monotonic()
        self._run(self._undisturbed)
        self._seconds = time.monotonic() - started
        self._expected = self._contents(self._undisturbed)
        if not any(self._expected.values()):
            raise SystemExit("the undisturbed run wrote nothing")

    def kill(self, times: int) -> None:
        """Kill runs at random moments, that many times, each time starting the command again."""
        output = self._folder / "killed"
        while self.findings.kills < times:
            if self._kill_one(output):
                self.findings.kills += 1
            else:
                self._compare(output, f"after kill {self.findings.kills}")
                shutil.rmtree(output)
        self._run(output)
        self._compare(output, f"after kill {self.findings.kills}, the last")

    def truncate(self, times: int) -> None:
        """Cut off files of the undisturbed run at random bytes, and run the command again."""
        for _ in range(times):
            output = self._folder / "truncated"
            shutil.copytree(self._undisturbed, output)
            files = [path for path in sorted(output.rglob(DATA)) if path.stat().st_size]
            sizes = [path.stat().st_size for path in files]
            (path,) = self._random.choices(files, sizes)
            size = self._random.randrange(path.stat().st_size)
            os.truncate(path, size)
            self._run(output)
            self.findings.truncations += 1
            self._compare(output, f"after {path.name} was cut off at byte {size}")
            shutil.rmtree(output)

    def _kill_one(self, output: Path) -> bool:
        """Start a run and kill it; return False where it came to its end before."""
        process = subprocess.Popen(
            self._fill(output), start_new_session=True, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if self._random.random() < 0.25:
            time.sleep(self._random.random() * self._seconds)
        else:
            self._wait_for_growth(process, output)
            time.sleep(self._random.random() * 0.01)
        if process.poll() is not None:
            self._note_end(process.returncode, "see its own output")
            return False
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True

    def _wait_for_growth(self, process: subprocess.Popen[bytes], output: Path) -> None:
        size, whole = _size(output), _size(self._undisturbed)
        target = self._random.randrange(size, max(whole, size + 1))
        deadline = time.monotonic() + PATIENCE_SECONDS
        while process.poll() is None and _size(output) <= target and time.monotonic() < deadline:
            time.sleep(0.0005)

    def _run_command(self, output: Path) -> None:
        done = subprocess.run(self._fill(output), capture_output=True, text=True, check=False)
        self._note_end(done.returncode, done.stderr.strip())

    def _note_end(self, status: int, said: str) -> None:
        self.findings.runs += 1
        if status:
            raise SystemExit(f"{self.findings}\na run ended with status {status}: {said}")

    def _fill(self, output: Path) -> list[str]:
        return [part.replace("{output}", str(output)) for part in self._command]

    def _compare(self, output: Path, when: str) -> None:
        found = self._contents(output)
        for name in sorted(found.keys() | self._expected.keys()):
            if found.get(name, b"") != self._expected.get(name, b""):
                self.findings.differences.append(f"{when}: {name} differs")
        for report in verify_folder(output):
            if report.found:
                self.findings.differences.append(f"{when}: {report}")

    def _contents(self, output: Path) -> Contents:
        contents = read_files(output, DATA)
        if self._live:
            return {name: _without_fetching(content) for name, content in contents.items()}
        return contents


def _size(output: Path) -> int:
    return sum(path.stat().st_size for path in output.rglob(DATA)) if output.exists() else 0


def _without_fetching(content: bytes) -> bytes:
    records = [json.loads(line) for line in content.splitlines()]
    for record in records:
        for key in ("fetched_at", "withdrawn_at", "returned_at"):
            record.pop(key, None)
    return "\n".join(sorted(json.dumps(record) for record in records)).encode()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--truncations", type=int, default=20)
    parser.add_argument("--live", action="store_true")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("command", nargs="*", default=PLAIN_RUN)
    options = parser.parse_args()
    print(f"seed {options.seed}")
    with tempfile.TemporaryDirectory() as folder:
        torture = Torture(Path(folder), options.command, seed=options.seed, live=options.live)
        torture.kill(options.kills)
        torture.truncate(options.truncations)
    print(torture.findings)
    return 1 if torture.findings.differences else 0


if __name__ == "__main__":
    sys.exit(main())
