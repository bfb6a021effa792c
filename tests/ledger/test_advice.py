"""What is told to users when the output cannot be written: what, where, and what to do."""

import errno
import os
from pathlib import Path

import pytest

from crawler.ledger.inside.advice import explain

FILE = Path("out/silkroad.jsonl")


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "free some and run again"), (errno.EDQUOT, "free some space"),
        (errno.EFBIG, "ulimit -f"), (errno.EROFS, "-s OUTPUT_DIR=DIR"),
        (errno.EACCES, "make it writable"), (errno.EPERM, "make it writable"),
        (errno.ENOTDIR, "give another folder"), (errno.EEXIST, "give another folder"),
        (errno.EISDIR, "move it away"), (errno.EIO, "check it before you run again"),
    ],
)  # fmt: skip
def test_what_to_do(number, advice):
    told = explain(FILE, OSError(number, os.strerror(number)))
    assert told.startswith("out/silkroad.jsonl: ")
    assert advice in told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ELOOP, "Too many links"), "too many links"),
        (OSError("Cut off"), "cut off"),
    ],
)
def test_what_nobody_foresaw_is_told_in_the_words_of_the_system(error, told):
    assert explain(FILE, error) == f"out/silkroad.jsonl: {told}"
