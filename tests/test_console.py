"""`silkroad`, from a folder that knows nothing of this project."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.prefix) / "bin" / "silkroad"
PAGE = Path(__file__).parents[1] / "samples/en.imsilkroad.com/p/338301.html"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROGRAM), *arguments], cwd=folder, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("cfg", [None, "[settings]\ndefault = another.settings\n"])
def test_a_crawl_in_any_folder(tmp_path, cfg):
    if cfg:
        (tmp_path / "scrapy.cfg").write_text(cfg)
    result = run(tmp_path, "crawl", "silkroad", "-a", f"source={PAGE}")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "output" / "silkroad.jsonl").read_text().count("\n") == 1


def test_the_status_is_that_of_the_command(tmp_path):
    result = run(tmp_path, "crawl", "silkroad", "-a", "source=none.html")
    assert result.returncode == 2
    assert "none.html" in result.stderr
