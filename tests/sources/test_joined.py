"""Several sources as one."""

from crawler.portals.silkroad import SilkroadPage
from crawler.sources.folder import FolderSource
from crawler.sources.joined import JoinedSource
from tests.articles import SITE


def make_source(folder, *names):
    pages = folder / "en.imsilkroad.com" / "p"
    pages.mkdir(parents=True)
    for name in names:
        (pages / name).write_text(f"<h1>{folder.name}</h1>")
    (folder / "other.css").touch()
    return FolderSource(folder, SilkroadPage.portal, 999)


def test_sources_follow_each_other(tmp_path):
    one = make_source(tmp_path / "one", "1.html", "3.html")
    two = make_source(tmp_path / "two", "2.html", "3.html")
    joined = JoinedSource([one, two])
    assert [entry.url for entry in joined] == [f"{SITE}/p/{n}.html" for n in (1, 3, 2, 3)]
    assert (len(joined), joined.passed_over) == (4, 2)


def test_a_later_page_is_looked_for_where_its_first_one_was(tmp_path):
    joined = JoinedSource([make_source(tmp_path / name, "1.html", "2.html") for name in "ab"])
    found = []
    for entry in joined:
        page = joined.find(f"{SITE}/p/2.html")
        found.append((entry.read().body, page.read().body))
    assert all(one == other for one, other in found)
    assert joined.find(f"{SITE}/p/9.html") is None


def test_each_notice_is_told_once(tmp_path):
    one = make_source(tmp_path / "one", "1.html")
    one.notices += ["same", "same", "other"]
    assert JoinedSource([one, one]).notices == ["same", "other"]
