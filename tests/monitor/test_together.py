"""What several runs of one command come to."""

import pytest

from crawler.errors import ExitStatus
from crawler.monitor.exit_status import Verdict
from crawler.monitor.run_ending import Ending
from crawler.monitor.together import judge_together, render_together
from tests.monitor.test_run_file import describe

pytestmark = pytest.mark.quick


def make_endings(statuses):
    return {
        name: Ending(Verdict(ExitStatus(status), f"of {name}" if status else None))
        for name, status in zip("abcdefg", statuses, strict=False)
    }


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ([0, 0], 0),
        ([0, 4], 4),
        ([4, 3, 0], 3),
        ([3, 5, 4], 5),
        ([5, 130, 3], 130),
        ([130, 2, 5], 2),
        ([2, 1, 130, 5, 3, 4, 0], 1),
    ],
)
def test_the_most_urgent_status_counts(statuses, status):
    verdict = judge_together(make_endings(statuses))
    assert verdict.status == status
    told = verdict.reason.split("; ") if verdict.reason else []
    assert len(told) == sum(map(bool, statuses))


def test_each_that_failed_is_named_with_its_reason():
    verdict = judge_together(make_endings([0, 4, 5]))
    assert verdict.reason == "b: of b (status 4); c: of c (status 5)"


def test_no_run_is_no_article():
    assert judge_together({}).status is ExitStatus.NO_ARTICLE


def test_the_line_adds_up_and_names_who_has_nothing(tmp_path):
    _, file = describe(tmp_path)
    endings = {name: Ending(Verdict(ExitStatus.COMPLETE), file) for name in ("a", "b")}
    endings["c"] = Ending(Verdict(ExitStatus.USAGE, "wrong"))
    text = render_together(endings, ["cgtn", "dawn"], 80)
    assert " ".join(text.split()) == (
        "all 3 portals: 4 new, 0 revised, 0 unchanged, 4 rejected; the source has no page of "
        "cgtn, dawn"
    )
    assert max(map(len, text.splitlines())) <= 80
