"""The pipelines that only call the core: drafts go through it, rejects pass."""

from scrapy.utils.test import get_crawler

from crawler import counters
from crawler.items import Article, Reject, RejectCode
from crawler.pages.draft import Draft
from crawler.pipelines.normalising import DatesPipeline
from crawler.pipelines.validation import ValidationPipeline
from crawler.portals import page_classes
from tests.articles import make_draft, make_reject
from tests.made_run import make_run


def make_dates_pipeline(portal="silkroad"):
    crawler = make_run(page_classes()[portal].portal).crawler
    return DatesPipeline(crawler), crawler.stats


def test_draft_becomes_a_record():
    draft = make_draft(1, published_raw="January 13, 2024", extraction={"headline": "text"})

    dated = make_dates_pipeline()[0].process_item(draft)
    record = ValidationPipeline(get_crawler()).process_item(dated)

    assert dated.published == "2024-01-13"
    assert isinstance(record, Article)
    assert (record.published, record.revision) == ("2024-01-13", 1)


def test_draft_without_a_date_becomes_a_reject():
    dated = make_dates_pipeline()[0].process_item(make_draft(1))
    reject = ValidationPipeline(get_crawler()).process_item(dated)

    assert isinstance(reject, Reject)
    assert [reason.field for reason in reject.reasons] == ["published"]


def test_rejects_pass():
    reject = make_reject(RejectCode.FETCH)

    assert make_dates_pipeline()[0].process_item(reject) is reject
    assert ValidationPipeline(get_crawler()).process_item(reject) is reject


def test_parts_of_the_template_that_gave_nothing_are_counted_for_records_only():
    crawler = get_crawler()
    pipeline = ValidationPipeline(crawler)
    unmatched = (["body"], ["body", "headline"], [])
    for number, parts in enumerate(unmatched, start=1):
        draft = make_draft(number, published_raw="January 13, 2024", unmatched=parts)
        pipeline.process_item(make_dates_pipeline()[0].process_item(draft))
    pipeline.process_item(make_draft(9, unmatched=["body"]))

    counted = counters.TEMPLATE_UNMATCHED.format
    assert crawler.stats.get_value(counted("body")) == 2
    assert crawler.stats.get_value(counted("headline")) == 1


def test_date_that_its_address_contradicts_is_counted():
    pipeline, stats = make_dates_pipeline("pudong")
    url = "https://english.pudong.gov.cn/2026-05/17/c_1.htm"

    dated = [
        pipeline.process_item(Draft(url=url, portal="pudong", published_raw=raw)).published
        for raw in ("2569-05-17 20:43", "2026-05-16", "")
    ]

    assert dated == ["2026-05-17", "2026-05-16", "2026-05-17"]
    assert stats.get_value(counters.DATES_OVERRULED) == 1
