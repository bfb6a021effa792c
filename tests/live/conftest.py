import os
from collections.abc import Iterator

import pytest

from tests.live.runs import Output, Worker


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def output(tmp_path) -> Output:
    return Output(tmp_path / "output")


collect_ignore = [] if os.environ.get("PYWB") else ["test_replay.py"]
