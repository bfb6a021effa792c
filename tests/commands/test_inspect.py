"""`scrapy inspect` from the command line: saved pages and live ones."""

import json
from argparse import Namespace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.utils.project import get_project_settings

from crawler.commands.inspect import Command
from tests.articles import SITE, make_page
from tests.commands.runs import run_all
from tests.portal_server import Answer, PortalServer, Site, html_answer


def inspect(path: Path | str, portal: str | None = None, **options: object) -> int:
    """Run the command on a saved page, for which it needs no process of its own."""
    command = Command()
    command.settings = get_project_settings()
    given = {"origin": None, "any": False, "zone": None, "day_first": False}
    views = {"html": None, "json": False}
    command.run([str(path)], Namespace(portal=portal, **{**given, **views, **options}))
    return command.exitcode


def test_saved_page_with_an_address(tmp_path, capsys):
    page = tmp_path / "en.imsilkroad.com" / "p" / "1.html"
    page.parent.mkdir(parents=True)
    page.write_text(make_page())

    assert inspect(page) == 0
    assert capsys.readouterr().out.startswith(f"{SITE}/p/1.html\nverdict        a valid record\n")


def test_saved_page_without_an_address(tmp_path, capsys):
    page = tmp_path / "loose.html"
    page.write_text(make_page(date="some day").replace("Xinhua Silk Road", "Harbour News"))

    assert inspect(page, "silkroad") == 4
    assert capsys.readouterr().out.startswith("file:///loose.html\nverdict        no record\n")
    with pytest.raises(UsageError, match=r"give the portal with -p: .*pudong, .*silkroad"):
        inspect(page)
    with pytest.raises(
        UsageError, match=r"there is no portal 'nowhere'; the portals are: .*pudong"
    ):
        inspect(page, "nowhere")


def test_saved_page_that_bears_the_mark_of_its_portal(tmp_path, capsys):
    page = tmp_path / "loose.html"
    page.write_text("<title>Ferry opens - Xinhua Silk Road</title>")

    assert inspect(page) == 4
    assert capsys.readouterr().out.startswith("file:///loose.html\nverdict        no record\n")
    with pytest.raises(UsageError, match=r"no article page of pudong; .* the mark of silkroad"):
        inspect(page, "pudong")


def test_saved_page_that_is_none(tmp_path):
    with pytest.raises(UsageError, match="is no file; give a saved page or an address"):
        inspect(tmp_path / "gone.html")
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(b"x")
    with pytest.raises(UsageError, match=r"is no article page of .*pudong, .*silkroad"):
        inspect(picture)


@pytest.mark.parametrize("portal", [None, "silkroad"])
def test_saved_page_that_cannot_be_read(tmp_path, monkeypatch, portal):
    page = tmp_path / "en.imsilkroad.com" / "p" / "1.html"
    page.parent.mkdir(parents=True)
    page.write_text(make_page())
    settings = get_project_settings()
    settings.set("SOURCE_MAXSIZE", 100)
    monkeypatch.setattr("tests.commands.test_inspect.get_project_settings", lambda: settings)
    with pytest.raises(UsageError, match=r"1\.html: larger than the 100 bytes") as caught:
        inspect(page, portal)
    assert not caught.value.print_help


QUAY_PAGE = (
    "<html><head>{}</head><body><h1>Quay opens</h1><p>{}</p>"
    "<p>The new quay of the old port was opened on Monday, and all of the town was there.</p>"
    '<p><img src="/1.jpg"></p></body></html>'
)


def write_quay_page(folder: Path, head: str = "", date: str = "03/04/2026 9:30 am") -> Path:
    page = folder / "page.html"
    page.write_text(QUAY_PAGE.format(head, date))
    return page


@pytest.mark.parametrize(
    ("options", "published_at"),
    [
        ({"day_first": True}, "2026-04-03T09:30:00+00:00"),
        ({"day_first": True, "zone": "Asia/Karachi"}, "2026-04-03T09:30:00+05:00"),
    ],
)
def test_saved_page_of_any_site(tmp_path, capsys, options, published_at):
    assert inspect(write_quay_page(tmp_path), any=True, **options) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("file:///page.html\nverdict        a valid record\n")
    assert f"published_at   {published_at}\n" in shown


