"""A crawl that is killed again and again: in the end every article is there once.

    python -m tests.live.kill [--times 20] [--articles 1000] [--seed 1]

Kills with SIGKILL at random moments and starts the same command again; the run after the last
kill ends by itself.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.live.runs import ROOT, Output, crawl_command
from tests.portal_server import PortalServer, Site

PER_LIST = 25
LONGEST = 60


def crawl_and_kill(
    site: Site, output: Output, *, times: int, seed: int, archive: Path | None = None
) -> list[int]:
    """Crawl `site`, killed `times` times; return how many records there were after each kill."""
    chance = random.Random(seed)
    counts = []
    with PortalServer(site) as server:
        extra = ["-a", f"archive={archive}"] if archive else []
        command = crawl_command(output, server.origin, *extra)
        for _ in range(times):
            wanted = chance.randrange(2 * site.count // (times + 1))
            counts.append(_kill_at(command, server, output, wanted, chance.uniform(0, 0.05)))
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if result.returncode:
            raise AssertionError(f"status {result.returncode}: {result.stderr}")
    return counts


def _kill_at(
    command: list[str], server: PortalServer, output: Output, wanted: int, pause: float
) -> int:
    """Kill a run once it asked for so many pages, and a little later; return the records then."""
    before = len(server.asked)
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    server.wait_for(before + wanted, lambda: process.poll() is not None)
    try:
        process.wait(pause)
    except subprocess.TimeoutExpired:
        process.kill()
    process.wait()
    path = output.folder / f"{output.portal}.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


def check_output(site: Site, output: Output) -> list[str]:
    """Return what is wrong with the output of a crawl of the whole site."""
    urls = Counter(output.urls())
    wanted = {site.url(number) for number in range(site.count)}
    problems = [f"{url}: {count} times" for url, count in urls.items() if count > 1]
    problems += [f"{url}: missing" for url in wanted - urls.keys()]
    problems += [f"{url}: nobody asked for it" for url in urls.keys() - wanted]
    return problems + [f"rejected: {json.dumps(line)}" for line in output.read("rejects")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    site = Site(count=options.articles, per_list=PER_LIST, per_day=PER_LIST)
    with tempfile.TemporaryDirectory() as folder:
        output = Output(Path(folder))
        archive = Path(folder) / "pages.warc.gz"
        counts = crawl_and_kill(
            site, output, times=options.times, seed=options.seed, archive=archive
        )
        problems = check_output(site, output)
    print(f"records after each of {len(counts)} kills: {counts}")
    print("\n".join(problems) or f"{options.articles} articles, each of them once")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
