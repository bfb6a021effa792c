"""A page and its fields as a page to look at: one file, without scripts."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from crawler.inspection.inspected import Inspection, name_element
from crawler.inspection.marked_lines import mark_lines

_templates = Environment(
    loader=PackageLoader("crawler.inspection"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_html(inspection: Inspection) -> str:
    """Return a page that shows the text in reading order, its fields, cuts and witnesses."""
    core = inspection.core
    return _templates.get_template("inspection.html.j2").render(
        inspection=inspection,
        lines=list(mark_lines(inspection)),
        alternatives=inspection.list_alternatives(),
        core=[name_element(place.node) for place in core.places] if core else [],
        letters=core.weight if core else 0,
    )
