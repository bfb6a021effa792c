from pathlib import Path

import pytest

from tests.export.made import write_output


@pytest.fixture
def output(tmp_path) -> Path:
    return write_output(tmp_path / "output")
