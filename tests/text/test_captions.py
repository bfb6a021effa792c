"""Captions: which texts describe a picture, which tell the story, and which are a button's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.captions import (
    CaptionEvidence,
    caption_strength,
    is_control,
    opens_like_caption,
    reads_like_caption,
    strip_caption_label,
    tells_of_picture,
)

OPENERS = [
    "Photo shows the new berth in Ningbo.",
    "Photos show the old and the new berth.",
    "Photo taken on May 3, 2021 shows the berth.",
    "Photo taken with a drone on May 3, 2021 shows the berth.",
    "Photo shot from the air shows the berth.",
    "This photo taken on May 3, 2021 shows the berth.",
    "This file photo shows the berth.",
    "This undated photo shows Lin Qiao at work.",
    "This undated file photo provided by the port shows Lin Qiao.",
    "This aerial drone photo taken on May 3, 2021 shows the berth.",
    "This combo photo shows the berth before and after.",
    "This photo is a combination of two frames.",
    "Aerial photo taken on May 3, 2021 shows the berth.",
    "Aerial photo of the berth.",
    "Aerial view of the berth in Ningbo.",
    "An aerial view of the berth, which was built in 2014.",
    "An aerial photo shows the berth.",
    "An aerial drone photo taken on May 3 shows the berth.",
    "An aerial drone shot of the berth.",
    "A bird's-eye view of the berth.",
    "A drone photo of the berth.",
    "File photo: the berth in 2003.",
    "File photo of the berth.",
    "A file photo of Lin Qiao, who won the prize.",
    "A screengrab from the video.",
    "A screenshot of the harbour's website",
    "Screenshot of the harbour's website",
    "Screenshot taken from the film.",
    "A still from the film.",
    "Combined photo shows two berths.",
    "Combined photo: two berths.",
    "Photo: the berth at night.",
    "Picture: the berth at night.",
    "Caption: the berth at night.",
    "Photo 2: the berth at night.",
    "Photo released by the port on May 3, 2021 shows the berth.",
    "Undated photo shows Lin Qiao.",
    "Pictured are the two berths.",
    "Pictured is a construction site in Kelantan.",
    "In this file photo, Lin Qiao is at work.",
    "In this aerial photo, farmers harvest rice.",
    "The picture shows the berth.",
    "The above photo shows the berth.",
    "A satellite image of the delta.",
    "An infographic shows the growth of the port.",
    "▲ Photo shows the berth.",
    "PHOTO SHOWS THE BERTH.",
]
SCENES = [
    "Visitors view exhibits at the expo in Yiwu, east China's Zhejiang Province, Oct. 21, 2023.",
    "A worker checks a loom at a mill in Hefei on May 3, 2021.",
    "Workers weld a hull at a shipyard in Nantong, Jiangsu province.",
    "A China-Europe freight train leaves the dry port of Xi'an on Nov 2, 2022.",
    "Two cranes load containers at the Port of Lome, Togo, on March 9, 2022.",
    "Children play at a park by the Huangpu in Shanghai.",
    "A giant panda is seen at the Chengdu base on May 3, 2021.",
    "The bridge is pictured at dusk in Chongqing, Aug. 8, 2022.",
    "Lin Qiao (L) shakes hands with Ann Holm in Oslo.",
    "Lin Qiao (2nd R, front) of Team Ningbo competes during the final in Hangzhou, Sept. 30, 2023.",
    "Ann Holm, left, and Lin Qiao sign the papers in Oslo.",
    "From left: Ann Holm, Lin Qiao and Xu Ran in Oslo.",
    "Farmers load pears in Changli County, north China's Hebei Province, Sept. 23, 2023. The pear"
    " fair was held for the ninth time.",
    "A photo show is held at a lake in Shaoxing, east China's Zhejiang Province, Oct. 4, 2019.",
    "Local people catch ducks in Huayuan County, central China's Hunan Province, Sept. 20, 2018.",
    "Students from Laos visit a railway college in Kunming, southwest China's Yunnan Province.",
    "A panoramic view of Lujiazui in Pudong New Area",
    "A night view of the Bund in Shanghai",
    "The booth of a tea house at the fair in Yiwu",
    "A container ship is berthed at the Port of Colombo, Sri Lanka, Jan. 5, 2022.",
    "A chef prepares noodles at a restaurant in Lanzhou, Gansu province, on July 12.",
    "Passengers board the first train at Vientiane Station in Laos on Friday.",
    "An engineer tests a robot at a lab in Hangzhou on Tuesday afternoon.",
    "Guests attend the opening ceremony of the forum in Qingdao, Shandong province, June 8, 2022.",
    "Lin Qiao, chairman of the board, delivers a keynote speech at the forum.",
    "Ann Holm poses for a photo with students.",
    "The railway crosses the Mekong River in this aerial photo.",
    "Actors perform a dragon dance in front of the town hall in Arusha, Tanzania.",
]
STORY = [
    "The port handled 1.2 million containers last year, up 8 percent from 2022.",
    "The roundtable was held in Shanghai on March 19.",
    "A roundtable co-organized by two financial cities convened in Shanghai on March 19.",
    "The bridge opened to traffic on Oct. 24, 2018.",
    "The two sides signed the agreement in Geneva, Switzerland, Nov. 21, 2022.",
    '"We are pleased with the results," said Lin Qiao, head of the port.',
    "Lin Qiao, head of the port, said trade with Laos is growing.",
    "According to the customs office, exports rose in May.",
    "He added that visitors come from 40 countries.",
    "NINGBO, May 3 (Xinhua) -- Visitors view exhibits at the new museum.",
    "SHANGHAI - Workers are building a new berth in Pudong.",
    "Photo exports rose 5 percent, the customs office said.",
    "Photo exports rose 5 percent in May.",
    "Photographers from 40 countries came to Ningbo.",
    "Photography is her life.",
    "Photos of the scene went viral within hours.",
    "Pictures of the old town hang in every shop.",
    "A photo of the two founders hangs on the wall of the office.",
    "An aerial view of the site showed that half the berths were empty.",
    "A screenshot of the chat was shared two million times.",
    "A view of history shared by both sides is the basis of trust.",
    "The picture is far from complete.",
    "This photo won the first prize in 2019.",
    "The image of the city has changed.",
    "China is seen as a key market.",
    "Growth is seen in all sectors of the economy.",
    "The move is seen by analysts as a signal to investors.",
    "Visitors to the museum can try on costumes of the Tang Dynasty.",
    "Workers now earn twice as much as ten years ago.",
    "Farmers sell their tea online and earn 3,000 yuan more a year.",
    "Students usually spend a year in Kunming.",
    "More than 300 students attend the school.",
    "Trains run daily between Xi'an and Hamburg.",
    "The train leaves Xi'an every Monday.",
    "The expo runs until Nov. 5, 2023.",
    "The fair runs from Oct. 21 to 24, 2023.",
    "The deadline for entries will be May 3, 2024.",
    "Only visitors with a ticket enter the hall in Yiwu.",
    "In Yiwu, visitors view exhibits from 40 countries.",
    "At the expo in Yiwu, a robot pours coffee.",
    "It is the first time that the fair takes place in Yiwu.",
    "They work at a mill in Hefei.",
    "We hope to see more visitors in Yiwu.",
    "After the talks, the ministers visited a mill in Hefei on May 3, 2021.",
    "During the visit, Lin met Ann Holm in Oslo.",
    "Last year, the port opened four routes to Africa.",
    "Since 2013, the two countries have built six bridges.",
    "The Belt and Road Initiative was proposed in 2013.",
    "The project covers 40 hectares and has cost 3 billion yuan.",
    "The company plans to open a plant in Hungary.",
    "The company aims to double its output by 2025.",
    "The plant makes 300 looms a year and exports most of them to Asia.",
    "The railway links Vientiane with Kunming.",
    "The museum displays 2,000 coins.",
    "The museum has 2,000 coins on display.",
    "The port serves 600 ports in 200 countries.",
    "Officials from both sides attended the launch on Friday.",
    "Experts from home and abroad gathered in Chengdu on Friday.",
    "Leaders of the two countries agreed on a new route in Astana.",
    "Tourists spent 4 billion yuan in the city during the holiday.",
    "Residents hope for a second bridge.",
    "Cooperation deepens in Southeast Asia",
    "New routes, new hopes",
    "New model for growth in Southeast Asia",
    "A bridge of trust",
    "Workers first",
    "What does the future hold?",
    "Here are the main points:",
    "1. Trade in services",
    "Yet the road is long.",
    "But trains still leave Xi'an on time.",
    "Many visitors come from Laos.",
    "One of them is Lin Qiao, a farmer in Yunnan.",
    "For Lin Qiao, tea is a way of life.",
    'The sign reads "Welcome to Yiwu."',
    "The first phase opened in 2014. The second opened in 2020. The third will open in 2026.",
    "Lin Qiao left for Oslo in 2014.",
    "Lin Qiao speaks three languages.",
    "Lin Qiao often gives a speech at her old school.",
    "Artists from 60 countries create textiles, Lin Qiao reports in Chengdu.",
    "The delegation visited six companies in Lujiazui.",
    "Representatives of the company were present at the meeting.",
    "The train is coming.",
    "In March, trains will run over this route and stop here for the first time.",
    "Working fathers in Jiangsu can now take 30 days of paid leave.",
    "Most amateur cyclists ride for enjoyment.",
    "A private home in an old lane has welcomed a group of rare guests.",
    "She teaches at a college in Kunming.",
    "Teachers at the college told visitors that classes are full.",
    "The city, right at the mouth of the river, has grown fast.",
    "Prices rose in Yiwu (by 3 percent).",
    "The keyword there is patience.",
    "Such farms are a common sight in Yunnan.",
    "Goods leave the warehouse within a day and reach Hamburg in two weeks.",
    "The berth is expected to open in May 2025.",
    "Ningbo is a city in Zhejiang.",
    "The harbour is open all year.",
    "There are 31 of its kind in the province.",
    "Members of the chamber visit China twice a year.",
]


@pytest.mark.parametrize("text", OPENERS)
def test_openers_are_strong_evidence(text):
    assert opens_like_caption(text)
    assert caption_strength(text) is CaptionEvidence.STRONG


@pytest.mark.parametrize("text", SCENES)
def test_scenes_are_weak_evidence(text):
    assert caption_strength(text) is CaptionEvidence.WEAK


@pytest.mark.parametrize("text", STORY)
def test_story_gives_no_evidence(text):
    assert not opens_like_caption(text)
    assert caption_strength(text) is CaptionEvidence.NONE


@pytest.mark.parametrize("credit", ["[Photo/VCG]", "(Xinhua/Lin Qiao)", "/VCG Photo"])
@pytest.mark.parametrize("text", ["The harbour.", "Lin said so.", "The fair was held in 2019."])
def test_credit_is_strong_evidence(text, credit):
    assert caption_strength(f"{text} {credit}") is CaptionEvidence.STRONG


def test_story_signed_by_its_agency_is_no_caption():
    assert caption_strength("Trade will grow, Lin said. (Xinhua)") is CaptionEvidence.NONE
    assert caption_strength("A new berth in Ningbo. (Xinhua)") is CaptionEvidence.STRONG


@pytest.mark.parametrize(
    "text",
    ["2", "Powered by", "00:33", "Copied", "Share", "View gallery", "1 of 5", "1/5", "(3)",
     "Enlarge", "Play", "Advertisement", "Photo 2 of 14",
     "Image 1/3", "3:45 min", "Click to enlarge",
     "Media playback is unsupported on your device", "This video cannot be played", "Watch live",
     "Toggle caption", "Click on the image to enlarge", "Loading...", "2 / 2", "•"],
)  # fmt: skip
def test_controls_are_nobodys_captions(text):
    assert is_control(text)
    assert not tells_of_picture(text)


@pytest.mark.parametrize(
    "text",
    ["Lin Qiao", "A berth in Ningbo", "The 00:33 to Hefei", "2 ships", "Play in the park",
     "Sharing a meal in Yiwu", "1 of 5 berths opens", "Gallery of the old port", "Chengdu"],
)  # fmt: skip
def test_what_is_no_control(text):
    assert not is_control(text)


@pytest.mark.parametrize(
    ("printed", "caption"),
    [("Image caption Lin Qiao at work", "Lin Qiao at work"),
     ("Media captionWho is Lin Qiao?", "Who is Lin Qiao?"),
     ("Image caption, Lin Qiao at work", "Lin Qiao at work"),
     ("Photo caption: Lin Qiao at work", "Lin Qiao at work"),
     ("Caption: Lin Qiao at work", "Lin Qiao at work"),
     ("Image captions are hard to write", "Image captions are hard to write"),
     ("The caption: a riddle", "The caption: a riddle"), ("Caption", "Caption")],
)  # fmt: skip
def test_label_for_readers_who_listen_is_taken_off(printed, caption):
    assert strip_caption_label(printed) == caption


@pytest.mark.parametrize(
    "caption",
    ["Ships pass the port.", "Two hundred welders worked on the new bridge for a year",
     "Visitors view exhibits in Yiwu", "Photo shows the berth", "两艘货轮驶过宁波舟山港的新码头。"],
)  # fmt: skip
def test_caption_that_tells_something(caption):
    assert tells_of_picture(caption)


@pytest.mark.parametrize(
    "caption",
    ["", "8150km to Beijing", "Beijing, China", "Lin Qiao", "00:33", "Watch live", "Play video",
     "Photo: VCG", "The old harbour", "Nowhere.", "Gwadar Port Authority", "宁波",
     "Photo provided by the Ferry Museum of Gaoqiao to China Daily",
     "Image: the Ferry Museum of Gaoqiao via Xinhua News Agency."],
)  # fmt: skip
def test_caption_that_tells_nothing(caption):
    assert not tells_of_picture(caption)


@pytest.mark.parametrize(("signs", "tells"), [(11, False), (12, True)])
def test_how_many_signs_a_sentence_without_blanks_has(signs, tells):
    assert tells_of_picture("货" * (signs - 1) + "。") is tells


def test_caption_without_its_picture():
    assert reads_like_caption("Ships pass the new berth.")
    assert reads_like_caption("A night view of the Bund in Shanghai")
    assert reads_like_caption("The harbour [Photo/VCG]")
    assert not reads_like_caption("Day 3, Part 10: the opening of the fair")
    assert not reads_like_caption("Watch live")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit",
    ["A ", "(", "[", " ", ".", "/", "1 ", "1:", "Photo taken on ", "(Xinhua) ", ", left", "of 1"],
)
def test_long_runs_of_one_thing_end_at_once(unit):
    text = unit * (100_000 // len(unit))
    assert caption_strength(text) is CaptionEvidence.NONE
    assert not is_control(text)
    assert tells_of_picture(text) in (True, False)


@given(st.text(max_size=200))
def test_any_text_is_judged_without_error(text):
    assert caption_strength(text) in CaptionEvidence
    assert is_control(text) in (True, False)
    assert reads_like_caption(text) in (True, False)
    assert text.endswith(strip_caption_label(text))


@pytest.mark.parametrize(
    ("letters", "strength"), [(1500, CaptionEvidence.STRONG), (1501, CaptionEvidence.NONE)]
)
def test_how_long_a_caption_is_at_most(letters: int, strength: CaptionEvidence) -> None:
    credit = " (Photo/VCG)"
    text = "A ferry sails. ".ljust(letters - len(credit), "a") + credit
    assert caption_strength(text) is strength
