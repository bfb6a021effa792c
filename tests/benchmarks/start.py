"""How long `from crawler import ArticlePage, structure` and a first `structure()` take.

    python -m tests.benchmarks.start [--rounds 9]

Each round is an interpreter of its own, which is told of no page before. Its start and end count,
as they do for whoever types a command. Above the floor the exit status is 1.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

PAGE = Path("samples/en.imsilkroad.com/p/338301.html")
FLOOR = 0.6
"""Seconds that the median may take."""

BARE = "pass"
SCRIPT = f"""
from pathlib import Path
from crawler import ArticlePage, structure
structure(Path({str(PAGE)!r}).read_bytes(), "https://en.imsilkroad.com/p/338301.html")
"""


def time_script(script: str) -> float:
    """Return the seconds from the start of a fresh interpreter to the end of a script."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the median of both scripts, and end with 1 where it is above the floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="interpreters (default: 9)")
    rounds = parser.parse_args().rounds
    time_script(SCRIPT)
    bare, first = (
        statistics.median(time_script(script) for _ in range(rounds)) for script in (BARE, SCRIPT)
    )
    print(f"an interpreter that does nothing  {bare:.3f} s")
    print(f"import and a first structure()    {first:.3f} s (floor: {FLOOR} s)")
    sys.exit(first > FLOOR)


if __name__ == "__main__":
    main()
