"""Invented conferences for the demo, in states worth seeing, and a family that asks itself."""

from datetime import timedelta

from flask_babel import force_locale
from flask_babel import gettext as _

from alongside import CouncilSession, Person
from alongside_family_conference import (
    asking,
    details,
    following,
    planning,
    preparing,
    the_day,
    voices,
)
from alongside_family_conference.asking import Told
from alongside_family_conference.demo_network import kais_network, sams_network
from alongside_family_conference.demo_steps import asked_for, drawing, ready, report, seat, shared
from alongside_family_conference.gatherings import today
from alongside_family_conference.planning import ItemSeen, Written

People = dict[str, Person]


def fill(session: CouncilSession, people: People) -> None:
    """Add a conference for each family of the demo that is there."""
    here = people.keys()
    staff = {"worker", "worker-2", "coordinator", "manager"} <= here
    if staff and {"young-person", "parent", "grandparent", "aunt"} <= here:
        _private(session, people)
    if staff and {"musician", "neighbour"} <= here:
        _preparing(session, people)
    if staff and {"resident", "carer-2"} <= here:
        _active(session, people)
    if {"grandparent", "coordinator"} <= here:
        _asked(session, people)
    if {"young-person-abergwyn", "coordinator-abergwyn", "manager-abergwyn"} <= here:
        with force_locale("cy"):  # the Bevans speak Welsh with each other
            _reviewing(session, people)


def _private(session: CouncilSession, people: People) -> None:
    """Kai's family is alone now."""
    gathering = asked_for(
        session,
        people["worker"],
        people["young-person"],
        people["coordinator"],
        manager=people["manager"],
        kind="child",
        name="Kai’s family conference",
        parents=[people["parent"]],
        others=[(people["grandparent"], "grandad"), (people["aunt"], "aunt")],
        reasons="Kai has missed school on Mondays, and wants a say in where he is at weekends.",
        must_change="Kai is at school on Mondays, and nobody is too tired to be kind.",
    )
    kai = details.of_person(session, gathering, seat(gathering, people["young-person"]))
    kai.living_with, kai.legal_status = "His mum Dani", "In the family’s care"
    report(
        session,
        gathering,
        people["worker"],
        strengths="Kai is asked what he thinks. Four people would drop everything for him.",
        worries="After weekends that nobody planned, Mondays go wrong.",
        questions="Who is Kai with at weekends? Who helps when Mondays are hard?",
        resources="A bus pass for Kai. A room at the library on Sunday evenings.",
        line="Kai is not alone overnight.",
        harm="Twice he was, and nobody could be reached when he was ill.",
    )
    kais_network(session, gathering)
    ready(session, gathering, people["coordinator"], place="The library, upstairs")
    voices.give(
        session,
        gathering,
        seat(gathering, people["young-person"]),
        drawing(),
        "Our table on a good Sunday. The empty chair is for whoever comes by.",
        people["young-person"],
    )
    the_day.give_information(session, gathering, "")
    the_day.start_private_time(session, gathering, people["parent"])


def _asked(session: CouncilSession, people: People) -> None:
    """Winston asked for a conference himself, and waits for somebody to speak with him."""
    told = Told(
        name=people["grandparent"].display_name,
        asker="adult",
        phone="01632 960 118",
        safe_when="Ring after ten, and let it ring: the stairs take me a while. Not on Saturdays.",
        words="I would like to talk with my girls about who does what when my knees give up, "
        "before anybody has to decide it for me.",
    )
    asking.ask(session, told, people["grandparent"])


def _preparing(session: CouncilSession, people: People) -> None:
    """Sam's conference is being prepared."""
    gathering = asked_for(
        session,
        people["worker-2"],
        people["musician"],
        people["coordinator"],
        manager=people["manager"],
        kind="adult",
        name="Sam’s conference about the sea",
        parents=[],
        others=[(people["neighbour"], "friend from the repair café")],
        reasons="Sam wants to live nearer the sea, and to decide with friends how.",
        must_change="Sam has a plan for moving that Sam has made.",
    )
    preparing.invite(session, gathering, seat(gathering, people["neighbour"]), "in_person")
    preparing.answer(
        session,
        gathering,
        seat(gathering, people["musician"]),
        answer="coming",
        brings="The tin whistle.",
        needs="Photographs of each place we talk about.",
        contribution="A drawing of the window I want.",
        voice="picture",
    )
    sams_network(session, gathering)


