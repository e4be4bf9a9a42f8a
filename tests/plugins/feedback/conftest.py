"""What the tests of shared reflection begin with."""

from typing import Any

import pytest
from circle import Friends, gather


@pytest.fixture
def friends(northbank: Any) -> Friends:
    """Amina, Tom and Grace, who share a family group, with the practice on."""
    return gather(northbank)
