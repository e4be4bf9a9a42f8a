"""One session sees one council: every way across that we know of, tried."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import (
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import aliased

from alongside.db.engine import get_session
from alongside.db.tenancy import TenancyError, unscoped
from alongside.groups.models import Group, Membership
from alongside.people.directory import add_person
from alongside.people.models import Contact, NameWord, Person, Relationship


@pytest.fixture
def theirs(abergwyn):
    """Someone in the other council, with a contact: nobody of Northbank may ever reach them."""
    person_id = abergwyn.person("Canary Morgan")
    with abergwyn.session() as session:
        session.add(Contact(person_id=person_id, kind="phone", value="canary-number"))
        session.add(Group(kind="family", name="Canary family"))
    return person_id


@pytest.fixture
def ours(northbank):
    return northbank.person("Ada Okafor")


def everyone(session):
    return set(session.scalars(select(Person.name)))


READS = {
    "select": lambda s: s.scalars(select(Person)).all(),
    "columns": lambda s: s.scalars(select(Person.name)).all(),
    "join": lambda s: s.scalars(select(Contact.value).join(Person, Person.id == Contact.person_id)),
    "outer join": lambda s: s.scalars(
        select(Contact.value).outerjoin(Person, Person.id == Contact.person_id)
    ).all(),
    "alias": lambda s: s.scalars(select(aliased(Person))).all(),
    "subquery": lambda s: s.scalars(select(select(Person.name).subquery().c.name)).all(),
    "cte": lambda s: s.scalars(select(select(Person.name).cte().c.name)).all(),
    "union": lambda s: s.scalars(union_all(select(Person.name), select(Contact.value))).all(),
    "exists": lambda s: s.scalars(
        select(Contact.value).where(exists().where(Person.id == Contact.person_id))
    ).all(),
    "in subselect": lambda s: s.scalars(
        select(Contact.value).where(Contact.person_id.in_(select(Person.id)))
    ).all(),
    "aggregate": lambda s: s.scalars(select(func.max(Contact.value))).all(),
    "cross join": lambda s: s.scalars(select(Contact.value).join(Person, literal(True))).all(),
    "order by": lambda s: s.scalars(select(Person.name).order_by(func.lower(Person.name))).all(),
    "legacy query": lambda s: [p.name for p in s.query(Person).all()],
}


@pytest.mark.parametrize("way", READS)
def test_no_way_of_reading_shows_another_council(northbank, theirs, ours, way):
    with northbank.session() as session:
        found = READS[way](session)
        shown = " ".join(str(getattr(row, "name", row)) for row in found)
    assert "anary" not in shown


def test_get_by_key_finds_nobody_of_another_council(northbank, theirs, ours):
    with northbank.session() as session:
        assert session.get(Person, theirs) is None
        assert session.get(Person, ours) is not None


def test_count_counts_only_ours(northbank, theirs, ours):
    with northbank.session() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 1


def test_a_bulk_change_by_criteria_stays_at_home(northbank, abergwyn, theirs, ours):
    with northbank.session() as session:
        session.execute(update(Person).values(pronouns="they"))
        session.execute(delete(Contact))
    with abergwyn.session() as session:
        assert session.get_one(Person, theirs).pronouns == ""
        assert session.scalar(select(func.count()).select_from(Contact)) == 1


REFUSED = {
    "core select": lambda s: s.execute(select(Person.__table__)),
    "core column": lambda s: s.execute(select(Person.__table__.c.name)),
    "core in a mapped select": lambda s: s.execute(
        select(Person.id, NameWord.__table__.c.word).join(NameWord.__table__, literal(True))
    ),
    "core join in a mapped select": lambda s: s.execute(
        select(Person).join(Contact.__table__, literal(True))
    ),
    "core subselect": lambda s: s.execute(
        select(Person).where(exists(select(Contact.__table__.c.id)))
    ),
    "text": lambda s: s.execute(text("SELECT name FROM person")),
    "text as mapped": lambda s: s.execute(
        select(Person).from_statement(text("SELECT * FROM person"))
    ),
    "connection": lambda s: s.connection().execute(select(Person.__table__)),
    "driver sql": lambda s: s.connection().exec_driver_sql("SELECT name FROM person"),
    "insert": lambda s: s.execute(insert(Person).values(name="x", sort_name="x")),
    "core insert": lambda s: s.execute(insert(Person.__table__).values(name="x")),
    "bulk by key": lambda s: s.execute(
        update(Person), [{"id": uuid.uuid4(), "version": 1, "name": "x"}]
    ),
    "core update": lambda s: s.execute(
        update(Person.__table__).where(Person.__table__.c.id == bindparam("x")), {"x": "1"}
    ),
    "core delete": lambda s: s.execute(delete(Person.__table__)),
    "bulk mappings": lambda s: s.bulk_insert_mappings(Person, [{"name": "x"}]),
    "bulk save": lambda s: s.bulk_save_objects([Person(name="x", sort_name="x")]),
    "bulk update mappings": lambda s: s.bulk_update_mappings(Person, []),
    "moving rows": lambda s: s.execute(update(Person).values(council_id=uuid.uuid4())),
    "moving rows in order": lambda s: s.execute(
        update(Person).ordered_values((Person.council_id, uuid.uuid4()))
    ),
}


@pytest.mark.parametrize("way", REFUSED)
def test_every_way_round_the_session_is_refused(northbank, theirs, way):
    with pytest.raises(TenancyError), northbank.session() as session:
        REFUSED[way](session)


def test_a_row_with_another_councils_id_is_refused(northbank, abergwyn):
    with pytest.raises(TenancyError, match="another council"), northbank.session() as session:
        session.add(Person(name="x", sort_name="x", council_id=abergwyn.id))


def test_a_row_cannot_be_moved_to_another_council(northbank, abergwyn, ours):
    with pytest.raises(TenancyError, match="another council"), northbank.session() as session:
        session.get_one(Person, ours).council_id = abergwyn.id


def test_a_row_cannot_point_into_another_council(northbank, theirs):
    """Foreign key checks ignore row-level security, so the key is a pair."""
    with pytest.raises(IntegrityError), northbank.session() as session:
        session.add(Contact(person_id=theirs, kind="phone", value="x"))


def test_a_session_never_changes_council(northbank, abergwyn):
    with northbank.session() as session, pytest.raises(TenancyError, match="new session"):
        session.enter_council(abergwyn.id)


def test_before_a_council_nothing_is_seen_or_written(app):
    with app.app_context():
        with pytest.raises(TenancyError, match="before the session entered"):
            get_session().scalars(select(Person)).all()
        get_session().add(Person(name="x", sort_name="x"))
        with pytest.raises(TenancyError, match="before entering"):
            get_session().flush()


def test_a_refreshed_row_is_loaded_within_the_council(northbank, theirs, ours):
    with northbank.session() as session:
        session.expire_all()
        person = session.get_one(Person, ours)
        session.refresh(person)
        assert person.name == "Ada Okafor"


def test_looking_across_councils_needs_a_reason():
    with pytest.raises(TenancyError, match="reason"), unscoped("because"):
        pass


def test_unscoped_opens_nothing_more_than_the_database_role_may_see(northbank, theirs, ours):
    with northbank.session() as session, unscoped("count everybody for this test"):
        names = everyone(session)
    postgres = northbank.app.config["DATABASE_URL"].startswith("postgresql")
    assert names == ({"Ada Okafor"} if postgres else {"Ada Okafor", "Canary Morgan"})


@pytest.mark.postgres
def test_row_level_security_stands_behind_it_all(northbank, theirs, ours):
    """Even with every guard lifted, plain SQL as the app's role sees one council."""
    if not northbank.app.config["DATABASE_URL"].startswith("postgresql"):
        return
    with northbank.session() as session, unscoped("try plain SQL for this test"):
        assert set(session.scalars(text("SELECT name FROM person"))) == {"Ada Okafor"}
        assert session.execute(text("UPDATE person SET pronouns = 'x'")).rowcount == 1
        with pytest.raises(DBAPIError, match="row-level security"):
            session.execute(text("UPDATE person SET council_id = gen_random_uuid()"))
        session.rollback()
    with northbank.app.app_context(), unscoped("no council was entered here"):
        assert get_session().scalars(text("SELECT name FROM person")).all() == []


