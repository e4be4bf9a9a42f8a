"""Whoever a form of the scheme names: somebody who is known, or somebody new."""

from flask_babel import gettext as _

from alongside import CouncilSession, Person, apart_from, person_with_address, welcome
from alongside_shared_lives.enquiry_forms import WhoForm
from alongside_shared_lives.living_sides import living_there
from alongside_shared_lives.models import Housemate
from alongside_shared_lives.parties import Home
from alongside_shared_lives.states import NotNow
from alongside_shared_lives.trail import hold


def named(session: CouncilSession, form: WhoForm) -> Person:
    """Who was named; somebody new is added. Raises NotNow for an address that is somebody's."""
    if form.who.person is not None:
        return form.who.person
    email = form.email.data or ""
    if email and person_with_address(session, email) is not None:
        raise NotNow(_("Somebody signs in with this address already. Find them by their name."))
    return welcome(session, name=form.name.data or "", email=email)


def join(session: CouncilSession, home: Home, person: Person, part: str) -> Housemate:
    """Say that somebody is of a household. Raises NotNow for whoever is already, or cannot be."""
    hold(session, home)
    if home.part(person):
        raise NotNow(_("They are of this household already."))
    if person.id == home.household.worker_id:
        raise NotNow(_("Somebody who walks with it for the scheme cannot live there."))
    there = {*(one.id for _mate, one in home.people), *living_there(session, home)}
    if not there.isdisjoint(apart_from(session, person)):
        raise NotNow(_("They cannot be added here."))
    mate = Housemate(household_id=home.id, person_id=person.id, part=part)
    session.add(mate)
    session.flush()
    home.people.append((mate, person))
    return mate


def leave(session: CouncilSession, home: Home, person_id: str) -> None:
    """Say that somebody is not of a household any more; its last carer stays.

    Its words stay with whoever cares on: who left would else read them as data about themselves.
    """
    hold(session, home)
    found = next((one for one in home.people if str(one[1].id) == person_id), None)
    if found is None:
        raise NotNow(_("They are not of this household."))
    if found[0].part == "carer" and len(home.carers) == 1:
        raise NotNow(_("A household needs a carer. Let it go no further instead."))
    session.delete(found[0])
    home.people.remove(found)
    if home.household.begun_by_id == found[1].id:
        home.household.begun_by_id = next((one.id for one in home.carers), None)
    session.flush()
