"""What stands in the place of a story: believed when it is seen a second time, not before."""

import json

import pytest

from crawler.items import Image, Reject, RejectCode, content_hash
from crawler.ledger import Kind, Ledger, to_line
from crawler.ledger.inside.replacements import shares_story
from crawler.ledger.verify import verify_folder
from tests.ledger.records import PORTAL, make_article, make_time, make_url, read_files

URL = make_url("a")
RECORDS, REJECTS = f"{PORTAL}.jsonl", f"rejects/{PORTAL}.jsonl"


def edit(article, **changes):
    changed = article.model_copy(update=changes)
    fields = changed.model_dump(mode="json", by_alias=True)
    return changed.model_copy(update={"content_hash": content_hash(fields)})


def story(text="The story.", minute=None):
    return make_article("a", text, fetched_at=None if minute is None else make_time(minute))


def notice(minute=None, headline="We will be back", body=("The site is being mended.",)):
    article = story(minute=minute)
    return edit(article, headline=headline, body=list(body), images=[], dateline=None)


def run(output, *articles, live=False):
    with Ledger.open(output, PORTAL, live=live) as ledger:
        kinds = []
        for article in articles:
            kinds.append(ledger.assess(article).kind)
            ledger.add(article)
    return kinds


def read(output, name=RECORDS):
    path = output / name
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def tell(output):
    """Return the headlines of the records, and the codes and headlines of the rejects."""
    rejects = [(r["reasons"][0]["code"], r["record"]["headline"]) for r in read(output, REJECTS)]
    return [record["headline"][:5] for record in read(output)], rejects


BASE = {
    "headline": "Ferry opens",
    "body": ["A ferry opened.", "It is full."],
    "images": [{"caption": "The quay.", "url": None}],
}
OTHER = {"headline": "Quay closed", "body": ["A quay closed."], "images": []}


@pytest.mark.parametrize(
    ("changes", "shared"),
    [
        ({}, False),
        ({"headline": "Ferry opens"}, True),
        ({"headline": "FERRY  OPENS!"}, True),
        ({"headline": "Ferry opens late"}, False),
        ({"body": ["A quay closed.", "It is full."]}, True),
        ({"body": ["“It is full”"]}, True),
        ({"body": ["It is full. So is the quay."]}, False),
        ({"images": [{"caption": "The quay"}]}, True),
        ({"body": ["The quay."]}, True),
        ({"images": [{"caption": None}], "body": ["* * *"]}, False),
    ],
)
def test_what_two_stories_share(changes, shared):
    assert shares_story(BASE, OTHER | changes) is shared
    assert shares_story(OTHER | changes, BASE) is shared


def test_captions_that_are_missing_are_not_shared():
    empty = [{"caption": None}, {"caption": "—"}]
    assert not shares_story(BASE | {"images": empty}, OTHER | {"images": empty})


@pytest.mark.parametrize("live", [True, False], ids=["live", "offline"])
@pytest.mark.parametrize("timed", [True, False], ids=["timed", "timeless"])
def test_what_shares_nothing_is_a_reject_until_a_second_run_sees_it(tmp_path, live, timed):
    first, second, third = (0, 1, 2) if timed else (None, None, None)
    run(tmp_path, story(minute=first), live=live)
    assert run(tmp_path, notice(second), live=live) == [Kind.REPLACED]
    assert tell(tmp_path) == (["Ferry"], [("replaced", "We will be back")])
    with Ledger.open(tmp_path, PORTAL) as ledger:
        known = ledger.known(URL)
        assert (known.revision, known.content_hash) == (1, story().content_hash)
    assert run(tmp_path, notice(third), live=live) == [Kind.REVISION]
    assert [record["revision"] for record in read(tmp_path)] == [1, 2]
    assert run(tmp_path, notice(third), live=live) == [Kind.UNCHANGED]
    assert not [report for report in verify_folder(tmp_path) if report.found]


def test_the_reject_holds_what_was_found_and_when(tmp_path):
    run(tmp_path, story(minute=0), notice(1))
    (line,) = read(tmp_path, REJECTS)
    reject = Reject.model_validate(line)
    assert (reject.url, reject.fetched_at) == (URL, make_time(1))
    assert [reason.code for reason in reject.reasons] == [RejectCode.REPLACED]
    assert reject.record == json.loads(to_line(notice(1)))


