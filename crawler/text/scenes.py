"""Scenes and stories: sentences that describe a picture, and sentences that tell or report.

All texts are single lines with white space folded.
"""

import re

_LONGEST_SCENE = 600
_REPORTS = re.compile(
    r"\b(?:said|says|told|added|adding|noted|announced|according to|stressed|pointed out|believes"
    r"|explained|stated|recalled|remarked|urged|claimed|warned|argued|concluded|predicted"
    r"|he|she|they|we|i|it's|i'm|we're)\b",
    re.IGNORECASE,
)
_TELLING_OPENER = re.compile(
    r"(?:After|Also|Although|Among|And|As|Because|Besides|But|By|Despite|Despite|Due|During|Even|Earlier"
    r"|Every|For|From|He|Her|His|However|I|If|In|It|Its|Last|Later|Many|Meanwhile|Moreover|Most"
    r"|Next|No|Not|Now|On|Once|One|Only|Our|Over|She|Since|So|Such|That|Their|Then|There|These|They"
    r"|This|Those|Though|Through|Thus|To|Today|Under|Until|Upon|We|What|When|Where|While|With|You"
    r"|Your|Yet) "
)
_QUOTED_END = re.compile(r"[\"”“?:;!…,]$|\.\.\.$")
_DATELINE = re.compile(r"[^.]{0,60}(?:\((?:Xinhua|Reuters|AFP|AP)\)| --|[A-Z]{3,} ?[-–—]) ?")
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|will|would|could|should|may|might|must|rose|fell|grew|took"
    r"|became|began|came|went|saw|gave|led|brought|sent|spent|kept|won|met|reached|totaled"
    r"|increased|decreased|exceeded|accounted|expected|hopes?|plans? to|aims? to|seeks? to|needs? to)\b"
)
_HABIT = re.compile(
    r"\b(?:each|every|often|always|usually|now|still|also|can|percent|per|yuan|dollars|more than"
    r"|less than|about|million|billion|never|already|increasingly|today|years?)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_FULL_DATE_END = re.compile(
    rf"(?:, | on |in ){_MONTH} \d{{1,2}},? (?:19|20)\d\d\.?$|(?:, | on )\d{{1,2}} {_MONTH} (?:19|20)\d\d\.?$"
)
_DAY_END = re.compile(
    rf"(?:, | on | in )(?:{_MONTH} (?:\d{{1,2}}|(?:19|20)\d\d)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?)\.?$"
)
_POSITION = re.compile(
    r"\((?:(?:1st|2nd|3rd|\d+th|first|second|third|fourth|fifth|front|rear|back|top|bottom|upper"
    r"|lower|far) ?)?(?:from )?(?:L|R|C|left|right|center|centre|front|rear|back|top|bottom|middle"
    r"|L to R|R to L|from left|from L|left to right)(?:, ?(?:front|back|rear|top|bottom|L|R|C|left|right)(?: row)?)?\)"
    r"|\((?:from )?(?:left|L) to (?:right|R)\)"
    r"|(?<=[a-z]), (?:(?:second|third|fourth|fifth|far|front|2nd|3rd) )?(?:from )?"
    r"(?:left|right|center|centre|front row|back row)(?: row)?,(?= )"
    r"|^(?:from left|left to right|from L to R|clockwise from)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown|photographed|displayed|exhibited|on display|on show"
    r"|parked|docked|berthed|moored|lit up|illuminated|decorated)\b"
)
_VIEW = re.compile(
    r"(?:An?|The|Panoramic|Night|Exterior|Interior)?(?: ?(?:\w+-)?\w+){0,3} ?\b(?:view|scene|panorama|skyline|exterior|interior"
    r"|glimpse|close-up|portrait|photo|picture|image|poster|rendering|logo|model|replica|statue|sculpture|booth|stand|exhibit)s? "
    r"(?:of|at|in|from|for|on|by)\b",
    re.IGNORECASE,
)
_SUBJECTS = (
    r"(?:visitors?|people|tourists?|workers?|farmers?|villagers?|students?|pupils?|children|kids?"
    r"|staff(?: members?)?|employees?|engineers?|technicians?|researchers?|scientists?|residents?|citizens?"
    r"|customers?|consumers?|shoppers?|passengers?|travell?ers?|players?|athletes?|performers?|dancers?|singers?|artists?|actors?"
    r"|actress(?:es)?|doctors?|nurses?|medics?|models?|volunteers?|soldiers?|officers?|guests?|delegates?"
    r"|participants?|attendees?|representatives?|journalists?|reporters?|spectators?|audience|fans|drivers?"
    r"|crew|fishermen|fisherman|herdsmen|herdsman|herders?|craftsm[ae]n|artisans?|vendors?|exhibitors?|merchants?"
    r"|buyers?|chefs?|cooks?|runners?|cyclists?|riders?|swimmers?|skiers?|teachers?|professors?|man|men|woman|women|girls?|boys?|baby"
    r"|babies|couple|family|families|members?|teams?|officials?|leaders?|president|minister|chairman|mayor|ambassador|pandas?|birds?|cranes?"
    r"|trains?|ships?|vessels?|boats?|trucks?|cars?|vehicles?|buses|bus|planes?|aircraft|airplanes?|helicopters?|drones?|robots?|rockets?"
    r"|containers?|cyclist|astronauts?|taikonauts?|trainees?|clerks?|policemen|policeman|police|firefighters?|rescuers?)"
)
_DEEDS = (
    r"(?:addresse?s?|admires?|applaud|arrange?s?|arrives?|assembles?|attends?|board|boards|browses?|buys?|carry|carries"
    r"|celebrates?|checks?|cheers?|chooses?|cleans?|collects?|communicates?|compete?s?|conducts?|control|cooks?|cuts?"
    r"|cross(?:es)?|dances?|debugs?|deliver(?:s)? a|demonstrates?|departs?|directs?|discuss(?:es)?|displays?|dock|docks|draws?|dries|dry|drives?"
    r"|eats?|enjoys?|enters?|examines?|exchanges?|exhibits?|experience?s?|feeds?|fish(?:es)?|flies|fly|gather|gathers|gestures?|greets?|guide?s?|harvests?"
    r"|holds?|inspects?|install?s?|interacts?|introduces?|joins?|jumps?|leaves?|learns?|lines? up|listens?|loads?|looks? (?:at|on)|maintains?|make|makes|march(?:es)?"
    r"|operates?|packs?|packages?|paints?|participates?|pass(?:es)?|perform(?:s)?|picks?|plants?|plays?|pick up|poses?|practices?|prepares?|presents?|process(?:es)?|pulls? (?:in|out)|purchases?|pushes"
    r"|queues?|reads?|receives?|rehearses?|rests?|rides?|run|runs|sails?|selects?|sells?|serves?|shakes? hands|shops?|show(?:s)?|signs?|sings?|sits?|skis?|sorts?|speaks?|stands?|stroll(?:s)?"
    r"|studies|study|swims?|takes? (?:part|photos?|pictures?|selfies?|a |notes)|talks?|tastes?|teach(?:es)?|test|tests|tours?|trains|transfers?|travels? (?:on|in|past|along|through)|tries|try|unloads?|unveils?|uses?|views?|visits?|waits?|walks?|wash(?:es)?|watch(?:es)?|waves?|weaves?|welcomes?|weld(?:s)?|works?|writes?)"
)
_ACTION = re.compile(
    rf"^(?:[\w'’-]+ ){{0,6}}?{_SUBJECTS} (?:[\w'’(),-]+ ){{0,7}}?{_DEEDS}\b", re.IGNORECASE
)
_DEED = re.compile(rf"\b{_DEEDS}\b", re.IGNORECASE)
_PLACED = re.compile(
    r" (?:at|in|on|near|along|outside|inside|through|off|from|to) (?:[\w'’-]+ ){0,6}?[A-Z]"
)


def tells_story(text: str) -> bool:
    """Tell whether a text reports or quotes, opens as stories go on, or carries a dateline."""
    if len(text) > _LONGEST_SCENE or _TELLING_OPENER.match(text) or _QUOTED_END.search(text):
        return True
    return bool(_REPORTS.search(text) or _DATELINE.match(text))


def shows_scene(text: str) -> bool:
    """Tell whether a text describes what is to be seen in a picture.

    In the present tense with its place or date (`Visitors view exhibits at the expo in Yiwu, Oct.
    21, 2023.`), with marks of position, or as a view of something without a full stop.
    """
    first, stop, more = text.partition(". ")
    past = _PAST.search(text)
    if _POSITION.search(text):
        return past is None or _DEED.search(text, 0, past.start()) is not None
    if past:
        return False
    dated = _FULL_DATE_END.search(text)
    if _SHOWN.search(text):
        return bool(dated or _DAY_END.search(text) or not text.endswith("."))
    if dated and _DEED.search(text):
        return True
    if _ACTION.match(text) and _PLACED.search(text):
        return not _HABIT.search(text) or bool(dated)
    return not text.endswith(".") and _VIEW.match(text) is not None
