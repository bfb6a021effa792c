"""The promise that the disk has every record after a second, kept while nothing else happens."""

import threading
import time
from collections.abc import Mapping
from pathlib import Path

from crawler.errors import LedgerWriteError
from crawler.ledger.inside.appending import JsonLinesFile

_CHECK_SECONDS = 0.2
_OLDEST_SECONDS = 0.6


class SyncTimer:
    """Syncs files in the background whose newest lines nobody else synced.

    A file that cannot be synced refuses the next line that is appended to it, so that the error
    comes up in the run itself.
    """

    def __init__(self, files: Mapping[Path, JsonLinesFile]) -> None:
        self._files = files
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ledger-sync", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the background work; what is unsynced then stays so."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(_CHECK_SECONDS):
            for file in list(self._files.values()):
                since = file.unsynced_since
                if since is not None and time.monotonic() - since >= _OLDEST_SECONDS:
                    self._sync(file)

    @staticmethod
    def _sync(file: JsonLinesFile) -> None:
        try:
            file.sync()
        except LedgerWriteError:
            return
