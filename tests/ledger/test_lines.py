"""Records as lines, and their hash as anybody can recompute it."""

import hashlib
import io
import json

import jsonlines
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import PUBLISHER_FIELDS, Article, Image, content_hash
from crawler.ledger import to_line
from crawler.ledger.inside.lines import split_records, to_fields
from tests.ledger.records import make_article, make_reject


def test_line_has_the_keys_in_order_and_nothing_escaped():
    line = to_line(make_article("a"))
    assert list(json.loads(line)) == [
        field.alias or name for name, field in Article.model_fields.items()
    ]
    assert "西安" in line
    assert "“on time”" in line
    assert "\n" not in line


@pytest.mark.parametrize("record", [make_article("a"), make_reject("b")], ids=["record", "reject"])
def test_line_is_what_jsonlines_writes(record):
    file = io.StringIO()
    jsonlines.Writer(file).write(to_fields(record))
    assert file.getvalue() == to_line(record) + "\n"


def test_line_gives_the_record_back():
    article = make_article("a", fetched_at="2024-01-13T00:00:00Z")
    assert Article.model_validate_json(to_line(article)) == article


def test_hash_is_recomputed_from_a_line_alone():
    article = make_article("a")
    record = json.loads(to_line(article))
    content = {key: record[key] for key in PUBLISHER_FIELDS}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    assert article.content_hash == "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def test_hash_covers_what_the_publisher_controls_and_nothing_else():
    fields = to_fields(make_article("a"))
    before = content_hash(fields)
    assert content_hash(fields | {"url": "x", "fetched_at": "y", "extraction": {}}) == before
    for name in PUBLISHER_FIELDS:
        assert content_hash(fields | {name: "other"}) != before


def test_hash_takes_models_as_their_fields():
    image = Image(url=None, alt="a", caption=None, credit=None)
    fields = to_fields(make_article("a"))
    as_model = content_hash(fields | {"images": [image]})
    assert as_model == content_hash(fields | {"images": [image.model_dump()]})


def test_hash_of_what_is_no_record():
    with pytest.raises(KeyError):
        content_hash({"headline": "only"})


@given(st.text())
def test_hash_can_be_recomputed_whatever_the_text(text):
    fields = to_fields(make_article("a")) | {"headline": text, "body": [text, "\x7f\x85\u2028/"]}
    content = {key: fields[key] for key in PUBLISHER_FIELDS}
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    assert content_hash(fields) == "sha256:" + hashlib.sha256(plain.encode()).hexdigest()


json_objects = st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers(), max_size=3)
spaces = st.text(" \t", max_size=3)


@given(
    st.lists(st.tuples(spaces, json_objects), max_size=4),
    st.booleans(),
    st.sampled_from(["", "\r"]),
)
def test_records_of_a_line_stand_where_they_are_said_to(parts, bom, end):
    texts = [json.dumps(record, ensure_ascii=False).encode() for _, record in parts]
    line = b"".join(space.encode() + text for (space, _), text in zip(parts, texts, strict=True))
    line = (b"\xef\xbb\xbf" if bom else b"") + line + end.encode()
    found = split_records(line)
    assert [text for _, text in found] == texts
    assert all(line[offset : offset + len(text)] == text for offset, text in found)


@pytest.mark.parametrize("line", [b"[1]", b"1", b'{"a": 1} x', b'{"a": 1', b"\xff", b'"{}"'])
def test_line_that_is_no_record_is_refused(line):
    with pytest.raises(ValueError):  # noqa: PT011  whatever kind it is
        split_records(line)
