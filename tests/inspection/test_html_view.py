"""A page and its fields as a page to look at."""

import lxml.html

from crawler.inspection import inspect_page, render_html
from crawler.portals.silkroad import SilkroadPage
from tests.articles import SITE, make_page

HOSTILE = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"


def render(page):
    text = render_html(inspect_page(SilkroadPage, page.encode(), f"{SITE}/p/1.html"))
    return lxml.html.fromstring(text)


def test_fields_cuts_and_witness_are_shown():
    page = render(make_page(more="<p>(Edited by Lin Daoxi)</p>"))
    marks = {mark.get("class"): mark.text_content() for mark in page.iter("mark")}
    assert marks["headline"] == "headlineFerry line 1 opens"
    [cut] = page.find_class("cut")
    assert cut.find_class("why")[0].text == "editors"
    shown = page.text_content()
    assert "a valid record" in shown
    assert "reading order alone decides" in shown or "weight of the running text" in shown


def test_a_reject_says_why():
    shown = render("<h1>Nothing</h1>").text_content()
    assert "no record" in shown
    assert "missing (published)" in shown


def test_nothing_of_the_page_becomes_mark_up():
    page = render(make_page(more=f"<p>{HOSTILE} was on the quay, and it was full.</p>"))
    assert page.xpath("//script | //img | //link | //@onerror | //@src") == []
    assert "<script>alert(1)</script>" in page.text_content()
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_what_cannot_be_read_is_said():
    assert "Nothing of it could be read." in render("\x00\x01").text_content()
