"""`alongside plugin`: which practices are here, and who has switched them on."""

import click

from alongside.cli import plugin_life
from alongside.cli.plain import PlainGroup, the_app
from alongside.cli.plugin_check import allow, check_plugin
from alongside.cli.plugin_new import new
from alongside.councils import practices
from alongside.kernel.levels import in_words
from alongside.kernel.upgrading import waiting
from alongside.later_life.listing import remembered, went_wrong
from alongside.lifecycle import at_council
from alongside.web.context import current, house


@click.group(cls=PlainGroup)
def plugin() -> None:
    """See the practices that are installed, switch them on and off, look after them, begin one."""


plugin.add_command(new)
plugin.add_command(check_plugin)
plugin.add_command(allow)


@plugin.command("list")
@click.option("--council", "slug", help="Also show which ones this council has switched on.")
def list_plugins(slug: str | None) -> None:
    """List the practices that were found, each with its status, the reason, and what failed."""
    app = the_app(telling=True)
    on: frozenset[str] | None = None
    if slug:
        with at_council(app, slug) as session:
            on = frozenset(practices.enabled(session, current.council))
    records = list(house(app).registry)
    known, failed = remembered(app), went_wrong(app)
    late = {unit.id for unit, at in waiting(app) if at != unit.head()}
    archived = {one.id: plugin_life.away(one) for one in known}
    with app.test_request_context():
        for record in records:
            status = "needs migration" if record.id in late else str(record.status)
            words = [record.id, record.version, status]
            if on is not None:
                words.append("on" if record.id in on else "off")
            click.echo("  ".join(word for word in words if word) + f"  {record.title}")
            level = in_words(record.level, record.untried)
            said = [level, record.reason, archived.get(record.id, "")]
            click.echo("; ".join([f"    from {record.source}", *(one for one in said if one)]))
            for one in failed.get(record.id, ()):
                click.echo(f"    {plugin_life.failed_words(one)}")
    gone = [one for one in known if not one.here]
    plugin_life.say_without_a_package(gone)
    if not records and not gone:
        click.echo("No practices are installed.")


for command in (
    plugin_life.enable,
    plugin_life.upgrade,
    plugin_life.disable,
    plugin_life.archive,
    plugin_life.purge,
):
    plugin.add_command(command)
