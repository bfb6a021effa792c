"""A run of a portal for tests of one part of it, without a spider and its network."""

from types import SimpleNamespace

from scrapy.crawler import Crawler
from scrapy.utils.test import get_crawler

from crawler.pages.addresses import Portal
from crawler.portals.silkroad import SilkroadPage
from crawler.run import Run


def make_run(
    portal: Portal = SilkroadPage.portal, crawler: Crawler | None = None, **asked: object
) -> Run:
    """Return a run that the components of its crawler find; its output is to be given."""
    run = Run(crawler or get_crawler(), portal, **asked)
    run.crawler.spider = SimpleNamespace(run=run)
    run.crawler.engine = SimpleNamespace(running=True)
    return run
