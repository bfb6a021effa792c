"""Bylines: who wrote a story, as one line prints it.

All texts are single lines with white space folded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.text.agencies import is_agency
from crawler.text.line_tails import (
    cut_tail,
    is_button,
    strip_addresses,
    strip_buttons,
    tells_age,
)
from crawler.text.memory import remember
from crawler.text.names import is_name, ordinary_name
from crawler.text.noise import is_noise
from crawler.text.outlets import (
    holds_outlet_word,
    is_host_name,
    is_known_outlet,
    is_organisation,
    is_outlet,
)
from crawler.text.places import is_place, is_region
from crawler.text.roles import is_desk, is_journalist, is_role, strip_role


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says.

    `authors`: names in printed order and ordinary capitals, without places and papers.
    `source`: the paper, agency or site that the line names as the story's origin, or None.
    """

    authors: tuple[str, ...]
    source: str | None


_LONGEST_LINE = 300
_WORK = (
    r"(?:written|words|story|reports?|article|text|posted|contributed|analysis|review|opinion"
    r"|commentary|column|exclusive|essay)"
    r"(?: written| and (?:photos?|photographs|pictures|video))? "
)
_OPENER = re.compile(
    rf"(?:{_WORK})?by(?: ?[:：] ?| )(?=\S)"
    r"|(?:authors?|author\(s\)|author of the article|writers?|words|reporters?|byline|作者)"
    r" ?[:：] ?(?=\S)",
    re.IGNORECASE,
)
_INNER_LABEL = re.compile(
    rf"(?<=\s)(?:{_WORK})?by(?: ?[:：] ?| )(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE
)
_INNER_WORDS = (" by ", " By ", " BY ", " by:", " By:", " BY:", " by：", " By：")
_BEFORE_LABEL = ("|", "｜", "•", "·", "—", "–", "-", ",")
_RUNNING_TEXT = re.compile(r"(?:\b[a-z]+,? ){4}")
_OPENING_LETTERS = frozenset("bwsratpcoe作")
_BRACKETED = re.compile(r" ?[(（\[] ?([^()（）\[\]]*?) ?[)）\]]")
# `( China Daily )`; some renditions lose the opening bracket.
_CLOSED_EARLY = re.compile(r"[(（]?[^()（）|]{2,60}[)）]")
# Papers and sites have names of several words, or with a dot.
_BARE_AGENCY = re.compile(r"[(（]?\s?(?:[^\s.]+|[^.]+ Agency)\s?[)）]")
_BAR = re.compile(r"\s*[|｜]\s*|\s+[•·]\s*|\s*[•·]\s+|\s+[-–—]{1,2}(?:\s+|$)")
_ROLE_BEFORE_NAMES = re.compile(
    r"(?:(?:GT|Global Times|Xinhua|China Daily|CGTN|People's Daily|our|the|special|chief|senior"
    r"|guest)(?:'s)? )*"
    r"(?:staff )?(?:writer|reporter|correspondent|commentator|contributor|columnist|editor)s?"
    r"(?: ?[:,])? (?!in |and |at |for |of |from )",
    re.IGNORECASE,
)
_NAME_BREAK = re.compile(r" ?[,，、;；/] ?(?:and |& ?)?| and | & | with ", re.IGNORECASE)
_PLACE = re.compile(r" (?:reporting )?(?:in|at|from) ")
_OTHER_HANDS = re.compile(
    r"(?:^|[,;]? (?:and )?)(?:(?:additional|medically|fact|art|still|moving) ?-?)?"
    r"(?:art|photos?|photographs|photography|pictures?|images|video|illustrations?|graphics?"
    r"|edited|reviewed|checked|translated|produced|reporting|compiled|visuals|drawings?) by .*",
    re.IGNORECASE,
)
_FOR_OUTLET = re.compile(
    r" ?\b(?:for|(?:special|exclusive)(?:ly)? (?:to|for))(?: the)? (?=\S)", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_CAPITALISED = re.compile(r"(?:[^\W\d_a-z]|\d)[\w'’.&+-]*|of|for|the|and|in|at|to|&")
_ROLE_MARK = re.compile(r" ?[,|] ?")
_PAPER_MARK = re.compile(r" ?[|｜·•/] ?| [-–—] ")
_LONGEST_SIGNATURE = 160
_MOST_WORDS_UNKNOWN = 3
"""Longer names may be a person's with a paper's behind: `Amy Holm Ostby Today`."""
_MOST_WORDS_OF_PAPER = 8


@remember
def parse_byline(text: str) -> Byline | None:
    """Return what a line that is wholly a byline says, or None if it is none.

    `By A in X and B in Y`, `By A, B (China Daily)`, `By A | China Daily | Updated: …`,
    `Written by A, Staff Writer`, `(By A)`, `( China Daily )`, `Xinhua | Updated: …`. A source is
    given where the paper stands in brackets, behind a bar or after the names; `By Xinhua writers A,
    B` names none. An agency alone in brackets, without a date, is a credit or a sign-off and no
    byline: `(Xinhua)`. A line that tells the age of a story (`2 hours ago`) is that of a teaser.
    """
    if len(text) > _LONGEST_LINE:
        return None
    if text[:4] == "(By " and text[-1] == ")":
        text = text[1:-1]
    opener = _OPENER.match(text) if text[:1].casefold() in _OPENING_LETTERS else None
    if opener:
        return None if tells_age(text) else _parse_labelled(text[opener.end() :])
    if "|" not in text and not _is_bracketed_paper(text):
        return None
    line, *sources = (part.strip() for part in (cut_tail(text) or "").split("|"))
    sources = [*filter(None, sources), *filter(is_outlet, _BRACKETED.findall(line))]
    return _parse_source_alone(_BRACKETED.sub(" ", line).strip(" ."), sources)


def parse_names(text: str) -> Byline | None:
    """Return what a line says that is known to name authors, with or without `By` before them.

    Here a single word may be a name, and the age of a story may stand behind it.
    """
    if not text or len(text) > _LONGEST_LINE:
        return None
    opener = _OPENER.match(text)
    names = text[opener.end() :] if opener else text
    if names.isupper() and is_agency(names):
        return Byline((), names)
    return _parse_labelled(names, is_certain=True)


@remember
def parse_signature(text: str) -> Byline | None:
    """Return what a line without a label says, where its form shows that it names authors.

    `Amy Holm, AP National Security Writer`, `Amy Holm Political Correspondent`,
    `Amy Holm | CNN | Jan. 5, 2024`, `Amy Holm @amyholm`, `AFP in Valencia`. A name alone shows
    nothing, nor does one with a place: `Silk Road in Xinjiang`.
    """
    if len(text) > _LONGEST_SIGNATURE or not text[:1].isupper() or tells_age(text):
        return None
    name, *place = _PLACE.split(text, maxsplit=1)
    if place and is_known_outlet(name) and _is_town(place[0]):
        return Byline((), name)
    if not (_ends_with_role(text) or _is_dated_by_paper(text) or _names_own_address(text)):
        return None
    byline = _parse_labelled(text)
    if byline is None or not all(" " in name and not is_desk(name) for name in byline.authors):
        return None
    return byline


def _ends_with_role(text: str) -> bool:
    """Tell whether a journalist's role ends a line, behind a comma, a bar or the name."""
    last = _ROLE_MARK.split(text)[-1]
    return is_journalist(last) if last != text else is_journalist(strip_role(text)[1])


def _is_dated_by_paper(text: str) -> bool:
    """Tell whether a paper stands between a name and a date."""
    line = cut_tail(text)
    if not line or line == text:
        return False
    return any(is_outlet(part.strip()) for part in _PAPER_MARK.split(line)[1:])


def _names_own_address(text: str) -> bool:
    """Tell whether a handle or a mail address on a line holds the surname before it."""
    if "@" not in text:
        return False
    name = strip_addresses(text).rstrip(" |,")
    surname = name.rsplit(" ", 1)[-1].casefold()
    return " " in name and len(surname) > 2 and surname in text[len(name) :].casefold()


def _is_bracketed_paper(text: str) -> bool:
    """Tell whether a line is brackets that may name its paper: `(Xinhua)` does only with a date."""
    return (
        (")" in text or "）" in text)
        and _CLOSED_EARLY.match(text) is not None
        and not _BARE_AGENCY.fullmatch(text)
    )


def _parse_source_alone(line: str, sources: list[str]) -> Byline | None:
    line = line.rstrip(" )）")
    if is_known_outlet(line) or (line and not sources and is_outlet(line)):
        sources = [line, *sources]
    elif line:
        return None
    return Byline((), sources[0]) if len(sources) == 1 and is_outlet(sources[0]) else None


def _parse_labelled(text: str, *, is_certain: bool = False) -> Byline | None:
    """Return what a byline says behind its label; `is_certain`: it is known to be one."""
    line = cut_tail(text)
    if line is None:
        return None
    line, *parts = map(_strip_other_hands, _BAR.split(line))
    names = _Names(sources=[paper for paper in _BRACKETED.findall(line) if is_outlet(paper)])
    papers = [paper for part in parts if (paper := _read_part(part)) is not None]
    if len(papers) < len(parts):
        return None
    names.read(_strip_stop(strip_buttons(strip_addresses(_BRACKETED.sub(" ", line)))))
    if not names.are_sound(is_certain=is_certain):
        return None
    sources = dict.fromkeys(filter(None, [*papers, *names.sources]))
    if not names.authors and not sources:
        return None
    return Byline(tuple(names.authors), ", ".join(sources) or None)


def _strip_other_hands(part: str) -> str:
    """Return a part of a byline without those who took the pictures or edited the text."""
    return _OTHER_HANDS.sub("", part) if " by " in part or " By " in part else part


def _read_part(part: str) -> str | None:
    """Return the paper that a part of a byline behind a bar names, `""` for what is none.

    None for what does not belong to a byline.
    """
    part = strip_addresses(part).strip(" ,;")
    if not part or is_role(part) or is_noise(part) or is_button(part):
        return ""
    if is_outlet(part):
        return part
    if special := _FOR_OUTLET.match(part):
        return part[special.end() :]
    words = part.split()
    is_paper = len(words) <= _MOST_WORDS_OF_PAPER and all(
        _CAPITALISED.fullmatch(word) or is_host_name(word) for word in words
    )
    return "" if is_paper and (len(words) > 1 or is_place(part)) else None


@dataclass(slots=True)
class _Names:
    """The names of a byline, read piece by piece.

    `after_paper`: whether the piece before was a paper or a role, behind which a place may stand.
    """

    sources: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    desks: int = 0
    has_place: bool = False
    at_place: bool = False
    after_paper: bool = False

    def read(self, line: str) -> None:
        """Take the authors of a line, and the papers that stand among them."""
        if is_known_outlet(line):
            self.sources.append(line)
            return
        for mark, piece, next_mark in _split_names(line):
            if piece and not (self.at_place and _qualifies_place(piece)):
                role = _ROLE_BEFORE_NAMES.match(piece)
                self._read_piece(piece[role.end() :] if role else piece, mark, next_mark)

    def are_sound(self, *, is_certain: bool) -> bool:
        """Tell whether all that was read as a name is one; a single word needs a witness."""
        if not self.authors:
            return bool(self.sources)
        if not all(is_name(name) or is_desk(name) or is_agency(name) for name in self.authors):
            return False
        has_witness = is_certain or self.sources or self.desks or self.has_place
        return bool(has_witness) or any(" " in name or not name.isascii() for name in self.authors)

    def _read_piece(self, piece: str, mark: str, next_mark: str) -> None:
        name, *place = _PLACE.split(piece, maxsplit=1)
        self.at_place = bool(place)
        self.has_place = self.has_place or any(map(_is_town, place))
        name, *papers = _FOR_OUTLET.split(name, maxsplit=1)
        self.sources += papers
        if mark == "with" and is_outlet(name):
            return
        person, paper = _split_paper(name)
        if _is_co_author(name) and "and" in (mark, next_mark):
            self.authors.append(name)
        elif paper is None and is_outlet(name):
            if is_known_outlet(name) or len(name.split()) <= _MOST_WORDS_UNKNOWN:
                self.sources.append(name)
            self.after_paper = True
        elif self.authors and self._continues(name, mark, next_mark):
            self.after_paper = True
        else:
            self.sources += filter(None, [paper])
            self._add_author(person)

    def _continues(self, piece: str, mark: str, next_mark: str) -> bool:
        """Tell whether a piece says more of the author before it: a role, a paper, a place."""
        if _SUFFIX.fullmatch(piece):
            self.authors[-1] += f" {piece}"
            return True
        if mark == "and" and is_name(piece):
            return is_role(piece)
        is_last = mark == "," and not next_mark
        return (
            is_role(piece)
            or (is_last and " " not in piece and " " in self.authors[-1])
            or (is_desk(piece) and " " in self.authors[-1])
            or is_organisation(piece)
            or holds_outlet_word(piece)
            or ((self.after_paper or " " not in piece) and _is_town(piece))
            or (mark == "," and " " in piece and _is_town(piece))
        )

    def _add_author(self, name: str) -> None:
        if is_desk(name):
            self.desks += 1
            self.authors.append(ordinary_name(name) if name.isupper() else name)
        elif person := strip_role(name)[0]:
            self.authors.append(ordinary_name(person))


def _is_co_author(name: str) -> bool:
    """Tell whether this is an agency that can share a byline: `Amy Holm and AP`."""
    return is_agency(name) and not name.casefold().endswith("agencies")


def _split_names(line: str) -> Iterator[tuple[str, str, str]]:
    """Yield each piece of a line of names with the mark before it and the mark behind it."""
    start, mark = 0, ""
    for found in _NAME_BREAK.finditer(line):
        following = _name_mark(found[0])
        yield mark, line[start : found.start()].strip(), following
        start, mark = found.end(), following
    yield mark, line[start:].strip(), ""


def _name_mark(printed: str) -> str:
    words = printed.casefold().split()
    return "and" if words in (["and"], ["&"]) else words[0][0] if words[0] != "with" else "with"


def _split_paper(name: str) -> tuple[str, str | None]:
    """Split a paper off the end of a name: `AMY HOLM The Associated Press`, `Amy Holm AFP`."""
    words = name.split()
    for count in range(len(words) - 2, 0, -1):
        paper = " ".join(words[-count:])
        is_paper = is_host_name(paper) if count == 1 else is_known_outlet(paper)
        stands_out = paper.isupper() and not words[0].isupper()
        is_acronym = stands_out and count == 1 and (is_known_outlet(paper) or is_agency(paper))
        if is_paper or is_acronym or (stands_out and is_outlet(paper)):
            return " ".join(words[:-count]), paper
    return name, None


def _strip_stop(line: str) -> str:
    """Return a line without its full stop, which after `Jr.` is none."""
    return line.strip() if line.endswith(("Jr.", "Sr.")) else line.strip(" .")


@remember
def find_labelled_part(text: str) -> str | None:
    """Return the part of a line that names its authors behind a label: `News | Written by …`.

    Categories, dates and counters may stand before it. None where the line opens with the label.
    """
    if not any(word in text for word in _INNER_WORDS):
        return None
    for label in _INNER_LABEL.finditer(text):
        before = text[: label.start()].rstrip()
        is_apart = before.endswith(_BEFORE_LABEL) or cut_tail(before) == ""
        if is_apart and not _RUNNING_TEXT.search(before):
            return text[label.start() :]
    return None


def _is_town(name: str) -> bool:
    return is_place(name) or is_region(name)


def _qualifies_place(piece: str) -> bool:
    """Tell whether a word after `in CITY,` is still the place: `Hubei`, `New Zealand`, `D.C.`."""
    return (" " not in piece and piece.isascii()) or is_region(piece)