def test_the_second_sight_may_be_of_the_other_kind(tmp_path):
    for folder, sights in (("a", (notice(1), notice(None))), ("b", (notice(None), notice(1)))):
        run(tmp_path / folder, story(minute=0))
        assert [run(tmp_path / folder, sight) for sight in sights] == [
            [Kind.REPLACED],
            [Kind.REVISION],
        ]


def test_the_second_sight_need_not_be_the_same_to_the_letter(tmp_path):
    run(tmp_path, story(minute=0))
    run(tmp_path, notice(1, body=["Back at 9.", "One."]))
    assert run(tmp_path, notice(2, headline="Maintenance", body=["Two."])) == [Kind.REPLACED]
    assert run(tmp_path, notice(3, headline="Else", body=["Back at 9!"])) == [Kind.REVISION]


def test_what_shares_something_is_a_revision_at_once(tmp_path):
    run(tmp_path, story(minute=0))
    changed = edit(story("Other.", 1), headline="Another headline")
    assert run(tmp_path, changed) == [Kind.REVISION]
    captions = edit(notice(2), images=[Image(url=None, alt=None, caption="The quay", credit=None)])
    assert run(tmp_path, captions) == [Kind.REVISION]


def test_a_story_that_comes_back_is_not_doubted(tmp_path):
    run(tmp_path, story(minute=0))
    for minute in (1, 2):
        run(tmp_path, notice(minute))
    assert run(tmp_path, story("Changed.", 3)) == [Kind.REVISION]
    assert run(tmp_path, notice(4)) == [Kind.REVISION], "it was believed before"


@pytest.mark.parametrize(
    ("back", "kind"), [("The story.", Kind.UNCHANGED), ("Changed.", Kind.REVISION)]
)
def test_a_notice_of_every_sunday_is_never_believed(tmp_path, back, kind):
    run(tmp_path, story(minute=0), live=True)
    for sunday in (10, 20, 30):
        assert run(tmp_path, notice(sunday), live=True) == [Kind.REPLACED]
        found = run(tmp_path, story(back, sunday + 5), live=True)
        assert found == ([kind] if sunday == 10 else [Kind.UNCHANGED])
    assert [line["fetched_at"] for line in read(tmp_path, REJECTS)] == [
        make_time(minute) for minute in (10, 20, 30)
    ]
    assert run(tmp_path, notice(40), live=True) == [Kind.REPLACED]
    assert run(tmp_path, notice(41), live=True) == [Kind.REVISION]


def test_not_modified_is_the_story_as_well(tmp_path):
    run(tmp_path, story(minute=0))
    run(tmp_path, notice(1))
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.confirm(URL, make_time(2), status=304)
        ledger.confirm(URL, make_time(0))
    assert run(tmp_path, notice(3)) == [Kind.REPLACED]


def test_a_live_run_sees_an_address_once(tmp_path):
    run(tmp_path, story(minute=0), live=True)
    assert run(tmp_path, notice(1), notice(2), live=True) == [Kind.REPLACED, Kind.REPLACED]
    assert run(tmp_path, notice(3), live=True) == [Kind.REVISION]


def test_saved_pages_of_one_address_are_seen_once_a_run(tmp_path):
    run(tmp_path, story())
    assert run(tmp_path, notice(), notice()) == [Kind.REPLACED, Kind.REPLACED]
    assert len(read(tmp_path, REJECTS)) == 1


def test_an_archive_gives_the_same_as_the_runs_that_it_keeps(tmp_path):
    captures = [story(minute=0), notice(1), story(minute=2), notice(3), notice(4), story(minute=5)]
    for capture in captures:
        run(tmp_path / "live", capture, live=True)
    for _ in range(2):
        run(tmp_path / "archive", *captures)
        assert tell(tmp_path / "archive") == tell(tmp_path / "live")
    for name in (RECORDS, REJECTS):
        written = [(tmp_path / folder / name).read_bytes() for folder in ("archive", "live")]
        assert written[0] == written[1]
    assert tell(tmp_path / "live")[0] == ["Ferry", "We wi", "Ferry"]


def test_a_capture_that_is_read_again_is_no_second_sight(tmp_path):
    for _ in range(3):
        run(tmp_path, story(minute=0), notice(1), story(minute=2))
        assert tell(tmp_path) == (["Ferry"], [("replaced", "We will be back")])


