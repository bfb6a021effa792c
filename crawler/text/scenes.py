"""Scenes and stories: sentences that describe a picture, and sentences that tell or report.

All texts are single lines with white space folded.
"""

import re

from crawler.text.wordlists import read_words

_LONGEST_SCENE = 600
_SHORTEST_SCENE = 15
_LONGEST_OPENER = 12
# Search is several times as fast where a pattern opens with one set of characters.
_REPORTS = re.compile(
    r"[ \"“'‘(\[–—-](?:said|says|told|added|adding|noted|announced|according to|stressed"
    r"|pointed out|believes|explained|stated|recalled|remarked|urged|claimed|warned|argued"
    r"|concluded|predicted|he|she|they|we|i|it's|i'm|we're)\b"
)
_TELLING_OPENERS = read_words(
    """
    After Also Although Among And As Because Besides But By Despite Due During Even Earlier Every
    For From He Her His However I If In It Its Last Later Many Meanwhile Moreover Most Next No Not
    Now On Once One Only Our Over She Since So Such That Their Then There These They This Those
    Though Through Thus To Today Under Until Upon We What When Where While With You Your Yet
    """
)
_TELLING_ENDS = ('"', "”", "?", ":", ";", "!", "…", ",", "...")
_DATELINE = re.compile(r"[^.]{0,60}(?:\((?:Xinhua|Reuters|AFP|AP)\)| --|[A-Z]{3,} ?[-–—]) ?")


def tells_story(text: str) -> bool:
    """Tell whether a text reports or quotes, opens as stories go on, or carries a dateline."""
    if len(text) > _LONGEST_SCENE or text.endswith(_TELLING_ENDS):
        return True
    opener, gap, _ = text[:_LONGEST_OPENER].partition(" ")
    if gap and opener.rstrip(",") in _TELLING_OPENERS and not text.startswith("From left"):
        return True
    if " said " in text or " told " in text:
        return True
    return bool(_REPORTS.search(f" {text.casefold()}") or _DATELINE.match(text))


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Agencies' captions end `…, Oct. 21, 2023.`; a sentence on the background may follow.
_DATED = re.compile(rf"(?:, | on ){_MONTH} \d{{1,2}},? (?:19|20)\d\d(?:\.(?= [A-Z])|\.?$)")
_DATED_LOOSELY = re.compile(
    rf"(?:,| on| in) (?:{_MONTH} (?:\d{{1,2}}|(?:19|20)\d\d)"
    rf"|{_DAY}(?: (?:morning|afternoon|evening|night))?)\.?$"
)
_TELLING_VERB = re.compile(
    r" (?:was|were|had|did|has|have|will|would|could|should|may|might|must|rose|fell|grew|took"
    r"|became|began|came|went|saw|gave|led|brought|sent|spent|kept|won|met|reached|total(?:l)?ed"
    r"|increased|decreased|exceeded|accounted|opened|signed|launched|kicked|hosted|arrived"
    r"|attended|hopes?|plans?|aims?|seeks?|needs?|expects?|remains?|becomes?|accounts?|ends?"
    r"|runs? (?:until|through|from)|starts?|begins?)\b"
)
_HABIT = re.compile(
    r"\b(?:each|every|often|always|usually|now|still|also|can|percent|per|yuan|dollars|more|less"
    r"|about|million|billion|never|already|increasingly|today|years?|daily|annually)\b",
    re.IGNORECASE,
)
_SIDE = (
    r"(?:(?:1st|2nd|3rd|\dth|first|second|third|fourth|fifth|far|front|rear|back|upper|lower) )?"
    r"(?:from )?(?:L|R|C|left|right|center|centre|front|rear|back|top|bottom|middle)"
)
_POSITION = re.compile(
    rf"\((?:{_SIDE}|(?:from )?(?:left|L) to (?:right|R))(?:, ?{_SIDE}|,? ?(?:front|back) row)?\)",
    re.IGNORECASE,
)
_POSITION_BY_COMMAS = re.compile(rf", (?<=[a-z], ){_SIDE}(?: row)?,(?= )", re.IGNORECASE)
_POSITION_OPENER = re.compile(r"(?:from left|left to right|clockwise from)\b", re.IGNORECASE)
_ON_SHOW = re.compile(
    r" (?:is|are) (?:seen|pictured|shown|photographed|displayed|exhibited|on display|on show"
    r"|parked|docked|berthed|moored|lit up|illuminated|decorated)\b"
)
# What reports put in the past tense and captions in the present.
_CEREMONY = re.compile(
    r" (?:poses? (?:for|with)|shakes? hands with|cuts? the ribbon|unveils? (?:a|the) plaque"
    r"|(?:delivers?|gives?|makes?) (?:a|an|the) (?:\w+ )?(?:speech|address|presentation)"
    r"|speaks? (?:at|during) (?:a|an|the)|in this (?:\w+ )?(?:photo|picture|image))\b"
)
_BE = re.compile(r" (?:is|are)\b")
_VIEW = re.compile(
    r"(?:[\w'-]+ ){0,4}(?:view|scene|panorama|skyline|exterior|interior|close-up|portrait|booth"
    r"|photo|rendering|replica|statue|sculpture)s? (?:of|at|in|from|on|by)\b",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:visitors?|people|tourists?|workers?|farmers?|villagers?|students?|pupils?|children|kids"
    r"|staff|employees?|engineers?|technicians?|researchers?|scientists?|residents?|citizens?"
    r"|customers?|consumers?|shoppers?|passengers?|travell?ers?|players?|athletes?|performers?"
    r"|dancers?|singers?|artists?|actors?|actress|doctors?|nurses?|medics?|models?|volunteers?"
    r"|soldiers?|officers?|guests?|delegates?|participants?|attendees?|representatives?"
    r"|journalists?|reporters?|spectators?|audience|fans|drivers?|crew|fisherm[ae]n|herdsm[ae]n"
    r"|herders?|craftsm[ae]n|artisans?|vendors?|exhibitors?|merchants?|buyers?|chefs?|cooks?"
    r"|runners?|cyclists?|riders?|swimmers?|skiers?|teachers?|man|men|woman|women|girls?|boys?"
    r"|bab(?:y|ies)|couples?|members?|officials?|leaders?|pandas?|birds?|cranes?|trains?|ships?"
    r"|vessels?|boats?|trucks?|vehicles?|bus(?:es)?|planes?|aircraft|helicopters?|drones?"
    r"|robots?|astronauts?|trainees?|clerks?|policem[ae]n|police|firefighters?|rescuers?)"
)
_DEED = (
    r"(?:address(?:es)?|admires?|applauds?|arranges?|arrives?|assembles?|attends?|boards?|browses?"
    r"|buys?|carry|carries|celebrates?|checks?|cheers?|chooses?|cleans?|collects?|communicates?"
    r"|competes?|conducts?|controls?|cross(?:es)?|cuts?|dances?|debugs?|delivers?|demonstrates?"
    r"|departs?|directs?|discuss(?:es)?|displays?|docks?|draws?|dry|dries|drives?|eats?|enjoys?"
    r"|enters?|examines?|exchanges?|feeds?|fly|flies|gathers?|gestures?|greets?|guides?"
    r"|harvests?|holds?|inspects?|installs?|interacts?|introduces?|joins?|jumps?|leaves?|learns?"
    r"|lines? up|listens?|loads?|looks? (?:at|on)|makes?|march(?:es)?|operates?|packs?|paints?"
    r"|parades?|participates?|pass(?:es)?|performs?|picks?|plants?|plays?|poses?|practices?"
    r"|prepares?|presents?|process(?:es)?|pulls?|push(?:es)?|queues?|reads?|receives?"
    r"|rehearses?|rests?|rides?|sails?|selects?|sells?|serves?|shakes? hands|shops?|shows?|signs?"
    r"|sings?|sits?|skis?|sorts?|speaks?|stands?|strolls?|study|studies|swims?"
    r"|takes? (?:part|photos?|pictures?|selfies?|a|notes)|talks?|tastes?|teach(?:es)?|tests?"
    r"|throws?|tours?|transfers?|transports?|travels?|try|tries|unloads?|unveils?|uses?|views?"
    r"|visits?|waits?|walks?|wash(?:es)?|watch(?:es)?|waves?|weaves?|welcomes?|welds?|works?"
    r"|writes?)"
)
_ACTS = re.compile(rf"\b{_DEED}\b")
_SUBJECT_ACTS = re.compile(
    rf"(?:[\w'’-]+ ){{0,5}}?{_SUBJECT} (?:[\w'’()-]+ ){{0,5}}?{_DEED}\b", re.IGNORECASE
)
_OPENS_WITH_SUBJECT = re.compile(rf"(?:[\w'’-]+ ){{0,5}}?{_SUBJECT}\b", re.IGNORECASE)
_PLACED = re.compile(
    r" (?:at|in|on|near|along|outside|inside|through|off|from|to) (?:[a-z'’-]+ ){0,6}?[A-Z]"
)


