"""Articles of several pages: which page follows, and what becomes of one that is missing."""

from crawler.items import Reason, RejectCode
from crawler.spiders.paging import is_later_page, join_drafts, next_page
from tests.articles import SITE, make_draft

LATER = Reason(field=None, code=RejectCode.LATER_PAGE, message="a later page")
LOGIN = Reason(field=None, code=RejectCode.LOGIN, message="asks for a password")


def test_next_page_is_the_one_that_the_last_page_names():
    pages = [make_draft(1, next_page=f"{SITE}/p/1_2.html"), make_draft(1, 2)]

    assert next_page(pages[:1]) == f"{SITE}/p/1_2.html"
    assert next_page(pages) is None


def test_article_ends_where_it_leads_back_to_itself():
    first = make_draft(1, next_page=f"{SITE}/p/1_2.html")

    assert next_page([first, make_draft(1, 2, next_page=first.url)]) is None


def test_pages_become_one_draft():
    joined = join_drafts([make_draft(1), make_draft(1, 2, reasons=[LATER])])

    assert (joined.url, joined.reasons) == (f"{SITE}/p/1.html", [])
    assert joined.body == ["Paragraph of page 1.", "Paragraph of page 2."]


def test_missing_page_is_a_reason_and_the_rest_is_kept():
    joined = join_drafts([make_draft(1), make_draft(1, 2)], "page 3 is not there")

    assert [(reason.code, reason.message) for reason in joined.reasons] == [
        (RejectCode.PAGES, "page 3 is not there")
    ]
    assert len(joined.body) == 2


def test_page_that_cannot_be_used_makes_the_article_incomplete():
    pages = [make_draft(1), make_draft(1, 2), make_draft(1, 3, reasons=[LOGIN]), make_draft(1, 4)]

    joined = join_drafts(pages)

    assert [reason.message for reason in joined.reasons] == [
        f"page 3, {SITE}/p/1_3.html: asks for a password"
    ]
    assert joined.body == ["Paragraph of page 1.", "Paragraph of page 2."]


def test_later_page_is_known_by_its_reason():
    assert is_later_page(make_draft(1, 2, reasons=[LATER]))
    assert not is_later_page(make_draft(1, reasons=[LOGIN]))
