"""What may stand beside a date on its line: authors, sources, editors, buttons, reading times."""

import re

SEPARATORS = " \t\xa0\u3000|¦,;/／·•●–—>-"
"""What separates a date from what stands beside it."""

_PART_BREAK = re.compile(r"\s*[|¦•·●／]\s*|\s+[/–—-]\s+")

_UNIT = r"(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|mo|years?|yrs?|[smhdwy])"
_AGO = (
    rf"(?:(?:an?|one|[0-9]{{1,3}})\s?{_UNIT}(?:\s(?:and\s)?[0-9]{{1,2}}\s?{_UNIT})?\sago"
    r"|just\snow)\b"
)
_CHANGED = r"(?:(?:last\s)?(?:updated?|modified)|(?:first\s)?(?:published|posted))(?:\son)?\s?:?\s?"
_MONTH_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s[0-9]{1,2}|[0-9]{1,2}\s[A-Z][a-z]{2,8})(?![0-9a-z:])"
ASIDE = re.compile(
    rf"""
    [(\[]?
    (?: (?:{_CHANGED})?(?:about\s|almost\s|over\s|more\sthan\s)?{_AGO}
      | (?:last\s)?updated?(?:\son)?\s?:?\s(?:(?-i:{_MONTH_DAY})|today|yesterday)
        (?:,?\s(?:at\s)?[0-9]{{1,2}}[:.][0-9]{{2}}(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{{2,4}}\b)?)?
        (?![\s,.]*[0-9])
      | (?:estimated\s)?(?:reading\stime|read\stime|time\sto\sread)\s?:?\s?
        (?:[0-9]{{1,3}}(?:-[0-9]{{1,3}})?\s?{_UNIT})
      | [0-9]{{1,3}}(?:-[0-9]{{1,3}})?[\s-]?min(?:ute)?s?\.?\s(?:of\s)?read(?:ing)?(?:\stime)?
    )
    [)\]]?(?![\w])
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What says when in other words, or how long one reads: `3 minute read`, `Updated 1 hour ago`."""

_WORD = r"[^\W\d_a-z][\w'’.&-]*+(?!\s?[:：])"
_PARTICLE = r"(?:of|and|the|for|in|via|al|bin|da|de|di|du|el|es|la|van|von)"
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s)?{_WORD}){{0,7}}+"
_SOURCE = (
    r"(?:Xinhua(?:net|-Finance|\s(?:Silk\sRoad|Finance|News\sAgency))?|(?:People's|China|Economic|"
    r"Global|Shanghai|Science\sand\sTechnology|Guangming|Shenzhen|Beijing)\s(?:Daily|Times)(?:\s(?:"
    r"Online|App|Global|Overseas\sEdition))?|China\sNews\sService|China\sMilitary\sOnline|Ecns|ECNS|"
    r"CGTN|CCTV|CRI(?:\sOnline)?|SHINE|Shine|Reuters|AFP|AP|Agencies)"
)
_IMPRINT = re.compile(
    rf"""
    (?:
      (?:
        (?:https?://)?(?:[\w-]++\.)+(?i:[a-z]{{2,6}})\b/?
      | (?i:(?:(?:words\s)?written|posted|published|reported|edited|reviewed)\s)?(?i:by):?\s
            (?:GT\s)?(?:(?i:staff\s(?:reporters?|writers?))|{_NAME})
            (?:\s?(?:,|/|&|\|)?\s?(?:\b(?:and|in|at|from|for|with)\s)?(?<=[\s,/&|]){_NAME})*+
      | \(?\s?(?:(?i:source):\s?)?{_NAME}\s?\)
      | (?:{_NAME}\s)?\(\s?{_SOURCE}\s?\)
      | {_SOURCE}\b
      | (?i:sources?(?:\(s\))?|(?:web\s|copy\s)?editors?|authors?|writers?|from|provided\sby)
            \s?[:：]\s?(?:{_NAME}|[\w.-]+)?(?:\s?[,/&]\s?{_NAME})*+
      | (?i:news\sprovided\sby)\s{_NAME}
      | @\w{{2,30}}
      | (?i:print(?:er)?|share(?:\s-\swechat)?|comments?|e-?mail|wechat|weibo|(?:font|text)\ssize
            |large|medium|small|views?|hits?|clicks?|reads?|facebook|twitter|whatsapp|linkedin
            |telegram|save|listen|follow|copy\slink|(?:join|share|view|leave|post|add)\s
            (?:the\sconversation|an?\scomment|comments|with\snew\spartner|this\sarticle)
            |page\s?[a-z]?)\b
            (?:\s?[:：(]?\s?[0-9]+\)?)?
      | [0-9][0-9,]{{0,6}}\s(?i:comments?|views?|hits?|clicks?|reads?|shares?|likes?)\b
      | [ALMS]\b
      )
      [\s|/,;:：·•–—>-]*+
    )*+
    """,
    re.VERBOSE,
)
_NAMES = re.compile(rf"{_NAME}(?:\s?[,&/]\s?(?:and\s)?{_NAME})*+")
_COUNTERS = re.compile(r"(?:[0-9][0-9,.]{0,6}[KkMm]?\s?){1,3}")


def is_imprint(rest: str, is_sure: bool) -> bool:
    """Tell whether what stands beside a date names authors, sources and the like.

    `is_sure`: whether a label or a clock time tells that this is the line of the date. Beside such
    a date names without a label, and counters, say nothing else.
    """
    for part in _PART_BREAK.split(rest):
        part = part.strip(SEPARATORS)
        if not part or _IMPRINT.fullmatch(part):
            continue
        if not is_sure or not (_NAMES.fullmatch(part) or _COUNTERS.fullmatch(part)):
            return _IMPRINT.fullmatch(rest.strip(SEPARATORS)) is not None
    return True
