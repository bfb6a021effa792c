"""Datelines of portals and wires: every printed form."""

import datetime as dt

import pytest

from crawler.text.dateline import (
    Dateline,
    date_dateline,
    find_dateline,
    parse_dateline,
    split_glued_dateline,
)

PUBLISHED = dt.date(2024, 1, 15)

PORTALS = [
    # text before the story, place, date, agency
    ("BEIJING, Nov. 18 (Xinhua) -- ", "Beijing", "2023-11-18", "Xinhua"),
    ("HONG KONG, Jan. 2 (Xinhua) -- ", "Hong Kong", "2024-01-02", "Xinhua"),
    ("BUENOS AIRES, May 10 (Xinhua) -- ", "Buenos Aires", "2024-05-10", "Xinhua"),
    ("XI'AN, Nov. 18 (Xinhua) -- ", "Xi'an", "2023-11-18", "Xinhua"),
    ("XI’AN, Nov. 18 (Xinhua) -- ", "Xi'an", "2023-11-18", "Xinhua"),
    ("ZHUJI, China, Nov. 9 (Xinhua) -- ", "Zhuji, China", "2023-11-09", "Xinhua"),
    ("XI'AN, China, March 27 (Xinhua) -- ", "Xi'an, China", "2024-03-27", "Xinhua"),
    ("MASERU, Lesotho, July 14 (Xinhua) ", "Maseru, Lesotho", "2024-07-14", "Xinhua"),
    ("BEIJING, March 31 (Xinhua) -- ", "Beijing", "2024-03-31", "Xinhua"),
    ("ANTANANARIVO, April 6 (Xinhua) -- ", "Antananarivo", "2024-04-06", "Xinhua"),
    ("HELSINKI, July 8 (Xinhua) -- ", "Helsinki", "2024-07-08", "Xinhua"),
    ("Beijing, June 5 (Xinhua) -- ", "Beijing", "2024-06-05", "Xinhua"),
    ("Shenzhen, January 20 (Xinhua) - ", "Shenzhen", "2024-01-20", "Xinhua"),
    ("Jan. 10 (Xinhua) -- ", None, "2024-01-10", "Xinhua"),
    ("KUALA LUMPUR, Oct. 27 (Xinhua) — ", "Kuala Lumpur", "2023-10-27", "Xinhua"),
    ("OSH, Kyrgyzstan,   (Xinhua) — ", "Osh, Kyrgyzstan", None, "Xinhua"),
    ("BEIJING, Dec. 8 -- ", "Beijing", "2023-12-08", None),
    ("BEIJING - ", "Beijing", None, None),
    ("LOS ANGELES - ", "Los Angeles", None, None),
    ("BEIJING -- ", "Beijing", None, None),
    ("WASHINGTON\xa0 — ", "Washington", None, None),
    ("URUMQI-", "Urumqi", None, None),
    ("XI'AN—", "Xi'an", None, None),
    ("SYDNEY/BEIJING, Feb 9 (Reuters) - ", "Sydney/Beijing", "2024-02-09", "Reuters"),
    ("BEIRUT/THE HAGUE, March 7 (Reuters) - ", "Beirut/The Hague", "2024-03-07", "Reuters"),
    ("ANYANG/SANGPO, China (Reuters) – ", "Anyang/Sangpo, China", None, "Reuters"),
    ("BEIJING, Jan. 15, 2024 /PRNewswire/ -- ", "Beijing", "2024-01-15", "PRNewswire"),
    ("BEIJING, Sept. 20, 2024 /PRNewswire/ — ", "Beijing", "2024-09-20", "PRNewswire"),
    ("CHENGDU, China, Jan. 15, 2024 /CNW/ --\xa0", "Chengdu, China", "2024-01-15", "CNW"),
    ("PALO ALTO, Calif., April 25, 2016 /CNW/ -- ", "Palo Alto, Calif.", "2016-04-25", "CNW"),
    ("Peking (ots/PRNewswire) -", "Peking", None, "ots/PRNewswire"),
    ("BEIJING, 10 août (Xinhua) -- ", "Beijing", "2023-08-10", "Xinhua"),
    ("(ECNS) -- ", None, None, "ECNS"),
    ("(Reuters) - ", None, None, "Reuters"),
    ("[Xinhua] — ", None, None, "Xinhua"),
    ("(MENAFN- PR Newswire) BEIJING, Jan. 15, 2024 /CNW/ — ", "Beijing", "2024-01-15", "CNW"),
]  # fmt: skip

