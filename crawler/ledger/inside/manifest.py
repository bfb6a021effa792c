"""The manifest: what the files of a portal were at the end of the last run."""

import contextlib
import json
import os
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crawler.errors import LedgerWriteError
from crawler.items import ARTICLE_SCHEMA, REJECT_SCHEMA, WITHDRAWAL_SCHEMA
from crawler.ledger.inside.advice import explain
from crawler.ledger.inside.appending import sync_folder
from crawler.ledger.inside.paths import LedgerPaths, unfinished_path

PART_BYTES = 64 * 1024 * 1024
"""Bytes. Digests are taken of pieces this long, so that a run need not read again what older
runs wrote: a piece that is full never changes."""

_PIECE = 1024 * 1024
"""Bytes that are in memory at once."""

_MANIFEST_SCHEMA: Final = "manifest/2"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FileManifest(_Model):
    """One file.

    `schema`: of its lines. `lines`: how many. `addresses`: how many different ones they are of,
    for the records. `bytes`: its size. `sha256`: the SHA-256 of every `part_bytes` of it, as
    `split --bytes=67108864 --filter=sha256sum FILE` prints; a smaller file has one, its own.
    """

    schema_: Annotated[str, Field(alias="schema")]
    lines: int
    addresses: int | None = None
    bytes: int
    sha256: list[str]


class Manifest(_Model):
    """The content of `state/<portal>.manifest.json`.

    `rules`: the version of this program, which is the version of its rules. `digest`: the SHA-256
    of all the rest, by which a change of the manifest itself is seen; see `compute_digest`. It
    holds no time: the same files give the same manifest.
    """

    schema_: Annotated[Literal["manifest/2"], Field(alias="schema")] = _MANIFEST_SCHEMA
    portal: str
    rules: str
    part_bytes: int
    files: dict[str, FileManifest]
    digest: str = ""

    def compute_digest(self) -> str:
        """Return `sha256:` and the SHA-256 of the manifest without its digest.

        It is taken over the UTF-8 bytes of one JSON object without white space between tokens:

            manifest = json.load(file)
            del manifest["digest"]
            text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
            "sha256:" + hashlib.sha256(text.encode()).hexdigest()
        """
        fields = self.model_dump(by_alias=True, exclude_none=True, exclude={"digest"})
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        return f"sha256:{sha256(text.encode()).hexdigest()}"

    @property
    def is_sound(self) -> bool:
        """Whether it says what the run wrote that wrote it."""
        return self.digest == self.compute_digest()


@dataclass(frozen=True)
class FileCounts:
    """What the ledger knows of a file without reading it."""

    lines: int
    size: int
    addresses: int | None = None


def rules_version() -> str:
    """Return the version of this program."""
    with contextlib.suppress(PackageNotFoundError):
        return version("silkroad")
    project = Path(__file__).parents[2] / "pyproject.toml"
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def read_manifest(path: Path) -> Manifest | None:
    """Return a manifest, or None where there is none. Raises ValueError where it is none."""
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None


def part_digests(path: Path, size: int, known: list[str] | None = None) -> list[str]:
    """Return the SHA-256 of every `PART_BYTES` of the first `size` bytes of a file.

    `known`: digests of full parts at its start, which are not computed again.
    """
    digests = (known or [])[: size // PART_BYTES]
    with path.open("rb") as file:
        for start in range(len(digests) * PART_BYTES, size, PART_BYTES):
            file.seek(start)
            digests.append(_compute_digest(file, min(PART_BYTES, size - start)))
    return digests


def _compute_digest(file: BinaryIO, size: int) -> str:
    digest = sha256()
    while piece := file.read(min(size, _PIECE)):
        digest.update(piece)
        size -= len(piece)
    return digest.hexdigest()


def line_schemas(paths: LedgerPaths) -> dict[Path, str]:
    """Return the schema of the lines of each file."""
    schemas = (ARTICLE_SCHEMA, REJECT_SCHEMA, WITHDRAWAL_SCHEMA)
    return dict(zip(paths.data, schemas, strict=True))


def write_manifest(
    paths: LedgerPaths, counts: dict[Path, FileCounts], grown: Collection[Path]
) -> None:
    """Write the manifest of a portal, in one piece.

    `grown`: the files that have only grown since the present manifest, whose digests of full
    parts are taken from it. Raises LedgerWriteError.
    """
    try:
        before = read_manifest(paths.manifest)
    except (ValidationError, OSError):
        before = None
    if before and not before.is_sound:
        before = None
    known = before.files if before and before.part_bytes == PART_BYTES else {}
    schemas = line_schemas(paths)
    try:
        files = {
            name: _describe(path, schemas[path], count, known.get(name) if path in grown else None)
            for path, count in counts.items()
            if path.exists() and (name := paths.name(path))
        }
        manifest = Manifest(
            portal=paths.portal, rules=rules_version(), part_bytes=PART_BYTES, files=files
        )
        manifest = manifest.model_copy(update={"digest": manifest.compute_digest()})
        text = json.dumps(manifest.model_dump(by_alias=True, exclude_none=True), indent=2)
        _replace(paths.manifest, f"{text}\n")
    except OSError as error:
        raise LedgerWriteError(explain(Path(error.filename or paths.manifest), error)) from error


def _describe(
    path: Path, schema: str, counts: FileCounts, known: FileManifest | None
) -> FileManifest:
    full = known.sha256[: known.bytes // PART_BYTES] if known else None
    fields: dict[str, Any] = {
        "schema": schema,
        "lines": counts.lines,
        "addresses": counts.addresses,
        "bytes": counts.size,
        "sha256": part_digests(path, counts.size, full),
    }
    return FileManifest(**fields)


def _replace(path: Path, text: str) -> None:
    """Give a file a new content so that a reader finds the old or the new one, never a part."""
    unfinished = unfinished_path(path)
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        sync_folder(path.parent)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
