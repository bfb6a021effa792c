import argparse

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.commands.history import Command
from crawler.ledger import Ledger
from tests.ledger.records import PORTAL, make_article, make_url


@pytest.fixture
def output(tmp_path):
    for text in ("first", "second"):
        with Ledger.open(tmp_path / "output", PORTAL) as ledger:
            ledger.append(make_article("a", text))
            ledger.append(make_article("b", url="file:///loose/b.html"))
    return tmp_path / "output"


def show_history(output, *args):
    command = Command()
    command.settings = Settings({"OUTPUT_DIR": str(output)})
    command.run(list(args), argparse.Namespace())
    return command.exitcode


@pytest.mark.parametrize(
    "url", [make_url("a"), make_url("a").replace("https", "http"), make_url("a") + "?from=x#top"]
)
def test_a_page_is_found_by_any_spelling_of_its_address(output, capsys, url):
    assert show_history(output, url) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == make_url("a")
    assert "- first" in lines
    assert "+ second" in lines


def test_a_loose_file(output, capsys):
    assert show_history(output, "file:///loose/b.html") == 0
    assert "revision 1" in capsys.readouterr().out


def test_a_page_without_record(output, capsys):
    assert show_history(output, make_url("z")) == 3
    assert capsys.readouterr().out == f"{output}: no record of {make_url('z')}\n"


@pytest.mark.parametrize("args", [(), ("a", "b")])
def test_wrong_usage(output, args):
    with pytest.raises(UsageError, match="give one address"):
        show_history(output, *args)


@pytest.mark.parametrize("name", ["", "none", "file"])
def test_no_output(tmp_path, name):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="no run wrote anything here"):
        show_history(tmp_path / name, make_url("a"))


def test_output_of_an_older_form(output):
    path = output / f"{PORTAL}.jsonl"
    path.write_text(path.read_text().replace("article/2", "article/1"))
    with pytest.raises(UsageError, match="Build the output anew from saved pages or an archive"):
        show_history(output, make_url("a"))