SOUTH_ASIA = [
    ("ISLAMABAD: ", "Islamabad", None, None),
    ("NEW DELHI: ", "New Delhi", None, None),
    ("LAHORE : ", "Lahore", None, None),
    ("ISLAMABAD, Pakistan: ", "Islamabad, Pakistan", None, None),
    ("SINGAPORE: ", "Singapore", None, None),
    ("HONG KONG: ", "Hong Kong", None, None),
    ("ISLAMABAD/BEIJING: ", "Islamabad/Beijing", None, None),
    ("KATHMANDU, Jan 13: ", "Kathmandu", "2024-01-13", None),
    ("Kathmandu, Jan. 13: ", "Kathmandu", "2024-01-13", None),
    ("KUALA LUMPUR (Jan 13): ", "Kuala Lumpur", "2024-01-13", None),
    ("KARACHI, Jan 13 (APP): ", "Karachi", "2024-01-13", "APP"),
    ("Colombo (LNW): ", "Colombo", None, "LNW"),
    ("PUTRAJAYA, Jan 12 — ", "Putrajaya", "2024-01-12", None),
]  # fmt: skip

OTHERS = [
    ("ASTANA – ", "Astana", None, None),
    ("ASTANA. KAZINFORM – ", "Astana", None, "KAZINFORM"),
    ("BAKU, Azerbaijan, January 13. ", "Baku, Azerbaijan", "2024-01-13", None),
    ("BAKU / Trend / - ", "Baku", None, "Trend"),
    ("ULAANBAATAR, January 13 /MONTSAME/. ", "Ulaanbaatar", "2024-01-13", "MONTSAME"),
    ("TASHKENT (UzDaily.com) -- ", "Tashkent", None, "UzDaily.com"),
    ("TAPA COUNTY, Calif. (KXYZ) -- ", "Tapa County, Calif.", None, "KXYZ"),
    ("ST VITALIA, Jamaica — ", "St Vitalia, Jamaica", None, None),
    ("Dekalb, Ill. — ", "Dekalb, Ill.", None, None),
    ("New York, NY – ", "New York, NY", None, None),
    ("Springfield, Ohio -- ", "Springfield, Ohio", None, None),
    ("Beijing (China) – ", "Beijing (China)", None, None),
    ("BEIJING (China) – ", "Beijing (China)", None, None),
    ("Beijing (China), Jan 12 – ", "Beijing (China)", "2024-01-12", None),
    ("ROCHESTER, N.Y., Jan. 13, 2024 /CNW/ -- ", "Rochester, N.Y.", "2024-01-13", "CNW"),
    ("TASHKENT, Uzbekistan (AP) —", "Tashkent, Uzbekistan", None, "AP"),
    ("BEIJING/ALMATY (Reuters) -", "Beijing/Almaty", None, "Reuters"),
    ("NEW YORK, NY / ACCESSWIRE / January 13, 2024 / ", "New York, NY", "2024-01-13", "ACCESSWIRE"),
]  # fmt: skip

