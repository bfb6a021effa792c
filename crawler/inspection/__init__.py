"""One page as the core reads it: what it says, what gave it, what was left out and passed over."""

from crawler.inspection.html_view import render_html
from crawler.inspection.inspected import Inspection, inspect_page
from crawler.inspection.json_view import render_json
from crawler.inspection.text_view import render_text

__all__ = ["Inspection", "inspect_page", "render_html", "render_json", "render_text"]
