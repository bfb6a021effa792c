"""Bytes to text: what is declared, what is meant, and what is damaged."""

import codecs
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import UndecodableError
from crawler.reading.encoding import DecodedPage, decode_page, is_binary, read_text

CHINESE = "港口 (Port) 开放“新”航线，双方签署协议。"
ENGLISH = "The port’s café — “open” since 1995–2000…"
HANZI_EXTENSION = "朱镕基 visited 深圳"


def page(text, charset=None):
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}<title>Port</title></head><body><p>{text}</p></body></html>"


def header(charset):
    return f"text/html; charset={charset}" if charset else None


@pytest.mark.parametrize(
    ("text", "meant", "meta", "http", "encoding"),
    [
        (CHINESE, "utf-8", None, None, "utf-8"),
        (CHINESE, "utf-8", "utf-8", "utf-8", "utf-8"),
        (CHINESE, "utf-8", "gb2312", None, "utf-8"),
        (CHINESE, "utf-8", "gb2312", "gbk", "utf-8"),
        (CHINESE, "utf-8", None, "iso-8859-1", "utf-8"),
        (ENGLISH, "utf-8", "gb2312", "windows-1252", "utf-8"),
        (CHINESE, "gb2312", "gb2312", None, "gb18030"),
        (CHINESE, "gb2312", None, "gb2312", "gb18030"),
        (CHINESE, "gbk", "GBK", "GBK", "gb18030"),
        (CHINESE, "gbk", None, None, "gb18030"),
        (CHINESE, "gbk", "utf-8", "utf-8", "gb18030"),
        (CHINESE, "gbk", "gb2312", "iso-8859-1", "gb18030"),
        (CHINESE, "gbk", "gb2312", "utf-8", "gb18030"),
        (CHINESE, "gbk", "windows-1252", None, "gb18030"),
        (CHINESE, "gbk", "no-such-charset", None, "gb18030"),
        (HANZI_EXTENSION, "gbk", "gb2312", None, "gb18030"),
        (HANZI_EXTENSION, "gbk", None, None, "gb18030"),
        ("The port “opens” 港口" + "𠀀", "gb18030", "gb18030", None, "gb18030"),
        ("The port’s “new” berth", "gbk", "gb2312", None, "gb18030"),
        ("The port’s “new” berth", "gbk", None, None, "gb18030"),
        (ENGLISH, "cp1252", None, None, "cp1252"),
        (ENGLISH, "cp1252", "iso-8859-1", None, "cp1252"),
        (ENGLISH, "cp1252", None, "ISO-8859-1", "cp1252"),
        (ENGLISH, "cp1252", "utf-8", "utf-8", "cp1252"),
        (ENGLISH, "cp1252", "gb2312", None, "cp1252"),
        (ENGLISH, "cp1252", "gb2312", "gbk", "cp1252"),
        ("It’s open", "cp1252", "gb2312", None, "cp1252"),
        ("It’s the café’s", "cp1252", None, None, "cp1252"),
        ("Orlová\xa0\xa0and\xa0Muñoz", "cp1252", None, None, "cp1252"),
        ("Порт открыт", "cp1251", "windows-1251", None, "cp1251"),
        ("Порт открыт", "cp1251", None, "windows-1251", "cp1251"),
        ("港口開放新航線", "big5", "big5", None, "big5hkscs"),
        ("港の開放です", "cp932", "shift_jis", None, "cp932"),
        ("Přístav otevřen", "iso-8859-2", "iso-8859-2", None, "iso8859-2"),
        ("plain ASCII", "ascii", "gb2312", "iso-8859-1", "utf-8"),
        ("plain ASCII", "ascii", "utf-16", None, "utf-8"),
        ("plain ASCII", "ascii", None, "utf-16", "utf-8"),
        (CHINESE, "utf-16-le", None, None, "utf-16-le"),
        (CHINESE, "utf-16-be", None, "utf-8", "utf-16-be"),
    ],
)
def test_text_is_what_was_meant(text, meant, meta, http, encoding):
    printed = page(text, meta)
    assert decode_page(printed.encode(meant), header(http)) == DecodedPage(printed, encoding)


GBK_PRINT = [
    "from 1995–2000, 2001–2005 and 2009–2011",
    "at 20℃ and at −4°C",
    "Renée met André in Bogotá",
    "Renée lived 1995–2000",
    "“It’s open,” he said in 1995–2000",
    "首页 新闻 财经 体育 “It’s open”",
    "Zhu Rongji (朱镕基) and Zhang Yuzhe (张钰喆)",
    "the “character” 喆 is rare",
    "Part Ⅲ · the port’s α and Я",
]
WINDOWS_PRINT = [
    "It’s open",
    "at 20°C and 30°C",
    "Cafés in Côte d’Ivoire",
    "“I am,” he said",
    "©China Daily",
    "Lima\xa0\xa0Oslo",
    "Muñís came",
    "the café’s",
    "£1.5m and €3",
]


