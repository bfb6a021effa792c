"""JSON-LD and style sheets that repeat, nest or break off."""

import json
from collections.abc import Callable

from tests.growth.fragments import repeat

HEADLINE = "The ferry line opens"


def _article(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": HEADLINE, **fields}


def _things(times: int) -> list[dict[str, object]]:
    return [
        _article(headline=f"Thing {number}", url=f"/p/{number}.html", publisher=f"Paper {number}")
        for number in range(times)
    ]


def _people(times: int) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": f"Li Wei{number}"} for number in range(times)]


def _refer_to_one(times: int) -> list[dict[str, object]]:
    person = {"@type": "Person", "@id": "#a", **{f"key{number}": 1 for number in range(times)}}
    return [person, _article(author=[{"@id": "#a"}] * times)]


VALUES: dict[str, Callable[[int], object]] = {
    "things": _things,
    "things of the page": lambda times: [
        _article(author="Li Wei", publisher=f"Paper {number}") for number in range(times)
    ],
    "graph": lambda times: {"@graph": _things(times)},
    "main entities": lambda times: {
        "@type": "WebPage",
        "url": [f"/p/{number}" for number in range(times)],
        "mainEntity": _things(times),
    },
    "authors": lambda times: _article(author=_people(times)),
    "one author": _refer_to_one,
    "names in one text": lambda times: _article(author=" and ".join(["Li Wei"] * times)),
    "publishers": lambda times: _article(author=_people(times), publisher=_people(times)),
    "addresses": lambda times: _article(url=["/p/1"] * times),
    "types": lambda times: {"@type": ["NewsArticle"] * times, "headline": HEADLINE},
    "headlines": lambda times: _article(headline=[HEADLINE] * times),
    "dates": lambda times: _article(datePublished=["2024-01-13"] * times),
}
BROKEN: dict[str, Callable[[int], str]] = {
    "nested lists": lambda times: "[" * times + "]" * times,
    "nested things": lambda times: '{"item":' * times + "1" + "}" * times,
    "open lists": lambda times: "[" * times,
    "open things": lambda times: '{"a":' * times,
    "quotes": lambda times: '"' * times,
    "escaped quotes": lambda times: '{"a":"' + '\\"' * times,
    "escaped quotes at the end": lambda times: '{"a":"' + '\\"' * times + "\\",
    "commas": lambda times: '{"a":1' + "," * times + "}",
    "spaced commas": lambda times: "[" + ", " * times,
    "values": lambda times: "{} " * times,
    "values that break off": lambda times: "{},;" * times + "[",
    "blanks": lambda times: "{" + " " * 40 * times,
    "blanks before": lambda times: " " * 40 * times + "{",
    "CDATA": lambda times: "<![CDATA[" * times + "]]>" * times,
    "ends of CDATA": lambda times: "{}" + "]]> " * times + "x",
    "ends of comments": lambda times: "{}" + "-->" * times,
    "slashes": lambda times: "{}" + "// " * times,
    "stars": lambda times: "{}" + "/*" * times,
    "brackets": lambda times: "{}" + "]" * times,
    "references": lambda times: "&quot;" * times,
    "digits": lambda times: '{"a":' + "1" * 10 * times + "}",
}
JSON_LD: dict[str, Callable[[int], str]] = {
    **{name: lambda times, make=make: json.dumps(make(times)) for name, make in VALUES.items()},
    **BROKEN,
}
"""What writes a script of so many parts."""

STYLES = (
    ".c{}<display:none>",
    ".c{},",
    "/*",
    "/* */",
    "@x<",
    "@media x<.c<display:none>>",
    "@x<a<>",
    "a<",
    "<",
    ">",
    "@",
    "@x;",
    "a<>",
    "a",
    " ",
    ".a .b ",
    "display:none;",
    "display",
    "none",
)
"""Parts of style sheets, with angles for their braces."""


def write_style(part: str, times: int) -> str:
    """Return a style sheet that repeats a part and mentions what hides."""
    return "none " + repeat(part, times).replace("<", "{").replace(">", "}")
