"""From the bytes of an HTML page to its tree."""

import re

from lxml import etree
from lxml.etree import _Element

from crawler.errors import TooDeepError
from crawler.text.cleaning import fold_space

_EMPTY = b"<html/>"
_SURROGATES = re.compile(
    rb"&#([xX]0*[dD][89abAB][0-9a-fA-F]{2}|0*5[5-6]\d{3});?"
    rb"&#([xX]0*[dD][c-fC-F][0-9a-fA-F]{2}|0*5[6-7]\d{3})(?:;|(?![0-9A-Za-z]))"
)
_HIGH, _LOW, _PLANE = range(0xD800, 0xDC00), range(0xDC00, 0xE000), 0x10000


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
    if occurs("&#", body):
        body = _SURROGATES.sub(_join_surrogates, body)
    try:
        root = etree.fromstring(body, parser=parser)
    except etree.XMLSyntaxError:
        root = None
    last = parser.error_log.last_error
    if last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        raise TooDeepError("the page nests its elements more than 2,000 deep")
    return etree.fromstring(_EMPTY, parser=parser) if root is None else root


def read_element_text(node: _Element) -> str:
    """Return the text of an element, of a `meta` its content, white space folded."""
    if node.tag == "meta":
        return fold_space(str(node.get("content") or ""))
    return fold_space("".join(map(str, node.itertext())))


def _join_surrogates(match: re.Match[bytes]) -> bytes:
    """Return the one character that two references write as a UTF-16 pair: `&#55357;&#56911;`."""
    high, low = (_read_reference(part) for part in match.groups())
    if high not in _HIGH or low not in _LOW:
        return match[0]
    return chr(_PLANE + ((high - _HIGH.start) << 10) + low - _LOW.start).encode()


def _read_reference(digits: bytes) -> int:
    return int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
