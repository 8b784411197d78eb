"""The commands: stdout is data, stderr is talk. A face is imported inside the command that chose it."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from fieldapp import places, wording
from fieldapp.errors import Code, FieldappError
from fieldapp.face import Chosen, run_app, run_demo
from fieldapp.wording import _

LanguageOption = Literal["id", "en"]
GlyphsOption = Literal["auto", "utf8", "ascii"]
ThemeOption = Literal["auto", "night", "mono"]


def build() -> typer.Typer:
    """The commands, with their help in the language spoken now."""
    from fieldapp.hq.commands import build as build_headquarters

    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.callback(invoke_without_command=True, help=_("Activity logs and attendance lists, offline."))(start)
    app.command("demo", help=_("Open the reference event, half entered, in a throw-away workspace."))(demo)
    app.command("export", help=_("Hand over everything that is ready, without the screens."))(export)
    app.command("check", help=_("Is this bundle whole, and what is in it?"))(check)
    app.command("schema", help=_("Print the JSON Schema of a bundle."))(schema)
    app.add_typer(build_headquarters(), name="hq", help=_("Headquarters: make keys, open bundles."))
    return app


def start(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option(help="DIR")] = None,
    lang: Annotated[LanguageOption | None, typer.Option()] = None,
    glyphs: Annotated[GlyphsOption | None, typer.Option()] = None,
    theme: Annotated[ThemeOption | None, typer.Option()] = None,
) -> None:
    """Open the app where no command is named."""
    if lang:
        wording.set_language(lang)
    look = {name: value for name, value in {"language": lang, "glyphs": glyphs, "theme": theme}.items() if value}
    context.obj = Chosen(places.find(data), look)
    if context.invoked_subcommand is None:
        need_terminal()
        sys.exit(run_app(context.obj))


def demo(
    context: typer.Context,
    headless: bool = False,
    exports: Annotated[Path | None, typer.Option(help="DIR")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    sealed: bool = False,
) -> None:
    """Show the reference event, or with --headless do its whole path and report figures."""
    if headless:
        from fieldapp.demo.headless import run_headless

        report = run_headless(exports or context.obj.places.exports, language=wording.language(), sealed=sealed)
        _out(json.dumps(report.to_json(), ensure_ascii=False, indent=1) if as_json else report.in_words())
        return
    need_terminal()
    sys.exit(run_demo(context.obj))


def export(context: typer.Context, to: Annotated[Path | None, typer.Option(help="DIR")] = None) -> None:
    """Hand over all finished activities; the path of the bundle goes to stdout."""
    from fieldapp.workflow.handing_over import HandOver, default_folder
    from fieldapp.workflow.session import need_started, open_session

    session = open_session(context.obj.places)
    try:
        need_started(session)
        made = HandOver(session, to or default_folder(session)).run()
    finally:
        session.close()
    _out(str(made.path))
    if not made.sealed:
        _talk(_("Not sealed: whoever holds this file can read the names in it."))
    _talk(
        _("{activities} activities, {rows} rows, {size} bytes, check code {check}").format(
            activities=made.activities, rows=made.rows, size=made.size, check=made.check_code
        )
    )


def check(file: Path, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Verify a bundle's bytes, signature and counts, and say what is in it."""
    from fieldapp.bundle.summary import summarise

    summary = summarise(file)
    _out(json.dumps(summary.to_json(), ensure_ascii=False, indent=1) if as_json else summary.in_words())


def schema() -> None:
    """Print the JSON Schema (2020-12) of a bundle."""
    from fieldapp.bundle.schema import schema_text

    _out(schema_text().rstrip("\n"))


def need_terminal() -> None:
    """Raise NO_TERMINAL where there is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise FieldappError(Code.NO_TERMINAL)


def _out(text: str) -> None:
    sys.stdout.write(text + "\n")


def _talk(text: str) -> None:
    sys.stderr.write(text + "\n")
