"""The feed read back by a parser of XML."""

from lxml import etree

from crawler.export.atom import NAMESPACE
from tests.export.exporting import export
from tests.export.made import HOSTILE


def test_atom_has_the_latest_first(output, tmp_path):
    path = tmp_path / "newest.xml"
    assert export("rss", output, path) == 5
    feed = etree.parse(path).getroot()
    names = {"a": NAMESPACE}
    titles = [title.text for title in feed.findall("a:entry/a:title", names)]
    assert titles[-1] == HOSTILE.replace("\r\n", "\n")
    moments = [entry.text for entry in feed.findall("a:entry/a:published", names)]
    assert len(moments) == 5
    assert moments[-1] == "2018-09-20T00:00:00Z"
    assert feed.find("a:updated", names).text == moments[0]
    assert all(text.text for text in feed.findall("a:entry/a:summary", names))
    assert len(feed.findall("a:entry/a:summary", names)) == 5
