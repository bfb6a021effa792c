"""Pages that repeat and nest: every tag, every kind of line, what stands in heads and attributes."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crawler import structure
from crawler.reading.tags import ROLES
from tests.growth.measuring import Case

URL = "https://en.imsilkroad.com/p/1.html"
PARAGRAPH = (
    "The harbour office said on Monday that the ferry line will carry passengers and parcels "
    "across the strait from the coming week on, as it did before the war."
)
TAGS = (
    *ROLES,
    *"a abbr b bdi big cite code del dfn em font i ins kbd label mark nobr q s samp small span".split(),
    *"strike strong sub sup time tt u var wbr custom-tag source picture amp-img area keygen".split(),
)
LINES = (
    "x",
    PARAGRAPH,
    "January 13, 2024",
    "Updated: 2024-01-13 07:27",
    "13",
    "Jan",
    "2 hours ago",
    "By Li Wei and Amy Holm",
    "By Li Wei | China Daily | Updated: 2024-01-13 07:27",
    "Li Wei, Staff Writer",
    "Source: Xinhua",
    "chinadaily.com.cn Updated:2019-03-25",
    "Abstract: The ferry line opens",
    "Abstract",
    "Keywords: ferry, harbour",
    "Tags:",
    "Editor: huaxia",
    "(Edited by Su Dan with Xinhua Silk Road, sudan@xinhua.org)",
    "(Reporting by Amy Holm; Editing by Li Wei)",
    "BEIJING, Jan. 13 (Xinhua) -- The ferry line opened on Monday.",
    "BEIJING - The ferry line opened.",
    "Photo taken on Jan. 13, 2024 shows a ferry in the harbour. (Xinhua/Li Wei)",
    "A ferry leaves the harbour on Monday. [Photo/VCG]",
    "[Photo by Li Wei/China Daily]",
    "Photo: AP",
    "1.jpg",
    "Related stories",
    "Read more: The ferry line",
    "Original link: https://en.imsilkroad.com/p/2.html",
    "Most popular",
    "Comments",
    "Leave a comment",
    "All rights reserved.",
    "Copyright 2024 China Daily. All rights reserved.",
    "Scan the QR code and push it to your mobile phone",
    "Enditem",
    "* * *",
    "Advertisement",
    "Share",
    "Share to Facebook Twitter WeChat",
    "Sign up for our newsletter.",
    "Follow us on Facebook",
    "Previous 1 2 3 Next",
    "1/5",
    "00:33",
    "Home > News > World",
    "Home",
    "World",
    "Log in to read on.",
    '"We are glad that the ferry line opens," he said.',
    "Li Wei is a reporter in Beijing.",
    "Views: 100",
    "(Xinhua)",
    "Xinhua",
    "·",
    "1. The first point",
    "Name | Age | Place",
)
ELEMENTS = (
    "<h1>The ferry line {} opens</h1>",
    "<h2>The ferry line {} opens</h2>",
    "<h2><a href=/p/{}.html>The ferry line {} opens today</a></h2><p>January 13, 2024</p>",
    "<a href=/x><div>",
    "<a href=/p/{}.html>The ferry line {} opens today</a>",
    "<p><a href=/p/{}.html>The ferry line {} opens today</a></p>",
    "<li><a href=/p/{}.html>The ferry line {} opens</a></li>",
    "<ul><li><a href=/{}>one</a><li><a href=/b>two</a><li><a href=/c>three</a>"
    "<li><a href=/d>four</a><li><a href=/e>five</a></ul>",
    "<div><a href=/1>a</a><a href=/2>b</a><a href=/3>c</a><a href=/4>d</a><a href=/5>e</a>"
    "<a href=/6>f</a><a href=/7>g</a><a href=/8>h</a></div>",
    "<form><p>x</p></form>",
    "<form><input name=q></form>",
    "<form><input name=q><p>x</p>",
    "<div><button>Share</button></div>",
    "<button>",
    "<br>x",
    "x<br><br>",
    "Source: Xinhua<br>",
    "Source: Xinhua {}<br><br>",
    "<a href=/author/li>Li Wei</a><br>",
    "Editor: <a href=/{}>Li Wei</a><br>",
    "<table><tr><td>Source:</td><td>Xinhua</td></tr><tr><td>Author</td><td>Li</td></tr></table>",
    "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
    "<table><tr><td>",
    "<tr><td>one {}</td><td>two</td></tr>",
    "<td>one</td>",
    "<tr><td><a href=/{}>one</a></td><td>two</td></tr>",
    "<dl><dt>Source<dd>Xinhua</dl>",
    "<dt>Tags<dd>one<dd>two",
    "<img src=/a{}.jpg>",
    "<img src=/a.jpg>",
    "<img data-src=/a{}.jpg alt=x>",
    "<p><img src=/a{}.jpg></p><p>A ferry leaves the harbour. [Photo/VCG]</p>",
    "<p><img src=/a{}.jpg></p><p>[Photo/VCG]</p>",
    "<figure><img src=/a{}.jpg><figcaption>A ferry leaves.</figcaption></figure>",
    "<figure><img src=/a{}.jpg>",
    "<figcaption>A ferry leaves.</figcaption>",
    "<div class=caption>A ferry {} leaves.</div>",
    "<span class=caption>A ferry leaves.</span>",
    "<div class=caption><img src=/a{}.jpg><p>A ferry leaves.</p>",
    "<cite>AP</cite>",
    "<picture><source srcset='/a.jpg 100w, /b.jpg 200w'><img src=/c{}.jpg></picture>",
    "<source srcset=/a{}.jpg><img src=/c.jpg>",
    "<picture><source srcset=/a.jpg>",
    "<noscript><img src=/a{}.jpg></noscript>",
    "<noscript>&lt;img src=/a.jpg</noscript>",
    "<img class=lazy><noscript><img src=/a{}.jpg></noscript>",
    "<div data-src=/a{}.jpg></div>",
    "<div data-src=/a{}.jpg>",
    "<div class=author><img src=/a{}.jpg><p>By Li Wei</p></div>",
    "<div class=author><img src=/a{}.jpg>",
    "<div><div><img src=/a{}.jpg></div><p></p>",
    "<div class='byline'>By Li Wei{}</div>",
    "<span class=byline>Li Wei</span>",
    "<address>Li Wei</address>",
    "<a rel=author href=/author/li>Li Wei</a>",
    "<time datetime=2024-01-13>January 13, 2024</time>",
    "<time datetime=2024-01-13T07:27:00Z>",
    "<li><time datetime=2024-01-13>Jan 13</time>",
    "<abbr class=published title=2024-01-13>x</abbr>",
    "<blockquote><p>The ferry line will carry passengers and parcels</p></blockquote>",
    "<blockquote>",
    "<aside><p>The ferry line will carry passengers and parcels {}</p></aside>",
    "<section><p>" + PARAGRAPH + "</p></section>",
    "<section><p>" + PARAGRAPH + "</p><form><input></form></section>",
    "<div><p>" + PARAGRAPH + "</p><p>" + PARAGRAPH + "</p></div>",
    "<div class=share><p>Share {}</p></div>",
    "<div class=related><h3>Related</h3><ul><li><a href=/{}>one</a></ul></div>",
    "<div class=content><p>" + PARAGRAPH + "</p></div>",
    "<div class=c{}><p>" + PARAGRAPH + "</p></div>",
    "<article><h2>x</h2><p>" + PARAGRAPH + "</p></article>",
    "<div style='display:none'>x</div>",
    "<div style='display:none'>",
    "<div class=h>x</div>",
    "<div hidden>",
    "<div style='text-align:center;color:#{}'>x</div>",
    "<center>x",
    "<span>The ferry line will carry passengers and parcels today.</span>",
    "<div><span>The ferry line will carry passengers and parcels today.</span>",
    "<font size=1>x",
    "<b>x",
    "<em>x{}</em>",
    "<pre>x\n\ny</pre>",
    "<!-- x -->",
    "<!-- x",
    "<!---->",
    "<?x y?>",
    "<![CDATA[x]]>",
    "<style>.h{display:none}</style>",
    "<style>.h{}{display:none}</style>",
    "<script>x</script>",
    "<script",
    "<svg><title>x</title></svg>",
    "<iframe src=/x></iframe>",
    "<body class=x>",
    "<html lang=en>",
    "<head><title>x</title></head>",
    "<title>x{}</title>",
    "<base href=/x/>",
    "<meta name=author content='Li Wei{}'>",
    "<meta property=og:title content='The ferry line {}'>",
    "<meta itemprop=datepublished content=2024-01-{}>",
    "<link rel=canonical href=/p/{}.html>",
    "<link a-a-a",
    "<p a",
    "<p",
    "</p>",
    "</div>",
    "<",
    "&",
    "&amp;",
    "&#55357;",
    "&#x",
    "\x1f",
    "\n",
    " ",
    "\u3000x",
    "文",
    "\u200b",
)


@dataclass(frozen=True)
class Slot:
    """A place on a page where something is repeated."""

    name: str
    before: str
    after: str

    def fill(self, content: str) -> bytes:
        """Return the page with the content in its place."""
        return f"{self.before}{content}{self.after}".encode()


_HEAD = "<!doctype html><html><head><title>The ferry line opens - Xinhua Silk Road</title>"
_STORY = f"<p>{PARAGRAPH}</p>" * 6
_TOP = f"{_HEAD}<style>.h{{display:none}}</style></head><body>"
_TITLE = "<h1>The ferry line opens</h1><p>January 13, 2024</p>"
SLOTS = (
    Slot("head", _HEAD, f"</head><body>{_TITLE}<div>{_STORY}</div></body></html>"),
    Slot("above", _TOP, f"{_TITLE}<div>{_STORY}</div></body></html>"),
    Slot("lead-in", f"{_TOP}{_TITLE}", f"<div>{_STORY}</div></body></html>"),
    Slot("inside", f"{_TOP}{_TITLE}<div><p>{PARAGRAPH}</p>", f"{_STORY}</div></body></html>"),
    Slot("below", f"{_TOP}{_TITLE}<div>{_STORY}</div>", "</body></html>"),
    Slot("alone", "<html><body>", ""),
)


def read_page(body: bytes) -> object:
    """Take a page from bytes to what comes of it."""
    return structure(body, URL)


def list_fragments() -> Iterator[str]:
    """Yield what is repeated: `{}` stands for the number of the repetition."""
    yield from ELEMENTS
    for tag in TAGS:
        yield f"<{tag}>x</{tag}>"
        yield f"<{tag}>"
        yield f"<{tag}><p>x{{}}</p></{tag}>"
        yield f"<{tag} class=caption><a href=/{{}}>The ferry line opens today</a></{tag}>"
    for line in LINES:
        yield f"<p>{line}</p>"
        yield f"<li>{line}"
        yield f"<h2>{line}</h2>"
        yield f"<div><span>{line}</span></div>"
        yield f"{line}<br>"
        yield f"{line}<br><br>"
        yield f"{line} "
        yield f"<a href=/{{}}>{line}</a>"


def repeat(fragment: str, times: int) -> str:
    """Return a fragment so many times, each with its number."""
    if "{}" not in fragment:
        return fragment * times
    parts = fragment.split("{}")
    return "".join(str(number).join(parts) for number in range(times))


def list_cases() -> Iterator[Case[bytes]]:
    """Yield every fragment in every slot."""
    for fragment in list_fragments():
        for slot in SLOTS:
            yield _make_case(f"{slot.name}: {fragment}", slot, repeat, fragment)
    yield from list_special_cases()


def _make_case(name: str, slot: Slot, write: Callable[..., str], *arguments: object) -> Case[bytes]:
    return Case(name, lambda parts: slot.fill(write(*arguments, parts)), read_page)


DEEP = 450
"""Elements within each other of which four times as many are still read."""


def nest(opening: str, closing: str, leaf: str, parts: int) -> str:
    """Return leaves in elements within each other, as deep as the parser goes."""
    depth = min(parts, 4 * DEEP)
    return repeat(opening, depth) + repeat(leaf, parts) + closing * depth


def list_special_cases() -> Iterator[Case[bytes]]:
    """Yield what one fragment alone cannot show."""
    inside = SLOTS[3]
    for tag in (
        "div",
        "span",
        "a",
        "ul",
        "table",
        "form",
        "b",
        "blockquote",
        "section",
        "li",
        "font",
    ):
        for attributes in (
            "",
            " class=caption",
            " class=h",
            " class=author",
            " data-src=/a.jpg",
            " hidden",
            " href=/x",
        ):
            for leaf in (
                "<p>x</p>",
                "<img src=/a{}.jpg>",
                "x<br><br>",
                "<!-- x -->",
                "<i></i>",
                f"<p>{PARAGRAPH}</p>",
            ):
                yield _make_case(
                    f"deep {tag}{attributes}: {leaf[:20]}",
                    inside,
                    nest,
                    f"<{tag}{attributes}>",
                    f"</{tag}>",
                    leaf,
                )
    head, _, _, inside, below, alone = SLOTS
    yield _make_case("classes", inside, lambda n: f"<p class='{repeat('c{} ', n)}'>x</p>")
    yield _make_case(
        "hidden classes",
        inside,
        lambda n: (
            f"<style>{repeat('.c{}{display:none}', n)}</style>{repeat('<p class=c{}>x</p>', n)}"
        ),
    )
    for css in (
        ".c{}{{display:none}}",
        ".c{},",
        "/*",
        "/* */",
        "@x{{",
        "@media x{{.c{{display:none}}}}",
        "a{{",
        "{{",
        "}}",
        "@",
        "@x;",
        "a{{}}",
        "@x{{a{{}}",
        " ",
        ".a .b ",
        "display:none;",
    ):
        unit = css.replace("{{", "\0").replace("}}", "\1")

        def write(n, unit=unit):
            return (
                "<style>none" + repeat(unit, n).replace("\0", "{").replace("\1", "}") + "</style>"
            )

        yield _make_case(f"style {css}", head, write)

        def write(n, unit=unit):
            return "<p style='" + repeat(unit, n).replace("\0", "{").replace("\1", "}") + "'>x</p>"

        yield _make_case(f"style attribute {css}", inside, write)
    for src in (
        "/a.jpg 100w, ",
        "/a.jpg,",
        ",",
        " ",
        "a",
        "\\",
        "/",
        "\n",
        "1x1",
        "http://",
        "aA",
        "a-",
        "w=100",
        "{",
        "%41",
        "?a=b&",
        ".jpg",
    ):
        for attribute in (
            "src",
            "srcset",
            "data-src",
            "alt",
            "title",
            "href",
            "class",
            "width",
            "style",
            "id",
            "media",
            "rel",
            "content",
            "datetime",
        ):
            yield _make_case(
                f"{attribute} {src!r}",
                inside,
                lambda n, a=attribute, s=src: (
                    f"<p><img {a}='{s * n}'><a {a}='{s * n}'>x</a><time {a}='{s * n}'>x</time><picture><source {a}='{s * n}'><img></picture></p>"
                ),
            )
    yield _make_case("attributes", inside, lambda n: f"<p {repeat('a{}=x ', n)}>x</p>")
    yield _make_case(
        "unequal attributes", inside, lambda n: f"<img {repeat('data-a{}=/x.jpg ', n)}>"
    )
    yield _make_case(
        "srcsets",
        inside,
        lambda n: (
            f"<picture>{repeat('<source srcset=/a{}.jpg>', n)}{repeat('<img src=/b{}.jpg>', n)}</picture>"
        ),
    )
    yield _make_case("one word", inside, lambda n: f"<p>{'x' * 40 * n}</p>")
    yield _make_case("one paragraph", inside, lambda n: f"<p>{PARAGRAPH * n}</p>")
    for name, write in JSON_LD.items():
        yield _make_case(
            f"JSON-LD {name}",
            head,
            lambda n, w=write: f'<script type="application/ld+json">{w(n)}</script>',
        )
    yield _make_case(
        "JSON-LD scripts",
        head,
        lambda n: repeat(
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'.replace(
                "{", "\0"
            ),
            n,
        ).replace("\0", "{"),
    )
    yield _make_case(
        "titles and things",
        head,
        lambda n: (
            repeat("<meta property=og:title content='The ferry line {}'>", n)
            + '<script type="application/ld+json">'
            + json.dumps([{"@type": "NewsArticle", "headline": f"A thing {i}"} for i in range(n)])
            + "</script>"
        ),
    )


def _things(n: int, **more: object) -> list[dict[str, object]]:
    return [
        {
            "@type": "NewsArticle",
            "headline": f"Thing {i}",
            "@id": f"/p/{i}",
            "url": f"/p/{i}.html",
            **more,
        }
        for i in range(n)
    ]


JSON_LD: dict[str, Callable[[int], str]] = {
    "things": lambda n: json.dumps(_things(n)),
    "graph": lambda n: json.dumps({"@graph": _things(n)}),
    "nested lists": lambda n: "[" * n + "]" * n,
    "nested things": lambda n: '{"item":' * n + "1" + "}" * n,
    "open": lambda n: "[" * n,
    "open things": lambda n: '{"a":' * n,
    "open strings": lambda n: '"' * n,
    "open strings 2": lambda n: '{"a":"' + '\\"' * n,
    "commas": lambda n: '{"a":1' + "," * n + "}",
    "commas 2": lambda n: "[" + ", " * n,
    "values": lambda n: "{} " * n,
    "values broken": lambda n: "{},;" * n + "[",
    "blanks": lambda n: "{" + " " * 40 * n,
    "CDATA": lambda n: "<![CDATA[" * n + "]]>" * n,
    "comments": lambda n: "{}" + "-->" * n,
    "slashes": lambda n: "{}" + "/" * n,
    "slashes 2": lambda n: "{}" + "// " * n,
    "stars": lambda n: "{}" + "/*" * n,
    "brackets": lambda n: "{}" + "]" * n,
    "brackets 2": lambda n: "{}" + "]]> " * n + "x",
    "authors": lambda n: json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "x",
            "author": [{"name": f"Li Wei{i}"} for i in range(n)],
        }
    ),
    "author names": lambda n: json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "The ferry line opens",
            "author": " and ".join(["Li Wei"] * n),
        }
    ),
    "one author": lambda n: json.dumps(
        [
            {"@type": "Person", "@id": "#a", **{f"k{i}": i for i in range(n)}},
            {
                "@type": "NewsArticle",
                "headline": "The ferry line opens",
                "author": [{"@id": "#a"}] * n,
            },
        ]
    ),
    "inherited": lambda n: json.dumps(
        {"@type": "WebPage", "url": [f"/p/{i}" for i in range(n)], "mainEntity": _things(n)}
    ),
    "addresses": lambda n: json.dumps(
        {"@type": "NewsArticle", "headline": "x", "url": ["/p/1"] * n}
    ),
    "types": lambda n: json.dumps({"@type": ["NewsArticle"] * n, "headline": "x"}),
    "headlines": lambda n: json.dumps({"@type": "NewsArticle", "headline": ["x"] * n}),
    "publishers": lambda n: json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "The ferry line opens",
            "publisher": [{"name": f"x{i}"} for i in range(n)],
            "author": [f"Li Wei{i}" for i in range(n)],
        }
    ),
    "entities": lambda n: "&quot;" * n,
    "numbers": lambda n: "1" * n,
    "digits": lambda n: '{"a":' + "1" * 10 * n + "}",
}