WIRES = [
    ("TAUPO, New Zealand, March 23 - ", "Taupo, New Zealand", "2024-03-23", None),
    ("BOCA RATON, Fla, March 20 - ", "Boca Raton, Fla", "2024-03-20", None),
    ("NEW YORK, Oct 20 -", "New York", "2023-10-20", None),
    ("NEW YORK, Oct 20- ", "New York", "2023-10-20", None),
    ("NEW YORK, OCT 20 - ", "New York", "2023-10-20", None),
    ("NEW YORK, Oct. 20 -- ", "New York", "2023-10-20", None),
    ("NEW YORK, October 20, 1987 - ", "New York", "1987-10-20", None),
    ("NEW YORK, 20 October 1987 - ", "New York", "1987-10-20", None),
    ("LONDON, 10 August (Reuters) - ", "London", "2023-08-10", "Reuters"),
    ("LONDON, Aug 10th - ", "London", "2023-08-10", None),
    ("WASHINGTON, D.C., March 3 - ", "Washington, D.C.", "2024-03-03", None),
    ("WASHINGTON D.C., March 3 - ", "Washington D.C.", "2024-03-03", None),
    ("ST. LOUIS, Mo., March 3 - ", "St. Louis, Mo.", "2024-03-03", None),
    ("St. LOUIS, March 3 - ", "St. Louis", "2024-03-03", None),
    ("ST. PETERSBURG, Fla., Jan. 3 - ", "St. Petersburg, Fla.", "2024-01-03", None),
    ("McLEAN, Va., Jan 3 - ", "McLean, Va.", "2024-01-03", None),
    ("ATLANTA, GA., March 3 - ", "Atlanta, Ga.", "2024-03-03", None),
    ("NEW YORK, NY, March 3 - ", "New York, NY", "2024-03-03", None),
    ("PARIS, FRANCE, March 3 - ", "Paris, France", "2024-03-03", None),
    ("DUBAI, UAE, March 3 - ", "Dubai, UAE", "2024-03-03", None),
    ("E. RUTHERFORD, N.J., March 3 - ", "E. Rutherford, N.J.", "2024-03-03", None),
    ("FRANKFURT, W. Germany, March 3 - ", "Frankfurt, W. Germany", "2024-03-03", None),
    ("WINSTON-SALEM, N.C., March 3 - ", "Winston-Salem, N.C.", "2024-03-03", None),
    ("VANCOUVER, B.C., March 3 - ", "Vancouver, B.C.", "2024-03-03", None),
    ("CALGARY, Alberta, March 3 - ", "Calgary, Alberta", "2024-03-03", None),
    ("PORT-AU-PRINCE, March 3 - ", "Port-au-Prince", "2024-03-03", None),
    ("RIO DE JANEIRO, March 3 - ", "Rio de Janeiro", "2024-03-03", None),
    ("BRADES, Montserrat and Nevis, Jan 3 - ", "Brades, Montserrat and Nevis", "2024-01-03", None),
    ("ABOARD USS OHIO, in the Gulf, Jan 3 - ", "Aboard USS Ohio, in the Gulf", "2024-01-03", None),
    ("ROTTERDAM, The Netherlands, March 3 - ", "Rotterdam, The Netherlands", "2024-03-03", None),
    ("KILLEEN (Texas), March 3 - ", "Killeen (Texas)", "2024-03-03", None),
    ("MARCH, England, March 3 - ", "March, England", "2024-03-03", None),
    ("MAY PEN, Jamaica, MAY 3 - ", "May Pen, Jamaica", "2024-05-03", None),
    ("SAN FRANCISCO and NEW YORK, Jan. 3 - ", "San Francisco and New York", "2024-01-03", None),
    ("SYDNEY / BEIJING, Feb 9 - ", "Sydney/Beijing", "2024-02-09", None),
    ("new york, oct 20 - ", "New York", "2023-10-20", None),
    ("New York, Oct 20 - ", "New York", "2023-10-20", None),
    ("champaign, Ill., Feb 26 - ", "Champaign, Ill.", "2024-02-26", None),
    ("IN AMENAS, Algeria, Jan 17 (Reuters) - ", "In Amenas, Algeria", "2024-01-17", "Reuters"),
    ("PORTLAND, Ore. (AP) — ", "Portland, Ore.", None, "AP"),
    ("Hanoi (VNA) – ", "Hanoi", None, "VNA"),
    ("TOKYO (AP) - ", "Tokyo", None, "AP"),
    ("TOKYO (AP) _ ", "Tokyo", None, "AP"),
    ("LOS ANGELES _ ", "Los Angeles", None, None),
    ("Taipei, Jan. 3 (CNA) ", "Taipei", "2024-01-03", "CNA"),
    ("TOKYO, Jan. 3, Kyodo - ", "Tokyo", "2024-01-03", "Kyodo"),
    ("MOSCOW March 3 TASS - ", "Moscow", "2024-03-03", "TASS"),
    ("TOKYO (AP), Jan. 3 - ", "Tokyo", "2024-01-03", "AP"),
    ("NEW YORK--(BUSINESS WIRE)--", "New York", None, "BUSINESS WIRE"),
    ("TOKYO, Jan. 3 Kyodo - ", "Tokyo", "2024-01-03", "Kyodo"),
    ("MOSCOW, Jan. 3 /TASS/. ", "Moscow", "2024-01-03", "TASS"),
    ("MOSCOW. Jan 3 (Interfax) - ", "Moscow", "2024-01-03", "Interfax"),
    ("ISLAMABAD, Jan 3 (APP): ", "Islamabad", "2024-01-03", "APP"),
    ("Beijing [China], January 3 (ANI): ", "Beijing [China]", "2024-01-03", "ANI"),
    ("New Delhi, Jan 3 (IANS) ", "New Delhi", "2024-01-03", "IANS"),
    ("BEIJING (March 3, 2020) – ", "Beijing", "2020-03-03", None),
    ("LONDON, Monday, Jan. 5 (AP) -- ", "London", "2024-01-05", "AP"),
    ("MEXICO CITY - March 3 - ", "Mexico City", "2024-03-03", None),
    ("Jan. 3, 2024 /PRNewswire/ -- ", None, "2024-01-03", "PRNewswire"),
    ("10 August (Xinhua) -- ", None, "2023-08-10", "Xinhua"),
    ("PEKING, Oct 1 - ", "Peking", "2023-10-01", None),
    ("UNITED NATIONS - ", "United Nations", None, None),
    ("VATICAN CITY - ", "Vatican City", None, None),
]  # fmt: skip

