"""Figures: which text is whose caption and credit, read from small pages."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from crawler.reading.blocks import Picture
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.figures import Figure, drop_portraits, match_captions

IMG = '<img src="/a.jpg">'
STORY = "The port handled 1.2 million containers last year, up 8 percent from 2022."
MORE = "He added that visitors come from 40 countries, most of them by train."


def read(html: str) -> tuple[list[tuple[str | None, str | None]], list[str]]:
    """Return captions with credits of the figures of a page, and the texts that are no captions."""
    body = f"<body><div><p>{STORY}</p>{html}<p>{MORE}</p></div></body>"
    pieces = [block for block in read_blocks(parse_html(body.encode())) if block.region is None]
    figures, taken = match_captions(pieces)
    texts = [piece.text for at, piece in enumerate(pieces) if piece.text and at not in taken]
    return [(figure.caption, figure.credit) for figure in figures], texts


CAPTION = "Welders at work on the bridge"
CREDIT = "Photo: VCG"


@pytest.mark.parametrize(
    "html",
    [
        f"<figure>{IMG}<figcaption>{CAPTION} {CREDIT}</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{CAPTION} <span>{CREDIT}</span></figcaption></figure>",
        f"<figure>{IMG}<figcaption><p>{CAPTION}</p><p>{CREDIT}</p></figcaption></figure>",
        f"<figure>{IMG}<figcaption><p>{CREDIT}</p><p>{CAPTION}</p></figcaption></figure>",
        f"<figure>{IMG}<p>{CAPTION}</p><p>{CREDIT}</p></figure>",
        f"<figure>{IMG}<span>{CAPTION}</span><cite>{CREDIT}</cite></figure>",
        f"<figure><div>{IMG}</div><figcaption>{CAPTION}</figcaption><div>{CREDIT}</div></figure>",
        f"<figure><figcaption>{CAPTION}</figcaption>{IMG}<p>{CREDIT}</p></figure>",
        f"<div class=wp-caption>{IMG}<p class=wp-caption-text>{CAPTION} {CREDIT}</p></div>",
        f"<div>{IMG}<div class=image-caption>{CAPTION}</div><div class=credit>{CREDIT}</div></div>",
        f"<div>{IMG}<span class=mediaCaption>{CAPTION}</span> <em class=photo-credit>{CREDIT}</em>"
        "</div>",
        f"<p>{IMG}</p><p class=cutline>{CAPTION}</p><p>{CREDIT}</p>",
        f"<figure>{IMG}<button>Share</button><figcaption>{CAPTION}</figcaption><p>{CREDIT}</p>"
        "<p>1 of 5</p></figure>",
        f"<figure>{IMG}<p>Enlarge</p><figcaption>Image caption {CAPTION} {CREDIT}</figcaption>"
        "</figure>",
        f"<figure>{IMG}<figcaption>{CAPTION} {CREDIT}</figcaption><figcaption>{CAPTION} {CREDIT}"
        "</figcaption></figure>",
        f"<figure><noscript>{IMG}</noscript><figcaption>{CAPTION} {CREDIT}</figcaption></figure>",
        f"<figure>{IMG}<noscript>{IMG}</noscript><p>{CAPTION}</p><p>{CREDIT}</p></figure>",
        f'<figure><i data-src="/a.jpg"></i><p>{CAPTION}</p><p>{CREDIT}</p></figure>',
    ],
)
def test_one_caption_and_one_credit(html: str) -> None:
    assert read(html) == ([(CAPTION, CREDIT)], [STORY, MORE])


@pytest.mark.parametrize(
    ("html", "caption", "credit"),
    [
        (f"<figure>{IMG}<p class=credit>Lin Qiao</p></figure>", None, "Lin Qiao"),
        (f"<figure>{IMG}<span class=photographer>(Lin Qiao)</span></figure>", None, "Lin Qiao"),
        (f"<figure>{IMG}<cite>Harbour Museum</cite></figure>", None, "Harbour Museum"),
        (f"<figure>{IMG}<figcaption>Lin <b class=copyright>Xu Ran</b></figcaption></figure>",
         "Lin Xu Ran", None),
        (f"<figure>{IMG}<figcaption>The port. Lin Qiao/XYZ</figcaption></figure>",
         "The port.", "Lin Qiao/XYZ"),
        (f"<figure>{IMG}<figcaption>The port <span class=credit>By Lin Qiao </span>/"
         "<span class=agency>AFP</span></figcaption></figure>", "The port", "By Lin Qiao / AFP"),
        (f"<div>{IMG}<p>© Jane Holm</p></div>", None, "© Jane Holm"),
        (f"<p>{IMG}</p><p>Credit: AFP/Getty</p>", None, "Credit: AFP/Getty"),
        (f"<p>{IMG}</p><p>Jane Holm | Moment | Getty Images</p>", None,
         "Jane Holm | Moment | Getty Images"),
        (f"<p>{IMG}</p><p>Copyright AP Photo</p>", None, "Copyright AP Photo"),
        (f"<p>{IMG}</p><p>Source: Getty</p>", None, "Source: Getty"),
        (f"<p>{IMG}</p><p>Storm reports of the week (NOAA/SPC)</p>", "Storm reports of the week",
         "NOAA/SPC"),
        (f"<p>{IMG}</p><p>Two ships (Lin Qiao/XYZ)</p>", "Two ships", "Lin Qiao/XYZ"),
        (f"<figure>{IMG}<figcaption>By Jane Holm</figcaption></figure>", None, "By Jane Holm"),
        (f"<figure>{IMG}<span>The port</span><span>at dusk</span></figure>",
         "The port at dusk", None),
        (f"<figure>{IMG}<span><span>Image source, </span>PA</span><figcaption><span>Image caption,"
         "</span><p>The port</p></figcaption></figure>", "The port", "PA"),
        (f"<p>{IMG}</p><p>Copied</p>", None, None),
        (f"<p>{IMG}</p><p>00:33</p>", None, None),
        (f"<p>{IMG}</p><p>Powered by</p>", None, None),
        (f"<figure>{IMG}<figcaption>2</figcaption></figure>", None, None),
        (f"<figure>{IMG}<figcaption>The whole of it. Lin Qiao/AFP</figcaption></figure>",
         "The whole of it.", "Lin Qiao/AFP"),
        (f"<figure>{IMG}<p class=credit>The port in May. Lin Qiao/AFP</p></figure>",
         "The port in May.", "Lin Qiao/AFP"),
    ],
)  # fmt: skip
def test_caption_and_credit(html: str, caption: str | None, credit: str | None) -> None:
    assert read(html) == ([(caption, credit)], [STORY, MORE])


def test_text_above_a_picture_with_its_credit_is_no_caption() -> None:
    note = "The author is a pilot."
    html = f"<p><em>{note}</em></p><div>{IMG}<p>Illustration: Lin Qiao/GT</p></div>"
    assert read(html) == ([(None, "Illustration: Lin Qiao/GT")], [STORY, note, MORE])


def test_captions_of_pictures_side_by_side() -> None:
    figure = "<figure><img src=/{0}.jpg><p class=caption>Berth {0}</p><p>Photo: VCG</p></figure>"
    assert read("".join(map(figure.format, range(1, 4)))) == (
        [(f"Berth {number}", "Photo: VCG") for number in range(1, 4)],
        [STORY, MORE],
    )
    above = "<p class=caption>Berth {0}</p><p><img src=/{0}.jpg></p>"
    assert read("".join(map(above.format, range(1, 4))))[0] == [
        (f"Berth {number}", None) for number in range(1, 4)
    ]


@pytest.mark.parametrize(
    ("html", "captions"),
    [
        (f"<figcaption>{CAPTION}.</figcaption>", [(f"{CAPTION}.", None)]),
        ("<figcaption>Watch live</figcaption>", []),
        ("<figcaption>Day 3, Part 10: the opening</figcaption>", []),
        ("<figcaption>Photo: VCG</figcaption>", []),
        ("<div><p class=caption>Two ships pass.</p><p class=credit>VCG</p></div>",
         [("Two ships pass.", "VCG")]),
        (f"<figure>{IMG}<p>Subscribe to our newsletter for more news</p></figure>", []),
    ],
)  # fmt: skip
def test_caption_without_a_picture_must_tell_something(
    html: str, captions: list[tuple[str | None, str | None]]
) -> None:
    assert read(html) == (captions, [STORY, MORE])


@pytest.mark.parametrize(
    "html",
    [
        f"<div class='caption-page'>{f'<p>{STORY}</p><p>{MORE}</p>' * 2}</div>",
        f"<div class=no-caption><p>{STORY}</p></div>",
        f"<div class=caption><h2>Head</h2><p>{STORY}</p></div>",
        f"<div class=credit-card><p>{STORY}</p></div>",
        f"<figure><table><tr><td>{STORY}</td></tr></table></figure>",
        f"<figure><blockquote>{STORY}</blockquote></figure>",
    ],
)
def test_class_that_names_no_caption(html: str) -> None:
    figures, texts = read(html)
    assert figures == []
    assert STORY in texts[1:-1]


@pytest.mark.parametrize(
    ("one", "other", "url"),
    [
        ("/a.jpg", "/a.jpg", "/a.jpg"),
        ("/a-300x200.jpg", "/a-1024x683.jpg", "/a-1024x683.jpg"),
        ("/w60/a.jpg", "/w780/a.jpg", "/w780/a.jpg"),
        ("/a.jpg?w=300", "/a.jpg?w=900", "/a.jpg?w=900"),
        ("/a_small.jpg", "/a_large.jpg", "/a_small.jpg"),
        ("/a@2x.jpg", "/a.jpg", "/a@2x.jpg"),
        ("/a.jpg.webp", "/a.jpg", "/a.jpg.webp"),
        ("/x1/20x20/https://a.cn/b.jpg", "/x2/90x60/http://a.cn/b.jpg", "/x2/90x60/http://a.cn/b.jpg"),
        ("/news/480/a.jpg", "/news/1536/a.jpg", "/news/480/a.jpg"),
        ("/a.jpg", "/b.jpg", None),
        ("/1/a.jpg", "/2/b.jpg", None),
        ("/2024/01/a.jpg", "/2024/02/a.jpg", None),
        ("/img?id=1", "/img?id=2", None),
        ("/a1.jpg", "/a2.jpg", None),
        ("/155503840.jpg", "/155503841.jpg", None),
        ("/a-1.jpg", "/a-2.jpg", None),
    ],
)  # fmt: skip
def test_picture_shown_twice_is_one(one: str, other: str, url: str | None) -> None:
    body = f"<img src={one}><p>{STORY}</p><figure><img src={other}><p>Two ships</p></figure>"
    pieces = read_blocks(parse_html(f"<body>{body}<p>{MORE}</p></body>".encode()))
    figures, _ = match_captions(pieces)
    shown = [figure.picture.src for figure in figures if figure.picture]
    assert shown == ([one, other] if url is None else [url])
    assert figures[-1].caption == "Two ships"


def test_picture_shown_twice_with_two_captions_is_meant_twice() -> None:
    figure = "<figure><img src=/a.jpg><figcaption>{}</figcaption></figure>"
    html = figure.format("The port in May") + f"<p>{STORY}</p>" + figure.format("The port again")
    assert [caption for caption, _ in read(html)[0]] == ["The port in May", "The port again"]


def test_portraits_of_the_authors_are_dropped() -> None:
    figures = [
        Figure(0, Picture("/a.jpg", "Jane Holm")),
        Figure(1, Picture("/b.jpg", "b.jpg"), "JANE HOLM"),
        Figure(2, Picture("/c.jpg", "Jane Holm"), "Jane Holm at the port of Oslo"),
        Figure(3, None, "Two ships."),
    ]
    assert drop_portraits(figures, ["Jane Holm", "Lin Qiao"]) == figures[2:]
    assert drop_portraits(figures, []) == figures


CAPTIONED = ["<figcaption>{}</figcaption>", "<p class=caption>{}</p>", "<i class=cutline>{}</i>"]
CREDITED = ["<p class=credit>{}</p>", "<span class=photo-credit>{}</span>", "<cite>{}</cite>"]
CONTROLS = ["<p>Enlarge</p>", "<span>1 of 5</span><br>", "<div>View gallery</div>", ""]


@settings(max_examples=150)
@given(
    st.permutations(["caption", "credit", "control"]),
    st.sampled_from(CAPTIONED),
    st.sampled_from(CREDITED),
    st.sampled_from(CONTROLS),
)
def test_parts_of_a_figure_in_any_order(
    order: list[str], captioned: str, credited: str, control: str
) -> None:
    event(" ".join(order))
    written = {
        "caption": captioned.format(CAPTION),
        "credit": credited.format(CREDIT),
        "control": control,
    }
    html = f"<figure>{IMG}{''.join(written[part] for part in order)}</figure>"
    assert read(html) == ([(CAPTION, CREDIT)], [STORY, MORE])


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit",
    [
        IMG,
        f"<p>{IMG}</p><p>2</p>",
        "<p>2</p>",
        "<figcaption>Two ships pass.</figcaption>",
        f"<figure>{IMG}<p>Photo: VCG</p></figure>",
        f"<p>{IMG}</p><p>A. Lin/AFP</p>",
        "<p class=credit>VCG</p>",
        '<img src="/http:/http:/http:/http:/a-300x200-300x200-300x200.jpg">',
    ],
)
def test_pages_of_nothing_but_figures_are_matched_at_once(unit: str) -> None:
    pieces = read_blocks(parse_html((unit * (150_000 // len(unit))).encode()))
    figures, taken = match_captions(pieces)
    assert len(figures) + len(taken) <= 2 * len(pieces)
