"""Invented articles of other kinds: subheads like labels, talk, long paragraphs, briefs."""

from tests.layouts.facts import (
    ArticleFacts,
    DatelineFacts,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Subhead,
)

CALL_CENTRE = ArticleFacts(
    name="call centre: subheads that read like a site's own labels",
    url="https://en.imsilkroad.com/p/402001.html",
    headline="The exchange at Turpan that still answers by hand",
    section=("Culture",),
    published="2024-04-12",
    published_raw="April 12, 2024",
    byline=("Tan Weilin",),
    byline_raw="By Tan Weilin",
    dateline=DatelineFacts("TURPAN, April 11 (Xinhua)", "Turpan", "2024-04-11", "Xinhua"),
    flow=(
        Paragraph(
            "Eleven operators in Turpan connect calls with cords and plugs, the last who do so in "
            "the northwest, and the waiting list for a post at the board holds 70 names."
        ),
        Subhead("Contact us"),
        Paragraph(
            "The two words hang above the door in three scripts. Whoever comes in gets tea first "
            "and a line second, said the head of the exchange, Ma Guli, and nobody has complained."
        ),
        Paragraph(
            "Calls to the raisin sheds are free. A call to the coast costs a coin, which Ma keeps "
            "in a jar for the operators' winter coal."
        ),
        Subhead("About us"),
        Paragraph(
            "In the visitors' book the operators have written their own history, nine pages long, "
            "beginning with a flood and ending with a wedding that was held over the wire."
        ),
        Subhead("Follow us"),
        Paragraph(
            "The youngest operator leads visitors along the board, walking backwards. Every cord "
            "is shared by two desks: when one operator plugs in, the other has to wait."
        ),
        Subhead("Tags"),
        Paragraph(
            "Small tags of tin mark the lines of families that have moved away. No one takes them "
            "down, because some of the families come back."
        ),
    ),
    editors=("Su Yelin",),
    editors_raw="(Edited by Su Yelin)",
    keywords=("telephone", "Turpan"),
)

STATION_TALK = ArticleFacts(
    name="station talk: short paragraphs of direct speech",
    url="https://english.pudong.gov.cn/2022-06/21/c_771101.htm",
    headline="Eight minutes on platform four: a conversation",
    section=("Home", "People"),
    published="2022-06-21T19:05:00+08:00",
    published_raw="2022-06-21 19:05",
    date_label="Updated: ",
    source="China Daily",
    byline=("Pei Anran", "Louis Harker"),
    byline_raw="By Pei Anran and Louis Harker",
    flow=(
        Paragraph(
            "Two strangers shared a bench on platform four of Longyang Road Station on Monday "
            "evening. One had missed a train, the other had never meant to take one."
        ),
        Paragraph('"Is this seat free?"'),
        Paragraph('"It is now," said the older of the two, and lifted a crate of plums.'),
        Paragraph('"You sell those?"'),
        Paragraph('"I carry them. Selling is my sister\'s trade."'),
        Paragraph("They looked at the clock."),
        Paragraph(
            '"My father drove the first train that stopped here," said the younger, who gave her '
            'name as Shi Ruo. "He never got off. He said a station is a thing to be passed."'
        ),
        Paragraph('"And you?"'),
        Paragraph('"I paint the lines on the platforms. Yellow, at night."'),
        Paragraph(
            "The plum carrier thought about it for as long as a freight train takes to pass, and "
            "then gave her the biggest of the plums, for keeping him awake, he said."
        ),
        Paragraph("She took the 7:05."),
    ),
)

