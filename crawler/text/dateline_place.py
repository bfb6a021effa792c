"""The place of a dateline: whether what stands there is one, and how it is written ordinarily."""

import re
from functools import lru_cache

from crawler.text.capitals import LOWER_CASE_WORDS
from crawler.text.months import WEEKDAYS
from crawler.text.places import is_place, is_region, is_town, ordinary_capitals
from crawler.text.wordlists import read_words

_CHARACTERS = re.compile(r"['’‘]?[^\W\d_](?:[^\W\d_]|[\s.,;/&'’‘`()\[\]-])*")
_SPACED_HYPHEN = re.compile(r"\s-|-\s")
_STOP_FOR_COMMA = re.compile(r"(?<=[^\W\d_]{4})\.\s+(?=[^\W\d_]{2})")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_INITIALS = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
_IN_BRACKETS = re.compile(r"(?P<town>[^()\[\]]+?)\s?[(\[](?P<region>[^()\[\]]+)[)\]]")
_MOST_WORDS, _MOST_WORDS_IN_MIXED_CASE = 5, 4
_IN_SENTENCES = read_words("""
a an are as at by for from in into is its look looks near on over show shows to visit visits with
""")
"""Words that stand in captions and headings, also in those set in capitals, and in no town's name
that the gazetteer lacks."""

_ABBREVIATIONS = read_words("""
ala alas alta ariz ark cal calif co col colo conn dak del eng fla ga ia id ida ill ind is jr kan
kans kas ky la man mass md me mex mich minn miss mo mont nb neb nebr nev nfld okla ont ore oreg pa
penn penna prov que sask scot sr switz tenn tex va vt wash wis wisc wyo
""")
"""What is printed with a full stop at the end of a place: the stop belongs to it."""

_NO_PLACE = WEEKDAYS | read_words("""
about after all another as at because before beginning between born both but by chapter closed
copyright date dated day deadline due during each early effective ending even every few figure
filed final first for former from here his how however if in issued it its just last late later
many more most next no not now of on only opened our photo post posted published release released
since so some such table than that then there these they this those though through till to today
tomorrow tonight under until up update updated we week what when where which while who why with year
yesterday you your
""")
"""Words that open a sentence, a heading or a label, and no place that the gazetteer lacks."""

_LOWER_CASE = LOWER_CASE_WORDS | read_words("al el la las le les los off outside")


@lru_cache(512)
def read_place(printed: str, *, is_separate: bool, has_agency: bool) -> str | None:
    """Return the place that is printed before a date, an agency or a dash, in ordinary capitals.

    `is_separate`: punctuation or an agency parts it from what follows; then a place in capitals
    need not be known to the gazetteer. `has_agency`: an agency and a dash follow; then one in
    ordinary capitals need not either. None where no place is printed.
    """
    folded = " ".join(printed.split()).strip(" ,;/")
    if not _CHARACTERS.fullmatch(folded) or _SPACED_HYPHEN.search(folded):
        return None
    town, *qualifiers = _split_segments(folded)
    if len(qualifiers) > 3 or not all(map(_is_qualifier, qualifiers)):
        return None
    name = ordinary_capitals(", ".join([town, *qualifiers]))
    town = _strip_region(town)
    if is_place(town):
        return name
    words = town.split()
    opens_sentence = words[0].lower() in _NO_PLACE and not (has_agency and qualifiers)
    if len(words) > _MOST_WORDS or opens_sentence:
        return None
    has_region = bool(qualifiers) and is_region(qualifiers[-1])
    if is_in_capitals(town):
        is_named = _IN_SENTENCES.isdisjoint(word.lower() for word in words[1:])
        return name if is_named and (is_separate or has_region) else None
    is_named = len(words) < _MOST_WORDS_IN_MIXED_CASE and all(word[0].isupper() for word in words)
    return name if is_named and (has_agency or has_region) else None


def is_qualified(printed: str) -> bool:
    """Tell whether a country, state or province follows a town: `Dekalb, Ill.`, `Beijing (China)`.

    The town must be known to the gazetteer.
    """
    town, comma, last = printed.strip(" ,").rpartition(",")
    if comma and is_region(last.strip()):
        return is_town(town.partition(",")[0])
    bare = _strip_region(printed.strip())
    return bare != printed.strip() and is_town(bare)


def _strip_region(town: str) -> str:
    """Return a town without the country in brackets behind it."""
    bracketed = _IN_BRACKETS.fullmatch(town)
    return bracketed["town"] if bracketed and is_region(bracketed["region"]) else town


def is_in_capitals(place: str) -> bool:
    """Tell whether a town is printed in capitals: more than half of its letters, as `McLEAN` is."""
    town = place.partition(",")[0]
    capitals = sum(map(str.isupper, town))
    return capitals > 1 and capitals > sum(map(str.islower, town))


def _split_segments(folded: str) -> list[str]:
    """Split a town from its qualifiers, whatever stands for the comma; drop weekdays."""
    joined = (
        _STOP_FOR_COMMA.sub(", ", folded).replace(";", ",").replace(" /", "/").replace("/ ", "/")
    )
    segments = [_strip_stop(segment.strip()) for segment in joined.split(",")]
    kept = [part for part in segments[1:] if part.strip(".") and part.lower() not in WEEKDAYS]
    return [segments[0], *kept]


def _strip_stop(segment: str) -> str:
    """Remove a full stop at the end unless it marks an abbreviation: `Fla.`, `D.C.`."""
    last = _LAST_WORD.search(segment)
    if (last and last[1].lower() in _ABBREVIATIONS) or _INITIALS.search(segment):
        return segment
    return segment.rstrip(".")


def _is_qualifier(segment: str) -> bool:
    """Tell whether words are capitalised as in the name of a country, state or surroundings."""
    words = segment.replace("-", " ").split()
    lower = [word for word in words if word[0].islower()]
    return (len(lower) < len(words) and _LOWER_CASE.issuperset(lower)) or is_region(segment)
