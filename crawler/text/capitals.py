"""Ordinary capitals for places and people that are printed in capitals."""

import re

from crawler.text.wordlists import read_words

_STRAIGHT = str.maketrans(dict.fromkeys("’‘ʼʻ`´", "'"))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SEGMENT = re.compile(r"[^,/();]+")

LOWER_CASE_WORDS = read_words("""
aan am and at aux bei bij by d da das de degli dei del della delle den der des di do dos du e en es
et i im in nad near nel of off on op over sur the und under unter upon y
""")
"""Words that are printed in lower case inside the name of a place."""

_HYPHENATED = LOWER_CASE_WORDS | read_words("a au des lez lès sous super")
_ARTICLES = read_words("la las le les los")
_ARABIC_ARTICLES = read_words("ad al an ar as ash at az ed el er es esh et ez")
_NOT_AFTER = read_words("east fort lower new north port san south upper west")
"""Words after which an article or `de` opens a name of its own: East La Mirada, West De Pere."""

_INITIALISMS = read_words("""
DC DPRK DRC EU FRG GDR HMAS HMCS HMS NSW NWT NY NYC NZ PNG PRC ROK UAE UK UN US USA USS USSR
""")
_POSTAL_CODES = read_words("""
AB AK AL AR AZ BC CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MB MD ME MI MN MO MS MT NB NC ND
NE NH NJ NL NM NS NT NU NV NY OH OK ON OR PA PE PQ PR QC RI SC SD SK TN TX UT VA VT WA WI WV WY YT
""")
_INNER_CAPITAL = re.compile(r"(?:[A-Z]'|[A-Z][a-z]+)(?:[A-Z][a-z]+)+")
_PREFIX = re.compile(r"(Mc|Mac|De|Des|Di|Du|La|Le|Van|Fitz)([A-Z]{2,})")
_CAPITAL_AFTER = read_words("all d dall dell k l m n nell o sant sull t")
"""What stands before an apostrophe that a capital follows: L'Aquila, N'Djamena, Sant'Agata."""
_ELISIONS = read_words("all d dall dell nell sull")
"""Those that are themselves in lower case inside a name: Cote d'Ivoire, Reggio nell'Emilia."""

_VOWELS = frozenset("AEIOUYaeiouy")
_VOWELLESS_NAMES = read_words("dr jr lv mr mrs ms ng nv sr st")


def ordinary_capitals(place: str) -> str:
    """Return the name of a place in ordinary capitals, its apostrophes straight.

    `RIO DE JANEIRO` gives `Rio de Janeiro`, `XI’AN` gives `Xi'an`, `BOCA RATON, FLA.` gives
    `Boca Raton, Fla.`, `McLEAN, VA` gives `McLean, VA`. What is printed in ordinary capitals
    already stays; names without any capital get them.
    """
    return _SEGMENT.sub(_capitalise_segment, place.translate(_STRAIGHT))


def title_case_name(name: str) -> str:
    """Return a person's name in ordinary capitals, its apostrophes straight.

    Only words in capitals change: `OUYANG SHIJIA` gives `Ouyang Shijia`, `J. R. McDONALD` gives
    `J. R. McDonald`. A word without a vowel is an initialism and stays: `GT`, `CGTN`.
    """
    return _WORD.sub(_capitalise_name, name.translate(_STRAIGHT))


def _capitalise_segment(segment: re.Match[str]) -> str:
    """Capitalise what stands between commas or slashes: one town, or one qualifier."""
    text = segment[0]
    is_qualifier = segment.start() > 0 and segment.string[segment.start() - 1] == ","
    if is_qualifier and text.strip() in _POSTAL_CODES:
        return text
    words = [word[0] for word in _WORD.finditer(text)]
    is_mixed = not text.isupper() and any(word.istitle() and len(word) > 1 for word in words)
    previous = ""

    def capitalise(match: re.Match[str]) -> str:
        nonlocal previous
        word, before, after = match[0], text[: match.start()][-1:], text[match.end() :][:1]
        if (
            (previous or before == "'")
            and after != "."
            and _is_lower_case(word.lower(), previous, before, after)
        ):
            result = word.lower()
        elif word in _INITIALISMS or (is_mixed and word.islower()):
            result = word
        elif previous and word.lower().partition("'")[0] in _ELISIONS and "'" in word:
            elided, _, rest = word.lower().partition("'")
            result = f"{elided}'{rest.capitalize()}"
        else:
            result = _capitalise_word(word)
        previous = word.lower()
        return result

    return _WORD.sub(capitalise, text)


def _is_lower_case(word: str, previous: str, before: str, after: str) -> bool:
    if not after:
        return False
    if before == "'":
        return True
    if word in _ARTICLES:
        return previous in LOWER_CASE_WORDS or before == after == "-"
    if word in _ARABIC_ARTICLES and after == "-":
        return True
    if before == "-":
        return word in _HYPHENATED and after in ("-", " ")
    is_preposition = word in ("and", "of", "the") or previous not in _NOT_AFTER
    return word in LOWER_CASE_WORDS and is_preposition


def _capitalise_word(word: str) -> str:
    if (word.istitle() and "'" not in word) or _INNER_CAPITAL.fullmatch(word):
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


def _capitalise_name(match: re.Match[str]) -> str:
    word = match[0]
    is_initialism = _VOWELS.isdisjoint(word) and word.lower() not in _VOWELLESS_NAMES
    if is_initialism or sum(map(str.isupper, word)) < 2:
        return word
    return _capitalise_word(word)
