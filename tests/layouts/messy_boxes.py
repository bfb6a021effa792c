"""What the site puts amid a messy page's story: newsletters, related stories, players, adverts."""

import re

from tests.layouts import wording
from tests.layouts.facts import ArticleFacts, Paragraph
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, Raw, flatten, tag
from tests.layouts.wording import pick, pick_several


def make_boxes(article: ArticleFacts, layout: Layout) -> list[list[Node]]:
    """Return the boxes that stand between the story's paragraphs, each for a place of its own."""
    boxes: list[Nodes] = [
        _make_newsletter(article, layout),
        _make_related(article, layout),
        make_player(article, layout) if layout.player != "top" else None,
        _make_advert(layout) if layout.advert not in {"often", "top"} else None,
        _make_sign_in(article, layout),
        _make_pullquote(article, layout),
    ]
    if layout.appeal == "amid":
        boxes.append(tag("p", pick(article, wording.APPEALS["tip"])))
    return [nodes for box in boxes if (nodes := [*flatten(box)])]


def _form(button: str, label: str | None = None) -> Node:
    box = tag("input", type="email", name="mail", placeholder="you@example.org")
    return tag("form", label and tag("label", label), box, tag("button", button), action="/join")


def _make_newsletter(article: ArticleFacts, layout: Layout) -> Nodes:
    name = pick(article, wording.NEWSLETTERS)
    plea, small = pick(article, wording.PLEAS), pick(article, wording.SMALL_PRINT)
    match layout.newsletter:
        case "none":
            return None
        case "form":
            return tag("div", tag("h3", name), tag("p", plea), _form("Sign up"), tag("p", small))
        case "aside":
            return tag(
                "aside", tag("p", f"Sign up to {name}"), tag("p", plea), _form("Join", "Mail")
            )
        case "figure":
            skip = tag("a", "skip past newsletter", href="#after")
            box = tag("aside", tag("p", name), tag("p", plea), _form("Sign up"))
            return tag("figure", skip, box, tag("p", "after newsletter", id="after"))
        case "link":
            return tag("p", tag("a", plea, href="/newsletter"))
        case "linked_sentence":
            where = tag("a", f"Sign up for {name}", href="/newsletter")
            return tag("p", tag("strong", "Never miss a story. "), where, ".")
        case "footer":
            return tag("section", tag("h4", plea), _form("Sign me up"), tag("footer", small))
        case "thanks":
            error = tag("ul", tag("li", "That does not look like an address, please try again."))
            done = tag("div", tag("div", "Thank you for signing up!"),
                       tag("p", "A first letter is on its way to you."))  # fmt: skip
            return tag("div", tag("div", name), tag("p", plea), _form("Go"), error, done)
    raise ValueError(layout.newsletter)


def _link(headline: str, number: int = 1) -> Node:
    return tag("a", headline, href=f"/p/9{number}.html")


def _thumbnail(number: int = 1) -> Node:
    return tag("img", src=f"/thumbs/{number}_120x80.jpg", alt="", width="120", height="80")


def make_cards(headlines: list[str], teasers: list[str]) -> list[Node]:
    """Return linked headlines with a thumbnail and a teaser below each."""
    return [
        tag("div", tag("a", _thumbnail(number), href=f"/p/9{number}.html"),
            tag("h4", _link(headline, number)), tag("p", teaser))
        for number, (headline, teaser) in enumerate(zip(headlines, teasers, strict=False))
    ]  # fmt: skip


def _make_related(article: ArticleFacts, layout: Layout) -> Nodes:
    headlines = pick_several(article, wording.HEADLINES, 3)
    one = headlines[0]
    teasers = pick_several(article, wording.TEASERS, 2)
    match layout.related:
        case "none":
            return None
        case "headline":
            return tag("div", tag("h3", _link(one)))
        case "card":
            return tag("div", tag("a", _thumbnail(), tag("h3", one), href="/p/91.html"))
        case "labelled":
            return tag("p", tag("strong", "Related: ", _link(one)))
        case "bracketed":
            return tag("p", tag("b", "[Related: ", _link(one), "]"))
        case "read_more_apart":
            return [tag("p", tag("strong", "Read more:")), tag("p", _link(one))]
        case "links":
            items = [tag("li", _link(headline, n)) for n, headline in enumerate(headlines)]
            return tag("ul", items, class_="links")
        case "teasers":
            return tag("div", tag("h4", "More stories"), make_cards(headlines, teasers))
        case "may_like":
            items = [
                tag(
                    "li",
                    tag("a", tag("picture", _thumbnail(n)), tag("span", headline), href=f"/{n}"),
                )
                for n, headline in enumerate(headlines)
            ]
            return tag("aside", tag("span", "You may like"), tag("ul", items))
        case "see_also":
            return tag("div", tag("ul", tag("li", tag("strong", "SEE ALSO: "), _link(one))))
        case "cards_section":
            cards = [tag("li", tag("article", _thumbnail(n), tag("span", _link(headline, n))))
                     for n, headline in enumerate(headlines)]  # fmt: skip
            arrows = (tag("button", "previous"), tag("button", "next"))
            return tag("section", tag("div", "Read More"), arrows[0], tag("ol", cards), arrows[1])
        case "topic":
            heading = tag("h2", "More from ", tag("a", pick(article, wording.TOPICS), href="/t/3"))
            intro = tag("p", "Here is what else moved the towns along the river this week:")
            items = [tag("li", _link(headline, n)) for n, headline in enumerate(headlines)]
            return tag("div", heading, intro, tag("ul", items))
        case "stray_link":
            return tag("a", one, href="/p/91.html")
        case "continue":
            return tag("div", tag("button", "Read the full story"), tag("span", "2 of 5"))
    raise ValueError(layout.related)


