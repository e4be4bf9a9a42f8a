"""The demo to ask who may do what in."""

import pytest
from world import SqliteFile, World


@pytest.fixture(scope="module")
def world(tmp_path_factory, sqlite_template) -> World:
    folder = tmp_path_factory.mktemp("world")
    return World(folder, SqliteFile(folder, sqlite_template))
