"""`python -m alongside.testing`: hold a practice to its promises."""

import sys

from alongside.testing.running import main

if __name__ == "__main__":
    sys.exit(main())
