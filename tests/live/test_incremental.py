"""Runs of a portal that changes between them."""

import datetime as dt
import json
import time

import pytest

from crawler.ledger import Ledger
from tests.articles import make_page
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
        assert "1 list page not asked for" in first.summary
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


def test_a_run_ends_in_order_when_its_time_is_over(worker, output):
    site = Site(count=60, per_list=60)
    for number in range(60):
        site.answers[site.path(number)] = Answer(
            site.answer(site.path(number), {}).body,
            headers={"Content-Type": "text/html"},
            delay=0.4,
        )
    with PortalServer(site) as server:
        arguments = {"origin": server.origin}
        run = worker.crawl(output, arguments=arguments, CLOSESPIDER_TIMEOUT=1.5)
        assert run.status == 0
        assert "the run ended at CLOSESPIDER_TIMEOUT=1.5" in run.summary
        read = len(output.urls())
        assert 0 < read < 60
        assert f"{60 - read} pages not read" in run.summary
        assert run.log == []
        worker.crawl(output, arguments=arguments)
    assert sorted(output.urls()) == sorted(map(site.url, range(60)))


def test_a_run_that_rests_ends_when_its_time_is_over(worker, output):
    site = Site(count=5)
    site.answers[site.path(0)] = Answer(status=503, headers={"Retry-After": "200"})
    with PortalServer(site) as server:
        started = time.monotonic()
        run = worker.crawl(
            output,
            arguments={"origin": server.origin},
            CLOSESPIDER_TIMEOUT=1,
            BACKOFF_MAX=300,
            CONCURRENT_REQUESTS_PER_DOMAIN=1,
        )
    assert time.monotonic() - started < 100
    assert "CLOSESPIDER_TIMEOUT=1" in run.summary


def test_a_source_is_read_no_further_when_the_time_is_over(worker, output, tmp_path):
    folder = tmp_path / "en.imsilkroad.com" / "p"
    folder.mkdir(parents=True)
    site = Site(count=1500)
    for number in range(1500):
        page = site.answer(site.path(number), {}).body
        (folder / site.path(number).rpartition("/")[2]).write_bytes(page)
    arguments = {"source": str(tmp_path)}
    run = worker.crawl(output, arguments=arguments, CLOSESPIDER_TIMEOUT=1)
    assert run.status == 0
    assert "the run ended at CLOSESPIDER_TIMEOUT=1" in run.summary
    read = len(output.urls())
    assert 0 < read < 1500
    assert f"{1500 - read} pages not read" in run.summary
    worker.crawl(output, arguments=arguments)
    assert len(output.urls()) == 1500


@pytest.mark.parametrize("name", ["CLOSESPIDER_ITEMCOUNT", "CLOSESPIDER_PAGECOUNT"])
def test_other_limits_of_scrapys_end_a_run_in_order_too(worker, output, name):
    site = Site(count=60, per_list=20)
    with PortalServer(site) as server:
        run = worker.crawl(output, arguments={"origin": server.origin}, **{name: 10})
    assert run.status == 0
    assert f"the run ended at {name}=10" in run.summary
    assert len(output.urls()) < 60


def test_there_is_no_use_for_a_job_directory(worker, output, tmp_path):
    run = worker.crawl(output, JOBDIR=str(tmp_path / "job"))
    assert run.status == 2
    assert "goes on where it was" in run.reason


def revisit(worker, output, site, change):
    """Crawl, change the site, and crawl again a second later; return the second run."""
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin})
        change()
        wait_for_next_second()
        run = worker.crawl(output, arguments={"origin": server.origin})
        return run, server.targets()


def lead(site, numbers, location, status=302):
    for number in numbers:
        site.answers[site.path(number)] = Answer(status=status, headers={"Location": location})


LOCATIONS = {
    "the front page": "/",
    "a list": "/tags/project",
    "a page that is gone": "/nowhere.html",
    "a page that validators do not fit": "/unchanged.html",
    "a later page": "/p/399999_2.html",
    "another host": "https://example.com/",
}


