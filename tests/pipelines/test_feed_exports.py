"""Scrapy's feeds of a portal's run: records only, with the keys of their lines."""

import csv
import io
import json

from scrapy import Spider
from scrapy.utils.test import get_crawler

from crawler.items import Article, RejectCode
from crawler.pipelines.feed_exports import RecordCsvExporter, RecordFeedExporter, RecordLine
from tests.articles import make_article, make_reject

DATELINE = {"text": "BEIJING, Jan. 13", "place": "Beijing", "date": None, "agency": None}


def test_feed_has_the_records_with_the_keys_of_their_lines_and_no_rejects(tmp_path):
    path = tmp_path / "feed.jsonl"
    crawler = get_crawler(settings_dict={"FEEDS": {path: {"format": "jsonlines"}}})
    crawler.spider = spider = Spider("any")
    spider.crawler = crawler
    exporter = RecordFeedExporter.from_crawler(crawler)
    exporter.open_spider(spider)
    article = make_article(dateline=DATELINE)
    for item in (article, make_reject(RejectCode.DATE), {"title": "plain"}):
        exporter.item_scraped(item, spider)
    for slot in exporter.slots:
        slot.finish_exporting()
        slot.file.close()

    record, plain = map(json.loads, path.read_text().splitlines())
    assert record == json.loads(article.model_dump_json(by_alias=True))
    assert "schema" in record
    assert plain == {"title": "plain"}


def write_csv(*items: object) -> list[list[str]]:
    file = io.BytesIO()
    exporter = RecordCsvExporter(file)
    exporter.start_exporting()
    for item in items:
        exporter.export_item(item)
    exporter.finish_exporting()
    return list(csv.reader(io.StringIO(file.getvalue().decode())))


def test_what_is_nested_is_json_in_its_cell():
    article = make_article(dateline=DATELINE, body=["One, two.", "»Three«"], byline=[])
    line = RecordLine(article.model_dump(mode="json", by_alias=True))
    names, cells = write_csv(line)
    row = dict(zip(names, cells, strict=True))

    assert names == ["schema" if name == "schema_" else name for name in Article.model_fields]
    assert json.loads(row["body"]) == ["One, two.", "»Three«"]
    assert "»" in row["body"]
    assert json.loads(row["dateline"]) == DATELINE
    assert (row["byline"], row["abstract"], row["revision"]) == ("[]", "", "1")


def test_items_of_other_spiders_are_written_as_scrapy_writes_them():
    assert write_csv({"tags": ["a", "b"]}) == [["tags"], ["a,b"]]
