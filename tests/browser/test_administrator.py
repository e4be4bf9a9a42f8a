"""An administrator changes what the council offers, and everybody sees it at once."""

import pytest

pytestmark = pytest.mark.browser


def test_switching_a_practice_off_and_on_changes_the_public_site_at_once(somebody):
    admin, visitor = somebody("Priya Raman"), somebody()
    visitor.visit("/")
    visitor.follow("Tell us", exact=True)

    admin.follow("Council", exact=True)
    admin.follow("Practices", exact=True)
    admin.use("Switch off Shared reflection")
    admin.reads("Switch Shared reflection off?", "Conversations that people began")
    admin.use("Switch it off")
    admin.reads("Shared reflection is off.")
    assert not admin.link("Together", exact=True).count()
    visitor.visit("/")
    visitor.reads("Family group conference")
    assert not visitor.link("Tell us", exact=True).count()
    visitor.visit("/feedback/tell", status=404)

    admin.use("Switch on Shared reflection")
    assert admin.link("Together", exact=True).count() == 1
    visitor.visit("/")
    visitor.follow("Tell us", exact=True)


def test_a_setting_acts_on_the_public_page_at_once(somebody):
    admin, visitor = somebody("Priya Raman"), somebody()
    admin.visit("/council/practices")
    admin.follow("Settings of Shared reflection")
    admin.write("After how many days without movement", "never")
    admin.write("Who answers what people tell the council?", "Rose at the listening desk")
    admin.use("Save settings", status=422)
    admin.told_what_is_wrong("")
    admin.write("After how many days without movement", "45")
    admin.use("Save settings")

    visitor.visit("/feedback/tell")
    visitor.unfold("Who reads this")
    visitor.reads("Rose at the listening desk")
    admin.visit("/council/practices/feedback/settings")
    admin.tick("Anybody can tell the council something")
    admin.use("Save settings")
    visitor.visit("/feedback/tell", status=404)
