"""`scrapy genspider -t portal NAME HOST`: the file of a new portal, and a folder for samples."""

import argparse
import keyword
import re
from pathlib import Path
from string import Template

from scrapy.commands import genspider
from scrapy.exceptions import UsageError

import crawler
from crawler.crawling.sampling import SAVED
from crawler.pages.addresses import is_web_address
from crawler.portals import page_classes

PORTAL = "portal"
PROJECT = Path(crawler.__file__).parents[1]
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+")


class Command(genspider.Command):
    """Scrapy's own, with one more template: `portal`."""

    def long_desc(self) -> str:
        """Return the text above the options."""
        return (
            "With -t portal: writes crawler/portals/NAME.py, a folder for sample pages of HOST and "
            "the records expected of them, and says what to do next. With another template: a "
            "spider of your own in crawler/spiders/."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the portal's file and folder, or what Scrapy writes for another template."""
        if opts.template != PORTAL or opts.list or opts.dump:
            super().run(args, opts)
            return
        if len(args) != 2:
            raise UsageError("give a name and a host: scrapy genspider -t portal NAME HOST")
        name, host = args[0], _read_host(args[1])
        _check_name(name)
        file = PROJECT / "crawler" / "portals" / f"{name}.py"
        if file.exists() and not opts.force:
            raise UsageError(f"{file.relative_to(PROJECT)} is there; --force writes it anew")
        if not (PROJECT / "samples").is_dir():
            raise UsageError(f"{PROJECT} has no folder samples: run this in a clone of the project")
        title = name.replace("_", " ").title()
        template = Template((Path(__file__).parent / "portal.tmpl").read_text(encoding="utf-8"))
        text = template.substitute(
            name=name,
            host=host,
            title=title,
            pattern=re.escape(host),
            classname=title.replace(" ", ""),
        )
        file.write_text(text, encoding="utf-8")
        folder = PROJECT / "samples" / SAVED / host
        folder.mkdir(parents=True, exist_ok=True)
        print(_say_what_to_do(name, host))

    def _find_template(self, template: str) -> Path | None:
        if template == PORTAL:
            return Path(__file__).parent / "portal.tmpl"
        return super()._find_template(template)

    def _list_templates(self) -> None:
        super()._list_templates()
        print(f"  {PORTAL}")


def _read_host(text: str) -> str:
    host = text.lower().removeprefix("https://").removeprefix("http://").partition("/")[0]
    if not _HOST.fullmatch(host) or not is_web_address(f"https://{host}/"):
        raise UsageError(f"{text!r} is no host; give one such as news.harbour.example")
    return host


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise UsageError(f"{name!r} is no name; it takes small letters, figures and _: harbour")
    if name in page_classes():
        raise UsageError(
            f"there is a portal {name!r}; the portals are: {', '.join(page_classes())}"
        )


def _say_what_to_do(name: str, host: str) -> str:
    return f"""\
crawler/portals/{name}.py: what is known of the portal
samples/{SAVED}/{host}/: its sample pages, and beside each the record expected of it, <page>.json

Next:
1. In crawler/portals/{name}.py put in the paths of articles, the zone, the lists, and the
   site's name as its pages print it.
2. scrapy sample {name} URL URL URL, or saved files: three articles are enough for a portal of
   your own. git ignores samples/{SAVED}/, since the pages are their publishers'.
3. Read each proposed record beside its page, put right what is wrong, delete its first line.
4. python -m pytest tests/test_portals.py -k {name} says what is missing.
5. scrapy crawl {name}"""
