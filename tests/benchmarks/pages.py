"""Article pages of about 35 kB for the benchmark: menus, scripts, a dozen paragraphs."""

import random
from dataclasses import replace

from tests.layouts.facts import ArticleFacts, DatelineFacts, Paragraph, Picture
from tests.layouts.layout import BASE, settle
from tests.layouts.page import encode_page
from tests.layouts.render import render_html

_TEXT = (
    "the harbor of a new line and its workers said on in for with this year trade freight train "
    "city province plan company growth percent market road belt bridge water station school more "
    "than two between after before under which will has been first local national project"
)
_WORDS = _TEXT.split()
_NAMES = ("Lu Qingmei", "Zou Jingyi", "Peng Shuo", "Qiu Annan", "Hao Wanqing", "Su Yelin")
_CITIES = ("BEIJING", "CHENGDU", "XI'AN", "URUMQI", "NAIROBI", "KUALA LUMPUR")
SCRIPT_LINES = 95


def make_pages(count: int) -> list[tuple[bytes, str]]:
    """Return so many different pages with their addresses; always the same ones."""
    chance = random.Random(2024)
    return [_make_page(number, chance) for number in range(count)]


def _make_page(number: int, chance: random.Random) -> tuple[bytes, str]:
    article = _write_article(number, chance)
    layout = replace(
        BASE,
        before="popups",
        after="related",
        evidence="all",
        furniture="share",
        keywords="links",
        wrapper=chance.choice(("divs", "semantic", "table2")),
        caption=chance.choice(("figcaption", "centred", "paragraph")),
    )
    page = render_html(article, settle(layout, article))
    menu = render_html(article, replace(BASE, before="long_menu"))
    menu = menu[menu.index("<ul>") : menu.index("</ul>") + 5]
    page = page.replace("<body>", f"<body>{menu}", 1)
    page = page.replace("</head>", f"{_write_script(chance)}</head>", 1)
    page = page.replace("</body>", f"{_write_script(chance)}</body>", 1)
    return encode_page(page, layout), article.url


def _write_script(chance: random.Random) -> str:
    lines = (
        f'  track("{chance.choice(_WORDS)}", {{ id: {line}, t: new Date().getTime() % 97 }});'
        for line in range(SCRIPT_LINES)
    )
    return "<script>\n" + "\n".join(lines) + "\n</script>\n"


def _write_sentence(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randrange(12, 26))
    return f"{' '.join(words).capitalize()}."


def _write_paragraph(chance: random.Random) -> Paragraph:
    sentences = [_write_sentence(chance) for _ in range(chance.randrange(2, 5))]
    if chance.random() < 0.3:
        sentences.append(f'"{_write_sentence(chance)[:-1]}," said {chance.choice(_NAMES)}.')
    return Paragraph(" ".join(sentences))


def _write_article(number: int, chance: random.Random) -> ArticleFacts:
    day = number % 28 + 1
    silkroad = number % 2 == 0
    url = (
        f"https://en.imsilkroad.com/p/{500_000 + number}.html"
        if silkroad
        else f"https://english.pudong.gov.cn/2024-03/{day:02}/c_{900_000 + number}.htm"
    )
    paragraphs = [_write_paragraph(chance) for _ in range(12)]
    pictures = [
        Picture(
            f"/images/2024/03/{number}_{place}.jpg",
            f"{place}.jpg",
            f"Photo taken on March {day}, 2024 shows a station in the north of the province.",
            f"Photo by {chance.choice(_NAMES)}/Xinhua",
        )
        for place in range(2)
    ]
    city = chance.choice(_CITIES)
    editor = chance.choice(_NAMES)
    dateline = DatelineFacts(
        f"{city}, March {day} (Xinhua)", city.title(), f"2024-03-{day:02}", "Xinhua"
    )
    return ArticleFacts(
        name=f"page {number}",
        url=url,
        headline=_write_sentence(chance)[:70].rstrip(" ."),
        section=("News for Outlets",) if silkroad else ("Home", "Latest"),
        published=f"2024-03-{day:02}",
        published_raw=f"March {day}, 2024" if silkroad else f"2024-03-{day:02}",
        date_label="" if silkroad else "Updated:",
        source=None if silkroad else "chinadaily.com.cn",
        abstract=paragraphs[0].text if silkroad else None,
        dateline=dateline,
        editors=(editor,) if silkroad else (),
        editors_raw=f"(Edited by {editor})" if silkroad else None,
        keywords=("station", "freight train") if silkroad else (),
        flow=(paragraphs[0], pictures[0], *paragraphs[1:6], pictures[1], *paragraphs[6:]),
    )
