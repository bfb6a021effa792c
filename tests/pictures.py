"""Makes the README's picture of a report, in headless Chromium.

    python -m tests.pictures

The output is that of a crawl over `samples/`; the runs before it are invented.
"""

import random
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.drift.run_lines import Alarm, RunLine
from crawler.drift.statistics import FieldStatistics, Statistics
from crawler.ledger import LedgerPaths
from crawler.ledger.run_history import RunHistory
from crawler.monitor.run_file import RunFile, write_run_file
from crawler.reports import write_reports

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "tests/reports/report.png"
SIZE = "900,790"

PORTAL = "silkroad"
USUAL = {
    "headline": 1, "section": 0.95, "published": 1, "modified": 0.1, "dateline": 0.82,
    "abstract": 0.86, "byline": 0.2, "body": 1, "images": 0.5, "editors": 0.73, "source": 0.1,
    "keywords": 0.9,
}  # fmt: skip
BY_TEMPLATE = ("headline", "body", "dateline")
LOST = "abstract"
NIGHTS = 28


def invent_run(night: int, chance: random.Random) -> RunLine:
    """Return what a run of some night was; in the last one a field is gone."""
    records = chance.randint(22, 38)
    fields = {}
    for name, share in USUAL.items():
        gone = name == LOST and night == NIGHTS
        filled = 0 if gone else sum(chance.random() < share for _ in range(records))
        known = round(filled * 0.7) if name in BY_TEMPLATE else 0
        tiers = {"template": known, "text": filled - known}
        fields[name] = FieldStatistics(filled=filled, tiers={k: n for k, n in tiers.items() if n})
    return RunLine(
        portal=PORTAL, kind="offline", site=None, started_at=f"2026-05-{night:02}T03:17:00Z",
        seconds=90, status=0, complete=True, new=chance.randint(0, 14),
        revised=chance.randint(0, 4), unchanged=10, outside=0, fetches={}, lists={}, bytes=1,
        alarms=[], version="0.1.0",
        statistics=Statistics(records=records, pages=records + 2, fields=fields),
    )  # fmt: skip


def write_output(folder: Path) -> Path:
    """Write the output of a crawl over the samples, as if it followed on a month of others."""
    command = ["scrapy", "crawl", PORTAL, "-a", "source=samples", "-s", f"OUTPUT_DIR={folder}"]
    subprocess.run([sys.executable, "-m", *command], check=True, cwd=ROOT, capture_output=True)
    paths = LedgerPaths(folder, PORTAL)
    paths.runs.unlink()
    chance = random.Random(2026)
    for night in range(1, NIGHTS + 1):
        RunHistory(paths.runs).append(invent_run(night, chance))
    alarm = Alarm(
        subject=LOST, aspect="filled", value="", before=(711, 827), now=(0, 31), medians=None,
        since="2026-05-28", pages=["https://en.imsilkroad.com/p/338301.html"],
    )  # fmt: skip
    file = RunFile.model_validate_json(paths.run_file.read_bytes())
    write_run_file(paths.run_file, file.model_copy(update={"status": 4, "alarms": [alarm]}))
    return write_reports(folder, [PORTAL])[0]


def take_picture(page: Path, picture: Path, profile: Path) -> None:
    """Open a page in headless Chromium and write what it shows first."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("this needs Chromium: apt-get install chromium")
    options = [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={profile}", f"--window-size={SIZE}", f"--screenshot={picture}",
    ]  # fmt: skip
    subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True, timeout=60)


def main() -> None:
    """Make the picture."""
    with TemporaryDirectory() as folder:
        page = write_output(Path(folder) / "output")
        take_picture(page, PICTURE, Path(folder) / "profile")
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
