"""Several runs of one command: a line over all of them, and the one exit status."""

import textwrap
from collections.abc import Mapping, Sequence

from crawler.errors import ExitStatus
from crawler.monitor.exit_status import URGENCY, Verdict
from crawler.monitor.run_ending import Ending
from crawler.monitor.text import escape_controls
from crawler.monitor.wording import count_noun

_LABEL = "all".ljust(10)


def render_together(endings: Mapping[str, Ending], absent: Sequence[str], width: int) -> str:
    """Return what all runs came to.

    `endings`: by portal. `absent`: portals that have no page in the source. `width`: columns.
    """
    files = [ending.file for ending in endings.values() if ending.file]
    text = (
        f"{count_noun(len(endings), 'portal')}: "
        f"{sum(file.records.new for file in files)} new, "
        f"{sum(file.records.revised for file in files)} revised, "
        f"{sum(file.records.unchanged for file in files)} unchanged, "
        f"{sum(sum(file.rejects.values()) for file in files)} rejected"
    )
    if absent:
        text += f"; the source has no page of {', '.join(absent)}"
    return textwrap.fill(
        escape_controls(text),
        width,
        initial_indent=_LABEL,
        subsequent_indent=" " * len(_LABEL),
        break_long_words=False,
        break_on_hyphens=False,
    )


def judge_together(endings: Mapping[str, Ending]) -> Verdict:
    """Return the most urgent status of several runs, and which of them have another than 0.

    Without any run there was no article page.
    """
    if not endings:
        return Verdict(ExitStatus.NO_ARTICLE, "no article page of any portal was found")
    verdicts = {name: ending.verdict for name, ending in endings.items()}
    status = min((verdict.status for verdict in verdicts.values()), key=URGENCY.index)
    told = [
        f"{name}: {verdict.reason or 'no reason was given'} (status {verdict.status.value})"
        for name, verdict in verdicts.items()
        if verdict.status is not ExitStatus.COMPLETE
    ]
    return Verdict(status, "; ".join(told) or None)
