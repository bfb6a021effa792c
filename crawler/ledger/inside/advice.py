"""What is told to users when the output cannot be opened, trusted or written."""

import errno
from pathlib import Path

_ADVICE = {
    errno.ENOSPC: "no space is left on the disk; free some and run again",
    errno.EDQUOT: "the disk quota is used up; free some space and run again",
    errno.EFBIG: "the file would grow past the size limit of the system or of this process; "
    "raise the limit (ulimit -f) and run again",
    errno.EROFS: "the file system is read-only; give another folder (-s OUTPUT_DIR=DIR)",
    errno.EACCES: "permission denied; make it writable or give another folder (-s OUTPUT_DIR=DIR)",
    errno.EPERM: "not permitted; make it writable or give another folder (-s OUTPUT_DIR=DIR)",
    errno.ENOTDIR: "a part of the path is a file, not a folder; give another folder "
    "(-s OUTPUT_DIR=DIR)",
    errno.EEXIST: "a file of that name is in the place of the folder; give another folder "
    "(-s OUTPUT_DIR=DIR)",
    errno.EISDIR: "a folder is in the place of the file; move it away",
    errno.EIO: "the disk reports an error; check it before you run again",
}


def explain(path: Path, error: OSError) -> str:
    """Return what went wrong with a file, where, and what to do about it."""
    advice = _ADVICE.get(error.errno or 0) or (error.strerror or str(error)).lower()
    return f"{path}: {advice}"
