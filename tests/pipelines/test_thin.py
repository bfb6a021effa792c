"""The pipelines that only call the core: drafts go through it, rejects pass."""

from crawler.items import Article, Reject, RejectCode
from crawler.pipelines.dates import DatesPipeline
from crawler.pipelines.validation import ValidationPipeline
from tests.articles import make_draft, make_reject


def test_draft_becomes_a_record():
    draft = make_draft(1, published_raw="January 13, 2024", extraction={"headline": "text"})

    dated = DatesPipeline().process_item(draft)
    record = ValidationPipeline().process_item(dated)

    assert dated.published == "2024-01-13"
    assert isinstance(record, Article)
    assert (record.published, record.revision) == ("2024-01-13", 1)


def test_draft_without_a_date_becomes_a_reject():
    reject = ValidationPipeline().process_item(DatesPipeline().process_item(make_draft(1)))

    assert isinstance(reject, Reject)
    assert [reason.field for reason in reject.reasons] == ["published"]


def test_rejects_pass():
    reject = make_reject(RejectCode.FETCH)

    assert DatesPipeline().process_item(reject) is reject
    assert ValidationPipeline().process_item(reject) is reject
