"""Invented articles in the conventions of the Pudong portal and its China Daily family."""

from tests.layouts.facts import (
    ArticleFacts,
    DatelineFacts,
    Listing,
    Paragraph,
    Picture,
    Subhead,
    Table,
)

KITE_RULES = ArticleFacts(
    name="kite rules: the ordinary page of the portal",
    url="https://english.pudong.gov.cn/2019-07/11/c_390101.htm",
    headline="Kite makers of Sanlin agree on rules for the riverside",
    section=("Home", "Latest"),
    published="2019-07-11",
    published_raw="2019-07-11",
    date_label="Updated:",
    source="chinadaily.com.cn",
    flow=(
        Picture(
            "/att/20190711/5d2700a3e4b0.jpg",
            "1.jpg",
            "A kite in the shape of a crane above the Sanlin riverside in Shanghai's Pudong New "
            "Area",
            "Photo/VCG",
        ),
        Paragraph(
            "Eleven kite makers from Sanlin have signed a set of rules that keeps their strings "
            "clear of the new footpath along the Huangpu River, the town's culture office said."
        ),
        Paragraph(
            "The rules, four pages long, name the hours at which big kites may rise, and the wind "
            "at which nobody may."
        ),
        Paragraph(
            '"A kite has no brake," said Hua Xinlei, who has built cranes and dragons of paper '
            "for 34 years and wrote most of the text."
        ),
        Paragraph(
            "Home to 40 workshops a century ago, Sanlin has eleven left; Source Street, where the "
            "bamboo was split, is a parking lot now."
        ),
        Paragraph("Visitors may try a kite of their own on Sundays until the end of October."),
    ),
)

FERRY_PIER = ArticleFacts(
    name="ferry pier: clock time, a byline, bare dateline, editors in one line",
    url="https://english.pudong.gov.cn/2018-09/22/c_262901.htm",
    headline="Old pier at Yangjiadu becomes a library for commuters",
    section=("Home", "News", "Culture"),
    published="2018-09-22T07:45:00+08:00",
    published_raw="2018-09-22 07:45",
    date_label="Updated: ",
    source="China Daily",
    byline=("Mi Lanting",),
    byline_raw="By Mi Lanting in Shanghai",
    dateline=DatelineFacts("SHANGHAI", "Shanghai", None, None),
    flow=(
        Paragraph(
            "Commuters who miss the ferry at Yangjiadu now have 12 minutes and 9,000 books. The "
            "old ticket hall of the pier reopened as a library on Friday."
        ),
        Picture(
            "/att/20180922/4c11aa90.jpg",
            "2.jpg",
            "A reader waits for the ferry at Yangjiadu.",
            "Photo by Gu Xiaotang/China Daily",
        ),
        Paragraph(
            "Books are lent without a card. A reader leaves a shoe size, a birthday or a line of a "
            "poem, and gets the book back to the pier within a month."
        ),
        Subhead("Short waits, long novels"),
        Paragraph(
            "Most borrowers choose long novels, said librarian Wen Ye. Of the first 600 loans, "
            "only four came back late -- and one of those by river."
        ),
        Paragraph("Updated every evening, the shelf list hangs where the timetable used to be."),
        Picture("/att/20180922/4c11aa91.jpg", "3.jpg"),
        Paragraph(
            "Photos of the pier from 1936 on hang in the old engine room; most were taken by the "
            "stokers."
        ),
    ),
    editors=("Owen Marsh", "Xi Peiru"),
    editors_raw="Edited by Owen Marsh and Xi Peiru",
)

