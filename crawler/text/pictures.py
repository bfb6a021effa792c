"""Pictures of a site and pictures of a story, told apart by names and sizes."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from crawler.text.wordlists import read_names, read_words

_FILE_NAME = re.compile(
    r"[^/\\:*?\"<>|]{1,150}\.(?:jpe?g|jfif|png|gif|webp|avif|bmp|tiff?|heic|svg)", re.IGNORECASE
)
_SENTENCE_WORDS = re.compile(
    r"\b(?:a|an|as|called|click|download|file|has|have|into|is|named|open|opened|save|saved|see"
    r"|the|titled|to|visit|was|were|with)\b",
    re.IGNORECASE,
)


def is_file_name(text: str) -> bool:
    """Tell whether a line is only the name of an image file: `jiaozi.jpeg`, `微信图片_2024.png`.

    Names may hold blanks and brackets; a sentence that ends with a name (`He saved it as a.jpg`)
    is none.
    """
    if len(text) > 160 or "." not in text[-6:]:
        return False
    return bool(_FILE_NAME.fullmatch(text)) and not (" " in text and _SENTENCE_WORDS.search(text))


_FURNITURE = read_words(
    """
    1x1 ad ads advert arrow arrows avatar avatars banner banners beacon blank btn button erweima
    ewm facebook favicon ico icon icons instagram linkedin loader loading logo logos pinterest
    pixel placeholder qr qrcode qrcodes rss share sharing sina spacer sprite sprites tracker
    tracking transparent twitter wechat weibo weixin whatsapp youtube zxcode
    """
)
# Words that say nothing of their own beside one of the above: `logo-white-small`, `btn_close`.
_BESIDE = read_words(
    """
    a b back bg black blue bottom button close cn code color com dark down en english fb follow
    footer g gif gray green grey head header home hover image img index left lg light line login m
    main md menu mini mobile nav new next normal off on pc pic play prev print red right round s
    search site sm small square subscribe tel to top up us web white wx x xl xs yellow
    """
)
_ALWAYS = read_words("1x1 erweima ewm favicon qrcode qrcodes spacer sprite sprites zxcode")
_FURNITURE_FOLDERS = read_words(
    """
    ad ads adv avatar avatars banner banners emoji icon icons logo logos qr qrcode qrcodes smilies
    sprites templates
    """
)
_TRACKER_HOSTS = (
    "doubleclick.net", "google-analytics.com", "googletagmanager.com", "scorecardresearch.com",
    "hm.baidu.com", "cnzz.com", "rt.prnewswire.com", "quantserve.com",
)  # fmt: skip
_WORDS = re.compile(r"[a-z]+|1x1")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FURNITURE_ALTS = read_names(
    """
    advertisement, arrow, avatar, back to top, banner, black, close, custom, download_pop, email,
    facebook, icon, instagram, linkedin, loading, logo, print, qr, qr code, qrcode, rss,
    scan the qr code, share, share icon, subscribe, twitter, wechat, wechat share, weibo, whatsapp,
    youtube
    """
)
_ICON_SIDE = 48
_PHOTO_SIDE = 300


@lru_cache(512)
def is_site_furniture(
    src: str, alt: str | None, width: int | None = None, height: int | None = None
) -> bool:
    """Tell whether an image belongs to the site and not to the story.

    Logos, QR codes, share icons, spacers and tracking pixels, arrows, avatars, banners; `data:`
    and `.svg` images. Told by whole words of the file's name or of a folder, by the host, by the
    whole `alt`, by the size in pixels where the page states one. A name with words of its own
    beside (`logo-design-expo-2023.jpg`) is the story's: to keep a logo is the lesser harm. An
    address that cannot be parsed is no picture of a story.
    """
    if src[:10].lstrip().lower().startswith("data:"):
        return True
    try:
        address = urlsplit(src.strip())
    except ValueError:
        return True
    path = unquote(address.path)
    if path.lower().endswith((".svg", ".ico")):
        return True
    if width is not None and height is not None and max(width, height) <= _ICON_SIDE:
        return True
    if (width is not None and width <= 3) or (height is not None and height <= 3):
        return True
    if address.netloc and (address.hostname or "").endswith(_TRACKER_HOSTS):
        return True
    if alt and alt.strip().casefold() in _FURNITURE_ALTS:
        return True
    *folders, name = path.split("/")
    if not _FURNITURE_FOLDERS.isdisjoint(folder.lower() for folder in folders):
        return True
    large = width is not None and height is not None and min(width, height) >= _PHOTO_SIDE
    return _is_furniture_name(name.rpartition(".")[0] or name, large=large)


def _is_furniture_name(stem: str, *, large: bool) -> bool:
    words = _WORDS.findall(_CAMEL.sub(" ", stem).lower())
    if not _ALWAYS.isdisjoint(words):
        return True
    marks = [word for word in words if word in _FURNITURE]
    others = [word for word in words if word not in _FURNITURE and word not in _BESIDE]
    if not marks or large:
        return False
    return not others or (
        len(others) == 1 and words[-1] in ("logo", "icon", "btn", "button", "ico")
    )
