"""What a portal prints on every page: declared beside its page class, used by the text rules."""

import re
from dataclasses import dataclass

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Conventions:
    """A portal's own lines, each pattern matched against a whole block.

    `site_title`: names the portal; neither headline nor section. `noise`: pop-ups, notices and
    the like, no part of any story.
    """

    site_title: re.Pattern[str] = _NOTHING
    noise: re.Pattern[str] = _NOTHING
