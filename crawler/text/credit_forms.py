"""The forms of a credit: what may stand alone or at a caption's end to say whose picture it is.

All texts are single lines with white space folded, without the brackets around them.
"""

import re

from crawler.text.outlets import is_host_name, is_known_outlet, is_outlet
from crawler.text.wordlists import read_names

_PICTURE_AGENCIES = read_names(
    """
    abaca, afp via getty images, alamy, alamy stock photo, anadolu agency, anadolu images, ap file,
    ap file photo, ap images, asianewsphoto, avalon, backgrid, bettmann, bloomberg news, cfp, cns
    photo, cnsphoto, contributed photo, corbis, courtesy photo, depositphotos, dreamstime,
    epa-efe-rex, eyeevine, facebook, file photo, flickr, gc images, getty, getty images, getty
    images europe, getty stock images, google earth, google maps, handout, handout photo, hulton
    archive, ic, ic photo, icphoto, imaginechina, imago, instagram, istock, istock photo,
    istockphoto, istockphoto/getty images, jiji press photo, lightrocket, magnum, maxar, maxar
    technologies, moment, nasa, noaa, nurphoto, pa archive, pa images, pa media, pa wire, people
    visual, pexels, photo supplied, picture alliance, picture-alliance, pixabay, planet labs, planet
    labs pbc, pool, prnewsfoto, rex, rex features, rex/shutterstock, science photo library,
    screengrab, screenshot, shutterstock, sipa, sipa usa, splash news, stock image, stock photo,
    submitted photo, supplied, supplied photo, the associated press, the canadian press, tuchong,
    unsplash, usgs, vcg, vcg photo, visual china group, visual people, wikimedia, wikimedia commons,
    wikipedia, wireimage, xinhua via getty images, youtube, zuma, zuma press, zuma wire, 视觉中国
    """
)
"""Whom only pictures are credited to, not stories."""

_LAST_WORDS = frozenset(name.split()[-1] for name in _PICTURE_AGENCIES)
_ENDS_OF_AGENCIES = frozenset({"images", "photography", "photos", "pictures"})

