"""Which names are places, which are countries, states or provinces."""

from functools import lru_cache

from crawler.data.gazetteer import find_regions, fold_name, is_town_name
from crawler.text.capitals import ordinary_capitals, title_case_name
from crawler.text.wordlists import read_names, read_words

__all__ = ["is_place", "is_region", "is_town", "ordinary_capitals", "title_case_name"]

_CITY_STATES = read_names(
    "andorra, djibouti, gibraltar, hong kong, luxembourg, macao, macau, monaco, new york, quebec,"
    " san marino, singapore, victoria, washington"
)
"""Countries and provinces that are towns as well."""

_MORE_OFTEN_WORDS = read_words("""
airport alliance along angles annex anthem as asia august bacon bad bag baker bank bar battle
battlefield bay beacon bear bell best boom booth bow brick bride bright butterfly buy can casino cat
celebration center central cents chamber champion change citrus cocoa coin college come commerce
concord converse countryside crystal darling date deal delta downside downtown drama eagle economy
engineer enter enterprise eureka fate federal fleet flora forest freshwater fully gap gateway glance
globe god golden grange grave green hail hard harvest hat hazard hillside hire hit holiday homeland
hook hope hub humble independence jam justice keystone lakes lander landing lazy leader legacy lens
liberal liberation liberty line lively long made man manage manga marathon march marina marks mason
media mega metro midstream mile mine mission mobile mold monster monument most mound much nato noble
normal oasis of officer opera opportunity orange ore pace panorama paper paradise paramount parole
pearl peer pen perseverance pest plantation plaque plunge police poll pop price progress prospect
prosper punch race reading real republic reserve retreat rich ridge riverside run saga sake sale
sales salon salt same sandwich savage save say sedan semi shaft shaping shields shoreline side silly
sin ski spa sparks spring springs stone store street success summit sunrise sunset sunshine superior
surprise tactic talent tame tank tapes temple time to torrent trail turbo twist uk un union
university us usa valley vice vista wake warden wedding welcome wheeling wilderness winters worth
young
""")
"""Towns and short names that, alone before a dash, are a label or an abbreviation more often."""


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Tell whether `name` is a place that the gazetteer knows.

    Case, accents, apostrophes, full stops and hyphens do not matter. Places may be joined by
    slashes (all must be known) and carry qualifiers after commas, which must be regions or known:
    `Anyang/Sangpo, China`. Names that are more often words (`TIME`, `NATO`) are no places.
    """
    towns, *qualifiers = name.split(",")
    if qualifiers and is_region(qualifiers[-1]):
        return True
    return not qualifiers and all(_is_known(town) for town in towns.split("/"))


@lru_cache(maxsize=1024)
def is_region(name: str) -> bool:
    """Tell whether `name` is a country, state or province, or an abbreviation of one."""
    return find_regions(name) is not None


@lru_cache(maxsize=1024)
def is_town(name: str) -> bool:
    """Tell whether `name` is a town that the gazetteer knows, or several joined by slashes.

    As `is_place`, but a country or province is none unless it is a city as well: `Singapore`.
    """
    towns, *qualifiers = name.split(",")
    if qualifiers and not is_region(qualifiers[-1]):
        return False
    return all(
        _is_known(town) and (not is_region(town) or fold_name(town) in _CITY_STATES)
        for town in towns.split("/")
    )


def _is_known(name: str) -> bool:
    key = fold_name(name)
    return key not in _MORE_OFTEN_WORDS and (
        is_town_name(name) or (len(key) > 4 and is_region(name))
    )
