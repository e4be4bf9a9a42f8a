"""Permissions: an OR of ANDs, deny by default, never a yes that nobody declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.access.actor import Actor
from alongside.access.permissions import AccessError, Permissions, permission
from alongside.access.predicates import anyone, is_administrator, is_signed_in, is_worker


def yes(actor, obj):
    return True


def no(actor, obj):
    return False


def allows(rows, narrow=None):
    permissions = Permissions(narrow=narrow)
    permissions.add([permission("x.do", any_of=rows)])
    return permissions.allows(Actor(None), "x.do")


def test_every_predicate_of_some_row_must_say_yes():
    assert allows([[yes, yes]])
    assert not allows([[yes, no]])
    assert allows([[no], [yes]])
    assert not allows([[no], [no, yes]])


@pytest.mark.parametrize("rows", [[], [[]], [[yes], []]])
def test_an_empty_rule_would_open_everything_and_is_refused(rows):
    with pytest.raises(AccessError, match="anyone"):
        permission("x.do", any_of=rows)


def test_an_unknown_permission_is_an_error_and_never_a_yes():
    with pytest.raises(AccessError, match="no permission"):
        Permissions().allows(Actor(None), "x.do")


def test_a_permission_is_declared_once():
    permissions = Permissions()
    permissions.add([permission("x.do", any_of=[[anyone]])])
    with pytest.raises(AccessError, match="twice"):
        permissions.add([permission("x.do", any_of=[[anyone]])])


@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=4), min_size=1, max_size=4))
def test_it_is_an_or_of_ands(rows):
    said = [[yes if one else no for one in row] for row in rows]
    assert allows(said) == any(all(row) for row in rows)


@given(st.booleans(), st.booleans())
def test_a_practice_may_narrow_a_yes_and_never_widen_a_no(core, denies):
    answer = allows([[yes if core else no]], narrow=lambda actor, name, obj: denies)
    assert answer == (core and not denies)


def test_a_visitor_is_nobody_and_an_administrator_is_no_worker():
    visitor = Actor(None)
    assert not is_signed_in(visitor, None)
    assert not is_worker(visitor, None)
    administrator = Actor(None, person=object(), roles=frozenset({"administrator"}))
    assert is_administrator(administrator, None)
    assert not is_worker(administrator, None)
