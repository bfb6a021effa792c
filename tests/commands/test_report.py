"""`scrapy report` as it is typed."""

import pytest

from tests.commands.runs import run_scrapy
from tests.reports.outputs import write_output


def report(output, *arguments):
    return run_scrapy("report", *arguments, "-s", f"OUTPUT_DIR={output}")


def test_reports_are_made_anew(tmp_path):
    output = write_output(tmp_path / "output")
    run = report(output)
    assert run.status == 0
    assert run.stdout.split() == [f"{output}/reports/{n}.html" for n in ("silkroad", "index")]
    (output / "reports/silkroad.html").unlink()
    assert report(output, "silkroad").status == 0
    assert (output / "reports/silkroad.html").exists()


@pytest.mark.parametrize(
    ("names", "said"),
    [(["dawn"], "has nothing of dawn; it has silkroad"), ([], "no run wrote anything here")],
)
def test_wrong_usage(tmp_path, names, said):
    output = tmp_path / "output"
    if names:
        write_output(output)
    run = report(output, *names)
    assert run.status == 2
    assert said in run.stdout + run.stderr


def test_a_file_in_the_way_is_told(tmp_path):
    output = write_output(tmp_path / "output")
    (output / "reports").write_text("in the way")
    run = report(output)
    assert run.status == 1
    assert "cannot be written" in run.stdout
