"""Which of several fetches was the last."""


def recency(fetched_at: str | None, revision: int) -> tuple[str, int]:
    """Return what the lines of an address sort by, the newest last; no time is before all times.

    All times have one form and one zone, so that they sort as text.
    """
    return fetched_at or "", revision


def is_later(fetched_at: str | None, than: str | None) -> bool:
    """Tell whether a fetch was after another; no time is before all times."""
    return recency(fetched_at, 0) > recency(than, 0)
