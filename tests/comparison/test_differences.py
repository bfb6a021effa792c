"""What is told of two outputs that are not the same."""

import json
from collections import Counter

import pytest

from crawler.comparison import Change, compare_outputs, render_comparison
from crawler.comparison.rendering import list_differences
from crawler.ledger import to_line
from crawler.records import RecordError
from tests.ledger.records import make_article, make_reject, make_url

pytestmark = pytest.mark.quick


def write(folder, records, rejects=()):
    (folder / "rejects").mkdir(parents=True)
    for path, items in (
        (folder / "silkroad.jsonl", records),
        (folder / "rejects/x.jsonl", rejects),
    ):
        if items:
            path.write_text("".join(f"{to_line(item)}\n" for item in items), encoding="utf-8")
    return folder


@pytest.fixture
def compare(tmp_path):
    def compare(old, new, old_rejects=(), new_rejects=(), most_examples=3):
        sides = write(tmp_path / "old", old, old_rejects), write(tmp_path / "new", new, new_rejects)
        return compare_outputs(*sides, most_examples)

    return compare


def change(article, **fields):
    return article.model_copy(update=fields)


def test_same_content_of_other_runs_does_not_differ(compare):
    one, other = make_article("a"), make_article("b")
    again = change(one, fetched_at="2024-02-01T00:00:00Z", revision=2, warc_record_id="urn:uuid:1")
    comparison = compare([one, other], [other, one, again])
    assert (comparison.differs, comparison.same) == (False, 2)
    assert comparison.old == comparison.new == Counter(silkroad=2)


def test_the_newest_record_of_an_address_counts(compare):
    old = [make_article("a", fetched_at="2024-01-14T00:00:00Z")]
    newest = change(old[0], headline="Another", fetched_at="2024-01-15T00:00:00Z", revision=1)
    new = [newest, change(old[0], revision=2)]
    assert compare(old, new).counts == {Change("silkroad", "headline", "template", "template"): 1}


def test_fields_are_told_by_portal_and_by_what_gave_them(compare):
    articles = [make_article(name) for name in "abc"]
    extraction = articles[0].extraction.model_copy(update={"headline": "text"})
    new = [
        change(articles[0], headline="Ferry line a", extraction=extraction),
        change(articles[1], published_at="2024-01-13T08:00:00+08:00", same_as=[make_url("x")]),
        change(articles[2], extraction=extraction),
    ]
    comparison = compare(articles, new)
    dates = articles[1].extraction.published
    assert comparison.counts == {
        Change("silkroad", "headline", "template", "text"): 1,
        Change("silkroad", "published_at", dates, dates): 1,
        Change("silkroad", "same_as", None, None): 1,
    }
    assert comparison.evidence == {Change("silkroad", "headline", "template", "text"): 1}
    assert comparison.same == 0


def test_what_is_on_one_side_only_has_its_reason(compare):
    a, b, c = (make_article(name) for name in "abc")
    comparison = compare([a, b], [c], [make_reject("c")], [make_reject("a")])
    codes = next(kind.after for kind in comparison.counts if kind.after not in ("a record", None))
    assert set(comparison.counts) == {
        Change("silkroad", None, "a record", "not there"),
        Change("silkroad", None, "a record", codes),
        Change("silkroad", None, codes, "a record"),
    }
    text = render_comparison(comparison, 80)
    assert f"only in old   1 of silkroad, in the new output a reject ({codes})" in text
    assert f"only in new   1 of silkroad, in the old output a reject ({codes})" in text
    assert make_url("b") in text


def test_an_output_of_rejects_alone_has_lost_all(compare):
    comparison = compare([make_article("a")], [], new_rejects=[make_reject("a")])
    assert (comparison.new.total(), comparison.counts.total()) == (0, 1)


def test_examples_are_few_and_the_first(compare):
    articles = [make_article(name) for name in "dcba"]
    comparison = compare(articles, [change(a, headline="Other") for a in articles], most_examples=2)
    [(kind, number)] = comparison.counts.items()
    assert number == 4
    assert [example.url for example in comparison.examples[kind]] == [make_url("a"), make_url("b")]


def test_the_place_where_a_long_text_differs_is_shown(compare):
    words = "The ferry left the quay and came back. " * 20
    article = make_article("a", text=f"{words}It was full.")
    body = [article.body[0], f"{words}It was\u001b empty.", article.body[2]]
    text = render_comparison(compare([article], [change(article, body=body)]), 80)
    old, new = text.splitlines()[-2:]
    assert old.startswith(f"{' ' * 16}- …")
    assert "It was full." in old
    assert new.startswith(f"{' ' * 16}+ …")
    assert r"It was\u001b empty." in new
    assert max(map(len, text.splitlines())) <= 80


def test_a_program_gets_all_of_it(compare):
    article = make_article("a")
    comparison = compare([article], [change(article, abstract="A line opened.")])
    told = json.loads(json.dumps(list_differences(comparison)))
    assert told["differences"][0]["examples"] == [
        {"url": make_url("a"), "before": None, "after": "A line opened."}
    ]


@pytest.mark.parametrize("name", ["silkroad.jsonl", "rejects/x.jsonl"])
def test_a_broken_line_is_named(tmp_path, name):
    sides = [write(tmp_path / side, [make_article("a")], [make_reject("b")]) for side in "ab"]
    with (sides[1] / name).open("a") as file:
        file.write("{}\n")
    with pytest.raises(RecordError, match=f"b/{name}, line 2"):
        compare_outputs(*sides)


def test_a_line_that_is_being_written_is_none_yet(tmp_path):
    sides = [write(tmp_path / side, [make_article("a")], [make_reject("b")]) for side in "ab"]
    for name in ("silkroad.jsonl", "rejects/x.jsonl"):
        with (sides[1] / name).open("a") as file:
            file.write('{"url"')
    assert not compare_outputs(*sides).differs
