from pathlib import Path

import pytest

from tests.schemas.late import write_late_output


@pytest.fixture(scope="session")
def late(tmp_path_factory) -> Path:
    """An output folder of two portals whose first values of most fields come last."""
    folder = tmp_path_factory.mktemp("late")
    write_late_output(folder, "pudong", "silkroad")
    return folder
