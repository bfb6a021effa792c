"""The plain-text rendition of an article's page: one block a line, tags stripped."""

from collections.abc import Iterator

from tests.layouts.facts import ArticleFacts, Listing, Paragraph, Picture, Quote, Subhead, Table
from tests.layouts.layout import Layout
from tests.layouts.markup import Element, Node
from tests.layouts.noise import make_after, make_before
from tests.layouts.page import SITES

NOISE = Layout(before="popups", after="popups")


def can_be_told_in_text(article: ArticleFacts) -> bool:
    """Tell whether a reader of bare lines can tell the captions from the story."""
    return all(picture.tells_itself for picture in article.pictures if picture.caption)


def render_text(
    article: ArticleFacts, *, noise: bool = True, glued_editors: bool = False, dash: str = "--"
) -> str:
    """Return the rendition; `glued_editors` puts the editors' line behind the last paragraph."""
    lines = [*_list_lines(article, dash)]
    editors = article.editors_raw
    if editors and glued_editors and isinstance(article.flow[-1], Paragraph):
        lines[-1] += f" {editors}"
    elif editors:
        lines.append(editors)
    if article.portal == "silkroad":
        lines.append("Scan the QR code and push it to your mobile phone")
    if article.keywords:
        lines.append(f"Keyword: {' '.join(article.keywords)}")
    if noise:
        before, after = _texts(make_before(article, NOISE)), _texts(make_after(article, NOISE))
        site = SITES[article.portal]
        lines = [f"{site} {site}\n{before[0]}", *before[1:], *lines, *after]
    return "\n\n".join(lines) + "\n"


def _list_lines(article: ArticleFacts, dash: str) -> Iterator[str]:
    if article.portal == "silkroad":
        yield "\n".join(["Xinhua Silk Road Database", *article.section])
    else:
        yield ">".join(article.section)
    yield article.headline
    yield from [article.byline_raw] if article.byline_raw else []
    dates = [article.date_label + article.published_raw]
    dates += [f"Updated: {article.modified_raw}"] if article.modified_raw else []
    if article.source_label:
        yield " ".join([*dates, f"{article.source_label}{article.source}"])
    else:
        yield " ".join([*([article.source] if article.source else []), *dates])
    if article.abstract:
        yield f"Abstract : {article.abstract}"
    opened = article.dateline is None
    for block in article.flow:
        match block:
            case Picture(caption=caption, alt=alt):
                yield alt
                yield from [" ".join(filter(None, (caption, block.printed_credit)))] * bool(caption)
            case Listing(items=items):
                yield from items
            case Table(rows=rows):
                yield from (" | ".join(row) for row in rows)
            case Paragraph(text=text) if not opened and article.dateline:
                opened = True
                yield f"{article.dateline.text} {dash} {text}"
            case Paragraph(text=text) | Subhead(text=text) | Quote(text=text):
                yield text


def _texts(nodes: list[Node]) -> list[str]:
    texts: list[str] = []
    for node in nodes:
        if isinstance(node, Element) and any(isinstance(one, Element) for one in node.children):
            texts += _texts([*node.children])
        elif isinstance(node, Element):
            texts += ["".join(one for one in node.children if isinstance(one, str))]
    return [text for text in texts if text]
