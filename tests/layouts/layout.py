"""The axes of a layout, and which layouts a human reader could still read."""

from dataclasses import dataclass, replace

from tests.layouts.facts import ArticleFacts
from tests.layouts.mess import INLINE_MARKS, LINKED_TEXT, MESSY_AXES, Mess, settle_mess

PLAIN_AXES: dict[str, tuple[str, ...]] = {
    "doctype": ("html5", "xhtml", "html4", "fragment"),
    "wrapper": (
        "divs", "none", "deep", "semantic", "table2", "table3", "nested_tables", "aspnet",
        "sections", "center", "unknown_tags",
        "rows",
    ),
    "names": (
        "plain", "none", "known", "known_outer", "known_halves", "decoy", "hashed", "misleading",
    ),
    "head_box": ("inside", "apart", "header"),
    "paragraph": (
        "p", "div", "section", "section_p", "span_block", "span_br", "row", "br", "br_spaced",
        "p_empty", "p_ideographic", "p_nbsp", "p_font", "p_inner_br", "p_pair", "div_p", "word",
        "p_trailing_br", "p_centred", "p_justified", "first_bare", "mixed", "two_boxes",
    ),
    "headline": (
        "h1", "h2", "h3", "div", "span", "cell", "strong", "h1_span", "h1_br", "h1_comment",
    ),
    "headline_copy": (
        "none", "hidden_h1", "hidden_attribute", "mobile", "mobile_seen",
        "before_picture", "site_h1",
    ),
    "evidence": (
        "title_suffix", "title", "og", "json_ld", "all", "title_site", "title_section", "nothing",
    ),
    "date": (
        "line", "apart", "spans", "spans_glued", "list", "label_apart", "cell", "above", "time",
        "pipes", "italic", "meta", "with_tools",
    ),
    "breadcrumb": (
        "arrows", "none", "angle_quotes", "double", "slash", "links", "list", "nav", "lines",
        "location", "with_headline",
    ),
    "abstract": (
        "line", "strong", "bold", "span", "definition", "heading", "row", "nested", "no_blank",
        "blockquote", "full_width",
    ),
    "dateline": (
        "plain", "strong", "city_strong", "spans", "nbsp", "em_dash", "en_dash", "hyphen", "glued",
        "own_tag", "classes",
    ),
    "date_format": ("printed", "iso", "short_month", "day_first", "slashes", "weekday"),
    "date_label": ("printed", "publish_time", "date", "last_updated"),
    "source": ("printed_date", "end"),
    "byline": ("above_date", "below_date", "in_printed_date", "end"),
    "caption": (
        "paragraph", "centred", "centred_box", "figcaption", "em", "small", "font", "strong",
        "same_p_br", "same_p", "table", "before", "title_box", "title_attribute", "definition",
        "linked", "list", "in_link", "figcaption_first", "class_name",
    ),
    "credit_form": ("printed", "via", "agency", "photo_colon", "courtesy", "bare", "slash"),
    "credit": ("space", "glued", "line", "span", "own"),
    "image": (
        "p", "bare", "linked", "lazy", "original", "srcset", "picture", "sized", "noscript",
        "centred", "div",
    ),
    "src": ("root", "relative", "no_scheme", "absolute", "base"),
    "alt": ("file", "absent", "empty", "caption"),
    "pictures_at": ("flow", "start", "end", "row"),
    "furniture": (
        "none", "share", "logo", "qr", "pixel", "advert", "spacer", "font_size", "read_more",
        "related_box", "all",
    ),
    "sign_off": ("none", "enditem", "original_link"),
    "before": (
        "none", "menu", "long_menu", "menu_divs", "menu_table", "popups", "search", "login",
        "clock", "teasers", "dated_list", "hidden", "all",
    ),
    "after": (
        "none", "related", "related_dates", "related_teasers", "share", "neighbours", "comments",
        "footer", "popups", "most_read", "all",
    ),
    "editors": (
        "own", "glued", "italic", "right", "br", "span", "div", "cloudflare", "label",
        "label_above",
    ),
    "keywords": ("run", "links", "list", "commas", "label_apart", "full_width"),
    "subhead": ("strong", "h2", "h3", "h4", "underlined", "centred"),
    "quote": ("blockquote", "blockquote_p", "italic"),
    "table": ("plain", "bodies", "paragraphs", "no_heads", "box"),
    "qr_line": ("p", "none", "div"),
    "inline": (
        "none", "bold_letter", "link", "sentences", "font", "sup", "wbr", "zero_width", "shy",
        "comment", "nested", "double_space", "person", "strong_lead",
        "no_break",
    ),
    "apostrophe": ("straight", "curly"),
    "case": ("lower", "upper"),
    "quoting": ("double", "single", "bare"),
    "closing": ("all", "left_open", "slashed"),
    "spacing": ("lines", "none", "indented", "wrapped"),
    "references": ("none", "many"),
    "comments": ("none", "plain", "conditional", "enp", "saved"),
    "scripts": ("head", "none", "between", "embeds"),
    "meta_order": ("usual", "reversed", "charset_last", "none"),
    "encoding": ("utf-8", "utf-8-bom", "gbk", "crlf", "windows-1252"),
}  # fmt: skip
"""The axes of a portal's own page; the first value is the base layout's."""