@pytest.mark.parametrize("http", [None, "gbk"])
@pytest.mark.parametrize("meta", [None, "gb2312", "GBK", "iso-8859-1"])
@pytest.mark.parametrize("text", GBK_PRINT)
def test_gbk_is_known_by_what_it_says(text, meta, http):
    printed = page(text, meta)
    body = printed.encode("gb18030")
    assert decode_page(body, header(http)) == DecodedPage(printed, "gb18030")


@pytest.mark.parametrize("http", [None, "gbk"])
@pytest.mark.parametrize("meta", [None, "gb2312", "GBK", "iso-8859-1"])
@pytest.mark.parametrize("text", WINDOWS_PRINT)
def test_hanzi_glued_into_english_words_are_windows_letters(text, meta, http):
    printed = page(text, meta)
    body = printed.encode("cp1252")
    assert decode_page(body, header(http)) == DecodedPage(printed, "cp1252")


MENU = "首页 新闻 财经 体育 一带一路 丝绸之路 联系我们 "


@pytest.mark.parametrize("declared", [None, "gb2312", "iso-8859-1"])
@pytest.mark.parametrize(
    "text",
    [
        "The port’s berth isn’t full",
        "“New” berths – nine of them — open…",
        "He said: “Trade grows.”",
        "in 1995–2000",
        "the ‘gate’",
    ],
)
def test_windows_punctuation_amid_chinese_menus(text, declared):
    head = f"<meta charset={declared}>".encode() + MENU.encode("gbk")
    decoded = decode_page(head + b"<p>" + text.encode("cp1252") + b"</p>")
    assert decoded.text.endswith(f"{MENU}<p>{text}</p>")
    assert decoded.encoding == "gb18030"
    assert not decoded.damaged


def test_rare_hanzi_amid_chinese_are_no_windows_punctuation():
    printed = page(MENU + "張揚 (揚) 撰 朱镕基 𠀀 Zhang 揚", "gbk")
    assert decode_page(printed.encode("gb18030")) == DecodedPage(printed, "gb18030")


@pytest.mark.parametrize("text", [*GBK_PRINT, *WINDOWS_PRINT, CHINESE])
def test_utf8_declared_gb2312_is_utf8(text):
    printed = page(text, "gb2312")
    assert decode_page(printed.encode(), header("gb2312")) == DecodedPage(printed, "utf-8")


