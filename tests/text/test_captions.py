"""Captions, credits, image names and site furniture, each form in a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.captions import (
    CaptionEvidence,
    caption_strength,
    has_credit,
    is_file_name,
    is_site_furniture,
    opens_like_caption,
    split_credit,
)

BRACKETED = [
    "[Photo/VCG]",
    "[Photo/Agencies]",
    "[Photo/Xinhua]",
    "[Photo/cri.cn]",
    "[Photo/CCTV]",
    "[Photo/IC]",
    "[Photo/xinhuanet.com]",
    "[Photo by Lin Qiao/China Daily]",
    "[Photo by Lin Qiao/For China Daily]",
    "[Photo by Lin Qiao/For China Daily/Kong History Museum]",
    "[Photo by Lin Qiao/China News Service]",
    "[Photo by Lin Qiao/chinadaily.com.cn]",
    "[Photo by Lin Qiao/China SCIO]",
    "[Photo by Lin Qiao]",
    "[Photos by Lin Qiao and Xu Ran/China Daily]",
    "[Photo provided to China Daily]",
    "[Photo provided to chinadaily.com.cn]",
    "[Photo: Harbour Museum/WeChat]",
    "[Photo/WeChat ID: harbour-news]",
    "[Provided to China Daily]",
    "[chinadaily.com.cn by Lin Qiao]",
    "[chinadaily.com.cn/by Lin Qiao]",
    "[chinadaily.com.cn]",
    "[VCG]",
    "[Illustration by Xu Ran/China Daily]",
    "(Xinhua/Lin Qiao)",
    "(Xinhua/Lin Qiao, Xu Ran)",
    "(Xinhua)",
    "(XINHUA)",
    "(Xinhua, file photo)",
    "(Photo by Lin Qiao/Xinhua)",
    "(Photos by Lin Qiao/Xinhua)",
    "(Marko Horvat/Pixsell via Xinhua)",
    "(Handout via Xinhua)",
    "(Xinhua/Handout)",
    "(Photo/Xinhua)",
    "(Photo by xinhua)",
    "(photo by Lin Qiao)",
    "(Photo/cctv.com)",
    "(Photo: Xinhua)",
    "(Photo: China News Service/Lin Qiao)",
    "(Photos: People’s Daily)",
    "(eng.chinamil.com.cn/Photo by Lin Qiao)",
    "(Photo by Lin Qiao, People's Daily Online)",
    "(Photo by Lin Qiao/People's Daily Online)",
    "(People's Daily Online/Lin Qiao)",
    "(Photo courtesy of Harbour Museum)",
    "(Photo provided by the organizer)",
    "(Screenshot Photo)",
    "(Pictures from Harbour Museum Blog)",
    "(Photo/Youth.cn)",
    "[Photo/Sipa]",
    "(File photo)",
    "(VCG Photo)",
    "(AP Photo/Ann Holm)",
    "(Photo credit: Lin Qiao)",
    "(China Daily/Lin Qiao)",
    "(Hunan Daily/Lin Qiao)",
    "(新华社记者林桥摄)",
    "（Xinhua/Lin Qiao）",
    "【Photo/VCG】",
]
BARE = [
    "Feng Yongbin / China Daily",
    "FENG YONGBIN/CHINA DAILY",
    "Huang Shulin / For China Daily",
    "Lin Qiao for China Daily",
    "Yao Haiquan / Xinhua",
    "J. Holm / AFP",
    "Xu Ran and Lin Qiao / China Daily",
    "Evan Schneider/UN Photo/Handout via Xinhua",
    "Photo: VCG",
    "Photo: Lin Qiao/GT",
    "Photo: Xinhua",
    "Photo by Lin Qiao / China Daily",
    "Photo by Lin Qiao",
    "Photo by Lin Qiao, People’s Daily Online",
    "Lin Qiao / SHINE",
    "Photo courtesy of the Harbour Museum",
    "Photo provided to China Daily",
    "Provided to China Daily",
    "VCG",
    "Xinhua",
]
SLASHED = [
    "/Reuters Photo",
    "/VCG Photo",
    "/CGTN Photo",
    "/CFP",
    "/VCG",
    "/Xinhua",
    "/Photo via CCTV",
]


@pytest.mark.parametrize("credit", BRACKETED)
@pytest.mark.parametrize("blank", [" ", ""])
@pytest.mark.parametrize(
    "caption", ["A new berth opens.", "A berth in Ningbo", "Lin (L) talks in 2014."]
)
def test_credit_in_brackets_leaves_the_caption(caption, blank, credit):
    assert split_credit(f"{caption}{blank}{credit}") == (caption, credit[1:-1])


@pytest.mark.parametrize("credit", [*BARE, *SLASHED])
@pytest.mark.parametrize(
    "caption", ["A new berth opens.", "Ships pass on July 2, 2014.", 'It says "Welcome."']
)
def test_bare_credit_after_a_full_stop(caption, credit):
    assert split_credit(f"{caption} {credit}") == (caption, credit.removeprefix("/"))


@pytest.mark.parametrize("credit", [*BRACKETED, *BARE, *SLASHED])
def test_caption_that_is_only_a_credit(credit):
    inner = credit[1:-1] if credit[0] in "[(（【" else credit.removeprefix("/")
    assert split_credit(credit) == ("", inner)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("A berth in Ningbo /VCG", "A berth in Ningbo", "VCG"),
        ("A berth opens./VCG Photo", "A berth opens.", "VCG Photo"),
        ("A berth in Ningbo. Photo: VCG.", "A berth in Ningbo.", "Photo: VCG"),
        ("A berth in Ningbo Photo: VCG", "A berth in Ningbo", "Photo: VCG"),
        ("A berth opens.Lin Qiao/Xinhua", "A berth opens.", "Lin Qiao/Xinhua"),
        (
            "A look at the old harbour Lin Qiao / China Daily",
            "A look at the old harbour",
            "Lin Qiao / China Daily",
        ),
        ("A berth [Photo/VCG].", "A berth.", "Photo/VCG"),
        ("A berth opens. [Photo/VCG].", "A berth opens.", "Photo/VCG"),
        ("A berth opens. [Photo/VCG] .", "A berth opens.", "Photo/VCG"),
        ("A berth opens (Xinhua/Lin Qiao).", "A berth opens.", "Xinhua/Lin Qiao"),
        ("A berth opens. ( Xinhua/Lin Qiao )", "A berth opens.", "Xinhua/Lin Qiao"),
        ("Two berths. [Photo/VCG] [Photo/IC]", "Two berths.", "Photo/VCG; Photo/IC"),
        (
            "Two berths. (File photo) (Xinhua/Lin Qiao)",
            "Two berths.",
            "File photo; Xinhua/Lin Qiao",
        ),
        ("Lin (R) and Xu (L). (Xinhua/Lin Qiao)", "Lin (R) and Xu (L).", "Xinhua/Lin Qiao"),
    ],
)
def test_credit_split_in_special_places(text, caption, credit):
    assert split_credit(text) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A berth in Ningbo",
        "Lin Qiao (L)",
        "Lin Qiao (2nd R)",
        "Lin Qiao (C, front)",
        "The harbour (Phase II)",
        "They was [sic]",
        "It opens at 9 am (UTC+8)",
        "The gauge (1,435 mm)",
        "The harbour (photo)",
        "The harbour (pictured)",
        "A show of China Central Television (CCTV)",
        "Reports of the Associated Press (AP).",
        "Officials of Agence France-Presse (AFP).",
        "Chips of artificial intelligence (AI)",
        "Trains run at 350 km/h.",
        "The harbour serves ships and/or trains.",
        "Lin read it in China Daily.",
        "The story was first told by Xinhua.",
        "Photo exports rose. Paper exports fell.",
        "It opened in 2014. Lin Qiao leads it.",
        "Ships come from Brazil / Chile.",
        "A talk at the port Lin / Xu",
        "Seats in Yiwu Lin Qiao / China Daily",
        "He wrote it (see www.example.com)",
        "Prices fell (by 3 percent from May)",
        "Images from satellites help farmers.",
        "Videos by students show the harbour",
        "Photos from Ningbo show the damage",
        "[Video]",
    ],
)
def test_what_is_no_credit_stays(text):
    assert split_credit(text) == (text, None)
    assert not has_credit(text)


OPENERS = [
    "Photo shows the new berth in Ningbo.",
    "Photos show the old and the new berth.",
    "Photo taken on May 3, 2021 shows the berth.",
    "Photo taken with a drone on May 3, 2021 shows the berth.",
    "Photo shot from the air shows the berth.",
    "This photo taken on May 3, 2021 shows the berth.",
    "This file photo shows the berth.",
    "This undated photo shows Lin Qiao at work.",
    "This undated file photo provided by the port shows Lin Qiao.",
    "This aerial drone photo taken on May 3, 2021 shows the berth.",
    "This combo photo shows the berth before and after.",
    "This photo is a combination of two frames.",
    "Aerial photo taken on May 3, 2021 shows the berth.",
    "Aerial photo of the berth.",
    "Aerial view of the berth in Ningbo.",
    "An aerial view of the berth, which was built in 2014.",
    "An aerial photo shows the berth.",
    "An aerial drone photo taken on May 3 shows the berth.",
    "An aerial drone shot of the berth.",
    "A bird's-eye view of the berth.",
    "A drone photo of the berth.",
    "File photo: the berth in 2003.",
    "File photo of the berth.",
    "A file photo of Lin Qiao, who won the prize.",
    "A screengrab from the video.",
    "A screenshot of the harbour's website",
    "Screenshot of the harbour's website",
    "Screenshot taken from the film.",
    "A still from the film.",
    "Combined photo shows two berths.",
    "Combined photo: two berths.",
    "Photo: the berth at night.",
    "Picture: the berth at night.",
    "Caption: the berth at night.",
    "Photo 2: the berth at night.",
    "Photo released by the port on May 3, 2021 shows the berth.",
    "Undated photo shows Lin Qiao.",
    "Pictured are the two berths.",
    "Pictured is a construction site in Kelantan.",
    "In this file photo, Lin Qiao is at work.",
    "In this aerial photo, farmers harvest rice.",
    "The picture shows the berth.",
    "The above photo shows the berth.",
    "A satellite image of the delta.",
    "An infographic shows the growth of the port.",
    "▲ Photo shows the berth.",
    "PHOTO SHOWS THE BERTH.",
]
SCENES = [
    "Visitors view exhibits at the expo in Yiwu, east China's Zhejiang Province, Oct. 21, 2023.",
    "A worker checks a loom at a mill in Hefei on May 3, 2021.",
    "Workers weld a hull at a shipyard in Nantong, Jiangsu province.",
    "A China-Europe freight train leaves the dry port of Xi'an on Nov 2, 2022.",
    "Two cranes load containers at the Port of Lome, Togo, on March 9, 2022.",
    "Children play at a park by the Huangpu in Shanghai.",
    "A giant panda is seen at the Chengdu base on May 3, 2021.",
    "The bridge is pictured at dusk in Chongqing, Aug. 8, 2022.",
    "Lin Qiao (L) shakes hands with Ann Holm in Oslo.",
    "Lin Qiao (2nd R, front) of Team Ningbo competes during the final in Hangzhou, Sept. 30, 2023.",
    "Ann Holm, left, and Lin Qiao sign the papers in Oslo.",
    "From left: Ann Holm, Lin Qiao and Xu Ran in Oslo.",
    "Farmers load pears in Changli County, north China's Hebei Province, Sept. 23, 2023. The pear"
    " fair was held for the ninth time.",
    "A photo show is held at a lake in Shaoxing, east China's Zhejiang Province, Oct. 4, 2019.",
    "Local people catch ducks in Huayuan County, central China's Hunan Province, Sept. 20, 2018.",
    "Students from Laos visit a railway college in Kunming, southwest China's Yunnan Province.",
    "A panoramic view of Lujiazui in Pudong New Area",
    "A night view of the Bund in Shanghai",
    "The booth of a tea house at the fair in Yiwu",
    "A container ship is berthed at the Port of Colombo, Sri Lanka, Jan. 5, 2022.",
    "A chef prepares noodles at a restaurant in Lanzhou, Gansu province, on July 12.",
    "Passengers board the first train at Vientiane Station in Laos on Friday.",
    "An engineer tests a robot at a lab in Hangzhou on Tuesday afternoon.",
    "Guests attend the opening ceremony of the forum in Qingdao, Shandong province, June 8, 2022.",
    "Lin Qiao, chairman of the board, delivers a keynote speech at the forum.",
    "Ann Holm poses for a photo with students.",
    "The railway crosses the Mekong River in this aerial photo.",
    "Actors perform a dragon dance in front of the town hall in Arusha, Tanzania.",
]
STORY = [
    "The port handled 1.2 million containers last year, up 8 percent from 2022.",
    "The roundtable was held in Shanghai on March 19.",
    "A roundtable co-organized by two financial cities convened in Shanghai on March 19.",
    "The bridge opened to traffic on Oct. 24, 2018.",
    "The two sides signed the agreement in Geneva, Switzerland, Nov. 21, 2022.",
    '"We are pleased with the results," said Lin Qiao, head of the port.',
    "Lin Qiao, head of the port, said trade with Laos is growing.",
    "According to the customs office, exports rose in May.",
    "He added that visitors come from 40 countries.",
    "NINGBO, May 3 (Xinhua) -- Visitors view exhibits at the new museum.",
    "SHANGHAI - Workers are building a new berth in Pudong.",
    "Photo exports rose 5 percent, the customs office said.",
    "Photo exports rose 5 percent in May.",
    "Photographers from 40 countries came to Ningbo.",
    "Photography is her life.",
    "Photos of the scene went viral within hours.",
    "Pictures of the old town hang in every shop.",
    "A photo of the two founders hangs on the wall of the office.",
    "An aerial view of the site showed that half the berths were empty.",
    "A screenshot of the chat was shared two million times.",
    "A view of history shared by both sides is the basis of trust.",
    "The picture is far from complete.",
    "This photo won the first prize in 2019.",
    "The image of the city has changed.",
    "China is seen as a key market.",
    "Growth is seen in all sectors of the economy.",
    "The move is seen by analysts as a signal to investors.",
    "Visitors to the museum can try on costumes of the Tang Dynasty.",
    "Workers now earn twice as much as ten years ago.",
    "Farmers sell their tea online and earn 3,000 yuan more a year.",
    "Students usually spend a year in Kunming.",
    "More than 300 students attend the school.",
    "Trains run daily between Xi'an and Hamburg.",
    "The train leaves Xi'an every Monday.",
    "The expo runs until Nov. 5, 2023.",
    "The fair runs from Oct. 21 to 24, 2023.",
    "The deadline for entries will be May 3, 2024.",
    "Only visitors with a ticket enter the hall in Yiwu.",
    "In Yiwu, visitors view exhibits from 40 countries.",
    "At the expo in Yiwu, a robot pours coffee.",
    "It is the first time that the fair takes place in Yiwu.",
    "They work at a mill in Hefei.",
    "We hope to see more visitors in Yiwu.",
    "After the talks, the ministers visited a mill in Hefei on May 3, 2021.",
    "During the visit, Lin met Ann Holm in Oslo.",
    "Last year, the port opened four routes to Africa.",
    "Since 2013, the two countries have built six bridges.",
    "The Belt and Road Initiative was proposed in 2013.",
    "The project covers 40 hectares and has cost 3 billion yuan.",
    "The company plans to open a plant in Hungary.",
    "The company aims to double its output by 2025.",
    "The plant makes 300 looms a year and exports most of them to Asia.",
    "The railway links Vientiane with Kunming.",
    "The museum displays 2,000 coins.",
    "The museum has 2,000 coins on display.",
    "The port serves 600 ports in 200 countries.",
    "Officials from both sides attended the launch on Friday.",
    "Experts from home and abroad gathered in Chengdu on Friday.",
    "Leaders of the two countries agreed on a new route in Astana.",
    "Tourists spent 4 billion yuan in the city during the holiday.",
    "Residents hope for a second bridge.",
    "Cooperation deepens in Southeast Asia",
    "New routes, new hopes",
    "New model for growth in Southeast Asia",
    "A bridge of trust",
    "Workers first",
    "What does the future hold?",
    "Here are the main points:",
    "1. Trade in services",
    "Yet the road is long.",
    "But trains still leave Xi'an on time.",
    "Many visitors come from Laos.",
    "One of them is Lin Qiao, a farmer in Yunnan.",
    "For Lin Qiao, tea is a way of life.",
    'The sign reads "Welcome to Yiwu."',
    "The first phase opened in 2014. The second opened in 2020. The third will open in 2026.",
    "Lin Qiao left for Oslo in 2014.",
    "Lin Qiao speaks three languages.",
    "Lin Qiao often gives a speech at her old school.",
    "Artists from 60 countries create textiles, Lin Qiao reports in Chengdu.",
    "The delegation visited six companies in Lujiazui.",
    "Representatives of the company were present at the meeting.",
    "The train is coming.",
    "In March, trains will run over this route and stop here for the first time.",
    "Working fathers in Jiangsu can now take 30 days of paid leave.",
    "Most amateur cyclists ride for enjoyment.",
    "A private home in an old lane has welcomed a group of rare guests.",
    "She teaches at a college in Kunming.",
    "Teachers at the college told visitors that classes are full.",
    "The city, right at the mouth of the river, has grown fast.",
    "Prices rose in Yiwu (by 3 percent).",
    "The keyword there is patience.",
    "Such farms are a common sight in Yunnan.",
    "Goods leave the warehouse within a day and reach Hamburg in two weeks.",
    "The berth is expected to open in May 2025.",
    "Ningbo is a city in Zhejiang.",
    "The harbour is open all year.",
    "There are 31 of its kind in the province.",
    "Members of the chamber visit China twice a year.",
]


@pytest.mark.parametrize("text", OPENERS)
def test_openers_are_strong_evidence(text):
    assert opens_like_caption(text)
    assert caption_strength(text) is CaptionEvidence.STRONG


@pytest.mark.parametrize("text", SCENES)
def test_scenes_are_weak_evidence(text):
    assert caption_strength(text) is CaptionEvidence.WEAK


@pytest.mark.parametrize("text", STORY)
def test_story_gives_no_evidence(text):
    assert not opens_like_caption(text)
    assert caption_strength(text) is CaptionEvidence.NONE


@pytest.mark.parametrize("credit", ["[Photo/VCG]", "(Xinhua/Lin Qiao)", "/VCG Photo"])
@pytest.mark.parametrize("text", ["The harbour.", "Lin said so.", "The fair was held in 2019."])
def test_credit_is_strong_evidence(text, credit):
    assert caption_strength(f"{text} {credit}") is CaptionEvidence.STRONG


def test_story_signed_by_its_agency_is_no_caption():
    assert caption_strength("Trade will grow, Lin said. (Xinhua)") is CaptionEvidence.NONE
    assert caption_strength("A new berth in Ningbo. (Xinhua)") is CaptionEvidence.STRONG


@pytest.mark.parametrize(
    "name",
    ["jiaozi.jpeg", "1.jpg", "微信图片_20240113.png", "W020240113.JPG", "IMG 2041 (1).jpg",
     "Chengdu at night.webp", "a-b_c.d.gif", "photo[2].PNG", "0023ae9bd8b31dfb2b4a03.jpg"],
)  # fmt: skip
def test_file_name(name):
    assert is_file_name(name)


@pytest.mark.parametrize(
    "text",
    ["", "visit example.com", "He saved it as a.jpg", "Open the file named b.png", "jpg", ".",
     "a.jpg.", "https://example.com/a.jpg", "The report is in c.pdf", "Read more"],
)  # fmt: skip
def test_what_is_no_file_name(text):
    assert not is_file_name(text)


FURNITURE = """
    /images/logo.png https://a.cn/xinhua-logo.png /img/logo_white@2x.png zxcode_20240113.jpg
    /qrcode.png /i/ewm2.jpg /share_wechat.png icon-facebook-32x32.png /weibo.gif twitter.png
    /a/spacer.gif 1x1.gif /btn_close.png /arrow-right.png /u/avatar/23.jpg /ads/728.jpg
    /templates/silkroad/en2017/top.jpg data:image/gif;base64,R0lGODlh /x/photo.svg /favicon.ico
    https://hm.baidu.com/hm.gif?si=1 https://rt.prnewswire.com/rt.gif?a=b /img/banner.jpg
    shareIcon.png
    /resource/share_icon/mail@3x.png /resource/share_icon/copy@3x.png /img/LI_share.jpg
    /img/location.png /i/print.gif /i/FollowUs.png /i/email@2x.png
    /a/social-icons/x.png /uploads/responsive-icon/a.png /wp-content/plugins/b/play.png
    /wp-content/themes/c/line.png /u/authors/jane.jpg /blog_author_54x46/doe.jpg
    /biography-images/jane.jpg /Author%20photos/Simon.png /img/newsletters/Breaking1.png
    /img/newsletter-signup.jpg /img/app-store-badge.png /img/google-play-badge.webp
    /img/download-on-the-app-store-badge.png /i/border1c.jpg /a/Press-115x115.png
    /a/jane.jpg?w=60&h=60 /images/square_140/jane.jpg //2.gravatar.com/avatar/ab?s=400
    renderTimingPixel.png
