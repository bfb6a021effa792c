"""The counters of a run: what the summary and the exit status are made of.

They are kept in Scrapy's stats under these names; `{}` stands for a kind, code or cause.
"""

PAGES_FOUND = "pages/found"
"""Article pages that the source holds or that a portal's lists and feeds name."""
PAGES_READ = "pages/read"
"""First pages of articles that were read or could not be read. What was found and is neither
read nor skipped in the end was left undone."""
PAGES_SKIPPED = "pages/skipped/{}"
"""Article pages passed over, by reason: `window`, `known`, `forgotten`, `forbidden`,
`later_page`."""

LISTS_READ = "lists/read"
LISTS_LEFT = "lists/left"
"""List pages that `max_pages` left unread."""

FETCHES = "fetches/answered"
"""Pages of any kind that were fetched with success."""
FETCHES_FAILED = "fetches/failed/{}"
"""Pages of any kind that gave no answer that could be used, after all retries, by what failed."""

BYTES_RECEIVED = "silkroad/bytes_received"
BYTES_READ = "bytes/read"
"""Bytes of the pages of a local source."""

RECORDS_VALID = "records/valid"
"""Articles that gave a valid record. Those that are neither new, nor revised, nor outside, nor
forgotten, nor rejected when they were compared are unchanged."""
RECORDS_NEW = "records/new"
RECORDS_REVISED = "records/revised"
RECORDS_OUTSIDE = "records/outside"
"""Valid records outside of the window `since` to `until`, or beyond the limit."""
RECORDS_FORGOTTEN = "records/forgotten"
"""Valid records of pages that were taken down, and are not taken in again."""
REJECTS = "rejects/{}"
"""Pages that gave no record, by the code of the first reason."""

DATES_OVERRULED = "dates/overruled"
"""Printed dates that the date in the page's address overruled: slips, Buddhist-era years."""

TEMPLATE_UNMATCHED = "template/unmatched/{}"
"""Records whose page has nothing to read where the portal's template looks for it, by the part of
the template: `headline`, `printed_date`, `body`."""

STOPPED = "silkroad/stopped"
"""The sentence of a run that was stopped; absent from a run that was not."""

INTERNAL_ERRORS = "internal_errors"
"""Exceptions that nobody expected: callbacks, pipelines, anything of ours."""
