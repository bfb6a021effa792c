"""Whether what people look at can be read: WCAG 2.1, level AA, in light and dark.

https://www.w3.org/TR/WCAG21/#contrast-minimum: 4.5 for text, 3 for what charts show.
"""

import re
from pathlib import Path

import pytest

import crawler

ROOT = Path(crawler.__file__).parent
REPORT = ROOT / "reports/templates/base.html.j2"
INSPECTION = ROOT / "inspection/templates/inspection.html.j2"

TEXTS = [
    (REPORT, "ink", "paper"), (REPORT, "ink", "card"), (REPORT, "soft", "paper"),
    (REPORT, "soft", "card"), (REPORT, "blue", "paper"), (REPORT, "blue", "card"),
    (REPORT, "red", "card"), (REPORT, "red", "red-paper"), (REPORT, "amber", "amber-paper"),
    (REPORT, "green", "green-paper"),
    *((INSPECTION, "ink", mark) for mark in ("blue", "sea", "sand", "rose", "lilac", "grass")),
    (INSPECTION, "soft", "paper"), (INSPECTION, "red", "paper"), (INSPECTION, "green", "paper"),
]  # fmt: skip
SHAPES = [
    (REPORT, name, "card") for name in ("blue", "template", "text", "metadata", "url")
]  # fmt: skip


def read_colours(path, scheme):
    """Return the colours of a scheme by name; what the dark one does not name is as in light."""
    blocks = re.findall(r":root \{(.*?)\}", path.read_text(), re.S)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks)
    return light if scheme == "light" else light | dark


def measure_luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def measure_contrast(one, other):
    low, high = sorted(map(measure_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_the_most():
    assert round(measure_contrast("#000000", "#ffffff"), 2) == 21


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "front", "back", "least"),
    [*((*pair, 4.5) for pair in TEXTS), *((*pair, 3) for pair in SHAPES)],
)
def test_what_is_shown_stands_out(path, front, back, least, scheme):
    colours = read_colours(path, scheme)
    assert measure_contrast(colours[front], colours[back]) >= least
