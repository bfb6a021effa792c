"""The state of every portal as pages that a person opens: `reports/<portal>.html`, `index.html`."""

from crawler.reports.report_pages import write_reports

__all__ = ["write_reports"]
