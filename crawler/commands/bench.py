"""`scrapy bench`: how fast Scrapy is on this machine, without the manners of a run."""

import argparse

from scrapy.commands import bench
from scrapy.settings import SETTINGS_PRIORITIES

UNBOUND = {
    **bench.Command.default_settings,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "DOWNLOAD_DELAY": 0,
    "ROBOTSTXT_OBEY": False,
}


class Command(bench.Command):
    """Asks a server of its own on this machine, as fast as it answers."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the options; what the command line sets counts."""
        super().process_options(args, opts)
        assert self.settings is not None
        below_command_line = SETTINGS_PRIORITIES["cmdline"] - 1
        self.settings.setdict(UNBOUND, priority=below_command_line)
