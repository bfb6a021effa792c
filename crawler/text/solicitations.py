"""Words to the reader: lines in which the site offers, asks or advertises, amid or behind a story.

All texts are single lines with white space folded.
"""

import re

from crawler.text.memory import remember

_LONGEST = 300
_OPENER = re.compile(
    r"(?:please |to )?(?:"
    r"(?:sign|log) (?:up|in)\b|subscribe\b|register (?:now|here|for|to)\b|follow (?:us|me|our|the|him|her|@|\w+ on|\w+ \w+ on)\b"
    r"|like us\b|join (?:us|our|the conversation|the discussion|now)\b|download (?:the|our)\b"
    r"|get (?:the latest|our|more|unlimited|all the|breaking|daily|news|a dash)\b"
    r"|click (?:here|on|to|the)\b|tap here\b|share (?:this|your|on)\b|tell us\b|let us know\b|send (?:us|your|tips)\b"
    r"|e-?mail (?:us|him|her|the|your)\b|contact (?:us|the (?:author|reporter|writer|newsroom))\b"
    r"|support (?:our|us|independent|quality)\b|donate\b|become a (?:member|subscriber|supporter)\b"
    r"|read (?:more|also|next|the full)\b|also read\b|see also\b|watch ?:|listen ?:|listen to (?:this|the latest)\b"
    r"|have (?:a|an|you got)\b|do you have\b|got a\b|want (?:to|more)\b|enter your\b|check your\b|try refreshing\b"
    r"|enjoy (?:unlimited|the latest|additional)\b|stay (?:up to date|informed|updated|tuned|connected)\b|don[’']t miss\b|never miss\b"
    r"|visit our\b|check out\b|discover more\b|find out more\b|learn more\b|buy\b|order\b|shop\b|enable\b|allow\b"
    r"|we (?:use cookies|apologi[sz]e)\b|by (?:signing up|subscribing|clicking|submitting|entering|continuing)\b"
    r"|this (?:site|website|newsletter|article is free|content is)\b|thanks? (?:you )?for (?:reading|subscribing|signing|registering)\b"
    r")",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:newsletters?|inbox|e-?mails?|subscri(?:be|bers?|ption)s?|sign(?:ing)? up|log in|account|app\b|facebook|twitter|instagram|whatsapp|telegram|linkedin|youtube"
    r"|podcasts?|alerts?|updates|privacy policy|terms|cookies?|browser|comments?|here\b|register|membership|our (?:journalism|reporting|coverage|website|site|team)|tips?|website|video|newsroom|feedback|offer)|@\w",
    re.IGNORECASE,
)


@remember
def is_solicitation(text: str) -> bool:
    """Tell whether a line is a word of the site to its reader: an imperative with an offer.

    `Sign up for our newsletter.`, `Follow us on Facebook`, `Contact the author at jane@site.example`.
    """
    return (
        len(text) <= _LONGEST
        and _OPENER.match(text) is not None
        and _OFFER.search(text) is not None
    )