_PICTURE = (
    r"(?:(?:archive|combo|cover|courtesy|drone|aerial|featured?|file|handout|header|lead|main|photo|press"
    r"|screenshot|stock|title|top) )?"
    r"(?:photograph(?:s|y)?|photos?|pictures?|pics?|images?|illustrations?|graphics?|cartoons?"
    r"|videos?|screenshots?|screengrabs?|stills?|posters?|infographics?|artwork|composites?"
    r"|collages?|maps?|charts?)"
)
_GIVEN = (
    r"(?:by|courtesy(?: of)?|credits?|copyright|sources?|from|via|(?:provided|supplied) (?:by|to)"
    r"|(?:taken|shot|contributed|captured) by)"
)
_COLON = r"(?: ?[:：／/|｜…]| ?\.{3}|, ?(?=[A-Z]))"
_DASHED = r"(?:[—–-]{1,2} ?)?"
_PHOTO_LABEL = re.compile(
    rf"{_DASHED}(?:{_PICTURE}(?: {_GIVEN}\b{_COLON}?| ?[:：／/|｜…]| ?\.{{3}})"
    rf"|(?:(?:photo )?credits?(?: line)?(?: goes)?(?: to)?|photographers?){_COLON}"
    rf"|courtesy(?: of| to)?\b{_COLON}?|handout(?: via| from|/|:)"
    r"|(?:provided|supplied|contributed|submitted|photographed|captured|drawn|taken|shot)"
    r" (?:by|to|from)\b:?"
    r"|(?:image|photo) (?:copyright|source)\b,?"
    r"|(?:图|摄影|图片) ?[/:：]) ?",
    re.IGNORECASE,
)
_WEAK_LABEL = re.compile(
    rf"{_DASHED}(?:videos?|graphics?|posters?|infographics?|artwork|maps?|charts?|shot|taken"
    r"|captured|drawn)\b",
    re.IGNORECASE,
)
"""Labels that open sentences and headings as well: a known outlet or a slash must follow."""
_COPYRIGHT = re.compile(r"(?:©|\(c\) |copyright(?: ?©| by)? ) ?(?:by )?", re.IGNORECASE)
_VIA = re.compile(r"(?:via|VIA|Via) (?=\S)")
_LEADING_DASH = re.compile(r"[—–-]{1,2} ")
_SOURCE = re.compile(r"sources?[:：] ?", re.IGNORECASE)
_NOTICE = re.compile(
    r"\b(?:all|rights|reserved|inc|ltd|llc|limited|corp|corporation|company|plc|gmbh|trust"
    r"|networks?|group|subsidiary|19\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_PICTURE_ALONE = re.compile(
    r"(?:file|screenshot|handout|courtesy|stock|contributed|submitted|supplied)"
    r" (?:photo|image|picture|pic)s?|screenshot|screengrab|handout|supplied",
    re.IGNORECASE,
)
_TAKEN_BY = re.compile(r"[^()]{1,40}(?:摄|供图)")
_AROUND_OUTLET = re.compile(
    r"^(?:photos? (?:by|via|from) |for |by |handout via |via "
    r"|(?-i:(?:(?:[A-Z@][\w.'’-]*,?|and|&) ){1,6}[Vv]ia ))"
    r"|,? (?:file )?(?:photos?|pics?|pictures?|images?|files?|handout)$|, file$",
    re.IGNORECASE,
)
_AFTER_OUTLET = re.compile(r"[,:：]| for ")
_PARTS = re.compile(r" ?[/／|｜;；] ?")
_CAPITALISED_WORD = re.compile(
    r"@?(?:(?:[A-ZÀ-Þ]|[a-z]{1,2}[A-Z])[\w'’+.&-]*|(?:[A-Z]\.)+|[\u4e00-\u9fff]+),?|@[\w.]+"
    r"|&|and|of|for|via|by|to|the|de|der|di|du|da|la|van|von|bin|al|el|dpa|[Pp]hotos?"
    r"|pics?|pictures?|files?|handout|stringer|contributor|press|service|office"
)
_MOST_WORDS = 10
_MOST_WORDS_BEHIND_DASH = 3
"""Witness: `The coach leaves the hall. — White Star`."""
_LONGEST_NAMED = 90
_ACRONYM = re.compile(r"[A-Z][A-Z.&-]{1,9}")
_OUTLET = re.compile(
    r"[Tt]he [A-Z].*|[A-Z]\w*[a-z][A-Z]\w*|\S+\.[a-z]{2,4}|@.*"
    r"|(?:[A-Z]\S* ){0,5}(?:News|Times|Post|Press|TV|Radio|Media|Daily|Agency|Herald|Journal|Wire"
    r"|Network|Magazine|Tribune|Gazette|Independent|Guardian|Telegraph|Sports|Archives?|Center"
    r"|Centre|Institute|University|Museum|Observatory|Laboratory|Library|Ministry|Police)"
)
_PERSON = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|del|van|von|bin|al|el|der|la)){1,4}"
)


def is_bare_credit(text: str, *, of_picture: bool = False) -> bool:
    """Tell whether a text without brackets is a credit.

    `of_picture`: the text is known to belong to a picture; then two names parted by a slash or a
    bar need not be known ones.
    """
    text = text.strip(" .")
    if dash := _LEADING_DASH.match(text):
        name = text[dash.end() :]
        if of_picture and len(name.split()) <= _MOST_WORDS_BEHIND_DASH and is_capitalised(name):
            return True
        is_signature = " " not in name and not of_picture
        return not is_signature and is_bare_credit(name, of_picture=of_picture)
    is_slashed, text = text.startswith("/"), text.removeprefix("/")
    if not text or len(text) > 2 * _LONGEST_NAMED:
        return False
    if label := _PHOTO_LABEL.match(text):
        return _names_giver(text[label.end() :], label[0], of_picture=of_picture)
    if copyright_ := _COPYRIGHT.match(text):
        return _names_owner(text[copyright_.end() :])
    if source := _SOURCE.match(text):
        return is_picture_outlet(text[source.end() :])
    if _PICTURE_ALONE.fullmatch(text):
        return text[0].isupper()
    via = _VIA.match(text)
    parts = _PARTS.split(text[via.end() :] if via else text)
    if not all(map(is_capitalised, parts)):
        return False
    if is_slashed or len(parts) > 1:
        return any(map(_is_giver, parts)) or (of_picture and _name_person(parts))
    if via:
        return _is_giver(parts[0])
    name, for_, paper = text.partition(" for ")
    return _is_giver(paper if for_ else name)


