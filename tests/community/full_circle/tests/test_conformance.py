"""The rules of the house, which every practice keeps."""

from alongside.testing import Conformance


class TestConformance(Conformance):
    """What must hold of any practice, whatever it is about."""

    practice = "full_circle"
