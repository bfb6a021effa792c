"""A draft: what a page object read off one page, and the record that is made of it."""

from dataclasses import fields

from crawler.items import EXTRACTED_FIELDS, Article
from crawler.pages.draft import Draft


def test_a_page_that_says_nothing_has_empty_fields() -> None:
    draft = Draft("https://quay.example/1", "quay")
    given = {"url": "https://quay.example/1", "portal": "quay", "language": "en", "seconds": 0.0}
    for part in fields(Draft):
        value = getattr(draft, part.name)
        assert value == given.get(part.name) or value in ([], {})


def test_two_drafts_share_no_list() -> None:
    one, other = Draft("u", "quay"), Draft("u", "quay")
    for part in fields(Draft):
        value = getattr(one, part.name)
        if isinstance(value, list | dict):
            assert value is not getattr(other, part.name), part.name


def test_a_draft_has_every_field_that_a_page_gives_to_the_record() -> None:
    parts = {part.name for part in fields(Draft)}
    assert set(EXTRACTED_FIELDS) <= parts
    assert {"url", "portal", "same_as", "language", "extraction", "fetched_at"} <= parts & {
        *Article.model_fields
    }


def test_a_draft_takes_no_further_fields() -> None:
    assert not hasattr(Draft("u", "quay"), "__dict__")
