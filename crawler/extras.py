"""Modules that need a library which the package brings only with an extra."""

from importlib import import_module
from types import ModuleType

from crawler.errors import ArgumentError


def load_module(name: str, *, extra: str | None, needed_by: str) -> ModuleType:
    """Return a module of the project, loaded now.

    `extra`: the extra of the package that brings what it needs; None where the core is enough.
    `needed_by`: what asks for it, as users name it. Raises ArgumentError with the command that
    installs what is missing.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ArgumentError(
            f"{needed_by} needs {error.name}, which is not installed: "
            f"pip install 'silkroad[{extra}]'"
        ) from None