TWO_DATES = [
    ("NEW YORK, Jan. 10-11 (Xinhua) -- ", "New York", "2024-01-10", "Xinhua"),
    ("NEW YORK, Jan. 10/11 (Xinhua) -- ", "New York", "2024-01-10", "Xinhua"),
    ("NEW YORK, Jan. 31-Feb. 1 (Xinhua) -- ", "New York", "2024-01-31", "Xinhua"),
    ("NEW YORK, Jan. 10 and 11 - ", "New York", "2024-01-10", None),
    ("NEW YORK, 10-11 January - ", "New York", "2024-01-10", None),
    ("NEW YORK, Jan. 10-11, 2023 (Xinhua) -- ", "New York", "2023-01-10", "Xinhua"),
]

MISTYPED = [
    ("NEW YORK March 3 - ", "New York", "2024-03-03", None),
    ("LONDON,March 3 - ", "London", "2024-03-03", None),
    ("LONDON ,March 3-", "London", "2024-03-03", None),
    ("LONDON,, March 3 - ", "London", "2024-03-03", None),
    ("LONDON. March 3 - ", "London", "2024-03-03", None),
    ("LONDON, March 3, - ", "London", "2024-03-03", None),
    ("LONDON, March 3 . - ", "London", "2024-03-03", None),
    ("LONDON, March 3 - - ", "London", "2024-03-03", None),
    ("LONDON, March 3_ ", "London", "2024-03-03", None),
    ("  LONDON,  March   3   -  ", "London", "2024-03-03", None),
    ("BATON ROUGE, La.  March 3 - ", "Baton Rouge, La.", "2024-03-03", None),
    ("CAPE CANAVERAL, Fla,March 3 - ", "Cape Canaveral, Fla", "2024-03-03", None),
    ("NEw YORK, MArch 3 - ", "New York", "2024-03-03", None),
    ("NEW york, MARCH 3 - ", "New York", "2024-03-03", None),
    ("BEIJING,Jan.3(Xinhua)--", "Beijing", "2024-01-03", "Xinhua"),
    ("BEIJING, Jan. 3 Xinhua) -- ", "Beijing", "2024-01-03", "Xinhua"),
    ("LONDON, Mach 3 - ", "London", None, None),
    ("LONDON, Ocy 20 - ", "London", None, None),
    ("NEW YORK, 4/3 - ", "New York", None, None),
    ("TOKYO, March - ", "Tokyo", None, None),
    ("LONDON, March 32 - ", "London", None, None),
    ("WASHINGTON, June 31 - ", "Washington", None, None),
    ("BEIJING, Feb. 30, 2024 (Xinhua) -- ", "Beijing", None, "Xinhua"),
    ("BEIJING, 0 March - ", "Beijing", None, None),
]


