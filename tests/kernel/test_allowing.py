"""The operator's allow-list: what it does not name, or names otherwise, is not run."""

from datetime import date

import pytest

from alongside.config import ConfigError, load
from alongside.kernel.allowing import check_allow_list
from alongside.kernel.discovery import candidates
from alongside.kernel.records import Status
from alongside.web.context import house
from tests.packages import install


@pytest.fixture
def records(make_app):
    """The records of an app with an allow-list."""

    def make(*allowed):
        app = make_app(
            DATABASE_URL="sqlite://", STRICT_PLUGINS=False, PLUGIN_ALLOW_LIST=list(allowed)
        )
        return house(app).registry.records

    return make


def digest(tmp_path, practice_id="one"):
    found = {one.id: one for one in candidates(tmp_path / "practices")}
    return found[practice_id].sha256()


def test_it_admits_only_what_it_names(drop, records, tmp_path):
    drop("one")
    drop("two")
    named = {"name": "one", "sha256": digest(tmp_path)}
    found = records(named)
    assert found["one"].status is Status.OK
    assert found["two"].status is Status.NOT_ALLOWED
    assert "does not name it" in found["two"].reason
    file = tmp_path / "practices" / "one.py"
    file.write_text(file.read_text() + "\n# changed\n")
    assert "sha256" in records(named)["one"].reason


def test_of_several_entries_one_that_agrees_is_enough(drop, records, tmp_path):
    drop("one")
    before = {"name": "one", "sha256": digest(tmp_path)}
    file = tmp_path / "practices" / "one.py"
    file.write_text(file.read_text() + "\n# changed\n")
    after = {"name": "one", "sha256": digest(tmp_path)}
    assert records(before, after)["one"].status is Status.OK
    assert records(before)["one"].status is Status.NOT_ALLOWED


def test_another_version_is_refused(records, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    install(tmp_path / "site")
    found = records({"name": "long_table", "version": "0.2.0"})["long_table"]
    assert found.status is Status.NOT_ALLOWED
    assert "names version 0.2.0, not 0.1.0" in found.reason


def test_nothing_of_what_is_refused_is_run_not_even_the_package_around_it(
    records, tmp_path, monkeypatch
):
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    mark = tmp_path / "was-run"
    code = f"open({str(mark)!r}, 'w')"
    install(
        tmp_path / "site",
        files={"__init__.py": code, "sub/__init__.py": code, "sub/deep.py": code},
        points="long_table = alongside_long_table.sub.deep",
    )
    found = records({"name": "long_table", "sha256": "0" * 64})["long_table"]
    assert found.status is Status.NOT_ALLOWED
    assert not mark.exists()


def test_files_that_cannot_be_read_are_refused_and_the_rest_works(
    drop, records, tmp_path, monkeypatch
):
    def unreadable(self):
        raise PermissionError(13, "Permission denied", str(self))

    drop("one")
    monkeypatch.setattr("alongside.kernel.discovery.Candidate.sha256", unreadable)
    found = records({"name": "one", "sha256": "0" * 64}, {"name": "feedback"})
    assert found["one"].status is Status.NOT_ALLOWED
    assert "cannot be compared with the allow-list (Permission denied)" in found["one"].reason
    assert found["feedback"].usable


@pytest.mark.parametrize("feedback", [[], [{"name": "feedback", "sha256": "0" * 64}]])
def test_no_list_lets_another_take_the_id_of_what_comes_with_alongside(
    drop, records, tmp_path, feedback
):
    drop("feedback")
    impostor = [one for one in candidates(tmp_path / "practices") if one.id == "feedback"][-1]
    assert not impostor.bundled
    found = records(*feedback, {"name": "feedback", "sha256": impostor.sha256()})
    same = [one for one in found.values() if one.candidate.id == "feedback"]
    assert len(same) == 2
    assert not any(one.usable for one in same)
    assert any("which no other may have" in one.reason for one in same)


FULL = {
    "name": "long_table",
    "version": "0.1.0",
    "sha256": "0" * 64,
    "reviewed_by": ["Wren Ashdown", "Iris Vale"],
    "reviewed_on": date(2026, 3, 31),
    "agreed_by": "Rowan Hale",
}


def test_a_full_entry_is_taken_and_no_list_is_none():
    check_allow_list([FULL, {"name": "feedback"}])
    check_allow_list([])
    check_allow_list(None)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "needs a name"),
        ({"name": 3}, "needs a name"),
        ({"sha": "0" * 64}, "no 'sha' to be given; there are name, version, sha256"),
        ({"version": 1}, "version must be text"),
        ({"sha256": "0" * 63}, "sha256 must be 64"),
        ({"sha256": "A" * 64}, "sha256 must be 64"),
        ({"reviewed_by": "Wren"}, "reviewed_by must be a list of names"),
        ({"reviewed_by": []}, "reviewed_by must be a list of names"),
        ({"reviewed_by": ["Wren", 3]}, "reviewed_by must be a list of names"),
        ({"reviewed_on": "2026-03-31"}, "reviewed_on must be a day"),
        ({"agreed_by": True}, "agreed_by must be the name"),
    ],
)
def test_what_an_entry_cannot_mean_is_refused_in_words(change, words):
    with pytest.raises(ValueError, match=words):
        check_allow_list([{**FULL, **change}])


def test_the_file_is_refused_with_where_to_read_more(tmp_path):
    (tmp_path / "config.toml").write_text("[[plugin_allow_list]]\nname = 'a'\nshA256 = 'b'\n")
    with pytest.raises(ConfigError, match=r"docs/operators/plugins\.md"):
        load(tmp_path, {}, {})


def test_what_the_operator_leaves_out_is_never_run_and_the_rest_is(drop, make_app, tmp_path):
    """The way out where importing a plugin hangs or stops the process; also in strict mode."""
    for one in ("bad", "worse"):
        drop(one, f"open({str(tmp_path / one)!r}, 'w')\nraise RuntimeError('it ran')")
    drop("one")
    app = make_app(DATABASE_URL="sqlite://", WITHOUT_PLUGINS="bad, worse,nowhere")
    found = house(app).registry.records
    for one in ("bad", "worse"):
        assert (found[one].status, found[one].reason) == (
            Status.NOT_ALLOWED,
            "left out by ALONGSIDE_WITHOUT_PLUGINS",
        )
        assert not (tmp_path / one).exists()
    assert found["one"].usable


def test_what_comes_with_alongside_can_be_left_out_too(make_app):
    app = make_app(DATABASE_URL="sqlite://", WITHOUT_PLUGINS="feedback")
    assert not house(app).registry.records["feedback"].usable
