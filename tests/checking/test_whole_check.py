"""`alongside plugin check` as it is used: a wheel, and the real suite in a process of its own.

That a practice in order is found to be so stands with `alongside plugin new`, which makes one.
"""

import re

from click.testing import CliRunner

from alongside.cli import main
from alongside.scaffold.wish import Wish
from alongside.scaffold.writing import write
from alongside.testing.promises import PROMISES
from tests.community.wheels import build

REACHING = {"settings.py": ("from wtforms import S", "import socket\n\nfrom wtforms import S")}
"""What reading finds."""
LOOKING = {
    "views.py": (
        '    """What the reader wrote."""\n',
        '    """What the reader wrote."""\n'
        '    current.session.add(Note(person_id=current.person.id, words="Was here"))\n'
        "    current.session.commit()\n",
    )
}
"""What only running finds."""


def test_a_wheel_with_two_faults_is_told_what_reading_finds_and_which_promise_it_breaks(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("ALONGSIDE_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("ALONGSIDE_TEST_POSTGRES", "")
    wish = Wish("long_table", "The long table", "Dishes", "We.", "Rosa", "rosa@example.org")
    package = write(wish, tmp_path)
    for name, (before, after) in {**REACHING, **LOOKING}.items():
        path = package / "alongside_long_table" / name
        text = path.read_text("utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), "utf-8")
    wheel = build(package, tmp_path)
    for name in ("PATH", "PLAYWRIGHT_BROWSERS_PATH"):  # a browser would take most of the time
        monkeypatch.setenv(name, str(tmp_path / "none"))

    answer = CliRunner().invoke(main, ["plugin", "check", str(wheel)])

    assert answer.exit_code == 1, answer.output
    parts = re.split(r"^([A-Z][a-z ]+):\n", answer.output, flags=re.M)
    said = dict(zip(parts[1::2], parts[2::2], strict=True))
    reading, running = re.findall(r"^  \S.+", said["To be mended"], re.M)
    assert reading == "  alongside_long_table/settings.py:4: imports socket [network]"
    assert "alongside_long_table/views.py" in running
    assert f"{PROMISES['reading'].rstrip('.')}: GET /long-table/" in running
    assert f"keeps: {PROMISES['councils']}" in said["In order"]
    assert f"keeps: {PROMISES['reading']}" not in said["In order"]
    assert PROMISES["accessible"] in said["Not run"]
    assert "Level: listed. For the next: what is to be mended." in said["Not run"]
