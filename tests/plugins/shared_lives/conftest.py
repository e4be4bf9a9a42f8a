"""What the tests of Shared Lives begin with."""

from typing import Any

import pytest
from harbour import Harbour, moor


@pytest.fixture
def harbour(northbank: Any) -> Harbour:
    """Sam, Gwen's household and the scheme, with the practice on."""
    return moor(northbank)
