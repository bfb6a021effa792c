"""`scrapy version`: that of this project before Scrapy's."""

import argparse
from importlib.metadata import version

from scrapy.commands.version import Command as ScrapyVersion


class Command(ScrapyVersion):
    """Prints the version that was installed, and Scrapy's below it."""

    def short_desc(self) -> str:
        """Return the line in the list of commands."""
        return "Print the versions of silkroad and Scrapy"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print both; `-v` adds what Scrapy stands on."""
        print(f"silkroad {version('silkroad')}")
        super().run(args, opts)