def make_player(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the player of a video or of a recording."""
    title = pick(article, wording.VIDEO_TITLES)
    caption = pick(article, wording.VIDEO_CAPTIONS)
    play = tag("button", "Play")
    match layout.player:
        case "none":
            return None
        case "box" | "top":
            bar = tag("div", tag("span", "00:33"), tag("span", "Mute"))
            return tag("div", play, bar, tag("div", title), class_="player")
        case "caption":
            clock = tag("div", "00:49", class_="duration")
            return tag("figure", play, clock, tag("figcaption", caption))
        case "unsupported":
            note = "Playback is not supported on your device"
            return tag(
                "figure", tag("div", tag("p", note)), tag("figcaption", tag("span", caption))
            )
        case "fallback":
            sorry = tag("div", "We are sorry, but this video could not be loaded.")
            again = tag(
                "div", "Try to load it again, or ", tag("a", "see our other videos", href="#")
            )
            return tag("section", tag("header", tag("h5", article.headline)), sorry, again, play)
        case "watch_line":
            heading = tag("div", tag("strong", "WATCH | "), tag("em", title))
            facts = tag("div", tag("span", "14 hours ago"), tag("span", "Duration 1:30"))
            info = tag("div", play, tag("h3", title), facts)
            return tag("div", heading, info, tag("span", caption))
        case "audio":
            bar = tag("div", tag("span", "0:00"), "/", tag("span", "6:41"))
            return tag("div", tag("p", "Listen to this story"), tag("audio", src="/a.mp3"), bar)
        case "up_next":
            note = "To view this video please enable scripts in your browser"
            video = tag("video", tag("p", note), src="/a.mp4")
            return tag("div", video, tag("h4", "Up next"), tag("div", title), play)
        case "timer":
            wait = tag("span", "The video starts in ", tag("b", "8"), tag("a", "Cancel", href="#"))
            return tag("div", tag("span", "Video loading"), tag("div", wait), tag("p", caption))
    raise ValueError(layout.player)


def _make_advert(layout: Layout) -> Nodes:
    match layout.advert:
        case "none":
            return None
        case "label":
            return make_label()
        case "small":
            return tag("small", "ADVERTISEMENT")
        case "continues":
            return tag("div", tag("span", "Article continues below"))
        case "sentence":
            note = "The advertisement has not arrived yet, but the article goes on below it."
            return tag("section", tag("div", "Advertisement 2"), tag("div", note))
        case "remove":
            offer = tag("a", "Remove ads", href="/join")
            return tag("div", tag("p", "advertisement"), tag("p", "Tired of this? ", offer))
        case "script":
            return tag("div", Raw("<script>show('<p>Buy two, pay one!</p>');</script>"))
    raise ValueError(layout.advert)


def make_label() -> Node:
    """Return the label of an advertisement that has not loaded."""
    return tag("div", tag("div", "Advertisement"), tag("div", id="slot-7"))


def _make_sign_in(article: ArticleFacts, layout: Layout) -> Nodes:
    name = pick(article, wording.NEWSLETTERS)
    gifts = (
        "Read every story from the river, on paper and on every screen.",
        "Talk with other readers below the articles.",
        f"Get {name} before anybody else.",
    )
    items = tag("ul", [tag("li", gift) for gift in gifts])
    match layout.sign_in:
        case "none":
            return None
        case "popup":
            return tag("div", tag("h2", "Sign in or create an account"), _form("Continue", "Mail"),
                       tag("div", "or"), tag("a", "See our offers", href="/offers"))  # fmt: skip
        case "benefits":
            return tag("div", tag("div", "Register to read more articles"),
                       tag("p", "An account takes a minute and costs nothing."), items,
                       tag("button", "Register"))  # fmt: skip
        case "bookmark":
            return tag("div", tag("h3", "Subscribe to keep this article"),
                       tag("p", "Want to read it later? Start your list today."),
                       tag("span", "Already a reader? ", tag("button", "Log in")))  # fmt: skip
        case "metered":
            return tag("div", tag("p", "You have two free articles left this month."),
                       tag("a", "Subscribe", href="/offers"))  # fmt: skip
        case "free":
            return tag("div", tag("div", "This article is free to read"), items, _form("Register"))
    raise ValueError(layout.sign_in)


def _make_pullquote(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return a sentence of the story, printed large once more."""
    longest = max((block.text for block in article.flow if isinstance(block, Paragraph)), key=len,
                  default="")  # fmt: skip
    sentence = re.split(r"(?<=[a-z]\.) (?=[A-Z])", longest)[0]
    match layout.pullquote:
        case "none":
            return None
        case "aside":
            return tag("aside", tag("q", sentence))
        case "div":
            return tag("div", tag("div", sentence), class_="pullquote")
        case "figure":
            return tag("figure", tag("p", sentence), class_="pull")
    raise ValueError(layout.pullquote)


def make_appeal(article: ArticleFacts, layout: Layout) -> Nodes:
    """Return the site's own words that close the story's box."""
    if layout.appeal in {"none", "amid", "above"}:
        return None
    if layout.appeal == "long":
        sums = [tag("button", f"{amount} yuan") for amount in (20, 50, 100)]
        paragraphs = [tag("p", text) for text in wording.LONG_APPEAL]
        return tag("div", tag("h2", "A word to our readers"), paragraphs, sums)
    text = pick(article, wording.APPEALS[layout.appeal])
    if layout.appeal in {"updated_note", "breaking"}:
        return tag("p", tag("em", text))
    if layout.appeal in {"follow", "subscribe"}:
        first, space, rest = text.rpartition(" ")
        return tag("p", tag("em", first, space, tag("a", rest, href="/join")))
    return tag("p", text)
