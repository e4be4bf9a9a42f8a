"""Where packages are installed for a test."""

import pytest

from tests.museum.installing import forget


@pytest.fixture
def site(tmp_path, monkeypatch, make_app):
    """A folder of installed packages, on the way where Python looks for them.

    `make_app` comes first: it remembers which packages were there before.
    """
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    yield folder
    forget(folder)
