"""The figures of runs for Prometheus: a file that its node exporter's textfile collector reads.

The form: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from crawler.monitor.run_file import RunFile
from crawler.monitor.whole_text import write_whole

Sample = tuple[Mapping[str, str], float]


def write_metrics(path: Path, runs: Sequence[RunFile]) -> None:
    """Write the figures of the runs of one command, whole; raises LedgerWriteError."""
    write_whole(path, render_metrics(runs))


def render_metrics(runs: Sequence[RunFile]) -> str:
    """Return the figures of runs, a metric after the other, each run under its portal's name."""
    lines: list[str] = []
    for name, told, measure in _METRICS:
        samples = [
            ({"portal": run.portal, **labels}, value)
            for run in runs
            for labels, value in measure(run)
        ]
        if samples:
            lines += [f"# HELP silkroad_{name} {told}", f"# TYPE silkroad_{name} gauge"]
            lines += [f"silkroad_{name}{_write_labels(labels)} {v:.15g}" for labels, v in samples]
    return "".join(f"{line}\n" for line in lines)


def _one(value: float) -> Iterator[Sample]:
    yield {}, value


def _each(label: str, values: Mapping[str, float]) -> Iterator[Sample]:
    return (({label: key}, value) for key, value in values.items())


def _by_list(run: RunFile) -> Iterable[Sample]:
    return [({"list": named.url}, named.articles) for named in run.lists]


def _ended_at(run: RunFile) -> float:
    return dt.datetime.fromisoformat(run.ended_at).timestamp()


_METRICS = (
    ("run_status", "Exit status of the last run.", lambda run: _one(run.status)),
    ("run_ended_seconds", "When the last run ended, Unix time.", lambda run: _one(_ended_at(run))),
    ("run_duration_seconds", "How long the last run took.", lambda run: _one(run.seconds)),
    ("run_bytes", "Bytes received or read.", lambda run: _one(run.bytes)),
    ("run_pages", "Article pages.", lambda run: _each("state", run.pages.model_dump())),
    ("run_records", "Records by what became of them.",
     lambda run: _each("result", run.records.model_dump())),
    ("run_rejects", "Pages that gave no record, by code.", lambda run: _each("code", run.rejects)),
    ("run_fetch_failures", "Fetches that failed, by cause.",
     lambda run: _each("cause", run.failures)),
    ("run_list_articles", "Articles that each start list named.", _by_list),
    ("run_field_share", "Share of the records that have a field.",
     lambda run: _each("field", run.fields)),
    ("run_alarms", "What is not as in earlier runs.",
     lambda run: _one(len(run.alarms) + len(run.standing))),
)  # fmt: skip


def _write_labels(labels: Mapping[str, str]) -> str:
    return "{" + ",".join(f'{name}="{_escape(value)}"' for name, value in labels.items()) + "}"


def _escape(value: str) -> str:
    return value.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")
