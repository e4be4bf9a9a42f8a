"""The bundled practices keep the promises that every practice makes."""

from alongside.testing import Conformance
from tests.rights.planting import FITTING, OF_ONE_SIDE


class TestFamilyConference(Conformance):
    practice = "family_conference"
    fitting = FITTING


class TestFeedback(Conformance):
    practice = "feedback"
    fitting = FITTING


class TestSharedLives(Conformance):
    practice = "shared_lives"
    fitting = FITTING
    needed = OF_ONE_SIDE
