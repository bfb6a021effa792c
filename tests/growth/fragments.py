"""What is repeated: elements, tags, and lines of every kind that the rules know.

`{}` stands for the number of the repetition.
"""

from collections.abc import Iterator

from crawler.reading.tags import ROLES

PARAGRAPH = (
    "The harbour office said on Monday that the ferry line will carry passengers and parcels "
    "across the strait from the coming week on, as it did before the war."
)
TAGS = (
    *ROLES,
    *"a abbr b bdi big cite code del em font i ins kbd label mark nobr q s samp small span".split(),
    *"strong sub sup time tt u var wbr custom-tag source picture area plaintext".split(),
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
    "(Edited by Su Dan with Xinhua Silk Road, sudan@example.org)",
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
    "Share to Facebook Twitter WeChat",
    "Sign up for our newsletter.",
    "Previous 1 2 3 Next",
    "1/5",
    "00:33",
    "Home > News > World",
    "World",
    "Log in to read on.",
    '"We are glad that the ferry line opens," he said.',
    "Li Wei is a reporter in Beijing.",
    "(Xinhua)",
    "·",
    "1. The first point",
)
SETTINGS = (
    "<p>{}</p>",
    "<li>{}",
    "<h2>{}</h2>",
    "<div><span>{}</span></div>",
    "{}<br>",
    "{}<br><br>",
    "<a href=/x>{}</a>",
    "{} ",
)
"""How a line is set."""

_ITEMS = "".join(f"<li><a href=/{number}>a story {number}</a>" for number in range(5))
_LINKS = "".join(f"<a href=/{number}>a story {number}</a>" for number in range(8))
ELEMENTS = (
    "<h1>The ferry line {} opens</h1>",
    "<h2>The ferry line {} opens</h2><p>January 13, 2024</p>",
    "<h2><a href=/p/{}.html>The ferry line {} opens today</a></h2><p>January 13, 2024</p>",
    "<a href=/x><div>",
    "<a href=/p/{}.html>The ferry line {} opens today</a>",
    "<p><a href=/p/{}.html>The ferry line {} opens today</a></p>",
    "<li><a href=/p/{}.html>The ferry line {} opens</a></li>",
    f"<ul>{_ITEMS}</ul>",
    f"<ul>{_ITEMS}",
    f"<div>{_LINKS}</div>",
    f"<div>{_LINKS}",
    "<form><p>x</p></form>",
    "<form><input name=q></form>",
    "<form><input name=q><p>x</p>",
    "<div><button>Share</button></div>",
    "<br>x",
    "Source: Xinhua {}<br><br>",
    "<a href=/author/li>Li Wei</a><br>",
    "Editor: <a href=/{}>Li Wei</a><br>",
    "<table><tr><td>Source:</td><td>Xinhua</td></tr><tr><td>Author</td><td>Li</td></tr></table>",
    "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
    "<table><tr><td>",
    "<tr><td>one {}</td><td>two</td></tr>",
    "<tr><td><a href=/{}>one</a></td><td>two</td></tr>",
    "<tr><td>Source:</td><td>Xinhua</td></tr>",
    "<td>one</td>",
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
    "<div class=byline>By Li Wei{}</div>",
    "<span class=byline>Li Wei</span>",
    "<address>Li Wei</address>",
    "<a rel=author href=/author/li>Li Wei</a>",
    "<time datetime=2024-01-13>January 13, 2024</time>",
    "<time datetime=2024-01-13T07:27:00Z>",
    "<li><time datetime=2024-01-13>Jan 13</time>",
    "<article><time datetime=2024-01-13>Jan 13</time></article>",
    "<abbr class=published title=2024-01-13>x</abbr>",
    "<blockquote><p>The ferry line will carry passengers and parcels</p></blockquote>",
    "<aside><p>The ferry line will carry passengers and parcels {}</p></aside>",
    f"<section><p>{PARAGRAPH}</p></section>",
    f"<section><p>{PARAGRAPH}</p><form><input></form></section>",
    f"<section><p>{PARAGRAPH}</p>",
    f"<div><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></div>",
    "<div class=share><p>Share {}</p></div>",
    "<div class=related><h3>Related</h3><ul><li><a href=/{}>one</a></ul></div>",
    f"<div class=content><p>{PARAGRAPH}</p></div>",
    f"<div class=art_cont><p>{PARAGRAPH}</p></div>",
    f"<div class=c{{}}><p>{PARAGRAPH}</p></div>",
    f"<article><h2>x</h2><p>{PARAGRAPH}</p></article>",
    "<div style='display:none'>x</div>",
    "<div style='display:none'>",
    "<div style='text-align:center;color:#{}'>x</div>",
    "<div class=h>x</div>",
    "<div class=h>",
    "<div hidden>",
    "<center>x",
    "<span>The ferry line will carry passengers and parcels today.</span>",
    "<div><span>The ferry line will carry passengers and parcels today.</span>",
    "<font size=1>x",
    "<pre>x\n\ny</pre>",
    "<!-- x -->",
    "<!-- x",
    "<?x y?>",
    "<![CDATA[x]]>",
    "<style>.h{}{display:none}</style>",
    "<script>x</script>",
    "<script",
    "<svg><title>x</title></svg>",
    "<body class=x>",
    "<head><title>x</title></head>",
    "<title>x{}</title>",
    "<base href=/x/>",
    "<meta name=author content='Li Wei{}'>",
    "<meta property=og:title content='The ferry line {}'>",
    "<meta itemprop=datepublished content=2024-01-{}>",
    "<link rel=canonical href=/p/{}.html>",
    "<link a-a-a",
    "<p a",
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


def list_tags() -> Iterator[str]:
    """Yield every tag closed, open, around a paragraph, and as a caption with a link in it."""
    for tag in TAGS:
        yield f"<{tag}>x</{tag}>"
        yield f"<{tag}>"
        yield f"<{tag}><p>x{{}}</p></{tag}>"
        yield f"<{tag} class=caption><a href=/{{}}>The ferry line opens today</a></{tag}>"


def list_lines() -> Iterator[str]:
    """Yield every kind of line in every setting."""
    for line in LINES:
        yield from (setting.replace("{}", line) for setting in SETTINGS)


def repeat(fragment: str, times: int) -> str:
    """Return a fragment so many times, each with its number."""
    parts = fragment.split("{}")
    if len(parts) == 1:
        return fragment * times
    return "".join(str(number).join(parts) for number in range(times))
