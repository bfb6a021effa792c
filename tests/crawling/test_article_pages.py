"""Articles of several pages: which page follows, and what becomes of one that is missing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.crawling.article_pages import fresh_paragraphs, is_later_page, join_drafts, next_page
from crawler.items import Image, Reason, RejectCode
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


LEAD = "The harbour office said on Monday that the ferry line will carry parcels from next week."
NEWS = "A second quay is being built beside the old one and takes its first barge in the spring."
MORE = "Drivers waited two hours less at the gate than a year ago, a survey of hauliers found out."
BANNER = Image(url=f"{SITE}/1.jpg", alt=None, caption=None, credit=None)
QUAY = Image(url=f"{SITE}/2.jpg", alt=None, caption="The quay.", credit=None)


@pytest.mark.parametrize(
    ("first", "second", "fresh"),
    [
        ([LEAD, NEWS], [LEAD, NEWS], []),
        ([LEAD, "Fares", NEWS], [LEAD, "Fares", NEWS], []),
        (["Fares", "Ports"], ["Fares", "Ports"], []),
        (["Fares", "Ports"], ["Fares"], []),
        ([LEAD, NEWS], [], []),
        ([LEAD], [LEAD, NEWS], [NEWS]),
        ([LEAD, NEWS], [NEWS, MORE], [MORE]),
        ([LEAD], ["You are on page 2.", LEAD], ["You are on page 2."]),
        ([LEAD, "Fares"], ["You are on page 2.", LEAD, "Fares"], ["You are on page 2."]),
        (["Ports", LEAD], ["Ports", LEAD, NEWS], [NEWS]),
        ([LEAD, "Xinhua:", NEWS], [LEAD, "Xinhua:", MORE], ["Xinhua:", MORE]),
        ([LEAD, "Xinhua:", NEWS], ["Xinhua:", MORE, "Xinhua:"], ["Xinhua:", MORE, "Xinhua:"]),
        ([LEAD], [NEWS, NEWS], [NEWS, NEWS]),
    ],
)
def test_what_earlier_pages_said_is_left_out(first, second, fresh):
    pages = [make_draft(1), make_draft(1, 2)]
    pages[0].body, pages[1].body = first, second

    assert fresh_paragraphs(pages[1], pages[:1]) == fresh
    assert join_drafts(pages).body == [*first, *fresh]
    assert join_drafts([*pages, replace(pages[1])]).body == [*first, *fresh]


def test_a_page_is_compared_with_all_earlier_ones():
    pages = [make_draft(1), make_draft(1, 2), make_draft(1, 3)]
    pages[0].body, pages[1].body, pages[2].body = [LEAD], [NEWS], [NEWS, MORE]

    assert join_drafts(pages).body == [LEAD, NEWS, MORE]


@pytest.mark.parametrize(
    ("body", "images", "ends"),
    [
        ([LEAD], [BANNER], True),
        ([LEAD], [], True),
        ([], [], True),
        ([LEAD], [QUAY], False),
        ([LEAD, NEWS], [BANNER], False),
        ([], [QUAY], False),
    ],
)
def test_a_page_that_brings_nothing_new_ends_the_article(body, images, ends):
    third = f"{SITE}/p/1_3.html"
    first = make_draft(1, next_page=f"{SITE}/p/1_2.html", images=[BANNER])
    second = make_draft(1, 2, next_page=third, images=images)
    first.body, second.body = [LEAD], body

    assert next_page([first, second]) == (None if ends else third)


def test_a_first_page_without_text_does_not_end_the_article():
    first = make_draft(1, next_page=f"{SITE}/p/1_2.html")
    first.body = []

    assert next_page([first]) == f"{SITE}/p/1_2.html"


def test_a_repeated_page_may_still_hold_the_end_of_the_article():
    first, second = make_draft(1), make_draft(1, 2, editors=["Li Na"])
    first.body = second.body = [LEAD]

    assert join_drafts([first, second]).editors == ["Li Na"]


@given(st.lists(st.lists(st.sampled_from([LEAD, NEWS, MORE, "Fares", "Xinhua:"]), max_size=6)))
def test_nothing_is_lost_by_it_and_no_page_counts_twice(bodies):
    pages = [make_draft(1, number) for number in range(1, len(bodies) + 2)]
    for page, body in zip(pages, [[LEAD], *bodies], strict=True):
        page.body = body
    joined = join_drafts(pages).body

    assert set(joined) == {text for page in pages for text in page.body}
    assert join_drafts([*pages, pages[-1]]).body == joined
    assert joined.count(LEAD) == 1
