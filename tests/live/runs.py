"""Crawls of the loopback portal, and what they wrote."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

UNHURRIED = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "BACKOFF_START": 0,
    "BACKOFF_MAX": 1,
    "DOWNLOAD_TIMEOUT": 5,
}
"""Settings of a run without politeness."""


@dataclass(frozen=True)
class Run:
    """How a run ended; see tests.live.worker."""

    status: int
    reason: str | None
    summary: str
    stats: dict[str, Any]
    log: list[str]


@dataclass
class Output:
    """The folder that runs of a portal write to."""

    folder: Path
    portal: str = "silkroad"

    def read(self, name: str = "") -> list[dict[str, Any]]:
        """The lines of `<portal>.jsonl`, or of `<name>/<portal>.jsonl`."""
        path = self.folder / name / f"{self.portal}.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def urls(self) -> list[str]:
        return [record["url"] for record in self.read()]


@dataclass
class Worker:
    """Runs crawls in a process of its own, one after the other."""

    process: subprocess.Popen = field(init=False)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.live.worker"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def crawl(self, output: Output, *, spider: str = "", arguments=None, **settings) -> Run:
        request = {
            "spider": spider or output.portal,
            "arguments": arguments or {},
            "changes": {**UNHURRIED, "OUTPUT_DIR": str(output.folder), **settings},
        }
        print(json.dumps(request), file=self.process.stdin, flush=True)
        return Run(**json.loads(self.process.stdout.readline()))

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def crawl_command(output: Output, origin: str, *extra: str) -> list[str]:
    """The command of a run without politeness."""
    settings = {**UNHURRIED, "OUTPUT_DIR": output.folder}
    pairs = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "crawl", output.portal, "-a", f"origin={origin}"]
    return [*command, *pairs, *extra]


def wait_for_next_second() -> None:
    """Wait until what is fetched now is later, by the clock of records, than what was before."""
    time.sleep(1.01 - time.time() % 1)
