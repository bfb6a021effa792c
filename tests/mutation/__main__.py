"""Draw faults, try each, print the scores; exit status 1 where one is below its floor."""

import argparse
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from tests.mutation import __doc__ as description
from tests.mutation.faults import Fault, find_faults
from tests.mutation.harmless import find_reason
from tests.mutation.running import CORE, try_faults

ROOT = Path(__file__).parents[2]

PARTS: dict[str, tuple[float, tuple[str, ...]]] = {
    "crawler": (0.85, ()),
    "core": (0.9, CORE),
    "ledger": (0.9, ("ledger",)),
    "fetching": (0.9, ("fetching",)),
}
"""The floor of each part, and the names in crawler/ that belong to it; none stands for all."""


def draw_faults(count: int, seed: int, under: str, part: str = "crawler") -> list[Fault]:
    """Return so many of the faults of a part, in files whose paths begin with `under`."""
    chance = random.Random(seed)
    names = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "crawler").rglob("*.py"))
    faults = [
        fault
        for name in names
        if name.startswith(under) and belongs(name, PARTS[part][1])
        for fault in find_faults(name, (ROOT / name).read_bytes(), chance)
    ]
    return chance.sample(faults, min(count, len(faults)))


def belongs(path: str, names: tuple[str, ...]) -> bool:
    """Tell whether a path is in one of these rooms or files of crawler/; none stands for all."""
    return not names or Path(path).with_suffix("").parts[1] in names


def print_scores(noticed: list[Fault], missed: list[Fault]) -> bool:
    """Print the score of each part that got faults; tell whether all reach their floor."""
    reached = True
    for part, (floor, names) in PARTS.items():
        good = sum(belongs(fault.path, names) for fault in noticed)
        total = good + sum(belongs(fault.path, names) for fault in missed)
        if total:
            is_low = good < floor * total
            reached &= not is_low
            low = "  BELOW ITS FLOOR" if is_low else ""
            print(f"{part:10} {good:4} of {total:4} noticed  {good / total:.2f} ({floor}){low}")
    return reached


def main() -> int:
    """Read the arguments, put the faults in, print what was noticed."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=200, help="how many faults")
    parser.add_argument("--seed", type=int, default=1, help="which faults are drawn")
    parser.add_argument("--under", default="crawler/", help="only files whose path begins so")
    parser.add_argument("--part", choices=PARTS, default="crawler", help="only of this part")
    parser.add_argument("--seconds", type=int, default=900, help="the longest run of tests")
    parser.add_argument("--jobs", type=int, default=1, help="how many are tried side by side")
    parser.add_argument("--near", action="store_true", help="only tests close to the fault's file")
    parser.add_argument("--list", action="store_true", help="print the faults, run nothing")
    options = parser.parse_args()
    started = time.monotonic()
    noticed: list[Fault] = []
    missed: list[Fault] = []
    harmless: Counter[str] = Counter()
    faults = draw_faults(options.count, options.seed, options.under, options.part)
    if options.list:
        print(*faults, sep="\n")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was started ends with this
    harmful = []
    for fault in faults:
        if reason := find_reason(fault, ROOT):
            harmless[reason] += 1
        else:
            harmful.append(fault)
    tried = try_faults(harmful, ROOT, options.jobs, options.seconds, is_near=options.near)
    for fault, is_noticed in tried:
        if is_noticed:
            noticed.append(fault)
            print(".", end="", file=sys.stderr, flush=True)
        else:
            missed.append(fault)
            print(fault, flush=True)
    print(f"\n{len(faults)} faults, seed {options.seed}, {time.monotonic() - started:.0f} s")
    for reason, number in harmless.items():
        print(f"{number} harmless: {reason}")
    return int(not print_scores(noticed, missed))


if __name__ == "__main__":
    sys.exit(main())