TOWER_ESSAY = ArticleFacts(
    name="tower essay: a photo essay whose story is its captions",
    url="https://english.pudong.gov.cn/2020-11/05/c_561102.htm",
    headline="In photos: The window cleaners of Lujiazui",
    section=("Home", "Photos"),
    published="2020-11-05",
    published_raw="2020-11-05",
    date_label="Updated: ",
    source="chinadaily.com.cn",
    flow=(
        Picture(
            "/att/20201105/7f00a1.jpg",
            "1.jpg",
            "Two cleaners check their ropes on the roof of a tower in Lujiazui before sunrise, "
            "Nov 3, 2020.",
            "Photo/Xinhua",
        ),
        Picture(
            "/att/20201105/7f00a2.jpg",
            "2.jpg",
            "Dong Qi wipes the 71st floor. He has cleaned this tower since it opened, four times a "
            "year.",
            "Photo/Xinhua",
        ),
        Picture(
            "/att/20201105/7f00a3.jpg",
            "3.jpg",
            "Lunch is noodles from a flask, with a view over the river to the Bund. It is eaten on "
            "the roof, at 420 meters, in a wind that takes a hat in one second and a paper cup in "
            "half of one, and nobody speaks, says Dong, because whoever speaks gets the wind into "
            "his noodles. At one o'clock the ropes are checked again, first by the men who will "
            "hang on them, and then by the men who will not.",
            "Photo by Qian Muyun/China News Service",
        ),
    ),
)

CUSTOMS_DOG = ArticleFacts(
    name="customs dog: one paragraph, source behind the date, old date form",
    url="https://english.pudong.gov.cn/chinashftz/2018-04/24/c_180424.htm",
    headline="Customs dog Mantou retires after 3,100 suitcases",
    section=("Home", "China (Shanghai) Pilot Free Trade Zone"),
    published="2018-04-24",
    published_raw="Apr 24, 2018",
    date_label="Updated: ",
    source="english.pudong.gov.cn",
    flow=(
        Paragraph(
            "Mantou, a beagle of nine, sniffed at his last suitcase at Pudong airport on Monday "
            "and found, as in 212 cases before, a ham; he retires to a garden in Chuansha, the "
            "customs office said."
        ),
    ),
)

CITY_PAIR = ArticleFacts(
    name="city pair: both dates printed, two cities in the dateline, several authors",
    url="https://english.pudong.gov.cn/2023-02/10/c_861203.htm",
    headline="Sydney and Shanghai choirs rehearse one song across two hours of time",
    section=("Home", "News"),
    published="2023-02-10T09:10:00+08:00",
    published_raw="2023-02-10 09:10",
    date_label="Published: ",
    modified="2023-02-12T18:05:00+08:00",
    modified_raw="2023-02-12 18:05",
    source="Reuters",
    source_label="Source: ",
    byline=("Jia Ruolin", "Tom Ashdown"),
    byline_raw="By JIA RUOLIN and TOM ASHDOWN",
    dateline=DatelineFacts(
        "SYDNEY/SHANGHAI, Feb 9 (Reuters)", "Sydney/Shanghai", "2023-02-09", "Reuters"
    ),
    flow=(
        Paragraph(
            "Two choirs of 60 voices each have begun to rehearse one song by cable, with a delay "
            "of a fifth of a second and a time difference of three hours."
        ),
        Paragraph(
            "Comments from the first evening fill a notebook. Sopranos in Sydney came in early; "
            "the basses of Shanghai, late."
        ),
        Paragraph("“One of us has to be the echo,” said conductor Ada Pellow, “and it is us.”"),
        Paragraph("Print the score, she told them, and leave the screens at home."),
        Picture(
            "/att/20230210/99a0c1.jpg",
            "choir.jpg",
            "Basses of a Shanghai choir listen to Sydney.",
            "VCG Photo",
            "/{}",
        ),
        Paragraph("The concert is planned for May 1 in both harbours at once."),
    ),
)

