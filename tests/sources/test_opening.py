"""The source at a path, whatever it is."""

import pytest

from crawler.errors import SourceError
from crawler.portals.silkroad import SilkroadPage
from crawler.sources import open_source
from crawler.sources.folder import FolderSource
from crawler.sources.warc import WarcSource


@pytest.mark.parametrize("name", ["folder", "folder.zip", "1.html"])
def test_folder_or_file(tmp_path, name):
    path = tmp_path / name
    if name.startswith("folder"):
        path.mkdir()
    else:
        path.write_text("<h1>Head</h1>")
    assert isinstance(open_source(path, SilkroadPage.portal, 999), FolderSource)


@pytest.mark.parametrize("name", ["a.warc", "A.WARC.GZ"])
def test_archive(tmp_path, name):
    (tmp_path / name).touch()
    assert isinstance(open_source(tmp_path / name, SilkroadPage.portal, 999), WarcSource)


@pytest.mark.parametrize("name", ["a.wacz", "a.tar.gz", "a.MHTML"])
def test_package_is_not_read_and_it_is_said_what_to_do(tmp_path, name):
    (tmp_path / name).touch()
    with pytest.raises(SourceError, match=r"unzip it, or convert it, and name the \.warc"):
        open_source(tmp_path / name, SilkroadPage.portal, 999)
