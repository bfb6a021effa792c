"""A folder ready for a hub of datasets: Parquet, a card, Croissant metadata.

`datasets.load_dataset(FOLDER)` reads it as it is; https://huggingface.co/docs/hub/datasets-cards.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from crawler.export import parquet
from crawler.export.croissant import describe_croissant
from crawler.export.dataset_card import describe_card
from crawler.export.dataset_figures import DatasetFigures
from crawler.export.export_rows import Row
from crawler.items import Reject
from crawler.schemas.columns import Column

DATA = "data/records.parquet"


def write_rows(
    rows: Iterable[Row], path: Path, columns: Sequence[Column], rejects: Iterable[Reject] = ()
) -> int:
    """Write the folder; return how many records it has."""
    data = path / DATA
    data.parent.mkdir(parents=True)
    figures = DatasetFigures()
    written = parquet.write_rows(figures.count_rows(rows), data, columns)
    figures.count_rejects(rejects)
    card = describe_card(figures, columns, DATA)
    (path / "README.md").write_text(card, encoding="utf-8")
    (path / "croissant.json").write_text(
        describe_croissant(figures, columns, data, DATA), encoding="utf-8"
    )
    return written
