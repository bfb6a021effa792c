"""Texts as sets of runs of words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.clusters.shingles import WORDS, hash_shingles, join_text
from crawler.records import read_records
from tests.schemas.late import make_line

TEXT = "The first train left Xi'an on Monday, carrying 44 containers of glass."


@pytest.mark.parametrize(
    "other",
    [
        TEXT.upper(),
        TEXT.replace("'", "\u2019"),
        TEXT.replace(",", " \u2014").replace(".", ""),
        TEXT.replace(" ", "\n\n"),
        TEXT.replace("44", "\uff14\uff14"),
    ],
)
def test_case_forms_and_punctuation_do_not_count(other):
    one, two = hash_shingles([TEXT, other])
    assert np.array_equal(one, two)


@pytest.mark.parametrize(
    "other", [TEXT.replace("44", "45"), TEXT.replace("Xi'an", "Xian"), TEXT.replace("left ", "")]
)
def test_a_changed_word_counts(other):
    one, two = hash_shingles([TEXT, other])
    assert not np.array_equal(one, two)


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=30), max_size=4))
def test_each_run_of_words_once_in_ascending_order(texts):
    for words, shingles in zip(texts, hash_shingles([" ".join(t) for t in texts]), strict=True):
        runs = {tuple(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}
        assert shingles.size == len(runs)
        assert np.all(shingles[:-1] < shingles[1:])


def test_a_photo_essay_is_known_by_its_captions(tmp_path):
    image = {"url": None, "alt": None, "caption": "A ferry leaves.", "credit": None}
    lines = [
        make_line("silkroad", 1, body=["One.", "Two."], images=[image]),
        make_line("silkroad", 2, body=[], images=[image, image | {"caption": None}]),
    ]
    (tmp_path / "silkroad.jsonl").write_text("".join(f"{line}\n" for line in lines))
    assert list(map(join_text, read_records(tmp_path))) == ["One.\nTwo.", "A ferry leaves."]
