"""The way from the records of an output to its clusters: `cluster_records`."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from crawler.clusters.candidate_pairs import BANDS, Bands, compute_bands, propose_pairs
from crawler.clusters.cluster_lines import (
    Cluster,
    Member,
    name_cluster_file,
    name_text_store,
    read_clusters,
    write_clusters,
)
from crawler.clusters.disjoint_sets import DisjointSets
from crawler.clusters.naming import name_clusters
from crawler.clusters.similarity import MIN_SHINGLES, is_same_story, tell_difference
from crawler.clusters.text_store import Text, TextStore
from crawler.errors import ArgumentError
from crawler.records import read_records

_BATCH = 2_000
_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True)
class ClusterCounts:
    """What a clustering found.

    `texts`: addresses with a record; `compared`: those that were new or compared again; `clusters`,
    and the `members` that they have together.
    """

    texts: int
    compared: int
    clusters: int
    members: int


def cluster_records(output: Path, files: Sequence[Path]) -> ClusterCounts:
    """Bring `clusters/clusters.jsonl` of an output up to date with its records.

    Only texts that are new, changed, or were in a cluster with one that changed or went are
    compared again. The same records give the same clusters however many runs took them in; a run
    that is killed leaves the file as it was.

    Raises RecordError for what is no record, ArgumentError where another run is clustering, and
    LedgerWriteError where the file cannot be written.
    """
    path = name_cluster_file(output)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.with_name(".lock"), timeout=0)
    try:
        with lock, TextStore(name_text_store(output)) as store:
            return _bring_up_to_date(path, files, store)
    except Timeout:
        raise ArgumentError(f"{path}: another run is clustering; wait until it has ended") from None


def _bring_up_to_date(path: Path, files: Sequence[Path], store: TextStore) -> ClusterCounts:
    old = read_clusters(path)
    changed = store.update(read_records(*files, newest=True))
    if store.has_clustered(_digest(path)):
        touched = [one for one in old if any(member.url in changed for member in one.members)]
        store.mark_fresh(member.url for one in touched for member in one.members)
    else:
        store.mark_fresh()
    sets = _join_texts(store, old)
    found = [_describe_members(store, numbers) for numbers in sets]
    clusters = name_clusters(found, old)
    write_clusters(path, clusters)
    numbers, fresh = store.list_numbers()
    store.mark_clustered(_digest(path))
    members = sum(len(one.members) for one in clusters)
    return ClusterCounts(len(numbers), sum(fresh), len(clusters), members)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _join_texts(store: TextStore, old: Sequence[Cluster]) -> list[list[int]]:
    """Return the numbers of texts that are one story: as before, as pages say, as texts show."""
    numbers, fresh = store.list_numbers()
    places = {number: place for place, number in enumerate(numbers)}
    sets = DisjointSets(len(numbers))

    def find_places(urls: Iterable[str]) -> list[int]:
        return [places[found] for found in map(store.find_number, urls) if found is not None]

    for cluster in old:
        found = find_places(member.url for member in cluster.members)
        kept = [place for place in found if not fresh[place]]
        for place in kept[1:]:
            sets.join(kept[0], place)
    for number, addresses in store.list_told():
        for place in find_places(addresses):
            sets.join(places[number], place)
    read = lru_cache(_REMEMBERED)(store.read_shingles_of)
    for one, other in _propose(store):
        pair = places[one], places[other]
        if sets.are_apart(*pair) and is_same_story(read(one), read(other)):
            sets.join(*pair)
    return [[numbers[place] for place in members] for members in sets.list_sets()]


def _propose(store: TextStore) -> Iterator[tuple[int, int]]:
    """Yield the numbers of texts that may be the same, one of which at least is new."""
    numbers, fresh = store.list_numbers(MIN_SHINGLES)
    if not any(fresh):
        return
    with tempfile.TemporaryFile() as file:
        bands: Bands = np.memmap(file, np.uint32, "w+", shape=(BANDS, len(numbers)))
        for start in range(0, len(numbers), _BATCH):
            shingles = store.read_shingles(numbers[start : start + _BATCH])
            bands[:, start : start + len(shingles)] = compute_bands(shingles)
        pairs = propose_pairs(bands, np.array(fresh))
    for one, other in pairs.tolist():
        yield numbers[one], numbers[other]


def _describe_members(store: TextStore, numbers: Sequence[int]) -> list[Member]:
    """Return the members of one cluster, the first before the others."""
    shingles = dict(zip(numbers, store.read_shingles(numbers), strict=True))
    texts = sorted(store.describe(numbers), key=_precedence)
    first = texts[0]
    return [
        Member(
            url=text.url,
            portal=text.portal,
            revision=text.revision,
            published=text.published,
            headline=text.headline,
            differs=(
                tell_difference(shingles[first.number], shingles[text.number]).value
                if text is not first
                else "first"
            ),
            has_same_headline=text.headline == first.headline,
        )
        for text in texts
    ]


def _precedence(text: Text) -> tuple[str, bool, str, str]:
    """Order texts by the day they were published, then by when they were fetched."""
    return text.published, text.fetched_at is None, text.fetched_at or "", text.url
