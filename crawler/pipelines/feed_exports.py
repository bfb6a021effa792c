"""Scrapy's feeds (`-O FILE`, `-s FEEDS=…`) of a portal's run: records only, as they are written."""

import json
from typing import Any

from itemadapter import ItemAdapter
from scrapy import Spider
from scrapy.exporters import CsvItemExporter
from scrapy.extensions.feedexport import FeedExporter

from crawler.items import Article, Reject


class RecordLine(dict[str, Any]):
    """A record with the keys and values of its line in the output."""


class RecordFeedExporter(FeedExporter):
    """Hands the records of a run to the feeds and leaves the rejects out.

    Items of spiders that are no portal's pass as they are.
    """

    def item_scraped(self, item: object, spider: Spider) -> None:
        """Export a record; Scrapy calls this with what came through all pipelines."""
        if isinstance(item, Reject):
            return
        if isinstance(item, Article):
            item = RecordLine(item.model_dump(mode="json", by_alias=True))
        super().item_scraped(item, spider)


class RecordCsvExporter(CsvItemExporter):
    """Writes what is nested in a record (lists, `dateline`, `extraction`) as JSON in its cell."""

    def export_item(self, item: object) -> None:
        """Write one row."""
        if isinstance(item, RecordLine):
            item = {name: _write_cell(value) for name, value in ItemAdapter(item).items()}
        super().export_item(item)


def _write_cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
