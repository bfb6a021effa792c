"""Failures of fetching: what is said of each, and which a later run may heal."""

import pytest
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
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.fetching.failures import describe_failure, is_passing
from crawler.fetching.guard import RefusedAddressError
from crawler.fetching.handler import CertificateError
from crawler.fetching.redirects import LedElsewhereError


def http_error(status: int) -> HttpError:
    return HttpError(Response("https://en.imsilkroad.com/", status=status))


@pytest.mark.parametrize(
    ("error", "words", "passes"),
    [
        (http_error(503), "HTTP status 503", True),
        (http_error(206), "HTTP status 206", True),
        (http_error(304), "HTTP status 304", True),
        (http_error(404), "HTTP status 404", False),
        (http_error(451), "HTTP status 451", False),
        (CannotResolveHostError("x"), "the host name could not be resolved", True),
        (DownloadConnectionRefusedError("x"), "the connection was refused", True),
        (DownloadTimeoutError("x"), "no answer in time", True),
        (ResponseDataLossError("x"), "the answer broke off", True),
        (DownloadCancelledError("x"), "the answer was larger than allowed", False),
        (CertificateError("x"), "its certificate could not be verified", True),
        (DownloadFailedError("x"), "the connection failed", True),
        (UnsupportedURLSchemeError("x"), "the address is not http or https", True),
        (LedElsewhereError("x"), "the address leads to what is not this article", True),
        (ValueError("x"), "it redirects to what is no address", True),
        (IgnoreRequest(), "it was not asked for", False),
        (RefusedAddressError("'x' is not asked"), "'x' is not asked", False),
        (KeyError(), "KeyError", True),
        (RuntimeError("broken"), "RuntimeError: broken", True),
    ],
)
def test_what_is_said_of_a_failure(error: Exception, words: str, passes: bool) -> None:
    assert describe_failure(error) == words
    assert is_passing(error) is passes
