"""Measure every case and print the worst; exit status 1 where one grows faster than its input."""

import argparse
import sys
import time

from tests.growth import __doc__ as description
from tests.growth.expressions import find_expressions
from tests.growth.lines import find_slow_expressions
from tests.growth.measuring import Growth, measure
from tests.growth.pages import list_cases, select


def main() -> int:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", metavar="TEXT", help="cases whose names hold TEXT")
    parser.add_argument("--parts", type=int, default=400, help="n: 4 n are measured as well")
    parser.add_argument("--pairs", type=int, default=300, help="pairs of fragments by chance")
    parser.add_argument("--seed", type=int, default=1, help="of what is made by chance")
    parser.add_argument("--worst", type=int, default=20, help="how many to print")
    options = parser.parse_args()
    started = time.monotonic()
    growths: list[Growth] = []
    for case in select(list_cases(options.pairs, options.seed), options.only):
        growths.append(measure(case, options.parts))
        if growths[-1].is_bad:
            print(growths[-1], flush=True)
    slow = list(find_slow_expressions(options.seed, options.only))
    bad = [growth for growth in growths if growth.is_bad]
    print(
        f"\n{len(growths)} cases, {len(find_expressions())} expressions, seed {options.seed}, "
        f"{time.monotonic() - started:.0f} s; the worst ratios of the time for 4 n to that for n:"
    )
    for growth in sorted(growths, reverse=True)[: options.worst]:
        print(growth)
    print("The longest times for the size:")
    for growth in sorted(growths, key=lambda one: one.seconds / one.size, reverse=True)[:5]:
        print(growth)
    for expression in slow:
        print(expression)
    print(f"{len(bad)} cases grow faster than their input, {len(slow)} expressions are slow")
    return int(bool(bad or slow))


if __name__ == "__main__":
    sys.exit(main())
