"""Lines of the site amid a story: what each is, and the sentences that only begin like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.noise import OPENINGS_OF_NOISE, _is_share_bar, is_noise

NOISE = {
    "section mark": ["* * *", "———", "• • •", "=====", "...", "～～～", "∗", "― ― ―"],
    "share bar": [
        "Share", "SHARE THIS ARTICLE", "Print", "A+", "A-", "Share:", "[Print]", "L M S",
        "Share - WeChat", "Facebook Twitter LinkedIn", "Print | Email | Share", "Copy Link",
        "Font size: A A+", "Font Small Large", "Share to Facebook / Twitter",
    ],
    "pager": [
        "1 2 3 4 5", "<< Previous 1 2 3 Next >>", "Previous Next", "Page 2", "Page 1 of 3", "1/3",
        "(2/7)", "|<< 1 2 >>|", "【1】【2】下一页", "[1][2] Next", "1 2 Next", "上一页 1 2",
    ],
    "player": [
        "00:45", "1:02:33", "Duration: 00:45", "0:12 / 3:40", "Video 02:10", "00:00 mute 1x",
        "2 hours ago", "About 3 days ago", "a week ago", "2 hours ago duration 1:20",
        "This video is not available in your region", "Your browser does not support",
        "We are sorry, but the video could not be loaded", "Playback failed to load",
        "The video player is loading",
    ],
    "link": [
        "Read more: Ferry gets a new pier", "Read more", "READ MORE »", "Also read > Ferry",
        "See also： Ferry", "Related story: Ferry gets a new pier", "Details>>", "More >", "Next »",
        "Full text>>", "View original content: https://www.example.cn/1.html",
        "View original content to download multimedia", "Original link: https://a.example.cn/1",
        "原文链接：https://a.example.cn/1", "Click to enlarge", "Watch: The ferry comes in",
    ],
    "address": [
        "https://www.example.cn/news/1.html", "www.example.cn", "Video: https://a.example.cn/1",
        "Photo - https://mma.example.com/1.jpg", "Logo - http://a.example.cn/logo.png",
        "amy.holm@example.cn", "E-mail: a@example.cn, b@example.cn and c@example.cn",
    ],
    "advertisement": [
        "Advertisement", "ADVERTISEMENT", "--- Advertisement ---", "ad", "Ad 2", "Advert 12",
        "Story continues below", "Sponsored Content",
    ],
    "notice": [
        "Loading...", "Close", "Log in", "Back to top", "Please enable JavaScript to go on.",
        "The full edition of the report is available at Xinhua Silk Road Database.",
        "Ask us a question Belt & Road Login close", "No comments",
        "The post Ferry gets a new pier appeared first on The Harbour Post.",
        "The post 12 ferries first appeared on harbour.example.org",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reason"), [(text, reason) for reason, texts in NOISE.items() for text in texts]
)
def test_lines_of_the_site(text: str, reason: str) -> None:
    assert is_noise(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "", "Video", "World", "Share prices rose.", "Share of the port", "Print runs have doubled.",
        "Next year, a third route opens.", "Read aloud, the letter moved the hall.", "2024", "1 2",
        "2 3 4", "1 3 2", "Previous", "Pages of the log tell of a storm.", "Page",
        "10:20 departure",
        "2 hours ago the ferry left.", "Watch makers opened a school.", "More than half are women.",
        "Write to amy@example.cn until Friday.", "Tickets are sold at www.example.org only.",
        "Details", "Text", "A A", "L", "Mail", "Ad hoc talks went on.", "Advertisements 2",
        "The post office reopened.", "The post appeared first on Monday.",
        "The video was seen by all.",        "The browser is new.",
        "Close to the pier stands a silo.",
        "Loading took an hour.",
        "* note",
        "See the mountain once: it stays.", "Related to this is dredging.", "a@", "@harbour",
    ],
)  # fmt: skip
def test_lines_of_the_story(text: str) -> None:
    assert is_noise(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Read more: ".ljust(400, "a"), "link"),
        ("Read more: ".ljust(401, "a"), None),
        ("=" * 400, "section mark"),
        ("=" * 401, None),
        (" ".join(["facebook"] * 13) + " url", "share bar"),
        (" ".join(["facebook"] * 13) + " link", None),
        ("Original link: https://a.cn/".ljust(200, "a"), "link"),
        ("The post A" + "a" * 300 + " appeared first on B.cn", "notice"),
        ("The post A" + "a" * 301 + " appeared first on B.cn", None),
        ("Read more" + " " * 51, "link"),
        ("Page 999", "pager"),
        ("Page 1000", None),
        ("Ad 999", "advertisement"),
        ("Ad 1000", None),
    ],
)
def test_how_long_noise_is(text: str, reason: str | None) -> None:
    assert is_noise(text) == reason


@pytest.mark.parametrize(
    "opening",
    [
        "Read next: ", "Also read: ", "See also: ", "Watch more: ", "Related reading: ",
        "Further reading: ", "Learn more > ", "Original link: ", "原文链接：",
        "View original content: ", "Xinhua Silk Road - Belt and Road Portal",
        "The full edition of the report is available at Xinhua Silk Road",
        "Click on the button below to create your account", "Please enable JavaScript",
        "Do you want to be a contributor to Xinhua Silk Road", "Global EditionASIA",
        "If you have any questions, please enter them in the box below", "DD_belatedPNG",
    ],
)  # fmt: skip
def test_a_long_line_is_known_by_its_opening(opening: str) -> None:
    assert is_noise(opening.ljust(400, "a")) in ("link", "notice")
    assert opening[:3].casefold() in OPENINGS_OF_NOISE
    assert is_noise("".ljust(400, "a")) is None


@given(st.integers(3, 40))
def test_pages_counted_from_one_are_a_pager(pages: int) -> None:
    numbers = [str(number) for number in range(1, pages + 1)]
    assert is_noise(" ".join(numbers)) == "pager"
    assert is_noise(" ".join(reversed(numbers))) is None


@given(st.text(max_size=60))
def test_any_line_can_be_asked_for(text: str) -> None:
    assert is_noise(text) in {None, *NOISE}


@pytest.mark.parametrize(
    ("line", "is_bar"),
    [
        ("Share A+ A-", True),
        ("Print A+", True),
        ("Print A-", True),
        ("Print X", True),
        ("X f", False),
        ("Print", False),
    ],
)
def test_bars_of_short_words(line: str, is_bar: bool) -> None:
    assert _is_share_bar(line.casefold()) is is_bar
