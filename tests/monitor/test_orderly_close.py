"""The end of a run at a limit that the user set, and what is said of it."""

import pytest
from scrapy.utils.test import get_crawler

from crawler.monitor import orderly_close
from crawler.monitor.orderly_close import OrderlyCloseSpider


@pytest.mark.parametrize("is_portal", [True, False])
@pytest.mark.parametrize("setting", ["CLOSESPIDER_ITEMCOUNT", "CLOSESPIDER_TIMEOUT"])
def test_the_limit_is_named(monkeypatch, setting, is_portal):
    told = []
    monkeypatch.setattr(orderly_close, "stop_run", lambda _, *said: told.append(said))
    monkeypatch.setattr(orderly_close, "find_run", lambda _: object() if is_portal else None)
    crawler = get_crawler(settings_dict={setting: 7})
    OrderlyCloseSpider(crawler)._close_spider(setting.lower())
    sentence = f"the run ended at {setting}=7"
    if is_portal:
        sentence += "; the same command goes on from there"
    assert told == [(setting.lower(), sentence)]
