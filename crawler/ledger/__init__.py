"""The output files of a portal as a ledger that can be trusted as a database is.

Its front: the ledger, `verify` and `history`; what it keeps to itself is inside.
"""

from crawler.ledger.inside.forgetting import Takedown
from crawler.ledger.inside.lines import to_line
from crawler.ledger.inside.locating import locate
from crawler.ledger.inside.manifest import rules_version as program_version
from crawler.ledger.inside.novelty import Assessment, Kind, reject_record
from crawler.ledger.inside.paths import LedgerPaths, find_portals
from crawler.ledger.ledger import Known, Ledger

__all__ = [
    "Assessment",
    "Kind",
    "Known",
    "Ledger",
    "LedgerPaths",
    "Takedown",
    "find_portals",
    "locate",
    "program_version",
    "reject_record",
    "to_line",
]
