"""The output files of a portal as a ledger that can be trusted as a database is."""

from crawler.items import content_hash
from crawler.ledger.errors import LedgerError, LedgerWriteError
from crawler.ledger.inside.lines import to_line
from crawler.ledger.inside.novelty import Assessment, Kind, reject_record
from crawler.ledger.ledger import Known, Ledger

__all__ = [
    "Assessment",
    "Kind",
    "Known",
    "Ledger",
    "LedgerError",
    "LedgerWriteError",
    "content_hash",
    "reject_record",
    "to_line",
]
