"""What all tests share: no network but this machine, in the tests and in what they start."""

import os
import sys
from pathlib import Path

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
