"""Dates and authors in a messy page's head, and metadata that are about something else."""

import json

from tests.layouts import wording
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Raw, tag

PUBLISHERS = {"silkroad": "Xinhua Silk Road", "pudong": "Pudong"}
DATED = {
    "article_time", "parsely", "sailthru", "published", "itemprop", "json_ld", "json_ld_graph",
}  # fmt: skip
"""Kinds of metadata that hold the article's own date."""

_META_NAMES = {
    "article_time": {"property": "article:published_time"},
    "parsely": {"name": "parsely-pub-date"},
    "sailthru": {"name": "sailthru.date"},
    "published": {"name": "published"},
    "itemprop": {"itemprop": "datePublished"},
}


def make_metadata(article: ArticleFacts, layout: Layout) -> list[Node]:
    """Return the head's elements that the layout's messy axes ask for."""
    nodes: list[Node] = []
    moment = article.published[:10] if layout.date == "meta" else article.published
    if layout.metadata in _META_NAMES:
        nodes.append(tag("meta", **_META_NAMES[layout.metadata], content=moment))
    if layout.metadata in {"json_ld", "json_ld_graph"}:
        about = _describe(article) | {"datePublished": moment, "author": _name_authors(article)}
        nodes.append(_script(about if layout.metadata == "json_ld" else _put_in_graph(about)))
    elif layout.metadata.startswith("json_ld_"):
        nodes.append(_script(_describe_another(layout.metadata)))
    if layout.metadata == "publisher":
        nodes.append(tag("meta", name="author", content=PUBLISHERS[article.portal]))
    if layout.author_mark == "meta":
        nodes.append(tag("meta", name="author", content=", ".join(article.byline)))
    if layout.author_mark == "json_ld":
        nodes.append(_script(_describe(article) | {"author": _name_authors(article)}))
    return nodes


def _describe(article: ArticleFacts) -> dict[str, object]:
    publisher = {"@type": "Organization", "name": PUBLISHERS[article.portal]}
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "url": article.url,
        "publisher": publisher,
    }


def _name_authors(article: ArticleFacts) -> object:
    """Return the authors as JSON-LD has them: a list, an object, or else the publisher."""
    people = [{"@type": "Person", "name": name} for name in article.byline]
    if not people:
        return {"@type": "Organization", "name": PUBLISHERS[article.portal]}
    return people if len(people) > 1 else people[0]


def _put_in_graph(about: dict[str, object]) -> dict[str, object]:
    image = {"@type": "ImageObject", "url": "/images/cover.jpg"}
    site = {"@type": "WebSite", "name": "The portal", "url": "/", "dateModified": "2026-06-01"}
    inner = {key: value for key, value in about.items() if key != "@context"}
    return {"@context": "https://schema.org", "@graph": [site, image, inner]}


def _describe_another(kind: str) -> dict[str, object]:
    """Return data about anything but this article."""
    context = {"@context": "https://schema.org"}
    person = {"@type": "Person", "name": wording.AUTHORS[0]}
    match kind:
        case "json_ld_other":
            dates = {"datePublished": "2016-03-03T08:00:00+08:00", "author": person}
            headline = {"headline": wording.HEADLINES[0]}
            return context | {"@type": "NewsArticle"} | headline | dates
        case "json_ld_list":
            items = [
                {"@type": "Article", "headline": headline, "datePublished": f"2017-05-0{day}"}
                for day, headline in enumerate(wording.HEADLINES[:4], 1)
            ]
            return context | {"@type": "ItemList", "itemListElement": items}
        case "json_ld_video":
            video = {"name": wording.VIDEO_TITLES[0], "uploadDate": "2015-08-08T10:00:00Z"}
            return context | {"@type": "VideoObject", "author": person} | video
        case "json_ld_site":
            return context | {"@type": "NewsMediaOrganization", "foundingDate": "1998-01-01"}
    raise ValueError(kind)


def _script(data: dict[str, object]) -> Node:
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return Raw(f'<script type="application/ld+json">{text}</script>')
