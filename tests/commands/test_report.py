"""`scrapy report` as it is typed."""

import argparse

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.commands.report import Command
from tests.reports.outputs import write_output


def report(output, *names):
    command = Command()
    command.settings = Settings({"OUTPUT_DIR": str(output)})
    command.run([*names], argparse.Namespace())
    return command.exitcode


def test_reports_are_made_anew(tmp_path, capsys):
    output = write_output(tmp_path / "output")
    assert report(output) == 0
    told = capsys.readouterr().out.split()
    assert told == [f"{output}/reports/{name}.html" for name in ("silkroad", "index")]
    (output / "reports/silkroad.html").unlink()
    assert report(output, "silkroad") == 0
    assert (output / "reports/silkroad.html").exists()


@pytest.mark.parametrize(
    ("names", "said"),
    [(["dawn"], "has nothing of dawn; it has silkroad"), ([], "no run wrote anything here")],
)
def test_wrong_usage(tmp_path, names, said):
    output = tmp_path / "output"
    if names:
        write_output(output)
    with pytest.raises(UsageError, match=said):
        report(output, *names)


def test_a_file_in_the_way_is_told(tmp_path, capsys):
    output = write_output(tmp_path / "output")
    (output / "reports").write_text("in the way")
    assert report(output) == 1
    assert "cannot be written" in capsys.readouterr().out
