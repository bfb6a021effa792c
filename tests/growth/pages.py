"""Pages, lists and feeds in which something is repeated, nested or long."""

import contextlib
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO

from crawler import structure
from crawler.crawling.feeds import FeedError, read_feed, read_sitemap
from crawler.crawling.list_links import find_links, has_scripts, read_list
from crawler.crawling.list_paging import find_next_page
from crawler.errors import PageError
from crawler.sources.loose import read_stream
from tests.growth.expressions import Text, find_expressions, list_common_texts, list_texts
from tests.growth.fragments import ELEMENTS, PARAGRAPH, list_lines, list_tags, repeat
from tests.growth.measuring import Case
from tests.growth.scripts import HEADLINE, JSON_LD, STYLES, write_style

URL = "https://en.imsilkroad.com/p/1.html"
OTHER_URL = "https://english.pudong.gov.cn/2024-01/13/c_1.htm"
LIST_URL = "https://en.imsilkroad.com/list"
DEEPEST = 1800
"""Elements within each other that the parser still takes."""
LETTERS_A_PART = 8
_MAXSIZE = 16 * 1024 * 1024


@dataclass(frozen=True)
class Slot:
    """A place on a page where something is repeated."""

    name: str
    before: str
    after: str

    def fill(self, content: str) -> bytes:
        """Return the page with the content in its place."""
        return f"{self.before}{content}{self.after}".encode("utf-8", "surrogatepass")


_HEAD = f"<!doctype html><html><head><title>{HEADLINE} - Xinhua Silk Road</title>"
_TOP = f"{_HEAD}<style>.h{{display:none}}</style></head><body>"
_TITLE = f"<h1>{HEADLINE}</h1><p>January 13, 2024</p>"
_STORY = f"<p>{PARAGRAPH}</p>" * 6
HEAD = Slot("head", _HEAD, f"</head><body>{_TITLE}<div>{_STORY}</div></body></html>")
ABOVE = Slot("above", _TOP, f"{_TITLE}<div>{_STORY}</div></body></html>")
LEAD_IN = Slot("lead-in", f"{_TOP}{_TITLE}", f"<div>{_STORY}</div></body></html>")
INSIDE = Slot("inside", f"{_TOP}{_TITLE}<div>{_STORY}", f"{_STORY}</div></body></html>")
BELOW = Slot("below", f"{_TOP}{_TITLE}<div>{_STORY}</div>", "</body></html>")
ALONE = Slot("alone", "<html><body>", "")
SLOTS = (HEAD, ABOVE, LEAD_IN, INSIDE, BELOW, ALONE)


def read_page(body: bytes) -> object:
    """Take the page from bytes to what comes of it."""
    return structure(body, URL)


def read_other_page(body: bytes) -> object:
    """Take a page of a portal with another template from bytes to what comes of it."""
    return structure(body, OTHER_URL)


def read_rendition(body: bytes) -> object:
    """Take a plain-text rendition to what comes of it."""
    return structure(body, URL, content_type="text/plain")


def read_discovery(body: bytes) -> None:
    """Read a list, a feed, a sitemap and a loose file, as far as the body is one."""
    with contextlib.suppress(PageError):
        root = read_list(body, None)
        links = find_links(root, LIST_URL)
        has_scripts(root)
        find_next_page(links, LIST_URL, 1)
    for read in (read_feed, lambda body: read_sitemap(body, _MAXSIZE)):
        with contextlib.suppress(FeedError):
            read(body)
    read_stream(BytesIO(body), _MAXSIZE)


def list_cases(pairs: int = 0, seed: int = 1) -> Iterator[Case]:
    """Yield all cases; `pairs`: how many fragments are combined by chance."""
    yield from list_fragment_cases()
    yield from list_nested_cases()
    yield from list_style_cases()
    yield from list_script_cases()
    yield from list_text_cases(seed)
    yield from list_pair_cases(pairs, seed)


