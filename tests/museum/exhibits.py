"""A museum of bad plugins: each a package with one fault, and what everybody then sees of it.

`status` is what `/ready` says; `told` what an administrator reads on the page of practices;
`logged` what stands in the log; `front` what anybody reads on the council's front page; `own` how
its page answers, `/bad/`.
"""

from dataclasses import dataclass, field

from tests.museum.installing import Package

NOT_AVAILABLE = "not available"

DECLARATION = """
from alongside import (Card, Form, GlobalModel, Link, Model, Pages, Practice, Section, anyone,
                       hookimpl, permission)

practice = Practice(
    id="bad",
    title="The bad practice",
    summary="Something in it is wrong.",
    api="1",
    permissions=(permission("bad.look", any_of=[[anyone]]),),
    views="alongside_bad.views:pages",
)
"""
VIEWS = """
from flask import render_template

from alongside import Pages, current

pages = Pages("bad", __name__)


@pages.get("/", permission="bad.look")
def index():
    return "the bad page"
"""


@dataclass(frozen=True)
class Exhibit:
    """A fault, the package that has it, and what is to be seen."""

    init: str = DECLARATION
    views: str = VIEWS
    files: dict[str, str] = field(default_factory=dict)
    requires: tuple[str, ...] = ()
    others: tuple[Package, ...] = ()
    status: str = "failed"
    told: str = ""
    logged: str = ""
    front: str = ""
    own: int = 404

    @property
    def package(self) -> Package:
        """It, as it is installed."""
        files = {"__init__.py": self.init, "views.py": self.views, **self.files}
        return Package("bad", files, self.requires)


def _hook(body: str) -> str:
    return DECLARATION + "\n\n@hookimpl\n" + body


def _model(body: str) -> str:
    return DECLARATION + "\n\n" + body


HALF_A_MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("bad_first", sa.Column("id", sa.Uuid(), primary_key=True))
    op.execute("INSERT INTO bad_nowhere VALUES (1)")
