"""The axes of a layout that news pages of any site taught: what stands around and within a story.

They lie on top of the plain axes in `layout`. The first value of each is the page without it.
"""

from dataclasses import dataclass, replace
from typing import TypeVar

from tests.layouts.facts import ArticleFacts

MESSY_AXES: dict[str, tuple[str, ...]] = {
    "standfirst": (
        "none", "p", "div", "h2", "h4", "em", "strong", "named", "below_date", "header_box",
        "in_story", "in_story_h2", "two_sentences", "unclosed", "question", "second_h1",
    ),
    "key_points": (
        "none", "list", "heading_list", "details", "above_date", "in_story", "bullets", "links",
        "aside", "strong_items",
    ),
    "kicker": ("none", "label", "live", "section_link", "series", "below"),
    "head_tools": (
        "none", "share_list", "icons", "save", "comments", "listen", "follow_us", "copied",
        "credit", "headline", "modes", "all",
    ),
    "author_mark": (
        "printed", "link", "link_alone", "rel_author", "apart", "boxes_apart", "list", "role",
        "comma_role", "outlet", "handle", "portrait", "address", "follow", "written_by", "agency",
        "meta", "json_ld", "twice",
    ),
    "stamp": (
        "printed", "read_time", "ordinal", "bullet", "comma_clock", "posted", "updated_ago",
        "comment_count", "only_ago", "updated_apart", "again_below",
    ),
    "metadata": (
        "none", "article_time", "parsely", "sailthru", "published", "itemprop", "json_ld",
        "json_ld_graph", "json_ld_other", "json_ld_list", "json_ld_video", "json_ld_site",
        "publisher",
    ),
    "dateline_form": ("printed", "colon", "span_before", "own_block"),
    "hero": ("flow", "below_date", "above_date", "above_headline"),
    "figure": (
        "none", "footer", "spans", "p_span", "div_caption", "credit_first", "copyright_label",
        "button", "counter", "enlarge", "heading", "doubled", "caption_label",
    ),
    "credit_print": (
        "printed", "copyright_sign", "credit_label", "pipes", "photograph", "picture", "image",
        "copyright",
    ),
    "newsletter": (
        "none", "form", "aside", "figure", "link", "linked_sentence", "footer", "thanks",
    ),
    "related": (
        "none", "headline", "card", "labelled", "bracketed", "read_more_apart", "links", "teasers",
        "may_like", "see_also", "cards_section", "topic", "stray_link", "continue",
    ),
    "player": (
        "none", "box", "caption", "unsupported", "fallback", "watch_line", "audio", "up_next",
        "timer", "top",
    ),
    "advert": (
        "none", "label", "small", "continues", "sentence", "remove", "script", "often", "top",
    ),
    "sign_in": ("none", "popup", "benefits", "bookmark", "metered", "free"),
    "pullquote": ("none", "aside", "div", "figure"),
    "quote_footer": ("none", "footer", "cite"),
    "sections": (
        "none", "pairs", "each", "halves", "labelled", "first_apart", "deep", "columns",
        "components", "footers",
    ),
    "anchors": (
        "none", "name", "id", "hash", "no_href", "unclosed", "unclosed_top", "whole_link",
        "first_link", "half_link",
    ),
    "appeal": (
        "none", "follow", "download", "tip", "support", "subscribe", "contact", "amid",
        "disclosure", "above", "long", "updated_note", "breaking",
    ),
    "author_box": (
        "none", "heading", "bio_line", "aside", "card", "contact", "more_by", "above",
    ),
    "tags": ("none", "tags_label", "tags_heading", "links", "topics", "filed"),
    "more_from": (
        "none", "cards", "linked_cards", "sections", "next_article", "numbers", "sponsored",
        "inside",
    ),
    "discussion": ("none", "rules", "thread", "prompt", "form", "count"),
    "side": (
        "none", "aside_before", "div_before", "h1_teasers", "column", "ticker", "feed",
        "audio_list", "topics_before",
    ),
    "sticky": ("none", "bar_above", "bar_below", "title_line", "progress"),
    "consent": ("none", "above", "below", "dialog", "purposes", "hidden", "banner_h1"),
    "site_footer": ("none", "company", "menus", "notice", "in_article", "team"),
}  # fmt: skip
"""Every messy axis with its values."""


@dataclass(frozen=True)
class Mess:
    """A value for every messy axis."""

    standfirst: str = "none"
    key_points: str = "none"
    kicker: str = "none"
    head_tools: str = "none"
    author_mark: str = "printed"
    stamp: str = "printed"
    metadata: str = "none"
    dateline_form: str = "printed"
    hero: str = "flow"
    figure: str = "none"
    credit_print: str = "printed"
    newsletter: str = "none"
    related: str = "none"
    player: str = "none"
    advert: str = "none"
    sign_in: str = "none"
    pullquote: str = "none"
    quote_footer: str = "none"
    sections: str = "none"
    anchors: str = "none"
    appeal: str = "none"
    author_box: str = "none"
    tags: str = "none"
    more_from: str = "none"
    discussion: str = "none"
    side: str = "none"
    sticky: str = "none"
    consent: str = "none"
    site_footer: str = "none"


AnyMess = TypeVar("AnyMess", bound=Mess)

INLINE_MARKS = {"printed", "link", "rel_author", "link_alone", "written_by"}
"""Marks of authors that may stand within a line."""

LINKED_TEXT = {"hash", "whole_link", "first_link", "name", "id", "no_href", "unclosed"}
"""Anchors that can hold no link."""


def settle_mess(layout: AnyMess, article: ArticleFacts) -> AnyMess:
    """Return the layout without the mess that could not stand on the article's page."""
    if article.abstract is not None:
        layout = replace(layout, standfirst="none")
    if not article.byline:
        layout = replace(layout, author_mark="printed", author_box="none")
    if article.keywords:
        layout = replace(layout, tags="none")
    dated_twice = article.modified or article.date_label.startswith("Updated")
    if article.modified or (dated_twice and layout.stamp in {"updated_apart", "again_below"}):
        layout = replace(layout, stamp="printed")
    return layout