def _marks_position(text: str) -> bool:
    """Tell whether a text says who stands where in a picture: `(L)`, `, left,`, `From left:`."""
    return bool(
        ("(" in text and _POSITION.search(text))
        or _POSITION_BY_COMMAS.search(text)
        or _POSITION_OPENER.match(text)
    )


def shows_scene(text: str) -> bool:
    """Tell whether a text describes what is to be seen in a picture.

    In the present tense with its place or date (`Visitors view exhibits at the expo in Yiwu, Oct.
    21, 2023.`), with marks of position, or as a view of something without a full stop.
    """
    if len(text) < _SHORTEST_SCENE:
        return _marks_position(text)
    dated = _DATED.search(text)
    scene = text[: dated.end()] if dated else text
    telling = _TELLING_VERB.search(scene)
    if _marks_position(scene):
        return telling is None or _ACTS.search(scene, 0, telling.start()) is not None
    if telling:
        return False
    if _CEREMONY.search(scene):
        return not _HABIT.search(scene)
    if dated:
        by_comma = dated[0].startswith(",")
        return bool(
            _ON_SHOW.search(scene)
            or _SUBJECT_ACTS.match(scene)
            or (by_comma and (_BE.search(scene) or _ACTS.search(scene)))
            or (by_comma and _OPENS_WITH_SUBJECT.match(scene))
        )
    if _ON_SHOW.search(scene):
        return bool(_DATED_LOOSELY.search(scene) or not scene.endswith("."))
    if _SUBJECT_ACTS.match(scene) and _PLACED.search(scene):
        return not _HABIT.search(scene)
    return not scene.endswith(".") and _VIEW.match(scene) is not None