RIVER_LEDGER = ArticleFacts(
    name="river ledger: table, list, bare credit, three levels of section",
    url="https://english.pudong.gov.cn/2024-05/30/c_991107.htm",
    headline="Pudong counts its herons: 412, and one that cannot be told",
    section=("Home", "News", "Environment"),
    published="2024-05-30",
    published_raw="2024-05-30",
    date_label="Updated: ",
    source="China Daily",
    byline=("Bao Wenli",),
    byline_raw="By Bao Wenli",
    flow=(
        Paragraph(
            "Volunteers on 19 bridges counted 412 herons between five and six in the morning of "
            "May 25, the third year in which Pudong has taken stock of its waders."
        ),
        Picture(
            "/att/20240530/c0ffee01.jpg",
            "heron.jpg",
            "A grey heron fishes near the Dazhi River in Pudong, Shanghai, May 25, 2024.",
            "Feng Luoyi / China Daily",
            "{}",
        ),
        Table(
            (
                ("River", "2022", "2024"),
                ("Dazhi", "120", "155"),
                ("Chuanyang", "98", "131"),
                ("Zhaojiagou", "77", "126"),
            )
        ),
        Paragraph("The rules for the count fit on a card:"),
        Listing(
            (
                "Count what stands, not what flies",
                "Do not count what you only hear",
                "If in doubt, write it down as one",
            )
        ),
        Paragraph(
            "One bird near Zhaojiagou could be a heron or its reflection. “We left it out,” said "
            "Bao Yingqi, who leads the count; “the river may keep it.”"
        ),
        Paragraph("Next year the counters want to add the night herons, and coffee."),
    ),
)

CLOCK_REPAIR = ArticleFacts(
    name="clock repair: false friends at every paragraph's start",
    url="https://english.pudong.gov.cn/2026-03/18/c_1180555.htm",
    headline="The man who repairs Gaoqiao's public clocks | a slow portrait",
    section=("Home", "People"),
    published="2026-03-18T14:38:00+08:00",
    published_raw="March 18, 2026 14:38",
    date_label="Updated: ",
    flow=(
        Paragraph(
            "Every Thursday, Zhuo Heng climbs the stairs of 23 towers, one after the other, with "
            "a can of oil and a radio that gives the time."
        ),
        Paragraph(
            "2000 BC -- that, he says, is when shadows were first asked for the hour, and they "
            "have not been wrong since."
        ),
        Paragraph("PLA - the brand on the oldest dial - stands for a workshop long closed."),
        Paragraph("By night, only the dial of the post office is lit."),
        Paragraph("Editors of a local paper set their page by it until 1987."),
        Paragraph(
            "Share a tower with pigeons, Zhuo tells his two pupils, and you learn when to whistle."
        ),
        Paragraph("Copyright in the tune that the big clock plays belongs to nobody."),
        Paragraph("Tags of brass on each key tell which tower it opens."),
        Paragraph("At 5:59 he goes home."),
    ),
)

TEA_ROBOT = ArticleFacts(
    name="tea robot: captions before and after, full stop before the credit",
    url="https://english.pudong.gov.cn/2021-08/09/c_650912.htm",
    headline="A robot in Zhangjiang pours tea for 300 guests, and apologizes twice",
    section=("Home", "Business"),
    published="2021-08-09",
    published_raw="2021-08-09",
    date_label="Updated:",
    source="chinadaily.com.cn",
    dateline=DatelineFacts("SHANGHAI, Aug. 8 (Xinhua)", "Shanghai", "2021-08-08", "Xinhua"),
    flow=(
        Paragraph(
            "A robot with six arms poured tea for 300 guests at a fair in Zhangjiang on Sunday "
            "and said sorry twice, once for a cup too hot and once for nothing at all."
        ),
        Picture(
            "/att/20210809/ab12.jpg",
            "tea1.jpg",
            "The robot pours green tea at a fair in Zhangjiang Science City.",
            "Photo provided to China Daily",
        ),
        Paragraph(
            "Its makers, a team of nine from a garage in Beicai, say that the second sorry was "
            "meant for the music."
        ),
        Picture(
            "/att/20210809/ab13.jpg",
            "tea2.jpg",
            "Children wait for their turn.",
            "Photo by Ning Kexin/chinadaily.com.cn",
        ),
        Paragraph("Orders stand at 41."),
    ),
)

PUDONG_ARTICLES = (
    KITE_RULES,
    FERRY_PIER,
    TOWER_ESSAY,
    CUSTOMS_DOG,
    CITY_PAIR,
    RIVER_LEDGER,
    CLOCK_REPAIR,
    TEA_ROBOT,
)
