"""`scrapy inspect` from the command line: saved pages and live ones."""

from argparse import Namespace
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.utils.project import get_project_settings

from crawler.commands.inspect import Command
from tests.articles import SITE, make_page
from tests.commands.runs import run_all
from tests.portal_server import Answer, PortalServer, Site


def inspect(path: Path, portal: str | None = None) -> int:
    """Run the command on a saved page, for which it needs no process of its own."""
    command = Command()
    command.settings = get_project_settings()
    command.run([str(path)], Namespace(portal=portal, origin=None))
    return command.exitcode


def test_saved_page_with_an_address(tmp_path, capsys):
    page = tmp_path / "en.imsilkroad.com" / "p" / "1.html"
    page.parent.mkdir(parents=True)
    page.write_text(make_page())

    assert inspect(page) == 0
    assert capsys.readouterr().out.startswith(f"{SITE}/p/1.html\nverdict        a valid record\n")


def test_saved_page_without_an_address(tmp_path, capsys):
    page = tmp_path / "loose.html"
    page.write_text(make_page(date="some day"))

    assert inspect(page, "silkroad") == 4
    assert capsys.readouterr().out.startswith("file:///loose.html\nverdict        no record\n")
    with pytest.raises(UsageError, match="give the portal with -p: pudong, silkroad"):
        inspect(page)
    with pytest.raises(UsageError, match="there is no portal 'nowhere'; the portals are: pudong"):
        inspect(page, "nowhere")


def test_saved_page_that_is_none(tmp_path):
    with pytest.raises(UsageError, match="is no file; give a saved page or an address"):
        inspect(tmp_path / "gone.html")
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(b"x")
    with pytest.raises(UsageError, match="is no article page of pudong, silkroad"):
        inspect(picture)


def test_page_of_a_server():
    site = Site(count=3)
    site.robots = "User-agent: *\nDisallow: /p/399998.html\n"
    site.answers[site.path(1)] = Answer(status=302, headers={"Location": "/"})
    with PortalServer(site) as server:
        shown, moved, forbidden = run_all(
            ["inspect", site.url(number), "--origin", server.origin] for number in range(3)
        )
    assert moved.status == 5
    assert "the address leads elsewhere: https://en.imsilkroad.com/" in moved.stdout

    assert (shown.status, shown.stderr) == (0, "")
    assert shown.stdout.startswith(f"{site.url(0)}\nverdict        a valid record\n")
    assert forbidden.status == 5
    assert "robots.txt" in forbidden.stdout
    assert site.path(2) not in server.targets()