def is_bracketed_credit(text: str, *, square: bool, of_picture: bool = False) -> bool:
    """Tell whether the text within brackets is a credit; square brackets need less."""
    if _TAKEN_BY.fullmatch(text):
        return True
    if _PHOTO_LABEL.match(text) or _PICTURE_ALONE.fullmatch(text):
        return square or not text[:1].islower() or text.startswith(("photo", "provided", "court"))
    if _COPYRIGHT.match(text):
        return is_bare_credit(text)
    if square and is_outlet(_strip_around(text)):
        return True
    parts = _PARTS.split(text)
    if len(parts) > 1:
        if any(_is_giver(part) or is_outlet(_strip_around(part)) for part in parts):
            return True
        return of_picture and all(map(is_capitalised, parts)) and _name_person(parts)
    outlet, by, _ = text.partition(" by ")
    if by and is_outlet(outlet):
        return True
    return _is_giver(text) or _is_giver(_AFTER_OUTLET.split(text, maxsplit=1)[0])


def is_picture_outlet(name: str) -> bool:
    """Tell whether a name is that of an agency of pictures, which no story comes from."""
    return name.strip(" .").casefold() in _PICTURE_AGENCIES


def ends_like_picture_outlet(word: str) -> bool:
    """Tell cheaply whether a text whose last word this is may end with an agency of pictures."""
    folded = word.casefold()
    return folded in _LAST_WORDS or folded in _ENDS_OF_AGENCIES


def is_capitalised(part: str) -> bool:
    """Tell whether a part of a credit is words with capitals only, as names and papers are."""
    part = part.strip(" ,")
    words = part.split()
    return _is_giver(part) or (
        0 < len(words) <= _MOST_WORDS
        and all(_CAPITALISED_WORD.fullmatch(word) or is_host_name(word) for word in words)
    )


def _is_giver(part: str) -> bool:
    """Tell whether a part of a credit names a known outlet: `AP Photo`, `Pixsell via Xinhua`."""
    part = part.strip()
    bare = _strip_around(part)
    if any(is_known_outlet(name) or is_picture_outlet(name) for name in (part, bare)):
        return True
    first, _, last = part.rpartition(" ")
    words = first.split()
    is_agency = last.lower() in _ENDS_OF_AGENCIES and bool(words)
    return is_agency and all(word[0].isupper() for word in words)


def _strip_around(part: str) -> str:
    return _AROUND_OUTLET.sub("", _AROUND_OUTLET.sub("", part.strip())).strip()


def _names_giver(names: str, label: str, *, of_picture: bool) -> bool:
    """Tell whether what follows a label is somebody's name."""
    copyright_ = _COPYRIGHT.match(names)
    parts = _PARTS.split(names[copyright_.end() :] if copyright_ else names)
    if len(names) > _LONGEST_NAMED or not all(map(is_capitalised, parts)):
        return False
    return of_picture or not _WEAK_LABEL.match(label) or any(map(_is_giver, parts))


def _names_owner(names: str) -> bool:
    """Tell whether what follows a copyright sign is a person's or an agency's name, no notice."""
    return not _NOTICE.search(names) and all(map(is_capitalised, _PARTS.split(names)))


def _name_person(parts: list[str]) -> bool:
    """Tell whether the parts of a credit are a person and an unknown outlet, or two acronyms."""
    parts = [part.strip() for part in parts]
    if all(map(_ACRONYM.fullmatch, parts)):
        return True
    outlets = [part for part in parts if _ACRONYM.fullmatch(part) or _OUTLET.fullmatch(part)]
    persons = [part for part in parts if _PERSON.fullmatch(part) and part not in outlets]
    return bool(persons and outlets)
