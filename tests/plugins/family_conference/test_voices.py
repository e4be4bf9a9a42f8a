"""A voice that comes in its own way: who gives it, who sees it, and when."""

import io

import pytest
from marshes import ADDRESS
from PIL import Image
from sqlalchemy import select

from alongside import Person, Upload, utcnow
from alongside_family_conference import voices
from alongside_family_conference.gatherings import load
from alongside_family_conference.states import NotNow, State
from alongside_family_conference.voice_models import Voice

WORDS = "Our table on a good Sunday"


def drawing(size=(60, 40)) -> bytes:
    kept = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-OF-NAN"
    Image.new("RGB", size, "green").save(kept, "JPEG", exif=exif)
    return kept.getvalue()


def seat(family, one, person):
    with family.session() as session:
        return family.gathering(session, one).party(session.get_one(Person, person)).participant.id


def give(family, by, one, whose, content=None, words=WORDS):
    address = f"{ADDRESS}/{one}/people/{seat(family, one, whose)}/voice"
    client = family.town.signed_in(by)
    page = client.get(address)
    if page.status_code != 200:
        return page
    file = (io.BytesIO(drawing() if content is None else content), "me.jpg")
    return client.post(
        address,
        data={**client.hidden(page.text), "file": file, "words": words},
        content_type="multipart/form-data",
    )


def kept(family, one):
    with family.session() as session:
        return session.scalars(select(Voice.id).where(Voice.conference_id == one)).all()


def plant(family, state):
    """A conference in a state, with a drawing of Kai's."""
    one = family.conference(State.PREPARING)
    assert give(family, family.child, one, family.child).status_code == 302
    with family.session() as session:
        conference = load(session, one).conference
        conference.state, conference.list_cleared_at = state.value, utcnow()
    return one, kept(family, one)[0]


def test_a_child_gives_a_drawing_and_it_is_theirs(family) -> None:
    one, drawn = plant(family, State.PREPARING)
    page = family.page(family.child, one, "/voices").text
    assert WORDS in page
    assert f"/voices/{drawn}" in page
    file = family.page(family.child, one, f"/voices/{drawn}")
    assert file.mimetype == "image/jpeg"
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert b"CAMERA-OF-NAN" not in file.data


def test_until_the_day_only_they_and_the_coordinator_have_it(family) -> None:
    one, drawn = plant(family, State.PREPARING)
    assert WORDS in family.page(family.coordinator, one, "/voices").text
    for other in (family.parent, family.relative, family.referrer):
        assert WORDS not in family.page(other, one, "/voices").text
        assert family.page(other, one, f"/voices/{drawn}").status_code == 404


def test_on_the_day_it_is_shown_to_the_room(family) -> None:
    one, drawn = plant(family, State.INFORMATION)
    for other in (family.parent, family.relative, family.referrer):
        assert WORDS in family.page(other, one, "/voices").text
        assert family.page(other, one, f"/voices/{drawn}").status_code == 200
    for outside in (family.admin, family.manager, family.outsider):
        assert family.page(outside, one, f"/voices/{drawn}").status_code == 404


def test_whoever_is_kept_out_of_the_room_gives_and_sees_only_their_own(family) -> None:
    one, drawn = plant(family, State.INFORMATION)
    with family.session() as session:
        found = load(session, one)
        found.party(session.get_one(Person, family.relative)).participant.excluded_because = "Safe"
    assert give(family, family.relative, one, family.relative, words="For Kai").status_code == 302
    page = family.page(family.relative, one, "/voices").text
    assert "For Kai" in page
    assert WORDS not in page
    assert family.page(family.relative, one, f"/voices/{drawn}").status_code == 404


def test_what_somebody_kept_out_gives_is_shown_by_the_coordinator_alone(family) -> None:
    one, _drawn = plant(family, State.INFORMATION)
    with family.session() as session:
        found = load(session, one)
        found.party(session.get_one(Person, family.relative)).participant.excluded_because = "Safe"
    give(family, family.relative, one, family.relative, words="From grandad")
    assert "From grandad" in family.page(family.coordinator, one, "/voices").text
    for other in (family.child, family.parent, family.referrer):
        page = family.page(other, one, "/voices").text
        assert "From grandad" not in page
        assert "Winston" not in page


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DECLINED, State.PAUSED])
def test_what_stops_before_the_day_shows_nothing_to_the_room(family, state) -> None:
    one, drawn = plant(family, state)
    for other in (family.parent, family.relative, family.referrer):
        assert WORDS not in family.page(other, one, "/voices").text
        assert family.page(other, one, f"/voices/{drawn}").status_code == 404
    assert WORDS in family.page(family.child, one, "/voices").text