def list_fragment_cases() -> Iterator[Case]:
    """Yield what repeats one fragment: elements everywhere, tags and lines where they matter."""
    for fragment in ELEMENTS:
        yield from (_make(slot, fragment, repeat, fragment) for slot in SLOTS)
        yield _make(ALONE, f"{fragment} for lists", repeat, fragment, read=read_discovery)
        yield _make(INSIDE, f"{fragment} for others", repeat, fragment, read=read_other_page)
    for fragment in list_tags():
        yield from (_make(slot, fragment, repeat, fragment) for slot in (HEAD, INSIDE))
    for fragment in list_lines():
        slots = (LEAD_IN, INSIDE, ALONE)
        yield from (_make(slot, fragment, repeat, fragment) for slot in slots)


def list_nested_cases() -> Iterator[Case]:
    """Yield elements within each other, with much in the innermost."""
    tags = "div span a ul table form b blockquote section figure picture li font".split()
    attributes = ("", " class=caption", " class=h", " class=author", " data-src=/a.jpg", " href=/x")
    leaves = (
        "<p>x</p>",
        "<img src=/a{}.jpg>",
        "x<br><br>",
        "Source: x<br>",
        "<!-- x -->",
        "<i></i>",
        "<time datetime=2024-01-13>x</time>",
        f"<p>{PARAGRAPH}</p>",
    )
    for tag in tags:
        for attribute in attributes:
            opening, closing = f"<{tag}{attribute}>", f"</{tag}>"
            for leaf in leaves:
                name = f"deep {opening} with {leaf[:20]}"
                yield _make(INSIDE, name, _nest, opening, closing, leaf)


def _nest(opening: str, closing: str, leaf: str, parts: int) -> str:
    depth = min(parts, DEEPEST)
    return opening * depth + repeat(leaf, parts) + closing * depth


def list_style_cases() -> Iterator[Case]:
    """Yield style sheets, styles of elements, classes and attributes."""
    for part in STYLES:
        yield _make(HEAD, f"<style> {part}", _write_style, part, "<style>{}</style>")
        yield _make(INSIDE, f"style= {part}", _write_style, part, "<p style='{}'>x</p>")
    classes = "<style>{}</style>{}"
    yield _make(INSIDE, "hidden classes", lambda parts: classes.format(
        write_style(STYLES[0], parts), repeat("<p class=c{}>x</p>", parts)))  # fmt: skip
    for name in ("class='{}'", "{}", "rel='{}'", "srcset='{}'"):
        yield _make(INSIDE, f"words in {name}", _write_words, name)
    yield _make(INSIDE, "sources and pictures", lambda parts: (
        f"<picture>{repeat('<source srcset=/a{}.jpg>', parts)}"
        f"{repeat('<img src=/b{}.jpg>', parts)}</picture>"))  # fmt: skip
    yield _make(INSIDE, "one paragraph", lambda parts: f"<p>{PARAGRAPH * parts}</p>")
    yield _make(INSIDE, "one word", lambda parts: f"<p>{'x' * 40 * parts}</p>")
    lines = (line for line in list_lines() if line.endswith("<br>"))
    for line in lines:
        rendition = line.replace("<br>", "\n")
        write = _write_rendition(rendition)
        yield Case(f"plain text: {rendition!r}", write, read_rendition)


def _write_style(part: str, frame: str, parts: int) -> str:
    return frame.replace("{}", write_style(part, parts))


def _write_words(attribute: str, parts: int) -> str:
    words = repeat("a{}=x ", parts)
    return f"<p {attribute.replace('{}', words)}><img {attribute.replace('{}', words)}></p>"


def _write_rendition(line: str) -> Callable[[int], bytes]:
    return lambda parts: f"{HEADLINE}\nJanuary 13, 2024\n{PARAGRAPH}\n{line * parts}".encode()