@pytest.mark.parametrize("location", LOCATIONS.values(), ids=LOCATIONS)
def test_a_known_article_that_leads_elsewhere_is_withdrawn(worker, output, location):
    site = Site(count=5)
    site.answers["/unchanged.html"] = Answer(status=304)
    site.answers["/p/399999_2.html"] = site.answer(site.path(1), {})
    run, _ = revisit(worker, output, site, lambda: lead(site, [2], location))
    assert run.status == 0
    assert len(output.read()) == 5
    withdrawn = output.read("withdrawn")
    assert [(line["url"], line["status"]) for line in withdrawn] == [(site.url(2), 302)]
    assert "1 known pages lead elsewhere now" in run.summary
    assert "they count as withdrawn" in run.summary


def test_a_known_article_that_leads_to_another_gives_way_to_it(worker, output):
    site = Site(count=5)
    site.answers["/p/500.html"] = Site(count=6).answer(site.path(5), {})
    run, _ = revisit(worker, output, site, lambda: lead(site, [2], "/p/500.html", 301))
    assert run.status == 0
    assert output.urls()[5:] == ["https://en.imsilkroad.com/p/500.html"]
    assert [line["revision"] for line in output.read()] == [1] * 6
    assert [(line["url"], line["status"]) for line in output.read("withdrawn")] == [
        (site.url(2), 301)
    ]


@pytest.mark.parametrize("location", ["/", "https://example.com/", "/p/400000.html"])
def test_a_portal_that_sends_everybody_elsewhere_withdraws_nothing(worker, output, location):
    site = Site(count=5)
    run, _ = revisit(worker, output, site, lambda: lead(site, [1, 2, 3], location))
    assert len(output.read()) == 5
    assert output.read("withdrawn") == []
    assert "3 known pages lead elsewhere now" in run.summary
    assert "the portal seems to be in trouble" in run.summary


def test_as_many_sound_articles_as_others_are_enough(worker, output):
    site = Site(count=4)
    revisit(worker, output, site, lambda: lead(site, [1, 2], "/"))
    # They are asked for side by side, and noted as they answer.
    assert {line["url"] for line in output.read("withdrawn")} == {site.url(1), site.url(2)}


def test_what_stands_in_place_of_an_article_is_no_sound_one(worker, output):
    site = Site(count=4)
    notice = html_answer(
        "<html><h1>Harbour fair opens</h1><p>2026-01-31 08:00</p>"
        "<p>The fair shows boats of all kinds, and lasts until Sunday evening.</p></html>"
    )

    def fall_ill() -> None:
        lead(site, [1, 2], "/")
        site.answers.update({site.path(number): notice for number in (0, 3)})

    run, _ = revisit(worker, output, site, fall_ill)
    assert [line["reasons"][0]["code"] for line in output.read("rejects")] == ["replaced"] * 2
    assert output.read("withdrawn") == []
    assert "only 0 articles answered for themselves" in run.summary


def test_what_leads_elsewhere_returns(worker, output):
    site = Site(count=5)
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin})
        lead(site, [2], "/")
        wait_for_next_second()
        worker.crawl(output, arguments={"origin": server.origin})
        site.answers.clear()
        wait_for_next_second()
        worker.crawl(output, arguments={"origin": server.origin})
    assert len(output.read()) == 5
    assert [bool(line["returned_at"]) for line in output.read("withdrawn")] == [False, True]


def test_a_run_that_ends_before_all_were_asked_withdraws_nothing(worker, output):
    site = Site(count=5)
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin})
        lead(site, range(5), "/")
        wait_for_next_second()
        lists = len(server.asked) - 5
        run = worker.crawl(
            output,
            arguments={"origin": server.origin},
            BUDGET_PAGES=lists + 6,
            CONCURRENT_REQUESTS_PER_DOMAIN=1,
        )
    assert "known pages lead elsewhere now" in run.summary
    assert "the run ended before all were asked" in run.summary
    assert output.read("withdrawn") == []


