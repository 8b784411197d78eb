"""Pengaturan: who, where, language, look, folder, headquarters' file, and a test of the F-keys."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.events import DescendantBlur, Key
from textual.widgets import Input

from fieldapp import __version__
from fieldapp.errors import Code, FieldappError, fill
from fieldapp.ui.painting import plain
from fieldapp.ui.screens.area_picker import AreaPicker, nothing_found
from fieldapp.ui.screens.base import WorkScreen
from fieldapp.ui.widgets.field import Field
from fieldapp.ui.widgets.labelled import Choice, ChoiceField, KeyTest, Labelled
from fieldapp.ui.widgets.section import Body, Section
from fieldapp.wording import _
from fieldapp.workflow.handing_over import default_folder as bundle_folder
from fieldapp.workflow.starting import take_in_welcome

FOLDER, NAME, WELCOME = "exports", "name", "welcome-file"
LOOK = ("language", "theme", "glyphs")


class SettingsScreen(WorkScreen):
    """Every change applies and is written at once; F6 takes the last one back."""

    SCREEN = "settings"
    AUTO_FOCUS = "#name"

    def __init__(self) -> None:
        super().__init__()
        self._before: list[dict[str, object]] = []
        self._undone: list[dict[str, object]] = []

    def compose_main(self) -> ComposeResult:
        """The settings over the key test."""
        settings = self.session.settings
        yield Section(
            "",
            Labelled("", Field(settings.name, id=NAME, max_length=80), id="name-row"),
            AreaPicker(settings.area_name),
            *(Labelled("", ChoiceField(id=name), id=f"{name}-row") for name in LOOK),
            Labelled("", Field(str(settings.exports or ""), id=FOLDER, path=True), id="exports-row"),
            Labelled("", Field(id=WELCOME, path=True), id="welcome-row"),
            id="settings",
        )
        yield Section("", KeyTest(id="keys"), Body(id="keys-help"), id="keys-section", classes="spaced")
        yield Body(id="about", classes="about")

    def hint(self) -> str:
        """How to change something."""
        return _("Up and down move, left and right change a choice, Enter takes what was typed.")

    def refresh_view(self) -> None:
        """Labels and choices in the language spoken now."""
        self.query_one("#settings", Section).retitle(_("Settings"), _("changes apply and are saved at once"))
        self._show_labels()
        self._show_choices()
        self.query_one(KeyTest).speak(_("yes"))
        self.query_one("#keys-section", Section).retitle(_("Key test"), _("go there with Down, then press F1 to F9"))
        words = _("An F-key does not arrive? Every command is in the menu /.")
        self.query_one("#keys-help", Body).show(plain(f" {words}", "$muted"))
        about = fill(
            _("Version {version}   Installation code {code}"), {"version": __version__, "code": self.session.code}
        )
        folder = fill(_("Bundles go to {path}"), {"path": str(bundle_folder(self.session))})
        self.query_one("#about", Body).show("", plain(f"  {about}", "$muted"), plain(f"  {folder}", "$muted"))

    def _show_labels(self) -> None:
        sealed = _("installed, bundles are sealed") if self.session.has_headquarters_key else _("not installed yet")
        labels = {
            "name-row": (_("Your name"), ""),
            "language-row": (_("Language"), "Indonesia / English"),
            "theme-row": (_("Colours"), _("automatic / night / no colours")),
            "glyphs-row": (_("Frames"), _("automatic / lines / ASCII")),
            "exports-row": (_("Folder for bundles"), _("empty: the usual one")),
            "welcome-row": (_("File from headquarters"), sealed),
        }
        for row, (label, note) in labels.items():
            self.query_one(f"#{row}", Labelled).relabel(label, note)
        self.query_one(AreaPicker).relabel(_("Regency or city"), self.session.settings.area or "")

    def _show_choices(self) -> None:
        by_terminal = Choice("auto", _("automatic"))
        choices = {
            "language": (Choice("id", "Indonesia"), Choice("en", "English")),
            "theme": (by_terminal, Choice("night", _("night")), Choice("mono", _("no colours"))),
            "glyphs": (by_terminal, Choice("utf8", _("lines")), Choice("ascii", "ASCII - | +")),
        }
        for name, offered in choices.items():
            self.query_one(f"#{name}", ChoiceField).show(offered, str(getattr(self.session.settings, name)))

    def on_choice_field_turned(self, event: ChoiceField.Turned) -> None:
        """Language, theme or glyphs."""
        self._change(**{str(event.field.id): event.value})

    def on_area_picker_chosen(self, event: AreaPicker.Chosen) -> None:
        """Another area."""
        self._change(area=event.code, area_name=event.name)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed and go on."""
        if event.input.id == "area" and self.query_one(AreaPicker).typed:
            self.say(nothing_found(), "?")
            return
        self._take(event.input)
        self.focus_next()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Leaving a field takes what was typed as Enter does; the file from headquarters waits for Enter."""
        if isinstance(event.widget, Input) and event.widget.id != WELCOME:
            self._take(event.widget)

    def _take(self, field: Input) -> None:
        text = " ".join(field.value.split())
        if field.id == NAME:
            self._take_name(field, text)
        elif field.id == FOLDER:
            self._change(exports=Path(text).expanduser().absolute() if text else None)
        elif field.id == WELCOME and text:
            name = take_in_welcome(self.session, Path(text))
            field.value = ""
            self.repaint()
            self.say(plain(fill(_("Bundles are sealed for {name} from now on."), {"name": name})), "+")

    def _take_name(self, field: Input, text: str) -> None:
        if text:
            self._change(name=text)
        else:
            field.value = self.session.settings.name
            self.say(_("Type your name first."), "?")

    def _change(self, **fields: object) -> None:
        before = {name: getattr(self.session.settings, name) for name in fields}
        if before == fields:
            return
        self.session.change_settings(**fields)
        self._before.append(before)
        self._undone.clear()
        self._show_change()
        self.say(_("Changed and saved."), "+", _("Wrong? F6 takes it back"))

    def _show_change(self) -> None:
        settings = self.session.settings
        with self.prevent(Input.Changed):
            self.query_one(f"#{NAME}", Field).value = settings.name
            self.query_one(f"#{FOLDER}", Field).value = str(settings.exports or "")
        self.query_one(AreaPicker).show(settings.area_name)
        self.face.change_look()

    def do_undo(self) -> None:
        """Take the last setting back."""
        self._swap(self._before, self._undone, Code.NOTHING_TO_UNDO)
        self.say(_("The setting is as it was before."), "+")

    def do_redo(self) -> None:
        """Set again what was taken back."""
        self._swap(self._undone, self._before, Code.NOTHING_TO_REDO)
        self.say(_("Changed and saved."), "+")

    def _swap(self, source: list[dict[str, object]], other: list[dict[str, object]], nothing: Code) -> None:
        if not source:
            raise FieldappError(nothing)
        fields = source[-1]
        now = {name: getattr(self.session.settings, name) for name in fields}
        self.session.change_settings(**fields)
        other.append(now)
        source.pop()
        self._show_change()

    def on_key_test_arrived(self, event: KeyTest.Arrived) -> None:
        """Say which key was read."""
        self.say(plain(fill(_("Read: {key}"), {"key": event.key.upper()})), "+")

    def on_key(self, event: Key) -> None:
        """Up and Down move between the settings; Enter on a choice goes on."""
        if event.key == "enter" and isinstance(self.focused, ChoiceField | KeyTest):
            self.focus_next()
        elif event.key == "up":
            self.focus_previous()
        elif event.key == "down":
            self.focus_next()
