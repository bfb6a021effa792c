"""What HTML tags mean for reading order."""

SKIP, BREAK_LINE, PICTURE, OPEN_BLOCK, OPEN_INLINE = range(5)
"""What the reader does at an element: pass it over, end a line, add a picture, open it."""

ROLES = (
    dict.fromkeys(
        "script style noscript template head title meta link iframe object embed video audio canvas"
        " svg math map input select option optgroup datalist button textarea base param track"
        " progress meter dialog".split(),
        SKIP,
    )
    | dict.fromkeys(
        "html body p div section article main header footer nav aside h1 h2 h3 h4 h5 h6 ul ol li dl"
        " dt dd table caption thead tbody tfoot tr td th blockquote figure figcaption address"
        " center pre hr form fieldset legend details summary menu dir hgroup search frameset"
        " noframes listing xmp marquee".split(),
        OPEN_BLOCK,
    )
    | {"br": BREAK_LINE}
    | dict.fromkeys(("img", "image", "amp-img", "amp-anim"), PICTURE)
)
"""The role of each tag; the others open inline elements."""

ENTRIES = frozenset({"input", "textarea"})
"""Elements that a reader fills in: what stands beside them is of the site."""

NO_ENTRIES = frozenset("hidden button submit image reset checkbox radio range".split())
"""Types of `input` into which nothing is written."""

CONTROLS = frozenset("button video audio".split())
"""Elements that a reader works: players and tools have them, paragraphs do not."""

MAY_LIST_LINKS = frozenset("ul ol nav dl menu table tbody tr td div p section".split())
"""Elements that may hold a menu or another list of links."""

MAY_HOLD_SPANS = frozenset("body div section article main td center header dd form".split())
"""Elements whose inline children may be paragraphs."""

UNHIDEABLE = frozenset({"html", "body"})
REGIONS = frozenset({"nav", "aside", "footer"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
COUNTED = REGIONS | HEADINGS.keys() | {"li", "blockquote", "figcaption", "pre"}
"""Tags that blocks are counted by while they are open."""

MARKING = COUNTED | {"center", "figure"}
"""Tags that say something of the blocks within them: their kind, level, region or setting."""

STRONG = frozenset({"b", "strong"})
SMALL = frozenset({"em", "i", "small", "cite"})
SMALL_SIZES = frozenset({"1", "2", "-1", "-2"})
TEXTUAL = HEADINGS.keys() | {"p", "li", "tr", "td", "blockquote"}
"""Elements that hold one text as a rule: none is a box of several."""

SEPARABLE = frozenset({"span", "em", "i", "time", "small", "cite", "font", "label"})
"""Inline elements that a style sheet may keep apart although nothing stands between them."""
