"""Words to the reader: lines in which the site offers, asks or advertises, amid or behind a story.

What marks them is what they do, not their words: a short text whose sentence is an imperative to
the reader (or speaks of the reader's account, browser or inbox) and names what is offered or where
to go. All texts are single lines with white space folded.
"""

import re

from crawler.text.memory import remember

_LONGEST = 320
_LONGEST_OPENER = 60
_QUOTES = ('"', "“", "‘", "'", "«")
_OTHER_STOPS = ("? ", "! ", "… ", ": ", "| ")

_PREFIX = r"(?:please |to |or |and |then |just |so |you can (?:also )?|you may |be sure to |don[’']t forget to )*"
_OBJECT = (
    r"(?:us|me|him|her|them|our|my|the|this|these|your|you|now|here|today|free|it|on|out|up|to|via"
    r"|an?|all|more|unlimited|full|below|the latest|tuned|informed|connected|@\w+"
    r"|(?:[\w’'.]+ ){1,3}(?:on|apps?)(?= ))\b"
)
_OBJECT_OF_NOUN = r"(?:us|me|our|the|this|your|now|here|it|all|more|comments?)\b"
_ASKS = re.compile(
    rf"{_PREFIX}(?:(?:sign up|sign in|log ?in|subscribe|click|tap|let us know|don[’']t miss"
    r"|never miss|have your say)\b(?!-)"
    r"|(?:register|follow|join|download|get|tell|send|submit|e-?mail|donate|visit|buy|enter|enable"
    r"|allow|accept|unlock|reach|write|explore|browse|choose|discover|find|learn|see|listen|read"
    rf"|check|become|enjoy|add|leave|stay|keep) {_OBJECT}"
    rf"|(?:share|contact|support|order|shop|view|access|watch|like|post|spread|help|start|try) {_OBJECT_OF_NOUN})",
    re.IGNORECASE,
)
_SHORT_ASK = re.compile(
    rf"{_PREFIX}(?:sign up|sign in|log ?in|subscribe|register|join|donate|support us)"
    r"(?: (?:now|today|here|for free|free|to (?:read|continue|comment)\b.{0,40}))?[.!]?"
    rf"|{_PREFIX}(?:click|tap) (?:here|below)\b.{{0,80}}|{_PREFIX}subscribe (?:to|for)\b.{{0,160}}"
    rf"|{_PREFIX}follow\b.{{0,60}}\bcoverage\b.{{0,120}}",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\b(?:said|says|say|told|wrote|asked|recalled)\b")
_OFFERS = re.compile(
    r"\b(?:newsletters?|in-?box|e-?mails?|subscri\w+|sign(?:ing)? up|log(?:ged)? in|account|apps?"
    r"|facebook|twitter|instagram|whatsapp|telegram|linkedin|youtube|tiktok|wechat|weibo|google news"
    r"|podcasts?|(?:news|breaking|e-?mail) (?:alerts?|updates)|latest (?:news|stories|updates|headlines)"
    r"|privacy policy|terms of (?:use|service)|terms and conditions|cookies?|javascript|browser"
    r"|comments? (?:section|below)|commenting|(?:click|tap|browse|listen|subscribe|sign up|register"
    r"|donate|it|buy|more) here|here to|members?(?:hip)?|full (?:story|article|coverage)"
    r"|our (?:journalism|reporting|coverage|website|site|newsroom|(?:news )?team|work|readers?|page)"
    r"|(?:news )?tips?\b|this (?:article|story|page|post)|(?:to|letter to) the editor|via this form"
    r"|a friend|with friends|hashtag|for free|free trial|your letterbox|what you think|unlimited"
    r"|conversation|discussion|social media|more (?:articles|stories|news)|offers?|ads|with a gift)\b|@\w|https?://|www\.",
    re.IGNORECASE,
)
_READER = re.compile(
    r"(?:if you(?:[’']re| are| have| want| would| enjoyed| liked| see| found)?\b.{0,60}\b(?:this (?:message|article|story)"
    r"|subscriber|subscription|account|tips?|newsletter|log in|sign up)"
    r"|(?:do|did|would) you (?:have|rely|like|want|enjoy|know)\b.{0,80}"
    r"|(?:have|got) (?:a|an|any) (?:story|tip|question|news tip|comment|view)\b"
    r"|like (?:this|what|our) (?:story|article|post|you see|you read|work|content)|want (?:more|to (?:know|read|see|get|help|share|advertise))\b"
    r"|(?:first-time |existing |already (?:a )?)?subscribers? (?:also |can |get |receive |have )"
    r"|already (?:a|an|have)\b.{0,30}\b(?:subscriber|member|account)"
    r"|by (?:signing up|subscribing|clicking|submitting|entering|registering|continuing)\b"
    r"|thank(?:s| you) for (?:reading|subscribing|signing|registering|your (?:support|subscription))"
    r"|we (?:use cookies|apologi[sz]e, but)|.{0,80}\bwe (?:may|might) (?:earn|receive)\b.{0,40}commission"
    r"|we[’']d (?:like|love) to hear\b|your (?:browser|subscription|account|e-?mail address|privacy|support)\b"
    r"|(?:create|unlock) (?:an? )?(?:free )?account\b"
    r"|this (?:site|website|page|slideshow|content|feature|video|article|post|story) (?:uses cookies|requires|is (?:reserved|protected|free to read|only available)|contains (?:affiliate|references)|may contain affiliate|has failed|is supported by)"
    r"|for (?:more|the latest|all the latest|breaking)\b.{0,80}\b(?:follow|visit|check|download|subscribe|sign up|click|go to|join)\b"
    r"|you(?:[’']ve| have) (?:\w+ ){1,4}(?:articles?|stories)\b.{0,20}\b(?:left|remaining)\b|you have reached (?:your|the)\b.{0,30}\blimit"
    r"|already an? (?:\w+ )?(?:reader|subscriber|member)\b|tired of (?:this|ads)\b|reporting like this\b"
    r"|this (?:article|story|page|post) (?:may )?(?:holds?|contains?|includes?) (?:affiliate |sponsored |paid )?links\b"
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
    this for exclusive tired reporting
    """.split()
)


@remember
def is_solicitation(text: str) -> bool:
    """Tell whether a line is a word of the site to its reader.

    `Sign up for our newsletter.`, `Follow us on Facebook`, `Like this story? Share it with a
    friend!`, `Already a subscriber? Log in.` What is in quotes is somebody's speech.
    """
    if len(text) > _LONGEST or text.startswith(_QUOTES):
        return False
    sentences = [one for one in _list_sentences(text) if one[:2].casefold() in _OPENINGS]
    return bool(sentences) and not _SPEECH.search(text) and any(map(_speaks_to_reader, sentences))


def _list_sentences(text: str) -> list[str]:
    for mark in _OTHER_STOPS:
        text = text.replace(mark, ". ")
    return text.split(". ")


def _speaks_to_reader(sentence: str) -> bool:
    if _READER.match(sentence) or _SHORT_ASK.fullmatch(sentence):
        return True
    asks = _ASKS.match(sentence[:_LONGEST_OPENER])
    return bool(asks and _OFFERS.search(sentence, asks.end()))
