"""Invented stories and what becomes of them elsewhere: the truth that clusters are measured on.

A story is written once; others cut it, add to it, change words, headline or lead. What must stay
apart are other reports of the same event, which quote the same speakers, and digests that repeat
several stories.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.schemas.late import make_line

PORTALS = ("silkroad", "chinadaily", "people", "ecns", "dawn", "globaltimes")

_PLACES = """Gwadar Khorgos Piraeus Mombasa Djibouti Colombo Hambantota Kyaukpyu Vientiane Bandung
Budapest Belgrade Almaty Tashkent Samarkand Urumqi Kashgar Chongqing Chengdu Lianyungang Qingdao
Duisburg Hamburg Rotterdam Lodz Minsk Baku Tbilisi Aktau Osh Dushanbe Lahore Karachi Dhaka
Chittagong Yangon Phnom-Penh Sihanoukville Kuantan Jakarta Davao Port-Moresby Suva Lusaka Lobito
Nairobi Addis-Ababa Khartoum Suez Tangier Abidjan Lagos Kribi Luanda Maputo""".split()
_FIRMS = """harbour rail freight power water cement textile fishery timber grain cable turbine
satellite battery bridge tunnel airport customs insurance credit survey dredging tyre glass fruit
coffee cotton copper lithium marble""".split()
_BODIES = "authority company office union ministry bureau fund institute chamber consortium".split()
_GOODS = """containers turbines locomotives wagons cranes solar-panels buses pumps transformers
tractors looms seedlings cables pipes tyres boats bricks looms silos lorries lamps meters beds
desks books lenses sensors antennas greenhouses beehives""".split()
_VERBS = """delivered ordered tested repaired insured shipped counted leased unloaded replaced
inspected donated financed assembled registered auctioned stored painted weighed
exchanged""".split()
_TIMES = """on-Monday last-week in-the-spring before-dawn after-the-flood this-month in-two-stages
within-a-year since-January at-the-weekend during-the-fair over-the-holiday""".split()
_NAMES = """Amina Borislav Chen Dilnoza Emeka Farida Goran Hassan Ilias Jamila Kanat Leyla Mwangi
Nadia Otieno Pavel Qasim Rahul Sadia Tamar Umar Vesna Wanjiru Xenia Yusuf Zainab""".split()
_SURNAMES = """Adeyemi Bekova Cvetkovic Duarte Erlan Fofana Gunawardena Haidari Ismailov Juma
Karimov Lindqvist Mensah Novak Okafor Perera Qureshi Rakhimov Sokolov Tesfaye Usmanov Vieira
Wekesa Yildiz Zhumabayev""".split()
_FILLERS = """steadily quietly twice thoroughly together locally early cheaply openly jointly
carefully slowly safely partly abroad upstream inland offshore nearby overnight""".split()


@dataclass(frozen=True, slots=True)
class Report:
    """One text at one address. `story`: the number of what it tells; the same is the same text."""

    story: int
    headline: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """How long it is."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


def write_story(random: Random, number: int) -> Report:
    """Return a story of 150 to 600 words."""
    paragraphs = tuple(_write_paragraph(random) for _ in range(random.randint(5, 12)))
    return Report(number, _write_sentence(random)[:70], paragraphs)


def cut(random: Random, report: Report, share: float = 0.7) -> Report:
    """Return what is left of a report when its end is cut off, down to a share of its words."""
    kept: list[str] = []
    for paragraph in report.paragraphs:
        if kept and _count(kept) + len(paragraph.split()) > max(1.0, share + 0.05) * report.words:
            break
        kept.append(paragraph)
        if _count(kept) >= share * report.words:
            break
    return replace(report, paragraphs=tuple(kept))


def extend(random: Random, report: Report) -> Report:
    """Return a report with one to three paragraphs of background more."""
    more = tuple(_write_paragraph(random) for _ in range(random.randint(1, 3)))
    return replace(report, paragraphs=report.paragraphs + more)


def reword(random: Random, report: Report) -> Report:
    """Return a report in which some words in a hundred are others."""
    share = random.uniform(0.005, 0.04)
    return replace(
        report,
        paragraphs=tuple(
            " ".join(
                random.choice(_FILLERS) if random.random() < share else word
                for word in paragraph.split()
            )
            for paragraph in report.paragraphs
        ),
    )


