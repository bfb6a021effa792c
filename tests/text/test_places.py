"""The gazetteer: which names are places, which are countries, states or provinces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.places import is_place, is_region

PLACES = """\
Beijing
BEIJING
beijing
Xi'an
XI’AN
URUMQI
ÜRÜMQI
Ganzhou
OSH
Davos
Boao
KUALA LUMPUR
Port-au-Prince
PORT AU PRINCE
ST. LOUIS
N'DJAMENA
THE HAGUE
VATICAN CITY
UNITED NATIONS
BOMBAY
PEKING
RANGOON
LENINGRAD
SAIGON
TEHERAN
ALMA-ATA
FRANKFURT
MACAO
PYONGYANG
XIONG'AN
XISHUANGBANNA
CHINA
Kyrgyzstan
Soviet Union
West Germany
TIBET
Sydney/Beijing
ANYANG/SANGPO, China
Boca Raton, Fla
LITTLE KNOWN, Mont.
Washington, D.C.
WASHINGTON DC
NEW YORK, N.Y.
""".splitlines()

NO_PLACES = """\
CIIE
PLA
GDP
NATO
BRICS
ASEAN
UN
EU
U.S.
UK
UAE
TIME
DATE
PRICE
BEST
Q
A
The plan
Beijing/Nowhere Town
LITTLE KNOWN, Nowhere Land
/
,
""".splitlines()


@pytest.mark.parametrize("name", PLACES)
def test_knows_places(name):
    assert is_place(name)


@pytest.mark.parametrize("name", ["", *NO_PLACES])
def test_knows_what_is_no_place(name):
    assert not is_place(name)


@pytest.mark.parametrize(
    "name",
    [
        "Fla", "Fla.", "FLA.", "FL", "Florida", "Calif.", "Mass", "N.J.", "NJ", "N.C.", "D.C.",
        "DC", "N. Dak.", "W. Va.", "W.Va.", "Ont.", "Ontario", "B.C.", "Que", "NSW", "New Zealand",
        "China", "W. Germany", "U.K.", "UAE", "USSR", "Ivory Coast", "Cote d'Ivoire",
        "Turks and Caicos Islands", "the Netherlands", "Inner Mongolia",
    ],
)  # fmt: skip
def test_knows_regions(name):
    assert is_region(name)


@pytest.mark.parametrize("name", ["", "Beijing", "Boca Raton", "in the Gulf", "Xinhua"])
def test_knows_what_is_no_region(name):
    assert not is_region(name)


@given(st.text(max_size=40))
def test_any_text_can_be_asked_for(text):
    assert is_place(text) in (True, False)
    assert is_region(text) in (True, False)
