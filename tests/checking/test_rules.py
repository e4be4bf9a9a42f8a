"""Each rule: code that trips it, and code that does not."""

import pytest

from alongside.checking.allowed import KNOWN, RULES, faults
from alongside.checking.package import Package
from alongside.checking.reading import read_installed


def found(text, name="long_table.py"):
    package = Package(kind="file", title=name, files={name: text.encode()})
    return list(faults(package))


def tripped(text, name="long_table.py"):
    return {one.rule for one in found(text, name) if one.mend}


TRIPS = {
    "raw-sql": [
        "from sqlalchemy import text\nsession.execute(text('SELECT 1'))",
        "import sqlalchemy as sa\nsa.text('x')",
        "session.execute('DELETE FROM person')",
        "session.execute(f'DELETE FROM {table}')",
        "session.connection().exec_driver_sql('SELECT 1')",
        "op.execute('UPDATE x SET y = 1')",
    ],
    "unscoped": [
        "with unscoped('I am curious'):\n    pass",
        "from alongside.db.tenancy import unscoped as u\nu('x')",
    ],
    "run-text": [
        "eval(x)",
        "exec(x)",
        "compile(x, '', 'exec')",
        "__import__('os')",
        "import importlib\nimportlib.import_module(x)",
        "from builtins import eval as e\ne(x)",
        "e = eval\ne(x)",
        "list(map(exec, x))",
        "compile = 1\ncompile(x, '', 'exec')",
    ],
    "pickle": ["import pickle", "from marshal import loads", "import shelve as s"],
    "other-programs": [
        "import subprocess",
        "from subprocess import run",
        "import os\nos.system('ls')",
        "from os import popen as p\np('ls')",
        "import os\nos.execvp('ls', [])",
        "import os\ns = os.system\ns('ls')",
        "from os import popen\ndef f(p=popen): p('ls')",
    ],
    "network": [
        "import socket",
        "import http.client",
        "from http import client",
        "import urllib.request",
        "from urllib import request",
        "import requests",
        "from httpx import get",
        "def later():\n    import smtplib",
    ],
    "whole-app": [
        "@pages.before_app_request\ndef spy(): pass",
        "@app.before_request\ndef spy(): pass",
        "from flask import current_app\ncurrent_app.after_request(spy)",
        "@pages.app_errorhandler(404)\ndef spy(e): pass",
        "pages.app_context_processor(spy)",
        "@pages.app_template_filter()\ndef spy(e): pass",
        "from sqlalchemy import event\nfrom alongside import Person\nevent.listen(Person, 'x', y)",
        "from flask import request_started\nrequest_started.connect(spy)",
    ],
    "backref": [
        "from sqlalchemy.orm import relationship\nx = relationship('Person', backref='circles')",
        "from sqlalchemy import orm\norm.relationship('Person', backref=orm.backref('circles'))",
        "from sqlalchemy.orm import relationship as r\nx = r('Person', backref='circles')",
    ],
    "app-inside": [
        "current_app.view_functions['x'] = y",
        "app.url_map.add(x)",
        "current_app.jinja_env.filters['x'] = y",
    ],
    "unescaped": [
        "from markupsafe import Markup\nMarkup(words)",
        "from markupsafe import Markup as M\nM('<b>' + words)",
        "from markupsafe import Markup\nMarkup(f'<b>{words}')",
        "from markupsafe import Markup\nm = Markup\nm(words)",
        "import markupsafe\nm = markupsafe.Markup\nm(words)",
        "from markupsafe import Markup\n''.join(map(Markup, words))",
        "from markupsafe import Markup\nclass Plain(Markup): pass\nPlain(words)",
        "import jinja2\njinja2.Environment()",
        "PAGE = '''<p>{{ words|safe }}</p>'''",
        "PAGE = '{% filter safe %}{{ words }}{% endfilter %}'",
        "from markupsafe import Markup\nfrom flask import render_template\n"
        "drawn = render_template('x')\ndrawn = words\nMarkup(drawn)",
    ],
    "inside": [
        "from alongside.db.tenancy import council_session",
        "import alongside.people.models",
        "from alongside import db",
    ],
    "star": ["from os import *", "from alongside import *", "from x.y import *"],
    "patching": [
        "import alongside\nalongside.send = mine",
        "from alongside import Person\nPerson.name = mine",
        "from alongside import Person\nsetattr(Person, 'name', mine)",
        "import sys\nsys.modules['alongside'] = mine",
        "from unittest import mock\nmock.patch('alongside.send')",
    ],
    "environment": ["import os\nos.environ['HOME']", "from os import getenv\ngetenv('HOME')"],
    "files": [
        "open('x')",
        "from pathlib import Path\nPath('x').write_text('y')",
        "from pathlib import Path\nPath('x').open('w')",
        "import os\nos.remove('x')",
        "import shutil",
    ],
    "side-work": [
        "import threading",
        "from multiprocessing import Process",
        "from concurrent.futures import ThreadPoolExecutor",
        "import os\nos.fork()",
    ],
    "print": ["print('hello')", "import sys\nsys.stderr.write('hello')"],
    "python": ["def :", "# coding: latin-1\nx = 1"],
    "inline": ["PAGE = \"{% x %}<p style='color: red'>\""],
}
FINE = [
    "from sqlalchemy import select\nsession.execute(select(Dish))",
    "def text(x): return x\ntext('SELECT')",
    "import re\nre.compile('x')",
    "session.scalars(select(Dish))",
    "form.compile(x)",
    "from alongside import send\nsend(session)",
    "from http import HTTPStatus\nfrom urllib.parse import urlsplit",
    "import os\nos.path.join('a', 'b')",
    "@pages.before_request\ndef mine(): pass",
    "from sqlalchemy import event\nclass Dish(Model): pass\nevent.listen(Dish, 'x', y)",
    "from markupsafe import Markup\nMarkup('<b>{}</b>').format(words)",
    "from markupsafe import Markup\nfrom flask import render_template\n"
    "Markup(render_template('x'))\ndrawn = render_template('y')\nMarkup(drawn)",
    "from markupsafe import Markup\ndef draw(x: Markup | None) -> Markup:\n"
    "    y: list[Markup] = []\n    return x if isinstance(x, (Markup, str)) else Markup.escape(x)",
    "from alongside import Model, Practice\nfrom alongside.testing.browser import Browser",
    "dish.name = 'soup'\nself.alongside = 1",
    "from flask import g\ng.mine = 1",
    "from pathlib import Path\nSTYLES = (Path(__file__).parent / 'x.css').read_text()",
    "form.open('/there')\nname.replace('a', 'b')",
    "def f(open, print=None):\n    return open or print",
    "from long_table.words import *\nfrom . import *",
    "import logging\nlogging.getLogger(__name__).info('hello')",
    "'''Says: eval(x), print(x), import socket.'''",
    "PAGE = '{% extends \"layout.html\" %}<p>{{ words }}</p>'",
]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in TRIPS.items() for text in texts]
)
def test_it_is_found(rule, text):
    assert rule in tripped(text)


