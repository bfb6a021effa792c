"""Words to the reader: lines in which the site offers, asks or advertises, amid or behind a story.

What marks them is what they do, not their words: a short text whose sentence is an imperative to
the reader (or speaks of the reader's account, browser or inbox) and names what is offered or where
to go. All texts are single lines with white space folded.
"""

import re
from collections.abc import Iterator

from crawler.text.memory import remember

LONGEST_SOLICITATION = 320
_LONGEST_OPENER = 60
_QUOTES = ('"', "“", "‘", "'", "«")
_OTHER_STOPS = ("? ", "! ", "… ", ": ", "| ")

_PREFIX = (
    r"(?:please |to |or |and |then |just |so |you can (?:also )?|you may |be sure to "
    r"|don[’']t forget to )*"
)
_OBJECT = (
    r"(?:us|me|him|her|them|our|my|the|this|these|your|you|now|here|today|free|it|on|out|up|to|via"
    r"|an?|all|more|unlimited|full|below|the latest|tuned|informed|connected|javascript|cookies"
    r"|in touch|@\w+"
    r"|(?:[\w’'.]+ ){1,3}(?:on|apps?)(?= ))\b"
)
_OBJECT_OF_NOUN = r"(?:us|me|our|the|this|your|now|here|it|all|more|comments?)\b"
_VERBS_ALONE = (
    r"(?:sign up|sign in|log ?in|subscribe|click|tap|let us know|don[’']t miss|never miss"
    r"|have your say)\b(?!-)"
)
_VERBS = (
    r"(?:register|follow|join|download|get|tell|send|submit|e-?mail|donate|visit|buy|enter|enable"
    r"|allow|accept|unlock|reach|write|explore|browse|choose|discover|find|learn|see|listen|read"
    r"|check|become|enjoy|add|leave|stay|keep)"
)
_VERBS_OR_NOUNS = (
    r"(?:share|contact|support|order|shop|view|access|watch|like|post|spread|help|start|try)"
)
_ASKS = re.compile(
    rf"{_PREFIX}"
    rf"(?:{_VERBS_ALONE}|{_VERBS} (?={_OBJECT})|{_VERBS_OR_NOUNS} (?={_OBJECT_OF_NOUN}))",
    re.IGNORECASE,
)
_SHORT_ASK = re.compile(
    rf"{_PREFIX}(?:"
    r"(?:sign up|sign in|log ?in|subscribe|register|join|donate|support us)"
    r"(?: (?:now|today|here|for free|free|to (?:read|continue|comment)\b.{0,40}))?[.!]?"
    r"|(?:click|tap) (?:here|below)\b.{0,80}"
    r"|subscribe (?:to|for)\b.{0,160}"
    r"|follow\b.{0,60}\bcoverage\b.{0,120})",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\b(?:said|says|(?<!your )say|told|wrote|asked|recalled)\b")
_OFFERS = re.compile(
    r"\b(?:newsletters?|in-?box|e-?mails?|subscri\w+|sign(?:ing)? up|log(?:ged)? in|account|apps?"
    r"|facebook|twitter|instagram|whatsapp|telegram|linkedin|youtube|tiktok|wechat|weibo"
    r"|google news|podcasts?|(?:news|breaking|e-?mail) (?:alerts?|updates)"
    r"|latest (?:news|stories|updates|headlines)|privacy policy|terms of (?:use|service)"
    r"|terms and conditions|cookies?|javascript|browser|comments? (?:section|below)|commenting"
    r"|(?:click|tap|browse|listen|subscribe|sign up|register|donate|it|buy|more) here|here to"
    r"|members?(?:hip)?|full (?:story|article|coverage)"
    r"|our (?:journalism|reporting|coverage|website|site|newsroom|(?:news )?team|work|readers?"
    r"|page)|(?:news )?tips?|this (?:article|story|page|post)|(?:to|letter to) the editor"
    r"|via this form|a friend|with friends|hashtag|for free|free trial|your letterbox"
    r"|what you think|unlimited|conversation|discussion|social media"
    r"|more (?:articles|stories|news)|offers?|ads|with a gift)\b"
    r"|@\w|https?://|www\.",
    re.IGNORECASE,
)
_THIS = r"this (?:article|story|page|post|site|website|slideshow|content|feature|video)"
_READER = re.compile(
    r"(?:if you(?:[’']re| are| have| want| would| enjoyed| liked| see| found)?\b.{0,60}\b"
    r"(?:this (?:message|article|story)|subscriber|subscription|account|tips?|newsletter|log in"
    r"|sign up)"
    r"|(?:do|did|would) you (?:have|rely|like|want|enjoy|know)\b.{0,80}"
    r"|(?:have|got) (?:a|an|any) (?:story|tip|question|news tip|comment|view)\b"
    r"|like (?:this|what|our) (?:story|article|post|you see|you read|work|content)"
    r"|if you (?:want|wish|would like) to contribute\b"
    r"|if you\b.{0,140}\b(?:send|write to|e-?mail|contact) us\b"
    r"|want (?:more|to (?:know|read|see|get|help|share|advertise))\b"
    r"|(?:first-time |existing |already (?:a )?)?subscribers? (?:also |can |get |receive |have )"
    r"|already (?:a|an|have)\b.{0,30}\b(?:subscriber|member|account)"
    r"|already an? (?:\w+ )?(?:reader|subscriber|member)\b"
    r"|by (?:signing up|subscribing|clicking|submitting|entering|registering|continuing)\b"
    r"|thank(?:s| you) for "
    r"(?:reading|subscribing|signing|registering|your (?:support|subscription))"
    r"|we (?:use cookies|apologi[sz]e, but)"
    r"|.{0,80}\bwe (?:may|might) (?:earn|receive)\b.{0,40}commission"
    r"|we[’']d (?:like|love) to hear\b"
    r"|your (?:browser|subscription|account|e-?mail address|privacy|support)\b"
    r"|(?:create|unlock) (?:an? )?(?:free )?account\b"
    rf"|{_THIS} (?:uses cookies|requires|has failed|is supported by"
    r"|is (?:reserved|protected|free to read|only available)|may contain affiliate"
    r"|contains (?:affiliate|references))"
    rf"|{_THIS} (?:may )?(?:holds?|contains?|includes?) (?:affiliate |sponsored |paid )?links\b"
    r"|for (?:more|the latest|all the latest|breaking)\b.{0,80}\b"
    r"(?:follow|visit|check|download|subscribe|sign up|click|go to|join)\b"
    r"|you(?:[’']ve| have) (?:\w+ ){1,4}(?:articles?|stories)\b.{0,20}\b(?:left|remaining)\b"
    r"|you have reached (?:your|the)\b.{0,30}\blimit"
    r"|tired of (?:this|ads)\b|reporting like this\b"
    r"|exclusive (?:articles|content|access) (?:by|from|to|for)\b)",
    re.IGNORECASE,
)

# The first two letters of whatever the patterns can open with.
_OPENINGS = frozenset(
    word[:2]
    for word in """
    please to or and then just so you be don't sign log subscribe click tap let never have register
    follow join download get tell send submit email donate visit buy enter enable allow accept
    unlock reach write explore browse choose discover find learn see listen read check become enjoy
    add leave stay keep share contact support order shop view access watch like post spread help
    start try if do did would got want first existing already subscribers by thank we your create
    this for exclusive tired reporting e-mail when
    """.split()
)


@remember
def is_solicitation(text: str) -> bool:
    """Tell whether a line is a word of the site to its reader.

    `Sign up for our newsletter.`, `Follow us on Facebook`, `Like this story? Share it with a
    friend!`, `Already a subscriber? Log in.` What is in quotes is somebody's speech.
    """
    for sentence in _list_openings(text):
        if _READER.match(sentence) or _SHORT_ASK.fullmatch(sentence):
            return True
        asks = _ASKS.match(sentence[:_LONGEST_OPENER])
        if asks and _OFFERS.search(sentence, asks.end()):
            return True
    return False


def asks_reader(text: str) -> bool:
    """Tell whether a line asks the reader for something; with a link in it that is the site's."""
    return any(_ASKS.match(sentence[:_LONGEST_OPENER]) for sentence in _list_openings(text))


def _list_openings(text: str) -> Iterator[str]:
    """Yield the sentences of a short text that open with a word of the patterns."""
    if len(text) > LONGEST_SOLICITATION or text.startswith(_QUOTES):
        return
    whole = text
    for mark in _OTHER_STOPS:
        text = text.replace(mark, ". ")
    sentences = (one.lstrip("([") for one in text.split(". "))
    openings = [one for one in sentences if one[:2].casefold() in _OPENINGS]
    if openings and not _SPEECH.search(whole):
        yield from openings
