"""What is written about a plugin may be broken: then it fails, and nothing else does."""

import sys

import pytest

from alongside.kernel.records import Status
from alongside.kernel.registry import Registry
from tests.packages import ABOUT, install


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    yield tmp_path / "site"
    sys.modules.pop("alongside_long_table", None)


@pytest.fixture
def discover(tmp_path):
    """What becomes of each plugin that is found."""

    def discovered(*allowed):
        registry = Registry()
        registry.discover(tmp_path / "practices", list(allowed) or None, strict=False)
        return registry.records

    return discovered


def test_a_requirement_that_cannot_be_compared_fails_only_who_has_it(site, discover):
    install(site, about=ABOUT + 'Requires-Dist: foo; sys_platform ~= "linux"\n')
    found = discover()
    assert found["long_table"].status is Status.INCOMPATIBLE
    assert "cannot be read" in found["long_table"].reason
    assert found["feedback"].usable


@pytest.mark.parametrize("text", ["(" * 5000, "x = " + "-" * 100_000 + "1"], ids=["open", "minus"])
def test_a_file_that_is_nested_very_deep_fails_only_itself(drop, discover, text):
    drop("bad", text)
    found = discover()
    assert found["bad"].status is Status.FAILED
    assert found["bad"].digest
    assert found["feedback"].usable


@pytest.mark.parametrize("row", ["\n", "a,b,c,d\n"], ids=["blank", "four columns"])
def test_a_broken_list_of_files_has_no_digest_and_is_never_what_the_allow_list_means(
    site, discover, row
):
    install(site)
    (site / "alongside_long_table-0.1.0.dist-info" / "RECORD").write_text(row)
    assert discover()["long_table"].digest == ""
    found = discover({"name": "long_table", "sha256": "0" * 64}, {"name": "feedback"})
    assert found["long_table"].status is Status.NOT_ALLOWED
    assert "the list of its files cannot be read" in found["long_table"].reason
    assert found["feedback"].usable


def test_whatever_else_is_wrong_with_it_fails_only_it(site, discover, monkeypatch):
    install(site)

    def broken(candidate):
        if candidate.id == "long_table":
            raise RecursionError("too deep")
        return ""

    monkeypatch.setattr("alongside.kernel.discovery.unmet", broken)
    found = discover()
    assert found["long_table"].reason == "RecursionError: too deep"
    assert found["feedback"].usable
