"""Where the output of a portal is: the names of all its files."""

from dataclasses import dataclass
from pathlib import Path

_FILES = (
    (".", ".jsonl"),
    ("rejects", ".jsonl"),
    ("withdrawn", ".jsonl"),
    ("state", ".index.sqlite"),
    ("state", ".manifest.json"),
    ("state", ".torn"),
)


def find_portals(folder: Path) -> list[str]:
    """Return the names of the portals that have output in a folder, in order."""
    found = set()
    for place, suffix in _FILES:
        for path in (folder / place).glob(f"*{suffix}"):
            name = path.name.removesuffix(suffix)
            if name and "." not in name:
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
        return self.folder / "rejects" / f"{self.portal}.jsonl"

    @property
    def withdrawn(self) -> Path:
        """The pages that went away after they gave a record, and those that came back."""
        return self.folder / "withdrawn" / f"{self.portal}.jsonl"

    @property
    def torn(self) -> Path:
        """What interrupted runs left of a last line."""
        return self._state / f"{self.portal}.torn"

    @property
    def index(self) -> Path:
        """The SQLite index, which can be built again from the other files."""
        return self._state / f"{self.portal}.index.sqlite"

    @property
    def manifest(self) -> Path:
        """Counts and digests of the files at the end of the last run."""
        return self._state / f"{self.portal}.manifest.json"

    @property
    def runs(self) -> Path:
        """What each run was, and when somebody accepted a new state."""
        return self._state / f"{self.portal}.runs.jsonl"

    @property
    def run_file(self) -> Path:
        """The summary of the last run, for programs."""
        return self._state / f"{self.portal}.run.json"

    @property
    def lock(self) -> Path:
        """Held by the run that writes; the file stays, the lock ends with its process."""
        return self._state / f"{self.portal}.lock"

    @property
    def _state(self) -> Path:
        """What runs need to go on, and users do not."""
        return self.folder / "state"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of all the files, the outermost first."""
        return self.folder, *sorted({path.parent for path in self.written} - {self.folder})

    def name(self, path: Path) -> str:
        """Return what index and manifest call a file: `rejects/silkroad.jsonl`."""
        return path.relative_to(self.folder).as_posix()

    @property
    def former(self) -> dict[Path, Path | None]:
        """Where earlier versions had the files, and where they are now; None: needed no more."""
        before = self.folder / self.portal
        return {
            before.with_suffix(".rejects.jsonl"): self.rejects,
            before.with_suffix(".withdrawn.jsonl"): self.withdrawn,
            before.with_suffix(".torn"): self.torn,
            before.with_suffix(".index.sqlite"): None,
            before.with_suffix(".manifest.json"): None,
        }

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
