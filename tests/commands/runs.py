"""Runs of Scrapy commands as a user starts them, in processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.ledger.records import read_files

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Run:
    """How a command ended, and what it said."""

    status: int
    stdout: str
    stderr: str


def start_scrapy(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.Popen[str]:
    """Start a command of the project."""
    return subprocess.Popen(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> Run:
    """Wait for the end of a command."""
    stdout, stderr = process.communicate(timeout=60)
    return Run(process.returncode, stdout, stderr)


def run_scrapy(*arguments: str, cwd: Path = ROOT, **environment: str) -> Run:
    """Run a command of the project to its end."""
    return finish(start_scrapy(*arguments, cwd=cwd, **environment))


def run_all(commands: Iterable[list[str]], **environment: str) -> list[Run]:
    """Run several commands, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda command: run_scrapy(*command, **environment), commands))


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file, none where there is no file."""
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def read_data(folder: Path) -> dict[str, bytes]:
    """Return the lines of an output, by their files: all but what a run notes for the next one."""
    return {
        name: content
        for name, content in read_files(folder).items()
        if name.endswith(".jsonl") and not name.startswith("state/")
    }
