"""Laws of datelines: what wires print gives back its place, date and agency."""

import datetime as dt
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.text.dateline import parse_dateline, split_glued_dateline
from crawler.text.months import MONTHS
from crawler.text.places import is_place, is_town

PUBLISHED = dt.date(2024, 1, 15)

PRINTED_PLACES = {
    "NEW YORK": "New York", "LONDON": "London", "WASHINGTON": "Washington", "CHICAGO": "Chicago",
    "TOKYO": "Tokyo", "PARIS": "Paris", "BONN": "Bonn", "ZURICH": "Zurich", "GENEVA": "Geneva",
    "HONG KONG": "Hong Kong", "SAO PAULO": "Sao Paulo", "RIO DE JANEIRO": "Rio de Janeiro",
    "BUENOS AIRES": "Buenos Aires", "MEXICO CITY": "Mexico City", "KUALA LUMPUR": "Kuala Lumpur",
    "THE HAGUE": "The Hague", "UNITED NATIONS": "United Nations", "TEL AVIV": "Tel Aviv",
    "PORT-AU-PRINCE": "Port-au-Prince", "ADDIS ABABA": "Addis Ababa", "NEW DELHI": "New Delhi",
    "DAR ES SALAAM": "Dar es Salaam", "XI'AN": "Xi'an", "N'DJAMENA": "N'Djamena",
    "L'AQUILA, Italy": "L'Aquila, Italy", "SAN JUAN, P.R.": "San Juan, P.R.",
    "ST. LOUIS": "St. Louis", "ST. PAUL, Minn.": "St. Paul, Minn.",
    "MT. LAUREL, N.J.": "Mt. Laurel, N.J.", "ABOARD USS SARATOGA": "Aboard USS Saratoga",
    "FT. LAUDERDALE, Fla": "Ft. Lauderdale, Fla", "McLEAN, Va.": "McLean, Va.",
    "WHITE PLAINS, N.Y.": "White Plains, N.Y.", "CHARLOTTE, N.C.": "Charlotte, N.C.",
    "CEDAR RAPIDS, Iowa": "Cedar Rapids, Iowa", "TROY, MICH": "Troy, Mich",
    "OKLAHOMA CITY": "Oklahoma City", "TULSA, Okla.": "Tulsa, Okla.",
    "VANCOUVER, British Columbia": "Vancouver, British Columbia", "TORONTO": "Toronto",
    "STUTTGART, West Germany": "Stuttgart, West Germany", "BAAR, Switzerland": "Baar, Switzerland",
    "WOLFSBURG, W. Germany": "Wolfsburg, W. Germany", "ESPOO, Finland": "Espoo, Finland",
    "LE HAVRE, France": "Le Havre, France", "RUEIL-MALMAISON, France": "Rueil-Malmaison, France",
    "STRATFORD-UPON-AVON, England": "Stratford-upon-Avon, England",
    "JEDDAH, Saudi Arabia": "Jeddah, Saudi Arabia", "ABU DHABI": "Abu Dhabi",
    "PUNTA DEL ESTE, Uruguay": "Punta del Este, Uruguay", "LA PAZ": "La Paz",
    "GRAND TURK, Turks and Caicos Islands": "Grand Turk, Turks and Caicos Islands",
    "KINGSTON, Jamaica": "Kingston, Jamaica", "PORT OF SPAIN": "Port of Spain",
    "ABIDJAN, Ivory Coast": "Abidjan, Ivory Coast", "SYDNEY/TOKYO": "Sydney/Tokyo",
    "TAUPO, New Zealand": "Taupo, New Zealand", "BOCA RATON, Fla": "Boca Raton, Fla",
    "EL PASO, Texas": "El Paso, Texas", "DES MOINES, Iowa": "Des Moines, Iowa",
    "WEST DES MOINES, Iowa": "West Des Moines, Iowa", "WASHINGTON, D.C.": "Washington, D.C.",
    "COEUR D'ALENE, Idaho": "Coeur d'Alene, Idaho", "LAND'S END, Pa.": "Land's End, Pa.",
    "BEIRUT/DAMASCUS, Syria": "Beirut/Damascus, Syria", "LUSAKA": "Lusaka",
}  # fmt: skip
PRINTED_MONTHS = {
    number: [form for name, value in MONTHS.items() if value == number
             for form in (name.title(), name.title() + "." * (len(name) < 5), name.upper())]
    for number in range(1, 13)
}  # fmt: skip
DASHES = [
    " - ",
    " -- ",
    "- ",
    " -",
    " — ",
    "—",
    " – ",
    "  -  ",
    "\xa0- ",
    " --- ",
    ", - ",
    " -",
    "--",
]
AGENCIES = [None, None, None, "Xinhua", "Reuters", "AP", "UPI", "AFP", "Kyodo", "China Daily"]


def print_dateline(rng: random.Random) -> tuple[str, str, str, str | None]:
    """Return a dateline as a wire may print it, its place, date and agency."""
    day = dt.date(1987, 1, 1) + dt.timedelta(days=rng.randrange(300))
    printed, place = rng.choice(list(PRINTED_PLACES.items()))
    month = rng.choice(PRINTED_MONTHS[day.month])
    date = rng.choice([f"{month} {day.day}"] * 12 + [f"{month}{day.day}", f"{day.day} {month}"])
    if rng.random() < 0.1:
        date += rng.choice([", 1987", " 1987"])
    comma = rng.choice([", "] * 20 + [",", " ,", ",  ", ",\xa0", ",, ", "; "])
    agency = rng.choice(AGENCIES)
    bracketed = f" ({agency})" if agency else ""
    return f"{printed}{comma}{date}{bracketed}{rng.choice(DASHES)}", place, day.isoformat(), agency


