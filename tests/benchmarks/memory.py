"""What the memory and the pace of a run are when its source is large.

    python -m tests.benchmarks.memory [--pages 100000] [--json FILE]

An archive of a twentieth of the pages and one of all are read by a crawl, by `scrapy structure`
with two workers, and in parts that `scrapy merge` joins. The largest process may take a tenth more
for the large one, and the last tenth of its records as long as the first.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.articles import SITE, make_page
from tests.benchmarks.rates import describe_machine
from tests.live.runs import ROOT

SMALLER = 20
MOST_MEMORY = 1.1
SLOWEST_END = 1.25
"""Times that the last tenth may take of the first: a machine that does other work is never even."""
_LOOK_AFTER_SECONDS = 0.1


def write_archive(path: Path, pages: int) -> None:
    """Write an archive of so many different pages."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(pages):
            body = make_page(number).encode()
            head = [("Content-Type", "text/html"), ("Content-Length", str(len(body)))]
            answer = StatusAndHeaders("200 OK", head, protocol="HTTP/1.1")
            url = f"{SITE}/p/{number}.html"
            record = writer.create_warc_record(url, "response", BytesIO(body), http_headers=answer)
            writer.write_record(record)


def run_watched(command: list[str], lines: Path) -> tuple[int, list[tuple[float, int]]]:
    """Return the kilobytes of a command's largest process, and how its output grew."""
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", *command], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    grown = []
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        grown.append((time.perf_counter(), lines.stat().st_size if lines.exists() else 0))
        time.sleep(_LOOK_AFTER_SECONDS)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with status {process.returncode}")
    return usage.ru_maxrss, grown


def compute_digest(path: Path) -> str:
    """Return the SHA-256 of a file in pieces: a command counts what is held where it is started."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def compare_ends(grown: list[tuple[float, int]]) -> float:
    """Return how many times as long the last tenth of an output took as the first."""
    whole = grown[-1][1]
    moments = [
        next(at for at, size in grown if size >= share * whole) for share in (0, 0.1, 0.9, 1)
    ]
    begun = next(at for at, size in grown if size)
    return (moments[3] - moments[2]) / max(moments[1] - begun, _LOOK_AFTER_SECONDS)


def main() -> int:
    """Print memory and pace of each way; return 1 where one is above its floor."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--json", type=Path, help="where the figures are written, for a program")
    options = parser.parse_args()
    figures: dict[str, dict[str, float]] = {}
    digests = set()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archives = {"small": options.pages // SMALLER, "large": options.pages}
        for size, pages in archives.items():
            write_archive(folder / f"{size}.warc.gz", pages)
        for way in ("crawl", "structure", "parts", "merge"):
            memory, pace = {}, None
            for size in archives:
                archive, output = str(folder / f"{size}.warc.gz"), folder / f"{size}-{way}"
                parts, lines = str(folder / f"{size}-parts"), output / "silkroad.jsonl"
                commands = {
                    "crawl": [
                        "crawl",
                        "all",
                        "-a",
                        f"source={archive}",
                        "-s",
                        f"OUTPUT_DIR={output}",
                    ],
                    "structure": ["structure", archive, "--output", str(output), "--workers", "2"],
                    "parts": ["structure", archive, "--output", parts, "--parts", "--workers", "2"],
                    "merge": ["merge", parts, "--output", str(output)],
                }
                memory[size], grown = run_watched(commands[way], lines)
                if way != "parts":
                    pace = compare_ends(grown)
                    if size == "large":
                        digests.add(compute_digest(lines))
            ratio = memory["large"] / memory["small"]
            figures[way] = {"memory": ratio, **memory}
            if pace is not None:
                figures[way]["end / start"] = pace
            print(
                f"{way:10} {memory['small'] / 1024:6.0f} MB for {archives['small']:,} pages, "
                f"{memory['large'] / 1024:6.0f} MB for {options.pages:,}: {ratio:.2f}"
                + (f"; the last tenth took {pace:.2f} of the first" if pace is not None else ""),
                flush=True,
            )
    print("the same records each way" if len(digests) == 1 else "THE RECORDS DIFFER")
    if options.json:
        whole = {**describe_machine(), "pages": options.pages, "ways": figures}
        options.json.write_text(f"{json.dumps(whole, indent=2)}\n", encoding="utf-8")
    return len(digests) != 1 or any(
        way["memory"] > MOST_MEMORY or way.get("end / start", 0) > SLOWEST_END for way in figures.values()
    )


if __name__ == "__main__":
    sys.exit(main())
