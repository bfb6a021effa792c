"""Ids that stay."""

from crawler.clusters.cluster_lines import Cluster, Member
from crawler.clusters.naming import name_clusters


def members(*names):
    return [
        Member(
            url=f"https://a.example/{name}", portal="a", revision=1, published=f"2024-01-0{name}",
            headline="Line", differs="whole" if at else "first", has_same_headline=True,
        )
        for at, name in enumerate(names)
    ]  # fmt: skip


def name(found, old=()):
    return name_clusters([members(*names) for names in found], old)


def describe(clusters):
    return [
        (cluster.id, cluster.aliases, "".join(member.url[-1] for member in cluster.members))
        for cluster in clusters
    ]


def test_new_clusters_come_in_the_order_of_their_first_members():
    [one, other] = name(["35", "12"])
    assert [one.members[0].published, other.members[0].published] == ["2024-01-01", "2024-01-03"]
    assert one.id != other.id
    assert describe(name(["12", "35"])) == describe([one, other])


def test_an_id_stays_when_members_come_and_go():
    [old] = name(["23"])
    assert describe(name(["123"], [old])) == [(old.id, [], "123")]
    assert describe(name(["34"], [old])) == [(old.id, [], "34")]
    [new] = name(["45"], [old])
    assert new.id != old.id


def test_of_clusters_that_grow_together_the_older_id_stays():
    old = [*name(["56"]), *name(["34"])]
    [one] = name(["3456"], old)
    assert describe([one]) == [(old[0].id, [old[1].id], "3456")]
    older = [*name(["78"]), one]
    assert describe(name(["345678"], older)) == [
        (older[0].id, [old[0].id, old[1].id], "345678")
    ]  # fmt: skip


def test_of_a_cluster_that_falls_apart_the_largest_part_keeps_the_id():
    [old] = name(["12345"])
    [first, second] = name(["12", "345"], [old])
    assert describe([first]) == [(old.id, [], "345")]
    assert second.id not in (old.id, "")


def test_an_id_is_never_given_twice():
    [old] = name(["12345"])
    [kept, new] = name(["12", "345"], [old])
    [_, _, newest] = name(["34", "12", "56"], [kept, new])
    assert len({kept.id, new.id, newest.id}) == 3
    assert isinstance(newest, Cluster)
