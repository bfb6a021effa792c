"""Heads of records and of the HTTP messages in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.exchange import MAX_HEADER_LINES
from crawler.warc.heads import MAX_BLANK_LINES, MAX_LINE, Head, HeadError, read_head, read_record_id
from crawler.warc.pieces import FedReader, PieceReader

UUID = "urn:uuid:0b8a6d34-13b1-4b5c-9d6e-2f0c1f6a7e11"


def reader_of(*parts: bytes) -> PieceReader:
    rest = iter(parts)
    return FedReader(lambda: next(rest, b""))


@pytest.mark.parametrize(
    ("text", "first", "fields"),
    [
        (b"A b\r\nX: 1\r\n\r\nrest", "A b", (("X", "1"),)),
        (b"\r\n\r\nA\nX:1\n\n", "A", (("X", "1"),)),
        (b"A\r\nX: 1\r\n  2\r\n\t3\r\nY:\r\n\r\n", "A", (("X", "1 2 3"), ("Y", ""))),
        (b"A\r\nno field\r\nX: a:b\xe9", "A", (("no field", ""), ("X", "a:bé"))),
    ],
)
def test_heads(text, first, fields):
    head = read_head(reader_of(text))
    assert (head.first, head.fields) == (first, fields)


@pytest.mark.parametrize(
    "text",
    [b"", b"\r\n\r\n", b"A\r\nX: " + b"x" * 70_000, b"A\r\n" + b"X: 1\r\n" * 201, b"x" * 70_000],
    ids=["nothing", "blank", "a long line", "many lines", "a long first line"],
)
def test_what_is_no_head(text):
    with pytest.raises(HeadError):
        read_head(reader_of(text))


def test_as_many_lines_as_a_live_run_takes():
    head = read_head(reader_of(b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 200 + b"\r\n"))
    assert len(head.fields) == 200
    assert head.http_status == 200


@pytest.mark.parametrize(
    ("first", "status"),
    [
        ("HTTP/1.1 200 OK", 200),
        ("HTTP/1.0 404", 404),
        ("HTTP/2 200", 200),
        ("HTTP/1.1 2000 x", None),
        ("HTTP/1.1 20", None),
        ("HTTP/1.1 ٢٠٠", None),
        ("GET / HTTP/1.1", None),
        ("", None),
    ],
)
def test_statuses(first, status):
    assert read_head(reader_of(f"{first or 'x'}\r\n\r\n".encode())).http_status == status


@pytest.mark.parametrize(
    ("lines", "length"),
    [
        ("Content-Length: 12\r\ncontent-length:12", 12),
        ("Content-Length: 12\r\nContent-Length: 13", None),
        ("Content-Length: -1", None),
        ("Content-Length: +1", None),
        ("Content-Length: 1 2", None),
        ("Content-Length: 99999999999999999999999", None),
        (f"Content-Length: {'9' * 9000}", None),
        ("Content-Length: ", None),
        ("X: 1", None),
    ],
)
def test_lengths(lines, length):
    assert read_head(reader_of(f"A\r\n{lines}\r\n\r\n".encode())).length == length


@pytest.mark.parametrize(("letters", "is_head"), [(-1, True), (0, True), (1, False)])
def test_a_line_is_as_long_as_two_of_a_live_run(letters, is_head):
    line = b"X: ".ljust(MAX_LINE + letters - 2, b"x") + b"\r\n"
    if is_head:
        assert len(read_head(reader_of(b"A\r\n", line, b"\r\n")).get("X")) == len(line) - 5
    else:
        with pytest.raises(HeadError, match=f"more than {MAX_LINE} bytes"):
            read_head(reader_of(b"A\r\n", line, b"\r\n"))


@pytest.mark.parametrize(("more", "is_head"), [(-1, True), (0, True), (1, False)])
def test_a_head_has_so_many_lines(more, is_head):
    text = b"A\r\n" + b"X: 1\r\n" * (MAX_HEADER_LINES + more) + b"\r\nrest"
    if is_head:
        assert len(read_head(reader_of(text)).fields) == MAX_HEADER_LINES + more
    else:
        with pytest.raises(HeadError, match=f"more than {MAX_HEADER_LINES} lines"):
            read_head(reader_of(text))


@pytest.mark.parametrize(("blank", "is_head"), [(0, True), (MAX_BLANK_LINES, True),
                                                (MAX_BLANK_LINES + 1, False)])  # fmt: skip
def test_a_few_empty_lines_stand_before_a_head(blank, is_head):
    reader = reader_of(b"\r\n" * blank + b"A\r\n\r\nrest")
    if is_head:
        assert read_head(reader).first == "A"
        assert reader.read(9) == b"rest"
    else:
        with pytest.raises(HeadError, match="no head"):
            read_head(reader)


def test_names_of_fields_are_the_same_in_any_case():
    head = Head("A", (("Via", "1"), ("X", "2"), ("VIA", "3")))
    assert head.values("via") == ["1", "3"]
    assert head.get("vIa") == "1"
    assert head.get("Server") == ""
    assert head.values("Server") == []


@pytest.mark.parametrize(("figures", "is_length"), [(1, True), (18, True), (19, False)])
def test_a_length_has_at_most_eighteen_figures(figures, is_length):
    length = "9" * figures
    assert Head("A", (("Content-Length", f" {length} "),)).length == (
        int(length) if is_length else None
    )


@pytest.mark.parametrize(
    ("text", "record_id"),
    [
        (f"<{UUID}>", UUID),
        (UUID, UUID),
        (f" <{UUID}> ", UUID),
        ("https://a.example.cn/1", "https://a.example.cn/1"),
        ("a:" + "x" * 200, "a:" + "x" * 200),
        ("a:" + "x" * 201, None),
        ("a:", None),
        ("", None),
        ("<>", None),
        ("no id", None),
        ("urn:uuid:a b", None),
        ("urn:uuid:a<b", None),
        ("urn:uuid:ü", None),
        ("1urn:uuid:a", None),
    ],
)
def test_ids_of_records(text, record_id):
    assert read_record_id(text) == record_id
    assert Head("WARC/1.1", (("warc-record-id", text),)).record_id == record_id


@pytest.mark.parametrize(
    ("stated", "target"),
    [("https://a.cn/1", "https://a.cn/1"), ("<https://a.cn/1>", "https://a.cn/1"),
     (" dns:a.cn ", "dns:a.cn"), ("", "")],
)  # fmt: skip
def test_addresses_of_records(stated, target):
    assert Head("WARC/1.1", (("WARC-Target-URI", stated),)).target == target


names, values = st.text("AbC-", min_size=1, max_size=6), st.text("ab: ;=ü", max_size=8)


@given(st.lists(st.tuples(names, values.map(str.strip)), max_size=5))
def test_what_is_written_is_read(fields):
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields)
    head = read_head(reader_of(f"WARC/1.1\r\n{lines}\r\n".encode("latin-1")))
    assert head == Head("WARC/1.1", tuple(fields))


LINES = st.lists(
    st.sampled_from([b"A", b"X: 1", b" 2", b"", b"Y:", b"\r", b"Z: \xe9", b": v", b"\x85: \x0b"])
)
ENDS = st.sampled_from([b"\r\n", b"\n", b"\r\r\n"])


@given(LINES, ENDS, ENDS, st.integers(1, 7))
def test_a_head_is_the_same_however_its_pieces_come(lines, end, last, size):
    text = end.join([*lines, b""]) + last + b"rest\r\n\r\n"
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    results = []
    for reader in (reader_of(text), reader_of(*pieces)):
        try:
            head = read_head(reader)
            results.append((head.first, head.fields, reader.position, reader.read(100)))
        except HeadError as error:
            results.append(str(error))
    assert results[0] == results[1]
