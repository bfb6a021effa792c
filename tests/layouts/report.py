"""Draw many pages, structure them, and print which part of which layout was read wrong.

python -m tests.layouts.report --examples 2000
python -m tests.layouts.report --show "before=clock"
python -m tests.layouts.report --axes old     # without the messy axes and their articles
python -m tests.layouts.report --right        # mixes only of values that are read right alone
python -m tests.layouts.report --smallest     # the smallest wrong page of each axis value
"""

import argparse
import random
import traceback
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from crawler import structure
from tests.layouts.articles import ALL_ARTICLES, ARTICLES
from tests.layouts.expected import expected_record, find_differences
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import AXES, BASE, PLAIN_AXES, Layout, settle
from tests.layouts.mess import MESSY_AXES
from tests.layouts.page import encode_page
from tests.layouts.render import render_html
from tests.layouts.variants import vary_article

REDUCED = 200
"""So many wrong pages are reduced to the fewest axis values; each costs a hundred readings."""

FEW = 2
"""Up to so many wrong articles of an axis value are named in the table."""


@dataclass(frozen=True)
class Outcome:
    """What one page gave: no differences where the record is right."""

    article: ArticleFacts
    layout: Layout
    axis: str
    differences: dict[str, tuple[object, object]]


def draw_body(article: ArticleFacts, layout: Layout) -> bytes:
    """Return the bytes of the article's page in the layout, settled so that it can be read."""
    layout = settle(layout, article)
    return encode_page(render_html(vary_article(article, layout), layout), layout)


def check_page(article: ArticleFacts, layout: Layout, axis: str = "") -> Outcome:
    """Render, structure and compare one page; an exception counts as a difference."""
    layout = settle(layout, article)
    try:
        result = structure(draw_body(article, layout), article.url)
        expected = expected_record(vary_article(article, layout), layout)
        differences = find_differences(expected, result)
    except Exception:
        differences = {"exception": (None, traceback.format_exc(limit=-3))}
    return Outcome(article, layout, axis, differences)


def check_single_axes(
    axes: dict[str, tuple[str, ...]], articles: tuple[ArticleFacts, ...]
) -> list[Outcome]:
    """Check each value of each axis alone with every article whose page it changes.

    An article that the base layout's page already gives wrong is told once and left out.
    """
    outcomes = [check_page(article, BASE, "base") for article in articles]
    articles = tuple(one.article for one in outcomes if not one.differences)
    for axis, values in axes.items():
        for value in values[1:]:
            layout = replace(BASE, **{axis: value})
            changed = find_changed(layout, articles)
            outcomes += [check_page(article, layout, f"{axis}={value}") for article in changed]
    return outcomes


def find_changed(layout: Layout, articles: tuple[ArticleFacts, ...]) -> list[ArticleFacts]:
    """Return the articles whose page is another one in the layout than in the base layout."""
    return [one for one in articles if draw_body(one, layout) != draw_body(one, BASE)]


def draw_layout(chance: random.Random, share: float, messy_share: float = 0) -> Layout:
    """Return a layout in which about this share of the plain axes differs from the base.

    `messy_share`: that of the messy ones. At 0 the same `chance` gives the same layout as if
    there were none.
    """
    values = _draw_values(chance, PLAIN_AXES, share)
    if messy_share:
        values |= _draw_values(chance, MESSY_AXES, messy_share)
    return Layout(**values)


def _draw_values(
    chance: random.Random, axes: dict[str, tuple[str, ...]], share: float
) -> dict[str, str]:
    return {
        axis: chance.choice(values) if chance.random() < share else values[0]
        for axis, values in axes.items()
    }


def leave_out(layout: Layout, values: set[str]) -> Layout:
    """Return the layout with the base's value where it has one of these, such as `side=feed`."""
    bases = {axis: AXES[axis][0] for axis, _, value in (one.partition("=") for one in values)
             if value and getattr(layout, axis) == value}  # fmt: skip
    return replace(layout, **bases)


def reduce_layout(outcome: Outcome) -> str:
    """Return the fewest axis values that still make the page go wrong, as one line."""
    layout = outcome.layout
    for axis, values in AXES.items():
        simpler = replace(layout, **{axis: values[0]})
        if simpler != layout and check_page(outcome.article, simpler).differences:
            layout = settle(simpler, outcome.article)
    return name_layout(layout)


def name_layout(layout: Layout) -> str:
    """Return the axes in which the layout differs from the base."""
    changed = [
        f"{axis}={getattr(layout, axis)}"
        for axis, values in AXES.items()
        if getattr(layout, axis) != values[0]
    ]
    return " ".join(changed) or "base"