def test_date_that_could_be_either_needs_to_be_told(tmp_path, capsys):
    assert inspect(write_quay_page(tmp_path), any=True) == 4
    assert "date           published: '03/04/2026 9:30 am' is no date" in capsys.readouterr().out


def test_saved_page_of_any_site_has_the_address_that_it_states(tmp_path, capsys):
    url = "https://quay.example/view?id=5"
    head = f'<link rel="canonical" href="{url}&utm_source=x">'
    assert inspect(write_quay_page(tmp_path, head, "May 4, 2026"), any=True) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{url}\nverdict        a valid record\n")
    assert "https://quay.example/1.jpg" in shown
    assert "same_as        -\n" in shown


@pytest.mark.parametrize("head", ["", '<link rel="canonical" href="http://[">'])
def test_address_that_carries_a_date(tmp_path, capsys, head):
    head += '<meta property="og:url" content="http://www.quay.example/2026/5/4/quay-opens">'
    assert inspect(write_quay_page(tmp_path, head, "some day"), any=True) == 0
    assert "[url] the date in the address\n               2026-05-04\n" in capsys.readouterr().out


def test_rendition_of_any_site(tmp_path, capsys):
    page = tmp_path / "page.txt"
    page.write_text("Quay opens\nMay 4, 2026\nThe new quay opened on <Monday>, and <p> all came.\n")
    inspect(page, any=True)
    assert "on <Monday>, and <p> all came." in capsys.readouterr().out


def give_input(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))


def test_standard_input(monkeypatch, capsys):
    give_input(monkeypatch, QUAY_PAGE.format("", "May 4, 2026"))
    assert inspect("-", any=True) == 0
    assert capsys.readouterr().out.startswith("file:///stdin\nverdict        a valid record\n")


def test_standard_input_that_says_whose_page_it_is(monkeypatch, capsys):
    link = f'<link rel="canonical" href="{SITE}/p/1.html?from=app">'
    give_input(monkeypatch, link + make_page())
    assert inspect("-") == 0
    assert capsys.readouterr().out.startswith(f"{SITE}/p/1.html\nverdict        a valid record\n")
    give_input(monkeypatch, make_page())
    assert inspect("-", "silkroad") == 0
    assert capsys.readouterr().out.startswith("file:///stdin\n")
    give_input(monkeypatch, make_page())
    with pytest.raises(UsageError, match=r"does not say whose it is; .*--any reads a page of any"):
        inspect("-")


def test_standard_input_without_an_end(monkeypatch):
    with Path("/dev/zero").open() as endless:
        monkeypatch.setattr("sys.stdin", endless)
        with pytest.raises(UsageError, match="larger than the 16777216 bytes"):
            inspect("-", any=True)


@pytest.mark.parametrize(
    ("target", "options", "message"),
    [
        ("-x", {}, "give one file or one address, or - for standard input"),
        ("page.html", {"any": True, "portal": "silkroad"}, "does not go with -p"),
        ("page.html", {"zone": "UTC"}, "go with --any"),
        ("page.html", {"day_first": True}, "go with --any"),
        ("page.html", {"any": True}, "is no file; give a saved page or an address"),
        ("http://quay.example:99999/", {"any": True}, "is no address"),
        ("http://[", {"any": True}, "is no address"),
        ("https:///1.html", {"any": True}, "is no address"),
        ("https://quay.example/1", {"any": True, "zone": "Quay"}, "is no zone; give one such as"),
        ("https://quay.example/1", {"any": True, "zone": "../UTC"}, "is no zone"),
        ("https://quay.example/1", {}, "no portal serves .*; --any reads a page of any site"),
    ],
)
def test_wrong_usage(tmp_path, monkeypatch, target, options, message):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=message):
        inspect(target, **options)


