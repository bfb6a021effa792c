"""Invented words for what a site prints around its stories, another choice for every article."""

from collections.abc import Sequence
from zlib import crc32

from tests.layouts.facts import ArticleFacts


def pick(article: ArticleFacts, choices: Sequence[str], salt: str = "") -> str:
    """Return the one of the choices that falls to this article, the same on every run."""
    return choices[crc32(f"{salt}{article.url}".encode()) % len(choices)]


def pick_several(article: ArticleFacts, choices: Sequence[str], count: int) -> list[str]:
    """Return so many neighbours among the choices, beginning with one that falls to the article."""
    start = crc32(article.url.encode()) % len(choices)
    return [choices[(start + place) % len(choices)] for place in range(count)]


STANDFIRSTS = (
    "What began as a bet between two neighbours now keeps half a town busy.",
    "The plan costs less than a bridge and more than anybody had expected, and it starts in May.",
    "Three winters of measuring have given an answer that few people by the river like to hear.",
    "A small office with one lamp decides who may pass, and it has never closed for a holiday.",
)
TWO_SENTENCES = (
    "The work took longer than the builders had said. Nobody who lives there seems to mind.",
    "Nine people run it. Each of them has a key, a bicycle and an opinion on the weather.",
    "It is cheap and it is slow. That is why the old men prefer it to the train.",
)
UNCLOSED = (
    "A slow start, a long winter and one very patient engineer",
    "How a town by the water learnt to count again",
    "New rules, old boats and the price of a cup of tea",
)
QUESTIONS = (
    "Can a town of nine streets do what a ministry could not?",
    "Who pays when the river moves and the border does not?",
)
KEY_POINTS = (
    "The first results are expected before the end of the summer",
    "Costs have risen by a tenth since the plan was drawn up.",
    "Two thirds of the people asked would do it again.",
    "Neighbours fear noise at night, the operator sees no reason for it",
    "The oldest part of the site is closed until further notice.",
    "A second round of talks has been called for next month.",
)
KEY_HEADINGS = ("Key points", "At a glance", "In short", "Highlights", "Key takeaways")
KICKERS = ("Analysis", "Exclusive", "In pictures", "Long read", "Profile", "Explainer")
SERIES = ("The River Papers", "Towns in Motion", "Letters from the Line")

ROLES = ("Harbour Correspondent", "News Reporter", "Senior Editor, Railways", "Staff Writer")
OUTLETS = ("The Ferry Letter", "Harbour Notes", "Inland Weekly")
AGENCIES = ("with agencies", "with Agencies", "and agencies")
BIOS = (
    "{} writes about rivers, ferries and the people who wait for them. Before that, {} taught "
    "geography in a town without a map.",
    "{} is a reporter for The Ferry Letter and lives in a house that was a signal box. {} has "
    "covered harbours since 2009.",
    "{} covers trade and transport. Earlier, {} edited a magazine for lighthouse keepers.",
)

PLEAS = (
    "Sign up for The Ferry Letter and get the week's best stories in your inbox every Friday.",
    "Get the news from the river, free of charge, in one short e-mail a day.",
    "Want to know what the harbour talks about? Join 9,000 readers of our morning note.",
)
NEWSLETTERS = ("The Ferry Letter", "Harbour Notes", "The Morning Tide")
SMALL_PRINT = (
    "By signing up you agree to our terms of use. You can leave the list at any time.",
    "We treat your address with care and pass it on to nobody. Read our privacy notice.",
)
HEADLINES = (
    "Tunnel under the strait waits for its second drill",
    "Bakers of Osh ask for a later train",
    "A ferry that runs on sugar cane",
    "Why the customs house has no clock",
    "Nine wells, one ledger: how a village shares its water",
    "Grain from the north arrives a week early",
    "Museum of buttons finds a home at last",
)
TEASERS = (
    "The drill came by ship, by rail and at last by ox. Now it stands in a hall without a roof, "
    "and the engineers wait for a part from the other side of the sea.",
    "For eleven years the bread of Osh has left town before it was baked through. A petition with "
    "600 names asks the railway for 20 minutes more.",
    "It smells of caramel and makes nine knots. The crew has gained weight, the owner says, but "
    "the fuel bill has halved.",
    "Grain from the northern silos has reached the harbour seven days ahead of the plan, and "
    "nobody had ordered the lorries.",
)
TOPICS = ("Rivers", "Freight", "Old trades", "Border towns", "Night trains", "Tea")
TEASER_DATES = ("2 May 2017", "11 November 2016", "August 30, 2016", "19 June 2017")
AUTHORS = ("Ilse Brandt", "Tomasz Wilk", "Farida Noor")

