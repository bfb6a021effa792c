"""From a draft to a record or to the reasons why there is none."""

from crawler.items import Article, Draft, Reject
from crawler.structuring import validate


class ValidationPipeline:
    """Applies the rules of a valid record; rejects pass."""

    def process_item(self, item: Draft | Reject) -> Article | Reject:
        """Return the record, or the reject that says what is wrong."""
        return validate(item) if isinstance(item, Draft) else item