def print_single_axes(outcomes: list[Outcome], show: str | None, smallest: bool) -> None:
    """Print each axis value with how many articles failed and in which keys."""
    by_axis: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_axis[outcome.axis].append(outcome)
    for axis, group in by_axis.items():
        wrong = [outcome for outcome in group if outcome.differences]
        if wrong:
            keys = Counter(key for outcome in wrong for key in outcome.differences)
            line = f"{axis:32} {len(wrong):3} of {len(group)}  {dict(keys.most_common())}"
            names = [one.article.name.partition(":")[0] for one in wrong if len(wrong) <= FEW]
            print("  ".join([line, *names]))
        if wrong and smallest:
            least = min(wrong, key=lambda one: len(draw_body(one.article, one.layout)))
            print_differences(least)
            print(draw_body(least.article, least.layout).decode("utf-8", "replace"))
        if show == axis:
            for outcome in wrong:
                print_differences(outcome)
    failed = sum(bool(outcome.differences) for outcome in outcomes)
    values = len({outcome.axis for outcome in outcomes if outcome.differences})
    print(
        f"{failed} of {len(outcomes)} pages with at most one axis changed wrong, "
        f"{values} of {len(by_axis)} values"
    )


def print_differences(outcome: Outcome) -> None:
    """Print one wrong record: expected and found."""
    print(f"--- {outcome.article.name}\n    {name_layout(outcome.layout)}")
    for key, (expected, found) in outcome.differences.items():
        if isinstance(expected, list) and isinstance(found, list):
            missing = [entry for entry in expected if entry not in found]
            added = [entry for entry in found if entry not in expected]
            print(f"    {key}: missing {missing}\n    {' ' * len(key)}  added   {added}")
        else:
            print(f"    {key}: expected {expected!r}\n    {' ' * len(key)}  found    {found!r}")


def print_mixed(outcomes: list[Outcome], axes: dict[str, tuple[str, ...]]) -> None:
    """Print axis values by how much more often than usual they stand on a wrong page."""
    wrong = [outcome for outcome in outcomes if outcome.differences]
    usual = len(wrong) / len(outcomes)
    print(f"\n{len(wrong)} of {len(outcomes)} mixed pages wrong ({usual:.1%})")
    print("keys:", dict(Counter(key for one in wrong for key in one.differences).most_common()))
    rows = []
    for axis, values in axes.items():
        for value in values:
            pages = [one for one in outcomes if getattr(one.layout, axis) == value]
            bad = [one for one in pages if one.differences]
            if len(bad) > 1:
                rows.append((len(bad) / len(pages), f"{axis}={value}", len(bad), len(pages)))
    for share, name, failed, drawn in sorted(rows, reverse=True)[: max(12, len(axes) // 2)]:
        print(f"  {share:6.1%}  {name:32} {failed} of {drawn}")
    print("fewest axis values that still go wrong:")
    for layout, count in Counter(map(reduce_layout, wrong[:REDUCED])).most_common(40):
        print(f"  {count:5}  {layout}")
    by_article = Counter(one.article.name for one in wrong)
    for name, count in by_article.most_common(8):
        print(f"  {count:5}  {name}")


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--examples", type=int, default=2000, help="mixed pages to draw")
    parser.add_argument("--share", type=float, default=0.4, help="share of axes changed in them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", help="print every difference of this axis value, or of `mixed`")
    parser.add_argument("--limit", type=int, default=10, help="wrong mixed pages to show")
    parser.add_argument("--keep", type=Path, help="folder for the wrong mixed pages shown")
    parser.add_argument("--axes", choices=("old", "all"), default="all",
                        help="old: only the portals' own axes and articles")  # fmt: skip
    parser.add_argument("--messy-share", type=float, default=0.1,
                        help="share of the messy axes changed in mixed pages")  # fmt: skip
    parser.add_argument("--right", action="store_true",
                        help="mix only values and articles that are read right alone")  # fmt: skip
    parser.add_argument("--smallest", action="store_true",
                        help="print the smallest wrong page of each axis value")  # fmt: skip
    options = parser.parse_args()
    old = options.axes == "old"
    axes, articles = (PLAIN_AXES, ARTICLES) if old else (AXES, ALL_ARTICLES)
    single = check_single_axes(axes, articles)
    print_single_axes(single, options.show, options.smallest)
    chance = random.Random(options.seed)
    messy_share = 0 if old else options.messy_share
    left_out = {one.axis for one in single if one.differences and options.right}
    if "base" in left_out:
        articles = tuple(
            one.article for one in single if one.axis == "base" and not one.differences
        )
    mixed = []
    for _ in range(options.examples):
        article, layout = chance.choice(articles), draw_layout(chance, options.share, messy_share)
        mixed.append(check_page(article, leave_out(layout, left_out)))
    print_mixed(mixed, axes)
    if options.show == "mixed":
        wrong = [outcome for outcome in mixed if outcome.differences]
        for number, outcome in enumerate(wrong[: options.limit]):
            print_differences(outcome)
            if options.keep:
                path = options.keep / f"{number}.html"
                path.write_bytes(draw_body(outcome.article, outcome.layout))
                print(f"    page: {path}")


if __name__ == "__main__":
    main()
