"""`alongside backup` and `alongside restore`, as an operator types them."""

from alongside.backups.restoring import councils_here
from alongside.lifecycle import MARK


def test_an_operator_backs_up_and_restores(app, northbank, run, tmp_path):
    northbank.person("Ada Okafor")
    file = tmp_path / "kept.zip"
    answer = run(app, "backup", str(file))
    assert answer.exit_code == 0, answer.output
    assert "rows in" in answer.output and "whole" in answer.output
    assert run(app, "backup", str(file)).exit_code == 1, "never over another"
    northbank.person("Somebody Later")
    refused = run(app, "restore", str(file))
    assert refused.exit_code == 1
    assert "--replace" in refused.output
    answer = run(app, "restore", str(file), "--replace", "--yes")
    assert answer.exit_code == 0, answer.output
    for words in ("Everybody signs in anew", "What was here before is in", "take a new anchor"):
        assert words in answer.output
    assert "Somebody Later" not in str(run(app, "audit", "verify").output)
    verified = run(app, "audit", "verify")
    assert verified.exit_code == 0
    assert "everything was restored on" in verified.output


def test_without_a_yes_nothing_happens(app, northbank, run, tmp_path):
    file = tmp_path / "kept.zip"
    run(app, "backup", str(file))
    asked = run(app, "restore", str(file), "--replace")
    assert asked.exit_code == 1
    assert "will be gone" in asked.output
    assert not (tmp_path / MARK).exists()


def test_whoever_replaces_an_installation_types_what_they_replace(app, northbank, run, tmp_path):
    """A name, because a yes is soon typed on the wrong machine."""
    northbank.person("Ada Okafor")
    file = tmp_path / "kept.zip"
    run(app, "backup", str(file))
    name = councils_here(app)[0]
    wrong = run(app, "restore", str(file), "--replace", typed="yes\n")
    assert wrong.exit_code == 1
    assert f"To go on, type {name}" in wrong.output
    assert "nothing was done" in wrong.output
    right = run(app, "restore", str(file), "--replace", typed=f"{name}\n")
    assert right.exit_code == 0, right.output


def test_a_backup_is_handed_to_the_next_program(app, northbank, run, tmp_path):
    """To one that encrypts it, say, so that it never lies about as it is."""
    answer = run(app, "backup", "-")
    assert answer.exit_code == 0, answer.stderr
    file = tmp_path / "piped.zip"
    file.write_bytes(answer.stdout_bytes)
    assert run(app, "restore", str(file), "--replace", "--yes").exit_code == 0
    assert "whole" in answer.stderr
    assert list(tmp_path.glob(".alongside-*")) == []


def test_what_lies_in_the_file_beside_the_database_is_said(app, northbank, run, tmp_path):
    (tmp_path / "secret-key").write_text("canary-key")
    file = tmp_path / "kept.zip"
    assert run(app, "backup", str(file), "--with-keys").exit_code == 0
    answer = run(app, "restore", str(file), "--replace", "--yes")
    assert "In the file are also secret-key" in answer.output
    assert "canary-key" not in answer.output


def test_a_cut_end_is_an_alarm_also_after_a_restore(app, northbank, run, tmp_path):
    file, anchors = tmp_path / "kept.zip", tmp_path / "anchors.txt"
    run(app, "backup", str(file))
    for number in range(3):
        run(app, "restore", str(file), "--replace", "--yes", "--discard")
        if number == 0:
            signed_in = northbank.signed_in(northbank.person("Ada Okafor", "administrator"))
            signed_in.get("/council/roles")
            signed_in.get("/council/roles")
            anchors.write_text(run(app, "audit", "anchor").output)
    answer = run(app, "audit", "verify", "--anchor", str(anchors))
    assert answer.exit_code == 1
    assert "everything was restored on" in answer.output
    assert "cut off" in answer.output or "is not the one that the anchor" in answer.output


def test_a_file_that_is_no_backup_is_refused_in_one_line(app, northbank, run, tmp_path):
    file = tmp_path / "letter.zip"
    file.write_text("Dear all")
    answer = run(app, "restore", str(file), "--replace", "--yes")
    assert answer.exit_code == 1
    assert "is not a backup of Alongside" in answer.output
    assert "Traceback" not in answer.output
    missing = run(app, "restore", str(tmp_path / "nowhere.zip"))
    assert missing.exit_code == 1
    assert "No such file" in missing.output


def test_a_restore_that_was_cut_short_keeps_the_server_from_starting(app, run, tmp_path):
    (tmp_path / MARK).write_text("/backup/last-night.zip\n")
    for command in (("serve",), ("worker", "--once")):
        answer = run(app, *command)
        assert answer.exit_code == 1, answer.output
        assert "alongside restore --replace /backup/last-night.zip" in answer.output
