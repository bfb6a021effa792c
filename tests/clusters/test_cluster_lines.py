"""The lines of clusters, written and read back."""

import pytest

from crawler.clusters.cluster_lines import (
    forget_members,
    map_members,
    read_clusters,
    write_clusters,
)
from crawler.clusters.naming import name_clusters
from crawler.errors import ArgumentError
from tests.clusters.test_naming import members


def test_what_is_written_is_read_back(tmp_path):
    path = tmp_path / "clusters" / "clusters.jsonl"
    assert read_clusters(path) == []
    clusters = name_clusters([members(*"12"), members(*"345")], [])
    write_clusters(path, clusters)
    assert read_clusters(path) == clusters
    assert path.read_text().count('"schema": "cluster/1"') == 2
    assert map_members(clusters)["https://a.example/2"] == (clusters[0].id, "whole")


def test_a_line_that_is_none(tmp_path):
    path = tmp_path / "clusters.jsonl"
    path.write_text('{"id": "1"}\n')
    with pytest.raises(ArgumentError, match="line 1: is no cluster of this version; delete the"):
        read_clusters(path)


def test_pages_that_are_taken_down_leave_their_clusters(tmp_path):
    assert forget_members(tmp_path, {"https://a.example/1"}) == 0
    clusters = name_clusters([members(*"12"), members(*"345")], [])
    path = tmp_path / "clusters" / "clusters.jsonl"
    write_clusters(path, clusters)
    (path.parent / "texts.sqlite").touch()
    assert forget_members(tmp_path, {"https://a.example/1", "https://a.example/4"}) == 2
    [left] = read_clusters(path)
    assert left.id == clusters[1].id
    assert [member.url[-1] for member in left.members] == ["3", "5"]
    assert not (path.parent / "texts.sqlite").exists()
