"""`scrapy view`: one page in a browser; nothing is written to the output."""

import argparse

from scrapy.commands import view

from crawler.commands._tools import name_files, prepare_tool


class Command(view.Command):
    """Scrapy's own, for pages of the web and of this machine."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        assert self.settings is not None
        prepare_tool(self.settings)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Ask for an address or a file."""
        super().run(name_files(args), opts)
