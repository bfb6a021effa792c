"""What is said of the lists, feeds and sitemaps that were of no use to a run, and its status."""

from collections.abc import Iterable, Iterator

from crawler.errors import ExitStatus
from crawler.monitor.run_report import RunReport
from crawler.monitor.wording import count_noun, name_some
from crawler.start_lists import Trouble


def describe_troubles(troubles: Iterable[tuple[str, Trouble]]) -> Iterator[str]:
    """Yield a sentence for each kind of trouble: which lists have it, what it is, what to do."""
    lists: dict[Trouble, list[str]] = {}
    for url, trouble in troubles:
        lists.setdefault(trouble, []).append(url)
    for trouble, urls in lists.items():
        yield f"{name_some(urls)}: {trouble.what}; {trouble.advice}"


def judge_lists(report: RunReport) -> tuple[ExitStatus, str] | None:
    """Return the status of a run by its lists, and why; None where they are all of use.

    One that nobody could ask comes before those that were answered: what it holds is unknown.
    """
    troubles = report.lists.troubles()
    unreachable = {url: trouble for url, trouble in troubles.items() if trouble.unreachable}
    told = count_noun(report.lists.told, "list")
    if unreachable:
        verb = f"fetching failed: {len(unreachable)} of {told} could not be reached"
        return ExitStatus.FETCHING, f"{verb}. {' '.join(_sentences(unreachable))}"
    if not troubles:
        return None
    verb = f"{len(troubles)} of {told} of {report.portal} gave no article"
    every = len(troubles) == report.lists.told
    status = ExitStatus.NO_ARTICLE if every else ExitStatus.QUALITY
    return status, f"{verb}. {' '.join(_sentences(troubles))}"


def _sentences(troubles: dict[str, Trouble]) -> Iterator[str]:
    return (f"{sentence}." for sentence in describe_troubles(troubles.items()))
