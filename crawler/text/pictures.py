"""Pictures of a site and pictures of a story, told apart by names and sizes."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from crawler.text.wordlists import read_names, read_openings, read_words

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
    1x1 ad ads advert appstore arrow arrows avatar avatars badge badges banner banners beacon blank
    border bullet btn button buttons divider erweima ewm facebook favicon googleplay gravatar ico
    icon icons instagram linkedin loader loading logo logos newsletter newsletters pinterest pixel
    placeholder playstore qr qrcode qrcodes rss share sharing sina spacer sprite sprites tracker
    tracking transparent twitter wechat weibo weixin whatsapp youtube zxcode
    """
)
# Words that say nothing of their own beside one of the above: `logo-white-small`, `btn_close`.
_BESIDE = read_words(
    """
    a android app apple available b back bg black blue bottom button c close cn code color com dark
    download down en english fb follow footer for g get gif google gray green grey gs head header
    home hover ig image img in index ios it left lg li light line login m mail main md media menu
    mini mobile nav new next no normal now off on our pc pic pinit play prev print rd red responsive
    right round s search signup site sm small social soc square store subscribe tblr tel the to top
    tw up us vertical web white wordpress wp wx x xl xs yellow yt
    """
)
# What icons show. A drawing has such a name alone; a photograph of a phone has a word more.
_SYMBOLS = read_words(
    """
    bell bookmark calendar cart chat chevron clock close comment comments copy email envelope
    follow gear hamburger link location locate magnifier mail marker menu message minus next pause
    pin play plus prev previous print printer quote reply search settings sms star tag tags
    telegram telephone tick tiktok user users volume
    """
)
_DRAWN = (".png", ".gif", ".webp")
_DENSITY = re.compile(r"@[23]x$", re.IGNORECASE)
_ALWAYS = read_words("1x1 erweima ewm favicon qrcode qrcodes spacer sprite sprites zxcode")
_ENDINGS = frozenset({"btn", "button", "ico", "icon", "logo", "pixel"})
_FURNITURE_FOLDERS = read_words(
    """
    ad ads adserver adv avatar avatars banner banners buttons emoji gravatar icon icons logo logos
    newsletter newsletters plugins qr qrcode qrcodes skins smilies sprites templates themes userpic
    userpics
    """
)
_AUTHOR_FOLDERS = read_words(
    "author authors autor avatar avatars biography byline bylines columnists contributors"
    " headshot headshots"
)
_LONGEST_FOLDER = 4
_TRACKER_HOSTS = (
    "doubleclick.net", "google-analytics.com", "googletagmanager.com", "scorecardresearch.com",
    "hm.baidu.com", "cnzz.com", "rt.prnewswire.com", "quantserve.com", "gravatar.com",
)  # fmt: skip
_TRACKER_NAMES = read_words(
    "ad ads adserver adserv analytics beacon counter metrics pixel stats track"
)
_WORDS = re.compile(r"[a-z]+|1x1")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FURNITURE_ALTS = read_names(
    """
    advertisement, app store, arrow, author, author image, author photo, avatar, back to top,
    banner, black, close, custom, divider, download_pop, email, facebook, follow, google play,
    headshot, icon, instagram, line, linkedin, loading, logo, newsletter, play, print,
    profile picture, qr, qr code, qrcode, rss, scan the qr code, share, share icon, subscribe,
    tweet, twitter, user avatar, wechat, wechat share, weibo, whatsapp, youtube
    """
)
_ASKING_ALT = re.compile(
    r"(?:click|tap) (?:here )?to (?:download|email|follow|print|share|subscribe)\b"
    r"|(?:download|get it|available) (?:on|from|at|in) (?:the )?(?:app ?store|google play)"
    r"|(?:email|pin|print|share|tweet) (?:this|on|via|to)\b|follow (?:us|me)\b|scan (?:the|this) qr"
    r"|share\W{1,3}(?:e-?mail|facebook|linkedin|telegram|twitter|we(?:chat|ibo)|whatsapp|x)$"
    r"|presentational \w+|sign up (?:for|to)\b|subscribe to\b"
    r"|(?:avatar|headshot|profile photo) (?:of|for) ",
    re.IGNORECASE,
)
_ASKING = read_openings(
    "avatar available click download email follow get headshot pin presentational print profile"
    " scan share sign subscribe tap tweet"
)
_ICON_SIDE, _PORTRAIT_SIDE, _PHOTO_SIDE = 48, 150, 300
_STRIP_HEIGHT, _STRIP_RATIO = 100, 6
_SIZES_IN_ADDRESS = (
    re.compile(r"(?<![0-9a-z])(\d{2,4})x(\d{2,4})(?![0-9a-z])", re.IGNORECASE),
    re.compile(r"\bw(?:idth)?[=_](\d{2,4})\b.{0,20}?\bh(?:eight)?[=_](\d{2,4})\b"),
)
_SQUARE = re.compile(r"\bsquare[_-](\d{2,4})\b")


