"""The family networks that are drawn in the demo."""

from collections.abc import Mapping, Sequence

from alongside import CouncilSession
from alongside_family_conference import drawing
from alongside_family_conference.gatherings import Gathering
from alongside_family_conference.network import network_of
from alongside_family_conference.network_models import NetworkPerson

Somebody = tuple[str, str, str]


def kais_network(session: CouncilSession, gathering: Gathering) -> None:
    """Kai, with three households and those beside them."""
    drawn = _drawn(
        session,
        gathering,
        homes={"Kai": "Home", "Dani": "Home", "Winston": "Grandad’s house"},
        beside=[
            ("Jo", "sister, nine", "Home"),
            ("Pearl", "nan", "Grandad’s house"),
            ("Leroy", "dad", "Dad’s flat"),
            ("Tanya", "dad’s partner", "Dad’s flat"),
            ("Ash", "best friend", ""),
            ("Mrs Wilson", "next door", ""),
            ("Coach Ade", "football", ""),
        ],
    )
    _tied(
        session,
        gathering,
        drawn,
        [
            ("Kai", "Dani", "close", "She is tired, and she is there."),
            ("Kai", "Jo", "close", ""),
            ("Kai", "Winston", "close", "Fishing, and no questions."),
            ("Kai", "Leroy", "both", "Good weekends, when they happen."),
            ("Kai", "Ash", "close", ""),
            ("Kai", "Coach Ade", "close", ""),
            ("Kai", "Tanya", "strained", ""),
            ("Dani", "Leroy", "strained", "About who said what on Sunday evenings."),
            ("Dani", "Mrs Wilson", "close", "She has a key."),
            ("Winston", "Pearl", "close", ""),
            ("Winston", "Leroy", "lost", "Since the boat."),
        ],
    )


def sams_network(session: CouncilSession, gathering: Gathering) -> None:
    """Sam and a few friends. One of them has hidden what concerns them."""
    drawn = _drawn(
        session,
        gathering,
        homes={"Sam": "Flat above the baker’s"},
        beside=[
            ("Bronwen", "aunt", "By the sea"),
            ("Old Pete", "plays the accordion", ""),
        ],
    )
    _tied(
        session,
        gathering,
        drawn,
        [
            ("Sam", "Yusuf", "close", ""),
            ("Sam", "Bronwen", "both", "She wants the best, loudly."),
            ("Sam", "Old Pete", "close", "Every Thursday."),
        ],
    )
    for party in gathering.who("family"):
        drawing.hide(session, gathering, party, hidden=True)


def _drawn(
    session: CouncilSession,
    gathering: Gathering,
    homes: Mapping[str, str],
    beside: Sequence[Somebody],
) -> dict[str, NetworkPerson]:
    """Whoever is in the conference, at home where it is said, and those beside, by first name."""
    drawing.take_over(session, gathering)
    found = {one.row.name.split()[0]: one.row for one in network_of(session, gathering).people}
    for name, home in homes.items():
        found[name].household = home
    for name, relation, home in beside:
        found[name] = drawing.draw_person(
            session, gathering, name=name, relation=relation, household=home
        )
    return found


def _tied(
    session: CouncilSession,
    gathering: Gathering,
    drawn: Mapping[str, NetworkPerson],
    ties: Sequence[tuple[str, str, str, str]],
) -> None:
    for one, other, kind, words in ties:
        drawing.draw_tie(session, gathering, drawn[one].id, drawn[other].id, kind=kind, words=words)
