"""Things that belong together, found out pair by pair."""


class DisjointSets:
    """Numbers from 0 in sets: at first each in its own (Tarjan's union by size, path halving)."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))
        self._sizes = [1] * count

    def find_root(self, number: int) -> int:
        """Return the number that stands for the set of this one."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = number = parents[parents[number]]
        return number

    def are_apart(self, one: int, other: int) -> bool:
        """Tell whether two numbers are in different sets."""
        return self.find_root(one) != self.find_root(other)

    def join(self, one: int, other: int) -> None:
        """Make the sets of two numbers one."""
        larger, smaller = self.find_root(one), self.find_root(other)
        if larger == smaller:
            return
        if self._sizes[larger] < self._sizes[smaller]:
            larger, smaller = smaller, larger
        self._parents[smaller] = larger
        self._sizes[larger] += self._sizes[smaller]

    def list_sets(self) -> list[list[int]]:
        """Return the sets of two members and more, members in ascending order."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            if self._sizes[root := self.find_root(number)] > 1:
                members.setdefault(root, []).append(number)
        return list(members.values())
