import argparse

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.commands.verify import Command
from crawler.ledger import Ledger
from tests.ledger.records import PORTAL, make_article


@pytest.fixture
def output(tmp_path):
    with Ledger.open(tmp_path / "output", PORTAL) as ledger:
        ledger.append(make_article("a"))
    return tmp_path / "output"


def verify(*args, output_dir="none"):
    command = Command()
    command.settings = Settings({"OUTPUT_DIR": str(output_dir)})
    command.run([str(arg) for arg in args], argparse.Namespace())
    return command.exitcode


def test_output_in_order(output, capsys):
    assert verify(output) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{output}/silkroad.jsonl: 1 records of 1 addresses, in order",
        f"{output}/state/silkroad.index.sqlite: index, in order",
        f"{output}/state/silkroad.manifest.json: manifest, in order",
    ]


def test_the_folder_of_the_settings_is_the_default(output):
    assert verify(output_dir=output) == 0


def test_something_wrong(output, capsys):
    path = output / f"{PORTAL}.jsonl"
    path.write_text(path.read_text().replace("It was full", "It was \x1b[31mfine"))
    assert verify(output) == 4
    out = capsys.readouterr().out
    assert "1 wrong: line 1: " in out
    assert "\x1b" not in out


@pytest.mark.parametrize("args", [("a", "b"), ("/does/not/exist",)])
def test_wrong_usage(args):
    with pytest.raises(UsageError):
        verify(*args)


def test_output_of_an_older_form(output):
    path = output / f"{PORTAL}.jsonl"
    path.write_text(path.read_text().replace("article/2", "article/1"))
    with pytest.raises(UsageError, match="Build the output anew from saved pages or an archive"):
        verify(output)
