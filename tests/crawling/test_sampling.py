"""Sample pages: where they are kept, what they give, and which records are proposed."""

from pathlib import Path

import pytest

from crawler.crawling.sampling import propose_records, read_samples, save_page
from crawler.errors import ArgumentError
from crawler.portals.pudong import PudongPage
from crawler.portals.silkroad import SilkroadPage
from crawler.sources.expected import is_proposed, read_expected
from tests.articles import SITE, make_page

PORTAL = SilkroadPage.portal
PAGES = Path(__file__).parents[2] / "samples" / "english.pudong.gov.cn" / "2019-07/11"
PUDONG = "https://english.pudong.gov.cn/2019-07/11"


def keep(folder: Path, number: int) -> Path:
    return save_page(folder, PORTAL, f"{SITE}/p/{number}.html", make_page(number).encode())


def test_a_page_is_kept_once_and_never_written_over(tmp_path):
    file = keep(tmp_path, 1)
    assert file == tmp_path / "en.imsilkroad.com" / "p" / "1.html"
    assert keep(tmp_path, 1) == file
    with pytest.raises(ArgumentError, match=r"1\.html is there and differs"):
        save_page(tmp_path, PORTAL, f"{SITE}/p/1.html", b"another")
    assert file.read_bytes() == make_page(1).encode()


def test_a_page_that_cannot_be_kept_is_told(tmp_path):
    (tmp_path / "en.imsilkroad.com").write_text("in the way")
    with pytest.raises(ArgumentError, match=r"1\.html cannot be written: "):
        keep(tmp_path, 1)
    with pytest.raises(ArgumentError, match="gives no name of a file"):
        save_page(tmp_path, PORTAL, f"{SITE}/p/.1.html", b"x")


def test_samples_give_records_and_rejects_of_their_portal(tmp_path):
    keep(tmp_path, 1)
    save_page(tmp_path, PORTAL, f"{SITE}/p/2.html", b" ")
    save_page(tmp_path, PORTAL, f"{SITE}/tags/project", b"<a href='/p/1.html'>One</a>")
    samples = list(read_samples(SilkroadPage, tmp_path))
    assert [(sample.page.name, sample.expected.name) for sample in samples] == [
        ("1.html", "1.html.json"),
        ("2.html", "2.html.json"),
    ]
    assert list(read_samples(PudongPage, tmp_path)) == []


def test_pages_of_one_article_are_one_sample(tmp_path):
    for name in ("c_388005.htm", "c_388005_2.htm"):
        save_page(tmp_path, PudongPage.portal, f"{PUDONG}/{name}", (PAGES / name).read_bytes())
    [(sample, _)] = propose_records(PudongPage, tmp_path)
    record = read_expected(sample.expected)
    expected = read_expected(PAGES / "c_388005.htm.json")
    assert record.pop("proposed")
    assert record == expected


def test_records_are_proposed_until_a_reader_deletes_the_mark(tmp_path):
    keep(tmp_path, 1)
    [(sample, _)] = propose_records(SilkroadPage, tmp_path)
    assert is_proposed(read_expected(sample.expected))
    assert [is_open for _, is_open in propose_records(SilkroadPage, tmp_path)] == [True]
    lines = sample.expected.read_text().splitlines(keepends=True)
    sample.expected.write_text("".join(line for line in lines if '"proposed"' not in line))
    assert [is_open for _, is_open in propose_records(SilkroadPage, tmp_path)] == [False]