@lru_cache(512)
def is_site_furniture(
    src: str, alt: str | None, width: int | None = None, height: int | None = None
) -> bool:
    """Tell whether an image belongs to the site and not to the story.

    Logos, QR codes, share icons, spacers and tracking pixels, arrows, authors' portraits, banners,
    badges of app stores; `data:` and `.svg` images. Told by whole words of the file's name or of a
    folder, by the host, by the whole `alt` or what it asks for, by the size in pixels where the
    page or the address states one. A name with words of its own beside
    (`logo-design-expo-2023.jpg`) is the story's: to keep a logo is the lesser harm. An address that
    cannot be parsed is no picture of a story.
    """
    if src[:10].lstrip().lower().startswith("data:"):
        return True
    try:
        address = urlsplit(src.strip())
    except ValueError:
        return True
    path = unquote(address.path)
    if path.lower().endswith((".svg", ".ico")) or _is_too_small(width, height):
        return True
    host = address.hostname or "" if address.netloc else ""
    if host.endswith(_TRACKER_HOSTS) or host.partition(".")[0] in _TRACKER_NAMES:
        return True
    if alt and _is_furniture_alt(alt.strip()):
        return True
    *folders, name = path.split("/")
    if any(map(_is_furniture_folder, folders)):
        return True
    stated = (width, height) if width and height else _size_in(src)
    if stated and stated[0] == stated[1] <= _PORTRAIT_SIDE:
        return True
    large = width is not None and height is not None and min(width, height) >= _PHOTO_SIDE
    return not large and _is_furniture_name(name)


def _is_too_small(width: int | None, height: int | None) -> bool:
    """Tell whether no picture of a story has this size: icons, spacers, strips across the page."""
    if (width is not None and width <= 3) or (height is not None and height <= 3):
        return True
    if width is None or height is None:
        return False
    is_strip = height <= _STRIP_HEIGHT and width >= height * _STRIP_RATIO
    return max(width, height) <= _ICON_SIDE or is_strip


def _size_in(src: str) -> tuple[int, int] | None:
    """Return the width and height that an address names: `a-80x80.jpg`, `a.jpg?w=60&h=60`."""
    for pattern in _SIZES_IN_ADDRESS:
        if size := pattern.search(src):
            return int(size[1]), int(size[2])
    square = _SQUARE.search(src)
    return (int(square[1]), int(square[1])) if square else None


def _is_furniture_alt(alt: str) -> bool:
    folded = alt.casefold()
    return folded in _FURNITURE_ALTS or (
        folded[:3] in _ASKING and _ASKING_ALT.match(folded) is not None
    )


@lru_cache(512)
def _is_furniture_folder(folder: str) -> bool:
    if folder.lower() in _FURNITURE_FOLDERS:
        return True
    words = _WORDS.findall(_CAMEL.sub(" ", folder).lower())
    if len(words) > _LONGEST_FOLDER:
        return False
    if not _AUTHOR_FOLDERS.isdisjoint(words):
        return True
    return any(word in _FURNITURE_FOLDERS for word in words) and all(
        word in _FURNITURE or word in _FURNITURE_FOLDERS or word in _BESIDE for word in words
    )


def _is_furniture_name(name: str) -> bool:
    stem, _, ending = name.rpartition(".")
    stem = stem or name
    words = _WORDS.findall(_CAMEL.sub(" ", _DENSITY.sub("", stem)).lower())
    if not _ALWAYS.isdisjoint(words):
        return True
    if (
        words
        and f".{ending.lower()}" in _DRAWN
        and all(word in _SYMBOLS or word in _FURNITURE or word in _BESIDE for word in words)
    ):
        return not _SYMBOLS.isdisjoint(words) or not _FURNITURE.isdisjoint(words)
    marks = [word for word in words if word in _FURNITURE]
    others = [word for word in words if word not in _FURNITURE and word not in _BESIDE]
    if not marks:
        return False
    return not others or words[-1] == "pixel" or (len(others) == 1 and words[-1] in _ENDINGS)
