import pytest
from pydantic import ValidationError

from crawler.drift.run_lines import RunLine
from tests.drift.made_runs import make_alarm, make_line


def test_a_line_is_read_as_it_was_written():
    line = make_line(alarms=(make_alarm(),))
    assert RunLine.model_validate_json(line.model_dump_json(by_alias=True)) == line


@pytest.mark.parametrize("changed", [{"kind": "mirror"}, {"new": -1}, {"more": 1}])
def test_what_no_line_holds_is_refused(changed: dict[str, object]):
    with pytest.raises(ValidationError):
        make_line(**changed)
