"""What Scrapy's tools for single pages need here: no output, and files of this machine."""

from collections.abc import Iterable
from pathlib import Path

from scrapy.settings import BaseSettings

_FILE_HANDLER = "scrapy.core.downloader.handlers.file.FileDownloadHandler"


def name_files(arguments: Iterable[str]) -> list[str]:
    """Return the arguments of a command, files among them by their `file:` addresses."""
    return [
        Path(argument).absolute().as_uri() if Path(argument).is_file() else argument
        for argument in arguments
    ]


def prepare_tool(settings: BaseSettings) -> None:
    """Let a command ask for `file:` addresses, and write nothing to the output.

    A run never asks for one: no page may lead it to a file of the machine it runs on.
    """
    handlers = settings.getdict("DOWNLOAD_HANDLERS") | {"file": _FILE_HANDLER}
    settings.set("DOWNLOAD_HANDLERS", handlers, priority="cmdline")
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
