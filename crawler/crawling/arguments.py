"""What `-a NAME=VALUE` may say to a spider: parsed and checked before anything is opened."""

import datetime as dt
import os
import re
import stat
import time
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from crawler.errors import ArgumentError
from crawler.warc.remote import ArchivePath, RemoteArchive, is_address
from crawler.warc.series import ARCHIVE_SUFFIXES

FOR_OTHERS = frozenset({"_job"})
"""Arguments that say nothing to a run: scrapyd numbers its jobs with `_job`."""


@dataclass(frozen=True, slots=True)
class RunArguments:
    """The arguments of one run; None means: not given.

    `since` and `until` are inclusive; `limit` counts articles, `max_pages` list pages; `origin`
    is scheme, host and port of the server that stands in for the portal; `site` names one of the
    sites of a portal that has many. `loose`: pages of the source of which nothing says whose they
    are count as this portal's.
    """

    source: ArchivePath | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    limit: int | None = None
    origin: str | None = None
    max_pages: int | None = None
    archive: Path | None = None
    site: str | None = None
    loose: bool = False


def parse_arguments(**given: str) -> RunArguments:
    """Return the arguments as typed values.

    Raises ArgumentError, with the argument's name and what is allowed, for a name that does not
    exist, a value that is none, and values that contradict each other.
    """
    given = {name: value for name, value in given.items() if name not in FOR_OTHERS}
    known = [field.name for field in fields(RunArguments)]
    for name in given:
        if name not in known:
            raise ArgumentError(f"unknown argument {name!r}; there are: {', '.join(known)}")
    arguments = RunArguments(
        source=_parse_source(given.get("source")),
        since=_parse_date("since", given.get("since")),
        until=_parse_date("until", given.get("until")),
        limit=_parse_count("limit", given.get("limit")),
        origin=_parse_origin(given.get("origin")),
        max_pages=_parse_count("max_pages", given.get("max_pages")),
        archive=_parse_archive(given.get("archive")),
        site=given.get("site"),
        loose=_parse_choice("loose", given.get("loose")),
    )
    if arguments.since and arguments.until and arguments.since > arguments.until:
        raise ArgumentError(f"since={arguments.since} lies after until={arguments.until}")
    if arguments.source and arguments.max_pages:
        raise ArgumentError("max_pages bounds the lists of a live run; it does not go with source")
    if arguments.source and arguments.archive:
        raise ArgumentError("archive keeps the raw pages of a live run; it does not go with source")
    if arguments.loose and not arguments.source:
        raise ArgumentError("loose is for the files of a source; give source=PATH with it")
    return arguments


def _parse_source(value: str | None) -> ArchivePath | None:
    if value is None:
        return None
    if is_address(value):
        return _look_up_archive(RemoteArchive(value))
    path = Path(value)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such path"
        raise ArgumentError(
            f"source={value!r} cannot be read ({why}); it takes a folder, an .html, .htm or "
            ".txt file, or a .warc or .warc.gz archive"
        ) from None
    if not value or not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        raise ArgumentError(f"source={value!r} is neither a folder nor a regular file")
    if not os.access(path, os.R_OK):
        raise ArgumentError(f"source={value!r} cannot be read: permission denied")
    return path


def _look_up_archive(archive: RemoteArchive) -> RemoteArchive:
    if not archive.name.lower().endswith(ARCHIVE_SUFFIXES):
        raise ArgumentError(f"source={str(archive)!r} is no .warc or .warc.gz archive")
    try:
        return archive.look_up()
    except OSError as error:
        raise ArgumentError(f"source={str(archive)!r} cannot be read ({error.strerror})") from None


def _parse_date(name: str, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date(*time.strptime(value, "%Y-%m-%d")[:3])
    except ValueError:
        raise ArgumentError(
            f"{name}={value!r} is no date; it takes YYYY-MM-DD, such as 2024-01-31"
        ) from None


def _parse_count(name: str, value: str | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch(r"0*[1-9][0-9]{0,8}", value):
        raise ArgumentError(f"{name}={value!r} is no count; it takes a whole number from 1 on")
    return int(value)


def _parse_choice(name: str, value: str | None) -> bool:
    if value not in (None, "yes", "no"):
        raise ArgumentError(f"{name}={value!r} is neither yes nor no")
    return value == "yes"


def _parse_origin(value: str | None) -> str | None:
    if value is None:
        return None
    allowed = "it takes http:// or https://, a host and maybe a port: http://127.0.0.1:8080"
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise ArgumentError(f"origin={value!r} is no address; {allowed}") from None
    bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in ("http", "https") or not parts.hostname or not bare:
        raise ArgumentError(f"origin={value!r} is no origin; {allowed}")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def _parse_archive(value: str | None) -> Path | None:
    if value is None:
        return None
    if not value.endswith(ARCHIVE_SUFFIXES):
        raise ArgumentError(f"archive={value!r} takes a file name that ends in .warc or .warc.gz")
    return Path(value)
