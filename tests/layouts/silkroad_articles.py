"""Invented articles in the conventions of Xinhua Silk Road."""

from tests.layouts.facts import (
    ArticleFacts,
    DatelineFacts,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Subhead,
    Table,
)

LANTERN_BRIDGE = ArticleFacts(
    name="lantern bridge: abstract repeated by the body, picture without credit",
    url="https://en.imsilkroad.com/p/401001.html",
    headline="Lantern Bridge opens in Langzhong, linking two old tea markets",
    section=("News for Outlets",),
    published="2024-03-08",
    published_raw="March 8, 2024",
    abstract="A footbridge lit by 600 paper lanterns opened to walkers in Langzhong, southwest "
    "China's Sichuan Province, on Thursday, joining the tea markets on both banks of the river.",
    dateline=DatelineFacts("CHENGDU, March 8 (Xinhua)", "Chengdu", "2024-03-08", "Xinhua"),
    flow=(
        Paragraph(
            "A footbridge lit by 600 paper lanterns opened to walkers in Langzhong, southwest "
            "China's Sichuan Province, on Thursday, joining the tea markets on both banks of the "
            "river."
        ),
        Picture(
            "/images/2024/0308/lantern.jpeg",
            "lantern.jpeg",
            "Photo shows the Lantern Bridge in Langzhong, southwest China's Sichuan Province.",
        ),
        Paragraph(
            "The 214-meter bridge was built of larch and rope in eleven months. Porters once "
            "needed forty minutes to carry a basket of tea around the bend; the walk now takes "
            "six."
        ),
        Paragraph(
            '"My father sold tea on the east bank and my uncle on the west bank, and they met at '
            'New Year," said Qiu Annan, who keeps a stall near the southern pier.'
        ),
        Paragraph(
            "The keyword there is patience. Engineers waited two summers for the water to fall "
            "before the first pile was driven, according to the county's river office."
        ),
        Paragraph(
            "Scan the QR code on a tea brick and the name of the picker appears, said Qiu, who "
            "prints the labels at home."
        ),
        Paragraph("Not yet open to bicycles, the bridge will carry them from autumn on."),
    ),
    editors=("Lu Qingmei",),
    editors_raw="(Edited by Lu Qingmei with Xinhua Silk Road, luqingmei@example.org)",
    keywords=("tea trade", "Langzhong"),
)

NEW_YEAR_TRAIN = ArticleFacts(
    name="new year train: dateline of the year before, two pictures in a row",
    url="https://en.imsilkroad.com/p/401002.html",
    headline="First block train of 2024 leaves Xi'an with 55 cars of quince and felt",
    section=("International Relation",),
    published="2024-01-01",
    published_raw="January 1, 2024",
    abstract="A block train with 55 cars left for Almaty a few minutes before midnight.",
    dateline=DatelineFacts("XI'AN, Dec. 31 (Xinhua)", "Xi'an", "2023-12-31", "Xinhua"),
    flow=(
        Paragraph(
            "With a long whistle and a short speech, a block train of 55 cars left a freight yard "
            "in Xi'an for Almaty a few minutes before midnight on Sunday."
        ),
        Picture(
            "/images/2024/0101/yard1.jpg",
            "yard1.jpg",
            "Photo taken on Dec. 31, 2023 shows a freight yard in Xi'an, northwest China's "
            "Shaanxi Province.",
            "Xinhua/Zou Jingyi",
            "({})",
        ),
        Picture(
            "/images/2024/0101/yard2.jpg",
            "yard2.jpg",
            "A driver waves from the cab of the train in Xi'an, Dec. 31, 2023.",
            "Xinhua/Zou Jingyi",
            "({})",
        ),
        Paragraph(
            "The yard -- one of 31 of its kind -- handled 5,100 such trains in 2023, a rise of 16 "
            "percent over the year before."
        ),
        Paragraph(
            "By 2030, the operator wants to halve the hours that wagons stand at the border, said "
            "Peng Shuo, who plans the timetable."
        ),
        Paragraph(
            "Photo exports rose too: a studio in the city sends wedding albums by rail, eight "
            "boxes a week."
        ),
        Paragraph("The next train leaves on Wednesday."),
    ),
    editors=("Su Yelin",),
    editors_raw="(Edited by Su Yelin)",
    keywords=("freight train", "Central Asia", "BRI"),
)

