"""Scenes and stories: what describes a picture, and what tells or reports."""

import pytest

from crawler.text.scenes import shows_scene, tells_story

SCENES = """\
Visitors view exhibits at the expo in Yiwu, Oct. 21, 2023.
A train is ready to leave the dry port of Qinghu, Jan. 3, 2024.
Workers unload fruit from a truck in Mianhua, May 4, 2022. The market is large.
Farmers pick tea in Mianhua on May 4, 2022.
Two cranes, Sept. 3, 2021. The lake lies north of Mianhua.
Dancers in blue on the stage of the grand theatre, May 4, 2022.
The bridge is lit up in Qinghu on Monday night
A robot is seen at a booth in Yiwu, Monday evening.
A replica of the old customs house
An aerial view of the port
Night scene of Qinghu
Workers weld pipes at a plant in Qinghu.
Students at the college in Mianhua learn to weave.
Mayor Holm (L) and Minister Keita shake hands.
Mayor Holm (second from left), with guests
Mayor Holm, left, and Minister Keita in Lima
From left: Holm, Keita and Lin
Clockwise from top: the pier, the silo
Amy Holm (C)
Mayor Holm poses for a photo with pupils in Lima.
Minister Keita delivers a keynote speech in Lima.
Amara Keita speaks at the opening in Lima.
Containers are parked at the port of Mianhua
""".splitlines()

NO_SCENES = """\
The port handled 1.2 million containers, Oct. 21, 2023.
Trade rose by a tenth on May 4, 2022.
The bridge was opened on May 4, 2022.
Visitors had left the expo in Yiwu, Oct. 21, 2023.
Visitors can view exhibits at the expo in Yiwu.
Farmers pick about 20 tonnes of tea in Mianhua.
A replica of the old customs house.
An aerial view of the port.
The bridge is lit up.
Workers weld pipes.
The ministry hopes for rain
Mayor Holm (L) was born in Lima.
Minister Keita delivers a speech every year.
Ferry gets a new pier
Photo of Li
Holm (mayor)
The news
""".splitlines()


@pytest.mark.parametrize("text", SCENES)
def test_what_is_to_be_seen(text: str) -> None:
    assert shows_scene(text)


@pytest.mark.parametrize("text", ["", *NO_SCENES])
def test_what_is_not_to_be_seen(text: str) -> None:
    assert not shows_scene(text)


@pytest.mark.parametrize(
    ("text", "is_scene"),
    [("Photo of the 1", False), ("Photo of a port", True), ("View of Lima 1", False),
     ("View of Lima 12", True)],
)  # fmt: skip
def test_a_scene_has_fifteen_letters_or_tells_who_stands_where(text: str, is_scene: bool) -> None:
    assert shows_scene(text) is is_scene


@pytest.mark.parametrize(
    ("marked", "is_scene"),
    [
        ("Holm (R)", True), ("Holm (C, front row)", True), ("Holm (2nd L)", True),
        ("Holm (3rd from right)", True), ("Holm (first left, front row)", True),
        ("Holm (left to right)", True), ("Holm (from L to R)", True), ("left to right: Holm", True),
        ("Holm, far right, waves", True), ("Holm, left behind", False), ("Holm (L.)", False),
        ("Holm (East)", False), ("(left)", True),
    ],
)  # fmt: skip
def test_marks_of_position(marked: str, is_scene: bool) -> None:
    assert shows_scene(marked) is is_scene


STORIES = """\
"It is a win-win," said Holm
The road, she added, is safe
Exports rose, according to the ministry
After the rain, the road was open.
However, trade rose.
On Monday the court heard the case.
Holm told the Harbour Post
Where does the road lead?
There are three reasons:
It was late!
He left…
BEIJING, May 4 (Xinhua) -- Trade rose.
QINGHU - Trade rose.
LIMA, May 4 (AFP) The pier opened.
We build roads
I am the mayor
The mayor says no
""".splitlines()

NO_STORIES = """\
Visitors view exhibits at the expo in Yiwu, Oct. 21, 2023.
From left: Holm, Keita and Lin
Ferry gets a new pier
Sheep graze
Iron ore
Afternoon tea in Lima
After-dinner tea
Prices
Qinghu - Mianhua railway
""".splitlines()


@pytest.mark.parametrize("text", STORIES)
def test_what_tells_or_reports(text: str) -> None:
    assert tells_story(text)


@pytest.mark.parametrize("text", ["", *NO_STORIES])
def test_what_does_not_tell(text: str) -> None:
    assert not tells_story(text)


@pytest.mark.parametrize(("letters", "tells"), [(599, False), (600, False), (601, True)])
def test_what_is_long_tells_a_story(letters: int, tells: bool) -> None:
    assert tells_story("x" * letters) is tells
