"""Progress as a person sees it: in a terminal, and in a pipe."""

import re
import time

import pytest

from tests.articles import make_page
from tests.commands.runs import run_scrapy
from tests.commands.test_crawl import crawl, make_mirror
from tests.monitor.pseudo_terminal import draw, interrupt
from tests.portal_server import Answer, PortalServer, Site

PACED = ("-s", "DOWNLOAD_DELAY=1", "-s", "AUTOTHROTTLE_ENABLED=False")


@pytest.fixture(scope="module")
def mirror(tmp_path_factory):
    return make_mirror(
        tmp_path_factory.mktemp("mirror"), {str(n): make_page(n) for n in range(400)}
    )


@pytest.mark.parametrize("columns", [80, 120])
def test_one_line_that_fits_the_terminal(mirror, tmp_path, columns):
    drawn = draw(*crawl(mirror, tmp_path / "output"), columns=columns)

    states = [state for state in drawn.states() if "/400 pages, " in state]
    assert drawn.status == 0
    assert states
    assert max(map(len, states)) < columns
    assert re.match(
        r"silkroad \d+/400 pages, \d+ records?, 0 rejects, [\d.]+/s, 00:\d\d left, ", states[0]
    )
    summary = drawn.text.rpartition("\r")[0] if drawn.text.endswith("\r") else drawn.text
    lines = [line.rpartition("\r")[2] for line in summary.split("\r\n")]
    assert max(map(len, lines)) <= columns or "output" in max(lines, key=len)
    assert any(line.startswith("records   400 new") for line in lines)


def test_log_lines_stand_above_the_line(mirror, tmp_path):
    drawn = draw(*crawl(mirror, tmp_path / "output"), "-L", "INFO")

    log = [line for line in drawn.text.split("\r\n") if "[scrapy." in line]
    assert log
    assert all(re.match(r"20\d\d-", line.rpartition("\r")[2]) for line in log)


@pytest.mark.parametrize("extra", [("-s", "PROGRESS=off"), ("-o", "-:jsonlines")])
def test_no_line_where_it_is_not_wanted_or_records_go(mirror, tmp_path, extra):
    drawn = draw(*crawl(mirror, tmp_path / "output"), *extra)

    assert drawn.status == 0
    assert "/400 pages" not in drawn.text


def test_pipe_gets_plain_lines_and_a_short_run_none(mirror, tmp_path):
    run = run_scrapy(*crawl(mirror, tmp_path / "output"))

    assert run.status == 0
    assert "/400 pages" not in run.stderr
    assert "\r" not in run.stderr


def test_setting_takes_on_and_off_only(mirror, tmp_path):
    run = run_scrapy(*crawl(mirror, tmp_path / "output"), "-s", "PROGRESS=maybe")

    assert run.status == 2
    assert "PROGRESS='maybe': it takes on or off" in run.stderr


@pytest.mark.parametrize("delay", [0, 30], ids=["queued requests", "an answer that never comes"])
def test_interrupt_ends_a_live_run_within_two_seconds_and_says_so(tmp_path, delay):
    site = Site(count=40, per_list=40)
    site.answers[site.path(1)] = Answer(delay=delay)
    pressed: list[float] = []

    def press(text: str, pid: int) -> None:
        if "p/399999.html" in text and not pressed:
            pressed.append(time.monotonic())
            interrupt(pid)

    with PortalServer(site) as server:
        drawn = draw(
            "crawl", "silkroad", "-a", f"origin={server.origin}", *PACED,
            "-s", f"OUTPUT_DIR={tmp_path / 'output'}", look=press,
        )  # fmt: skip
    took = time.monotonic() - pressed[0]

    assert drawn.status == 130
    assert took < 2.5
    assert "stopping within two seconds: what was read is written" in drawn.text
    assert "Ctrl-C again stops at once" in drawn.text
    assert "records   " in drawn.text


def test_second_interrupt_stops_at_once(tmp_path):
    site = Site(count=4, per_list=4)
    site.answers[site.path(1)] = Answer(delay=30)
    pressed: list[int] = []

    def press(text: str, pid: int) -> None:
        wanted = ("p/399999.html", "Ctrl-C again")
        if len(pressed) < len(wanted) and wanted[len(pressed)] in text:
            pressed.append(pid)
            interrupt(pid)

    with PortalServer(site) as server:
        drawn = draw(
            "crawl", "silkroad", "-a", f"origin={server.origin}", *PACED,
            "-s", f"OUTPUT_DIR={tmp_path / 'output'}", look=press,
        )  # fmt: skip

    assert drawn.status == 130
    assert "stopped at once, on the second signal" in drawn.text
    assert "records   " not in drawn.text