def test_reads_thousands_of_wire_datelines():
    rng = random.Random(1987)
    published = dt.date(1987, 6, 1)
    wrong = []
    for _ in range(8000):
        printed, *expected = print_dateline(rng)
        dateline, rest = parse_dateline(printed + "Trade rose.", published)
        found = [dateline.place, dateline.date, dateline.agency] if dateline else []
        if found != expected or rest != "Trade rose.":
            wrong.append((printed, found, rest))
    assert wrong == []


SEPARATORS = {
    "agency": [" ({}) -- ", " ({}) — ", "({})--", " /{}/ -- ", " [{}] - ", " ({}): "],
    "dash": [" - ", " -- ", " — ", " – ", "\xa0-- "],
    "colon": [": ", " : "],
}


@st.composite
def datelines(draw):
    """Return what a wire may print before a story, with the place, date and agency it names."""
    form = draw(st.sampled_from(sorted(SEPARATORS)))
    place = draw(st.sampled_from(sorted(PRINTED_PLACES)))
    day = draw(st.none() | st.dates(dt.date(2023, 8, 1), dt.date(2024, 6, 1)))
    agency = None
    if form == "agency":
        agency = draw(st.sampled_from(["Xinhua", "Reuters", "PRNewswire", "Kyodo"]))
    date = ""
    if day:
        month = draw(st.sampled_from(PRINTED_MONTHS[day.month]))
        year = draw(st.sampled_from(["", f", {day.year}", f" {day.year}"]))
        date = ", " + draw(
            st.sampled_from([f"{month} {day.day}{year}", f"{day.day} {month}{year}"])
        )
    separator = draw(st.sampled_from(SEPARATORS[form])).format(agency)
    kind = f"{'dated' if day else 'undated'}, {form}"
    return f"{place}{date}{separator}", kind, (PRINTED_PLACES[place], day, agency)


KINDS = {f"{dated}, {form}" for dated in ("dated", "undated") for form in SEPARATORS}
STORIES = [
    "The port is a success and trade rose.",
    "Trade rose by 3 percent in May.",
    "Eight ships came - two left.",
    '"We are ready," said Lin Qiao, head of the port.',
]


def test_a_printed_dateline_gives_back_its_place_date_and_agency():
    drawn = Counter()

    @settings(max_examples=600, derandomize=True, database=None)
    @given(datelines(), st.sampled_from(STORIES))
    def check(dateline, story):
        printed, kind, (place, day, agency) = dateline
        found, rest = parse_dateline(printed + story, PUBLISHED)
        if found is None:
            # a place that no gazetteer knows is none without a date or an agency beside it
            assert kind == "undated, dash" or kind.endswith("colon")
            assert not is_place(place.partition(",")[0]) or not is_town(place)
            drawn["unknown"] += 1
            return
        assert (found.place, found.agency) == (place, agency)
        assert found.date == (day.isoformat() if day else None)
        assert rest == story
        drawn[kind] += 1

    check()
    assert drawn.keys() >= KINDS
    assert drawn["unknown"] < 60
    assert sum(drawn.values()) >= 500


@st.composite
def misprints(draw):
    """Return a dateline in which a few characters are lost, doubled, or another one."""
    printed, _, _ = draw(datelines())
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(printed) - 1))
        put = draw(st.sampled_from(["", printed[at] * 2, *"(),.-–—/: 13AÉ\xa0\n"]))
        printed = printed[:at] + put + printed[at + 1 :]
    return printed + draw(st.sampled_from(STORIES))


def test_a_misprinted_dateline_gives_an_end_of_the_text_or_the_text_itself():
    read = Counter()

    @settings(max_examples=600, derandomize=True, database=None)
    @given(misprints())
    def check(text):
        dateline, rest = parse_dateline(text, PUBLISHED)
        assert text.endswith(rest)
        split = split_glued_dateline(f"A view of the port. {text}")
        read["split"] += split is not None
        if dateline is None:
            assert rest == text
            return
        read["dateline"] += 1
        read["date"] += dateline.date is not None
        assert dateline.text == " ".join(dateline.text.split())
        assert dateline.place is not None or dateline.agency is not None
        assert dateline.place is None or not any(map(str.isdigit, dateline.place))
        assert dateline.date is None or any(map(str.isdigit, dateline.text))

    check()
    assert read["dateline"] > 200
    assert read["date"] > 80
    assert read["split"] > 20


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text):
    dateline, rest = parse_dateline(text, PUBLISHED)
    assert text.endswith(rest)
    assert dateline is not None or rest == text
    split = split_glued_dateline(text)
    assert split is None or (text.startswith(split[0]) and text.endswith(split[1]))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit",
    ["A, ", "A ", "-", " -", "1", "1 ", "3 (", "3 (A", "Jan. 3 (Xinhua) -- ", "(", ") ", ". A", "/",
     "A/", "BEIJING, ", "BEIJING. ", "Jan. 1-", "\xa0", " \n", "'", "A'", "St. ",
     ")A, May 3 (AP) -"],
)  # fmt: skip
def test_long_runs_are_read_in_linear_time(unit):
    text = unit * (100_000 // len(unit))
    for start in ("", "BEIJING", "BEIJING, Jan. 3 (", "BEIJING, Jan. 3 "):
        parse_dateline(start + text)
    split_glued_dateline(text)
