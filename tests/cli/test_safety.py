"""A production server refuses what would let one council's rows, or its links, go astray."""

import click
import pytest
from sqlalchemy import delete, select, text

from alongside.cli.safety import refuse_unsafe
from alongside.councils.models import Council
from alongside.db.engine import db, get_session, owner_engine
from alongside.kernel.upgrading import upgrade_all

PRODUCTION = {
    "MODE": "production",
    "SECRET_KEY": "k" * 40,
    "PUBLIC_SCHEME": "https",
    "MAIL_TRANSPORT": "smtp",
}


def one_council(app):
    """Leave one council in an app's database."""
    with app.app_context():
        session = get_session()
        session.execute(delete(Council).where(Council.slug == "abergwyn"))
        session.commit()


def test_a_role_that_owns_nothing_and_councils_with_hosts_are_served(make_app, database):
    app = make_app(**PRODUCTION, **database)
    one_council(app)
    refuse_unsafe(app)


def test_two_councils_on_an_embedded_database_are_refused(make_app, sqlite_database):
    with pytest.raises(click.ClickException, match="2 councils share a SQLite database"):
        refuse_unsafe(make_app(**PRODUCTION, **sqlite_database))


@pytest.mark.postgres
def test_a_role_that_row_level_security_does_not_bind_is_refused(
    make_app, postgres_server, postgres_template
):
    name = postgres_server.create(postgres_template)
    urls = postgres_server.config(name)
    owner = {
        "DATABASE_URL": urls["MIGRATION_DATABASE_URL"],
        "MIGRATION_DATABASE_URL": urls["DATABASE_URL"],
    }
    with pytest.raises(click.ClickException, match=r"superuser .*postgresql\.md"):
        refuse_unsafe(make_app(**PRODUCTION, **owner))
    refuse_unsafe(make_app(**owner))
    with make_app(**owner).app_context():
        db.engine.dispose()
    postgres_server.drop(name)


@pytest.mark.postgres
def test_a_table_that_lost_its_policy_is_refused(make_app, postgres_server, postgres_template):
    name = postgres_server.create(postgres_template)
    app = make_app(**PRODUCTION, **postgres_server.config(name))
    with owner_engine(app) as engine, engine.begin() as connection:
        connection.execute(text("ALTER TABLE contact NO FORCE ROW LEVEL SECURITY"))
    with pytest.raises(click.ClickException, match=r"contact have no policy.*db upgrade"):
        refuse_unsafe(app)
    upgrade_all(app)
    refuse_unsafe(app)
    postgres_server.drop(name)


def test_a_council_without_a_host_is_refused_with_what_to_do(make_app, database):
    app = make_app(**PRODUCTION, **database)
    with app.app_context():
        session = get_session()
        session.scalars(select(Council).where(Council.slug == "northbank")).one().host = None
        session.commit()
    with pytest.raises(click.ClickException, match="council apply FILE --council northbank"):
        refuse_unsafe(app)


def test_before_there_are_tables_the_server_may_start(make_app, empty_database):
    refuse_unsafe(make_app(**PRODUCTION, **empty_database))
