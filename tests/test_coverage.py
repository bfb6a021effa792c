"""Shares of fields and of kinds of evidence over the records of a run."""

from crawler.coverage import COVERED_FIELDS, Coverage
from tests.articles import make_article, make_extraction


def test_nothing_seen_is_no_share():
    coverage = Coverage()

    assert (coverage.records, coverage.field_shares(), coverage.tier_shares()) == (0, {}, {})


def test_shares():
    coverage = Coverage()
    coverage.add(make_article(byline=["Lin Daoxi"], extraction=make_extraction(byline="template")))
    coverage.add(
        make_article(extraction=make_extraction(headline="text", body="text", source="url"))
    )

    shares = coverage.field_shares()
    assert tuple(shares) == COVERED_FIELDS
    assert {name: share for name, share in shares.items() if share} == {
        "headline": 1.0,
        "published": 1.0,
        "byline": 0.5,
        "body": 1.0,
    }
    assert coverage.tier_shares() == {"template": 0.25, "text": 0.5, "url": 0.25}