AXES = PLAIN_AXES | MESSY_AXES
"""Every axis with its values."""


@dataclass(frozen=True)
class Layout(Mess):
    """One way to make a page: a value for every axis."""

    doctype: str = "html5"
    wrapper: str = "divs"
    names: str = "plain"
    head_box: str = "inside"
    paragraph: str = "p"
    headline: str = "h1"
    headline_copy: str = "none"
    evidence: str = "title_suffix"
    date: str = "line"
    breadcrumb: str = "arrows"
    abstract: str = "line"
    dateline: str = "plain"
    date_format: str = "printed"
    date_label: str = "printed"
    source: str = "printed_date"
    byline: str = "above_date"
    caption: str = "paragraph"
    credit_form: str = "printed"
    credit: str = "space"
    image: str = "p"
    src: str = "root"
    alt: str = "file"
    pictures_at: str = "flow"
    furniture: str = "none"
    sign_off: str = "none"
    before: str = "none"
    after: str = "none"
    editors: str = "own"
    keywords: str = "run"
    subhead: str = "strong"
    quote: str = "blockquote"
    table: str = "plain"
    qr_line: str = "p"
    inline: str = "none"
    apostrophe: str = "straight"
    case: str = "lower"
    quoting: str = "double"
    closing: str = "all"
    spacing: str = "lines"
    references: str = "none"
    comments: str = "none"
    scripts: str = "head"
    meta_order: str = "usual"
    encoding: str = "utf-8"


BASE = Layout()

MARKED_CAPTIONS = {
    "centred", "centred_box", "figcaption", "figcaption_first", "em", "small", "font", "table",
    "title_box", "definition", "list",
}  # fmt: skip
"""Captions that their mark-up shows, whatever their words."""


def settle(layout: Layout, article: ArticleFacts) -> Layout:
    """Return the layout, changed where no reader could tell what is what on its page."""
    if layout.headline not in {"h1", "h2", "h3", "h1_span", "h1_br", "h1_comment"} and (
        layout.evidence in {"nothing", "title_site"} and layout.date in {"above", "meta"}
    ):
        layout = replace(layout, headline="h1")
    if layout.headline == "cell" and layout.date == "above":
        layout = replace(layout, date="line")
    if layout.evidence in {"nothing", "title_site"} and layout.breadcrumb == "with_headline":
        layout = replace(layout, breadcrumb="arrows")
    if article.byline and layout.date == "meta" and layout.byline == "in_printed_date":
        layout = replace(layout, byline="above_date")
    if article.modified and layout.date in {"meta", "pipes"}:
        layout = replace(layout, date="line")
    if article.modified or layout.date == "meta":
        layout = replace(layout, date_label="printed")
    layout = _settle_pictures(layout, article)
    if layout.editors in _IN_STORY and not _ends_in_brackets(layout, article):
        layout = replace(layout, editors="own")
    if layout.encoding == "windows-1252" and "【" in article.headline:
        layout = replace(layout, encoding="utf-8")
    return _settle_together(settle_mess(layout, article), article)


