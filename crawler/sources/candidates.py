"""The files of a folder that may be pages: each is looked at once, however many portals ask."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from crawler.errors import SourceError
from crawler.sources.expected import is_expected_file
from crawler.sources.files import (
    PAGE_SUFFIXES,
    TEXT_SUFFIX,
    describe_error,
    is_rendition,
    read_head,
    stated_addresses,
)
from crawler.sources.listing import natural_key
from crawler.sources.mirror import Place, find_place


@dataclass(frozen=True)
class Candidate:
    """A file that may be a page, and what of it is the same for every portal.

    `place`: where it lies, a rendition as the page that it is of. `is_text`: it is a rendition.
    `is_spare`: the page that it is the rendition of lies beside it.
    """

    path: Path
    place: Place
    is_text: bool
    is_spare: bool

    @property
    def is_page(self) -> bool:
        """Whether it has the name of a page, or of the rendition of one."""
        return self.place.path[-1].lower().endswith(PAGE_SUFFIXES)

    @cached_property
    def stated(self) -> list[str]:
        """The addresses that the page gives as its own, the surest first; of a rendition none."""
        return [] if self.is_text else stated_addresses(read_head(self.path))


def list_candidates(root: Path, origin: str | None, notices: list[str]) -> Iterator[Candidate]:
    """Yield the files below a folder, or the one that is named.

    Those of a folder come before its folders, each in natural order. What holds the record
    expected of a page is none. `origin`: see find_place. `notices` get a sentence on each folder
    that was left out. Raises SourceError where the folder itself cannot be read.
    """
    is_folder = root.is_dir()
    above = root.parts[1:] if is_folder else root.parts[1:-1]
    for names in _list_files(root, notices) if is_folder else [(root.name,)]:
        path = root.joinpath(*names) if is_folder else root
        if is_expected_file(path):
            continue
        *folders, name = names
        is_text = is_rendition(path)
        page_name = name[: -len(TEXT_SUFFIX)] if is_text else name
        yield Candidate(
            path=path,
            place=find_place(above, [*folders, page_name], origin),
            is_text=is_text,
            is_spare=is_folder and is_text and _lies_beside_page(path),
        )


def _list_files(root: Path, notices: list[str]) -> Iterator[tuple[str, ...]]:
    seen: set[tuple[int, int]] = set()
    folders: list[tuple[str, ...]] = [()]
    while folders:
        folder = folders.pop()
        path = root.joinpath(*folder)
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in seen:
                notices.append(f"folder {'/'.join(folder)!r} is read once only")
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as found:
                children = sorted(found, key=lambda child: natural_key(child.name))
        except OSError as error:
            if not folder:
                raise SourceError(f"{str(root)!r}: {describe_error(error)}") from None
            notices.append(f"folder {'/'.join(folder)!r}: {describe_error(error)}")
            continue
        below: list[os.DirEntry[str]] = []
        for child in children:
            if child.name.startswith("."):
                continue
            if _is_folder(child):
                below.append(child)
            else:
                yield (*folder, child.name)
        # The last one is taken next: real folders before links that may lead to them.
        below.sort(key=os.DirEntry.is_symlink)
        folders += [(*folder, child.name) for child in reversed(below)]


def _is_folder(child: os.DirEntry[str]) -> bool:
    try:
        return child.is_dir()
    except OSError:
        return False


def _lies_beside_page(rendition: Path) -> bool:
    return any(rendition.with_suffix(suffix).is_file() for suffix in ("", *PAGE_SUFFIXES))
