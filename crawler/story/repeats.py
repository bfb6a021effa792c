"""Pictures that a page shows twice: in two sizes, for scripts and without, above and amid."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.text.wordlists import read_words

_SIZE = (
    r"(?:\d{2,4}x\d{2,4}|\d{2,4}w|w\d{2,4}|[@_-]?[23]x|x?large|small|medium|thumb(?:nail)?s?"
    r"|scaled)"
)
_SIZE_IN_STEM = re.compile(rf"(?:[-_@.]{_SIZE})+(?=$|\.)", re.IGNORECASE)
_SIZE_FOLDER = re.compile(
    rf"(?:{_SIZE}|(?:width|height|square|size|w|h|s|c|q)[-_=]?\d{{2,4}}[a-z]?|full|max|original|master"
    r"|small|(?!19|20)\d{3,4})(?:[,_-](?:[a-z]+[-_=:]?)?\d{1,4})*",
    re.IGNORECASE,
)
_SIZE_KEYS = read_words(
    """
    auto cb crop dpr f fit fm format h height hash im imwidth ixlib itok m mode q quality rect
    resize s sig sharp size ssl strip t v w width zoom
    """
)
_ENDINGS = re.compile(r"(?:\.(?:jpe?g|png|webp|gif|avif))+$", re.IGNORECASE)
_EMBEDDED = re.compile(r"https?:/(?!.*https?:/)")
_LONGEST = 1000
_LARGEST_IN = re.compile(r"(?<![0-9a-z])(\d{2,4})(?=x\d{2,4}|w\b)|(?:\bw|width)[=_-]?(\d{2,4})")


@lru_cache(512)
def name_picture(src: str) -> str:
    """Return what of a picture's address says which picture it is: no sizes, no cropping.

    Two addresses of the same name are the same picture in different sizes.
    """
    if len(src) > _LONGEST:
        return src
    embedded = _EMBEDDED.search(src, 1)
    try:
        address = urlsplit(src[embedded.start() :] if embedded else src)
    except ValueError:
        return src
    *folders, name = unquote(address.path).split("/")
    stem = _SIZE_IN_STEM.sub("", _ENDINGS.sub("", name))
    query = [pair for pair in parse_qsl(address.query) if pair[0].lower() not in _SIZE_KEYS]
    kept = [folder for folder in folders if not _SIZE_FOLDER.fullmatch(folder)]
    return f"{'/'.join(kept)}/{stem}?{query}".casefold()


def width_in(src: str) -> int:
    """Return the width in pixels that an address names, 0 where it names none."""
    sizes = [int(one or other) for one, other in _LARGEST_IN.findall(src)]
    return max(sizes, default=0)