BEE_ROUTE = ArticleFacts(
    name="bee route: no abstract, no picture, subheads, list and quotation",
    url="https://en.imsilkroad.com/p/401003.html",
    headline="Beekeepers' spring route: 2,400 km from rapeseed to linden",
    section=("Culture",),
    published="2023-05-20",
    published_raw="May 20, 2023",
    dateline=DatelineFacts("ZHUJI, China, May 19 (Xinhua)", "Zhuji, China", "2023-05-19", "Xinhua"),
    flow=(
        Paragraph(
            "Every February, Fan Delu loads 180 hives on a lorry in Zhuji and drives after the "
            "flowers until the lindens of Jilin close in July."
        ),
        Subhead("A road of blossoms"),
        Paragraph(
            "According to an abstract of the plan, dated May 18, the province will keep 40 resting "
            "places for migrating hives along the road."
        ),
        Paragraph("It is not much. It is enough."),
        Listing(
            (
                "Water within 300 meters of the hives",
                "Shade from eleven in the morning",
                "A doctor who knows stings",
            ),
            numbered=True,
        ),
        Subhead("What the ledger says"),
        Quote(
            '"We never ask a bee for a passport," an old rhyme of the trade goes, "only the flower '
            'does."'
        ),
        Paragraph(
            "Fan has kept a ledger since 1998. On its last page his teacher wrote in red ink "
            '"(Edited by the weather)", and Fan says no line in it is truer.'
        ),
        Paragraph(
            "Source water matters more than sugar, he added: hives that drank from the old wells "
            "gave a fifth more honey in 2022."
        ),
    ),
    editors=("Hao Wanqing",),
    editors_raw="(Edited by Hao Wanqing with Xinhua Silk Road, haowanqing@example.org)",
    keywords=("beekeeping",),
)

FELT_VIDEO = ArticleFacts(
    name="felt video: two paragraphs, no editors",
    url="https://en.imsilkroad.com/p/401004.html",
    headline="Video: How felt boots are made in Hinggan in four days",
    section=("Video",),
    published="2022-11-09",
    published_raw="November 9, 2022",
    flow=(
        Paragraph(
            "Wool, hot water and four days of kneading: a workshop in Hinggan League, north "
            "China's Inner Mongolia, shows how a pair of felt boots comes about."
        ),
        Paragraph("Watch the video and count the turns of the roller."),
    ),
    keywords=("felt", "handicraft"),
)

HARBOUR_RELEASE = ArticleFacts(
    name="harbour release: bracketed headline, table of data, wire dateline with a year",
    url="https://en.imsilkroad.com/p/401005.html",
    headline="【Financial Str. Release】Qinzhou harbour cuts berth fees - and waits for the tide",
    section=("News for Outlets",),
    published="2024-01-16",
    published_raw="January 16, 2024",
    abstract="Berth fees in Qinzhou fall by a tenth from February, with a second cut in May.",
    dateline=DatelineFacts(
        "BEIJING, Jan. 15, 2024 /PRNewswire/", "Beijing", "2024-01-15", "PRNewswire"
    ),
    flow=(
        Paragraph(
            "Berth fees in the harbour of Qinzhou, south China's Guangxi, fall by a tenth from "
            "February, its operator said on Monday, and the next cut is set for May."
        ),
        Paragraph("The new fees for ships of three sizes are as follows, in yuan a day."),
        Table(
            (
                ("Ship", "Until January", "From February", "From May"),
                ("Coaster", "4,200", "3,780", "3,600"),
                ("Feeder", "9,900", "8,910", "8,500"),
                ("Ocean-going", "31,000", "27,900", "26,400"),
            )
        ),
        Paragraph(
            "CIIE - the import fair held in Shanghai each November - had asked for such a step, "
            "said Mo Yiran, who runs the harbour's tariff desk."
        ),
        Picture(
            "/images/2024/0116/20240116100711.png",
            "20240116100711.png",
        ),
        Paragraph(
            "Photo finishers, florists and fishmongers ship most of the small parcels, Mo said, "
            "and each of them counts the hours."
        ),
        Paragraph("Related links in the supply chain, from crane to customs, will follow in 2025."),
    ),
    editors=("Dai Ruo", "Ke Ling"),
    editors_raw="(Edited by Dai Ruo and Ke Ling)",
    source="Xinhua",
    source_label="Source: ",
    keywords=("port", "berth fee"),
)

