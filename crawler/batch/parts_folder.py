"""A folder of parts: what it was asked for, what its parts are, and that they are all there.

`plan.json` is written first and says of which places the parts are; `_SUCCESS` last, with the sum
of every part: without it the folder is not finished.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crawler.batch.part_writing import UNFINISHED, PartReport
from crawler.errors import ArgumentError, SourceError

FORM = "parts/1"
PLAN, SUCCESS, LOCK = "plan.json", "_SUCCESS", ".lock"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Plan(_Model):
    """Of what the parts of a folder are: the same command may go on there, no other."""

    form: str = Field(default=FORM, alias="schema")
    paths: list[str]
    loose: bool
    pages_a_part: int


class Pages(_Model):
    """The pages of a portal in one place, as a source tells of them."""

    portal: str
    pages: int
    passed_over: int
    notices: list[str]
    parts: list[int]


class Manifest(_Model):
    """What is in a folder of parts.

    `places`: for each place that was named, in their order, the pages of each portal there.
    """

    form: str = Field(default=FORM, alias="schema")
    version: str
    paths: list[str]
    places: list[list[Pages]]
    parts: list[PartReport]


@contextmanager
def hold_folder(folder: Path, plan: Plan) -> Iterator[None]:
    """Keep a folder for the parts of a plan for the time of the block, and make it if need be.

    Raises ArgumentError for a folder with anything else in it, or that another run holds.
    """
    name = str(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = {path.name for path in folder.iterdir()} - {LOCK}
    except OSError as error:
        raise ArgumentError(f"{name!r} cannot be written: {error.strerror}") from None
    if known and PLAN not in known:
        raise ArgumentError(f"{name!r} holds other files; name an empty folder for the parts")
    lock = FileLock(folder / LOCK)
    try:
        with lock.acquire(timeout=0):
            if known and _read_plan(folder / PLAN) != plan:
                raise ArgumentError(
                    f"{name!r} holds the parts of other places or options (see {PLAN}); name "
                    "another folder"
                )
            _write_whole(folder / PLAN, plan)
            (folder / SUCCESS).unlink(missing_ok=True)
            yield
    except Timeout:
        raise ArgumentError(f"another run writes parts to {name!r}") from None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Say that a folder is finished, and take away what killed processes left in it."""
    for left in folder.glob(f"*{UNFINISHED}"):
        left.unlink(missing_ok=True)
    _write_whole(folder / SUCCESS, manifest)


def read_manifest(folder: Path) -> Manifest:
    """Return what is in a finished folder of parts; raises SourceError for any other."""
    try:
        return Manifest.model_validate_json((folder / SUCCESS).read_bytes())
    except FileNotFoundError:
        raise SourceError(
            f"{str(folder)!r} has no {SUCCESS}: it holds no parts, or not all; repeat the command "
            "that writes them, which goes on where it was"
        ) from None
    except OSError as error:
        raise SourceError(f"{str(folder / SUCCESS)!r}: {error.strerror}") from None
    except ValidationError:
        raise SourceError(
            f"{str(folder / SUCCESS)!r} cannot be understood; repeat the command that writes the "
            "parts"
        ) from None


def _read_plan(path: Path) -> Plan | None:
    try:
        return Plan.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _write_whole(path: Path, model: _Model) -> None:
    unfinished = path.with_name(f"{path.name}{UNFINISHED}")
    unfinished.write_text(model.model_dump_json(by_alias=True, indent=1) + "\n", encoding="utf-8")
    unfinished.replace(path)
