"""Clusters of an output: right, the same in one run or in many, and never half written."""

import json
from collections import Counter

import pytest
from filelock import FileLock

from crawler.clusters import clustering
from crawler.clusters.cluster_lines import name_cluster_file, read_clusters
from crawler.clusters.clustering import cluster_records
from crawler.errors import ArgumentError, LedgerWriteError
from tests.clusters.measure import (
    FLOOR,
    join_all_pairs,
    list_numbers,
    score_clusters,
    write_output,
)
from tests.clusters.reprints import write_reports
from tests.schemas.late import make_line

STORIES = [
    " ".join(f"word{number * (seed + 3) % 997}" for number in range(1, 80)) for seed in range(5)
]


def cluster(folder):
    counts = cluster_records(folder, sorted(folder.glob("*.jsonl")))
    return counts, read_clusters(name_cluster_file(folder))


def list_members(clusters):
    return {frozenset(member.url for member in one.members) for one in clusters}


def append(folder, portal, number, text, **fields):
    with (folder / f"{portal}.jsonl").open("a") as file:
        file.write(make_line(portal, number, body=[text], **fields) + "\n")
    return f"https://{portal}.example/p/{number}.html"


def test_precision_and_recall(tmp_path):
    stories = write_output(tmp_path, write_reports(1_000, seed=7))
    counts, clusters = cluster(tmp_path)
    precision, recall = score_clusters(clusters, stories)
    assert min(precision, recall) >= FLOOR
    assert (counts.texts, counts.compared, counts.clusters) == (1_000, 1_000, len(clusters))
    kinds = Counter(member.differs for one in clusters for member in one.members)
    assert set(kinds) == {"first", "whole", "shortened", "extended", "reworded"}
    assert kinds["first"] == len(clusters)


def test_the_result_is_that_of_all_pairs(tmp_path):
    reports = list(write_reports(2_000, seed=11))
    write_output(tmp_path, reports)
    _, clusters = cluster(tmp_path)
    assert set(map(list_numbers, clusters)) == join_all_pairs(reports)


def test_many_runs_give_what_one_gives(tmp_path):
    reports = list(write_reports(300, seed=3))
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    for folder in (whole, parts):
        folder.mkdir()
    write_output(whole, reports)
    for start in (0, 100, 200):
        write_output(parts, reports[start : start + 100], start)
        before = read_clusters(name_cluster_file(parts))
        counts, after = cluster(parts)
        assert counts.compared == 100
        assert [one.id for one in before] == [one.id for one in after][: len(before)]
    assert list_members(after) == list_members(cluster(whole)[1])
    assert cluster(parts) == (
        clustering.ClusterCounts(300, 0, counts.clusters, counts.members),
        after,
    )


def test_a_revision_leaves_its_cluster_and_what_it_held_together(tmp_path):
    both = " ".join([*STORIES[0].split(), *STORIES[1].split()[:-4]])
    a = append(tmp_path, "silkroad", 1, both, published="2024-01-01")
    b = append(tmp_path, "people", 2, STORIES[0], published="2024-01-02")
    c = append(tmp_path, "ecns", 3, STORIES[1], published="2024-01-03")
    _, [one] = cluster(tmp_path)
    assert [(member.url, member.differs) for member in one.members] == [
        (a, "first"), (b, "shortened"), (c, "shortened"),
    ]  # fmt: skip
    append(tmp_path, "silkroad", 1, STORIES[1], revision=2, published="2024-01-01")
    _, [other] = cluster(tmp_path)
    assert [(member.url, member.differs) for member in other.members] == [
        (a, "first"), (c, "whole"),
    ]  # fmt: skip
    assert other.id == one.id
    (tmp_path / "ecns.jsonl").write_text("")
    assert cluster(tmp_path)[1] == []


def test_the_first_is_the_earliest_then_the_one_fetched_first(tmp_path):
    told = [
        ("ecns", 1, "2024-01-02", None),
        ("people", 2, "2024-01-02", "2024-01-05T00:00:00Z"),
        ("dawn", 3, "2024-01-02", "2024-01-04T00:00:00Z"),
        ("cgtn", 4, "2024-01-03", None),
    ]
    for portal, number, day, fetched in told:
        append(tmp_path, portal, number, STORIES[0], published=day, fetched_at=fetched)
    _, [one] = cluster(tmp_path)
    assert [member.portal for member in one.members] == ["dawn", "people", "ecns", "cgtn"]


def test_what_a_page_says_is_believed(tmp_path):
    a = append(tmp_path, "silkroad", 1, "A short text.", headline="One")
    b = append(tmp_path, "prnewswire", 2, STORIES[2], same_as=[a, "https://gone.example/"])
    _, [one] = cluster(tmp_path)
    assert {member.url for member in one.members} == {a, b}
    assert [member.has_same_headline for member in one.members] == [True, False]


def test_short_texts_are_not_told_apart(tmp_path):
    for number in range(3):
        append(tmp_path, "silkroad", number, "Photo shows a ferry that leaves the port of Aktau.")
    assert cluster(tmp_path)[1] == []


@pytest.mark.parametrize("lost", ["clusters.jsonl", "texts.sqlite"])
def test_a_file_that_is_lost_is_made_again(tmp_path, lost):
    write_output(tmp_path, write_reports(100, seed=5))
    _, before = cluster(tmp_path)
    (name_cluster_file(tmp_path).parent / lost).unlink()
    counts, after = cluster(tmp_path)
    assert counts.compared == 100
    assert list_members(after) == list_members(before)


def test_a_run_that_ends_in_the_middle_is_made_good(tmp_path, monkeypatch):
    write_output(tmp_path, write_reports(100, seed=5))

    def fail(*_):
        raise LedgerWriteError("full")

    with monkeypatch.context() as patch:
        patch.setattr(clustering, "write_clusters", fail)
        with pytest.raises(LedgerWriteError):
            cluster(tmp_path)
    counts, clusters = cluster(tmp_path)
    assert counts.compared == 100
    assert clusters


def test_two_runs_at_once(tmp_path):
    append(tmp_path, "silkroad", 1, STORIES[0])
    cluster(tmp_path)
    with (
        FileLock(name_cluster_file(tmp_path).with_name(".lock")),
        pytest.raises(ArgumentError, match="another run is clustering"),
    ):
        cluster(tmp_path)


def test_an_output_without_records(tmp_path):
    (tmp_path / "silkroad.jsonl").write_text(
        json.dumps({"url": "u", "schema": "tombstone/1"}) + "\n"
    )
    counts, clusters = cluster(tmp_path)
    assert (counts.texts, clusters) == (0, [])
    assert name_cluster_file(tmp_path).read_text() == ""