SALT_SCHOOL = ArticleFacts(
    name="salt school: three pictures at three places, accents and money",
    url="https://en.imsilkroad.com/p/401006.html",
    headline="At Yuncheng's salt school, 41 pupils from 12 countries learn to read brine",
    section=("Culture",),
    published="2021-10-12",
    published_raw="October 12, 2021",
    abstract="Pupils from 12 countries study how brine turns into crystals at a salt lake in "
    "Yuncheng.",
    dateline=DatelineFacts("TAIYUAN, Oct. 11 (Xinhua)", "Taiyuan", "2021-10-11", "Xinhua"),
    flow=(
        Picture(
            "/images/2021/1012/a1.jpg",
            "a1.jpg",
            "Aerial photo taken on Sept. 30, 2021 shows the salt lake in Yuncheng.",
            "Photo by Yan Zibo/Xinhua",
            "({})",
        ),
        Paragraph(
            "Renée Nkemelu tastes the brine, looks at the sky and writes down a number. She is one "
            "of 41 pupils from 12 countries at a school that teaches nothing but salt."
        ),
        Paragraph(
            "Tuition is 3,000 yuan (about 465 U.S. dollars) a term; 80% of it is paid by the town."
        ),
        Picture(
            "/images/2021/1012/a2.jpg",
            "a2.jpg",
            "Pupils rake the first crystals of the season in Yuncheng.",
            "Photo by Yan Zibo/Xinhua",
            "({})",
        ),
        Paragraph("Why salt?"),
        Paragraph(
            '"Because it was money before money," said the school\'s head, Xing Bowen, who counts '
            "3,000 years of ledgers – most of them on bamboo."
        ),
        Paragraph("Why here?"),
        Paragraph(
            "Because the lake, at 132 square km, is wide enough for one class and shallow enough "
            "for all, he said; at 2 °C its colours turn from rose to green."
        ),
        Picture(
            "/images/2021/1012/a3.jpg",
            "a3.jpg",
            "A file photo of the old salt gate of Yuncheng.",
        ),
    ),
    editors=("Lu Qingmei",),
    editors_raw="(Edited by Lu Qingmei with Xinhua Silk Road, luqingmei@example.org)",
    keywords=("salt lake", "education", "Shanxi"),
)

NIGHT_FERRY = ArticleFacts(
    name="night ferry: one paragraph, agency cut from the dateline",
    url="https://en.imsilkroad.com/p/401007.html",
    headline="Night ferry between Penglai and Dalian carries its millionth bicycle",
    section=("Latest",),
    published="2025-12-09",
    published_raw="December 9, 2025",
    dateline=DatelineFacts("DALIAN, Dec. 8", "Dalian", "2025-12-08", None),
    flow=(
        Paragraph(
            "A red bicycle with a basket of scallops became the millionth to cross the Bohai "
            "Strait by the night ferry on Monday, 19 years after the first, the shipping line "
            "said, and its owner rides free for life."
        ),
    ),
    editors=("Su Yelin",),
    editors_raw="(Edited by Su Yelin)",
)

GLASS_FESTIVAL = ArticleFacts(
    name="glass festival: captions with nothing but their mark-up, a refrain",
    url="https://en.imsilkroad.com/p/401008.html",
    headline="Boshan's glass festival asks visitors to listen before they look",
    section=("Culture",),
    published="2023-09-02",
    published_raw="September 2, 2023",
    abstract="The festival in Boshan, east China's Shandong, opens with an hour in the dark.",
    dateline=DatelineFacts("Jinan, September 1 (Xinhua)", "Jinan", "2023-09-01", "Xinhua"),
    flow=(
        Paragraph(
            "For one hour nobody may look. Visitors to the glass festival in Boshan sit in the "
            "dark and hear 300 bells of glass before a lamp is lit."
        ),
        Picture(
            "/images/2023/0902/bells.jpg", "bells.jpg", "Glass bells in the old kiln hall of Boshan"
        ),
        Paragraph("Ready? Not yet."),
        Paragraph(
            "Abstract shapes fill the second hall, where Gong Shiya shows vases that no one can "
            "fill, and a fish that nobody can buy."
        ),
        Paragraph("Ready? Not yet."),
        Paragraph(
            "The third hall is for buyers. Orders from 14 countries came in during the first "
            "morning, and the organizers had to borrow a second ledger."
        ),
        Paragraph(
            "By Chen Mo's count, a good bell rings for nine seconds, and a bad one is sold at once."
        ),
    ),
    editors=("Hao Wanqing",),
    editors_raw="(Edited by Hao Wanqing)",
    keywords=("glass", "Boshan"),
)

SILKROAD_ARTICLES = (
    LANTERN_BRIDGE,
    NEW_YEAR_TRAIN,
    BEE_ROUTE,
    FELT_VIDEO,
    HARBOUR_RELEASE,
    SALT_SCHOOL,
    NIGHT_FERRY,
    GLASS_FESTIVAL,
)
