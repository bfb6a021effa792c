"""Roles at a paper (`Political Correspondent`), and desks that sign instead of people (`Web Desk`).

All texts are parts of single lines with white space folded.
"""

import re
from itertools import pairwise

from crawler.text.outlets import holds_outlet_word, is_outlet
from crawler.text.wordlists import read_words

_NOUNS = read_words(
    """
    anchor analyst blogger chief columnist commentator contributor correspondent critic director
    editor editor-in-chief intern journalist manager photographer photojournalist presenter producer
    reporter researcher strategist videographer writer
    """
)
_TITLES = _NOUNS | read_words(
    """
    academic activist adviser advisor ambassador attorney author ceo chairman chairwoman
    commissioner consultant consul co-founder diplomat economist executive expert founder
    historian lawyer lecturer lecturers minister president professor scholar scientist secretary
    senator specialist
    """
)
_TITLES_OF = _TITLES | read_words(
    "chair dean fellow governor head mayor member officer partner principal student"
)
"""Titles that are names as well (`James Dean`): they count before `of`, `at`, `for`."""
_AFTER_TITLE = read_words("at for from in of on to with")
_DEGREES = read_words("ba bsc ma mba md mph msc phd ph.d. m.d. esq esq. rn cfa m.a. b.a.")
_MODIFIERS = read_words(
    """
    & affairs africa aid america americas and anchor arts asia assignment assistant associate
    associated audience audio bbc breaking bureau business chief china city climate community
    congressional consumer content contributing correspondent court crime culture data defence
    defense deputy desk development digital diplomatic economic economics economy education
    engagement energy entertainment environment europe european executive fashion feature features
    finance financial foreign freelance general global group guest guardian health home hub
    international investigations investigative junior justice labor labour legal lifestyle live
    local managing media metro middle-east money multimedia national news night of online opinion
    parliamentary personal photo photography picture police policy political politics press
    principal property publishing regional religion royal science section security senior social
    society special sport sports staff state style team tech technology the trade trainee transport
    travel trending video visual visuals washington web weather world
    """
)
_SIGNING = re.compile(
    r"(?:.* )?(?:staff(?: (?:writers?|reporters?|reports?|correspondents?|members?))?|desk|team"
    r"|newsroom|bureau|reporters|writers|correspondents|editors|editorial(?: board| staff)?"
    r"|(?:our|special|staff|own) (?:correspondent|reporter))",
    re.IGNORECASE,
)
_SIGNERS = _NOUNS | read_words("desk editorial newsroom own report team")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_MOST_WORDS, _MOST_WORDS_OF_DESK = 9, 6


def strip_role(text: str) -> tuple[str, str]:
    """Return a name and the role that is printed right behind it, `""` where none is.

    `Amy Holm Political Correspondent` gives `Amy Holm` and `Political Correspondent`; a role alone
    gives `""` for the name. A surname is no role: what stands before must be two words or none.
    """
    words = text.split()
    if not words or not _is_noun(words[-1], _NOUNS):
        return text, ""
    in_capitals = words[0].isupper() and len(words[0]) > 2
    at = len(words) - 1
    while at and (
        words[at - 1].casefold().rstrip(",") in _MODIFIERS
        or (not in_capitals and at > 2 and _ACRONYM.fullmatch(words[at - 1]))
    ):
        at -= 1
    if at == 1:
        return text, ""
    return " ".join(words[:at]), " ".join(words[at:])


def is_role(text: str) -> bool:
    """Tell whether a part of a byline says what its author is: `AP National Security Writer`.

    Journalists' roles and the titles of guests (`Professor of Law at …`, `PhD`) count.
    """
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    if all(
        word.casefold().strip(".,") in _DEGREES or word.casefold() in _DEGREES for word in words
    ):
        return True
    return _is_noun(words[-1], _TITLES) or any(
        _is_noun(word, _TITLES_OF) and following in _AFTER_TITLE
        for word, following in pairwise(words)
    )


def is_journalist(text: str) -> bool:
    """Tell whether a text is a role at a paper and no more: `Staff Writer`, `CNN Senior Editor`."""
    words = text.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and _is_noun(words[-1], _NOUNS)
        and all(word[:1].isupper() or word.casefold() in _MODIFIERS for word in words[:-1])
    )


def is_desk(text: str) -> bool:
    """Tell whether a text names a desk or a staff that signs as author: `GT staff reporters`.

    `Amy Holm Staff Reporter` is a person, `Guardian staff reporter` is none.
    """
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS_OF_DESK:
        return False
    before, role = strip_role(text)
    before = before.replace("’", "'").removesuffix("'s")
    is_paper = bool(role) and (is_outlet(before) or holds_outlet_word(before))
    if not is_paper and not _SIGNING.fullmatch(text):
        return False
    if not all(
        word[:1].isupper() or word.casefold() in _MODIFIERS or _is_noun(word, _SIGNERS)
        for word in words[1:]
    ):
        return False
    return is_paper or not role or len(before.split()) < 2


def _is_noun(word: str, nouns: frozenset[str]) -> bool:
    word = word.casefold().strip(".,")
    return word in nouns or (word.endswith("s") and word[:-1] in nouns)
