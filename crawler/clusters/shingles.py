"""Texts as sets of shingles, runs of words, by which the same text is known again.

Broder, On the resemblance and containment of documents (1997).
"""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from crawler.items import Article

Shingles = NDArray[np.uint32]
"""The hashes of a text's shingles, each once, in ascending order."""

WORDS = 5
"""Words a shingle. Shorter runs are in many texts (`the Belt and Road`); of longer ones, a changed
word takes more away."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def join_text(record: Article) -> str:
    """Return the text that a story is known by: the body, in a photo essay the captions.

    Dateline, editors and source stand in keys of their own, so that they are no part of it.
    """
    captions = (image.caption for image in record.images if image.caption)
    return "\n".join(record.body or captions)


def hash_shingles(texts: Sequence[str]) -> list[Shingles]:
    """Return the shingles of each text; capitals, accents' forms and punctuation do not count."""
    hashed = RMinHash.hash_token_sets([_list_shingles(text) for text in texts])
    return [
        np.unique((np.array(hashes, dtype=np.uint64) >> np.uint64(32)).astype(np.uint32))
        for hashes in hashed
    ]


def _list_shingles(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).replace("\u2019", "'").casefold()
    words = _WORD.findall(folded)
    return [" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)]
