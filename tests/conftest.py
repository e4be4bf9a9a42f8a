"""How hard the core's own tests search. What they may ask for stands in `alongside_pytest`."""

import os

from hypothesis import settings as effort

effort.register_profile("ci", derandomize=True)  # luck searches elsewhere
if os.environ.get("CI"):
    effort.load_profile("ci")
