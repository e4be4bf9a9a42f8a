"""Whether the server is ready, and what it says when it is not."""

from sqlalchemy import text

from alongside.db.engine import owner_engine


def test_without_its_tables_it_is_not_ready(app):
    with owner_engine(app) as engine, engine.begin() as connection:
        connection.execute(text("DELETE FROM core_alembic_version"))
    answer = app.test_client().get("/ready")
    assert (answer.status_code, answer.json["status"]) == (503, "needs migration")


def test_without_a_database_it_is_not_ready_and_yet_alive(make_app, tmp_path):
    app = make_app(DATABASE_URL=f"sqlite:///{tmp_path}/no/such/folder.sqlite3")
    client = app.test_client()
    answer = client.get("/ready")
    assert (answer.status_code, answer.json) == (503, {"status": "database unreachable"})
    assert client.get("/health").status_code == 200
