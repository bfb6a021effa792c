"""A process that runs one crawl after the other: what a test asks for on a line of JSON.

Starting Scrapy takes longer than most of the crawls here. Each answer is a line of JSON, too: the
exit status with its reason and summary, the statistics, and what was logged from WARNING on.
"""

import asyncio
import json
import logging
import sys

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.utils.misc import load_object
from scrapy.utils.project import get_project_settings
from scrapy.utils.reactor import install_reactor

install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")

from crawler.errors import SilkroadError  # noqa: E402
from crawler.monitor.exit_status import judge_run  # noqa: E402
from crawler.monitor.run_monitor import RunMonitor  # noqa: E402
from crawler.monitor.summary import render_summary  # noqa: E402


class Log(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter().format(record))


async def crawl(spider: str, arguments: dict, changes: dict) -> dict:
    """Run one crawl with the project's settings and some changes to them."""
    log = Log()
    logging.getLogger().addHandler(log)
    settings = get_project_settings()
    settings.update(changes, priority="cmdline")
    runner = AsyncCrawlerRunner(settings)
    crawler = runner.create_crawler(load_object(spider) if "." in spider else spider)
    try:
        await runner.crawl(crawler, **arguments)
    except SilkroadError as error:
        status = error.exit_status
        return {"status": status, "reason": str(error), "summary": "", "stats": {}, "log": []}
    finally:
        logging.getLogger().removeHandler(log)
    monitor = crawler.get_extension(RunMonitor)
    report = monitor.report()
    verdict = judge_run(report, monitor.floors())
    stats = {
        name: value
        for name, value in crawler.stats.get_stats().items()
        if isinstance(value, int | str)
    }
    return {
        "status": verdict.status,
        "reason": verdict.reason,
        "summary": " ".join(render_summary(report).split()),
        "stats": stats,
        "log": log.lines,
    }


async def answer_requests() -> None:
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(await crawl(**json.loads(line))), flush=True)


def main() -> None:
    from twisted.internet import reactor

    def start() -> None:
        task = asyncio.ensure_future(answer_requests())
        task.add_done_callback(lambda _: reactor.stop())

    reactor.callWhenRunning(start)
    reactor.run()


if __name__ == "__main__":
    main()
