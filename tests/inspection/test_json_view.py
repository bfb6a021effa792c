"""A page and its evidence as a program gets them."""

import json

from crawler.inspection import inspect_page, render_json
from crawler.portals.pudong import PudongPage
from crawler.sources.expected import EXPECTED_KEYS
from tests.articles import make_page

URL = "https://english.pudong.gov.cn/2024-01/13/c_1.htm"


def describe(page):
    return json.loads(render_json(inspect_page(PudongPage, page.encode(), URL)))


def test_a_record():
    told = describe(make_page(date="", more="<p>(Edited by Lin Daoxi)</p>"))
    assert list(told["expected"]) == list(EXPECTED_KEYS)
    assert told["result"]["schema"] == "article/2"
    assert told["evidence"]["published"] == {"tier": "url", "rule": "the date in the address"}
    assert {part["part"] for part in told["unmatched"]} == {"body"}
    assert told["cuts"][0]["text"] == "(Edited by Lin Daoxi)"


def test_a_reject():
    told = describe("<h1>Nothing</h1>")
    assert told["result"]["schema"] == "reject/2"
    assert told["expected"]["reasons"]
    assert told["core"] is None
