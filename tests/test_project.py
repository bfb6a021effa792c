"""What the project says of itself: in pyproject.toml, in what is installed, and to its readers."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
PAGES = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")


def read_citation() -> dict[str, Any]:
    """Return CITATION.cff: texts, folded texts and lists, which is all that it holds."""
    found: dict[str, Any] = {}
    key = ""
    for line in (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines():
        if top := re.fullmatch(r"([a-z-]+):(?: (?!>-)(.+)| >-)?", line):
            key = top[1]
            found[key] = top[2]
        elif item := re.fullmatch(r"  - (.+)", line):
            found[key] = [*(found[key] or ()), item[1]]
        else:
            assert line.startswith("  "), line
            found[key] = f"{found[key] or ''} {line.strip()}".strip()
    return found


def test_citation_agrees_with_the_project():
    assert read_citation() == {
        "cff-version": "1.2.0",
        "message": read_citation()["message"],
        "type": "software",
        "title": PROJECT["name"],
        "abstract": PROJECT["description"],
        "authors": [f"name: {author['name']}" for author in PROJECT["authors"]],
        "version": PROJECT["version"],
        # The code's: the format cannot say that data have another.
        "license": PROJECT["license"].partition(" AND ")[0],
        "keywords": PROJECT["keywords"],
    }


def test_what_is_installed_agrees_with_the_project():
    installed = metadata("silkroad")
    assert installed["Version"] == PROJECT["version"], "install it anew: pip install -e '.[dev]'"
    assert installed["Summary"] == PROJECT["description"]
    assert installed["License-Expression"] == PROJECT["license"]
    assert installed.get_all("License-File") == PROJECT["license-files"]
    assert all((ROOT / name).is_file() for name in PROJECT["license-files"])
    assert installed["Keywords"].split(",") == PROJECT["keywords"]
    assert installed["Author"] == PROJECT["authors"][0]["name"]
    assert installed["Requires-Python"] == PROJECT["requires-python"]
    readme = (ROOT / PROJECT["readme"]).read_text(encoding="utf-8")
    assert installed["Description"].splitlines()[:9] == readme.splitlines()[:9]


def test_newest_release_of_the_changelog_is_the_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert released[0] == PROJECT["version"]


@pytest.mark.parametrize("page", PAGES)
def test_links_between_the_project_s_pages_lead_somewhere(page: str):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?://)([^)#]+)", text)
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("page", PAGES[1:3])
def test_chapters_of_the_readme_that_pages_name_are_there(page: str):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"README's chapter \"([^\"]+)\"", (ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if f"\n## {name}\n" not in readme] == []


@pytest.mark.parametrize("page", [*PAGES, "CITATION.cff"])
def test_no_address_to_write_to_is_invented(page: str):
    text = (ROOT / page).read_text(encoding="utf-8")
    addresses = re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text)
    assert [address for address in addresses if not address.endswith("example.org")] == []
