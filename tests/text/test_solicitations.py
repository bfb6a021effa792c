"""Words to the reader, and the sentences of news that open with the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.solicitations import asks_reader, is_solicitation

SOLICITATIONS = (
    "If you know more, or would like to share it, then send us your writings at a@b.example.",
    "Sign up for our newsletter.",
    "Sign up here",
    "Sign up to the Harbour Briefing to get the day's cargo news in your inbox.",
    "Sign in to continue reading",
    "Log in or create an account",
    "Subscribe",
    "Subscribe now!",
    "Subscribe to the Quay Letter, our free guide to ports and ferries.",
    "To subscribe, click here.",
    "Please subscribe to our podcast wherever you listen.",
    "Register for free",
    "Register now to read unlimited stories.",
    "Join us on Telegram",
    "Join the conversation below",
    "Join our WhatsApp channel for breaking alerts.",
    "Follow us on Facebook",
    "Follow @harbourpost on X.",
    "Follow the Harbour Post on Instagram and TikTok.",
    "Follow our full coverage of the dock strike",
    "Download our app for Android.",
    "Get the latest headlines delivered to your e-mail every morning.",
    "Get in touch with our news team by emailing us at desk@harbour.example.",
    "Get our best stories in your inbox.",
    "Click here to read the whole report.",
    "Tap here for the map",
    "Contact us at desk@harbour.example with news tips.",
    "Contact our newsroom: desk@harbour.example",
    "Send us your news tips in confidence.",
    "Send your letter to the editor via this form.",
    "E-mail us at desk@harbour.example if you see an error in this story.",
    "Write to us at letters@harbour.example",
    "Tell us what you think in the comments section.",
    "Let us know what you think in the comments below!",
    "Have your say in our comments section.",
    "Don't miss our weekly newsletter",
    "Never miss a story: sign up for e-mail alerts.",
    "Share this article with a friend.",
    "Like this story? Share it with friends.",
    "Like our page on Facebook.",
    "Support our journalism",
    "Donate today",
    "Please consider what we do. Support us by becoming a member: donate here.",
    "Read more stories on our website.",
    "Read the full story on harbour.example: https://harbour.example/1",
    "Enable JavaScript in your browser to watch.",
    "Please enable cookies in your browser.",
    "Accept cookies to see this content.",
    "Visit our website for more.",
    "Buy it here, or visit www.harbour.example.",
    "Already a subscriber? Log in.",
    "Already have an account? Sign in",
    "Already an online member?",
    "Subscribers can read this article in full.",
    "By signing up you agree to our terms of use.",
    "By clicking Submit, you accept our privacy policy.",
    "Do you have a story for us?",
    "Would you like to know more about how ports work?",
    "Got a tip? Write to desk@harbour.example.",
    "Have a question about your ferry? Ask our reporters.",
    "If you have any tips on this story, reach us on Signal.",
    "If you are a subscriber, log in here.",
    "Thank you for reading.",
    "Thanks for signing up!",
    "Tired of ads? Go without.",
    "Want to read more? Here are ten more pieces about the sea.",
    "We use cookies to make the site better.",
    "We may earn a commission from links on this page.",
    "If you buy through our links, we may earn a commission.",
    "When you buy through our links, we may earn an affiliate commission.",
    "We'd love to hear from you.",
    "Your subscription makes our work possible.",
    "Your browser is out of date.",
    "Create a free account",
    "This article is free to read until Sunday.",
    "This site uses cookies.",
    "This slideshow requires JavaScript.",
    "This page may contain affiliate links.",
    "For more on the harbour, follow our live blog.",
    "For the latest on the strike, check our front page.",
    "You have three free articles left this month.",
    "You have reached your limit of free articles.",
    "Explore more stories from our newsroom",
    "Start your free trial",
    "(If you want to contribute and have specific expertise, please contact us at a@b.example.)",
)

SENTENCES_OF_NEWS = (
    "Contact tracing apps were of little help, the study found.",
    "Contact between the two ports broke off in March.",
    "Share prices of shipping companies rose by 3 percent.",
    "Shares of the ferry line fell after its apps failed.",
    "Like many towns on the coast, Linhai lives off its harbour.",
    "Like its rivals, the company offers an app for passengers.",
    "Support for the plan has grown since the spring.",
    "Support vessels left the harbour at dawn.",
    "Order books are full until 2027.",
    "Orders from abroad fell for the third month in a row.",
    "Shop owners by the quay complain of a lack of guests.",
    "View from the bridge: the new quay.",
    "Access to the port will stay free of charge.",
    "Access roads were closed for the day.",
    "Watch makers of Shenzhen ship more by rail.",
    "Post offices in the county now sell train tickets.",
    "Post-harvest losses of fruit have been cut by half.",
    "Help came from across the strait, with offers of tents and boats.",
    "Help for the ferry's passengers was slow.",
    "Start-ups in the city offer apps for carriers.",
    "Start of works on the second line is planned for May.",
    "Try as they might, the crews could not free the ship.",
    "Follow-up talks are to be held in June.",
    "Following the storm, ferries stayed in port.",
    "Join-stock ventures of this kind are new to the region.",
    "Register entries show that the vessel changed hands twice.",
    "Registered users of the app passed 2 million in June.",
    "Sign-up rates for the course doubled within a year.",
    "Sign language is taught at four schools of the city.",
    "Subscribers to the service numbered 40,000 in May.",
    "Subscriptions to the newsletter doubled, the publisher reported.",
    "Download speeds on the trains are to rise tenfold.",
    "Downloads of the city's app passed one million.",
    "Getting an account at a foreign bank takes weeks.",
    "Send-offs for sailors are a custom of the island.",
    "Click rates of the campaign were low.",
    "Donations from readers paid for the lifeboat.",
    "Visitors can sign up at the gate.",
    "Visits to the museum's website rose by half.",
    "Buyers from 40 countries came to the fair.",
    "Reading clubs have opened in nine villages.",
    "Read by millions, the newspaper was closed in 1949.",
    "Learning the language took her two years.",
    "Find of the year: a wreck of the Song Dynasty.",
    "Findings of the survey were published on the institute's website.",
    "Email accounts of two officials were broken into.",
    "E-mail was down at the port for six hours.",
    "Tips from a reader led police to the container.",
    "Thanks to the new line, the trip takes two hours.",
    "Thank-you letters hang on the wall of the clinic.",
    "Your Excellency was how the envoy addressed him.",
    "This article of the treaty binds both states.",
    "This site of the old fort is now a park.",
    "This page of history was closed in 1997.",
    "By 2030 the port will run on wind power alone.",
    "By signing the pact, the two ports end a long quarrel.",
    "For more than a year, the ferry has not sailed.",
    "For more than 30 years the two towns have shared a lighthouse.",
    "We are the last fishermen of this coast.",
    "If you are a farmer here, you know the price of salt.",
    "Already a hub for tea, the county turns to coffee.",
    "Already 40 trains a week use the line.",
    "Exclusive rights to the quay were sold in 2019.",
    "You need a boat to reach the village.",
    "Do not expect prices to fall, the bank warns.",
    "Did the crew see the rock? The inquiry has no answer yet.",
    "Would-be sailors queue at the gate.",
    "Got wood? The mills of the province do not.",
    "Have ports a future? The fair looked for an answer.",
    "Want of water has slowed the canal.",
    "Create jobs first, the mayor demanded.",
    "Leave for sailors was cut to ten days.",
    "Leave the app alone, said the minister, and mend the roads.",
    "Keep the port open: that was the demand of the strikers.",
    "Enter the dragon boat, a newcomer among the city's exports.",
    "Choose any port of the coast and it grows.",
    "See how the price fell in 2019, and again in 2023.",
    "Submit or perish was the rule of the khans.",
    "Stay-at-home orders ended in June.",
    "Add rice, salt and oil, and the bill doubles.",
    "Tell-tale signs of rust were found in the hull.",
    "Allow for delays, the railway warned its passengers.",
    "Browsers of old books come from far away.",
    "“Sign up for our newsletter,” read the banner on the ferry.",
    '"Follow us on Facebook" is painted on the lifeboat.',
    "'Join us,' the crew shouted from the deck.",
    "Subscribe to the union's paper, the docker told his colleagues.",
    "Send us your tips, the police wrote on WeChat.",
    "Download our app, the mayor said with a smile, and you need no ticket.",
)


@pytest.mark.parametrize("text", SOLICITATIONS)
def test_word_to_the_reader(text: str) -> None:
    assert is_solicitation(text)


@pytest.mark.parametrize("text", SENTENCES_OF_NEWS)
def test_sentence_of_news_that_opens_alike(text: str) -> None:
    assert not is_solicitation(text)


@pytest.mark.parametrize(
    "text",
    ["Read the annual report", "Find out more", "See all photos", "Watch our film", "Click here"],
)
def test_line_that_asks_is_the_sites_only_with_a_link(text: str) -> None:
    assert asks_reader(text)


@pytest.mark.parametrize(
    "text", ["Annual report", "Reading the annual report", "Ferries", "Share prices", ""]
)
def test_line_that_asks_nothing(text: str) -> None:
    assert not asks_reader(text)


@given(st.sampled_from(SOLICITATIONS), st.sampled_from(("… ", "! ", "? ", ". ", ": ", " | ")))
def test_word_to_the_reader_may_stand_behind_another_sentence(text: str, stop: str) -> None:
    assert is_solicitation(f"The harbour has a new gate{stop}{text}")


@given(st.sampled_from(SOLICITATIONS), st.sampled_from("\"“‘'«"))
def test_what_is_in_quotes_is_speech(text: str, quote: str) -> None:
    assert not is_solicitation(quote + text)


@given(st.sampled_from(SOLICITATIONS), st.sampled_from(("said", "says", "told", "wrote")))
def test_what_is_reported_is_speech(text: str, verb: str) -> None:
    assert not is_solicitation(f"{text.rstrip('.!?')}, the captain {verb} on Friday.")


@given(st.sampled_from(SOLICITATIONS))
def test_long_paragraph_is_the_storys(text: str) -> None:
    assert not is_solicitation(f"{text} {'The quay was rebuilt after the storm of 1953. ' * 8}")


@given(st.sampled_from(SOLICITATIONS))
def test_case_says_nothing(text: str) -> None:
    assert is_solicitation(text.upper())
