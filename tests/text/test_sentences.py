"""Sentences as stories are made of: none is a credit, a caption, a label, a byline or noise."""

import datetime as dt

import pytest

from crawler.text.captions import CaptionEvidence, caption_strength, has_credit, split_credit
from crawler.text.dateline import parse_dateline, split_glued_dateline
from crawler.text.dates import find_printed_date
from crawler.text.labels import (
    is_noise,
    parse_keywords,
    parse_source,
    story_end,
    strip_abstract_label,
    strip_end_mark,
)
from crawler.text.people import parse_byline, parse_editors, split_editors

SENTENCES = """\
The port of Mianhua handled 1.2 million containers in the first quarter, up 8.4 percent from a year earlier.
China's imports of soybeans rose by 6.1 percent to 9.13 million tonnes in May, customs data showed on Wednesday.
The 412-km railway, the first to be built to Chinese standards in the region, cut the journey from two days to six hours.
"We used to sell our coffee at the roadside," said Amara Keita, who now runs a shop with nine employees.
"It is a win-win," she said.
He said: "The road has brought us a school, a clinic and, at last, a bus."
Lin Qiao, deputy head of the provincial department of commerce, said the pilot zone would add 30 bonded warehouses by 2027.
According to the Ministry of Transport, 17,360 freight trains ran between China and Europe last year.
The two sides agreed to speed up work on the second phase of the Kalu Bridge, according to a joint statement.
Under the agreement, the lender will provide 480 million U.S. dollars over twelve years.
By the end of June, the zone had attracted 1,204 companies from 56 countries and regions.
By 2030, the province aims to have 2,000 km of high-speed railway in operation.
By linking the inland city with the sea, the corridor has changed how its farmers plan the year.
By then, the old ferry had been out of service for nine months.
By contrast, sales of diesel cars fell 11 percent.
By Friday evening, more than 3,000 visitors had signed the guest book.
By noon on Thursday, Chen and Wu had walked 14 kilometres.
Since its launch in 2013, the initiative has been joined by more than 150 countries.
The Belt and Road Initiative, or BRI, comprises the Silk Road Economic Belt and the 21st Century Maritime Silk Road.
The China (Mianhua) Pilot Free Trade Zone was set up in 2019.
The plant can treat 200,000 cubic meters of water a day (about 80 Olympic pools).
The fund has lent 3.2 billion yuan (about 446 million U.S. dollars) since it was set up.
The company posted revenue of 12 billion yuan ($1.68 billion) in the first half, up 9 percent year-on-year.
The railway is run by the Addo-Tema Railway Company (ATRC).
He is a member of the Communist Party of China (CPC).
Talks were held with the World Bank and the Asian Infrastructure Investment Bank (AIIB).
She worked for the Associated Press (AP) before she opened the tea house.
The film was shown by China Central Television (CCTV) in 2016.
The story was first reported by Xinhua News Agency on Monday.
The survey was carried out by China Daily and Mianhua University.
Xinhua learned from the commission on Tuesday that the rules will take effect in October.
Reuters reported on Friday that talks had been put off.
"The mood has changed," he told Xinhua.
"I was the only woman on the crew," she told China Daily.
In an interview with the Global Times, the scholar called the tariff a mistake.
Wu made the remarks in an article for People's Daily.
The memoir was excerpted in the South China Morning Post.
Share prices of the two shipping lines rose more than 5 percent in Hong Kong.
Shares of the company closed at 14.2 yuan on Thursday.
Share of renewable energy in the grid reached 54 percent.
Sharing experience is what the forum is for, its secretary general said.
Print runs of the atlas have doubled since the road opened.
Printed on silk, the map shows 48 oases between Chang'an and the sea.
Email orders now make up a third of the sales of the workshop.
Facebook and TikTok videos of the dancing robot drew 40 million views.
Twitter users in Lima called the port "the gate".
WeChat Pay and Alipay are now accepted at all 90 stalls.
Comments from readers filled two pages.
Comment on the draft is invited until Sept. 30.
Follow-up talks will be held in Astana.
Follow the river for an hour and you reach the old customs house.
Next year, the two cities will open a third air route.
Next to the terminal stands the old grain silo.
Previous attempts to dig the tunnel failed in 1974 and 1991.
Pages of the log, yellow and torn, tell of a storm in 1911.
More than 60 percent of the trainees are women.
More and more young people choose to work in the county's orchards.
More details will be released next week, the ministry said.
Details of the plan are yet to be settled.
Read aloud in 14 languages, the letter moved the hall to tears.
Watch makers from Geneva opened a school in the new town.
See the mountain once, locals say, and you will come back.
Related industries such as packing and cold storage employ 4,300 people.
Related to this is the question of who pays for the dredging.
Recommended by the village doctor, the tea has become a hit.
Most popular of all is the noodle stall at the east gate.
Most read the signs in Chinese; some only guess.
Trending topics on the platform include camping and old trains.
Top news agencies from 20 countries sent reporters to the fair.
Top stories of the festival were told by shadow puppets.
Hot springs bring the town 300,000 guests a year.
Hot topics at the forum were batteries, bananas and birth rates.
Special reports on the drought were read by all four governors.
Latest news of the convoy came by radio at dawn.
Latest data show that trade between the two sides reached 98 billion U.S. dollars.
Sources of income are few in the high valleys.
Sources close to the talks said that a deal was near.
Source water from the reservoir is tested every four hours.
Source code for the model has been published, said its authors.
Sponsored by the provincial government, the fair drew 900 firms.
Hosted by the city of Mianhua, the conference ran for three days.
Organized by two universities, the camp is now in its ninth year.
Presented in 12 halls, the exhibits range from tractors to telescopes.
Powered by the sun, the pumps lift water 90 meters.
Copyright disputes over the cartoon ended in 2022.
Copyright trading at the book fair rose by a fifth.
All rights of way along the line were settled by March.
All of the 31 stations will be open to traffic by the end of the year.
About us, the elder said, nobody had ever written a song.
Contact between the two ports goes back to the Tang Dynasty (618-907).
Privacy rules for the app were tightened in May.
Mobile phones made in the zone sell in 70 countries.
Keywords such as "green" and "smart" appeared in each of the nine speeches.
Key words in the new law are "openness" and "trust".
Tags on the crates tell when the fruit was picked.
Abstract as it may seem, the formula saves the mill 2 million yuan a year.
Abstract painting is taught at the school, as is ink.
The abstract of the paper has 200 words; the appendix has 900 pages.
Editors from 11 countries visited the printing house.
Editors' choices differ, and so do those of readers.
Editor-in-chief Tang Mo said that the magazine would be printed in Arabic as well.
Edited by a team of nine, the dictionary took 22 years.
Edited volumes of his letters fill two shelves.
The anthology was edited by Lin Qiao and Ann Holm.
The film, edited by Xu Ran, runs for 94 minutes.
The label says it was "edited by hand".
Photo studios in the old town do good business in spring.
Photo albums of the 1950s are kept on the third floor.
Photographs by the miner were shown in nine cities.
Photos of the egret, posted by a ranger, were liked a million times.
Photos from the space station show how the dunes have turned green.
Photo opportunities abound along the boardwalk.
Pictures by pupils line the corridor of the hospital.
Picture a city without horns, the mayor said.
Images from the drone helped to find the two hikers.
Image matters, the consultant said, but price matters more.
Video calls keep the engineers in touch with their families.
Video games, films and opera are among the services exported.
Illustrations for the book were drawn by a shepherd.
Screenshots of the fake notice spread within minutes.
File sharing between the two customs offices began in July.
Aerial spraying of the locusts was halted by wind.
Aerial photography is one of the skills taught at the college.
Drone deliveries to the islands began in 2021.
An aerial survey of the glacier was made in August.
An aerial view of the valley was printed on the new banknote.
A picture of the founder hangs in the hall.
A photo of the bridge won the gold prize.
A view of trade as a zero-sum game helps nobody, he said.
A still pond can hide a strong current, the fisherman said.
A satellite image showed that the lake had grown by 40 square km.
Visitors from Egypt made up the largest group.
Visitors to the cave must leave their lamps outside.
Visitors can taste 60 kinds of noodles at the fair.
Workers at the plant earn about 6,000 yuan a month.
Workers finished the last span on Dec. 20, 2023.
Farmers in the county grow walnuts, pears and saffron.
Students from 31 countries study at the institute.
Trains leave the dry port for Hamburg, Duisburg and Lodz every day.
A train loaded with solar panels left Mianhua on Tuesday for Tashkent.
Two freight trains a day now cross the border at Horgos.
Passengers spent an average of 23 minutes at the border.
Tourists are expected to return in spring.
Children under 12 ride for free.
A worker in the dye house earns twice as much as her father did.
Ships from the port reach 120 countries.
The ship, which left Qinghu on Jan. 3, is due in Mombasa on Jan. 22.
The train, 41 cars long, is seen as a symbol of the new route.
The museum is located at the foot of the Dawu Mountain.
The bridge is 1,140 meters long and 28 meters wide.
The park covers an area of 12 square kilometers.
The hall was designed by a Finnish architect and built by local masons.
The exhibition runs through Oct. 7.
The 5th Mianhua Tea Expo will be held from May 18 to 22, 2025.
The event, held on May 18, 2024, drew guests from 20 countries.
On Jan. 13, 2024, the first ship of the season broke the ice.
In March 2019, the two governments signed a memorandum of understanding.
On Monday, the court heard the first of 14 cases.
Founded in 1952, the school has trained 12,000 train drivers.
Born in 1961 in Qinghu, he learned to mend nets before he could read.
Updated rules on food imports come into force on Jan. 1, 2026.
Published in 2011, the novel has been translated into 19 languages.
Posted to the border at 19, he stayed for 40 years.
Released in May, the report ranks 82 cities.
Time will tell whether the dam was worth it.
Date palms from Tunisia do well in the valley.
The average speed is 120 km/h, and the top speed is 160 km/h.
Exports and/or imports of the listed goods need a licence.
The price fell to 4.2 yuan/kg in the second week of August.
The input/output ratio has doubled, the engineer said.
The 2023/24 season was the best on record.
Growth in the ASEAN+3 economies is forecast at 4.3 percent.
Phase I of the plant opened in 2018, and Phase II in 2023.
The standard (GB/T 19001) applies to all suppliers.
Bids can be filed at the website www.example.org until Friday.
Tickets are sold at https://tickets.example.org and at the gate.
The team of Lin Qiao (China), Ann Holm (Denmark) and Amara Keita (Mali) won.
Wu (right) was the first in the village to plant kiwi fruit, and 60 families followed.
Zhao, left with three hectares, turned to beekeeping.
The committee has four seats left, two of them for women.
Mayor Holm, centre of much criticism in spring, was re-elected in autumn.
The goal, top of the agenda, was met a year early.
The east bank, front line of the flood, was safe by Sunday.
What does the railway mean for a town of 9,000?
Why here, and why now?
Yet not all is well.
The rest is history.
"No way!" he shouted.
"Will it last?" she asked.
"Trade," he said, "is a bridge."
"The sea joins us," Minister Holm said. "It does not part us."
"Where else," asked Keita, "would I find a teacher for my son?"
The answer: patience.
There are three reasons for this:
First, costs have come down by half.
Second, the rules are now the same on both sides of the border.
Last but not least, people trust the brand.
Enditem numbers on the invoices have twelve digits.
The end of the quota system came as a relief.
End users pay nothing for the map.
(The reporter travelled with the convoy for nine days.)
(The author is a researcher at Mianhua University.)
Liu Wen in Lagos and Zhou Yan in Nairobi contributed to this story.
Contact the writers at newsroom@example.org.
The views do not necessarily reflect those of China Daily.
The author is a professor at Qinghu University and a member of the city's council.
""".splitlines()  # noqa: E501 (one sentence a line is what makes the table readable)


def test_there_are_many_sentences():
    assert len(set(SENTENCES)) >= 200


@pytest.mark.parametrize("text", SENTENCES)
def test_sentence_is_neither_caption_nor_credit(text):
    assert caption_strength(text) is CaptionEvidence.NONE
    assert split_credit(text) == (text, None)
    assert not has_credit(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_sentence_is_no_label_and_no_noise(text):
    assert is_noise(text) is None
    assert story_end(text) is None
    assert parse_source(text) is None
    assert parse_keywords(text) is None
    assert strip_abstract_label(text) is None
    assert strip_end_mark(text) == text


@pytest.mark.parametrize("text", SENTENCES)
def test_sentence_names_no_hands(text):
    assert parse_byline(text) is None
    assert parse_editors(text) is None
    assert split_editors(text) is None


@pytest.mark.parametrize("text", SENTENCES)
def test_sentence_has_no_date_line_and_no_dateline(text):
    assert find_printed_date(text) is None
    assert parse_dateline(text, dt.date(2024, 1, 13)) == (None, text)
    assert split_glued_dateline(text) is None
