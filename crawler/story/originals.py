"""Where else a story stands: what a page labels as its original."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from crawler.reading.blocks import Block

_LABEL = re.compile(
    r"(?:\boriginal link|原文链接) ?[:：]"
    r"|\bview original content(?: to download[^:：]{0,40})? ?[:：]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_CLOSING = ".,;:!)]}'’”"


def find_original_links(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the links, as written, behind labels such as `Original link: https://…`.

    A label that stands alone is for the block below it.
    """
    for index, block in enumerate(blocks):
        if ":" not in block.text and "：" not in block.text:
            continue
        label = _LABEL.search(block.text) if _may_be_labelled(block.text) else None
        if label is None:
            continue
        rest = block.text[label.end() :].strip()
        if rest:
            link = _find_link(block, rest)
        else:
            below = blocks[index + 1 : index + 2]
            link = next((_find_link(one, one.text) for one in below), None)
        if link:
            yield link


def _may_be_labelled(text: str) -> bool:
    folded = text.casefold()
    return "original" in folded or "原文链接" in folded


def _find_link(block: Block, text: str) -> str | None:
    """Return the address that a text begins with, linked or plain, or None.

    A link that prints one site's address and leads to another's counts clicks: the printed one is
    the story's.
    """
    match = _ADDRESS.match(text)
    printed = match[0].rstrip(_CLOSING) if match else None
    for link in block.links:
        if link.text and text.startswith(link.text):
            is_cut = link.text != printed or link.text.endswith("…")
            return link.href if is_cut or not _differ_in_host(link.text, link.href) else printed
    return printed


def _differ_in_host(url: str, other: str) -> bool:
    try:
        host, other_host = urlsplit(url).netloc, urlsplit(other).netloc
    except ValueError:
        return False
    return bool(other_host) and host.casefold() != other_host.casefold()
