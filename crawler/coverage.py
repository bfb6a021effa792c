"""How many records have each field, and which kind of evidence gave it."""

from collections import Counter

from crawler.items import PUBLISHER_FIELDS, Article

COVERED_FIELDS = tuple(
    name for name in PUBLISHER_FIELDS if name not in ("published_raw", "language")
)
"""The fields that a page may or may not have, in the record's order."""


class Coverage:
    """Counts, over the valid records of a run, filled fields and the tiers that filled them."""

    def __init__(self) -> None:
        self.records = 0
        self._filled: Counter[str] = Counter()
        self._tiers: Counter[str] = Counter()

    def add(self, article: Article) -> None:
        """Count one record."""
        self.records += 1
        self._filled.update(name for name in COVERED_FIELDS if getattr(article, name))
        self._tiers.update(tier for _, tier in article.extraction if tier)

    def field_shares(self) -> dict[str, float]:
        """Return the share of records, 0 to 1, that have each field, in the record's order."""
        if not self.records:
            return {}
        return {name: self._filled[name] / self.records for name in COVERED_FIELDS}

    def tier_shares(self) -> dict[str, float]:
        """Return the share, 0 to 1, that each kind of evidence has of all filled fields."""
        total = self._tiers.total()
        return {tier: number / total for tier, number in sorted(self._tiers.items())}
