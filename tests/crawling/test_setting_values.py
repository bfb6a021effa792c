"""Settings that do not exist, or whose values are none, are told before anything is opened."""

import pytest
from scrapy.utils.project import get_project_settings

from crawler.crawling.setting_values import check_refused, check_settings
from crawler.errors import ArgumentError


def make_settings(**given: object):
    settings = get_project_settings()
    settings.setdict(given, priority="cmdline")
    return settings


def test_settings_of_the_project_are_in_order():
    check_settings(make_settings())
    check_refused(make_settings())


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("OUTPTU_DIR", "did you mean OUTPUT_DIR?"),
        ("REVISIT_DAY", "did you mean REVISIT_DAYS?"),
        ("XYZZY", "see crawler/settings.py"),
    ],
)
def test_unknown_name(name, hint):
    with pytest.raises(ArgumentError) as caught:
        check_settings(make_settings(**{name: "1"}))
    assert str(caught.value).startswith(f"there is no setting {name!r}; ")
    assert hint in str(caught.value)


def test_a_users_own_settings_module_may_hold_names_of_its_own():
    settings = get_project_settings()
    settings.set("MY_EXTENSION_ENABLED", "1", priority="project")
    check_settings(settings)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("REVISIT_DAYS", "abc", "a whole number from 0 on"),
        ("REVISIT_DAYS", "1.5", "a whole number from 0 on"),
        ("MAX_LIST_PAGES", "-1", "a whole number from 0 on"),
        ("DOWNLOAD_DELAY", "soon", "seconds from 0 on"),
        ("CLOSESPIDER_TIMEOUT", "-3", "seconds from 0 on"),
        ("FETCH_FAILURES_CEILING", "20", "a share from 0 to 1"),
        ("ROBOTSTXT_OBEY", "perhaps", "True or False"),
        ("QUALITY_FLOORS", "half", "shares from 0 to 1"),
        ("QUALITY_FLOORS", '{"records": 50}', "shares from 0 to 1"),
        ("QUALITY_FLOORS", '{"recrods": 0.5}', "there is no field 'recrods'"),
    ],
)
def test_value_that_is_none(name, value, allowed):
    with pytest.raises(ArgumentError, match=f"^{name}") as caught:
        check_settings(make_settings(**{name: value}))
    assert allowed in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REVISIT_DAYS", "0"),
        ("DOWNLOAD_DELAY", "0.5"),
        ("FETCH_FAILURES_CEILING", "1"),
        ("ROBOTSTXT_OBEY", "False"),
        ("QUALITY_FLOORS", '{"abstract": 0.3}'),
        ("LOG_LEVEL", "INFO"),
    ],
)
def test_value_that_is_one(name, value):
    check_settings(make_settings(**{name: value}))


@pytest.mark.parametrize(
    ("name", "value", "instead"),
    [
        ("JOBDIR", "jobs", "the same command goes on where it was"),
        ("HTTPCACHE_ENABLED", "True", "Keep an archive"),
    ],
)
def test_setting_that_a_run_does_not_go_with_is_refused_with_the_reason(name, value, instead):
    with pytest.raises(ArgumentError, match=instead):
        check_refused(make_settings(**{name: value}))
