"""`scrapy sample NAME FILE…`: pages kept as samples, and the records proposed for them.

Pages that are fetched are those of the README's own example, see tests/test_readme.py.
"""

import json
from argparse import Namespace
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.utils.project import get_project_settings

from crawler.commands import sample
from tests.articles import SITE, make_page
from tests.commands.runs import ROOT

HOST = "en.imsilkroad.com"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone that has no samples yet."""
    (tmp_path / "samples").mkdir()
    monkeypatch.setattr(sample, "PROJECT", tmp_path)
    return tmp_path


def keep(*arguments: str | Path, url: str | None = None) -> int:
    command = sample.Command()
    command.settings = get_project_settings()
    command.run([*map(str, arguments)], Namespace(url=url, origin=None))
    return command.exitcode


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def state(number: int) -> str:
    """Return a page that states its address."""
    link = f'<link rel="canonical" href="{SITE}/p/{number}.html">'
    return make_page(number).replace("<head>", f"<head>{link}")


def test_saved_pages_are_copied_to_where_a_mirror_has_them(project, tmp_path, capsys):
    pages = [
        write(tmp_path, "one.html", state(1)),
        write(tmp_path, f"mirror/{HOST}/p/2.html", make_page(2)),
        write(tmp_path, "three.html", make_page(3, date="some day").replace("<h1>", "<h6>")),
    ]
    keep("silkroad", *pages[:2])
    assert keep("silkroad", pages[2], url=f"{SITE}/p/3.html?from=app") == 0

    folder = project / "samples" / "saved" / HOST / "p"
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{number}.html{suffix}" for number in (1, 2, 3) for suffix in ("", ".json")
    ]
    assert (folder / "1.html").read_bytes() == pages[0].read_bytes()
    proposed = json.loads((folder / "1.html.json").read_text())
    assert next(iter(proposed)) == "proposed"
    assert (proposed["url"], proposed["headline"]) == (f"{SITE}/p/1.html", "Ferry line 1 opens")
    assert "content_hash" not in proposed
    said = capsys.readouterr().out
    assert f"samples/saved/{HOST}/p/1.html: saved\n" in said
    assert f"{HOST}/p/1.html.json: proposed, a valid record: Ferry line 1 opens\n" in said
    assert f"{HOST}/p/3.html.json: proposed, no record: " in said
    assert "git ignores samples/saved/" in said
    assert "python -m pytest tests/test_portals.py -k silkroad" in said


def test_a_record_that_was_read_is_left_and_a_proposed_one_is_written_anew(
    project, tmp_path, capsys
):
    page = write(tmp_path, "one.html", state(1))
    keep("silkroad", page)
    file = project / "samples" / "saved" / HOST / "p" / "1.html.json"
    proposed = file.read_text()
    file.write_text(proposed.replace("Ferry line 1 opens", "Another"))
    keep("silkroad", page)
    assert file.read_text() == proposed
    read = "".join(line for line in proposed.splitlines(True) if "proposed" not in line)
    file.write_text(read.replace("Ferry line 1 opens", "Another"))
    capsys.readouterr()
    keep("silkroad", page)
    assert "Another" in file.read_text()
    assert f"{HOST}/p/1.html.json: kept as a reader left it\n" in capsys.readouterr().out


def test_a_list_is_kept_without_a_record(project, tmp_path, capsys):
    page = write(tmp_path, "list.html", "<a href='/p/1.html'>Ferry opens</a>")
    keep("silkroad", page, url=f"{SITE}/tags/project")
    assert "project.html: saved, no article by article_path\n" in capsys.readouterr().out
    assert [p.name for p in (project / "samples").rglob("*.*")] == [
        "en.imsilkroad.com",
        "project.html",
    ]


@pytest.mark.parametrize(
    ("arguments", "url", "message"),
    [
        (["silkroad"], None, "give the portal's name, and at least one address or file"),
        (["nowhere", "a.html"], None, "there is no portal 'nowhere'; the portals are: "),
        (["silkroad", "gone.html"], None, "gone.html cannot be read: No such file"),
        (["silkroad", "a.html"], None, "a.html does not tell its address at silkroad; give it"),
        (["silkroad", "a.html", "b.html"], f"{SITE}/p/1.html", "--url is the address of one file"),
        (["silkroad", "a.html"], "https://quay.example/1", "does not tell its address at silkroad"),
        (["silkroad", "https://quay.example/1"], None, "is no address of silkroad, which has: en"),
        (["silkroad", "a.html"], f"{SITE}/p/.hidden", "gives no name of a file"),
    ],
)
def test_what_cannot_be_kept_is_told(project, tmp_path, monkeypatch, arguments, url, message):
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "b.html"):
        write(tmp_path, name, make_page())
    with pytest.raises(UsageError, match=message):
        keep(*arguments, url=url)
    assert [*(project / "samples").iterdir()] == []


def test_another_page_at_the_same_address_is_told(project, tmp_path):
    keep("silkroad", write(tmp_path, "one.html", state(1)))
    with pytest.raises(UsageError, match=r"1\.html is there and differs; delete it to take"):
        keep("silkroad", write(tmp_path, "one.html", state(1).replace("Monday", "Tuesday")))


def test_git_ignores_what_is_kept():
    assert "samples/saved/" in (ROOT / ".gitignore").read_text().splitlines()
