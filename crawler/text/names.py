"""Names of persons: what looks like one, and how it is written."""

import re

from crawler.text.wordlists import read_words

_PARTICLES = read_words(
    """
    abu al bin bint binti bte da das de del della den der di do dos du e el ibn la las le los ten
    ter van von y zu
    """
)
_LOWERED_PARTICLES = read_words("bin bint binti bte de del della den der ibn van von")
_UPPER = r"[A-ZÀ-ÖØ-Þ\u0100-\u024f\u1e00-\u1eff]"
_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"(?:{_UPPER}\.-?){{1,4}}(?:{_UPPER}(?:{_LETTER}|['’-])*)?"
    rf"|['‘’]?{_UPPER}(?:{_LETTER}|['’-])*\.?"
    rf"|[\"“]{_UPPER}{_LETTER}*[\"”]"
    r"|[\u4e00-\u9fff]{1,6}"
    rf"|[dDOo]['’]{_LETTER}+"
    rf"|(?:abu|ad|al|an|ar|as|ash|at|az|ben|bin|el|es|ibn|ul|ur)[-'’]{_UPPER}{_LETTER}+"
)
_NEVER_IN_NAMES = read_words(
    """
    about all any by following for from her his how its more my of our that the their these this
    those to view what when where which why with your
    """
)
# Words of subheads that look like bylines (`By Land and Sea`, `By Popular Demand`) and of days.
# Alone they are no name, but `An Baijie` and `May Zhou` are.
_NOT_ALONE = read_words(
    """
    a accident air an another appointment april arrangement august bike boat bus car chance city
    comparison contrast country day december default definition degrees demand design east
    executive extension february foot friday half hand invitation january july june land law letter
    march may measure measures midnight monday month name nature next night no noon north november
    now numbers october only order ordinance popular post private product products province public
    rail region request road royal saturday sea sector september ship south special standards
    sunday thursday today tomorrow train tuesday virtue water way wednesday week west year
    """
)


def is_name(text: str) -> bool:
    """Tell whether this may be a person's name: one to five words with capitals, no figures.

    Particles (`van`, `bin`, `al-`), initials and names in Chinese characters count. Names of days
    and months and common words (`Land`, `Popular`) alone do not, nor do possessives.
    """
    words = text.split()
    if not 1 <= len(words) <= 5 or len(text) > 60:
        return False
    for word in words:
        if word.casefold() in _NEVER_IN_NAMES or word.endswith(("'s", "’s")):
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
_AFTER_PREFIX = re.compile(r"(Mc|Mac|O['’]|D['’])([A-Z]{3,})")


def _ordinary_word(word: str, *, inner: bool) -> str:
    letters = [char for char in word if char.isalpha()]
    if prefixed := _AFTER_PREFIX.fullmatch(word):
        return prefixed[1] + prefixed[2].capitalize()
    if len(letters) < 2 or not word.isupper() or "." in word or word[0] in '"“':
        return word
    if _ROMAN.fullmatch(word):
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
