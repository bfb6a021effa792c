"""Whose a picture is by where it stands."""

import pytest

from crawler.reading.markup import parse_html
from crawler.reading.surroundings import find_owner, is_author_link

IMG = "<img src=/1.jpg>"


def owner_of(html: str, href: str | None = None) -> str | None:
    return find_owner(parse_html(f"<body>{html}</body>".encode()).find(".//img"), href)


@pytest.mark.parametrize(
    ("html", "owner"),
    [
        (IMG, None),
        ("<img class=author-photo src=/1.jpg>", "author"),
        ("<img class=newsletter src=/1.jpg>", "site"),
        ("<img class=site-logo src=/1.jpg>", "site"),
        ("<img id=icon src=/1.jpg>", "site"),
        ("<img class='logo author' src=/1.jpg>", "author"),
        ("<img class=logotype src=/1.jpg>", None),
        (f"<div class=author-box>{IMG}</div>", "author"),
        (f"<div id=authorBox>{IMG}</div>", "author"),
        (f"<div class=qr-code>{IMG}</div>", "site"),
        (f"<div class=eKqRbio>{IMG}</div>", None),
        (f"<div class=bio>{IMG}</div>", "author"),
        (f"<div class=site-logo>{IMG}</div>", None),
        (f"<div class=author><b><i><u>{IMG}</u></i></b></div>", "author"),
        (f"<div class=author><b><i><u><s>{IMG}</s></u></i></b></div>", None),
        (f"<article class=author>{IMG}</article>", None),
        (f"<div class=author><main>{IMG}</main></div>", None),
        (f"<div class=author>{IMG}{'<b></b>' * 38}</div>", "author"),
        (f"<div class=author>{IMG}{'<b></b>' * 39}</div>", None),
        (f"<div>{IMG}<p>By Lin Qiao</p></div>", "author"),
        (f"<div><b>{IMG}</b><p>Written by: Lin Qiao</p></div>", "author"),
        (f"<div><b><i>{IMG}</i></b><p>By Lin Qiao</p></div>", None),
        (f"<div>{IMG}<p>By the quay</p></div>", None),
        (f"<div>{IMG}<p>By Lin Qiao, photo</p></div>", None),
        (f"<figure>{IMG}<p>By Lin Qiao</p></figure>", None),
        (f"<div>{IMG}<p><a href=/author/lin>Lin Qiao</a></p></div>", "author"),
        (f"<div>{IMG}<p><a href=/p/author>Lin Qiao</a></p></div>", None),
        (f"<div>{IMG}<p>By Lin Qiao {'x' * 68}</p></div>", "author"),
        (f"<div>{IMG}<p>By Lin Qiao {'x' * 69}</p></div>", None),
        (f"<div>{IMG}<p>By Lin Qiao</p>{'<b></b>' * 4}</div>", "author"),
        (f"<div>{IMG}<p>By Lin Qiao</p>{'<b></b>' * 5}</div>", None),
        (f"<div>{IMG}<p>By Lin Qiao{'<b></b>' * 18}</p></div>", "author"),
        (f"<div>{IMG}<p>By Lin Qiao{'<b></b>' * 19}</p></div>", None),
        (f"<div>{IMG}By Lin Qiao</div>", None),
    ],
)
def test_owner(html: str, owner: str | None) -> None:
    assert owner_of(html) == owner


@pytest.mark.parametrize(
    ("href", "is_author"),
    [
        ("/author/lin", True),
        ("https://harbour.example/Writers/lin.html", True),
        ("/news/author", False),
        ("/authors", False),
        ("/p/1.html", False),
        ("http://[", False),
    ],
)
def test_links_to_authors(href: str, is_author: bool) -> None:
    assert is_author_link(href) is is_author
    assert owner_of(f"<a>{IMG}</a>", href) == ("author" if is_author else None)
