"""What became of each page is counted before anything is compared or written."""

from crawler import counters
from crawler.items import RejectCode
from crawler.pipelines.coverage import CoveragePipeline
from tests.articles import make_article, make_reject
from tests.made_run import make_run


def test_records_are_counted_with_their_fields_and_rejects_by_their_first_reason():
    run = make_run()
    pipeline = CoveragePipeline.from_crawler(run.crawler)
    for item in (make_article(byline=["Jane Doe"]), make_reject(RejectCode.DATE)):
        assert pipeline.process_item(item) is item
    assert run.crawler.stats.get_stats() == {
        counters.RECORDS_VALID: 1,
        counters.REJECTS.format(RejectCode.DATE): 1,
    }
    assert run.coverage.field_shares()["byline"] == 1.0