LONG_BREATH = ArticleFacts(
    name="long breath: very long paragraphs, two pictures",
    url="https://en.imsilkroad.com/p/402002.html",
    headline="How a road of salt became a road of glass, and then a road again",
    section=("Reports",),
    published="2020-02-17",
    published_raw="February 17, 2020",
    byline=("Yan Soraya",),
    byline_raw="By Yan Soraya",
    dateline=DatelineFacts("ALMATY, Feb. 16 (Xinhua)", "Almaty", "2020-02-16", "Xinhua"),
    flow=(
        Paragraph(
            "When the last salt caravan left the basin in 1931, nobody thought that the track "
            "would be used again, and for thirty years it was not: the wells silted up, the "
            "shelters lost their roofs, and the stones that had marked the way were carried off, "
            "one by one, to weigh down the felt of winter tents. Then, in the spring of 1962, a "
            "geologist with a broken axle walked along it for four days and noticed that the sand "
            "under her feet was so clean that it squeaked. She filled a tobacco tin with it, wrote "
            "the place on the lid, and forgot the tin in a drawer, where it was found by her "
            "successor, who was looking for tobacco and knew something about glass."
        ),
        Picture(
            "/images/2020/0217/track.jpg",
            "track.jpg",
            "Photo taken on Feb. 10, 2020 shows the old salt track north of Almaty.",
            "Xinhua/Ren Aigul",
            "({})",
        ),
        Paragraph(
            "What followed is told in three versions. In the ministry's, a plan was drawn up and "
            "fulfilled; in the town's, a furnace was built by people who had never seen one, from "
            "a drawing on the back of a concert bill; in the version of the drivers, which is the "
            "longest and the only one with a joke in it, the road made itself, because a lorry "
            "full of sand is heavy enough to press a track into any desert, if only it is driven "
            "often enough, and because the cook at the halfway hut made a soup for which men would "
            "drive a night. By 1970 the furnace sent out two million panes a year. By 1990 it was "
            "cold, and the hut was closed, and the soup was a thing that fathers spoke about."
        ),
        Paragraph(
            "The third life of the road began with a map. A student of logistics, asked to draw "
            "the shortest way from the railhead to the new dry port, laid a ruler across the "
            "basin and found that the line ran along the old salt track for 212 of its 240 km, as "
            "if the camels had had a ruler too. Her teacher gave her the best mark of the year and "
            "sent the paper to the road office, which sent it back with a question about wells, "
            "which she answered with a list of all eleven, their depth, their taste and the name "
            "of the family that had last cleaned each of them."
        ),
        Picture(
            "/images/2020/0217/furnace.jpg",
            "furnace.jpg",
            "A worker sweeps the floor of the old furnace hall in the basin.",
            "Xinhua/Ren Aigul",
            "({})",
        ),
        Paragraph(
            "The first lorries will roll in June. They will carry onions, at the beginning, and "
            "window panes from elsewhere; and at the halfway hut, which has a roof again, a "
            "grandson of the cook is trying to find out, from four old drivers who do not agree, "
            "what was in the soup."
        ),
    ),
    editors=("Hao Wanqing",),
    editors_raw="(Edited by Hao Wanqing)",
)

SHORT_BRIEF = ArticleFacts(
    name="short brief: two sentences in two paragraphs",
    url="https://english.pudong.gov.cn/2025-01/08/c_1041107.htm",
    headline="Lift at Century Park stop back in service",
    section=("Home", "Latest"),
    published="2025-01-08",
    published_raw="2025-01-08",
    date_label="Updated: ",
    source="english.pudong.gov.cn",
    byline=("Qin Moli",),
    byline_raw="By Qin Moli",
    flow=(
        Paragraph("The lift at the Century Park stop is running again after nine days of repair."),
        Paragraph("A broken cable had been found during the yearly check, the operator said."),
    ),
)

FALSE_FRIENDS = ArticleFacts(
    name="false friends: sentences that open like a site's pleas and labels",
    url="https://english.pudong.gov.cn/2023-11/02/c_930704.htm",
    headline="What the harbour pilots shout, and why",
    section=("Home", "News"),
    published="2023-11-02T08:20:00+08:00",
    published_raw="2023-11-02 08:20",
    date_label="Updated: ",
    source="China Daily",
    byline=("Jo Menken",),
    byline_raw="By Jo Menken in Shanghai",
    dateline=DatelineFacts("SHANGHAI", "Shanghai", None, None),
    flow=(
        Paragraph(
            "Pilots in the port of Waigaoqiao speak a language of forty words, and a teacher of "
            "the merchant school has now written all of them down."
        ),
        Paragraph(
            "Follow us, they call to a ship that does not know the channel; watch this, they say "
            "before they do something that nobody should copy."
        ),
        Paragraph(
            "Sign up for the pilots' school and you learn the words in a week, a captain said; "
            "to know when to keep silent takes a lifetime."
        ),
        Paragraph(
            "Advertisement is their word for a ship with lights in every colour. Related, by "
            "contrast, is a ship that comes from the same yard as one's own."
        ),
        Paragraph(
            "Read more slowly, the teacher was told when he recited his list, and he wrote that "
            "down as well, although it is no word of the sea."
        ),
        Paragraph(
            "Download is older than computers here: it is what the cranes do. Newsletter is the "
            "slip of paper that a tug hands up on a stick."
        ),
        Paragraph(
            "Photograph nothing at the lock, says a sign. Credit is given only to captains with "
            "grey hair, says another, and both are meant."
        ),
        Paragraph(
            "Comment is not wanted on the radio. Thank you for listening, on the other hand, is "
            "said at the end of every watch, even to ships that have long gone."
        ),
    ),
)