def test_rule_15_while_the_family_is_alone_nobody_of_the_council_looks(family) -> None:
    one, drawn = plant(family, State.PRIVATE)
    assert WORDS in family.page(family.parent, one, "/voices").text
    for staff in (family.coordinator, family.referrer):
        assert family.page(staff, one, "/voices").status_code == 403
        assert family.page(staff, one, f"/voices/{drawn}").status_code == 404


def test_a_coordinator_takes_back_only_what_they_put_there_and_only_before_the_day(family) -> None:
    one, drawn = plant(family, State.PREPARING)
    client = family.town.signed_in(family.coordinator)
    voices_page = f"{ADDRESS}/{one}/voices"
    theirs = f"{voices_page}/{drawn}/take-back"
    assert client.send(voices_page, {}, to=theirs).status_code == 404
    give(family, family.coordinator, one, family.relative, words="From grandad")
    [put] = set(kept(family, one)) - {drawn}
    assert "Yes, take it back" in client.get(voices_page).text
    with family.session() as session:
        load(session, one).conference.state = State.ACTIVE.value
    assert "Yes, take it back" not in client.get(voices_page).text
    token = f"{ADDRESS}/{one}/stop"
    assert client.send(token, {}, to=f"{voices_page}/{put}/take-back").status_code == 404
    assert len(kept(family, one)) == 2


def test_the_coordinator_puts_a_drawing_there_for_a_child_who_may_take_it_back(family) -> None:
    one = family.conference(State.PREPARING)
    assert give(family, family.coordinator, one, family.child).status_code == 302
    [drawn] = kept(family, one)
    client = family.town.signed_in(family.child)
    answer = client.send(
        f"{ADDRESS}/{one}/voices", {}, to=f"{ADDRESS}/{one}/voices/{drawn}/take-back"
    )
    assert answer.status_code == 302
    assert kept(family, one) == []


def test_nobody_gives_or_takes_back_for_somebody_else(family) -> None:
    one, drawn = plant(family, State.INFORMATION)
    assert give(family, family.parent, one, family.child).status_code == 404
    assert give(family, family.referrer, one, family.child).status_code == 404
    client = family.town.signed_in(family.parent)
    back = f"{ADDRESS}/{one}/voices/{drawn}/take-back"
    assert client.send(f"{ADDRESS}/{one}/answer", {}, to=back).status_code == 404
    assert kept(family, one) == [drawn]


def test_rule_15_while_the_family_is_alone_no_picture_of_theirs_is_sent(family) -> None:
    one = family.conference(State.PRIVATE)
    with family.session() as session, pytest.raises(NotNow):
        found = family.gathering(session, one)
        child = session.get_one(Person, family.child)
        upload = Upload(drawing(), "image/jpeg")
        voices.give(session, found, found.party(child), upload, WORDS, child)
    assert give(family, family.child, one, family.child).status_code == 302
    assert "Give a picture" not in family.page(family.child, one, "/voices").text
    assert kept(family, one) == []


def test_a_seventh_waits_until_one_is_taken_back(family) -> None:
    one = family.conference(State.PREPARING)
    for _ in range(voices.MOST):
        give(family, family.child, one, family.child)
    give(family, family.child, one, family.child)
    assert len(kept(family, one)) == voices.MOST


def test_a_wrong_file_is_refused_beside_the_field_and_keeps_what_was_typed(family) -> None:
    one = family.conference(State.PREPARING)
    answer = give(family, family.child, one, family.child, content=b"<svg onload=alert(1)>")
    assert answer.status_code == 422
    assert "The file must be a picture" in answer.text
    assert WORDS in answer.text


def test_a_photo_of_a_phone_fits_and_a_film_does_not(family) -> None:
    one = family.conference(State.PREPARING)
    photo = drawing((400, 300)) + bytes(5 * 1024 * 1024)
    assert give(family, family.child, one, family.child, content=photo).status_code == 302
    film = bytes(20 * 1024 * 1024)
    assert give(family, family.child, one, family.child, content=film).status_code == 413
