"""Pictures of a story and pictures of the site, told by names, sizes and what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.pictures import (
    _is_furniture_folder,
    _is_too_small,
    is_file_name,
    is_site_furniture,
)


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
        ("Share - WeChat", None, None, True),
        ("Share: e-mail", None, None, True),
        ("Share - X", None, None, True),
        ("Share - holders meet in Yiwu", None, None, False),
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


@given(st.text(max_size=100))
def test_any_address_is_judged_without_error(src):
    assert is_site_furniture(src, src, 10, None) in (True, False)
    assert is_file_name(src) in (True, False)


@pytest.mark.parametrize(
    ("width", "height", "is_small"),
    [
        (3, None, True),
        (4, None, False),
        (None, 3, True),
        (None, 4, False),
        (48, 48, True),
        (48, 49, False),
        (49, 48, False),
        (600, 100, True),
        (599, 100, False),
        (606, 101, False),
    ],
)
def test_sizes_that_no_picture_of_a_story_has(width, height, is_small) -> None:
    assert _is_too_small(width, height) is is_small


@pytest.mark.parametrize(
    ("folder", "is_furniture"),
    [
        ("icons", True),
        ("siteIcons", True),
        ("quay-icons", False),
        ("author-of-the-quay", True),
        ("author-of-the-old-quay", False),
        ("quay", False),
    ],
)
def test_folders_of_the_site(folder: str, is_furniture: bool) -> None:
    assert _is_furniture_folder(folder) is is_furniture
