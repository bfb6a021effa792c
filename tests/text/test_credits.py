"""Credits: each form in a table, what only looks like one, and laws."""

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from crawler.text.credits import (
    has_credit,
    is_credit,
    is_credit_below,
    is_credit_of_picture,
    opens_with_credit_label,
    split_caption,
    split_credit,
    strip_brackets,
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
LABELLED = [
    "© Jane Holm",
    "© Jane Holm / Getty Images",
    "(c) Jane Holm",
    "Copyright AP Photo",
    "Copyright Jane Holm",
    "Credit: AFP/Getty",
    "Credit: Jane Holm",
    "Credit: Jane Holm/RegionalHUB",
    "Credit...Jane Holm/The Harbour Times",
    "Credits: Jane Holm/Getty Images",
    "Photo Credit: Jane Holm",
    "Photo Credit : PTI File Photo",
    "Image credit: Jane Holm",
    "Image: © Harbour Collaboration",
    "Image copyright Getty Images",
    "Image source, Getty Images",
    "Photograph: Jane Holm/The Harbour Times",
    "Photograph by Jane Holm",
    "Photography by Jane Holm",
    "Photographer: Jane Holm/Bloomberg",
    "Picture: PA",
    "Picture by Jane Holm",
    "PHOTO: REUTERS",
    "Illustration: Jane Holm",
    "Graphic: Reuters",
    "Courtesy of Harbour Museum",
    "Courtesy Harbour Museum",
    "Courtesy: Harbour Museum",
    "Handout/Harbour Police",
    "Handout via REUTERS",
    "Supplied by Harbour Works",
    "Supplied",
    "File photo",
    "Source: Getty",
    "via REUTERS",
    "Via Reuters",
    "AFP pic",
    "iStock",
    "Getty Images/iStockphoto",
    "AFP via Getty Images",
    "Wikimedia Commons",
    "Jane Holm | Moment | Getty Images",
    "Jane Holm | Getty Images",
    "Jane Holm/Harbour News via AP",
    "Stringer/Anadolu via Getty Images",
    "Jane Holm/GC Images",
    "Jane Holm/Reuters files",
    "AP Photo/Jane Holm",
    "AP Photo/Jane Holm, File",
    "REUTERS/Jane Holm/File Photo",
    "NASA/JPL-Caltech/ASU",
    "@janeholm/Instagram",
]
BELOW_A_PICTURE = [
    "Jane Holm/The Telegraph", "Jane Holm/XYZ", "Jane Holm | XYZ", "Jane Holm/HarbourHub",
    "Jane Holm / Harbour News", "XYZ/ABC", "(XYZ/ABC)", "(Jane Holm/XYZ)", "Video: Jane Holm",
]  # fmt: skip
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


@pytest.mark.parametrize("credit", LABELLED)
@pytest.mark.parametrize("caption", ["A new berth opens.", 'Lin said "No."', "May 3, 2014."])
def test_labelled_credit_after_a_full_stop(caption, credit):
    assert split_credit(f"{caption} {credit}") == (caption, credit)


@pytest.mark.parametrize("credit", [*LABELLED, *BELOW_A_PICTURE])
def test_line_below_a_picture_that_is_its_credit(credit):
    assert is_credit_below(credit)
    assert is_credit(credit) is (credit in LABELLED)
    assert is_credit_of_picture(credit)
    caption, found = split_caption(f"A new berth opens. {credit}")
    assert (caption, strip_brackets(found)) == ("A new berth opens.", strip_brackets(credit))


@pytest.mark.parametrize(
    "text",
    ["Xinhua", "Reuters", "AFP", "A berth in Ningbo", "Jane Holm", "By Jane Holm",
     "Zhang Wei / Li Na",
     "Bank of China / World Bank", "Ships of the line/frigates", "Copied", "The Harbour", "",
     "© 2024 Harbour Media Ltd", "Copyright 2024 The Harbour Times", "© 2024 Jane Holm",
     "© Harbour Media Inc. All rights reserved.", "Source: Xinhua", "Source: Harbour Bureau",
     "Video: Ships leave the port", "Map: the harbour", "pic.twitter.com/MYwRz9euaq",
     "(Edited by Jane Holm)"],
)  # fmt: skip
def test_line_below_a_picture_that_is_no_credit(text):
    assert not is_credit_of_picture(text)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("A coach leaves the hall. — White Star", "A coach leaves the hall.", "White Star"),
        ("A coach leaves the hall. — Dawn", "A coach leaves the hall.", "Dawn"),
        ("A coach leaves the hall — at last", "A coach leaves the hall — at last", None),
        ("Who pays? — A Tale of Four Towns", "Who pays? — A Tale of Four Towns", None),
    ],
)
def test_name_behind_a_dash_in_a_caption(text, caption, credit):
    assert split_caption(text) == (caption, credit)
    assert split_credit(text) == (text, None)


def test_caption_that_is_all_in_brackets_is_a_credit():
    assert split_caption("(The Harbour)") == ("", "The Harbour")
    assert split_credit("(The Harbour)") == ("(The Harbour)", None)
    assert split_caption("(Edited by Jane Holm)") == ("(Edited by Jane Holm)", None)


