"""`silkroad`: Scrapy's command line with this project's settings, from any folder."""

import os
import sys

from scrapy.cmdline import execute
from scrapy.settings import Settings
from scrapy.utils.project import ENVVAR

SETTINGS = "crawler.settings"


def main() -> None:
    """Run `scrapy` with the arguments of this process; ends the process with its exit status.

    The settings are this project's, also in the folder of another Scrapy project.
    """
    os.environ[ENVVAR] = SETTINGS
    settings = Settings()
    settings.setmodule(SETTINGS, priority="project")
    execute(sys.argv, settings)


if __name__ == "__main__":
    main()