def test_a_pooled_connection_remembers_no_council(northbank, abergwyn, theirs, ours):
    for _ in range(3):
        with northbank.session() as session:
            assert everyone(session) == {"Ada Okafor"}
        with abergwyn.session() as session:
            assert everyone(session) == {"Canary Morgan"}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["northbank", "abergwyn"]),
            st.sampled_from(
                ["add", "rename", "delete", "join", "steal", "forge", "keys", "relate"]
            ),
            st.integers(0, 5),
        ),
        max_size=12,
    )
)
def test_whatever_two_councils_do_neither_ever_holds_the_others_row(northbank, abergwyn, steps):
    """A random walk of honest and hostile work; after each step each sees only its own."""
    towns = {"northbank": northbank, "abergwyn": abergwyn}
    for slug, step, which in steps:
        here, there = towns[slug], towns["abergwyn" if slug == "northbank" else "northbank"]
        with there.session() as session:
            foreign = session.scalars(select(Person.id)).all()
        target = foreign[which % len(foreign)] if foreign else uuid.uuid4()
        try:
            with here.session() as session:
                mine = session.scalars(select(Person)).all()
                if step == "add":
                    add_person(session, name=f"{slug} {which}")
                elif step == "rename" and mine:
                    mine[which % len(mine)].known_as = f"{slug}-renamed"
                elif step == "delete":
                    session.execute(delete(Person).where(Person.id == target))
                elif step == "join":
                    group = Group(kind="family", name=f"{slug} group")
                    session.add(group)
                    session.flush()
                    session.add(Membership(group_id=group.id, person_id=target))
                elif step == "steal":
                    assert session.get(Person, target) is None
                    session.execute(
                        update(Person).where(Person.id == target).values(known_as="stolen")
                    )
                elif step == "keys":
                    session.execute(update(Person), [{"id": target, "known_as": "stolen"}])
                elif step == "relate" and mine:
                    session.add(Relationship(person_id=mine[0].id, other_id=target, kind="friend"))
                elif step == "forge":
                    session.add(Person(id=target, name="forged", sort_name="", council_id=there.id))
        except (TenancyError, IntegrityError):
            pass
        for name, town in towns.items():
            with town.session() as session:
                people = session.scalars(select(Person)).all()
                assert all(p.name.startswith(name) for p in people), (name, people)
                assert not any(p.known_as == "stolen" for p in people)
                members = session.scalars(select(Membership.person_id)).all()
                assert set(members) <= {p.id for p in people}
                joined = select(Person.name).join(Group, literal(True)).union(select(Group.name))
                assert all(one.startswith(name) for one in session.scalars(joined))
                related = session.scalars(select(Relationship.other_id)).all()
                assert set(related) <= {p.id for p in people}