def _active(session: CouncilSession, people: People) -> None:
    """Halina's plan is under way, and one promise of the council is late."""
    gathering = asked_for(
        session,
        people["worker-2"],
        people["resident"],
        people["coordinator"],
        manager=people["manager"],
        kind="adult",
        name="Halina’s conference about the flat",
        parents=[],
        others=[(people["carer-2"], "friend")],
        reasons="Halina’s flat has steps, and she does not want to leave her street.",
        must_change="Halina gets in and out of her home without waiting for anybody.",
    )
    report(
        session,
        gathering,
        people["worker-2"],
        strengths="Half the street has a key and uses it well.",
        worries="A fall on the steps in winter.",
        questions="How does Halina get out when it is icy? Who is there at night?",
        resources="A ramp. Somebody to measure the door.",
        line="Nobody carries Halina up the steps.",
        harm="A neighbour hurt his back, and Halina her wrist.",
    )
    ready(session, gathering, people["coordinator"], place="Halina’s workshop")
    the_day.give_information(session, gathering, "")
    the_day.start_private_time(session, gathering, people["resident"])
    on = today()
    items = [
        Written(
            what="Ifeoma rings every evening at eight, and comes if nobody answers.",
            who_id=people["carer-2"].id,
            by=on + timedelta(days=30),
            know="Halina goes to bed without the radio on for company.",
        ),
        Written(
            what="The council builds the ramp before the frost.",
            who_id=people["worker-2"].id,
            by=on - timedelta(days=5),
            checks="Halina, with a spirit level.",
        ),
        Written(what="We find out who owns the yard.", who="We do not know yet"),
    ]
    shared(session, gathering, people["resident"], people["worker-2"], items)
    item = planning.items_of(session, gathering)[0]
    following.move_item(
        session,
        ItemSeen(gathering, item),
        people["carer-2"],
        status="under_way",
        words="Four evenings out of five. On the fifth she rang me.",
    )


def _reviewing(session: CouncilSession, people: People) -> None:
    """The Bevans look at how it goes."""
    osian, sian = people["young-person-abergwyn"], people["parent-abergwyn"]
    worker, taid = people["worker-abergwyn"], people["grandparent-abergwyn"]
    gathering = asked_for(
        session,
        worker,
        osian,
        people["coordinator-abergwyn"],
        manager=people["manager-abergwyn"],
        kind="child",
        name=_("Osian’s conference"),
        parents=[sian],
        others=[(taid, _("taid"))],
        reasons=_("Osian turns eighteen soon, and wants the boat and college to fit together."),
        must_change=_("Osian has a week that works in winter, too."),
    )
    report(
        session,
        gathering,
        worker,
        strengths=_("Three generations in one boat shed."),
        worries=_("Long evenings on the water in the dark."),
        questions=_("Who knows when Osian is out? How does he get to college?"),
        resources=_("Help with the bus fare. A radio for the boat."),
        line=_("Nobody sails alone after dark."),
        harm=_("In January he was found by chance."),
    )
    ready(session, gathering, people["coordinator-abergwyn"], place=_("The boat shed"))
    the_day.give_information(session, gathering, "")
    the_day.start_private_time(session, gathering, osian)
    items = [
        Written(what=_("Dilwyn waits on the slip until the boat is in."), who_id=taid.id),
        Written(
            what=_("The council pays the bus fare until June."),
            who_id=worker.id,
            by=today() + timedelta(days=40),
        ),
    ]
    shared(session, gathering, osian, worker, items)
    following.open_review(session, gathering, sian)
