"""Ids of clusters, which stay while clusters change."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from crawler.clusters.cluster_lines import Cluster, Member


def name_clusters(found: Iterable[Sequence[Member]], old: Sequence[Cluster]) -> list[Cluster]:
    """Return clusters of these members, the first of each before the others, with their ids.

    `old`: the clusters before, in the order in which they came about, which is that of what is
    returned. A cluster keeps its id when members come and go; of several that grew together the
    oldest keeps it, and the ids of the others are aliases; of one that falls apart the largest part
    keeps it. A new cluster is named after the address of its first member.
    """
    clusters = sorted(found, key=lambda members: (members[0].published, members[0].url))
    inherited = _find_heirs(clusters, old)
    taken = {name for one in old for name in (one.id, *one.aliases)}
    named: list[tuple[int, Cluster]] = []
    for number, members in enumerate(clusters):
        ancestors = inherited.get(number, [])
        if ancestors:
            eldest, *others = (old[at] for at in ancestors)
            aliases = [*eldest.aliases, *(n for one in others for n in (one.id, *one.aliases))]
            cluster = Cluster(id=eldest.id, aliases=aliases, members=list(members))
        else:
            cluster = Cluster(id=_make_id(members[0].url, taken), aliases=[], members=list(members))
            taken.add(cluster.id)
        named.append((ancestors[0] if ancestors else len(old) + number, cluster))
    return [cluster for _, cluster in sorted(named, key=lambda one: one[0])]


def _find_heirs(
    clusters: Sequence[Sequence[Member]], old: Sequence[Cluster]
) -> dict[int, list[int]]:
    """Return which old clusters each new one goes on with, the oldest first, by their places."""
    homes = {member.url: number for number, of in enumerate(clusters) for member in of}
    heirs: dict[int, list[int]] = {}
    for number, cluster in enumerate(old):
        parts = Counter(homes[one.url] for one in cluster.members if one.url in homes)
        if parts:
            largest = max(parts, key=lambda part: (parts[part], -part))
            heirs.setdefault(largest, []).append(number)
    return heirs


def _make_id(url: str, taken: set[str]) -> str:
    salt = ""
    while (name := sha256(f"{url}{salt}".encode()).hexdigest()[:16]) in taken:
        salt += "+"
    return name
