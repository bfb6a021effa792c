"""The card of a dataset."""

from crawler.export.dataset_card import cite, describe_card
from crawler.export.dataset_figures import DatasetFigures


def test_the_card_tells_the_figures(dataset):
    card = (dataset / "README.md").read_text(encoding="utf-8")
    assert "| silkroad | 4 | 2018-09-20 | 2018-09-22 | 2 |" in card
    assert "5 records, one for each revision of an article (1 later ones)" in card
    assert "| `byline` | 20% | The authors in printed order. |" in card
    assert "| `published` | 100% | As printed;" in card
    assert "2 pages gave no record (2 missing)." in card
    assert 'data_files": [{"split": "train", "path": "data/records.parquet"}]' in card


def test_a_dataset_of_nothing():
    assert cite(DatasetFigures()).endswith("records of no portal.")
    assert "0 records" in describe_card(DatasetFigures(), [], "data/records.parquet")