@pytest.mark.parametrize("text", FINE)
def test_what_a_practice_may_do_is_no_fault(text):
    assert found(text) == []


def test_every_rule_has_an_example_and_says_what_to_do_instead():
    assert {one.id for one in RULES} <= set(TRIPS)
    assert all(len(one.instead) > 20 for one in RULES)


def test_a_fault_says_where_what_and_what_instead():
    (one,) = found("x = 1\nimport socket\n")
    assert (one.rule, one.where, one.what) == ("network", "long_table.py:2", "imports socket")
    assert "alongside.send" in one.instead


@pytest.mark.parametrize(
    "text",
    [
        "import socket  # alongside: allow network because the library's own service is asked",
        "# alongside: allow network because the library's own service is asked\nimport socket",
        "from socket import (\n    socket,  # alongside: allow network because "
        "the library's own service is asked\n)",
        "import socket  # noqa: X  # alongside: allow network because "
        "the library's own service is asked",
    ],
)
def test_a_reason_on_the_line_turns_a_fault_into_advice_that_quotes_it(text):
    (one,) = found(text)
    assert not one.mend
    assert one.what == "imports socket, because the library's own service is asked"


@pytest.mark.parametrize(
    "text",
    [
        "import socket  # alongside: allow network",
        "import socket  # alongside: allow network because ",
        "import socket  # alongside: allow pickle because I like it",
        "# alongside: allow network because it is needed\n\nimport socket",
        "'''\n# alongside: allow network because it is needed'''; import socket",
    ],
)
def test_no_reason_another_rule_another_line_or_a_string_allows_nothing(text):
    assert "network" in tripped(text)


def test_a_comment_that_allows_nothing_is_pointed_at():
    (one,) = found("x = 1  # alongside: allow network because it was so once")
    assert not one.mend
    assert "not done there" in one.what
    (one,) = found("x = 1  # alongside: allow everything because I want to")
    assert "everything" not in KNOWN
    assert "unknown rule" in one.what


@pytest.mark.parametrize(
    "name", ["a/x.pyc", "a/__pycache__/x.cpython-311.pyc", "a/x.so", "x.pth", "a/templates/x.j2"]
)
def test_what_nobody_can_read_what_always_runs_and_what_is_not_escaped_is_a_fault(name):
    package = Package(kind="wheel", title="x", files={name: b""})
    assert [one.mend for one in faults(package)] == [True]


@pytest.mark.parametrize(
    ("content", "mended"), [(b"/home/wren/walks\n", False), (b"/home/x\nimport evil\n", True)]
)
def test_what_an_installer_wrote_for_an_editable_install_only_names_a_folder(content, mended):
    package = Package(kind="installed", title="x", files={"_editable_impl_x.pth": content})
    assert any(one.mend for one in faults(package)) is mended


UNESCAPED = [
    "{{ words|safe }}",
    "{{ words | map('safe') }}",
    '{{ words|map( "safe")|join }}',
    "{% filter safe %}{{ words }}{% endfilter %}",
    "{%- filter trim|safe -%}{{ words }}{% endfilter %}",
    "{%+ autoescape false %}{{ words }}{% endautoescape %}",
    "{% autoescape none %}{{ words }}{% endautoescape %}",
    "{% autoescape 0 %}{{ words }}{% endautoescape %}",
]


@pytest.mark.parametrize("text", UNESCAPED)
def test_each_way_to_leave_words_in_a_template_as_they_are_is_found(text):
    assert tripped(text, "long_table/templates/long_table/index.html") == {"unescaped"}


def test_what_escapes_is_no_fault():
    text = "{% autoescape true %}{{ words|forceescape }}{% endautoescape %}{{ a|map('upper') }}"
    assert found(text, "long_table/templates/long_table/index.html") == []


@pytest.mark.parametrize("ending", ["htm", "xml", "svg", "txt", "md", "js", ""])
def test_every_file_among_the_templates_is_read_and_named_html(ending):
    name = f"long_table/templates/long_table/index.{ending}"
    assert [one.where for one in found("{{ words|safe }}", name) if one.mend] == [f"{name}:1", name]
    assert tripped("{{ words }}", name) == {"unescaped"}


@pytest.mark.parametrize("practice", ["family_conference", "feedback", "shared_lives"])
def test_the_bundled_practices_break_no_rule(practice, tmp_path):
    package = read_installed(practice, tmp_path)
    assert len(package.sources) > 10
    assert [str(one) for one in faults(package) if one.mend] == []
