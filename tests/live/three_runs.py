"""Three runs of a portal: the first finds everything, the second nothing, the third what changed.

python -m tests.live.three_runs [--articles 1000] [--lists 40]
"""

import argparse
import tempfile
from pathlib import Path

from tests.live.runs import Output, Worker, wait_for_next_second
from tests.portal_server import PortalServer, Site

CHANGED = range(30)
GONE = range(40, 45)


def check_three_runs(worker: Worker, output: Output, site: Site) -> None:
    """Crawl `site` three times; raises AssertionError where a run does anything else."""
    with PortalServer(site) as server:
        arguments = {"origin": server.origin}
        first = worker.crawl(output, arguments=arguments)
        assert first.status == 0, first
        assert sorted(output.urls()) == sorted(map(site.url, range(site.count)))
        assert len(server.targets()) == len(set(server.targets()))

        written = output.read()
        server.asked.clear()
        second = worker.crawl(output, arguments=arguments)
        assert second.status == 0, second
        assert output.read() == written
        # Eight days of articles: today and the seven days before.
        young = [
            number for number in range(site.count) if (site.newest - site.date(number)).days < 8
        ]
        asked = {request.target: request.headers for request in server.asked}
        articles = {target for target in asked if target.startswith("/p/")}
        assert articles == set(map(site.path, young))
        assert all("if-none-match" in asked[target] for target in articles)
        assert second.stats["silkroad/not_modified"] == len(young)
        assert "/tags/project?page=2" not in asked

        for number in CHANGED:
            site.change(number)
        for number in GONE:
            site.remove(number)
        wait_for_next_second()
        third = worker.crawl(output, arguments=arguments)
        assert third.status == 0, third
        revisions = output.read()[site.count :]
        assert sorted(line["url"] for line in revisions) == sorted(map(site.url, CHANGED))
        assert {line["revision"] for line in revisions} == {2}
        withdrawn = output.read("withdrawn")
        assert sorted(line["url"] for line in withdrawn) == sorted(map(site.url, GONE))
        assert output.read("rejects") == []

        server.asked.clear()
        fourth = worker.crawl(output, arguments=arguments)
        assert fourth.status == 0, fourth
        assert len(output.read()) == site.count + len(CHANGED)
        assert len(output.read("withdrawn")) == len(GONE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--lists", type=int, default=40)
    options = parser.parse_args()
    per_list = -(-options.articles // options.lists)
    site = Site(count=options.articles, per_list=per_list, per_day=per_list)
    worker = Worker()
    with tempfile.TemporaryDirectory() as folder:
        check_three_runs(worker, Output(Path(folder)), site)
    worker.close()
    print(
        f"{options.articles} articles over {site.lists} lists: all found once, none twice; then "
        f"{len(CHANGED)} revisions and {len(GONE)} withdrawals"
    )


if __name__ == "__main__":
    main()
