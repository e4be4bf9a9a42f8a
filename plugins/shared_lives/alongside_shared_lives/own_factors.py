"""Stub until the matching part is merged."""

from alongside_shared_lives.factor_list import FACTORS


def known_factors(session):
    return FACTORS
