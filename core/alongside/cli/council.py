"""`alongside council`: the councils of this installation."""

from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from alongside.cli.plain import PlainGroup, one_council, the_app
from alongside.councils import toml
from alongside.councils.authorities import Authority, by_gss, find, plain_name
from alongside.councils.models import Council
from alongside.councils.setup import SetupError, add_council
from alongside.db.engine import get_session
from alongside.identity.factor_changes import released
from alongside.identity.roles import give_role
from alongside.identity.welcome import person_with_address, welcome
from alongside.lifecycle import at_council
from alongside.records.log import note
from alongside.web.context import current, house


@click.group(cls=PlainGroup)
def council() -> None:
    """Set councils up, look at them, carry their configuration."""


@council.command()
@click.argument("authority", required=False)
@click.option("--name", default="", help="What it is called here; alone, for an invented council.")
@click.option("--nation", default="", help="Its nation, which decides languages and procedures.")
@click.option("--slug", default="", help="Its short name in commands.")
@click.option("--host", help="The host name at which it answers; none where it is the only one.")
@click.option(
    "--language", "languages", multiple=True, help="A language it offers; again for more."
)
def add(authority: str | None, languages: tuple[str, ...], host: str | None, **given: str) -> None:
    """Set up a council: AUTHORITY is its name or its GSS code, such as E09000007."""
    if not authority and not given["name"]:
        raise click.UsageError("Say which authority, by name or GSS code; or give a --name.")
    chosen = _one(authority) if authority else None
    app = the_app()
    with app.app_context():
        session = get_session()
        try:
            made = add_council(
                session,
                app.config,
                authority=chosen,
                host=host,
                languages=list(languages) or None,
                **given,
            )
        except SetupError as error:
            raise click.ClickException(str(error)) from None
        session.commit()
        click.echo(f"{made.name} is set up as {made.slug!r} ({made.nation}).")
        click.echo(f"It answers at {made.host or 'any host name'}.")


def _one(text: str) -> Authority:
    found = find(text)
    if not found:
        raise click.ClickException(
            f"No authority in the list is called {text!r}. For one that is not in it, give "
            f"--name and --nation."
        )
    wanted = plain_name(text)
    exact = [one for one in found if wanted in map(plain_name, (one.name, one.official_name))]
    if (by_code := by_gss(text)) is not None:
        return by_code
    if len(found) == 1 or len(exact) == 1:
        return (exact or found)[0]
    names = "; ".join(f"{one.official_name} ({one.gss_code or one.slug})" for one in found[:8])
    raise click.ClickException(f"Several authorities match {text!r}: {names}. Say its code.")


@council.command()
@click.argument("role")
@click.argument("name")
@click.argument("address")
@click.option("--council", "slug", help="The council; not needed where there is only one.")
def appoint(role: str, name: str, address: str, slug: str | None) -> None:
    """Give NAME a role in a council; they sign in with a link sent to ADDRESS."""
    if "@" not in address:
        raise click.ClickException(f"{address!r} is not an e-mail address.")
    app = the_app()
    with at_council(app, slug or one_council(app)) as session:
        person = person_with_address(session, address) or welcome(session, name=name, email=address)
        try:
            new = give_role(session, person, role, "given on the command line")
        except ValueError as why:
            raise click.BadParameter(str(why), param_hint="ROLE") from None
        if new:
            note(session, current.actor, "role given", "person", person.id, role)
        said = "is now" if new else "is already"
        click.echo(f"{person.name} {said} {role} of {current.council.name}.")
    click.echo("They ask for a link to sign in at /sign-in, with that address.")


@council.command()
@click.argument("address")
@click.option("--council", "slug", help="The council; not needed where there is only one.")
def release(address: str, slug: str | None) -> None:
    """Let whoever signs in with ADDRESS set up a second step anew, because they lost theirs.

    Be sure that it is they who ask: until they have set it up, their e-mail alone lets them in.
    """
    app = the_app()
    with at_council(app, slug or one_council(app)) as session:
        person = person_with_address(session, address)
        if person is None:
            raise click.ClickException(f"Nobody signs in with {address!r}.")
        count = released(session, current.actor, person)
        name = person.name
    click.echo(f"{name}: {count} taken away, and signed out everywhere. A message tells them.")


@council.command("list")
def list_councils() -> None:
    """List the councils of this installation."""
    with the_app().app_context():
        found = get_session().scalars(select(Council).order_by(Council.slug)).all()
        for one in found:
            click.echo(f"{one.slug}  {one.name}  {one.nation}  {one.host or 'any host name'}")
    if not found:
        click.echo("There is no council yet. Add one: alongside council add NAME")


@council.command()
@click.argument("slug", required=False)
def show(slug: str | None) -> None:
    """Show a council's basics and the practices it has switched on."""
    app = the_app()
    with at_council(app, slug or one_council(app)):
        one = current.council
        lines: dict[str, Any] = {
            "Name": one.name,
            "Slug": one.slug,
            "Nation": one.nation,
            "GSS code": one.gss_code,
            "Host": one.host or "any host name",
            "Languages": ", ".join(one.languages),
            "Worries about safety": one.safety_contact,
            "Complaints contact": one.complaints_contact,
            "Complaints page": one.complaints_link,
            "Practices": ", ".join(sorted(current.practices)),
        }
        for label, value in lines.items():
            click.echo(f"{label}: {value or 'not said'}")


@council.command()
@click.argument("slug", required=False)
def export(slug: str | None) -> None:
    """Write a council's whole configuration as TOML to the terminal. It holds no people."""
    app = the_app()
    with at_council(app, slug or one_council(app)) as session:
        click.echo(toml.export_council(session, current.council, house().registry), nl=False)


@council.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--council", "slug", help="The council; not needed where there is only one.")
def apply(file: Path, slug: str | None) -> None:
    """Make a council what FILE says, or change nothing and say what is wrong in it."""
    app = the_app()
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise click.ClickException(f"{file} is not text in UTF-8.") from None
    try:
        with at_council(app, slug or one_council(app)) as session:
            changed = toml.apply_council(session, current.council, house().registry, text)
            name = current.council.name
    except toml.ConfigurationError as error:
        raise click.ClickException(f"Nothing was changed. {error}") from None
    click.echo(
        f"{name}: {', '.join(changed)} changed." if changed else f"{name}: nothing to change."
    )
