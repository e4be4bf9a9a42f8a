"""Running the tests that a practice's own package brings, as its author would."""

from pathlib import Path

from tests.community.installation import Installation, run


def run_its_tests(package: Path, here: Installation, *words: str) -> str:
    """Run a package's own tests with what is installed; give what pytest said.

    Its fixtures come from `alongside.testing`, and no setting from anywhere.
    """
    pytest = (here.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    return run(*pytest, *words, cwd=package)
