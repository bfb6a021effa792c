"""Output of an older form or order: it is refused before anything is touched."""

import json
from itertools import islice
from pathlib import Path

from crawler.errors import LedgerError
from crawler.ledger.inside.advice import explain
from crawler.ledger.inside.lines import read_lines, split_records
from crawler.ledger.inside.paths import LedgerPaths

OLD_FORMS = ("article/1", "reject/1")
_LINES = 20
"""How many lines at the start of a file may be empty, as an editor leaves them."""


def check_form(paths: LedgerPaths) -> None:
    """Raise LedgerError where a portal's output is of an older form.

    Its lines begin with such of an older form, or its files lie where earlier versions had them.
    """
    for former, path in paths.former.items():
        if former.exists():
            what = f"move it to {path}" if path else "delete it: the next run makes it anew"
            raise LedgerError(
                f"{former}: earlier versions had this file here, this one does not read it here. "
                f"Nothing was changed. To go on with this output, {what}."
            )
    for path in (paths.records, paths.rejects):
        if form := _find_old_form(path):
            raise LedgerError(
                f"{path}: holds lines of the form {form}, which this version does not go on with. "
                "Nothing was changed. Build the output anew from saved pages or an archive, in "
                f"another folder: scrapy crawl {paths.portal} -a source=PATH -s OUTPUT_DIR=DIR"
            )


def _find_old_form(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            for line in islice(read_lines(file), _LINES):
                if records := split_records(line.text):
                    form = json.loads(records[0][1]).get("schema")
                    return form if form in OLD_FORMS else None
    except (FileNotFoundError, IsADirectoryError):
        return None
    except OSError as error:
        raise LedgerError(explain(path, error)) from error
    except (ValueError, RecursionError):
        return None
    return None
