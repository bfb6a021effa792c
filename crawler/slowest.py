"""The pages of a run that took longest to read."""

import heapq

KEPT = 5
"""How many pages are kept."""


class SlowestPages:
    """The few pages of a run that took longest, with their seconds."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, str]] = []

    def add(self, url: str, seconds: float) -> None:
        """Count a page in."""
        if len(self._heap) < KEPT:
            heapq.heappush(self._heap, (seconds, url))
        elif seconds > self._heap[0][0]:
            heapq.heapreplace(self._heap, (seconds, url))

    def pages(self) -> list[tuple[str, float]]:
        """Return addresses and seconds, the slowest first."""
        return [(url, seconds) for seconds, url in sorted(self._heap, reverse=True)]
