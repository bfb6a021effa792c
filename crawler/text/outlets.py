"""Names of the papers, agencies and sites that credits, bylines and source lines name."""

import re

from crawler.text.wordlists import read_names, read_words

_KNOWN = read_names(
    """
    afp, agence france-presse, agencies, anadolu, ansa, ap, ap photo, asianewsphoto,
    associated press, beijing daily, beijing review, beijing youth daily, belt and road portal,
    bernama, bloomberg, cctv, cctv news, cctv plus, cctv+, cfp, cgtn, china central television,
    china daily, china daily asia, china daily global, china daily hong kong, china economic net,
    china global television network, china media group, china military, china military online,
    china news, china news service, china pictorial, china plus, china radio international,
    china scio, china today, china youth daily, chinadaily, chinanews, cmg, cnr, cns, cns photo,
    cnsphoto, cri, cri online, dpa, ecns, economic daily, efe, epa, epa-efe, fujian daily, getty,
    getty images, global times, gt, guangming daily, guangming online, hainan daily, handout,
    hk edition, ic, ic photo, icphoto, imaginechina, jiji, kyodo, kyodo news, legal daily,
    nanfang daily, nasa, new china tv, pa, pacific press, people visual, people's daily,
    people's daily app, people's daily online, people's daily overseas edition, pixsell, pla daily,
    pr newswire, prnewsfoto, prnewswire, pti, qiushi, qiushi journal, red star news, reuters,
    ria novosti, science and technology daily, scmp, shanghai daily, shine, shutterstock, sipa,
    sixth tone, south china morning post, sputnik, tass, the paper, ti gong, tuchong, un photo,
    upi, vcg, visual china group, visual people, xinhua, xinhua finance, xinhua news agency,
    xinhua silk road, xinhua-finance, xinhuanet, yonhap, zuma, zuma press, 中国日报,
    中国日报网, 中新社, 中新网, 人民日报, 人民网, 央视新闻, 新华社, 新华网, 环球时报, 视觉中国
    """
)

HOST_NAME = r"(?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}(?:cn|com|org|net|gov|edu|info|hk|tv|news|int)"
"""Pattern of a host name, in lower case."""

_HOST = re.compile(HOST_NAME, re.IGNORECASE)
_OUTLET_ENDINGS = read_words(
    """
    agencies agency app bureau channel daily edition gazette herald journal magazine media net
    network news online post press radio review television times tribune tv weekly
    """
)
_FIRST_WORDS = frozenset(name.split()[0] for name in _KNOWN)
_LAST_WORDS = frozenset(name.split()[-1] for name in _KNOWN)


def opens_like_outlet(text: str) -> bool:
    """Tell cheaply whether a text may open with a host name or the name of a known outlet."""
    word = text.split(" ", 1)[0].split("|", 1)[0]
    return "." in word[:-1] or word.casefold() in _FIRST_WORDS


def ends_like_outlet(text: str) -> bool:
    """Tell cheaply whether a text may end with a host name or the name of a known outlet."""
    word = text.rstrip(" .").rsplit(" ", 1)[-1].rsplit("/", 1)[-1]
    return "." in word or word.casefold() in _LAST_WORDS


def is_known_outlet(name: str) -> bool:
    """Tell whether this is exactly the name of an outlet that the portals are known to name."""
    return name.casefold().replace("’", "'") in _KNOWN


def is_host_name(name: str) -> bool:
    """Tell whether this is exactly a host name, such as `english.pudong.gov.cn`."""
    return "." in name and len(name) <= 80 and _HOST.fullmatch(name) is not None


def is_outlet(name: str) -> bool:
    """Tell whether this names an outlet: a known one, a host name, or by its last word.

    `Hunan Daily`, `China Daily Shandong Bureau` and `Tibet Airlines Magazine` are known by their
    last word.
    """
    if is_known_outlet(name) or is_host_name(name):
        return True
    words = name.split()
    return (
        2 <= len(words) <= 6
        and words[-1].casefold() in _OUTLET_ENDINGS
        and all(word[:1].isupper() or word in ("of", "and", "the") for word in words)
    )
