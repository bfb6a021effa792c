"""What is told to users when something cannot be done: one tree, each error with an exit status.

    SilkroadError            1  anything of ours that a run ends with
    ├── ArgumentError        2  an argument or a setting that cannot be obeyed
    ├── SourceError          2  saved pages that cannot be read at all
    ├── LedgerError          2  an output that cannot be used as it is; nothing was written
    │   └── LedgerWriteError 1  an output that could not be written any further
    ├── ArchiveError         2  an archive that cannot be written
    ├── ScratchError         1  a folder for temporary files that is full, or cannot be written
    └── PageError            -  one page that cannot be read: a reject with `code`; the run goes on
        ├── UndecodableError    its bytes are no text
        └── TooDeepError        it is nested too deep

A message says what is wrong, where, and what to do. What a room raises and takes back itself (a
damaged record of an archive, a feed that is no XML) stands in that room; what Scrapy has a meaning
for (a request that is not sent, an item that is dropped) derives from Scrapy's own.
"""

from enum import IntEnum
from typing import ClassVar

from crawler.items import RejectCode


class ExitStatus(IntEnum):
    """What a command says to the one who started it: a number that a cron job can act on."""

    COMPLETE = 0
    INTERNAL_ERROR = 1
    USAGE = 2
    NO_ARTICLE = 3
    QUALITY = 4
    FETCHING = 5
    INTERRUPTED = 130


class SilkroadError(Exception):
    """Something that cannot be done; the message is written for the user."""

    exit_status: ClassVar[ExitStatus] = ExitStatus.INTERNAL_ERROR


class ArgumentError(SilkroadError):
    """An argument or a setting that cannot be obeyed; nothing was opened."""

    exit_status = ExitStatus.USAGE


class SourceError(SilkroadError):
    """A source of saved pages that cannot be read at all."""

    exit_status = ExitStatus.USAGE


class LedgerError(SilkroadError):
    """The output cannot be used as it is; nothing was written."""

    exit_status = ExitStatus.USAGE


class LedgerWriteError(LedgerError):
    """The output could not be written any further; what was acknowledged before is whole."""

    exit_status = ExitStatus.INTERNAL_ERROR


class ArchiveError(SilkroadError):
    """An archive that cannot be written."""

    exit_status = ExitStatus.USAGE


class ScratchError(SilkroadError):
    """The folder for temporary files is full, or cannot be written."""


class PageError(SilkroadError):
    """A page that cannot be read: `code` and message are those of its reject."""

    def __init__(self, code: RejectCode, message: str) -> None:
        super().__init__(message)
        self.code = code


class UndecodableError(PageError):
    """A page whose bytes cannot be decoded without loss."""

    def __init__(self, message: str) -> None:
        super().__init__(RejectCode.ENCODING, message)


class TooDeepError(PageError):
    """A page that is nested too deep to be read whole."""

    def __init__(self, message: str) -> None:
        super().__init__(RejectCode.TOO_LARGE, message)
