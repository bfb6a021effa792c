"""Files on other machines, through fsspec: the extra `remote`."""

import io
import re
import time
from functools import lru_cache
from typing import Any

import fsspec
from fsspec.core import url_to_fs

from crawler.errors import ArgumentError

BLOCK = 1024 * 1024
BLOCKS = 16
"""So many are kept: the pages of all portals are read side by side, each at its own place."""
TRIES = 3
PAUSE = 1.0
"""Seconds before a block is asked for again."""
NO_PARTS = "its server gives no parts of files (Range); download it"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_TELLING = ("ETag", "etag", "size", "mtime", "LastModified", "last_modified", "generation")


class RemoteFile(io.RawIOBase):
    """A file elsewhere, fetched block by block as it is needed; what fails is an OSError."""

    def __init__(self, file: Any) -> None:  # noqa: ANN401  # fsspec has no types
        self._file = file
        self._position = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that any place of it can be read."""
        return True

    def tell(self) -> int:
        """Return where it is read next."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, without asking for anything."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._file.size}
        self._position = start[whence] + offset
        return self._position

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  # any buffer
        """Read what comes next; a connection that breaks is made again."""
        for left in reversed(range(TRIES)):
            try:
                self._file.seek(self._position)
                data = self._file.read(len(buffer))
                break
            except Exception as error:
                if not left:
                    raise OSError(None, _describe(error)) from None
                time.sleep(PAUSE)
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)


def find_version(address: str) -> str:
    """Return what tells the bytes of a file from later ones; raises OSError, ArgumentError."""
    system, path = _find_system(address)
    try:
        info = system.info(path)
    except Exception as error:
        raise OSError(None, _describe(error)) from None
    return " ".join(f"{name}={info[name]}" for name in _TELLING if info.get(name) is not None)


def open_remote(address: str, version: str) -> io.BufferedReader:
    """Open a file; raises OSError, also where its bytes are of another version, ArgumentError."""
    return io.BufferedReader(RemoteFile(_open_once(address, version)))


@lru_cache(maxsize=4)
def _open_once(address: str, version: str) -> Any:  # noqa: ANN401  # fsspec has no types
    if version and find_version(address) != version:
        raise OSError(None, "it has changed since it was listed")
    system, path = _find_system(address)
    try:
        file = system.open(
            path,
            "rb",
            block_size=BLOCK,
            cache_type="blockcache",
            cache_options={"maxblocks": BLOCKS},
        )
    except Exception as error:
        raise OSError(None, _describe(error)) from None
    if not isinstance(file, fsspec.spec.AbstractBufferedFile) or file.size is None:
        raise OSError(None, NO_PARTS)
    return file


def _find_system(address: str) -> tuple[Any, str]:
    try:
        system, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise ArgumentError(f"{address.partition('://')[0]}:// cannot be read: {error}") from None
    return system, path


def _describe(error: BaseException) -> str:
    """Return what went wrong, without addresses, which may hold keys."""
    status = getattr(error.__cause__ or error, "status", None)
    if status not in (None, 404):
        return f"its server answers with status {status}"
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "it may not be read, or only with a key"
    said = " ".join((getattr(error, "strerror", None) or str(error)).split())
    return NO_PARTS if "range requests" in said else _ADDRESS.sub("…", said) or type(error).__name__