@pytest.mark.parametrize(
    ("printed", "credit"),
    [("[Photo/VCG]", "Photo/VCG"), ("( Image: PA )", "Image: PA"), ("/AFP", "AFP"),
     ("Image source, PA", "PA"), ("Image copyright Getty Images", "Getty Images"),
     ("— Picture by Lin Qiao", "Picture by Lin Qiao"), ("Lin Qiao", "Lin Qiao")],
)  # fmt: skip
def test_credit_without_what_stands_around_it(printed, credit):
    assert strip_brackets(printed) == credit


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
        ("A berth Photo: VCG", "A berth", "Photo: VCG"),
        ("A berth. Photo credit: port.kz", "A berth.", "Photo credit: port.kz"),
        ("A berth. Photo: Navy press office", "A berth.", "Photo: Navy press office"),
        (
            "A berth. Photo credit: Lin Qiao’s press service",
            "A berth.",
            "Photo credit: Lin Qiao’s press service",
        ),
        ("A berth opens PHOTO: REUTERS", "A berth opens", "PHOTO: REUTERS"),
        ("A berth opens Credit: Lin Qiao/AP", "A berth opens", "Credit: Lin Qiao/AP"),
        ("A berth opens.Photograph: Lin Qiao", "A berth opens.", "Photograph: Lin Qiao"),
        ("A berth opens. — Picture by Lin Qiao", "A berth opens.", "Picture by Lin Qiao"),
        ("A berth opens. — AFP pic", "A berth opens.", "AFP pic"),
        ("A berth in the port AP Photo/Lin Qiao", "A berth in the port", "AP Photo/Lin Qiao"),
        ("A berth. ( Image: Getty Images)", "A berth.", "Image: Getty Images"),
        ("A berth (stock image) (Image: PA)", "A berth (stock image)", "Image: PA"),
        ("Storm reports (NOAA/SPC)", "Storm reports", "NOAA/SPC"),
        ("A berth. (Unsplash)", "A berth.", "Unsplash"),
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
        "The port opened. — Reuters",
        "They praised the picture of unity.",
        "They sold the stock to Getty",
        "The bank gave its first credit",
        "The ships are supplied by Harbour Works.",
        "The book has photographs by Jane Holm.",
        "Talks were held on HIV/AIDS",
        "He leads the largest (USA/China) group.",
        "Sales rose, said Tim Holm. Video: Watch him here",
        "See pic.twitter.com/MYwRz9euaq",
        "The port opened. © 2024 Harbour Media Ltd",
        "It was seen (PHOTOS)",
    ],
)
def test_what_is_no_credit_stays(text):
    assert split_credit(text) == (text, None)
    assert not has_credit(text)


NAMES = st.sampled_from(["Lin Qiao", "Jane Holm", "J. Holm", "Xu Ran and Lin Qiao", "WANG LEI"])
GIVERS = st.sampled_from(["AP", "Xinhua", "Getty Images", "China Daily", "Reuters", "AFP", "VCG"])


@st.composite
def credits(draw):
    """Return a credit as pages print it behind a caption, and what of it the record keeps."""
    name, giver = draw(NAMES), draw(GIVERS)
    label = draw(st.sampled_from(["Photo: ", "Photo by ", "Credit: ", "Image credit: ", "© "]))
    form = draw(st.sampled_from(["slash", "bracket", "square", "label", "bar", "via"]))
    event(form)
    kept = {
        "slash": f"{name}/{giver}",
        "bracket": f"{giver}/{name}",
        "square": f"Photo by {name}/{giver}",
        "label": f"{label}{name}/{giver}",
        "bar": f"{name} | Moment | Getty Images",
        "via": f"{name} via {giver}",
    }[form]
    printed = {"bracket": f"({kept})", "square": f"[{kept}]"}.get(form, kept)
    return printed, kept


CAPTIONS = st.sampled_from(
    ["A new berth opens.", "Ships pass on May 3, 2014.", 'The sign says "No."', "Lin (L) waits."]
)


@given(CAPTIONS, credits())
def test_credits_come_off_whatever_their_form(caption, credit):
    printed, kept = credit
    assert split_credit(f"{caption} {printed}") == (caption, kept)
    assert split_caption(f"{caption} {printed}") == (caption, kept)
    assert split_credit(caption) == (caption, None)


@given(
    st.text(max_size=80),
    st.sampled_from(["[Photo/VCG]", "(Xinhua/Lin Qiao)", "(Photo by Xu Ran/Xinhua)"]),
)
def test_splitting_again_finds_no_more(caption, credit):
    rest, found = split_credit(f"{caption} {credit}")
    assert found
    assert split_credit(rest) == (rest, None)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit",
    ["A ", "(", "[", " ", ".", "/", "A/", "Photo ", "(Xinhua) ", "|", "A | ", "© ", "via ",
     "A via ", "Photo: ", "PHOTO: ", "Credit...", "— ", "A. ", "Photo by A ", "A Photo/"],
)  # fmt: skip
def test_long_runs_of_one_thing_end_at_once(unit):
    text = unit * (100_000 // len(unit))
    assert len(split_credit(text)[0]) <= len(text)
    assert len(split_caption(text)[0]) <= len(text)
    assert not is_credit_of_picture(text)


@given(st.text(max_size=200))
def test_any_text_is_split_without_error(text):
    for split in (split_credit, split_caption):
        caption, credit = split(text)
        assert len(caption) < len(text) if credit else caption == text


@pytest.mark.parametrize(("letters", "is_label"), [(120, True), (121, False)])
def test_a_label_for_listeners_opens_a_short_text(letters: int, is_label: bool) -> None:
    text = "Image source, PA".ljust(letters, "a")
    assert opens_with_credit_label(text) is is_label
    assert not opens_with_credit_label("The source is PA")
