"""What only looks like a dateline: labels, captions, scores, speakers, headings."""

import datetime as dt

import pytest

from crawler.text.dateline import parse_dateline

PUBLISHED = dt.date(2024, 1, 15)

FALSE_FRIENDS = """\
2000 BC -- the age of bronze
CIIE - the import fair - opened
PLA -- the army
GDP - gross domestic product
GDP (gross domestic product) - the sum
PLA (People's Liberation Army) - the army
NATO - the alliance
BRICS - five countries
ASEAN - ten countries
UN - the organisation
U.S. - the country
EU - the union
Q - Why?
A - Because.
The plan - first aired in May - was dropped
Last May - the month of the fair
On Jan. 3 - the day
ON JAN. 3 - THE DAY
Monday, Jan. 5 - the day
In Beijing on Jan. 3 - a cold day - trade stood still
The Plan, Jan. 3 - first draft
Smith, Jan. 3 - a letter
Children in Beijing, Jan. 3 (Xinhua) -- at play
Photo taken in Beijing, Jan. 3 (Xinhua) -- shows a road
Photo taken on Jan. 3, 2020 shows a road
Beijing - the capital
Shanghai - the city that never sleeps
Shanghai - The city
SHANGHAI - the city that never sleeps
LONDON - PARIS
LONDON - Paris
BEIJING - NEW AIRPORT OPENS
SHANGHAI-Hong Kong stock connect
BEIJING-Tianjin railway
U.S.-China trade
MS-DOS, MS-Windows and others
CHINA - 45
CHINA - 45 gold
CHINA, Japan 3 - Korea 1
CHINA, 45 - Korea 40
Manchester United 2 - Arsenal 1
TABLE 2 - Exports
TABLE - Exports
PRICE - 45 yuan
DATE - May 3
TIME - 10:00
TOTAL - 45
SEPTEMBER 11 - A DAY
WORLD CUP June 5 - kick-off
CIIE - Nov. 5 - the opening
Apple Inc (Reuters) - shares rose
May 18 - Trade rose
May 18 (Friday) - Trade rose
$45 - the price
-- one of 31 of its kind --
CPEC: The corridor is ten years old
Q: Who built the port?
JANE DOE: The port is a success
NOTE: The port is closed today
WASHINGTON: I think the port is a success.
SYDNEY: Well, the port was a success.
PARIS: What became of the port?
CHINA: Trade rose by 3 percent in March
GEORGIA: The port is a success
ISLAMABAD: 45
ISLAMABAD: LAHORE
ISLAMABAD: A History
ISLAMABAD: the port is a success
MILAN 2, ROMA 1: The derby was a draw
Islamabad: The port is a success
Beijing – The port is a success
Sanaa – the capital – fell on Monday
Beijing, China – the capital – grew
China, Russia – Partners in trade
Beijing (China) – the capital – grew
Jane Doe, Ohio – The senator spoke
JANE DOE / ACCESSWIRE was there
Port of Gwadar, Pakistan, January 2024
Visitors look at a model of the new train at an expo in Shenzhen, China, Jan. 12, 2024
VISITORS LOOK AT A MODEL OF THE NEW TRAIN IN SHENZHEN, CHINA, JAN. 12, 2024
A cyclist rides past a shop in La Paz, Bolivia, Nov. 19, 2019
Cyclists ride past a shop in La Paz, Bolivia, Nov. 19, 2019.
The railway station in Almaty, Kazakhstan, Jan. 12, 2024
Almaty Railway Station, Kazakhstan, Jan. 12, 2024
VISITORS TOUR EXPO, Jan. 12, 2024
New trains in Almaty, Jan. 12, 2024
Lin Qiao speaks in Oslo, Norway, Jan. 12, 2024 (Xinhua)
Shanghai. Jan. 12, 2024. The port is a success
-
(Beijing) -- Trade rose
(Photo) -- Trade rose
(Xinhua) -- trade rose
(Xinhua) --
(Xinhua) Trade rose

Trade rose by 3 percent in March - the best month in two years
""".splitlines()


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friends_are_no_datelines(text):
    assert parse_dateline(text, PUBLISHED) == (None, text)
