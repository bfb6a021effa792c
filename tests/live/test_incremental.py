"""Runs of a portal that changes between them."""

from tests.live.runs import wait_for_next_second
from tests.live.three_runs import check_three_runs
from tests.portal_server import Answer, PortalServer, Site, html_answer


def test_later_runs_ask_only_for_what_may_be_new(worker, output):
    check_three_runs(worker, output, Site(count=200, per_list=25, per_day=10))


def test_a_page_without_validators_is_compared(worker, output):
    site = Site(count=5)
    site.validators = False
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin})
        site.change(3)
        wait_for_next_second()
        run = worker.crawl(output, arguments={"origin": server.origin})
    assert run.stats["silkroad/revisits"] == 5
    assert [(line["url"], line["revision"]) for line in output.read()[5:]] == [(site.url(3), 2)]


def test_what_could_not_be_fetched_is_tried_by_later_runs(worker, output):
    site = Site(count=40, per_list=10)
    site.answers[site.path(35)] = Answer(status=503)
    with PortalServer(site) as server:
        run = worker.crawl(output, arguments={"origin": server.origin})
        assert run.status == 0
        assert site.url(35) not in output.urls()
        assert [line["url"] for line in output.read("rejects")] == [site.url(35)]
        del site.answers[site.path(35)]
        worker.crawl(output, arguments={"origin": server.origin})
    assert sorted(output.urls()) == sorted(map(site.url, range(40)))


def test_a_run_that_left_lists_unread_is_gone_on_with(worker, output):
    site = Site(count=60, per_list=10)
    with PortalServer(site) as server:
        few = {"origin": server.origin, "max_pages": "5"}
        first = worker.crawl(output, arguments=few)
        assert len(output.urls()) == 20
        assert first.stats["lists/left"] == 1
        assert "1 list pages not asked for" in first.summary
        worker.crawl(output, arguments={"origin": server.origin, "limit": "15"})
        assert 35 <= len(output.urls()) < 60
        worker.crawl(output, arguments={"origin": server.origin})
    assert sorted(output.urls()) == sorted(map(site.url, range(60)))


def test_a_page_that_returns_is_noted(worker, output):
    site = Site(count=5)
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin})
        site.remove(2)
        wait_for_next_second()
        worker.crawl(output, arguments={"origin": server.origin})
        site.removed.clear()
        wait_for_next_second()
        worker.crawl(output, arguments={"origin": server.origin})
    assert len(output.read()) == 5
    assert [bool(line["returned_at"]) for line in output.read("withdrawn")] == [False, True]


def test_records_that_a_disk_lost_are_fetched_again(worker, output):
    site = Site(count=60, per_list=10, per_day=1)
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin})
        records = output.folder / "silkroad.jsonl"
        before = records.read_bytes()
        records.write_bytes(before[: len(before) // 3])
        worker.crawl(output, arguments={"origin": server.origin})
    assert sorted(output.urls()) == sorted(map(site.url, range(60)))


def test_budgets_end_a_run_and_the_next_one_goes_on(worker, output):
    site = Site(count=60, per_list=20)
    site.answers["/tags/infrastructure"] = html_answer("<a href='/p/400000.html'>Quay</a>")
    with PortalServer(site) as server:
        run = worker.crawl(output, arguments={"origin": server.origin}, BUDGET_PAGES=30)
        assert run.status == 0
        assert "BUDGET_PAGES=30" in run.summary
        assert 30 <= len(server.asked) <= 30 + 16
        assert len(output.urls()) < 60
        run = worker.crawl(output, arguments={"origin": server.origin}, BUDGET_BYTES=9_000)
        assert "BUDGET_BYTES=9000" in run.summary
        worker.crawl(output, arguments={"origin": server.origin})
    assert sorted(output.urls()) == sorted(map(site.url, range(60)))


def test_there_is_no_use_for_a_job_directory(worker, output, tmp_path):
    run = worker.crawl(output, JOBDIR=str(tmp_path / "job"))
    assert run.status == 2
    assert "goes on where it was" in run.reason
