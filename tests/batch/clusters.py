"""Dask clusters as a user starts them: a scheduler and workers, each a process of its own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIM = """
import importlib.metadata, os

if os.environ.get("LACKS_PACKAGE"):
    find = importlib.metadata.version

    def version(name):
        if name == "silkroad":
            raise importlib.metadata.PackageNotFoundError(name)
        return find(name)

    importlib.metadata.version = version
if blind := os.environ.get("BLIND_TO"):
    can = os.access
    os.access = lambda path, mode: not os.fspath(path).startswith(blind) and can(path, mode)
"""
"""What makes a worker one of a machine that has no such package, or no such folder."""


class LocalCluster:
    """A cluster on the loopback interface, whose processes end with the block."""

    def __init__(self, folder: Path) -> None:
        (folder / "sitecustomize.py").write_text(SHIM)
        self._folder = folder
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{found.getsockname()[1]}"
        self.workers: list[subprocess.Popen] = []
        self.scheduler: subprocess.Popen | None = None

    def start_scheduler(self) -> None:
        host, _, port = self.address.removeprefix("tcp://").partition(":")
        self.scheduler = self._start("scheduler", "--host", host, "--port", port)
        while True:
            with contextlib.suppress(OSError), socket.create_connection((host, int(port))):
                return
            time.sleep(0.05)

    def start_worker(self, **environment: str) -> subprocess.Popen:
        options = ("--nthreads", "1", "--host", "127.0.0.1", "--no-nanny")
        worker = self._start("worker", self.address, *options, **environment)
        self.workers.append(worker)
        return worker

    def kill(self, process: subprocess.Popen) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def __enter__(self) -> "LocalCluster":
        self.start_scheduler()
        return self

    def __exit__(self, *error: object) -> None:
        for process in filter(None, (*self.workers, self.scheduler)):
            self.kill(process)

    def _start(self, role: str, *options: str, **environment: str) -> subprocess.Popen:
        paths = [str(self._folder), str(ROOT), os.environ.get("PYTHONPATH", "")]
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + role, *options, "--no-dashboard"],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
