"""The promise to plugin authors cannot drift: what is exported is what the page promises."""

import re
import tomllib

from packaging.version import Version

import alongside
from alongside.kernel.practice import API
from tests.docs.reading import ROOT

PLUGINS = ROOT / "docs" / "plugins"
PROMISE = (PLUGINS / "compatibility.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.+) \| ([\d.]+) \|$", re.M)
PROMISED = {name: (what, since) for name, what, since in ROW.findall(PROMISE)}


def test_every_exported_name_is_promised_and_no_other():
    assert list(PROMISED) == alongside.__all__
    assert all(hasattr(alongside, name) for name in PROMISED)


def test_every_name_says_since_when_and_that_is_no_later_than_now():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    now = Version(project["version"])
    assert {name for name, (_, since) in PROMISED.items() if Version(since) > now} == set()


def test_every_name_says_what_it_is():
    assert [name for name, (what, _) in PROMISED.items() if len(what) < 10] == []


def test_the_interface_promised_is_the_one_that_there_is():
    assert f'## What `api = "{API}"` means' in PROMISE
    assert f"interface {API}" in PROMISE


def test_every_exported_name_stands_in_the_guides():
    guides = "".join(page.read_text("utf-8") for page in PLUGINS.rglob("*.md"))
    words = set(re.findall(r"\w+", guides))
    assert set(alongside.__all__) - words == set()
