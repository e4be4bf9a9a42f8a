"""A worker and a parent go from what they hope for to a change that is done."""

from datetime import date, timedelta

import pytest

pytestmark = pytest.mark.browser
HOPE = "That the school rings both of us, and that nobody has to guess."
DANIS = "CANARY-OF-DANI: she waits until I have finished my sentence."
GRACES = "CANARY-OF-GRACE: that a street knows more than a file."
CHANGE = "One telephone number for Kai's school, on the fridge and in the file."


def _card(walker, title, other):
    """The link of a card on the home page that names somebody."""
    card = walker.page.get_by_role("listitem").filter(has_text=f"ith {other}")
    return card.get_by_role("link", name=title)


def _open(worker):
    worker.follow("Begin something together", exact=True)
    worker.write("Find somebody else by name", "dani")
    worker.use("Find", exact=True, status=422)
    worker.tick("Danielle Marsh")
    worker.use("Go on")
    worker.use("Go on", status=422)
    worker.told_what_is_wrong("What do you hope to do together")
    worker.page.keyboard.insert_text(HOPE)
    worker.write_date(date.today() + timedelta(days=40))  # noqa: DTZ011
    worker.use("Go on")
    worker.write("What do you bring?", "I can be there before eight.")
    worker.use("Save", exact=True)


def test_a_worker_and_a_parent_go_from_a_hope_to_a_change_that_is_done(somebody):
    worker = somebody("Grace Adeyemi")
    _open(worker)
    enterprise = worker.where()

    parent = somebody("Dani")
    parent.press(_card(parent, "Is this what you hope to do together?", "Grace Adeyemi"))
    parent.reads(HOPE, "I can be there before eight.")
    parent.use("Yes, this is ours")
    assert parent.where() == enterprise
    parent.press(parent.button("Look back now"))
    parent.use("Yes, let us look back")

    parent.write("Who is Grace Adeyemi to me?", DANIS)
    parent.use("Save and come back")
    worker.visit("/home")
    worker.never_reads(DANIS, "CANARY")
    worker.press(_card(worker, "It is time to write", "Dani"))
    worker.never_reads("CANARY")
    parent.press(parent.button("Write", exact=True))
    assert parent.page.get_by_label("Who is Grace Adeyemi to me?").input_value() == DANIS
    parent.use("I have finished")
    parent.reads("You have written")
    for path in (enterprise, f"{enterprise}/write", "/feedback/", "/home", "/demo/outbox"):
        worker.visit(path)
        worker.never_reads("CANARY", "waits until I have finished")

    worker.visit(f"{enterprise}/write")
    worker.write("What is Dani teaching me?", GRACES)
    worker.use("I have finished")
    worker.reads(DANIS, GRACES)
    parent.visit("/home")
    parent.never_reads("CANARY")
    parent.press(_card(parent, "Everyone has written", "Grace Adeyemi"))
    parent.reads(DANIS, GRACES)
    parent.visit("/demo/outbox")
    parent.never_reads("CANARY")

    parent.visit(enterprise)
    _change(worker, parent, enterprise)


def _change(worker, parent, enterprise):
    parent.write("Say something back", "I did not know that you saw that.")
    parent.use("Say it")
    parent.press(parent.button("Propose a change"))
    parent.write("What should be different?", CHANGE)
    parent.pick("Who takes it on?", "Grace Adeyemi")
    parent.use("Propose it")

    worker.visit(enterprise)
    worker.reads("I did not know that you saw that.")
    worker.visit("/home")
    worker.follow("What do you say to this change?")
    worker.use("Say so", status=422)
    worker.told_what_is_wrong("")
    worker.choose("I agree")
    worker.use("Say so")
    worker.reads("Agreed")
    worker.choose("Done")
    worker.write("What is there to say about it?", "It is on the fridge.")
    worker.use("Save", exact=True)

    parent.visit("/home")
    parent.reads("Moved because of you")
    parent.follow("Because of what you wrote together, this was done")
    parent.reads(CHANGE, "It is on the fridge.")