WELL_VOICES = ArticleFacts(
    name="well voices: quotations set off, a list, a linked name",
    url="https://en.imsilkroad.com/p/402003.html",
    headline="Voices from nine wells: who may draw water, and when",
    section=("International Relation",),
    published="2022-08-30",
    published_raw="August 30, 2022",
    byline=("Gulnar Said",),
    byline_raw="By Gulnar Said",
    flow=(
        Paragraph(
            "Nine villages along the upper Zeravshan have put on paper what they had only sung so "
            "far: the order in which they draw water from nine wells in a dry summer."
        ),
        Picture(
            "/images/2022/0830/well.jpg",
            "well.jpg",
            "Photo shows one of the nine wells at noon, the hour of the widows.",
            "Photo by Rustam Olim/Xinhua",
            "({})",
        ),
        Quote("The widow draws first, the miller last, and the stranger whenever he comes."),
        Paragraph(
            "So begins the text, which a schoolteacher took down from the oldest singer of each "
            "village. No two of them agreed on the miller, she said, but all of them on the "
            "stranger."
        ),
        Paragraph("The wells are counted from the mountain down. Three of them have names:"),
        Listing(("Mother of Ropes", "The Late One", "Well of the Second Wife")),
        Quote("If the rope breaks, it is the rope-maker who goes thirsty, and not the child."),
        Paragraph(
            "Engineers who came to measure the wells in July were asked to sing before they let "
            "down their tape. They sang, and the water stood at eleven metres."
        ),
        Paragraph(
            "The paper hangs in the nine mosques and in the bus station. It will be read aloud in "
            "May, when the snow has told how much there is to share."
        ),
    ),
    editors=("Lu Qingmei",),
    editors_raw="(Edited by Lu Qingmei)",
    keywords=("water", "Central Asia"),
)

MARKET_GUIDE = ArticleFacts(
    name="market guide: advice to the reader, prices, a telephone number",
    url="https://english.pudong.gov.cn/2024-09/14/c_1023306.htm",
    headline="A morning at Xinchang's floating market, and how to get there dry",
    section=("Home", "Travel"),
    published="2024-09-14",
    published_raw="2024-09-14",
    date_label="Updated: ",
    source="english.pudong.gov.cn",
    byline=("Mo Qiuyi",),
    byline_raw="By Mo Qiuyi",
    flow=(
        Paragraph(
            "You will hear the market before you see it. Every boat has a bell, every bell a "
            "meaning, and the fishmonger's means that he has run out of eels."
        ),
        Picture(
            "/att/20240914/71aa02.jpg",
            "market.jpg",
            "Boats meet under the stone bridge of Xinchang before sunrise.",
            "Photo by Gu Xiaotang/China Daily",
        ),
        Paragraph(
            "I went on a Thursday, which I can recommend. Come before six, bring small coins, and "
            "do not step into a boat unless somebody has offered you a hand."
        ),
        Subhead("If you go"),
        Paragraph(
            "Take Line 16 to Xinchang and walk along the canal for nine minutes. Follow the smell "
            "of frying dough; it is a better guide than any map."
        ),
        Paragraph(
            "A seat in the ferry costs 8 yuan. Book it by telephone at 555 0142 on the day before, "
            "or ask the lock keeper, who sells what nobody has called for."
        ),
        Paragraph(
            "Want to stay longer? Try the room above the tea house, and send a card to its owner, "
            "who collects them and will read yours aloud to his guests."
        ),
        Paragraph("Have you been there? Then you know why I have left out the best of it."),
    ),
)

LIVELY_ARTICLES = (
    CALL_CENTRE,
    STATION_TALK,
    LONG_BREATH,
    SHORT_BRIEF,
    FALSE_FRIENDS,
    WELL_VOICES,
    MARKET_GUIDE,
)