def copy_of(article, name):
    return article.model_copy(update={"url": make_url(name)})


OTHER_NOTICE = ("Back at noon.",)
ARCHIVES = {
    "two notices that differ": [story(minute=0), notice(1), notice(2, body=OTHER_NOTICE)],
    "the story in between, twice": [
        story(minute=0),
        notice(1),
        story(minute=2),
        notice(3, body=OTHER_NOTICE),
        story(minute=4),
    ],
    "one notice at two addresses": [
        story(minute=0),
        make_article("b", fetched_at=make_time(0)),
        notice(1),
        copy_of(notice(2), "b"),
        notice(3),
    ],
    "a notice that came first": [notice(0), story(minute=1), story("Changed.", 2), notice(3)],
}


@pytest.mark.parametrize("captures", ARCHIVES.values(), ids=ARCHIVES)
def test_an_archive_that_is_read_again_adds_nothing(tmp_path, captures):
    run(tmp_path, *captures)
    before = read_files(tmp_path, "*.jsonl")
    assert len(before) == 2
    for _ in range(2):
        run(tmp_path, *captures)
        assert read_files(tmp_path, "*.jsonl") == before


def test_an_older_capture_is_doubted_as_well(tmp_path):
    run(tmp_path, story(minute=9))
    assert run(tmp_path, notice(1)) == [Kind.REPLACED]
    assert run(tmp_path, notice(2)) == [Kind.REVISION]
    with Ledger.open(tmp_path, PORTAL) as ledger:
        assert ledger.known(URL).revision == 1


def test_a_capture_before_the_first_sight_is_no_second_one(tmp_path):
    run(tmp_path, story(minute=0), notice(5))
    assert run(tmp_path, notice(3, body=OTHER_NOTICE)) == [Kind.REPLACED]
    assert run(tmp_path, notice(4)) == [Kind.REVISION], "that of minute 3 was the first"


def test_the_story_of_the_same_second_is_not_the_notice(tmp_path):
    run(tmp_path, story(minute=0), notice(1))
    assert run(tmp_path, story("Changed.", 1)) == [Kind.REVISION]


def test_the_first_sight_is_known_without_the_index(tmp_path):
    run(tmp_path, story(minute=0), notice(1))
    (tmp_path / f"state/{PORTAL}.index.sqlite").unlink()
    assert run(tmp_path, notice(2)) == [Kind.REVISION]


def test_what_a_killed_run_saw_counts(tmp_path):
    run(tmp_path, story(minute=0))
    ledger = Ledger.open(tmp_path, PORTAL, live=True)
    ledger.add(notice(1))
    ledger.sync()
    del ledger
    with Ledger.open(tmp_path, PORTAL, live=True) as ledger:
        assert ledger.add(notice(2)).revision == 2


def test_it_says_neither_that_the_page_is_there_nor_that_it_is_gone(tmp_path):
    run(tmp_path, story(minute=0))
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.withdraw(URL, 404, make_time(1))
        ledger.remember_validators(URL, '"notice"', None, make_time(2))
        ledger.add(notice(2))
        known = ledger.known(URL)
        assert (known.withdrawn, known.etag) == (True, None)
        assert ledger.counts["rejected/replaced"] == 1
        assert "unchanged" not in ledger.counts


def test_retrying_rejects_leaves_it_until_it_is_a_record(tmp_path):
    run(tmp_path, story(minute=0), notice(1))
    with Ledger.open(tmp_path, PORTAL) as ledger:
        assert ledger.rejected_urls() == []
        assert ledger.drop_settled_rejects() == 0
        ledger.add(notice(2))
        assert ledger.drop_settled_rejects() == 1
    assert read(tmp_path, REJECTS) == []


def test_the_same_notice_at_many_addresses_becomes_one_record(tmp_path):
    def sight(name, minute):
        return notice(minute).model_copy(update={"url": make_url(name)})

    for name in "abc":
        run(tmp_path, make_article(name, fetched_at=make_time(0)))
    kinds = [run(tmp_path, *(sight(name, minute) for name in "abc")) for minute in (1, 2)]
    assert kinds == [
        [Kind.REPLACED] * 3,
        [Kind.REVISION, Kind.DUPLICATE, Kind.DUPLICATE],
    ]