@pytest.mark.parametrize(
    ("printed", "place", "date", "agency"),
    [*PORTALS, *SOUTH_ASIA, *OTHERS, *WIRES, *TWO_DATES, *MISTYPED],
)
def test_reads_what_is_printed(printed, place, date, agency):
    dateline, rest = parse_dateline(printed + "Trade rose.", PUBLISHED)
    assert (dateline.place, dateline.date, dateline.agency) == (place, date, agency)
    assert rest == "Trade rose."


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("BEIJING, Jan. 13 (Xinhua) -- Trade", "BEIJING, Jan. 13 (Xinhua)"),
        ("BEIJING,\xa0Jan.  13  (Xinhua) -- Trade", "BEIJING, Jan. 13 (Xinhua)"),
        ("OSH, Kyrgyzstan,   (Xinhua) — Trade", "OSH, Kyrgyzstan, (Xinhua)"),
        ("BEIJING, Jan. 15, 2024 /PRNewswire/ -- Trade", "BEIJING, Jan. 15, 2024 /PRNewswire/"),
        ("NEW YORK, Oct 20 -Trade", "NEW YORK, Oct 20"),
        ("BEIJING - Trade", "BEIJING"),
        ("XI’AN, Nov. 18 (Xinhua) -- Trade", "XI’AN, Nov. 18 (Xinhua)"),
        ("BEIJING (March 3, 2020) – Trade", "BEIJING (March 3, 2020)"),
        ("MASERU, Lesotho, July 14 (Xinhua) Trade", "MASERU, Lesotho, July 14 (Xinhua)"),
        ("(MENAFN- PR Newswire) BEIJING, Jan. 15 /CNW/ — A", "BEIJING, Jan. 15 /CNW/"),
    ],
)  # fmt: skip
def test_text_is_what_stands_before_the_dash(printed, text):
    assert parse_dateline(printed)[0].text == text


@pytest.mark.parametrize(
    ("printed", "place", "date"),
    [
        ("NEW YORK, Oct 20 -", "New York", "2023-10-20"),
        ("NEW YORK, Oct 20", "New York", "2023-10-20"),
        ("BOCA RATON, Fla, March 20 - ", "Boca Raton, Fla", "2024-03-20"),
        ("CHEYENNE, Wyo -", "Cheyenne, Wyo", None),
        ("BEIJING - ", "Beijing", None),
        ("London -", "London", None),
        ("Beijing, Jan. 3, 2024", "Beijing", "2024-01-03"),
        ("LITTLE KNOWN, Jan 3", "Little Known", "2024-01-03"),
    ],
)
def test_a_paragraph_may_be_nothing_but_a_dateline(printed, place, date):
    dateline, rest = parse_dateline(printed, PUBLISHED)
    assert (dateline.place, dateline.date, rest) == (place, date, "")


@pytest.mark.parametrize(
    ("printed", "rest"),
    [
        ("LONDON, Oct 20-10 people", "10 people"),
        ("BRUSSELS, MARCH 3-EC ministers", "EC ministers"),
        ('NEW YORK, March 3 -"Trade rose"', '"Trade rose"'),
        ("BEIJING, March 3 (Xinhua) -- (Update) Trade", "(Update) Trade"),
        ("LONDON, March 3 -- -5 pct", "-5 pct"),
        ("URUMQI-Stepping out", "Stepping out"),
        ("LONDON - 21 people were hurt on Monday", "21 people were hurt on Monday"),
        ("LONDON - eBay said on Monday", "eBay said on Monday"),
        ("LONDON - Paris is not far from here", "Paris is not far from here"),
    ],
)
def test_rest_starts_behind_the_dash(printed, rest):
    assert parse_dateline(printed)[1] == rest


