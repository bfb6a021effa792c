"""Where the output of a portal is: the names of all its files."""

from dataclasses import dataclass
from pathlib import Path

_RECORDS_SUFFIX = ".jsonl"
_SUFFIXES = (".rejects.jsonl", ".withdrawn.jsonl", ".index.sqlite", ".manifest.json", ".torn")


def find_portals(folder: Path) -> list[str]:
    """Return the names of the portals that have output in a folder, in order."""
    found = set()
    for path in folder.iterdir():
        suffix = next((end for end in (*_SUFFIXES, _RECORDS_SUFFIX) if path.name.endswith(end)), "")
        name = path.name.removesuffix(suffix)
        if suffix and name and "." not in name:
            found.add(name)
    return sorted(found)


def unfinished_path(path: Path) -> Path:
    """Return where the content of a file is written that is to take the file's place."""
    return path.with_name(path.name + ".new")


@dataclass(frozen=True)
class LedgerPaths:
    """The files of one portal in an output folder."""

    folder: Path
    portal: str

    @property
    def records(self) -> Path:
        """The records, one a line: what users keep."""
        return self.folder / f"{self.portal}.jsonl"

    @property
    def rejects(self) -> Path:
        """The pages that gave no record, with the reasons, one a line."""
        return self.folder / f"{self.portal}.rejects.jsonl"

    @property
    def withdrawn(self) -> Path:
        """The pages that went away after they gave a record, and those that came back."""
        return self.folder / f"{self.portal}.withdrawn.jsonl"

    @property
    def torn(self) -> Path:
        """What interrupted runs left of a last line."""
        return self.folder / f"{self.portal}.torn"

    @property
    def index(self) -> Path:
        """The SQLite index, which can be built again from the other files."""
        return self.folder / f"{self.portal}.index.sqlite"

    @property
    def manifest(self) -> Path:
        """Counts and digests of the files at the end of the last run."""
        return self.folder / f"{self.portal}.manifest.json"

    @property
    def lock(self) -> Path:
        """Held by the run that writes; the file stays, the lock ends with its process."""
        return self.folder / f"{self.portal}.lock"

    @property
    def data(self) -> tuple[Path, Path, Path]:
        """The JSON Lines files, which are the truth."""
        return self.records, self.rejects, self.withdrawn

    @property
    def unfinished(self) -> tuple[Path, ...]:
        """What a run that was killed may leave, and nobody needs."""
        return tuple(unfinished_path(path) for path in self._replaced)

    @property
    def _replaced(self) -> tuple[Path, ...]:
        return self.records, self.rejects, self.torn, self.index, self.manifest

    @property
    def written(self) -> tuple[Path, ...]:
        """Everything that a run may write but the lock."""
        return (*self.data, self.torn, self.index, self.manifest)
