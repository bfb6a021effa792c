"""What a run's pages are counted as, and which of them are kept to look at."""

import pytest

from crawler.drift.observing import EXAMPLES, Observations
from crawler.drift.statistics import RUN, Watched
from crawler.items import RejectCode
from tests.ledger.records import make_article, make_reject


def make(number, **fields):
    return make_article(number).model_copy(update=fields)


def with_tier(number, name, tier):
    article = make(number, abstract="A label says so.")
    extraction = article.extraction.model_copy(update={name: tier})
    return article.model_copy(update={"extraction": extraction})


@pytest.fixture
def seen():
    observations = Observations()
    for number in range(3):
        observations.add_record(make(number, abstract="A" * 40), {"abstract": "label"})
    observations.add_record(make(3, abstract=None), {})
    observations.add_record(make(4, abstract="A" * 400), {"abstract": "standfirst"})
    return observations


def find(observations, name, aspect, value="", *, more, usual=None):
    found = observations.find_examples(Watched(name, aspect, value), more=more, usual=usual)
    return [url.rpartition("/")[2].removesuffix(".html") for url in found]


def name_urls(*numbers):
    return [make(number).url.rpartition("/")[2].removesuffix(".html") for number in numbers]


def test_a_field_is_counted_where_it_is_filled(seen):
    told = seen.summarise()
    assert (told.records, told.pages) == (5, 5)
    assert told.fields["abstract"].filled == 4
    assert told.fields["abstract"].median == 40
    assert told.fields["abstract"].lengths == {"6": 3, "9": 1}
    assert told.fields["captions"].filled == sum(
        any(image.caption for image in make(n).images) for n in range(5)
    )


def test_pages_that_show_what_is_missing_or_more(seen):
    assert find(seen, "abstract", "filled", more=False) == name_urls(3)
    assert find(seen, "abstract", "filled", more=True) == name_urls(0, 1)
    assert EXAMPLES == 2


def test_pages_whose_texts_are_longer_or_shorter_than_usual(seen):
    assert find(seen, "abstract", "longer", more=True, usual=6) == name_urls(4)
    assert find(seen, "abstract", "shorter", more=True, usual=9) == name_urls(0, 1)
    assert find(seen, "abstract", "longer", more=True, usual=9) == []
    assert find(seen, "abstract", "longer", more=True) == []


def test_pages_of_another_tier_show_that_one_is_rarer():
    observations = Observations()
    for number, tier in enumerate(("template", "template", "text", "metadata", "template")):
        observations.add_record(with_tier(number, "abstract", tier), {"abstract": f"by {tier}"})
    assert find(observations, "abstract", "tier", "template", more=True) == name_urls(0, 1)
    assert find(observations, "abstract", "tier", "template", more=False) == name_urls(2, 3)
    assert find(observations, "abstract", "rule", "by text", more=False) == name_urls(0, 1)
    assert find(observations, "abstract", "rule", "by text", more=True) == name_urls(2)


def test_texts_that_repeat(seen):
    assert seen.summarise().repeated == {"headline": 0, "abstract": 3}
    assert find(seen, "abstract", "repeated", more=True) == name_urls(0, 1)


def test_rejects_count_but_for_pages_that_nobody_saw():
    observations = Observations()
    for name in ("a", "b", "c"):
        observations.add_reject(make_reject(name))
    for code in (RejectCode.FETCH, RejectCode.TIMEOUT, RejectCode.CRASH, RejectCode.INTERNAL):
        reject = make_reject("d")
        reasons = [reject.reasons[0].model_copy(update={"code": code})]
        observations.add_reject(reject.model_copy(update={"reasons": reasons}))
    told = observations.summarise(known=7, revised=2)
    [(key, number)] = told.rejects.items()
    assert (number, told.pages, told.known, told.revised) == (3, 3, 7, 2)
    examples = observations.find_examples(Watched(RUN, "rejects", key), more=True, usual=None)
    assert examples == [make_reject("a").url, make_reject("b").url]


def test_revised_pages_are_kept_once():
    observations = Observations()
    for url in ("u1", "u1", "u2", "u3"):
        observations.add_revision(url)
    assert observations.find_examples(Watched(RUN, "revised"), more=True, usual=None) == [
        "u1",
        "u2",
    ]
