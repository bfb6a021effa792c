"""The part of a page in which the story stands: what may still be part of it, and what may not."""

import pytest

from crawler.reading.blocks import read_text_blocks
from crawler.reading.markup import parse_html
from crawler.reading.walk import read_blocks
from crawler.story.core import find_core
from crawler.story.scope import Scope

ONE = "The quay of the old town was rebuilt by hand after the great storm of that year."
TWO = "Its stones were brought in by boats from three islands, and were laid by night."
MORE = "The harbour master counted eighty boats on the first day, more than in all of May."
LAST = "On the second day there were forty more of them, and no berth was left by noon."
SHORT = "It was full."
OPEN = "Boats, barges, tugs and all kinds of ferries and other vessels of the whole coast"


def p(*texts: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def read_scope(html: str, *, notes: int = 2, with_core: bool = False):
    """Return a scope that read so many paragraphs below the headline, and the blocks."""
    blocks = read_blocks(parse_html(f"<html><body>{html}</body></html>".encode()))
    heading = next(at for at, block in enumerate(blocks) if block.level)
    core = find_core(blocks, heading + 1) if with_core else None
    scope = Scope(blocks, blocks[heading].place, core)
    for at in range(heading + 1, heading + 1 + notes):
        scope.note(at)
    return scope, blocks


def admits(html: str, text: str = MORE, *, notes: int = 2, fenced: bool = False, **how) -> bool:
    scope, blocks = read_scope(html, notes=notes, **how)
    if fenced:
        scope.fence()
    return scope.admits(next(at for at, block in enumerate(blocks) if block.text == text))


HEAD = "<h1>Quay rebuilt</h1>"
STORY = f"<div>{p(ONE, TWO)}</div>"
IN_STORY = f"<div>{p(ONE, TWO, MORE)}</div>"
LINK = "<h3><a href=/1>A story about another quay of the coast</a></h3>"


@pytest.mark.parametrize(
    ("html", "admitted"),
    [
        pytest.param(HEAD + IN_STORY, True, id="in the story's element"),
        pytest.param(HEAD + STORY + p(MORE), True, id="one behind it, beside the headline"),
        pytest.param(HEAD + STORY + p(MORE, tag="h4"), False, id="of another make"),
        pytest.param(HEAD + STORY + p(MORE, tag="blockquote"), False, id="a quote behind it"),
        pytest.param(
            f"<main>{HEAD}{STORY}</main><div>{p(MORE)}</div>", False, id="one outside of both"
        ),
        pytest.param(
            f"<main>{HEAD}{STORY}</main><div>{p(MORE, LAST)}</div>", True, id="two outside of both"
        ),
        pytest.param(
            f"<main>{HEAD}{STORY}</main><div>{p(MORE, SHORT)}</div>", False, id="the second short"
        ),
        pytest.param(
            f"<main>{HEAD}{STORY}</main><div>{p(MORE, OPEN)}</div>", False, id="the second open"
        ),
        pytest.param(
            f"<main>{HEAD}{STORY}</main><div>{p(MORE)}{LINK}{p(LAST)}</div>",
            False,
            id="the second below the headline of a teaser",
        ),
        pytest.param(
            f"<main>{HEAD}{STORY}</main><div>{p(MORE)}{p(LAST, tag='h4')}</div>",
            False,
            id="the second of another make",
        ),
        pytest.param(
            f"<form>{HEAD}{STORY}</form><div>{p(MORE)}</div>", True, id="a form may hold all"
        ),
        pytest.param(
            f"{HEAD}<div><div>{STORY}</div></div><div>{p(MORE)}</div>", True, id="body holds all"
        ),
        pytest.param(HEAD + STORY + p(SHORT), True, id="a short one right behind it"),
        pytest.param(
            HEAD + STORY + f"<p>{ONE[:30]} <a href=/1>{MORE}</a></p>", False, id="a link behind it"
        ),
    ],
)
def test_what_may_still_be_part_of_the_story(html: str, admitted: bool) -> None:
    scope, blocks = read_scope(html)
    following = next(at for at, block in enumerate(blocks) if at > 2 and block.text)
    assert scope.admits(following) is admitted


def test_nothing_is_outside_before_the_story_begins() -> None:
    assert admits(f"<main>{HEAD}{STORY}</main><div>{p(MORE)}</div>", notes=0)


def test_after_one_paragraph_the_make_of_the_next_is_free() -> None:
    html = f"{HEAD}<div>{p(ONE)}</div><section>{p(MORE, tag='blockquote')}</section>"
    assert admits(html, notes=1)


def test_the_latest_paragraph_may_be_of_another_make_than_the_first() -> None:
    html = f"{HEAD}<div>{p(ONE)}{p(TWO, tag='blockquote')}</div>{p(MORE, tag='blockquote')}"
    assert admits(html)
    assert admits(html.replace("blockquote>", "p>"))


def test_what_was_admitted_once_widens_the_scope() -> None:
    scope, blocks = read_scope(HEAD + STORY + f"<div>{p(MORE)}{p(OPEN, tag='h4')}</div>")
    assert not scope.admits(4)
    assert scope.admits(3)
    assert scope.admits(4)
    assert scope.holds(blocks[4])


@pytest.mark.parametrize("notice", ["Share this article", "Advertisement"])
def test_a_line_of_the_site_ends_no_story(notice: str) -> None:
    assert admits(f"<main>{HEAD}{STORY}</main><div>{p(notice)}</div>", notice)


@pytest.mark.parametrize(
    ("between", "admitted"),
    [("", True), ("<nav><p>Menu</p></nav>", True), (p("Editor: Lin Qiao"), False)],
)
def test_what_closes_a_story_ends_the_look_ahead(between: str, admitted: bool) -> None:
    html = f"<main>{HEAD}{STORY}</main><div>{p(MORE)}{between}{p(LAST)}</div>"
    assert admits(html) is (admitted and "nav" not in between)


@pytest.mark.parametrize(("lines", "admitted"), [(7, True), (8, False)])
def test_the_look_ahead_has_an_end(lines: int, admitted: bool) -> None:
    labels = p(*(f"Label {number}" for number in range(lines)))
    assert admits(f"{HEAD}{STORY}<div>{labels}{p(MORE)}</div>", "Label 0") is admitted


@pytest.mark.parametrize("lines", ["<ul>{}</ul>", "<table><tr><td>x</td></tr>{}</table>"])
def test_rows_and_items_do_not_count(lines: str) -> None:
    tag = "li" if "ul" in lines else "tr"
    items = lines.format("".join(f"<{tag}><td>Row {n}</td><td>1</td></{tag}>" for n in range(20)))
    scope, _ = read_scope(f"{HEAD}{STORY}<div>{items}{p(MORE)}</div>")
    assert scope.admits(3)


class TestFence:
    """A list of links was passed: what follows must be the story's beyond doubt."""

    def test_only_long_paragraphs_go_on_behind_it(self) -> None:
        html = f"{HEAD}<div>{p(ONE, TWO, SHORT)}</div>"
        assert admits(html, SHORT)
        assert not admits(html, SHORT, fenced=True)
        assert admits(f"{HEAD}{IN_STORY}", fenced=True)

    def test_before_the_story_there_is_none(self) -> None:
        scope, _ = read_scope(f"{HEAD}<div>{p(ONE, TWO, SHORT)}</div>", notes=0)
        scope.fence()
        scope.note(1)
        scope.note(2)
        assert scope.admits(3)

    def test_a_paragraph_behind_it_takes_it_away(self) -> None:
        scope, _ = read_scope(f"{HEAD}<div>{p(ONE, TWO, MORE, SHORT)}</div>")
        scope.fence()
        assert not scope.admits(4)
        assert scope.admits(3)
        assert scope.admits(4)


SOLID = p(*(f"{text} {ONE} {TWO}" for text in (ONE, TWO, MORE, LAST)))


@pytest.mark.parametrize(
    ("behind", "admitted"),
    [
        (p(f"{MORE} {ONE}", f"{LAST} {ONE}"), True),
        (p(f"{MORE} {ONE}"), False),
        (p(f"{MORE} {ONE}", f"{LAST} {ONE}", tag="blockquote"), False),
        (p(f"{MORE} {ONE}") + p(f"{LAST} {ONE}", tag="blockquote"), False),
        (f"{LINK}<p>{MORE} {ONE}</p>{LINK}<p>{LAST} {ONE}</p>", False),
        (p(f"{MORE} {ONE}", SHORT, SHORT, f"{LAST} {ONE}"), True),
        (p(f"{MORE} {ONE}", SHORT, SHORT, SHORT, f"{LAST} {ONE}"), False),
        (p("Boats in the harbour of Ningbo, May 4, 2024. [Photo/Xinhua]"), True),
        (f"<aside>{p('Boats in Ningbo, May 4, 2024. [Photo/Xinhua]')}</aside>", False),
    ],
)
def test_outside_of_a_solid_core_two_running_paragraphs_are_asked_for(
    behind: str, admitted: bool
) -> None:
    html = f"<main>{HEAD}<div class=text>{SOLID}</div></main><section>{behind}</section>"
    scope, _ = read_scope(html, notes=4, with_core=True)
    assert scope.admits(5) is admitted


PARTS = f"<div class=text>{SOLID}</div><div class=text>{SOLID}</div>"
BELOW = p(OPEN, tag="h4")


@pytest.mark.parametrize(
    ("html", "notes", "with_core", "admitted"),
    [
        pytest.param(
            f"{HEAD}<div>{ONE}<br><br>{TWO}</div>{BELOW}", 2, False, False, id="text in one element"
        ),
        pytest.param(f"{HEAD}{p(ONE, TWO)}{BELOW}", 2, False, True, id="an element each"),
        pytest.param(
            f"<main>{HEAD}</main><section>{PARTS}{BELOW}</section>",
            8, True, True, id="two parts in a frame",
        ),
        pytest.param(f"<main>{HEAD}</main>{PARTS}{BELOW}", 8, True, False, id="all of the page"),
    ],
)  # fmt: skip
def test_where_the_scope_begins(html: str, notes: int, with_core: bool, admitted: bool) -> None:
    assert admits(html, OPEN, notes=notes, with_core=with_core) is admitted


def test_all_of_the_core_is_the_story() -> None:
    html = f"{HEAD}<div class=text>{SOLID}<h4>{OPEN}</h4>{SOLID}</div>"
    scope, blocks = read_scope(html, notes=1, with_core=True)
    scope.fence()
    assert all(scope.admits(at) for at in range(2, len(blocks)))


@pytest.mark.parametrize("inner", [f"<ul><li>{OPEN}</li></ul>", p(LAST), f"<div>{p(LAST)}</div>"])
def test_resumption_behind_a_box(inner: str) -> None:
    box = f"<div>{p('Read more', tag='h4')}{inner}</div>"
    html = f"{HEAD}<main>{p(ONE, TWO)}{box}{p(SHORT, MORE)}</main>"
    scope, blocks = read_scope(html)
    texts = [block.text for block in blocks]
    assert scope.find_resumption(texts.index("Read more")) == texts.index(SHORT)


@pytest.mark.parametrize(
    ("behind", "resumes"),
    [
        (p(MORE), True),
        (p(SHORT), True),
        (p(OPEN), False),
        (p(MORE, tag="h4"), False),
        (p("Editor: Lin Qiao", MORE), False),
        (f"<aside>{p(MORE)}</aside>", False),
        (f"{LINK}{p(MORE)}", False),
        (f"</main><div>{p(MORE)}</div>", False),
        (p("Boats in the harbour of Ningbo, May 4, 2024. [Photo/Xinhua]"), True),
        ("".join(f"<p>Label {n}</p>" for n in range(79)) + p(MORE), True),
        ("".join(f"<p>Label {n}</p>" for n in range(80)) + p(MORE), False),
    ],
)
def test_what_resumes_a_story_behind_a_box(behind: str, resumes: bool) -> None:
    box = f"<div>{p('Read more', tag='h4')}<ul><li>{OPEN}</li></ul></div>"
    scope, blocks = read_scope(f"{HEAD}<main>{p(ONE, TWO)}{box}{behind}</main>")
    start = next(at for at, block in enumerate(blocks) if block.text == "Read more")
    assert (scope.find_resumption(start) is not None) is resumes


@pytest.mark.parametrize(
    ("behind", "resumes"), [(p(MORE), True), (p(SHORT), False), (p(MORE, tag="h4"), False)]
)
def test_without_a_box_only_a_long_paragraph_resumes_it(behind: str, resumes: bool) -> None:
    html = f"{HEAD}<main>{p(ONE, TWO)}{p('Read more')}<ul><li>{OPEN}</li></ul>{behind}</main>"
    scope, blocks = read_scope(html)
    start = next(at for at, block in enumerate(blocks) if block.text == "Read more")
    assert (scope.find_resumption(start) is not None) is resumes


@pytest.mark.parametrize(
    ("closing", "resumes"), [("(Edited by Lin Qiao)", True), ("Keyword: ships", True), ("", False)]
)
def test_in_plain_text_a_closing_line_must_follow(closing: str, resumes: bool) -> None:
    lines = [f"{ONE}\n", f"{TWO}\n", "Read more\n", OPEN, MORE, LAST, closing]
    blocks = read_text_blocks("\n".join(["Quay rebuilt", *lines]))
    scope = Scope(blocks, None)
    scope.note(1)
    start = next(at for at, block in enumerate(blocks) if block.text == "Read more")
    assert (scope.find_resumption(start) is not None) is resumes
