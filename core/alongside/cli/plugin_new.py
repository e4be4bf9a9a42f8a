"""`alongside plugin new`: begin a practice of one's own, as a package that works at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from alongside.config import instance_folder
from alongside.kernel import discovery
from alongside.scaffold.wish import NotPossible, Wish, must_be_free
from alongside.scaffold.writing import free_folder, write

QUESTIONS = {
    "title": "What is it called?",
    "who": "Who takes part? One sentence",
    "holds": "What does it hold? One sentence",
    "author": "Who writes it? (may stay empty)",
    "email": "Where can people report a fault? An e-mail (may stay empty)",
}


@click.command()
@click.argument("practice")
@click.option("--title", help="What it is called.")
@click.option("--who", help="Who takes part, in one sentence.")
@click.option("--holds", help="What it holds, in one sentence.")
@click.option("--author", help="Who writes it.")
@click.option("--email", help="Where to tell its author of a hole in it.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder in which the new folder is made (where you are).",
)
@click.option("--yes", is_flag=True, help="Ask nothing: what is not said stays as suggested.")
def new(
    practice: str,
    title: str | None,
    who: str | None,
    holds: str | None,
    author: str | None,
    email: str | None,
    into: Path,
    yes: bool,
) -> None:
    """Write a new practice with the id PRACTICE, such as full_circle, in a folder of its own.

    What cannot be is said at its question, which is then asked again.
    """
    said = {"title": title, "who": who, "holds": holds, "author": author, "email": email}
    given = {part: text for part, text in said.items() if text is not None}
    try:
        wish = _begin(practice, given, into)
        for part, question in QUESTIONS.items():
            if part not in given and not yes:
                wish = click.prompt(
                    question, default=getattr(wish, part), value_proc=_with(wish, part)
                )
        folder = write(wish, into)
    except NotPossible as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{wish.title} is begun in {folder}. Next:\n")
    click.echo(f'    pip install --editable "{folder}"')
    click.echo("    alongside db upgrade")
    click.echo(f"    alongside plugin enable {wish.id} --council NAME\n")
    click.echo(f"Then its page is at {wish.address}.")


def _begin(practice: str, given: Mapping[str, str], into: Path) -> Wish:
    """What is wished before anything is asked. Raises NotPossible where that cannot be."""
    suggested = {
        "title": practice.replace("_", " ").capitalize(),
        "who": "People of this place, together.",
        "holds": "What you wrote here",
    }
    wish = Wish(id=practice, **{**suggested, **given})
    folder = instance_folder(None) / "practices"
    must_be_free(wish, {found.id for found in discovery.candidates(folder)})
    free_folder(wish, into)
    return wish


def _with(wish: Wish, part: str) -> Callable[[str], Wish]:
    """What takes an answer into the wish; one that cannot be makes click ask again."""

    def take(text: str) -> Wish:
        try:
            return replace(wish, **{part: text})
        except NotPossible as error:
            raise click.BadParameter(str(error)) from None

    return take
