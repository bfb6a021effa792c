"""Names of persons: what looks like one, and how it is written."""

import re

from crawler.text.wordlists import read_words

_PARTICLES = read_words("al bin binti da de del della den der di dos du el ibn la le van von")
_LOWERED_PARTICLES = read_words("bin binti de del della den der ibn van von")
_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ\u0100-\u024f][\w'’.-]*|(?:[A-Z]\.){1,3}|[\u4e00-\u9fff]{1,6}|[dDOo]['’]\w+)"
)
_NEVER_IN_NAMES = read_words("all any his its my of our that the their these this those your")
# Words of subheads that look like bylines (`By Land and Sea`, `By Popular Demand`) and of days.
# Alone they are no name, but `An Baijie` and `May Zhou` are.
_NOT_ALONE = read_words(
    """
    a accident air an april august bus car chance city contrast country day december default
    definition demand design east february friday hand invitation january july june land law march
    may midnight monday month nature next night no noon north november now numbers october popular
    private province public rail region road saturday sea sector september ship south sunday
    thursday today tomorrow train tuesday water wednesday week west year
    """
)


def is_name(text: str) -> bool:
    """Tell whether this may be a person's name: one to five words with capitals, no figures.

    Particles (`van`, `bin`), initials and names in Chinese characters count. Names of days and
    months and common words (`Land`, `Popular`) alone do not.
    """
    words = text.split()
    if not 1 <= len(words) <= 5 or len(text) > 60:
        return False
    for word in words:
        if word.casefold() in _NEVER_IN_NAMES or any(map(str.isdigit, word)):
            return False
        if word not in _PARTICLES and not _WORD.fullmatch(word):
            return False
    return not all(word.casefold() in _NOT_ALONE or word in _PARTICLES for word in words)


def ordinary_name(name: str) -> str:
    """Return a name with ordinary capitals: `OUYANG SHIJIA` gives `Ouyang Shijia`.

    Words that are not all in capitals stay as printed, as do initials (`J.K.`, `WXY`) and Roman
    numerals. An apostrophe divides Chinese syllables (`Ya'nan`), but for `O'Brien` and `D'Souza`.
    """
    words = name.split()
    if len(words) == 1 and len(name) <= 3 and not re.search("[AEIOUaeiou]", name):
        return name
    return " ".join(
        _ordinary_word(word, inner=0 < i < len(words) - 1) for i, word in enumerate(words)
    )


_ROMAN = re.compile(r"(?:II|III|IV|VI|VII|VIII)")


def _ordinary_word(word: str, *, inner: bool) -> str:
    letters = [char for char in word if char.isalpha()]
    if len(letters) < 2 or not word.isupper() or "." in word or _ROMAN.fullmatch(word):
        return word
    if inner and word.casefold() in _LOWERED_PARTICLES:
        return word.casefold()
    return "-".join(map(_capitalise, word.split("-")))


def _capitalise(word: str) -> str:
    word = word.capitalize()
    if word[1:2] in ("'", "’") and word[0] in "OD":
        return word[:2] + word[2:].capitalize()
    if word.startswith("Mc") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return word
