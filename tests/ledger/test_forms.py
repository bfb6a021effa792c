"""Output of an older form is left as it is, whichever command meets it."""

import json

import pytest

from crawler.errors import LedgerError
from crawler.ledger import Ledger
from crawler.ledger.history import describe_history
from crawler.ledger.inside.forms import check_form
from crawler.ledger.inside.paths import LedgerPaths
from crawler.ledger.verify import verify_folder
from tests.ledger.records import PORTAL, make_article, make_reject, make_url, read_files

NAMES = {f"{PORTAL}.jsonl": "article/1", f"rejects/{PORTAL}.jsonl": "reject/1"}


@pytest.fixture(params=NAMES)
def old(request, tmp_path):
    """An output folder of which one file is of the older form."""
    with Ledger.open(tmp_path, PORTAL) as ledger:
        ledger.append(make_article("a"))
        ledger.append_reject(make_reject("b"))
    path = tmp_path / request.param
    line = json.loads(path.read_text()) | {"schema": NAMES[request.param]}
    path.write_text("\n" + json.dumps(line) + "\n{torn")
    return path


@pytest.mark.parametrize(
    "use",
    [
        lambda folder: Ledger.open(folder, PORTAL),
        lambda folder: list(verify_folder(folder)),
        lambda folder: list(describe_history(LedgerPaths(folder, PORTAL), make_url("a"))),
    ],
    ids=["run", "verify", "history"],
)
def test_it_is_refused_and_untouched(old, tmp_path, use):
    before = read_files(tmp_path)
    with pytest.raises(LedgerError) as caught:
        use(tmp_path)
    assert caught.value.exit_status == 2
    message = str(caught.value)
    form = NAMES[old.relative_to(tmp_path).as_posix()]
    assert message.startswith(f"{old}: holds lines of the form {form}, which this")
    assert f"scrapy crawl {PORTAL} -a source=PATH -s OUTPUT_DIR=DIR" in message
    assert read_files(tmp_path) == before


@pytest.mark.parametrize(
    "text", ["", "\n\n", "{torn", "no JSON\n", "[1]\n", '{"schema": "article/2"}\n', "{}\n"]
)
def test_whatever_else_is_wrong_is_for_others_to_say(tmp_path, text):
    (tmp_path / f"{PORTAL}.jsonl").write_text(text)
    check_form(LedgerPaths(tmp_path, PORTAL))


def test_a_record_that_only_speaks_of_the_form_is_none(tmp_path):
    with Ledger.open(tmp_path, PORTAL) as ledger:
        keywords = ["article/1"]
        ledger.append(make_article("a").model_copy(update={"keywords": keywords}))
    check_form(LedgerPaths(tmp_path, PORTAL))


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("rejects.jsonl", "move it to {folder}/rejects/silkroad.jsonl."),
        ("withdrawn.jsonl", "move it to {folder}/withdrawn/silkroad.jsonl."),
        ("torn", "move it to {folder}/state/silkroad.torn."),
        ("index.sqlite", "delete it: the next run makes it anew."),
        ("manifest.json", "delete it: the next run makes it anew."),
    ],
)
def test_a_file_where_earlier_versions_had_it(tmp_path, name, remedy):
    (tmp_path / f"{PORTAL}.{name}").write_text("")
    with pytest.raises(LedgerError) as caught:
        Ledger.open(tmp_path, PORTAL)
    assert str(caught.value).startswith(f"{tmp_path}/{PORTAL}.{name}: earlier versions had this")
    assert str(caught.value).endswith(remedy.format(folder=tmp_path))
    assert not (tmp_path / f"{PORTAL}.jsonl").exists()
