"""An app with nothing but templates and translations, for what needs no database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import Babel

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="session")
def bare_app() -> Flask:
    app = Flask("bare", template_folder=str(TEMPLATES))
    app.config.update(SECRET_KEY="x", WTF_CSRF_ENABLED=False)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app)
    return app


@pytest.fixture
def bare_request(bare_app: Flask) -> Iterator[None]:
    with bare_app.test_request_context():
        yield
