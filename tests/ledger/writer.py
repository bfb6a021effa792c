"""A run without pages or network: writes a fixed course of records into an output folder.

    python -m tests.ledger.writer OUTPUT [--pages 200] [--pause 0.0] [--limit-bytes N]

The exit status is that of a crawl. `--limit-bytes` forbids larger files, as a full disk does.
"""

import argparse
import resource
import sys
import time
from pathlib import Path

from crawler.errors import LedgerError
from crawler.ledger import Ledger
from tests.ledger.records import PORTAL, run_course


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("output", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--limit-bytes", type=int)
    parser.add_argument("--hold", action="store_true", help="open, say so, and wait for input")
    options = parser.parse_args()
    if options.limit_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (options.limit_bytes, options.limit_bytes))
    try:
        with Ledger.open(options.output, PORTAL) as ledger:
            if options.hold:
                print("open", flush=True)
                sys.stdin.readline()
                return 0
            if options.pause:
                _slow_down(ledger, options.pause)
            run_course(ledger, options.pages)
    except LedgerError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


def _slow_down(ledger: Ledger, seconds: float) -> None:
    add = ledger.add

    def add_slowly(item: object) -> object:
        time.sleep(seconds)
        return add(item)

    ledger.add = add_slowly


if __name__ == "__main__":
    sys.exit(main())
