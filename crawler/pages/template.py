"""What is known of a portal's template, and what gave a field its value."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.items import Tier


@dataclass(frozen=True, slots=True)
class Template:
    """CSS selectors known for a portal's template, newest first; empty where none is known.

    `headline` and `date_line` select the element whose text it is, `body` the one that holds the
    story.
    """

    headline: Sequence[str] = ()
    date_line: Sequence[str] = ()
    body: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What gave a field its value: the tier, and within it the selector or rule."""

    tier: Tier
    how: str
