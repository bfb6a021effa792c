"""Why a page could not be fetched, and whether a later run may have better luck."""

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.fetching.failures import describe_failure, is_passing
from crawler.fetching.handler import CertificateError
from crawler.fetching.redirects import LedElsewhereError


def http_error(status: int) -> HttpError:
    return HttpError(Response("https://a.example/", status=status), "x")


@pytest.mark.parametrize(
    ("error", "told", "passing"),
    [
        (http_error(404), "HTTP status 404", False),
        (http_error(503), "HTTP status 503", True),
        (http_error(304), "HTTP status 304", True),
        (DownloadTimeoutError(), "no answer in time", True),
        (CannotResolveHostError(), "the host name could not be resolved", True),
        (CertificateError(), "its certificate could not be verified", True),
        (DownloadFailedError(), "the connection failed", True),
        (DownloadCancelledError(), "the answer was larger than allowed", False),
        (LedElsewhereError("x"), "the address leads to what is not this article", True),
        (IgnoreRequest("not asked"), "not asked", False),
        (IgnoreRequest(), "it was not asked for", False),
        (KeyError("a"), "KeyError: 'a'", True),
        (RuntimeError(), "RuntimeError", True),
    ],
)
def test_failure(error, told, passing):
    assert describe_failure(error) == told
    assert is_passing(error) is passing
