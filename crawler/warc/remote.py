"""Archives on other machines, at addresses: `https://…`, `s3://…`, whatever fsspec knows."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, cast

from crawler.extras import load_module

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_KEYS = re.compile(r"\b([a-z][a-z0-9+.-]*://)(?:[^\s/?#]*@)?([^\s?#]*)(?:[?#]\S*)?", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a file rather than its path."""
    return bool(_ADDRESS.match(text))


def conceal_keys(text: str) -> str:
    """Return a text whose addresses hold no password and no signature."""
    return _KEYS.sub(r"\1\2", text)


@dataclass(frozen=True, slots=True)
class RemoteArchive:
    """An archive at an address; it is asked of what a path is asked of.

    `address`: may hold a key or a password; what is printed or kept holds neither. `version`: what
    tells its bytes from other ones at this address; "" before it was looked up.
    """

    address: str
    version: str = ""

    def __str__(self) -> str:
        return conceal_keys(self.address)

    @property
    def name(self) -> str:
        """The last part of the address."""
        return str(self).rpartition("/")[2]

    def with_name(self, name: str) -> "RemoteArchive":
        """Return the archive of another name beside this one."""
        folder = re.split("[?#]", self.address)[0].rpartition("/")[0]
        return RemoteArchive(f"{folder}/{name}")

    def look_up(self) -> "RemoteArchive":
        """Return the archive with its version; raises OSError where it cannot be had.

        Raises ArgumentError where what it takes is not installed.
        """
        return replace(self, version=self._load().find_version(self.address))

    def exists(self) -> bool:
        """Tell whether it can be had. A signed address is that of one file, and of no other."""
        if "?" in self.address:
            return False
        try:
            self.look_up()
        except OSError:
            return False
        return True

    def open(self, mode: str = "rb") -> BinaryIO:
        """Open the archive to read; raises OSError, also where it is not what was looked up."""
        assert mode == "rb"
        return cast(BinaryIO, self._load().open_remote(self.address, self.version))

    def _load(self) -> ModuleType:
        return load_module(
            "crawler.warc.remote_files", extra="remote", needed_by=f"the archive {str(self)!r}"
        )


ArchivePath = Path | RemoteArchive
