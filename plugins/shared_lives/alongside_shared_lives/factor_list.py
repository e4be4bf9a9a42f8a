"""The factors that every council begins with, each option with its bit.

A bit is never given to anything else: what households and people said lies in the database by it.
Add options at a free bit; take none away. A factor's options lie in one half of the 128 bits, so
that one machine word answers a question about it. Free for a council's own: 54 to 56, 102 to 127.
"""

from alongside_shared_lives.factors_of_home import AT_HOME
from alongside_shared_lives.factors_of_people import OF_PEOPLE

FACTORS = (*AT_HOME, *OF_PEOPLE)
"""In the order in which they are asked and explained."""
