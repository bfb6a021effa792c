"""Figures of a messy page: captions and credits in elements apart, and what the site adds."""

from tests.layouts.facts import Picture
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, tag

COPYRIGHT_LABEL = "Image copyright"


def make_figure(image: list[Node], picture: Picture, layout: Layout) -> Node:
    """Return a picture with its caption and credit in the elements that `layout.figure` names."""
    caption, credit = picture.caption or "", picture.printed_credit
    whole = f"{caption} {credit}" if credit else caption
    match layout.figure:
        case "footer":
            return tag(
                "figure", image, tag("figcaption", caption), credit and tag("footer", credit)
            )
        case "spans":
            text = tag("span", caption, class_="caption")
            return tag("figure", image, tag("figcaption", text, _span(credit, "credit")))
        case "p_span":
            return tag("figure", image, tag("figcaption", tag("p", caption), _span(credit)))
        case "div_caption":
            text = tag("div", tag("div", caption, class_="image-caption"),
                       credit and tag("div", credit, class_="image-credit"))  # fmt: skip
            return tag("div", tag("div", image), text, class_="asset")
        case "credit_first":
            agency = _span(picture.credit)
            return tag("figure", tag("div", image, agency), tag("figcaption", caption))
        case "copyright_label":
            named: Nodes = None
            if credit:
                named = tag("span", tag("span", COPYRIGHT_LABEL, class_="off-screen"), " ",
                            tag("span", picture.credit))  # fmt: skip
            label = tag("span", "Image caption", class_="off-screen")
            return tag("figure", image, named, tag("figcaption", label, " ", tag("span", caption)))
        case "button":
            button = tag("button", "View image in fullscreen")
            return tag("figure", image, button, tag("figcaption", whole))
        case "counter":
            count = tag("div", tag("span", "1"), " / ", tag("span", "8"))
            back = tag("div", tag("a", "Back to gallery", href="#g"))
            return tag("div", image, tag("figure", count, tag("figcaption", whole)), back)
        case "enlarge":
            larger = tag("div", tag("a", "Click to enlarge", href="/photos/1.htm"))
            return tag("div", tag("a", image, href="/photos/1.htm"), larger,
                       tag("p", whole, class_="caption"))  # fmt: skip
        case "caption_label":
            label = tag("h6", "Caption")
            return tag("div", image, tag("div", label, tag("div", whole)), class_="slide")
        case "doubled":
            text = tag("figcaption", tag("span", whole), class_="long")
            return tag("figure", image, tag("div", whole, class_="short"), text)
        case "heading":
            return tag("div", image, tag("h4", caption), credit and tag("p", credit))
    raise ValueError(layout.figure)


def _span(text: str | None, class_: str | None = None) -> Node | None:
    return tag("span", text, class_=class_) if text else None
