"""What the tests of the roster line share."""

import pytest
from roster_world import AMANAH, AMINAH, ILHAM, ROSMINI, SITTI, context_of

from fieldapp.roster.line import Context


@pytest.fixture
def village() -> Context:
    """Five people known, nobody present."""
    return context_of(AMINAH, AMANAH, SITTI, ROSMINI, ILHAM)
