"""What is said of a run that is not as the runs before it were."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from crawler.drift.baselines import Usual
from crawler.drift.comparing import Change, find_changes
from crawler.drift.observing import Observations
from crawler.drift.run_lines import Alarm
from crawler.drift.statistics import (
    OCTAVES,
    ONLY_UPWARDS,
    FieldStatistics,
    Statistics,
    find_usual_octave,
)


@dataclass(frozen=True)
class Drift:
    """What changed in a run.

    `alarms`: of this run; `standing`: those of earlier runs that nobody accepted; `notices`: what
    is not sure enough for an alarm. `runs`: how many earlier runs say what is usual.
    """

    alarms: Sequence[Alarm] = ()
    standing: Sequence[Alarm] = ()
    notices: Sequence[Alarm] = ()
    runs: int = 0


def find_drift(usual: Usual, run: Statistics, seen: Observations, day: str) -> Drift:
    """Return what changed in a run; `day`: when it began, ISO 8601."""
    pending = [earlier.statistics for earlier in usual.pending]
    changes = find_changes(usual.baselines, run, pending)
    standing = usual.standing
    found = {
        change: _describe_change(change, usual, run, seen, day, standing) for change in changes
    }
    alarms = [alarm for change, alarm in found.items() if change.is_alarm]
    named = {alarm.subject for alarm in alarms}
    return Drift(
        alarms=alarms,
        standing=[alarm for subject, alarm in standing.items() if subject not in named],
        notices=[alarm for change, alarm in found.items() if not change.is_alarm],
        runs=usual.runs,
    )


def _describe_change(
    change: Change,
    usual: Usual,
    run: Statistics,
    seen: Observations,
    day: str,
    standing: Mapping[str, Alarm],
) -> Alarm:
    watched, (hits, pages) = change.watched, change.now
    baseline = usual.baselines[watched.subject]
    more = watched.aspect in ONLY_UPWARDS or hits * change.before[1] > change.before[0] * pages
    octave = find_usual_octave(baseline, watched.subject)
    since = standing.get(watched.subject)
    return Alarm(
        subject=watched.subject,
        aspect=watched.aspect,
        value=watched.value,
        before=change.before,
        now=change.now,
        medians=_find_medians(baseline, run, watched.subject)
        if watched.aspect in OCTAVES
        else None,
        since=since.since if since else day,
        pages=seen.find_examples(watched, more=more, usual=octave),
    )


def _find_medians(
    baseline: Iterable[Statistics], run: Statistics, name: str
) -> tuple[float, float] | None:
    before = [field.median for field in _list_fields(baseline, name) if field.median is not None]
    now = run.fields[name].median
    return (median(before), now) if before and now is not None else None


def _list_fields(runs: Iterable[Statistics], name: str) -> Iterator[FieldStatistics]:
    return (run.fields[name] for run in runs if name in run.fields)


def describe_alarm(alarm: Alarm) -> str:
    """Return a sentence: what, the figures before and now, since when, and pages to look at."""
    (hits, pages), (before, earlier) = alarm.now, alarm.before
    what = _WORDING[alarm.aspect].format(value=alarm.value)
    name = "" if alarm.subject == "run" else f"{alarm.subject} "
    text = f"{name}{what} {hits} of {pages} pages, before {before} of {earlier}"
    if alarm.medians:
        text += f" (median length {alarm.medians[1]:.0f}, before {alarm.medians[0]:.0f})"
    text += f", since {alarm.since}"
    return f"{text}; look at {' and '.join(alarm.pages)}" if alarm.pages else text


_WORDING = {
    "filled": "is there on",
    "tier": "is given by `{value}` on",
    "rule": "is given by the rule `{value}` on",
    "much_shorter": "is much shorter than usual on",
    "shorter": "is shorter than usual on",
    "longer": "is longer than usual on",
    "much_longer": "is much longer than usual on",
    "repeated": "says the same as on another page on",
    "rejects": "makes pages rejects, `{value}`:",
    "revised": "revised are",
}


def judge_drift(portal: str, drift: Drift) -> str | None:
    """Return why somebody has to look at the portal, or None."""
    alarms = [*drift.alarms, *drift.standing]
    if not alarms:
        return None
    names = ", ".join(dict.fromkeys(_name_subject(alarm) for alarm in alarms))
    return (
        f"{portal} is not as it was ({names}): see the alarms above. If that is as it should be, "
        f"`scrapy accept {portal}` makes it the normal state; until then each run ends like this"
    )


def _name_subject(alarm: Alarm) -> str:
    if alarm.subject != "run":
        return alarm.subject
    return "revisions" if alarm.aspect == "revised" else f"rejects {alarm.value}"
