"""Pictures above the headline and between it and the story: which are the story's."""

import pytest

from crawler import Article, structure

URL = "https://english.pudong.gov.cn/2026-05/17/c_700001.htm"
IMG = '<img src="/1.jpg">'
STORY = (
    "<p>The link between the two ports was opened by both sides on Monday morning, in the rain.</p>"
    "<p>It is to carry two million tonnes of goods a year, the ministry said in a short note.</p>"
) * 2
FIGURE = f"<figure>{IMG}<figcaption>Two ships</figcaption></figure>"
HEAD = "<h1>Ports open a link</h1>"
DATE = "<p>Updated: 2026-05-17</p>"


def read_images(body: str) -> list[tuple[str | None, str | None]]:
    """Return captions with credits of the pictures of a page; nothing of them is in its body."""
    result = structure(f"<html><body>{body}</body></html>", URL)
    assert isinstance(result, Article)
    assert len(result.body) == 4
    return [(image.caption, image.credit) for image in result.images]


@pytest.mark.parametrize(
    ("above", "images"),
    [
        (FIGURE, [("Two ships", None)]),
        (f"{FIGURE}<p>WORLD</p>", [("Two ships", None)]),
        (f"<figure>{IMG}<figcaption>Two ships</figcaption><p>© Jane Holm</p></figure>",
         [("Two ships", "© Jane Holm")]),
        (f"{FIGURE}<p>{'a' * 40}</p>", [("Two ships", None)]),
        (f"{FIGURE}<p>{'a' * 41}</p>", []),
        (f"{FIGURE}{'<p>WORLD</p>' * 3}", [("Two ships", None)]),
        (f"{FIGURE}{'<p>WORLD</p>' * 5}", []),
        (f'<p>{IMG}</p><p align="center">{"a" * 199}.</p>', [("a" * 199 + ".", None)]),
        (f'<p>{IMG}</p><p align="center">{"a" * 200}.</p>', []),
        (f"<p>{IMG}</p>", [(None, None)]),
        (f'<p>{IMG}</p><p align="center">Two ships</p>', [("Two ships", None)]),
        (f"<p>{IMG}</p><p>Photo shows two ships.</p>", [("Photo shows two ships.", None)]),
        (f'<p><a href="/">{IMG}</a></p>', []),
        ('<p><img src="/img/logo.png"></p>', []),
        (f"{FIGURE}<p>{'A line. ' * 9}</p>", []),
    ],
)  # fmt: skip
def test_picture_above_the_headline(
    above: str, images: list[tuple[str | None, str | None]]
) -> None:
    assert read_images(f"<div>{above}{HEAD}{DATE}<div>{STORY}</div></div>") == images


def test_picture_of_the_page_above_the_story_is_not_taken() -> None:
    assert read_images(f"<p>{IMG}</p><div>{HEAD}{DATE}<div>{STORY}</div></div>") == []


@pytest.mark.parametrize(
    ("below", "images"),
    [
        (f"<p>{IMG}</p><p>Getty Images</p>", [(None, "Getty Images")]),
        (f"<p>{IMG}</p><p><small>Two ships on the river</small></p>",
         [("Two ships on the river", None)]),
        (f"<form><input name=q></form><figure>{IMG}<p>Two ships</p></figure>",
         [("Two ships", None)]),
        (f"<div class=share>{IMG}</div>", []),
        (f"<div class=author-card>{IMG}<p>By Jane Holm</p></div>", []),
    ],
)  # fmt: skip
def test_picture_between_headline_and_story(
    below: str, images: list[tuple[str | None, str | None]]
) -> None:
    assert read_images(f"<div>{HEAD}{DATE}<div>{below}</div><div>{STORY}</div></div>") == images
