"""The torture in its short form; `python -m tests.ledger.torture` is the long one."""

import json
import random
import sys

from crawler.ledger import Ledger
from tests.ledger.records import PORTAL, run_course
from tests.ledger.torture import Torture

COMMAND = (sys.executable, "-m", "tests.ledger.writer", "{output}", "--pages", "60", "--pause")


def run_here(output):
    with Ledger.open(output, PORTAL) as ledger:
        run_course(ledger, 60)


def test_killed_runs(tmp_path):
    torture = Torture(tmp_path, [*COMMAND, "0.002"], seed=1, live=False)
    torture.kill(2)
    assert torture.findings.kills == 2
    assert torture.findings.differences == []


def test_torn_files(tmp_path):
    seed = random.randrange(2**32)
    torture = Torture(tmp_path, [], seed=seed, live=False, run=run_here)
    torture.truncate(25)
    assert torture.findings.truncations == 25
    assert torture.findings.differences == [], f"seed {seed}"


def test_the_torture_finds_what_is_lost(tmp_path):
    runs = iter([60, 59])

    def run_less(output):
        with Ledger.open(output, PORTAL) as ledger:
            run_course(ledger, next(runs))

    torture = Torture(tmp_path, [], seed=1, live=True, run=run_less)
    torture._random.randrange = lambda *_: 0
    torture._random.choices = lambda files, sizes: [tmp_path / "truncated" / f"{PORTAL}.jsonl"]
    torture.truncate(1)
    assert f"{PORTAL}.jsonl differs" in torture.findings.differences[0]


def test_live_runs_are_compared_without_the_time_of_fetching(tmp_path):
    moments = iter(["2024-01-01", "2024-01-02"])

    def run_once(output):
        output.mkdir(exist_ok=True)
        line = {"url": "x", "fetched_at": next(moments)}
        (output / f"{PORTAL}.jsonl").write_text(json.dumps(line) + "\n")

    torture = Torture(tmp_path, [], seed=1, live=True, run=run_once)
    torture.truncate(1)
    assert not any("differs" in difference for difference in torture.findings.differences)
