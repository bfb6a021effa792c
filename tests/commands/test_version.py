"""`scrapy version` tells which program wrote an output."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_version_of_the_project_and_of_scrapy():
    command = [sys.executable, "-m", "scrapy", "version"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [
        f"silkroad {version('silkroad')}",
        f"Scrapy {version('scrapy')}",
    ]