"""


@pytest.mark.parametrize("src", FURNITURE.split())
def test_site_furniture_by_address(src):
    assert is_site_furniture(src, None, None, None)


PICTURES = """
    https://a.cn/att/20190325/0023ae9bd8b31dfb2b4a03.jpg jiaozi.jpeg 1.jpg logo-design-expo-2023.jpg
    logistics.jpg silicon-valley.jpg shareholders.png advance.jpg roadshow.jpg iconic-bridge.jpg
    /images/202403/26/66.jpeg wechat-headquarters-shenzhen.jpg /2024/ad-200-coin.jpg
    banner-raised-at-summit.jpg icon-of-the-seas.jpg location-of-the-mine.png mail-train.png
    author-signs-books.jpg /2024/authors-of-the-plan-meet-in-oslo/a.jpg badge-of-honor.jpg
    newsletter-of-1923-found.jpg share-of-trade.png phone.jpg map.png print-works.gif
    /a/port-1024x768.jpg /a/port.jpg?w=800&h=800 /images/square_620/port.jpg
    /a/port-300x300.jpg play-in-the-park.png
"""


@pytest.mark.parametrize("src", PICTURES.split())
def test_pictures_of_a_story(src):
    assert not is_site_furniture(src, None, None, None)


HOSTILE = [
    "http://[", "//[::1", "http://[::1%zz]/a.jpg", "//[::1]:x/a.jpg", "http://a]b[c/a.jpg", "[",
    "http://a:b/a.jpg", "http://a:99999999/a.jpg", "http://u:@[x]:/", "\0", "a\0b.jpg",
    "http://\0/a.jpg", "http://a\u2100b/a.jpg", "\ud800.jpg", "%00%zz%ff.jpg", "http:// /a.jpg",
    " data:image/gif;base64,R0lGODlh", "data:", "javascript:void(0)", "?", "#", "\\\\host\\a.jpg",
]  # fmt: skip


@pytest.mark.parametrize("src", HOSTILE)
@pytest.mark.parametrize("side", [None, -1, 0, 10**30])
def test_hostile_addresses_are_judged_without_error(src, side):
    assert is_site_furniture(src, src, side, side) in (True, False)
    assert not is_file_name(f"{src} and more")


@pytest.mark.parametrize(
    "unit", ["a", "/", "%", "aB", "1x1", "a.", "-_", "?", "#", "x:", "%41", "["]
)
@pytest.mark.parametrize("opener", ["", "http://", "//", "data:image/png;base64,"])
def test_endless_addresses_are_judged_at_once(opener, unit):
    src = opener + unit * (100_000 // len(unit))
    assert is_site_furniture(src, src, None, None) in (True, False)
    assert not is_file_name(src)


@pytest.mark.parametrize(
    ("alt", "width", "height", "expected"),
    [
        (None, 1, 1, True),
        (None, 0, None, True),
        (None, None, 2, True),
        (None, 32, 32, True),
        (None, 600, 400, False),
        (None, None, None, False),
        ("QR code", None, None, True),
        ("WeChat", None, None, True),
        ("WeChat users in Yiwu", None, None, False),
        ("logo", 600, 400, True),
        ("Email this to someone", None, None, True),
        ("Share on Facebook", None, None, True),
        ("Follow us on X", None, None, True),
        ("Download on the App Store", None, None, True),
        ("Sign up for our newsletter", None, None, True),
        ("Share of trade with Asia", None, None, False),
        ("Follow the river to Oslo", None, None, False),
        ("Sign at the port", None, None, False),
        (None, 96, 96, True),
        (None, 150, 150, True),
        (None, 300, 300, False),
        (None, 150, 100, False),
        (None, 728, 90, True),
        (None, 1200, 300, False),
    ],
)
def test_site_furniture_by_size_and_alt(alt, width, height, expected):
    assert is_site_furniture("/a/66.jpg", alt, width, height) is expected


def test_large_picture_named_after_a_logo_is_the_storys():
    assert is_site_furniture("/a/logo.jpg", None, 200, 60)
    assert not is_site_furniture("/a/logo.jpg", None, 900, 600)


@pytest.mark.parametrize(
    "unit",
    ["A ", "(", "[", " ", ".", "/", "A/", "Photo ", "Photo taken on ", "(Xinhua) ", ", left"],
)
def test_long_runs_of_one_thing_end_at_once(unit):
    text = unit * (100_000 // len(unit))
    assert len(split_credit(text)[0]) <= len(text)
    assert caption_strength(text) is CaptionEvidence.NONE
    assert not is_file_name(text)
    assert is_site_furniture(text, text, None, None) in (True, False)


@given(
    st.text(max_size=80),
    st.sampled_from(["[Photo/VCG]", "(Xinhua/Lin Qiao)", "(Photo by Xu Ran/Xinhua)"]),
)
def test_splitting_again_finds_no_more(caption, credit):
    rest, found = split_credit(f"{caption} {credit}")
    assert found is not None
    assert split_credit(rest) == (rest, None)


@given(st.text(max_size=200))
def test_any_text_is_judged_without_error(text):
    caption, _ = split_credit(text)
    assert len(caption) <= len(text)
    assert caption_strength(text) in CaptionEvidence
    assert is_file_name(text) in (True, False)


@given(st.text(max_size=100))
def test_any_address_is_judged_without_error(src):
    assert is_site_furniture(src, src, 10, None) in (True, False)
