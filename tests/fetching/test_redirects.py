"""Who may answer for whom."""

import pytest

from crawler.fetching.redirects import answers_for, redirect_status
from crawler.portals.silkroad import SilkroadPage

SITE = "https://en.imsilkroad.com"


@pytest.mark.parametrize(
    ("target", "asked", "answers"),
    [
        ("/p/1.html", "/p/1.html", True),
        ("/p/2.html", "/p/1.html", True),
        ("/p/1_2.html", "/p/1.html", False),
        ("/", "/p/1.html", False),
        ("/p/1_2.html", "/p/1_2.html", True),
        ("/p/1_3.html", "/p/1_2.html", False),
        ("/p/1.html", "/p/1_2.html", False),
    ],
)
def test_first_page_answers_for_an_article_and_a_later_one_for_itself(target, asked, answers):
    assert answers_for(SilkroadPage.portal, SITE + target, SITE + asked) is answers


@pytest.mark.parametrize(
    ("meta", "status"),
    [({}, None), ({"redirect_reasons": []}, None), ({"redirect_reasons": [302, 301]}, 302)],
)
def test_status_is_that_of_the_first_redirect(meta, status):
    assert redirect_status(meta) == status