VIDEO_TITLES = (
    "Watch: How the lock keeper opens the gate by hand",
    "In 90 seconds: the market before sunrise",
    "The last ride of the post boat",
)
VIDEO_CAPTIONS = (
    "The lock keeper shows how the gate is opened when the power fails. (Video: Tomasz Wilk)",
    "A walk through the market before the first customers come",
)
PULL_SOURCES = ("From the ledger of a toll house", "Song of the porters, about 1890")

APPEALS = {
    "follow": (
        "Follow The Ferry Letter on social media and add us to your list of favourite sources.",
        "Like what you read? Follow us on WeChat and never miss a story.",
    ),
    "download": (
        "For more stories like this one, download our app for phones and tablets.",
        "Get the news faster: download the Harbour Notes app today.",
    ),
    "tip": (
        "Do you know more about this story? Write to tips@ferryletter.example and tell us.",
        "Have you got a picture of it? Send it to desk@harbournotes.example or call 555 0199.",
    ),
    "support": (
        "Reporting like this costs money. Support us with a gift of any size and keep the lamp "
        "burning.",
        "Help us stay independent: become a member of The Ferry Letter today.",
    ),
    "subscribe": (
        "Subscribe to our weekly letter and read what others will talk about on Monday.",
        "To read more stories from the river, subscribe to Harbour Notes from two yuan a week.",
    ),
    "contact": (
        "Contact the reporter at desk@ferryletter.example.",
        "Email the newsroom at news@harbournotes.example with questions about this article.",
    ),
    "updated_note": ("Updated at 1:23 p.m.", "This story was updated at 17:40."),
    "breaking": (
        "This is a developing story and will be updated.",
        "Breaking news: more to follow soon. Please check back.",
    ),
    "disclosure": (
        "If you buy something through links on this page, we may earn a small commission.",
        "This article may hold links to our partners; it does not change what we write.",
    ),
}
LONG_APPEAL = (
    "You have come to the end of this story, and we are glad that you have. It took two reporters "
    "nine days, four ferries and one very long night in a signal box to bring it to you.",
    "The Ferry Letter belongs to nobody but its readers. No shipping line owns a share of it, no "
    "ministry sends us a cheque, and that is why we can write what we see from the deck.",
    "If everybody who reads this gave the price of a cup of tea, our lamp would burn for another "
    "year. Will you be one of them? It takes less than a minute, and every coin counts.",
)
COOKIE_TEXTS = (
    "We and our 41 partners keep small files on your device so that the page remembers you. You "
    "may accept them all, or choose which ones you allow.",
    "This site uses cookies. Some of them are needed, others help us to count readers. By going "
    "on you agree to their use.",
)
PURPOSES = (
    "Needed for the page to work. They remember your language and the size of the letters.",
    "Counting of readers. They tell us which stories are read to the end and which are not.",
    "Advertising. They let our partners show you what you looked for yesterday.",
)
HOUSE_RULES = (
    "We welcome what readers have to say about the stories of the day.",
    "Please keep to the matter and be polite to those who think otherwise.",
    "Comments are read before they appear, which may take until the next morning.",
    "Do not write in capitals, they are hard to read.",
)
COMMENTS = (
    "My grandfather worked there for thirty years and never told us about the second gate. Thank "
    "you for this.",
    "I do not believe the figures. Has anybody asked the people on the other bank?",
    "A fine story, and well told. More of these, please!",
)
READERS = ("oldporter", "Anna from Tartu", "J. K.")
COMPANY = (
    "The Ferry Letter is published by Ferry Press Ltd. It was founded in 1998 by four porters and "
    "is read in sixty countries.",
    "Harbour Notes belongs to its readers. It takes no money from shipping lines and prints no "
    "advertisements on Sundays.",
)
