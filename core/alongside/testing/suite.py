"""The test that `python -m alongside.testing` runs, for the practice that it was asked about."""

from alongside.testing.conformance import Conformance
from alongside.testing.running import ASKED


class TestConformance(Conformance):
    """The promises of the practice at hand."""

    practice = ASKED.practice
    file = ASKED.file