def test_an_unasked_not_modified_confirms_nothing(worker, output):
    site = Site(count=3)
    site.validators = False
    not_modified = Answer(status=304)
    run, _ = revisit(
        worker, output, site, lambda: site.answers.update({site.path(1): not_modified})
    )
    assert "silkroad/not_modified" not in run.stats
    assert "HTTP status 304" in run.summary


def test_a_list_that_failed_is_read_to_its_end_by_the_next_run(worker, output):
    site = Site(count=60, per_list=10)
    site.answers["/tags/project?page=3"] = Answer(status=503)
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin}, RETRY_TIMES=0)
        assert sorted(output.urls()) == sorted(map(site.url, range(20)))
        site.answers.clear()
        worker.crawl(output, arguments={"origin": server.origin})
    assert sorted(output.urls()) == sorted(map(site.url, range(60)))


def test_what_was_fetched_at_last_is_not_tried_again(worker, output):
    site = Site(count=12, per_list=10, per_day=1, newest=dt.date(2020, 1, 31))
    site.answers[site.path(11)] = Answer(status=503)
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin}, RETRY_TIMES=0)
        state = output.folder / "state" / "silkroad.progress.json"
        assert json.loads(state.read_bytes())["failed"] == {site.url(11): 1}
        worker.crawl(output, arguments={"origin": server.origin}, RETRY_TIMES=0)
        assert json.loads(state.read_bytes())["failed"] == {site.url(11): 2}
        site.answers.clear()
        worker.crawl(output, arguments={"origin": server.origin})
    assert json.loads(state.read_bytes())["failed"] == {}
    assert len(output.urls()) == 12


def test_another_story_in_place_of_a_known_one_is_believed_by_the_second_run(worker, output):
    site = Site(count=5)
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin})
        site.answers[site.path(2)] = html_answer(make_page(7))
        wait_for_next_second()
        run = worker.crawl(output, arguments={"origin": server.origin})
        assert run.status == 0
        assert (
            "0 new, 0 revised, 0 unchanged rejected 1: 1 replaced replaced 1 known" in run.summary
        )
        assert len(output.read()) == 5
        assert [line["url"] for line in output.read("rejects")] == [site.url(2)]
        wait_for_next_second()
        run = worker.crawl(output, arguments={"origin": server.origin})
    assert "0 new, 1 revised, 0 unchanged" in run.summary
    assert [(line["url"], line["revision"]) for line in output.read()[5:]] == [(site.url(2), 2)]


def test_a_notice_that_is_gone_when_the_next_run_asks_leaves_no_record(worker, output):
    site = Site(count=5)
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin})
        for replaced in (True, False, True, False):
            notice = html_answer(make_page(7))
            site.answers = {site.path(n): notice for n in range(5)} if replaced else {}
            wait_for_next_second()
            run = worker.crawl(output, arguments={"origin": server.origin})
    assert "5 known pages of the last 7 days asked for again" in run.summary
    assert len(output.read()) == 5
    assert len(output.read("rejects")) == 10
    assert output.read("withdrawn") == []


def test_what_was_taken_down_is_not_asked_for_again(worker, output):
    site = Site(count=30, per_list=5, per_day=10)
    gone, failed = site.url(2), site.url(3)
    site.answers[site.path(3)] = Answer(status=503)
    with PortalServer(site) as server:
        worker.crawl(output, arguments={"origin": server.origin}, RETRY_TIMES=0)
        with Ledger.open(output.folder, "silkroad") as ledger:
            assert set(ledger.forget([gone, failed], "a court order", ledger_time())) == {
                gone,
                failed,
            }
        site.answers.clear()
        site.change(2)
        wait_for_next_second()
        before = len(server.asked)
        run = worker.crawl(output, arguments={"origin": server.origin})
        asked = server.targets()[before:]
    assert run.status == 0
    assert not {site.path(2), site.path(3)} & set(asked)
    assert [target for target in asked if "page=3" in target] == [], "lists end where they did"
    assert run.stats["pages/skipped/forgotten"] == 2
    assert [line["url"] for line in output.read() if line["schema"] == "tombstone/1"] == [gone]
    assert failed not in output.urls()


def ledger_time():
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
