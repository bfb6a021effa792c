"""Every page in samples/ gives the record that a reader wrote down for it, field by field."""

from pathlib import Path
from typing import Any

import pytest

from crawler import structure
from crawler.items import Article, Reject
from crawler.portals import page_classes
from crawler.sources.expected import EXPECTED_KEYS, describe_result, is_expected_file, is_proposed
from crawler.structuring import normalise_dates, read_draft, validate
from tests.samples.completeness import REJECT_KEYS, SAMPLES, load_expected

EXPECTED = {url: record for url, (_, record) in load_expected().items()}
FILES = {url: path.with_suffix("") for url, (path, _) in load_expected().items()}
BESIDE_PAGE = [
    url for url, path in FILES.items() if path.is_file() and Path(f"{path}.txt").is_file()
]
NO_ADDRESS = [url for url in EXPECTED if url.startswith("file:")]
OWNED = [url for url in EXPECTED if not url.startswith("file:")]


def content_of(result: Article | Reject) -> dict[str, Any]:
    assert isinstance(result, Article), [reason.message for reason in result.reasons]
    return describe_result(result)


def codes_of(result: Article | Reject) -> list[str]:
    assert isinstance(result, Reject), result.headline
    return [reason.code.value for reason in result.reasons]


def test_expectations_have_the_keys_of_a_record_or_of_a_reject_in_order() -> None:
    wrong = [
        str(path.relative_to(SAMPLES))
        for path, record in load_expected().values()
        if tuple(record) not in (EXPECTED_KEYS, REJECT_KEYS) and not is_proposed(record)
    ]
    assert wrong == []


def test_expectations_are_of_portals_that_there_are() -> None:
    assert {record["portal"] for record in EXPECTED.values()} <= set(page_classes())


@pytest.mark.parametrize("url", OWNED)
def test_address_of_a_sample_has_one_owner(url: str) -> None:
    owners = [name for name, page in page_classes().items() if page.portal.owns(url)]
    assert owners == [EXPECTED[url]["portal"]]


@pytest.mark.parametrize("url", BESIDE_PAGE)
def test_rendition_gives_the_record_of_its_page(url: str) -> None:
    """Only links tell where one keyword ends and only HTML holds the addresses of images."""
    page = EXPECTED[url]
    images = [image | {"url": None} for image in page["images"]]
    run_of_words = [" ".join(page["keywords"])] if page["keywords"] else []
    expected = page | {"images": images, "keywords": run_of_words}
    body = Path(f"{FILES[url]}.txt").read_bytes()
    assert content_of(structure(body, url, content_type="text/plain")) == expected


def list_later_pages() -> list[str]:
    """Return the addresses of the samples that are later pages of articles."""
    files = [path for path in SAMPLES.rglob("*") if path.is_file() and not is_expected_file(path)]
    urls = [f"https://{path.relative_to(SAMPLES)}" for path in files]
    portals = [page_class.portal for page_class in page_classes().values()]
    return sorted(
        url
        for url in urls
        if any(portal.is_article(url) and portal.page_number(url) > 1 for portal in portals)
    )


@pytest.mark.parametrize("url", list_later_pages())
def test_later_page_alone_gives_no_record(url: str) -> None:
    body = (SAMPLES / url.removeprefix("https://")).read_bytes()
    assert "later_page" in codes_of(structure(body, url))


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_page_without_an_address_keeps_its_file_address(url: str) -> None:
    page_class = page_classes()[EXPECTED[url]["portal"]]
    draft = read_draft(page_class, FILES[url].read_bytes(), url)
    assert content_of(validate(normalise_dates(draft, page_class.portal))) == EXPECTED[url]


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_page_without_an_address_belongs_to_no_portal(url: str) -> None:
    assert codes_of(structure(FILES[url].read_bytes(), url)) == ["unknown_portal"]
