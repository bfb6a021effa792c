"""An output whose records have something in every key, and what is odd in some."""

from pathlib import Path

from tests.schemas.late import FULL, make_line

HOSTILE = '=cmd|"/c calc"!A1, <script>alert(1)</script>\nsecond line \u2028 \U0001f682'


def write_output(folder: Path) -> Path:
    """Write two portals: a full record, an empty one, a revision, a record of odd characters."""
    folder.mkdir(parents=True, exist_ok=True)
    full = FULL | {"headline": "A line opens", "published": "2018-09-22"}
    silkroad = [
        make_line("silkroad", 1, published="2018-09-21"),
        make_line("silkroad", 2, **full),
        make_line("silkroad", 1, published="2018-09-21", revision=2, headline="Revised"),
        make_line("silkroad", 3, published="2018-09-20", headline=HOSTILE),
    ]
    silkroad.append('{"url": "https://silkroad.example/p/9.html", "schema": "tombstone/1"}')
    (folder / "silkroad.jsonl").write_text("\n".join(silkroad) + "\n", encoding="utf-8")
    (folder / "pudong.jsonl").write_text(make_line("pudong", 1) + "\n", encoding="utf-8")
    return folder
