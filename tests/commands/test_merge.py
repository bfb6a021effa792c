"""`scrapy structure --parts` and `scrapy merge` as they are typed."""

import json
import shutil

import pytest

from tests.articles import make_page
from tests.commands.runs import ROOT, read_data, run_all, run_scrapy

ARTICLE = "en.imsilkroad.com/p"


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """Two portals; articles of several pages, duplicates, rejects; revisions in a second place."""
    folder = tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT / "samples" / "en.imsilkroad.com", folder / "a" / "en.imsilkroad.com")
    shutil.copytree(ROOT / "samples" / "www.ecns.cn", folder / "a" / "www.ecns.cn")
    other = folder / "b" / ARTICLE
    other.mkdir(parents=True)
    for number in range(3):
        (other / f"{number}.html").write_text(make_page(number))
    known = next((folder / "a" / ARTICLE).glob("*.html"))
    (other / "77.html").write_text(known.read_text())
    changed = known.read_text().replace("</p>", " It was said again.</p>", 1)
    (other / known.name).write_text(changed)
    return folder


def test_what_is_joined_is_what_one_process_writes(source, tmp_path):
    paths = [str(source / "a"), str(source / "b")]
    parts, merged, plain = (str(tmp_path / name) for name in ("parts", "merged", "plain"))
    written, crawled = run_all(
        [
            ["structure", *paths, "--output", parts, "--parts", "--workers", "1"],
            ["structure", *paths, "--output", plain, "--workers", "0"],
        ]
    )
    assert written.status == 0, written.stderr
    joined = run_scrapy("merge", parts, "--output", merged)
    assert joined.status == crawled.status == 0, joined.stderr
    assert len(read_data(tmp_path / "plain")) >= 3
    assert read_data(tmp_path / "merged") == read_data(tmp_path / "plain")
    ran, read = (
        json.loads((tmp_path / folder / "state/silkroad.run.json").read_text())
        for folder in ("merged", "plain")
    )
    for figures in ("pages", "records", "rejects", "notices"):
        assert ran.get(figures) == read.get(figures)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["merge"], "give one folder of parts"),
        (["merge", "a", "b"], "give one folder of parts"),
        (["merge", "samples"], "'samples' has no _SUCCESS"),
        (["merge", "samples", "-a", "source=samples"], "without -a source="),
        (["structure", "samples", "--parts"], "--output names the folder for the parts"),
        (["structure", "samples", "--parts", "--output", "samples"], "holds other files"),
        (["structure", "samples", "--parts", "--output", "x", "-a", "limit=1"], "for scrapy merge"),
        (["structure", "samples", "--output", "x", "--scheduler", "here"], "is no address"),
    ],
)
def test_wrong_usage(arguments, said):
    run = run_scrapy(*arguments)
    assert run.status == 2, run.stderr
    assert said in run.stderr
    assert not (ROOT / "x").exists()
