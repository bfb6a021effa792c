"""How a form is written and read back in these tests."""

import subprocess
import sys
from pathlib import Path

from crawler.export import (
    FORMS,
    list_columns,
    load_writer,
    make_rows,
    write_export,
    write_export_folder,
)
from crawler.records import read_records
from tests.export.made import HOSTILE

CLUSTERED = {"https://silkroad.example/p/2.html": ("5e3a", "shortened")}
HEADLINES = ["Line 1", "Line 1", "A line opens", "Revised", HOSTILE]


def export(form: str, output: Path, path: Path, *names: str) -> int:
    """Write the records of an output folder in one form, with all columns or those named."""
    columns = [column for column in list_columns() if not names or column.name in names]
    rows = make_rows(read_records(output), clustered=CLUSTERED)
    write = write_export_folder if FORMS[form].is_folder else write_export
    return write(load_writer(form), rows, path, columns)


def run_python(code: str, folder: Path, *arguments: Path) -> list[str]:
    """Run code in a process of its own, whose libraries' warnings are their own; no hub is asked.

    Returns the lines that it prints; `sys.argv[1]` is the folder.
    """
    run = subprocess.run(
        [sys.executable, "-c", code, str(folder), *map(str, arguments)],
        capture_output=True,
        text=True,
        env={"HF_HUB_OFFLINE": "1", "HF_HOME": str(folder.parent / "hub")},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()
