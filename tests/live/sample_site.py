"""The samples of a portal, served as the portal would."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from crawler.pages.addresses import Portal
from tests.portal_server import Answer, PortalServer, html_answer
from tests.samples.completeness import SAMPLES, load_expected


class SampleSite:
    """A portal whose articles are its samples; a host's path is served whatever the host.

    `lists`: the answers to targets that are no samples.
    """

    def __init__(self, portal: Portal, lists: Mapping[str, Answer]) -> None:
        self._pages = {
            urlsplit(record["url"]).path: path.with_suffix("")
            for path, record in load_expected().values()
            if record["portal"] == portal.name
        }
        self._lists = lists

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """Return the answer to a GET of `target`; what `tests.portal_server` asks of a site."""
        if (found := self._lists.get(target)) is not None:
            return found
        # A later page of an article is in no record.
        page = self._pages.get(target) or next(SAMPLES.glob(f"*{target}"), None)
        # Old pages state their encoding themselves.
        body = page.read_bytes() if page else b"<html><title>404</title>Not found</html>"
        return Answer(body, 200 if page else 404, {"Content-Type": "text/html"})


def list_articles(portal: Portal) -> list[str]:
    """Return the addresses of the samples that are articles, the newest first."""
    records = [record for _, record in load_expected().values() if record["portal"] == portal.name]
    articles = [record for record in records if "headline" in record]
    articles.sort(key=lambda record: (record["published"], record["url"]), reverse=True)
    return [record["url"] for record in articles if not record["url"].startswith("file:")]


def spread_lists(
    urls: Sequence[str], lists: Sequence[str], render: Callable[[Sequence[str], str], str]
) -> dict[str, Answer]:
    """Return the answers to the lists at these addresses, each with a share of the articles.

    `render`: makes a list's HTML from the articles and its own address.
    """
    shares = {url: urls[start :: len(lists)] for start, url in enumerate(lists)}
    return {urlsplit(url).path: html_answer(render(own, url)) for url, own in shares.items()}


def check_two_runs(worker, output, served: SampleSite, wanted: Sequence[str], **arguments) -> None:
    """Crawl twice: every article once, then nothing; raises AssertionError for anything else."""
    with PortalServer(served) as server:
        arguments = {"origin": server.origin, **arguments}
        first = worker.crawl(output, arguments=arguments)
        assert first.status == 0, first
        assert first.log == []
        assert output.read("rejects") == []
        assert sorted(output.urls()) == sorted(wanted)
        asked = [target for target in server.targets() if target != "/"]
        assert len(asked) == len(set(asked))

        written = output.read()
        server.asked.clear()
        second = worker.crawl(output, arguments=arguments)
        assert second.status == 0, second
        assert output.read() == written
        assert set(server.targets()).isdisjoint(urlsplit(url).path for url in wanted)
