"""Reports written: one page a portal, and one over all of them."""

from collections.abc import Collection
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from crawler.ledger import find_portals
from crawler.monitor.whole_text import write_whole
from crawler.pages.addresses import is_web_address
from crawler.reports.gathering import PortalReport, gather_report

FOLDER = "reports"

_templates = Environment(
    loader=PackageLoader("crawler.reports"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.tests["web_address"] = is_web_address


def write_reports(folder: Path, portals: Collection[str] | None = None) -> list[Path]:
    """Write the reports of portals, of all for None, and the index over all; return the files.

    `folder`: the output. Raises LedgerWriteError.
    """
    known = find_portals(folder)
    reports = {name: gather_report(folder, name) for name in known}
    written = []
    for name in known if portals is None else portals:
        path = folder / FOLDER / f"{name}.html"
        write_whole(path, render_portal(reports[name]))
        written.append(path)
    index = folder / FOLDER / "index.html"
    write_whole(index, render_index([*reports.values()]))
    return [*written, index]


def render_portal(report: PortalReport) -> str:
    """Return the page of a portal."""
    return _templates.get_template("portal.html.j2").render(report=report)


def render_index(reports: list[PortalReport]) -> str:
    """Return the page over all portals."""
    return _templates.get_template("index.html.j2").render(reports=reports)
