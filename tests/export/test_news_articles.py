"""JSON-LD: terms of schema.org only, as rdflib stores them."""

import json
from collections.abc import Iterator
from typing import Any

from rdflib import SDO

from tests.export.exporting import export


def list_terms(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from list_terms(item)
    elif isinstance(value, dict):
        yield value["@type"]
        for name, inner in value.items():
            if not name.startswith("@"):
                yield name
            yield from list_terms(inner)


def test_json_ld_has_terms_of_news_articles_only(output, tmp_path):
    path = tmp_path / "all.jsonld"
    assert export("jsonld", output, path) == 5
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    terms = set(list_terms(articles))
    assert {"NewsArticle", "dateline", "ImageObject", "creditText", "GeoCoordinates"} <= terms
    assert [term for term in terms if SDO[term] not in SDO] == []
    full = articles[2]
    assert full["datePublished"] == "2018-09-22T07:45:00+08:00"
    assert full["author"] == [{"@type": "Person", "name": "Li Na"}]
    assert full["image"][0]["creditText"] == "Photo/VCG"
    assert full["contentLocation"][0]["sameAs"].startswith("https://sws.geonames.org/")
    assert set(articles[0]) == {
        "@context", "@type", "@id", "url", "headline", "datePublished", "articleBody", "inLanguage",
    }  # fmt: skip