@pytest.mark.parametrize("text", ["from 1995–", "Renée lived–", "“open”"])
def test_declared_gbk_cut_off_within_its_last_character_is_gbk(text):
    body = f"Renée <meta charset=gb2312> {text}".encode("gbk")[:-1]
    decoded = decode_page(body)
    assert decoded.encoding == "gb18030"
    assert decoded.text.endswith(text[:-1])


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("declared", [None, "gb2312", "iso-8859-1"])
def test_byte_order_mark_comes_first_and_off(mark, encoding, declared):
    printed = page(CHINESE, declared)
    body = mark + printed.encode(encoding)
    assert decode_page(body, header(declared)) == DecodedPage(printed, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("cut", [1, 2])
def test_character_cut_off_by_the_end_is_dropped(encoding, cut):
    printed = page(CHINESE, None) + "口"
    body = printed.encode(encoding)[:-cut]
    decoded = decode_page(body)
    assert decoded.encoding == encoding
    assert printed.startswith(decoded.text)
    assert len(printed) - len(decoded.text) == 1
    assert not decoded.damaged


def test_character_cut_off_after_a_byte_order_mark_is_dropped():
    body = codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le")[:-1]
    assert decode_page(body) == DecodedPage(CHINESE[:-1], "utf-16-le")


def test_last_accent_of_a_short_text_is_no_broken_utf8():
    assert decode_page(b"Caf\xe9") == DecodedPage("Café", "cp1252")


@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312"])
def test_character_cut_in_a_description_leaves_the_article(declared):
    printed = page(CHINESE * 20 + ENGLISH, declared)
    body = printed.encode().replace(
        b"<title>", b'<meta name="description" content="\xe6\xb8"><title>'
    )
    decoded = decode_page(body, header(declared))
    assert decoded.encoding == "utf-8"
    assert decoded.damaged
    assert CHINESE in decoded.text
    assert decoded.text.count("\ufffd") == 1


@pytest.mark.parametrize("tag", ["script", "style", "!--"])
def test_foreign_bytes_in_a_script_do_not_decide(tag):
    end = "-->" if tag == "!--" else f"</{tag}>"
    foreign = f"<{tag} ".encode() + ("注释" * 40).encode("gbk") + end.encode()
    printed = page("The port’s “new” berth " * 400, "utf-8")
    decoded = decode_page(foreign + printed.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.damaged
    assert printed in decoded.text


def test_unclosed_script_does_not_hide_the_only_evidence():
    assert decode_page(b"<script>" + CHINESE.encode("gbk")).text == "<script>" + CHINESE


def test_damaged_gbk_page_keeps_what_can_be_read():
    body = page(CHINESE * 30, "gb2312").encode("gbk").replace(b"</p>", b"\xff\xff</p>")
    decoded = decode_page(body)
    assert decoded.encoding == "gb18030"
    assert decoded.damaged
    assert CHINESE in decoded.text


@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312"])
def test_hopeless_bytes_are_refused_with_the_place_and_a_way_out(declared):
    body = page(CHINESE, None).encode()[:-30] + bytes(range(0x80, 0x100)) * 3
    with pytest.raises(
        UndecodableError, match=r"\d+ of \d+ characters.*byte \d+.*convert the file"
    ):
        decode_page(codecs.BOM_UTF8 + body, header(declared))


@pytest.mark.parametrize(
    "declared", ["hex", "rot13", "unicode_escape", "utf-7", "idna", "x" * 100, "", ";;"]
)
def test_codecs_that_are_no_encodings_of_pages_are_ignored(declared):
    printed = page(ENGLISH)
    assert decode_page(printed.encode("cp1252"), header(declared)) == DecodedPage(printed, "cp1252")


@pytest.mark.parametrize(
    "content_type", [None, "", "text/html", "charset", 'text/html; charset="gbk"; x']
)
def test_content_type_of_any_form(content_type):
    assert decode_page(CHINESE.encode("gbk"), content_type).text == CHINESE


def test_empty_page():
    assert decode_page(b"") == DecodedPage("", "utf-8")


@given(st.text(st.characters(codec="utf-8")))
def test_utf8_text_comes_back(text):
    body = text.encode()
    if "\0" not in text:
        assert decode_page(codecs.BOM_UTF8 + body).text == text
        assert text.isascii() or decode_page(body).text == text.removeprefix("\ufeff")


@given(st.lists(st.sampled_from("港口开放新航线，双方签署协议。“”"), min_size=1).map("".join))
def test_gb2312_text_comes_back(text):
    body = ("<p>Port " + text + " of Ningbo</p>").encode("gb2312")
    decoded = decode_page(body, "text/html; charset=gb2312")
    assert text in decoded.text


def decode_or_refuse(body, content_type=None):
    try:
        return decode_page(body, content_type)
    except UndecodableError:
        return None


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "gb2312", "iso-8859-1", "big5"]))
def test_damage_in_any_bytes_is_said(body, declared):
    decoded = decode_or_refuse(body, header(declared))
    if decoded is not None and b"\xef\xbf\xbd" not in body and b"\0" not in body:
        assert decoded.damaged == ("\ufffd" in decoded.text)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"GIF89a\x01\0", "GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"%PDF-1.7\n", "PDF"),
        (gzip.compress(b"<html>", mtime=0), "gzip"),
        (b"PK\x03\x04\x14\0", "zip"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (zlib.compress(bytes(range(256)) * 9), "binary data"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\0" * 900, "binary data"),
    ],
)
def test_binary_bytes_are_named(body, kind):
    assert kind in (is_binary(body) or "")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\n\t<html>",
        page(CHINESE).encode(),
        page(CHINESE).encode("gbk"),
        page(ENGLISH).encode("cp1252"),
        codecs.BOM_UTF8 + page(CHINESE).encode(),
        page(CHINESE).encode("utf-16"),
        page(CHINESE).encode("utf-16-le"),
        page(CHINESE).encode("utf-32"),
        b"<p>one stray \0 byte in a page of text that is otherwise as it should be, and long</p>",
        b"PK is the word",
    ],
)
def test_text_is_not_binary(body):
    assert is_binary(body) is None


@pytest.mark.parametrize(
    "unit", [b"<script", b"<!--", b"\x92", b"\xe9 ", b"\xb8\xdb", b"<meta charset=", b"\0"]
)
def test_long_runs_of_one_thing_end_at_once(unit):
    body = unit * (200_000 // len(unit)) + b"\x92s"
    decoded = decode_or_refuse(body)
    assert decoded is None or len(decoded.text) > 1


def write_as_pair(char: str) -> bytes:
    """Return a character in CESU-8, as old Java writes it."""
    number = ord(char) - 0x10000
    if number < 0:
        return char.encode()
    halves = (0xD800 + (number >> 10), 0xDC00 + (number & 0x3FF))
    return b"".join(chr(half).encode("utf-8", "surrogatepass") for half in halves)


@pytest.mark.parametrize("declared", ["", "<meta charset=utf-8>", "<meta charset=gb2312>"])
def test_characters_written_as_two_surrogates_are_one(declared):
    body = f"{declared}<p>Caf\u00e9 \U0001f64f and \U0010ffff</p>"
    page = decode_page(b"".join(map(write_as_pair, body)))
    assert (page.text, page.encoding, page.damaged) == (body, "utf-8", False)


@pytest.mark.parametrize("half", [chr(0xD83D), chr(0xDE4F)], ids=["high", "low"])
def test_half_of_a_pair_is_a_damage_also_of_text(half):
    assert read_text(f"a \ud83d\ude4f b{half}").text == "a \U0001f64f b\ufffd"
    with pytest.raises(UndecodableError):
        decode_page(f"<p>a{half}b</p>".encode("utf-8", "surrogatepass"))
