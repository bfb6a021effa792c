"""Draw many pages, structure them, and print which part of which layout was read wrong.

python -m tests.layouts.report --examples 2000
python -m tests.layouts.report --show "before=clock"
"""

import argparse
import random
import traceback
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from crawler import structure
from tests.layouts.articles import ARTICLES
from tests.layouts.expected import expected_record, find_differences
from tests.layouts.facts import ArticleFacts
from tests.layouts.layout import AXES, BASE, Layout, settle
from tests.layouts.page import encode_page
from tests.layouts.render import render_html
from tests.layouts.variants import vary_article


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


def check_single_axes() -> list[Outcome]:
    """Check every article with each value of each axis alone against the base layout."""
    outcomes = [check_page(article, BASE, "base") for article in ARTICLES]
    for axis, values in AXES.items():
        for value in values[1:]:
            layout = replace(BASE, **{axis: value})
            outcomes += [check_page(article, layout, f"{axis}={value}") for article in ARTICLES]
    return outcomes


def draw_layout(chance: random.Random, share: float) -> Layout:
    """Return a layout in which about this share of the axes differs from the base."""
    return Layout(
        **{
            axis: chance.choice(values) if chance.random() < share else values[0]
            for axis, values in AXES.items()
        }
    )


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


def print_single_axes(outcomes: list[Outcome], show: str | None) -> None:
    """Print each axis value with how many articles failed and in which keys."""
    by_axis: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_axis[outcome.axis].append(outcome)
    for axis, group in by_axis.items():
        wrong = [outcome for outcome in group if outcome.differences]
        if wrong:
            keys = Counter(key for outcome in wrong for key in outcome.differences)
            print(f"{axis:32} {len(wrong):3} of {len(group)}  {dict(keys.most_common())}")
        if show == axis:
            for outcome in wrong:
                print_differences(outcome)


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


def print_mixed(outcomes: list[Outcome]) -> None:
    """Print axis values by how much more often than usual they stand on a wrong page."""
    wrong = [outcome for outcome in outcomes if outcome.differences]
    usual = len(wrong) / len(outcomes)
    print(f"\n{len(wrong)} of {len(outcomes)} mixed pages wrong ({usual:.1%})")
    print("keys:", dict(Counter(key for one in wrong for key in one.differences).most_common()))
    rows = []
    for axis, values in AXES.items():
        for value in values:
            pages = [one for one in outcomes if getattr(one.layout, axis) == value]
            bad = [one for one in pages if one.differences]
            if len(bad) > 1:
                rows.append((len(bad) / len(pages), f"{axis}={value}", len(bad), len(pages)))
    for share, name, failed, drawn in sorted(rows, reverse=True)[:12]:
        print(f"  {share:6.1%}  {name:32} {failed} of {drawn}")
    print("fewest axis values that still go wrong:")
    for layout, count in Counter(map(reduce_layout, wrong)).most_common(40):
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
    options = parser.parse_args()
    print_single_axes(check_single_axes(), options.show)
    chance = random.Random(options.seed)
    mixed = [
        check_page(chance.choice(ARTICLES), draw_layout(chance, options.share))
        for _ in range(options.examples)
    ]
    print_mixed(mixed)
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
