"""What all tests share: no network but this machine, and which of them are quick."""

import os
import sys
from pathlib import Path

import pytest

GUARD = Path(__file__).parent / "guard"

# Processes that tests start inherit the guard; workers of pytest-xdist are such processes.
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]
)
if "sitecustomize" not in sys.modules or not hasattr(
    sys.modules["sitecustomize"], "refuse_network"
):
    sys.path.insert(0, str(GUARD))
    sys.modules.pop("sitecustomize", None)
    __import__("sitecustomize")
    sys.path.remove(str(GUARD))

QUICK = {"pages", "portals", "reading", "samples", "story", "text", "warc"}
"""The folders whose tests read pages and do nothing else."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    folder = Path(__file__).parent
    for item in items:
        if item.path.relative_to(folder).parts[0] in QUICK:
            item.add_marker(pytest.mark.quick)
