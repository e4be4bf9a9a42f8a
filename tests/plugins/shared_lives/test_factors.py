"""Factors: what can be said, each option with a bit that it keeps for ever."""

from hypothesis import given
from hypothesis import strategies as st

from alongside_shared_lives.factor_list import FACTORS
from alongside_shared_lives.factors import BITS, WAYS, WORD, keys, pack, points, unpack

OPTIONS = [(factor, option) for factor in FACTORS for option in factor.options]
KEYS = [factor.option_key(option) for factor, option in OPTIONS]
NEVER = {"pets.dog": 4, "language.sylheti": 24, "bedroom.ground_floor": 13, "help.none": 63}
"""What lies in databases by its bit."""


def test_every_option_has_a_bit_of_its_own_and_a_factor_lies_in_one_half():
    bits = [option.bit for _, option in OPTIONS]
    assert len(set(bits)) == len(bits)
    assert all(0 <= bit < BITS for bit in bits)
    assert len(set(KEYS)) == len(KEYS)
    for factor in FACTORS:
        assert len({option.bit // WORD for option in factor.options}) == 1, factor.key


def test_a_bit_never_moves():
    bits = dict(zip(KEYS, (option.bit for _, option in OPTIONS), strict=True))
    assert {key: bits[key] for key in NEVER} == NEVER
    assert sorted(option.bit for _, option in OPTIONS) == [*range(54), *range(57, 102)]


def test_faith_culture_age_gender_and_personal_care_are_quiet():
    assert {one.key for one in FACTORS if one.quiet} == {
        "faith",
        "culture",
        "age",
        "gender",
        "care_by",
        "help",
    }


@given(st.fixed_dictionaries({way: st.lists(st.sampled_from(KEYS), unique=True) for way in WAYS}))
def test_what_is_packed_comes_out_as_it_was(said):
    packed = pack(said, FACTORS)
    assert len(packed) == 64
    told = keys(unpack(packed), FACTORS)
    assert {way: set(some) for way, some in told.items()} == {
        way: set(some) for way, some in said.items()
    }


def test_what_no_factor_knows_is_left_out():
    assert pack({"has": ["pets.dragon", "pets.dog"], "loves": ["pets.cat"]}, FACTORS) == pack(
        {"has": ["pets.dog"]}, FACTORS
    )


def test_one_of_several_is_asked_as_one_and_needs_each_for_themselves():
    by_factor = [point.factor for point in points(FACTORS)]
    assert by_factor.count("language") == 1
    assert by_factor.count("bedroom") == 3
