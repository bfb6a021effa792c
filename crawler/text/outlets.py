"""Names of the papers, agencies and sites that credits, bylines and source lines name."""

import re

from crawler.text.wordlists import read_names, read_words

_KNOWN = read_names(
    """
    afp, agence france-presse, agencies, anadolu, ansa, ap, ap photo, asianewsphoto,
    associated press, bbc, bbc news, beijing daily, beijing review, beijing youth daily,
    belt and road portal, bernama, bloomberg, canadian press, cctv, cctv news, cctv plus, cctv+,
    cfp, cgtn, china central television, china daily, china daily asia, china daily global,
    china daily hong kong, china economic net, china global television network, china media group,
    china military, china military online, china news, china news service, china pictorial,
    china plus, china radio international, china scio, china today, china youth daily, chinadaily,
    chinanews, cmg, cnn, cnr, cns, cns photo, cnsphoto, cri, cri online, dpa, ecns, economic daily,
    efe, epa, epa-efe, fujian daily, getty, getty images, global times, gt, guangming daily,
    guangming online, hainan daily, handout, hk edition, ic, ic photo, icphoto, imaginechina, jiji,
    kyodo, kyodo news, legal daily, nanfang daily, nasa, new china tv, pa, pacific press,
    people visual, people's daily, people's daily app, people's daily online,
    people's daily overseas edition, pixsell, pla daily, pr newswire, prnewsfoto, prnewswire, pti,
    qiushi, qiushi journal, red star news, reuters, ria novosti, science and technology daily, scmp,
    shanghai daily, shine, shutterstock, sipa, sixth tone, south china morning post, sputnik, tass,
    the paper, ti gong, tuchong, un photo, upi, vcg, visual china group, visual people, xinhua,
    xinhua finance, xinhua news agency, xinhua silk road, xinhua-finance, xinhuanet, yonhap, zuma,
    zuma press, 中国日报, 中国日报网, 中新社, 中新网, 人民日报, 人民网, 央视新闻, 新华社, 新华网,
    环球时报, 视觉中国
    """
)

HOST_NAME = (
    r"(?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}(?:cn|com|org|net|gov|edu|info|hk|tv|news|int|kz|kg|uz|tj|tm"
    r"|az|ge|ir|ru|mn|pk|tr|ae|eg|ke|za|lk|bd|vn|th|sg|ph|kh|jp|kr|tw|uk|eu|fr|pl|rs|gr|hu)"
)
"""Pattern of a host name, in lower case; no ending that is an English word, as `in` is."""

_HOST = re.compile(HOST_NAME, re.IGNORECASE)
_OUTLET_ENDINGS = read_words(
    """
    agencies agency app bureau channel daily edition gazette herald journal magazine media net
    network news newspaper newspapers newsroom newswire observer online post press radio review
    television times today tribune tv weekly wire
    """
)
_OUTLET_WORDS = _OUTLET_ENDINGS | read_words("bbc cnn broadcasting mail newsweek telegraph")
_ORGANISATION_WORDS = _OUTLET_WORDS | read_words(
    """
    academy administration association authority bank centre center chamber club college commission
    committee company corp council department embassy federation foundation government group inc
    initiative institute institution lab laboratory ltd ministry office organisation organization
    party school society studies think-tank union universities university
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
    folded = name.casefold().replace("’", "'")
    return folded in _KNOWN or folded.removeprefix("the ") in _KNOWN


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


def holds_outlet_word(name: str) -> bool:
    """Tell whether a word of a name is one of papers and stations: `7 News WSVN`."""
    return any(word.casefold() in _OUTLET_WORDS for word in name.split())


def is_organisation(name: str) -> bool:
    """Tell whether a name in capitals holds a word of organisations: `Institute of Sea Trade`."""
    words = name.split()
    return 2 <= len(words) <= 10 and any(
        word.casefold().strip(".,") in _ORGANISATION_WORDS and not word.islower() for word in words
    )
