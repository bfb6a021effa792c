"""Measures clusters on invented reprints.

Run `python -m tests.clusters.measure [--records N] [--seed N]`.

Prints precision and recall over pairs of records (what the program puts together, what belongs
together), how long it took, the memory that it had, and what a second run takes that brings
little new; of up to 10,000 records also whether comparing each with each gives the same. Exit
status 1 where it does not, or precision or recall is below .99.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from crawler.clusters.cluster_lines import Cluster, name_cluster_file, read_clusters
from crawler.clusters.clustering import ClusterCounts, cluster_records
from crawler.clusters.shingles import hash_shingles
from crawler.clusters.similarity import MIN_CONTAINMENT, MIN_LENGTH, MIN_SHINGLES
from tests.clusters.reprints import PORTALS, Report, make_record_line, write_reports

FLOOR = 0.99
ALL_PAIRS = 10_000
"""Records up to which each is compared with each as well."""


def write_output(folder: Path, reports: Iterable[Report], start: int = 0) -> list[int]:
    """Append the records of reports to an output; return the number of the story of each."""
    stories = []
    files = {name: (folder / f"{name}.jsonl").open("a", encoding="utf-8") for name in PORTALS}
    for number, report in enumerate(reports, start=start):
        stories.append(report.story)
        files[PORTALS[number % len(PORTALS)]].write(make_record_line(report, number) + "\n")
    for file in files.values():
        file.close()
    return stories


def score_clusters(clusters: Iterable[Cluster], stories: Sequence[int]) -> tuple[float, float]:
    """Return precision and recall over pairs of records."""
    found = right = 0
    for cluster in clusters:
        numbers = list_numbers(cluster)
        found += _count_pairs(len(numbers))
        right += sum(map(_count_pairs, Counter(stories[number] for number in numbers).values()))
    wanted = sum(map(_count_pairs, Counter(stories).values()))
    return right / found if found else 1.0, right / wanted if wanted else 1.0


def _count_pairs(members: int) -> int:
    return members * (members - 1) // 2


def join_all_pairs(reports: Sequence[Report]) -> set[frozenset[int]]:
    """Return the sets of reports that comparing each with each gives, by their places."""
    shingles = hash_shingles(["\n".join(one.paragraphs) for one in reports])
    sizes = np.array([one.size for one in shingles])
    names, columns = np.unique(np.concatenate(shingles), return_inverse=True)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    ones = np.ones(columns.size, dtype=np.int32)
    holds = csr_array((ones, columns, ends), shape=(len(reports), names.size))
    shared = (holds @ holds.T).tocoo()
    shorter = np.minimum(sizes[shared.row], sizes[shared.col])
    longer = np.maximum(sizes[shared.row], sizes[shared.col])
    same = (shorter >= MIN_SHINGLES) & (shorter >= MIN_LENGTH * longer)
    same &= shared.data >= MIN_CONTAINMENT * shorter
    joined = coo_array((ones[: same.sum()], (shared.row[same], shared.col[same])), shared.shape)
    _, homes = connected_components(joined)
    sets: dict[int, set[int]] = {}
    for number, home in enumerate(homes.tolist()):
        sets.setdefault(home, set()).add(number)
    return {frozenset(members) for members in sets.values() if len(members) > 1}


def list_numbers(cluster: Cluster) -> frozenset[int]:
    """Return the numbers of the records of a cluster, which their addresses tell."""
    names = (member.url.rpartition("/")[2] for member in cluster.members)
    return frozenset(int(name.removesuffix(".html")) for name in names)


def measure_clustering(folder: Path) -> tuple[ClusterCounts, float, float]:
    """Cluster an output; return what was found, the seconds and the megabytes that it took."""
    started = time.perf_counter()
    counts = cluster_records(folder, sorted(folder.glob("*.jsonl")))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return counts, time.perf_counter() - started, memory


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    reports = list(write_reports(given.records, given.seed))
    few = given.records // 100
    worst = 1.0
    stories: list[int] = []
    with tempfile.TemporaryDirectory() as name:
        for part in (reports[:-few], reports[-few:]):
            stories += write_output(Path(name), part, len(stories))
            with ProcessPoolExecutor(1, get_context("spawn")) as process:
                counts, seconds, memory = process.submit(measure_clustering, Path(name)).result()
            clusters = read_clusters(name_cluster_file(Path(name)))
            precision, recall = score_clusters(clusters, stories)
            worst = min(worst, precision, recall)
            print(
                f"{counts.texts:,} records, {counts.compared:,} compared: "
                f"{counts.clusters:,} clusters, precision {precision:.4f}, recall {recall:.4f}, "
                f"{seconds:.1f} s, {memory:.0f} MB"
            )
    if given.records <= ALL_PAIRS:
        is_same = set(map(list_numbers, clusters)) == join_all_pairs(reports)
        print(f"each compared with each: {'the same' if is_same else 'OTHER'} clusters")
        worst *= is_same
    return worst < FLOOR


if __name__ == "__main__":
    sys.exit(main())
