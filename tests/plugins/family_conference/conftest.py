"""What the tests of family group conferences begin with."""

from typing import Any

import pytest
from marshes import Family, gather


@pytest.fixture
def family(northbank: Any) -> Family:
    """The Marsh family, with the practice on."""
    return gather(northbank)
