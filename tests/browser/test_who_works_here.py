"""Somebody is given a role, uses it, and leaves; and somebody signs out everywhere."""

import pytest

pytestmark = pytest.mark.browser


def test_a_role_is_given_used_and_ends_when_somebody_leaves(somebody):
    admin, colleague = somebody("Priya Raman"), somebody("Dani")
    colleague.visit("/groups/add", status=403)
    admin.follow("Council", exact=True)
    admin.follow("Who works here")
    admin.reads("so it stays")
    admin.use("Give somebody a role")
    admin.use("Give the role", status=422)
    admin.told_what_is_wrong("Choose who it is")
    admin.write("Find somebody by name", "dani")
    admin.use("Find", status=422)
    admin.choose("Dani")
    admin.choose("worker", exact=True)
    admin.write("Why do they need it?", "Helps at the listening desk")
    admin.use("Give the role")
    admin.reads("The role is given.", "Helps at the listening desk")

    colleague.visit("/groups/add")
    colleague.visit("/me/sign-ins")
    colleague.reads("Helps at the listening desk", "Priya Raman")

    admin.follow("Danielle Marsh is leaving")
    admin.reads("they are signed out on every device")
    admin.use("End all of it")
    admin.never_reads("Helps at the listening desk")
    colleague.visit("/home")
    assert colleague.where() == "/sign-in"


def test_somebody_signs_out_everywhere(somebody):
    here, there = somebody("Dani"), somebody("Dani")
    here.follow("Where you are signed in", exact=True)
    here.reads("this one", "Chrome on Linux")
    here.use("Sign out everywhere")
    here.reads("You are signed out")
    there.visit("/home")
    assert there.where() == "/sign-in"
