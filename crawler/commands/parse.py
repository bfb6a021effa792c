"""`scrapy parse`: what a spider makes of one page; nothing is written to the output."""

import argparse

from scrapy.commands import parse

from crawler.commands._tools import name_files, prepare_tool


class Command(parse.Command):
    """Scrapy's own, for pages of the web and of this machine."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options."""
        super().process_options(args, opts)
        assert self.settings is not None
        prepare_tool(self.settings)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Ask for an address or a file."""
        super().run(name_files(args), opts)
