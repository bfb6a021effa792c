"""Text for a terminal: safe to show, whoever reads it and for how long."""

import os
import subprocess
import sys

from crawler.monitor.text import escape_controls, show


def test_controls_are_written_out():
    assert escape_controls("a\x1b[31m\u202eb\tc\n") == "a\\x1b[31m\\u202eb\tc\n"


def test_what_is_shown_cannot_steer_the_terminal(capsys):
    show("a\x1b[2Jb")
    assert capsys.readouterr().out == "a\\x1b[2Jb\n"


def test_a_reader_may_stop_early():
    reading, writing = os.pipe()
    os.close(reading)
    program = "from crawler.monitor.text import show; show('one'); show('two')"
    ended = subprocess.run(
        [sys.executable, "-c", program], stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, "")
