"""The lines of `clusters/clusters.jsonl`, one a cluster."""

import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crawler.errors import ArgumentError, LedgerWriteError
from crawler.monitor.whole_text import write_whole

CLUSTER_SCHEMA: Final = "cluster/1"


class Member(BaseModel):
    """A record of a cluster, the newest of its address.

    `differs`: `first`, or how it differs from the first member: `whole`, `shortened`, `extended`,
    `reworded`. `has_same_headline`: whether its headline is the first member's.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    portal: str
    revision: int
    published: str
    headline: str
    differs: Literal["first", "whole", "shortened", "extended", "reworded"]
    has_same_headline: bool


class Cluster(BaseModel):
    """One story, as several addresses have it.

    `id`: stays when new members come. `aliases`: ids of clusters that grew together with this one,
    which was there before them. `members`: in the order in which they were published.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    aliases: list[str]
    members: list[Member]
    schema_: Annotated[Literal["cluster/1"], Field(alias="schema")] = CLUSTER_SCHEMA


def name_cluster_file(output: Path) -> Path:
    """Return where the clusters of an output stand."""
    return output / "clusters" / "clusters.jsonl"


def name_text_store(output: Path) -> Path:
    """Return where a clustering remembers the texts of an output."""
    return output / "clusters" / "texts.sqlite"


def write_clusters(path: Path, clusters: Iterable[Cluster]) -> None:
    """Write the file anew, whole. Raises LedgerWriteError."""
    write_whole(path, (f"{_to_line(cluster)}\n" for cluster in clusters))


def read_clusters(path: Path) -> list[Cluster]:
    """Return the clusters of a file, none where there is no file.

    Raises ArgumentError for a line that is none.
    """
    if not path.exists():
        return []
    clusters = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            clusters.append(Cluster.model_validate_json(line))
        except ValidationError:
            raise ArgumentError(
                f"{path}, line {number}: is no cluster of this version; delete the file and run "
                "`scrapy cluster` again, which gives new ids"
            ) from None
    return clusters


def forget_members(output: Path, urls: Collection[str]) -> int:
    """Take pages out of the clusters of an output, and what is remembered of their texts.

    Returns how many members there were. The next clustering compares all texts again. Raises
    ArgumentError and LedgerWriteError.
    """
    path = name_cluster_file(output)
    clusters = read_clusters(path)
    left = [[member for member in one.members if member.url not in urls] for one in clusters]
    gone = sum(len(one.members) for one in clusters) - sum(map(len, left))
    if gone:
        kept = zip(clusters, left, strict=True)
        write_clusters(
            path, (one.model_copy(update={"members": of}) for one, of in kept if len(of) > 1)
        )
    try:
        name_text_store(output).unlink(missing_ok=True)
    except OSError as error:
        raise LedgerWriteError(f"{name_text_store(output)}: {error.strerror}") from error
    return gone


def map_members(clusters: Iterable[Cluster]) -> dict[str, tuple[str, str]]:
    """Return of each address in a cluster the cluster's id and how the record differs."""
    return {
        member.url: (cluster.id, member.differs)
        for cluster in clusters
        for member in cluster.members
    }


def _to_line(cluster: Cluster) -> str:
    return json.dumps(cluster.model_dump(by_alias=True), ensure_ascii=False)