def test_page_of_any_server():
    url = "http://quay.example/view?id={}"
    site = Site(count=1)
    site.robots = "User-agent: silkroad\nDisallow: /view?id=2\n"
    page = QUAY_PAGE.format("", "May 4, 2026")
    site.answers["/view?id=1"] = html_answer(page)
    site.answers["/view?id=3"] = Answer(status=301, headers={"Location": "/moved?id=4"})
    site.answers["/moved?id=4"] = html_answer(page)
    site.answers["/view?id=5"] = Answer(
        status=302, headers={"Location": "http://elsewhere.example/view?id=1"}
    )
    with PortalServer(site) as server:
        options = ["--origin", server.origin, "-s", "CONTACT=desk@example.org"]
        shown, forbidden, moved, left, private = run_all(
            [
                *(["inspect", "--any", url.format(n), *options] for n in (1, 2, 3, 5)),
                ["inspect", "--any", f"{server.origin}/view?id=1"],
            ]
        )
        agents = {asked.headers["user-agent"] for asked in server.asked}
        targets = server.targets()

    assert (shown.status, shown.stderr) == (0, "")
    assert shown.stdout.startswith(f"{url.format(1)}\nverdict        a valid record\n")
    assert "http://quay.example/1.jpg" in shown.stdout
    assert forbidden.status == 5
    assert "is forbidden by robots.txt" in forbidden.stdout
    assert "/view?id=2" not in targets
    assert moved.stdout.startswith("http://quay.example/moved?id=4\nverdict        a valid")
    assert (left.status, private.status) == (5, 5)
    assert "lies outside the given origin" in left.stdout
    assert "its port is none of a public web server" in private.stdout
    assert targets.count("/view?id=1") == 1
    assert agents == {"silkroad-crawler (+desk@example.org)"}


def test_private_addresses_are_not_asked():
    hosts = ("localhost", "169.254.169.254")
    for run in run_all(["inspect", "--any", f"http://{host}/latest/meta-data"] for host in hosts):
        assert run.status == 5
        assert "address that is not public" in " ".join(run.stdout.split())


def test_page_of_a_server():
    site = Site(count=3)
    site.robots = "User-agent: *\nDisallow: /p/399998.html\n"
    site.answers[site.path(1)] = Answer(status=302, headers={"Location": "/"})
    with PortalServer(site) as server:
        shown, moved, forbidden, usage = run_all(
            [
                *(["inspect", site.url(n), "--origin", server.origin] for n in range(3)),
                ["inspect", site.url(0), "--origin", "nonsense"],
            ]
        )
    assert usage.status == 2
    assert "origin='nonsense' is no origin; it takes http:// or https://" in usage.stderr
    assert "Traceback" not in usage.stderr
    assert moved.status == 5
    assert "the address leads elsewhere: https://en.imsilkroad.com/" in moved.stdout

    assert (shown.status, shown.stderr) == (0, "")
    assert shown.stdout.startswith(f"{site.url(0)}\nverdict        a valid record\n")
    assert forbidden.status == 5
    assert "robots.txt" in forbidden.stdout
    assert site.path(2) not in server.targets()


def test_page_of_5000_elements_within_each_other_ends_with_4(tmp_path, capsys):
    page = tmp_path / "en.imsilkroad.com" / "p" / "1.html"
    page.parent.mkdir(parents=True)
    page.write_text("<div>" * 5000 + make_page())

    assert inspect(page) == 4
    assert "too_large" in capsys.readouterr().out


def test_other_views_of_the_same_page(tmp_path, capsys):
    page, shown = tmp_path / "page.html", tmp_path / "shown/page.html"
    page.write_text(make_page())
    assert inspect(page, portal="silkroad", json=True) == 0
    assert json.loads(capsys.readouterr().out)["result"]["portal"] == "silkroad"
    assert inspect(page, portal="silkroad", html=shown) == 0
    assert capsys.readouterr().out == f"{shown}: a valid record\n"
    assert "Ferry line 1 opens" in shown.read_text()
    with pytest.raises(UsageError, match=f"{tmp_path}: cannot be written"):
        inspect(page, portal="silkroad", html=tmp_path)
