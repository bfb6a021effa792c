"""The ledger at the end of an item's way through Scrapy."""

import errno

import pytest
from scrapy import signals
from scrapy.exceptions import DropItem

from crawler.errors import LedgerWriteError
from crawler.items import RejectCode
from crawler.ledger import Ledger
from crawler.pipelines.duplicates import DuplicatesPipeline, ForgottenArticle, ForgottenReject
from crawler.pipelines.jsonlines import JsonLinesPipeline
from tests.ledger.records import PORTAL, make_article, make_reject, make_time, make_url
from tests.made_run import make_run


class Pipelines:
    """The last two pipelines of a run."""

    def __init__(self, output):
        self.ledger = Ledger.open(output, PORTAL)
        self.errors = []
        run = make_run()
        run.ledger = self.ledger
        self.crawler = run.crawler
        self.crawler.signals.connect(self._note, signals.item_error)
        self.stages = [DuplicatesPipeline.from_crawler(self.crawler)]
        self.stages.append(JsonLinesPipeline.from_crawler(self.crawler))

    def _note(self, failure):
        self.errors.append(failure.value)

    def send(self, item):
        for stage in self.stages:
            item = stage.process_item(item)
        return item

    def close(self):
        self.stages[1].close_spider()


@pytest.fixture
def pipelines(tmp_path):
    pipelines = Pipelines(tmp_path)
    yield pipelines
    pipelines.close()


def test_a_new_record_and_its_revision_come_out_with_their_numbers(pipelines):
    assert pipelines.send(make_article("a", "1", fetched_at=make_time(0))).revision == 1
    assert pipelines.send(make_article("a", "2", fetched_at=make_time(1))).revision == 2
    assert pipelines.ledger.counts["records_written"] == 2


def test_an_unchanged_record_is_dropped_and_noted_as_there(pipelines):
    pipelines.send(make_article("a", fetched_at=make_time(0)))
    pipelines.ledger.withdraw(make_url("a"), 404, make_time(1))
    with pytest.raises(DropItem):
        pipelines.send(make_article("a", fetched_at=make_time(2)))
    assert pipelines.ledger.counts["unchanged"] == 1
    assert not pipelines.ledger.known(make_url("a")).withdrawn


def test_a_duplicate_becomes_a_reject(pipelines):
    pipelines.send(make_article("a"))
    reject = pipelines.send(make_article("a", url=make_url("b")))
    assert reject.reasons[0].code is RejectCode.DUPLICATE
    assert pipelines.ledger.counts["rejects_written"] == 1


def test_a_reject_passes_and_is_written(pipelines):
    reject = make_reject("a")
    assert pipelines.send(reject) is reject
    assert pipelines.ledger.counts["rejects_written"] == 1


def refuse(_):
    raise OSError(errno.EIO, "Input/output error")


def test_what_goes_wrong_at_the_end_reaches_the_monitor(pipelines, monkeypatch):
    pipelines.send(make_article("a"))
    monkeypatch.setattr("crawler.ledger.inside.manifest.os.fsync", refuse)
    pipelines.close()
    monkeypatch.undo()
    (error,) = pipelines.errors
    assert isinstance(error, LedgerWriteError)
    assert error.exit_status == 1


def test_what_was_taken_down_is_dropped(pipelines):
    pipelines.send(make_article("a", fetched_at=make_time(0)))
    pipelines.ledger.forget([make_url("a")], "a court order", make_time(1))
    with pytest.raises(ForgottenArticle):
        pipelines.send(make_article("a", "More.", fetched_at=make_time(2)))
    with pytest.raises(ForgottenReject):
        pipelines.send(make_reject("a"))
    assert pipelines.ledger.counts["rejects_written"] == 0


def test_what_replaces_a_known_article_becomes_a_reject(pipelines):
    pipelines.send(make_article("a", fetched_at=make_time(0)))
    other = {"headline": "Closed", "body": ["We are closed."], "images": []}
    reject = pipelines.send(
        make_article("a", "x", fetched_at=make_time(1)).model_copy(update=other)
    )
    assert reject.reasons[0].code is RejectCode.REPLACED
    assert pipelines.ledger.counts["rejects_written"] == 1