def list_script_cases() -> Iterator[Case]:
    """Yield JSON-LD, alone and beside as many titles and scripts."""
    opening = '<script type="application/ld+json">'
    titles = "<meta property=og:title content='The ferry line {}'>"
    for name, write in JSON_LD.items():
        yield _make(HEAD, f"JSON-LD: {name}",
                    lambda parts, write=write: f"{opening}{write(parts)}</script>")  # fmt: skip
    yield _make(HEAD, "titles beside JSON-LD", lambda parts: (
        f"{repeat(titles, parts)}{opening}{JSON_LD['things'](parts)}</script>"))  # fmt: skip
    yield _make(HEAD, "JSON-LD scripts", lambda parts: (
        f"{opening}{JSON_LD['headlines'](1)}</script>" * parts))  # fmt: skip


def list_text_cases(seed: int) -> Iterator[Case]:
    """Yield pages with a text in every place that takes one: what expressions trip over."""
    chance = random.Random(seed)
    texts = dict.fromkeys(list_common_texts())
    for expression in find_expressions():
        texts |= dict.fromkeys(list_texts(expression.pattern, chance))
    for text in texts:
        yield Case(f"everywhere: {text}", _write_everywhere(text), read_page)


def _write_everywhere(text: Text) -> Callable[[int], bytes]:
    def write(parts: int) -> bytes:
        raw = text.write(parts * LETTERS_A_PART)
        return (
            _EVERYWHERE.replace("{raw}", raw).replace("{}", escape(raw)).encode("utf-8", "replace")
        )

    return write


_EVERYWHERE = (
    "<html><head><title>{}</title><meta name=author content='{}'><meta name=date content='{}'>"
    "<meta property=og:title content='{}'><link rel=canonical href='{}'>"
    "<style>none {raw}</style><script type=application/ld+json>{raw}</script></head><body>"
    f"<p>{{}}</p><h1>{HEADLINE}</h1><p>{{}}</p><h2>{{}}</h2><div class='{{}}'><p>{PARAGRAPH}</p>"
    "<p>{}</p><p><b>{}</b> <i>{}</i></p><ul><li>{}</ul><blockquote>{}</blockquote>"
    "<table><tr><td>{}<td>x<tr><td>x<td>{}</table><pre>{}</pre>"
    "<figure><img src='{}' alt='{}' title='{}' srcset='{}' width='{}' class='{}' data-src='{}'>"
    "<figcaption>{}</figcaption></figure><p><img src=/a.jpg></p><p>{}</p>"
    "<noscript>{}</noscript><a href='{}' rel='{}'>{}</a><time datetime='{}' title='{}'>{}</time>"
    f"<p style='{{}}'>{{}}<br>{{}}</p><p>{PARAGRAPH}</p></div><p>{{}}</p><p>{{}}</p></body></html>"
)


def list_pair_cases(count: int, seed: int) -> Iterator[Case]:
    """Yield pages with two fragments: the one many times and then the other, or in turn."""
    chance = random.Random(seed)
    fragments = [*ELEMENTS, *list_tags(), *list_lines()]
    for _ in range(count):
        one, other = chance.choice(fragments), chance.choice(fragments)
        slot, is_in_turn = chance.choice(SLOTS), chance.random() < 0.5
        name = f"{one} {'and' if is_in_turn else 'then'} {other}"
        yield _make(slot, name, _combine, one, other, is_in_turn)


def _combine(one: str, other: str, is_in_turn: bool, parts: int) -> str:
    return repeat(one + other, parts) if is_in_turn else repeat(one, parts) + repeat(other, parts)


def _make(
    slot: Slot,
    name: str,
    write: Callable[..., str],
    *arguments: object,
    read: Callable[[bytes], object] = read_page,
) -> Case:
    return Case(f"{slot.name}: {name}", lambda parts: slot.fill(write(*arguments, parts)), read)


def select(cases: Iterable[Case], text: str) -> Iterator[Case]:
    """Yield the cases whose names hold a text."""
    return (case for case in cases if text in case.name)
