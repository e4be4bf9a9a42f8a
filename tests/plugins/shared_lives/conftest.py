"""What the tests of Shared Lives begin with."""

from typing import Any

import pytest
from carer_world import Scheme, gather_scheme
from harbour import Harbour, moor


@pytest.fixture
def harbour(northbank: Any) -> Harbour:
    """Sam, Gwen's household and the scheme, with the practice on."""
    return moor(northbank)


@pytest.fixture
def scheme(northbank: Any) -> Scheme:
    """A scheme with a household that asks, its panel, and the practice on."""
    return gather_scheme(northbank)
