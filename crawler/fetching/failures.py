"""Why a page could not be fetched, in words for a person."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.fetching.handler import CertificateError
from crawler.fetching.redirects import LedElsewhereError
from crawler.fetching.statuses import Meaning, find_row

_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, "the host name could not be resolved"),
    (DownloadConnectionRefusedError, "the connection was refused"),
    (DownloadTimeoutError, "no answer in time"),
    (ResponseDataLossError, "the answer broke off"),
    (DownloadCancelledError, "the answer was larger than allowed"),
    (CertificateError, "its certificate could not be verified"),
    (DownloadFailedError, "the connection failed"),
    (UnsupportedURLSchemeError, "the address is not http or https"),
    (LedElsewhereError, "the address leads to what is not this article"),
    # What Scrapy makes of a redirect to `javascript:` and its like.
    (ValueError, "it redirects to what is no address"),
)


def describe_failure(error: BaseException | None) -> str:
    """Return what went wrong with a fetch: the HTTP status, or what failed on the way."""
    if isinstance(error, HttpError):
        return f"HTTP status {error.response.status}"
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    if isinstance(error, IgnoreRequest):
        return str(error) or "it was not asked for"
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def is_passing(error: BaseException | None) -> bool:
    """Tell whether a later run may have better luck with the page.

    A refusal that names the page (most of 4xx) is for good; what is not allowed is not tried.
    """
    if isinstance(error, HttpError):
        return find_row(error.response.status).article in (Meaning.LATER, Meaning.UNCHANGED)
    return not isinstance(error, IgnoreRequest | DownloadCancelledError)
