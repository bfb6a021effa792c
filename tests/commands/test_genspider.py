"""`scrapy genspider -t portal NAME HOST`: what it writes, and what it refuses."""

import importlib.util
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.utils.project import get_project_settings

from crawler.commands import genspider
from crawler.portals import find_page_classes


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone without anything in it."""
    (tmp_path / "crawler" / "portals").mkdir(parents=True)
    (tmp_path / "samples").mkdir()
    monkeypatch.setattr(genspider, "PROJECT", tmp_path)
    return tmp_path


def generate(*arguments: str, **options: object) -> None:
    command = genspider.Command()
    command.settings = get_project_settings()
    given = {"template": "portal", "list": False, "dump": None, "force": False, **options}
    command.run([*arguments], Namespace(**given))


@pytest.mark.parametrize("host", ["news.harbour.example", "https://News.Harbour.Example/about"])
def test_the_file_that_is_written_declares_the_portal(project, capsys, host):
    generate("harbour_news", host)

    file = project / "crawler/portals/harbour_news.py"
    spec = importlib.util.spec_from_file_location("harbour_news", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    [page_class] = find_page_classes(module)
    assert page_class.__name__ == "HarbourNewsPage"
    portal = page_class.portal
    assert (portal.name, portal.hosts) == ("harbour_news", ("news.harbour.example",))
    assert portal.lists == ("https://news.harbour.example/",)
    assert page_class.site_title.fullmatch("news.harbour.example")
    assert (project / "samples/saved/news.harbour.example").is_dir()
    said = capsys.readouterr().out
    assert "scrapy sample harbour_news URL URL URL" in said
    assert "git ignores samples/saved/" in said
    ruff = [sys.executable, "-m", "ruff"]
    for check in (["check", "--isolated"], ["format", "--check", "--line-length", "100"]):
        subprocess.run([*ruff, *check, str(file)], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give a name and a host"),
        (("harbour",), "give a name and a host"),
        (("Harbour", "harbour.example"), "'Harbour' is no name; it takes small letters"),
        (("class", "harbour.example"), "'class' is no name"),
        (("../x", "harbour.example"), "is no name"),
        (("silkroad", "harbour.example"), "there is a portal 'silkroad'"),
        (("harbour", "harbour"), "'harbour' is no host; give one such as"),
        (("harbour", "har bour.example"), "is no host"),
        (("harbour", 'x.example"\nimport os'), "is no host"),
    ],
)
def test_what_names_no_new_portal_is_refused(project, arguments, message):
    with pytest.raises(UsageError, match=message):
        generate(*arguments)
    assert [*(project / "crawler/portals").iterdir(), *(project / "samples").iterdir()] == []


def test_a_file_that_is_there_is_left_unless_told(project):
    generate("harbour", "harbour.example")
    with pytest.raises(UsageError, match=r"portals/harbour\.py is there; --force writes it anew"):
        generate("harbour", "other.example")
    generate("harbour", "other.example", force=True)
    assert "other.example" in (project / "crawler/portals/harbour.py").read_text()


def test_outside_of_a_clone_nothing_is_written(project):
    (project / "samples").rmdir()
    with pytest.raises(UsageError, match="run this in a clone of the project"):
        generate("harbour", "harbour.example")
    assert [*(project / "crawler/portals").iterdir()] == []


def test_the_template_is_listed_and_shown_beside_those_of_scrapy(capsys):
    generate(list=True)
    assert {"basic", "portal"} <= set(capsys.readouterr().out.split())
    generate(dump="portal")
    assert "portal = Portal(" in capsys.readouterr().out
    generate(dump="basic")
    assert "scrapy.Spider" in capsys.readouterr().out
