"""Bodies: datelines, bullets, numbers and sign-offs come off, the rest stays as it is."""

import pytest

from crawler.story.body import write_body


@pytest.mark.parametrize(
    ("paragraphs", "body", "place"),
    [
        (["BEIJING, Jan. 3 (Xinhua) -- One.", "Two."], ["One.", "Two."], "Beijing"),
        (["BEIJING, Jan. 3 (Xinhua) --", "One."], ["One."], "Beijing"),
        (['"A quote."', "BEIJING, Jan. 3 (Xinhua) -- One."], ['"A quote."', "One."], "Beijing"),
        (["One.", "BEIJING - Two."], ["One.", "BEIJING - Two."], None),
        (["1. One", "2. Two", "3. Three"], ["One", "Two", "Three"], None),
        (["1) One", "2) Two"], ["One", "Two"], None),
        (["Ports:", "(1) One", "(2) Two", "Then."], ["Ports:", "One", "Two", "Then."], None),
        (["1. One alone"], ["1. One alone"], None),
        (["1.5 million", "2.5 million"], ["1.5 million", "2.5 million"], None),
        (["1. One", "2. Two", "2. Two"], ["One", "Two", "2. Two"], None),
        (["1. One", "3. Three"], ["1. One", "3. Three"], None),
        (["1. One", "2. Two", "Then.", "3. Three"], ["One", "Two", "Then.", "3. Three"], None),
        (["1. One", "2. Two", "1. One", "2. Two"], ["One", "Two", "One", "Two"], None),
        (["0. Nought", "1. One", "2. Two"], ["0. Nought", "One", "Two"], None),
        (["-5 degrees", "– One"], ["-5 degrees", "One"], None),
        (["2. Two", "3. Three"], ["2. Two", "3. Three"], None),
        (["• One", "- Two", "-- three --"], ["One", "Two", "-- three --"], None),
        (["One.", "Two. Enditem"], ["One.", "Two."], None),
        ([], [], None),
    ],
)
def test_body(paragraphs: list[str], body: list[str], place: str | None) -> None:
    dateline, written = write_body(paragraphs)
    assert written == body
    assert (dateline.place if dateline else None) == place
