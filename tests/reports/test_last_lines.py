import pytest

from crawler.reports.last_lines import read_last_lines

pytestmark = pytest.mark.quick

LONG = [f"{number} {'x' * 3000}".encode() for number in range(100)]


@pytest.mark.parametrize(
    ("content", "most", "lines"),
    [
        (b"", 3, []),
        (b"a\n", 3, [b"a"]),
        (b"a\nb\nc\n", 2, [b"c", b"b"]),
        (b"a\nb\nc", 2, [b"b", b"a"]),
        (b"a", 2, []),
        (b"\n".join(LONG) + b"\n", 30, LONG[:-31:-1]),
        (b"\n".join(LONG) + b"\n", 1000, LONG[::-1]),
    ],
)
def test_the_last_whole_lines_come_first(tmp_path, content, most, lines):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    assert read_last_lines(path, most) == lines


def test_no_file_has_no_lines(tmp_path):
    assert read_last_lines(tmp_path / "none", 3) == []


def test_lines_beyond_all_bounds_are_not_read_to_their_start(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * 5 * 1024 * 1024 + b"\nlast\n")
    assert read_last_lines(path, 5) == [b"last"]