def change_headline(random: Random, report: Report) -> Report:
    """Return a report under another headline."""
    return replace(report, headline=_write_sentence(random)[:70])


def change_lead(random: Random, report: Report) -> Report:
    """Return a report that opens with another agency's words."""
    return replace(report, paragraphs=(_write_paragraph(random), *report.paragraphs[1:]))


CHANGES = (cut, extend, reword, change_headline, change_lead)


def reprint(random: Random, report: Report) -> Report:
    """Return a report as another portal has it: unchanged, or changed in one way or two."""
    for change in random.sample(CHANGES, random.choice((0, 1, 1, 1, 2))):
        report = change(random, report)
    return report


def report_anew(random: Random, report: Report, number: int) -> Report:
    """Return another report of the same event, under the same headline.

    Its words are its own, but for what was said: up to a third of it is in the first as well.
    """
    own = write_story(random, number)
    shared: list[str] = []
    for paragraph in random.sample(report.paragraphs, len(report.paragraphs)):
        if _count([*shared, paragraph]) <= own.words / 2:
            shared.append(paragraph)
    paragraphs = [*own.paragraphs[:1], *shared, *own.paragraphs[1:]]
    return Report(number, report.headline, tuple(paragraphs))


def digest(random: Random, reports: list[Report], number: int) -> Report:
    """Return a digest of the week that repeats the first paragraphs of several stories."""
    paragraphs = [text for report in reports for text in report.paragraphs[:3]]
    return Report(number, "The week along the road", tuple(paragraphs))


def write_reports(count: int, seed: int) -> Iterator[Report]:
    """Yield so many reports: stories, a third of which is reprinted, and what resembles them."""
    random = Random(seed)
    written = number = 0
    recent: list[Report] = []
    while written < count:
        number += 1
        story = write_story(random, number)
        reports = [story]
        if random.random() < 1 / 3:
            reports += [reprint(random, story) for _ in range(random.randint(1, 4))]
        if random.random() < 1 / 8:
            number += 1
            reports.append(report_anew(random, story, number))
        recent = [*recent[-4:], story]
        if random.random() < 1 / 50 and len(recent) == 5:
            number += 1
            reports.append(digest(random, recent, number))
        for report in reports[: count - written]:
            yield report
            written += 1


def make_record_line(report: Report, number: int) -> str:
    """Return the line of the record of a report, at the address of that number."""
    portal = PORTALS[number % len(PORTALS)]
    published = dt.date(2020, 1, 1) + dt.timedelta(days=number // 40)
    return make_line(
        portal,
        number,
        headline=report.headline,
        body=list(report.paragraphs),
        published=published.isoformat(),
    )


def _count(paragraphs: list[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _write_paragraph(random: Random) -> str:
    return " ".join(_write_sentence(random) for _ in range(random.randint(1, 4)))


def _write_sentence(random: Random) -> str:
    draw = random.choice
    body = f"{draw(_PLACES)} {draw(_FIRMS)} {draw(_BODIES)}"
    number = random.randint(2, 9_999)
    act = f"{draw(_VERBS)} {number} {draw(_GOODS)}"
    person = f"{draw(_NAMES)} {draw(_SURNAMES)}"
    match random.randrange(6):
        case 0:
            text = f"the {body} {act} {draw(_TIMES)}"
        case 1:
            text = f"according to the {body} workers {draw(_FILLERS)} {act} for {draw(_PLACES)}"
        case 2:
            text = (
                f"we {draw(_FILLERS)} {act} and {draw(_VERBS)} the rest said {person} of the {body}"
            )
        case 3:
            text = f"{person} who heads the {body} said that {draw(_GOODS)} were {draw(_VERBS)} "
            text += f"{draw(_FILLERS)} {draw(_TIMES)}"
        case 4:
            text = f"of {number} {draw(_GOODS)} some {random.randint(2, 99)} percent were "
            text += f"{draw(_VERBS)} in {draw(_PLACES)} {draw(_TIMES)}"
        case _:
            text = (
                f"trade between {draw(_PLACES)} and {draw(_PLACES)} grew by {number} {draw(_GOODS)}"
            )
    text = text.replace("-", " ")
    return f"{text[0].upper()}{text[1:]}."
