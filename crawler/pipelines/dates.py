"""Dates in one form, with the portal's zone."""

from crawler.items import Draft, Reject
from crawler.structuring import normalise_dates


class DatesPipeline:
    """Normalises the dates of drafts; rejects pass."""

    def process_item(self, item: Draft | Reject) -> Draft | Reject:
        """Return the item with its dates in the record's form."""
        return normalise_dates(item) if isinstance(item, Draft) else item
