"""Rejects that are done with: which are worth another try, and which have been overtaken."""

from collections.abc import Callable
from pathlib import Path

import jsonlines

from crawler.items import RejectCode
from crawler.ledger.inside.catalogue import RejectEntry, has_code
from crawler.ledger.inside.lines import Line, parse_line
from crawler.ledger.inside.rows import RecordRow


def read_rejected_urls(path: Path) -> list[str]:
    """Return the addresses of rejects, each once, oldest line first.

    Duplicates are left out: what they say is not about the page but about another record.
    """
    if not path.exists():
        return []
    with jsonlines.open(path) as reader:
        return list(
            {
                fields["url"]: None
                for fields in reader.iter(type=dict, skip_empty=True, skip_invalid=True)
                if not has_code(fields["reasons"], RejectCode.DUPLICATE)
            }
        )


def drop_settled(line: Line, path: Path, records_of: Callable[[str], list[RecordRow]]) -> bytes:
    """Return what is left of a line of rejects: nothing where all that it holds is settled."""
    parsed = parse_line(line, (RejectEntry,), path)
    is_settled = parsed and all(
        _is_settled(found.entry, records_of(found.entry.url)) for found in parsed
    )
    return b"" if is_settled else line.text


def _is_settled(reject: RejectEntry, rows: list[RecordRow]) -> bool:
    """Tell whether a page gave a record by now; for one that replaced a record: that very one."""
    if has_code(reject.reasons, RejectCode.REPLACED):
        content = (reject.record or {}).get("content_hash", "")
        return content in [f"sha256:{row.content_hash.hex()}" for row in rows]
    stays = has_code(reject.reasons, RejectCode.DUPLICATE, RejectCode.FORGOTTEN)
    return bool(rows) and not stays