def _settle_together(layout: Layout, article: ArticleFacts) -> Layout:
    """Return the layout without the mess that hides something together with a plain axis."""
    fits = layout.stamp == "updated_apart" and layout.date_label != "last_updated"
    if (layout.date in {"meta", "pipes"} or layout.date_label != "printed") and not fits:
        layout = replace(layout, stamp="printed")
    if layout.date == "pipes" or layout.byline == "end":
        layout = replace(layout, author_mark="printed")
    if layout.byline == "in_printed_date" and layout.author_mark not in INLINE_MARKS:
        layout = replace(layout, byline="above_date")
    if layout.anchors in LINKED_TEXT and layout.inline == "link":
        layout = replace(layout, inline="none")
    if layout.wrapper == "none" and layout.standfirst in {"p", "div", "below_date", "two_sentences",
                                                          "question"}:  # fmt: skip
        layout = replace(layout, standfirst="h2")
    if layout.paragraph == "row":
        layout = replace(layout, sections="none")
    if layout.hero != "flow" and layout.caption == "before":
        layout = replace(layout, caption="paragraph")
    if layout.breadcrumb in {"none", "lines"} and layout.kicker != "below":
        layout = replace(layout, kicker="none")
    further_heads = {layout.kicker, layout.side, layout.consent, layout.sticky} != {"none"}
    if layout.evidence in {"nothing", "title_site"} and further_heads:
        headline = layout.headline if layout.headline.startswith("h1") else "h1"
        layout = replace(layout, headline=headline, kicker="none")
    if layout.related == "stray_link" and layout.paragraph.startswith(("br", "span")):
        layout = replace(layout, related="headline")
    return layout


_IN_STORY = {"glued", "br", "span"}


def _ends_in_brackets(layout: Layout, article: ArticleFacts) -> bool:
    """Tell whether an editors' line in brackets can close the last paragraph and the story."""
    ends_with_picture = article.flow[-1] in article.pictures or layout.pictures_at == "end"
    bracketed = (article.editors_raw or "").startswith("(")
    return bracketed and not (article.pictures and ends_with_picture)


def _settle_pictures(layout: Layout, article: ArticleFacts) -> Layout:
    captioned = [picture for picture in article.pictures if picture.caption]
    if layout.caption not in MARKED_CAPTIONS and not all(
        picture.tells_itself for picture in captioned
    ):
        layout = replace(layout, caption="centred")
    all_centred = layout.wrapper == "center" or layout.paragraph == "p_centred"
    if layout.caption in {"centred", "centred_box"} and all_centred:
        layout = replace(layout, caption="figcaption")
    if layout.caption == "font" and layout.paragraph == "p_font":
        layout = replace(layout, paragraph="p")
    in_a_row = layout.pictures_at != "flow" or _has_neighbours(article)
    if layout.caption == "before" and (in_a_row or len(captioned) < len(article.pictures)):
        layout = replace(layout, caption="paragraph")
    if layout.caption == "before" and layout.credit_form == "agency":
        layout = replace(layout, credit_form="printed")
    if layout.caption == "before" and layout.credit == "own":
        layout = replace(layout, credit="space")
    return layout


def _has_neighbours(article: ArticleFacts) -> bool:
    pairs = zip(article.flow, article.flow[1:], strict=False)
    return any(first in article.pictures and second in article.pictures for first, second in pairs)
