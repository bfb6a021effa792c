"""What earlier live runs of a portal did, as far as the next one needs to know it.

The records themselves are the memory of a run: an article that was written is not asked again,
whatever happened in between. Scrapy's JOBDIR would be a second memory, and a leaking one: it
forgets the requests that were under way when a process is killed, and its list of seen requests
then keeps them from being asked again. All that the records cannot tell is whether an earlier run
came to its end: only then may the next one stop reading a list where it meets known articles.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

MAX_TRIES = 5
MAX_WALKS = 50


@dataclass
class Progress:
    """The state of a portal's live runs.

    `finished`: the extents (arguments that say how far a run goes) which a run covered to its
    end, the latest last. `failed`: articles that could not be fetched, with how many runs tried.
    `fruitful`: the lists in which a run found articles.
    """

    path: Path
    finished: list[str] = field(default_factory=list)
    failed: dict[str, int] = field(default_factory=dict)
    fruitful: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, folder: Path, portal: str) -> "Progress":
        """Return the state of a portal's runs; that of none where there is no readable file.

        Without it lists are read to their end once more; nothing is lost or written twice.
        """
        path = folder / "state" / f"{portal}.progress.json"
        try:
            data = json.loads(path.read_bytes())
        except (OSError, ValueError):
            data = None
        return cls(path, *_read_state(data))

    def begin(self, extent: str) -> bool:
        """Note that a run begins; tell whether an earlier one covered the same extent."""
        covered = extent in self.finished
        self.finished = [known for known in self.finished if known != extent]
        self._save()
        return covered

    def forget(self) -> None:
        """Note that records may have been lost: no extent counts as covered any more."""
        self.finished.clear()

    def note_fruitful(self, lists: Iterable[str]) -> None:
        """Note in which lists a run found articles; `finish` writes it down."""
        self.fruitful = list(dict.fromkeys([*self.fruitful, *lists]))

    def finish(self, extent: str, *, complete: bool, failed: Mapping[str, int]) -> None:
        """Note how a run ended: `complete` where nothing of its extent was left out."""
        if complete:
            self.finished = [*self.finished, extent][-MAX_WALKS:]
        self.failed = {url: tries for url, tries in failed.items() if tries < MAX_TRIES}
        self._save()

    def _save(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        state = {"finished": self.finished, "failed": self.failed, "fruitful": self.fruitful}
        unfinished = self.path.with_suffix(".new")
        with unfinished.open("w", encoding="utf-8") as stream:
            json.dump(state, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(self.path)


def _read_state(data: object) -> tuple[list[str], dict[str, int], list[str]]:
    state = data if isinstance(data, dict) else {}
    failed = state.get("failed")
    tries = failed if isinstance(failed, dict) else {}
    return (
        _read_texts(state.get("finished")),
        {url: count for url, count in tries.items() if isinstance(count, int)},
        _read_texts(state.get("fruitful")),
    )


def _read_texts(data: object) -> list[str]:
    return [text for text in data if isinstance(text, str)] if isinstance(data, list) else []
