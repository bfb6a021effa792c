"""Rejects of pages that never became a draft."""

from crawler.items import Reason, Reject, RejectCode


def reject_page(
    url: str, portal: str, code: RejectCode, message: str, fetched_at: str | None = None
) -> Reject:
    """Return the reject of a page that could not be read, with its one reason."""
    reason = Reason(field=None, code=code, message=message)
    return Reject(url=url, portal=portal, reasons=[reason], record=None, fetched_at=fetched_at)
