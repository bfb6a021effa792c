"""Why a page could not be fetched, in words for a person."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.spidermiddlewares.httperror import HttpError

_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, "the host name could not be resolved"),
    (DownloadConnectionRefusedError, "the connection was refused"),
    (DownloadTimeoutError, "no answer in time"),
    (ResponseDataLossError, "the answer broke off"),
    (DownloadCancelledError, "the answer was larger than allowed"),
    (UnsupportedURLSchemeError, "the address is not http or https"),
)


def describe_failure(error: BaseException | None) -> str:
    """Return what went wrong with a fetch: the HTTP status, or what failed on the way."""
    if isinstance(error, HttpError):
        return f"HTTP status {error.response.status}"
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
