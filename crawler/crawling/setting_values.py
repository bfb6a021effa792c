"""Settings of a run: that there are such, and that their values are some, before anything opens."""

import difflib
import os
from collections.abc import Callable, Iterable
from importlib import import_module

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings
from scrapy.utils.project import ENVVAR

from crawler.errors import ArgumentError
from crawler.items import EXTRACTED_FIELDS, PUBLISHER_FIELDS

_COUNTS = (
    "ARCHIVE_MAXSIZE", "BACKOFF_MAX_FAILURES", "BUDGET_BYTES", "BUDGET_PAGES",
    "CLOSESPIDER_ERRORCOUNT", "CLOSESPIDER_ITEMCOUNT", "CLOSESPIDER_PAGECOUNT",
    "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN", "DOWNLOAD_MAXSIZE",
    "FLOORS_MIN_PAGES", "MAX_ARTICLE_PAGES", "MAX_LIST_PAGES", "REDIRECT_MAX_TIMES",
    "RETRY_TIMES", "REVISIT_DAYS", "SOURCE_MAXSIZE", "WORKERS",
)  # fmt: skip
_SECONDS = (
    "AUTOTHROTTLE_MAX_DELAY", "AUTOTHROTTLE_START_DELAY", "BACKOFF_MAX", "BACKOFF_START",
    "CLOSESPIDER_TIMEOUT", "DOWNLOAD_DELAY", "DOWNLOAD_TIMEOUT", "PAGE_TIMEOUT",
    "ROBOTSTXT_MAX_CRAWL_DELAY",
)  # fmt: skip
_SWITCHES = (
    "AUTOTHROTTLE_ENABLED", "COOKIES_ENABLED", "DOWNLOAD_VERIFY_CERTIFICATES",
    "HTTPCACHE_ENABLED", "HTTPPROXY_ENABLED", "RETRY_ENABLED", "ROBOTSTXT_OBEY",
)  # fmt: skip
_ON_OR_OFF = ("PROGRESS",)
_SHARES = ("FETCH_FAILURES_CEILING",)

REFUSED = {
    "JOBDIR": (
        "JOBDIR is not needed: the same command goes on where it was, and JOBDIR would forget the "
        "requests that are under way when a process is killed; leave it out"
    ),
    "HTTPCACHE_ENABLED": (
        "HTTPCACHE_ENABLED is not for runs that write records: a cached page does not say when it "
        "was fetched. Keep an archive (-a archive=FILE.warc.gz) and read that (-a source=…)"
    ),
}
"""Settings of Scrapy that a run which writes records does not go with, and what to do instead."""


def check_settings(settings: BaseSettings) -> None:
    """Raise ArgumentError for a setting that does not exist, or whose value is none.

    Names are looked at where the command line gives them: a user's own settings module may hold
    settings of their own.
    """
    known = _list_known()
    for name in settings:
        if settings.getpriority(name) == SETTINGS_PRIORITIES["cmdline"] and name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else "see crawler/settings.py"
            raise ArgumentError(f"there is no setting {name!r}; {hint}")
    for names, allowed, is_allowed in _KINDS:
        for name in names:
            _check(settings, name, allowed, is_allowed)
    _check_floors(settings)


def check_refused(settings: BaseSettings) -> None:
    """Raise ArgumentError for a setting that a run which writes records does not go with."""
    for name, reason in REFUSED.items():
        value = settings.get(name)
        if settings.getbool(name) if name.endswith("_ENABLED") else value:
            raise ArgumentError(reason)


def _check(
    settings: BaseSettings, name: str, allowed: str, is_allowed: Callable[[BaseSettings, str], bool]
) -> None:
    if settings.get(name) is None:
        return
    try:
        fits = is_allowed(settings, name)
    except (TypeError, ValueError):
        fits = False
    if not fits:
        raise ArgumentError(f"{name}={str(settings.get(name))!r}: it takes {allowed}")


def _check_floors(settings: BaseSettings) -> None:
    fields = {"records", *PUBLISHER_FIELDS, *EXTRACTED_FIELDS}
    allowed = 'shares from 0 to 1 by name, such as {"records": 0.5, "abstract": 0.3}'
    try:
        floors = settings.getdict("QUALITY_FLOORS")
        wrong = [name for name, floor in floors.items() if not 0 <= float(floor) <= 1]
    except (AttributeError, TypeError, ValueError):
        raise ArgumentError(f"QUALITY_FLOORS cannot be read; it takes {allowed}") from None
    for name in floors:
        if name not in fields:
            raise ArgumentError(f"QUALITY_FLOORS: there is no field {name!r}; it takes {allowed}")
    if wrong:
        raise ArgumentError(f"QUALITY_FLOORS: {wrong[0]} is no share; it takes {allowed}")


_KINDS: tuple[tuple[Iterable[str], str, Callable[[BaseSettings, str], bool]], ...] = (
    (_COUNTS, "a whole number from 0 on", lambda given, name: given.getint(name) >= 0),
    (_SECONDS, "seconds from 0 on", lambda given, name: given.getfloat(name) >= 0),
    (_SHARES, "a share from 0 to 1", lambda given, name: 0 <= given.getfloat(name) <= 1),
    (_ON_OR_OFF, "on or off", lambda given, name: given.get(name) in ("on", "off")),
    (_SWITCHES, "True or False", lambda given, name: given.getbool(name) in (True, False)),
)


def _list_known() -> set[str]:
    project = import_module(os.environ.get(ENVVAR, "crawler.settings"))
    return {name for name in (*vars(default_settings), *vars(project)) if name.isupper()}
