"""Invented enterprises for the demo, one in each state worth seeing."""

from datetime import timedelta

from flask_babel import gettext as _

from alongside import CouncilSession, Person
from alongside_feedback import changes, enterprises, sharing, talking, writing
from alongside_feedback.circles import Circle
from alongside_feedback.reading import Words
from alongside_feedback.reminders import today


def fill(session: CouncilSession, people: dict[str, Person]) -> None:
    """Add an enterprise for each pair of demo people that is there."""
    for one, other, story in (
        ("worker", "parent", _waits_for_a_yes),
        ("worker", "grandparent", _one_has_written),
        ("carer", "resident", _revealed),
    ):
        if one in people and other in people:
            story(session, people[one], people[other])


def _waits_for_a_yes(session: CouncilSession, worker: Person, parent: Person) -> None:
    enterprises.open_enterprise(
        session,
        worker,
        [parent],
        hope=_(
            "That mornings before school get calmer, and that you can say when it is too much "
            "before it is too late."
        ),
        signs=_("There is time for a second cup of tea. Nobody shouts about shoes."),
        look_back_on=today() + timedelta(days=60),
        brings=_("I am near on Tuesdays, I know who to ring, and I like mornings."),
    )


def _one_has_written(session: CouncilSession, worker: Person, grandparent: Person) -> None:
    circle = enterprises.open_enterprise(
        session,
        grandparent,
        [worker],
        hope=_("To find out how I can have the children at weekends without my knees giving up."),
        signs=_("Two weekends a month, and I still make it to choir."),
        look_back_on=today() - timedelta(days=2),
        brings=_("A spare room, forty years of bedtime stories, and a garden."),
    )
    enterprises.confirm(session, circle, worker, _("Forms, patience, and a van on Fridays."))
    talking.leave_glance(
        session, circle, grandparent, _("They planted beans and asked when beans wake up.")
    )
    talking.leave_glance(session, circle, worker, _("I was given soup. Twice."))
    writing.open_looking_back(session, circle, worker)
    writing.finish(
        session,
        circle,
        grandparent,
        Words(
            who=_("Somebody who writes things down and then does them."),
            teaching=_("That asking for help early is not the same as giving up."),
            surprised=_("That the form had a question about choir."),
            change=_("Tell grandparents about the Friday van. Nobody had."),
        ),
    )


def _revealed(session: CouncilSession, carer: Person, resident: Person) -> None:
    circle = enterprises.open_enterprise(
        session,
        resident,
        [carer],
        hope=_("To make my own Sunday dinner, start to finish, and have people round for it."),
        signs=_("The gravy is mine."),
        look_back_on=today() - timedelta(days=20),
        brings=_("Good jokes, and my nan's recipe."),
    )
    enterprises.confirm(session, circle, carer, _("A kitchen, and sitting on my hands."))
    talking.leave_glance(session, circle, carer, _("First roast potatoes. We ate them all, black."))
    writing.open_looking_back(session, circle, resident)
    writing.finish(session, circle, carer, _carers_words())
    writing.finish(session, circle, resident, _residents_words())
    _after_the_reveal(session, circle, carer, resident)


def _after_the_reveal(
    session: CouncilSession, circle: Circle, carer: Person, resident: Person
) -> None:
    talking.say(session, circle, resident, _("I did not know you were nervous about the oven!"))
    talking.say(session, circle, carer, _("Terrified. You were not. That was the whole lesson."))
    change = changes.propose(
        session,
        circle,
        resident,
        what=_("I have a key to the kitchen cupboard, like everybody else here."),
        owner=carer,
        by=today() + timedelta(days=14),
    )
    changes.answer(session, circle, change, carer, True, "")
    changes.move_change(
        session, circle, change, carer, status="under_way", words=_("The key is being cut.")
    )
    done = changes.propose(
        session,
        circle,
        carer,
        what=_("We ask before we help, in the kitchen and elsewhere."),
        owner=carer,
        by=None,
    )
    changes.answer(session, circle, done, resident, True, "")
    changes.move_change(session, circle, done, carer, status="done", words=_("Mostly. Remind me."))
    sharing.tell_change(
        session, circle, done, resident, _("We ask before we help, in the kitchen and elsewhere.")
    )
    words = _("I was taught to wait. Helping less was the help.")
    sharing.prepare(session, circle, carer, words, "public")
    session.flush()
    party = circle.party(carer)
    if party is not None and party.reflection is not None:
        sharing.approve(session, circle, carer, party.reflection.version)


def _carers_words() -> Words:
    """What the carer wrote."""
    return Words(
        who=_("The person in this house who is least afraid of getting something wrong."),
        teaching=_("To wait. Helping less was the help."),
        surprised=_("Nine people came. I had put out five chairs."),
        differently=_("I would stop tidying up behind you while you are still cooking."),
        change=_("Ask before helping."),
    )


def _residents_words() -> Words:
    """What the resident wrote."""
    return Words(
        who=_("My friend who worries about the oven."),
        teaching=_("That you can burn it and do it again next Sunday."),
        surprised=_("That I was the calm one."),
        differently=_("Start the gravy first."),
        change=_("I want my own key for the cupboard."),
        helped_by=_("my sister"),
    )
