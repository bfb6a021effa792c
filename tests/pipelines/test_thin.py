"""The pipelines that only call the core: drafts go through it, rejects pass."""

from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings
from scrapy.utils.test import get_crawler

from crawler.items import Article, Draft, Reject, RejectCode
from crawler.monitor import counters
from crawler.pipelines.dates import DatesPipeline
from crawler.pipelines.validation import ValidationPipeline
from tests.articles import make_draft, make_reject

SPIDERS = SpiderLoader.from_settings(get_project_settings())


def make_dates_pipeline(portal="silkroad"):
    crawler = get_crawler()
    crawler.spider = SPIDERS.load(portal)()
    return DatesPipeline(crawler), crawler.stats


def test_draft_becomes_a_record():
    draft = make_draft(1, published_raw="January 13, 2024", extraction={"headline": "text"})

    dated = make_dates_pipeline()[0].process_item(draft)
    record = ValidationPipeline().process_item(dated)

    assert dated.published == "2024-01-13"
    assert isinstance(record, Article)
    assert (record.published, record.revision) == ("2024-01-13", 1)


def test_draft_without_a_date_becomes_a_reject():
    reject = ValidationPipeline().process_item(make_dates_pipeline()[0].process_item(make_draft(1)))

    assert isinstance(reject, Reject)
    assert [reason.field for reason in reject.reasons] == ["published"]


def test_rejects_pass():
    reject = make_reject(RejectCode.FETCH)

    assert make_dates_pipeline()[0].process_item(reject) is reject
    assert ValidationPipeline().process_item(reject) is reject


def test_date_that_its_address_contradicts_is_counted():
    pipeline, stats = make_dates_pipeline("pudong")
    url = "https://english.pudong.gov.cn/2026-05/17/c_1.htm"

    dated = [
        pipeline.process_item(Draft(url=url, portal="pudong", published_raw=raw)).published
        for raw in ("2569-05-17 20:43", "2026-05-16", "")
    ]

    assert dated == ["2026-05-17", "2026-05-16", "2026-05-17"]
    assert stats.get_value(counters.DATES_OVERRULED) == 1