@pytest.mark.parametrize(
    ("printed", "published", "date"),
    [
        ("Dec. 31", "2024-01-01", "2023-12-31"),
        ("Jan. 2", "2023-12-31", "2024-01-02"),
        ("Dec. 31", "2023-12-31", "2023-12-31"),
        ("Feb. 29", "2024-03-01", "2024-02-29"),
        ("Feb. 29", "2023-12-31", "2024-02-29"),
        ("Feb. 29", "2025-01-10", None),
        ("Feb. 29", "2026-02-28", None),
        ("Feb. 30", "2024-03-01", None),
        ("July 15", "2024-01-10", "2023-07-15"),
        ("July 5", "2024-01-10", "2024-07-05"),
    ],
)
def test_the_year_is_the_nearest_to_publication(printed, published, date):
    text = f"BEIJING, {printed} (Xinhua) -- Trade"
    published = dt.date.fromisoformat(published)
    assert parse_dateline(text, published)[0].date == date
    undated = parse_dateline(text)[0]
    assert undated.date is None
    assert date_dateline(undated, published).date == date


def test_a_printed_year_is_kept():
    dateline, _ = parse_dateline("BEIJING, Jan. 15, 2019 (Xinhua) -- Trade")
    assert dateline.date == "2019-01-15"
    assert date_dateline(dateline, PUBLISHED) == dateline
    assert date_dateline(Dateline("BEIJING", "Beijing", None, None), PUBLISHED).date is None
    undated = Dateline("BEIJING, Jan. 3", "Beijing", None, None, 1, 3)
    assert date_dateline(undated, None) == undated


@pytest.mark.parametrize(
    ("before", "story"),
    [
        ("A view of the port, 2020. (Xinhua/Zhou Mi)", "GANZHOU, Nov. 13 (Xinhua) -- Trade rose."),
        ("A view of the port. (Xinhua)", "XI'AN, China, May 3 (Xinhua) -- Trade rose."),
        ("A view of the port.", "BEIJING, Jan. 15, 2024 /PRNewswire/ -- Trade rose."),
        ("A view [Photo/Xinhua]", "Beijing, May 3 (Xinhua) - Trade rose."),
        ('They said: "No."', "LONDON, May 3 (Reuters) - Trade rose."),
    ],
)
def test_splits_a_story_off_a_caption(before, story):
    assert split_glued_dateline(f"{before} {story}") == (before, story)


@pytest.mark.parametrize(
    "text",
    [
        "BEIJING, Jan. 15 (Xinhua) -- Trade rose.",
        "ST. PETERSBURG, Russia, Nov. 13 (Xinhua) -- Trade rose.",
        "A view of the port in GANZHOU, Nov. 13 (Xinhua) -- Trade",
        "A view of the port. GANZHOU, Nov. 13 -- Trade",
        "A view of the port. (Xinhua) GANZHOU (Xinhua) -- Trade",
        "A view of the port. Nov. 13 (Xinhua) -- Trade",
        "A view of the port. GANZHOU, Nov. 13 (Xinhua) Trade",
        "It rose by 3 (Xinhua) -- they said. And so on.",
        "",
    ],
)
def test_leaves_other_paragraphs_whole(text):
    assert split_glued_dateline(text) is None


BARE, DATED, WIRE = "BEIJING: Trade rose.", "BEIJING, May 4 -- Trade rose.", "BEIJING (AP) - It is."
QUOTE = "A pull quote that stands above."


@pytest.mark.parametrize(
    ("paragraphs", "index"),
    [
        ([DATED], 0),
        ([QUOTE, DATED], 1),
        ([QUOTE, WIRE], 1),
        ([QUOTE, "Beijing, May 4 -- Trade rose."], None),
        ([QUOTE, "BEIJING - Trade rose in the port on Monday."], None),
        ([QUOTE] * 2 + [DATED], 2),
        ([QUOTE] * 3 + [DATED], None),
        ([QUOTE], None),
        ([], None),
    ],
)
def test_dateline_among_paragraphs(paragraphs, index):
    found = find_dateline(paragraphs)
    assert (found[0] if found else None) == index
    if found:
        assert found[1].place == "Beijing"
        assert found[2] in ("Trade rose.", "It is.")


def test_a_place_before_a_colon_is_a_label_where_others_open_with_one():
    assert find_dateline([BARE, "Trade rose."]) is not None
    assert find_dateline([BARE, "SHANGHAI: Trade fell."]) is None
    assert find_dateline([DATED, "SHANGHAI: Trade fell."]) is not None
