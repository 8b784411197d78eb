"""`fieldapp hq init` and `fieldapp hq open`. stdout is data, stderr is talk; exit code 1 where anything was refused."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Protocol

import typer

from fieldapp import places
from fieldapp.errors import FieldappError
from fieldapp.wording import _, say


class _Chosen(Protocol):
    """What the command line chose before this command."""

    @property
    def places(self) -> places.Places:
        """The places of the workspace."""


def build() -> typer.Typer:
    """The commands, with their help in the language spoken now."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, no_args_is_help=True)
    app.command("init", help=_("Make headquarters' keys and the welcome file for the laptops."))(init)
    app.command("open", help=_("Open bundles, check them, and write attendance and activities as CSV."))(open_files)
    return app


def init(
    context: typer.Context,
    keys: Annotated[Path | None, typer.Option(help="DIR")] = None,
    name: Annotated[str | None, typer.Option(help="TEXT")] = None,
    welcome: Annotated[Path | None, typer.Option(help="FILE")] = None,
) -> None:
    """Make keys once; the path of the welcome file goes to stdout. Raises KEYS_EXIST."""
    from fieldapp.hq.founding import found

    here = _places(context)
    folder = keys or here.headquarters
    name = (name or "").strip() or _("Headquarters")
    if len(name) > 200 or not name.isprintable():
        raise typer.BadParameter(_("The name is one line of at most 200 characters."))
    made = found(
        folder.absolute(),
        name,
        (welcome or here.exports / "fieldapp-welcome.json").absolute(),
        datetime.now().astimezone().isoformat(timespec="seconds"),
    )
    _out(str(made.welcome))
    _talk(_("Give this file to every laptop. Check code over the phone: {check}").format(check=made.check_code))
    _talk(
        _("The private keys are in {path}. Keep two copies in safe places: without them no bundle opens.").format(
            path=made.private
        )
    )


def open_files(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    keys: Annotated[Path | None, typer.Option(help="DIR")] = None,
    csv: Annotated[Path | None, typer.Option(help="DIR")] = None,
) -> None:
    """Open bundles; a bad one is told of and does not stop the others."""
    from fieldapp.hq import activity_table, attendance_table
    from fieldapp.hq.definitions import Definitions
    from fieldapp.hq.opening import Opening
    from fieldapp.hq.spreadsheet import write

    here = _places(context)
    opening = Opening.of(files, keys or here.headquarters, keys_named=keys is not None, talk=_talk)
    collected = opening.activities()
    definitions = Definitions(here, _talk)
    for each in collected:
        _out(activity_table.line(each, definitions.of(each.activity.form)))
    if csv is not None and collected:
        folder = csv.absolute()
        write(folder / "activities.csv", activity_table.table(collected, definitions))
        write(folder / "attendance.csv", attendance_table.table(collected, definitions))
        _talk(_("Written: activities.csv and attendance.csv in {path}").format(path=folder))
    if opening.refused:
        raise typer.Exit(1)


def _places(context: typer.Context) -> places.Places:
    chosen: _Chosen | None = context.obj
    return chosen.places if chosen else places.find()


def _out(text: str) -> None:
    sys.stdout.write(_printable(text) + "\n")


def _talk(told: str | FieldappError) -> None:
    sys.stderr.write(_printable(say(told) if isinstance(told, FieldappError) else told) + "\n")


def _printable(text: str) -> str:
    """Names in a bundle are other people's text: they must not steer the terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
