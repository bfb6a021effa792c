"""Pairs of texts that may be the same: MinHash (rensa) in bands, generously.

Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, chapter 3. A band is three values of a
signature; texts that agree in any of 256 bands are a pair. Of texts at the edge of what counts as
the same, of whose shingles a quarter is shared, 98 % are proposed; of those of which a third is,
all; of those that share one in a hundred, one in four thousand.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from crawler.clusters.shingles import Shingles

BANDS = 256
_ROWS = 3
_SEED = 20260

_NEIGHBOURS = 20
"""Texts that agree in a band are paired with so many that come next: thousands that share one
notice are chained, not compared each with each."""

Bands = NDArray[np.uint32]
"""A row a band, a column a text."""


def compute_bands(shingles: Sequence[Shingles]) -> Bands:
    """Return the bands of some texts, none of which is empty."""
    ends = np.cumsum([0, *(one.size for one in shingles)]).astype(np.uint64)
    flat = np.concatenate(shingles).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, ends, BANDS * _ROWS, _SEED)
    signatures = np.array(matrix.to_rows(), dtype=np.uint32)
    keys = signatures[:, 0::_ROWS].copy()
    for row in range(1, _ROWS):
        keys = keys * np.uint32(0x85EBCA6B) ^ signatures[:, row::_ROWS]
    return np.ascontiguousarray(keys.T)


def propose_pairs(
    bands: Iterable[NDArray[np.uint32]], fresh: NDArray[np.bool_]
) -> NDArray[np.uint64]:
    """Return pairs of texts that agree in a band, as two columns of numbers, each pair once.

    `fresh`: which texts are new; pairs of two others are left out.
    """
    count = np.uint64(fresh.size)
    codes = np.empty(0, dtype=np.uint64)
    for band in bands:
        codes = np.union1d(codes, _pair_neighbours(band, fresh, count))
    return np.stack((codes // count, codes % count), axis=1)


def _pair_neighbours(
    band: NDArray[np.uint32], fresh: NDArray[np.bool_], count: np.uint64
) -> NDArray[np.uint64]:
    order = np.argsort(band, kind="stable").astype(np.uint64)
    keys = band[order]
    found = []
    for distance in range(1, min(_NEIGHBOURS, keys.size - 1) + 1):
        agree = keys[:-distance] == keys[distance:]
        if not agree.any():
            break
        one, other = order[:-distance][agree], order[distance:][agree]
        chosen = fresh[one] | fresh[other]
        found.append(one[chosen] * count + other[chosen])
    return np.concatenate(found) if found else np.empty(0, dtype=np.uint64)
