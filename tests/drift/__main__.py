"""Prints how many quiet runs raise an alarm, and when each change of a template is found."""

import argparse

from tests.drift.simulation import count_false_alarms, find_changes_of_template, usual_shares

SPREADS = (0.03, 0.10)


def main() -> None:
    """Play as many quiet runs as are asked for, and every change, with both spreads."""
    parser = argparse.ArgumentParser(prog="python -m tests.drift", description=__doc__)
    parser.add_argument("--quiet-runs", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    print("usual shares: " + ", ".join(f"{n} {s:.0%}" for n, s in usual_shares().items()))
    for spread in SPREADS:
        alarms = count_false_alarms(spread, given.quiet_runs, given.seed)
        print(f"spread {spread:.2f}: {alarms} alarms in {given.quiet_runs} quiet runs", flush=True)
    for spread in SPREADS:
        print(
            f"\nspread {spread:.2f}: the run in which a change is named, and the alarms until then"
        )
        for found in find_changes_of_template(spread, given.seed):
            run = str(found.run) if found.run else "-"
            print(f"{run:>3}  {found.change.name}: {', '.join(sorted(found.subjects))}")


if __name__ == "__main__":
    main()