"""

ONE_NAME_EACH = """
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_index("bad_one_name_each", "person", ["council_id", "name"], unique=True)
"""

EXHIBITS = {
    "an import error": Exhibit(
        init="from alongside import nothing_of_that_name",
        told="ImportError: cannot import name",
        logged="Practice bad is failed: ImportError",
    ),
    "a SyntaxError": Exhibit(
        init="def practice(:",
        told="SyntaxError",
        logged="Practice bad is failed: SyntaxError",
    ),
    "a SyntaxError in a module of its own": Exhibit(
        views="from __future__ import braces",
        told="SyntaxError: not a chance",
        logged="SyntaxError: not a chance",
    ),
    "needs a newer Alongside": Exhibit(
        init="raise RuntimeError('this is never run')",
        requires=("alongside>=99",),
        status="incompatible",
        told="it needs alongside &gt;=99, and this is",
        logged="Practice bad is incompatible",
    ),
    "needs a library that is missing": Exhibit(
        init="raise RuntimeError('this is never run')",
        requires=("alongside", "no-such-library-anywhere>=2"),
        status="incompatible",
        told="it needs no-such-library-anywhere, which is not installed here",
        logged="no-such-library-anywhere",
    ),
    "needs a library that it does not name": Exhibit(
        init="import no_such_library_anywhere\n" + DECLARATION,
        told="ModuleNotFoundError: No module named &#39;no_such_library_anywhere&#39;",
        logged="no_such_library_anywhere",
    ),
    "a misspelt hook": Exhibit(
        init=_hook("def home_crads(person):\n    return []\n"),
        told="there is no hook named home_crads",
        logged="home_crads",
    ),
    "wrong arguments of a hook": Exhibit(
        init=_hook("def home_cards(persona):\n    return []\n"),
        told="persona",
        logged="persona",
    ),
    "a hook that raises": Exhibit(
        init=_hook("def public_cards(council):\n    raise RuntimeError('nobody reads this')\n"),
        status="ok",
        told="<code>public_cards</code>: RuntimeError",
        logged="Hook public_cards of practice bad failed",
        front=NOT_AVAILABLE,
        own=200,
    ),
    "a hook that runs a failing statement in the page's transaction": Exhibit(
        init=_hook(
            "def public_cards(session):\n"
            "    from sqlalchemy import func, select\n"
            "    session.execute(select(func.nowhere()))\n"
        ),
        status="ok",
        told="<code>public_cards</code>:",
        logged="session.execute(select(func.nowhere()))",
        front=NOT_AVAILABLE,
        own=200,
    ),
    "a hook that hides a failing SQL statement": Exhibit(
        init=_hook(
            "def public_cards(session):\n"
            "    from sqlalchemy import func, select\n"
            "    from alongside import Card\n"
            "    try:\n"
            "        session.execute(select(func.nowhere()))\n"
            "    except Exception:\n"
            "        pass\n"
            "    return [Card('All is well', 'It says so itself')]\n"
        ),
        status="ok",
        told="",
        logged="",
        own=200,
    ),
    "a hook that leaves a row to be written": Exhibit(
        init=_hook(
            "def public_cards(session):\n"
            "    from alongside import Person\n"
            "    session.add(Person(name='Half made', sort_name='half'))\n"
            "    return []\n"
        ),
        status="ok",
        told="<code>public_cards</code>: LeftBehind",
        logged="Hook public_cards of practice bad failed",
        front=NOT_AVAILABLE,
        own=200,
    ),
    "SystemExit in its settings": Exhibit(
        init="import sys\n\n"
        "from alongside import Form, Practice\n\n\n"
        "class Settings(Form):\n"
        "    def __init__(self, *args, **kwargs):\n"
        "        sys.exit(3)\n\n\n"
        'practice = Practice(id="bad", title="Bad", summary="x", api="1", settings=Settings)\n',
        told="SystemExit",
        logged="Practice bad failed: SystemExit",
    ),
    "a hook that returns nonsense": Exhibit(
        init=_hook("def public_cards():\n    return 42\n"),
        status="ok",
        told="<code>public_cards</code>: TypeError",
        logged="Hook public_cards of practice bad failed",
        front=NOT_AVAILABLE,
        own=200,
    ),
    "a hook that returns other things than cards": Exhibit(
        init=_hook("def public_cards():\n    return ['<b>a card</b>', {'title': 'x'}, None]\n"),
        status="ok",
        told="<code>public_cards</code>: TypeError",
        logged="gave a str, not a Card",
        front=NOT_AVAILABLE,
        own=200,
    ),
    "a hook that never stops giving": Exhibit(
        init=_hook("def public_cards():\n    while True:\n        yield Card('one more')\n"),
        status="ok",
        told="<code>public_cards</code>: ValueError",
        logged="gave more than",
        front=NOT_AVAILABLE,
        own=200,
    ),
    "a hook that takes ten seconds": Exhibit(
        init=_hook("def public_cards():\n    import time\n    time.sleep(10)\n    return []\n"),
        status="ok",
        told="<code>public_cards</code>: TookTooLong",
        logged="Hook public_cards of practice bad is left out for 60 s",
        front="A card of the neighbours",
        own=200,
    ),
    "a hook that takes six seconds, and raises": Exhibit(
        init=_hook(
            "def public_cards():\n    import time\n    time.sleep(6)\n"
            "    raise TimeoutError('nobody answers')\n"
        ),
        status="ok",
        told="<code>public_cards</code>: TookTooLong",
        logged="Hook public_cards of practice bad is left out for 60 s",
        front=NOT_AVAILABLE,
        own=200,
    ),
    "a hook that is slow while somebody writes": Exhibit(
        init=_hook("def person_added(person):\n    import time\n    time.sleep(0.3)\n"),
        status="ok",
        logged="Hook person_added of practice bad took 0.3",
        own=200,
    ),
    "a hook that exits": Exhibit(
        init=_hook("def navigation():\n    raise SystemExit(3)\n"),
        status="ok",
        told="<code>navigation</code>: SystemExit",
        logged="Hook navigation of practice bad failed",
        own=200,
    ),
    "a view without a permission": Exhibit(
        views=VIEWS + "\n\n@pages.get('/open')\ndef open_door():\n    return 'open'\n",
        told="must say who may open it",
        logged="must say who may open it",
    ),
    "a page that is no page of ours": Exhibit(
        views="from flask import Blueprint\n\npages = Blueprint('bad', __name__)\n\n\n"
        "@pages.get('/')\ndef index():\n    return 'open'\n",
        told="is a Blueprint, not Pages",
        logged="is a Blueprint, not Pages",
    ),
    "a blueprint inside that has no permissions": Exhibit(
        views=VIEWS + "\n\nfrom flask import Blueprint\n\ninner = Blueprint('inner', __name__)\n"
        "inner.add_url_rule('/inner', 'door', lambda: 'open')\npages.register_blueprint(inner)\n",
        told="has no permission",
        logged="has no permission",
    ),
    "an error handler for the whole app": Exhibit(
        views=VIEWS + "\n\n@pages.app_errorhandler(404)\ndef mine(e):\n    return 'mine', 200\n",
        told="would act on the whole app",
        logged="whole app",
    ),
    "an error handler for the whole app, by a back door": Exhibit(
        views=VIEWS
        + "\n\npages.record(lambda s: s.app.register_error_handler(404, lambda e: 'mine'))\n",
        told="it hooks into the whole app",
        logged="it hooks into the whole app",
    ),
    "a filter of Jinja's replaced": Exhibit(
        views=VIEWS + "\n\npages.record(lambda s: s.app.jinja_env.filters.update(e=str))\n",
        told="it hooks into the whole app",
        logged="it hooks into the whole app",
    ),
    "a route outside of its prefix": Exhibit(
        views=VIEWS + "\n\npages.record(lambda s: s.app.add_url_rule('/people/all', 'bad.all', "
        "s.app.view_functions['bad.index']))\n",
        told="its page /people/all is outside of /bad/",
        logged="outside of /bad/",
    ),
    "a page that takes the whole app": Exhibit(
        views=VIEWS
        + "\n\npages.record(lambda s: setattr(s.app, 'wsgi_app', lambda environ, start: []))\n",
        told="it hooks into the whole app",
        logged="it hooks into the whole app",
    ),
    "an end to every request": Exhibit(
        views=VIEWS + "\n\npages.record(lambda s: s.app.teardown_appcontext(lambda e: 1 / 0))\n",
        told="it hooks into the whole app",
        logged="it hooks into the whole app",
    ),
    "a view in the place of another": Exhibit(
        views=VIEWS + "\n\npages.record(lambda s: s.app.view_functions.update("
        "{'home.home': lambda: 'mine'}))\n",
        told="it puts a view in the place of home.home",
        logged="home.home",
    ),
    "a template in another's folder": Exhibit(
        files={"templates/layout.html": "mine", "templates/neighbour/index.html": "mine"},
        told="must lie in templates/bad/",
        logged="must lie in templates/bad/",
    ),
    "a template that does not parse": Exhibit(
        views=VIEWS.replace("'the bad page'", "").replace(
            'return "the bad page"', 'return render_template("bad/index.html")'
        ),
        files={"templates/bad/index.html": "{% if %}"},
        status="ok",
        told="<code>bad.index</code>: TemplateSyntaxError",
        logged="GET bad.index failed",
        own=500,
    ),
    "a template that raises": Exhibit(
        views=VIEWS.replace(
            'return "the bad page"', 'return render_template("bad/index.html", zero=0)'
        ),
        files={"templates/bad/index.html": "{{ 1 / zero }}"},
        status="ok",
        told="<code>bad.index</code>: ZeroDivisionError",
        logged="GET bad.index failed",
        own=500,
    ),
    "a view that exits": Exhibit(
        views=VIEWS.replace('return "the bad page"', "raise SystemExit(3)"),
        status="ok",
        told="<code>bad.index</code>: ViewExited",
        logged="GET bad.index failed",
        own=500,
    ),
    "a migration that fails half-way": Exhibit(
        init=DECLARATION.replace("views=", 'migrations="migrations", views='),
        files={"migrations/0001_first.py": HALF_A_MIGRATION},
        status="needs migration",
        told="Its tables are missing or old.",
        logged="The tables of bad: ",
    ),
    "a migration that lets nobody else have a name that somebody has": Exhibit(
        init=DECLARATION.replace("views=", 'migrations="migrations", views='),
        files={"migrations/0001_first.py": ONE_NAME_EACH},
        status="needs migration",
        told="Its tables are missing or old.",
        logged="The tables of bad: MigrationError",
    ),
    "a migration that cannot be read": Exhibit(
        init=DECLARATION.replace("views=", 'migrations="migrations", views='),
        files={"migrations/0001_first.py": "revision = '0001'\ndown_revision = '9999'\n"},
        told="its migrations cannot be read",
        logged="its migrations cannot be read",
    ),
    "migrations that are not there": Exhibit(
        init=DECLARATION.replace("views=", 'migrations="migrations", views='),
        status="ok",
        own=200,
    ),
    "an interface of another number, and a relation that leads nowhere": Exhibit(
        init="from sqlalchemy.orm import relationship\n\nNUMBER = '0'\n"
        + _model(
            "class T(Model):\n    __tablename__ = 'bad_t'\n    x = relationship('Nobody')\n"
        ).replace('api="1"', "api=NUMBER"),
        status="incompatible",
        told="it was written for plugin interface 0",
        logged="Practice bad is incompatible",
    ),
    "a table that points at one that nobody has": Exhibit(
        init="import uuid\n\nfrom sqlalchemy import ForeignKey\n"
        "from sqlalchemy.orm import Mapped, mapped_column\n"
        + _model(
            "class Thing(Model):\n    __tablename__ = 'bad_thing'\n"
            "    gone_id: Mapped[uuid.UUID] = mapped_column(ForeignKey('gone.id'))\n"
        ),
        told="its table &#39;bad_thing&#39; points at &#39;gone.id&#39;, which is not there",
        logged="points at 'gone.id', which is not there",
    ),
    "a table without a council": Exhibit(
        init=_model("class Thing(GlobalModel):\n    __tablename__ = 'bad_thing'\n"),
        told="global_reason",
        logged="global_reason",
    ),
    "a table outside of its prefix": Exhibit(
        init=_model("class Thing(Model):\n    __tablename__ = 'neighbour_thing'\n"),
        told="its table &#39;neighbour_thing&#39; must start with &#39;bad_&#39;",
        logged="neighbour_thing",
    ),
    "a relation that it adds to the core's people": Exhibit(
        init="import uuid\n\nfrom sqlalchemy.orm import Mapped, relationship\n\n"
        "from alongside import reference\n"
        + _model(
            "class Circle(Model):\n    __tablename__ = 'bad_circle'\n"
            "    person_id: Mapped[uuid.UUID] = reference('person')\n"
            "    person = relationship('Person', backref='circles',\n"
            "        primaryjoin='foreign(Circle.person_id) == Person.id')\n"
        ),
        told="it adds &#39;circles&#39; to Person, which is not its own",
        logged="which is not its own",
    ),
    "an id that another has": Exhibit(
        others=(Package("bad", {"__init__.py": "x = 1"}, name="somebody-elses", module="elses"),),
        told="the package somebody-elses has the same id",
        logged="has the same id",
    ),
    "settings that raise": Exhibit(
        init="from alongside import Form\n\n\nclass Settings(Form):\n"
        "    def __init__(self, *a, **k):\n        raise RuntimeError('no settings today')\n\n\n"
        + DECLARATION.replace("views=", "settings=Settings, views="),
        told="RuntimeError: no settings today",
        logged="no settings today",
    ),
    "settings without a plain value": Exhibit(
        init="from wtforms import FileField\nfrom alongside import Form\n\n\n"
        "class Settings(Form):\n    letter = FileField('A letter')\n\n\n"
        + DECLARATION.replace("views=", "settings=Settings, views="),
        told="cannot be a FileField",
        logged="cannot be a FileField",
    ),
    "demo data that raises": Exhibit(
        init=_hook(
            "def demo(session, people):\n"
            "    from alongside import Person\n"
            "    session.add(Person(name='Half made', sort_name='half'))\n"
            "    session.flush()\n"
            "    raise RuntimeError('no demo')\n"
        ),
        status="ok",
        told="<code>demo</code>: RuntimeError",
        logged="Hook demo of practice bad failed",
        own=200,
    ),
    "a test library's skip at import": Exhibit(
        init="import pytest\n\npytest.importorskip('no_such_library_anywhere')\n",
        told="Skipped: could not import",
        logged="Practice bad is failed: Skipped",
    ),
    "a cancelled task at import": Exhibit(
        views="import asyncio\n\nraise asyncio.CancelledError('enough')\n",
        told="CancelledError: enough",
        logged="Practice bad is failed: CancelledError",
    ),
    "GeneratorExit in its settings": Exhibit(
        init="from alongside import Form\n\n\nclass Settings(Form):\n"
        "    def __init__(self, *a, **k):\n        raise GeneratorExit('all given')\n\n\n"
        + DECLARATION.replace("views=", "settings=Settings, views="),
        told="GeneratorExit: all given",
        logged="Practice bad failed: GeneratorExit",
    ),
    "a cancelled task in a hook, and in a page": Exhibit(
        init=_hook("def public_cards():\n    import asyncio\n    raise asyncio.CancelledError()\n"),
        views=VIEWS.replace(
            'return "the bad page"', "import asyncio\n    raise asyncio.CancelledError()"
        ),
        status="ok",
        told="<code>public_cards</code>: CancelledError",
        logged="Hook public_cards of practice bad failed",
        front=NOT_AVAILABLE,
        own=500,
    ),
    "SystemExit at import": Exhibit(
        init="import sys\n\nsys.exit(3)\n",
        told="SystemExit",
        logged="Practice bad is failed: SystemExit",
    ),
}
