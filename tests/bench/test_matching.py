"""What the benchmark says of a suggestion: how far it is from the best that there is."""

from alongside_shared_lives.circumstances import Room, Wanted
from alongside_shared_lives.dates import today
from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factors import points
from alongside_shared_lives.sides import Households, People
from alongside_shared_lives.whole import whole
from bench.invented import Invention
from bench.optimum import optimum


def test_the_optimum_places_as_many_and_meets_as_much_as_any_suggestion():
    invention = Invention(today())
    homes, some = ([invention.side()[1:] for _ in range(60)] for _ in range(2))
    households = Households(
        [packed for packed, _ in homes],
        [area for _, area in homes],
        [(Room(invention.kind(), invention.places()),) for _ in homes],
    )
    people = People(
        [packed for packed, _ in some],
        [area for _, area in some],
        [Wanted(invention.kind()) for _ in some],
    )
    picture = whole(people, households, points(FACTORS), invention.today)
    found = optimum(picture, people, households)
    assert found.placed == len(picture.suggested) > 20
    assert found.most_placed >= found.placed
    assert 100 * found.most_placed + found.most_agreement >= 100 * found.placed + found.agreement
