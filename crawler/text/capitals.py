"""Ordinary capitals for places and people that are printed in capitals."""

import re

_STRAIGHT = str.maketrans(dict.fromkeys("’‘ʼʻ`´", "'"))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SEGMENT = re.compile(r"[^,/();]+")

_PARTICLES = frozenset(
    "aan al am and at aux bei d da das de del der di do dos du e el en es in im near of off on op "
    "over sur the und under upon y".split()
)
_AFTER_HYPHEN = _PARTICLES | {"a", "au", "da", "des", "la", "le", "les", "lez", "los", "sous"}
_ARTICLES = frozenset("la las le les los".split())
_NOT_AFTER = frozenset("east fort lower new north port san south upper west".split())
"""Words after which an article or `de` opens a name of its own: South El Monte, West Des Moines."""

_INITIALISMS = frozenset(
    "DC DPRK DRC EU FRG GDR HMAS HMCS HMS NSW NWT NY NYC NZ PNG PRC ROK UAE UK UN US USA USS USSR".split()
)
_POSTAL_CODES = frozenset(
    "AB AK AL AR AZ BC CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MB MD ME MI MN MO MS MT NB "
    "NC ND NE NH NJ NL NM NS NT NU NV NY OH OK ON OR PA PE PQ PR QC RI SC SD SK TN TX UT VA VT WA "
    "WI WV WY YT".split()
)
_INNER_CAPITAL = re.compile(r"(?:[A-Z]'|[A-Z][a-z]+)(?:[A-Z][a-z]+)+")
_PREFIX = re.compile(r"(Mc|Mac|De|Des|Di|Du|La|Le|Van|Fitz)([A-Z]{2,})")
_CAPITAL_AFTER = frozenset("all d dall dell k l m n nell o sant sull t".split())
"""What stands before an apostrophe that a capital follows: L'Aquila, N'Djamena, Sant'Agata."""

_VOWELS = frozenset("AEIOUYaeiouy")
_VOWELLESS_NAMES = frozenset("dr jr lv mr mrs ms ng nv sr st".split())


def ordinary_capitals(place: str) -> str:
    """Return the name of a place in ordinary capitals, its apostrophes straight.

    `RIO DE JANEIRO` gives `Rio de Janeiro`, `XI’AN` gives `Xi'an`, `BOCA RATON, FLA.` gives
    `Boca Raton, Fla.`, `McLEAN, VA` gives `McLean, VA`. What is printed in ordinary capitals
    already stays; names without any capital get them.
    """
    return _SEGMENT.sub(lambda part: _capitalise_segment(part), place.translate(_STRAIGHT))


def title_case_name(name: str) -> str:
    """Return a person's name in ordinary capitals, its apostrophes straight.

    Only words in capitals change: `OUYANG SHIJIA` gives `Ouyang Shijia`, `J. R. McDONALD` gives
    `J. R. McDonald`. A word without a vowel is an initialism and stays: `GT`, `CGTN`.
    """
    return _WORD.sub(lambda word: _capitalise_name(word[0]), name.translate(_STRAIGHT))


def _capitalise_segment(segment: re.Match[str]) -> str:
    text = segment[0]
    is_qualifier = segment.start() > 0 and segment.string[segment.start() - 1] == ","
    if is_qualifier and text.strip() in _POSTAL_CODES and not text.endswith("."):
        return text
    lower_case_is_meant = not text.isupper() and any(
        len(word) > 1 and word.istitle() for word in text.split()
    )
    previous = ""

    def capitalise(word: re.Match[str]) -> str:
        nonlocal previous
        before = text[word.start() - 1] if word.start() else ""
        printed, folded = word[0], word[0].lower()
        followed_by_stop = text[word.end() : word.end() + 1] == "."
        if previous and not followed_by_stop and _is_particle(folded, previous, before == "-"):
            result = folded
        elif lower_case_is_meant and printed.islower():
            result = printed
        elif printed in _INITIALISMS:
            result = printed
        elif previous and folded.startswith("d'"):
            result = "d'" + folded[2:].capitalize()
        else:
            result = _capitalise_word(printed)
        previous = folded
        return result

    return _WORD.sub(capitalise, text)


def _is_particle(word: str, previous: str, hyphenated: bool) -> bool:
    if hyphenated:
        return word in _AFTER_HYPHEN
    if word in _ARTICLES:
        return previous in _PARTICLES
    return word in _PARTICLES and (previous not in _NOT_AFTER or word in ("and", "of", "the"))


def _capitalise_word(word: str) -> str:
    if word.istitle() and "'" not in word:
        return word
    if _INNER_CAPITAL.fullmatch(word):
        return word
    if prefixed := _PREFIX.fullmatch(word):
        return prefixed[1] + prefixed[2].capitalize()
    folded = word.lower()
    if folded.startswith("mc") and len(folded) > 4:
        return "Mc" + folded[2:].capitalize()
    first, apostrophe, rest = folded.partition("'")
    if first in _CAPITAL_AFTER:
        rest = rest.capitalize()
    return first.capitalize() + apostrophe + rest


def _capitalise_name(word: str) -> str:
    is_initialism = _VOWELS.isdisjoint(word) and word.lower() not in _VOWELLESS_NAMES
    if len(word) < 2 or sum(map(str.isupper, word)) < 2 or is_initialism:
        return word
    return _capitalise_word(word)
