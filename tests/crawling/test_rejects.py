"""Rejects of pages that never became a draft."""

import pytest

from crawler.crawling.rejects import reject_page
from crawler.items import RejectCode

URL = "https://en.imsilkroad.com/p/1.html"


@pytest.mark.parametrize("fetched_at", [None, "2026-05-04T10:20:00Z"])
def test_a_page_that_could_not_be_read(fetched_at):
    reject = reject_page(URL, "silkroad", RejectCode.BINARY, "it is a picture", fetched_at)
    assert (reject.url, reject.portal, reject.fetched_at) == (URL, "silkroad", fetched_at)
    assert reject.record is None
    [reason] = reject.reasons
    assert (reason.field, reason.code, reason.message) == (
        None, RejectCode.BINARY, "it is a picture",
    )  # fmt: skip
