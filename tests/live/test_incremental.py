"""Runs of a portal that changes between them."""

import time

from tests.portal_server import Answer, PortalServer, Site, html_answer


def test_later_runs_ask_only_for_what_may_be_new(worker, output):
    site = Site(count=200, per_list=25, per_day=10)
    with PortalServer(site) as server:
        first = worker.crawl(output, arguments={"origin": server.origin})
        assert first.status == 0, first
        assert sorted(output.urls()) == sorted(site.url(number) for number in range(200))
        assert len(server.targets()) == len(set(server.targets()))

        written = output.read()
        server.asked.clear()
        second = worker.crawl(output, arguments={"origin": server.origin})
        assert second.status == 0
        assert output.read() == written
        # Eight days of articles: today and the seven days before.
        articles = {asked.target: asked.headers for asked in server.asked if "/p/" in asked.target}
        assert set(articles) == {site.path(number) for number in range(80)}
        assert all("if-none-match" in headers for headers in articles.values())
        assert second.stats["silkroad/not_modified"] == 80
        assert "/tags/project?page=2" not in server.targets()

        for number in range(30):
            site.change(number)
        for number in range(40, 45):
            site.remove(number)
        third = worker.crawl(output, arguments={"origin": server.origin})
        assert third.status == 0
        revisions = output.read()[200:]
        assert sorted(line["url"] for line in revisions) == sorted(map(site.url, range(30)))
        assert {line["revision"] for line in revisions} == {2}
        withdrawn = output.read("withdrawn")
        assert sorted(line["url"] for line in withdrawn) == sorted(map(site.url, range(40, 45)))
        assert output.read("rejects") == []

        server.asked.clear()
        fourth = worker.crawl(output, arguments={"origin": server.origin})
        assert fourth.status == 0
        assert len(output.read()) == 230
        assert len(output.read("withdrawn")) == 5
        assert not {site.path(number) for number in range(40, 45)} & {*server.targets()[4:]}


def test_a_page_without_validators_is_compared(worker, output):
    site = Site(count=5)
    site.validators = False
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin})
        site.change(3)
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
        worker.crawl(output, arguments={"origin": server.origin})
        site.removed.clear()
        # The same second would not tell which was first.
        time.sleep(1.01 - time.time() % 1)
        worker.crawl(output, arguments={"origin": server.origin})
    assert len(output.read()) == 5
    assert [bool(line["returned_at"]) for line in output.read("withdrawn")] == [False, True]


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
