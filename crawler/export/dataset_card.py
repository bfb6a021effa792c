"""The card of a dataset: what it holds, how it was made, what may be missing.

Front matter as https://huggingface.co/docs/hub/datasets-cards has it; JSON is YAML as well.
"""

import json
from collections.abc import Sequence

from crawler.export.dataset_figures import DatasetFigures
from crawler.ledger import program_version
from crawler.schemas.columns import Column

NAME = "silkroad"
SUMMARY = (
    "Articles of English-language Belt-and-Road news portals: headline, dates, dateline, abstract, "
    "body, images with captions and credits, each as the page prints it or empty."
)
LICENCE = (
    "The texts and pictures are their publishers', as the address of each record names them; "
    "whoever passes this dataset on sees to the rights. The coordinates are GeoNames' (CC BY 4.0)."
)
_SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
    (100_000_000, "10M<n<100M"),
)


def cite(figures: DatasetFigures) -> str:
    """Return how the dataset is named in a list of sources."""
    portals = ", ".join(sorted(figures.portals))
    dated = f", as of {figures.latest}" if figures.latest else ""
    return f"silkroad {program_version()}: records of {portals or 'no portal'}{dated}."


def describe_card(figures: DatasetFigures, columns: Sequence[Column], data: str) -> str:
    """Return the text of the card. `data`: the path of the Parquet file within the dataset."""
    parts = (
        f"---\n{_make_front_matter(figures, data)}\n---\n",
        f"# Records of {', '.join(sorted(figures.portals)) or 'no portal'}\n",
        f"{SUMMARY} {figures.records:,} records, one for each revision of an article"
        f" ({figures.revisions:,} later ones); read them with"
        ' `datasets.load_dataset("FOLDER")` or anything that reads Parquet.\n',
        _tabulate_portals(figures),
        "## Keys\n",
        _tabulate_columns(figures, columns),
        "Days are dates, moments are instants in UTC. A null or an empty list means that the page "
        "says nothing: no value is guessed.\n",
        "## How it was made\n",
        f"By silkroad {program_version()}, from pages of the portals: rules read each page, every "
        "record was validated, and `extraction` tells which kind of evidence gave each field. "
        "`url` leads to the page, `content_hash` is taken over what the publisher controls.\n",
        "## What may be missing\n",
        _tell_what_is_missing(figures),
        "## Licence\n",
        f"{LICENCE}\n",
    )
    return "\n".join(parts)


def _make_front_matter(figures: DatasetFigures, data: str) -> str:
    size = next((name for limit, name in _SIZES if figures.records < limit), "n>100M")
    told = {
        "pretty_name": "Belt-and-Road news, structured",
        "language": ["en"],
        "license": "other",
        "license_name": "publishers",
        "size_categories": [size],
        "tags": ["news", "belt-and-road", *sorted(figures.portals)],
        "configs": [
            {"config_name": "default", "data_files": [{"split": "train", "path": data}]},
        ],
    }
    return "\n".join(f"{key}: {json.dumps(value)}" for key, value in told.items())


def _tabulate_portals(figures: DatasetFigures) -> str:
    lines = ["| portal | records | first day | last day | pages without a record |"]
    lines += ["| --- | --- | --- | --- | --- |"]
    lines += [
        f"| {name} | {of.records:,} | {of.first} | {of.last} | {of.rejects:,} |"
        for name, of in sorted(figures.portals.items())
    ]
    return "\n".join(lines) + "\n"


def _tabulate_columns(figures: DatasetFigures, columns: Sequence[Column]) -> str:
    lines = ["| key | filled | what it holds |", "| --- | --- | --- |"]
    for column in columns:
        share = figures.filled[column.name] / figures.records if figures.records else 0
        lines.append(f"| `{column.name}` | {share:.0%} | {column.description} |")
    return "\n".join(lines) + "\n"


def _tell_what_is_missing(figures: DatasetFigures) -> str:
    rejected = figures.codes.total()
    reasons = ", ".join(f"{count:,} {code}" for code, count in figures.codes.most_common())
    told = f"{rejected:,} pages gave no record ({reasons}). " if rejected else ""
    return (
        f"{told}Portals list only some of what they publish, and withdraw articles: what no run "
        "saw is not here. Records that were taken down since, and those outside what was chosen "
        "at the export, are left out.\n"
    )
