"""The program session on one workspace: who types, what time it is, and the way to the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from fieldapp import settings as settings_file
from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import FormRef
from fieldapp.model.edit import Change, Edit, Stamp
from fieldapp.settings import Settings
from fieldapp.store.workspace import Workspace
from fieldapp.workflow.tools import Tools

if TYPE_CHECKING:
    from fieldapp.forms.form import Form
    from fieldapp.places import Places


@dataclass(frozen=True, slots=True)
class Doing:
    """A user action about to be recorded: its Edits in several files share the same number and time."""

    seq: int
    stamp: Stamp
    verb: str

    def edit(self, *changes: Change, undoes: int | None = None) -> Edit:
        """The Edit of this action in one file."""
        stamp = self.stamp
        return Edit(
            seq=self.seq,
            at=stamp.at,
            clock=stamp.clock,
            device=stamp.device,
            by=stamp.by,
            verb=self.verb,
            undoes=undoes,
            changes=changes,
        )


class Session:
    """One open workspace. Faces make one at the start (`open_session`) and close it at the end."""

    def __init__(self, places: Places, workspace: Workspace, settings: Settings, tools: Tools) -> None:
        self.places = places
        self.workspace = workspace
        self.settings = settings
        self._written = settings
        self.tools = tools
        self._forms: dict[FormRef, Form] = {}

    def now(self) -> datetime:
        """The time, with its zone."""
        return self.tools.now()

    def today(self) -> date:
        """Today's date."""
        return self.now().date()

    @property
    def started(self) -> bool:
        """Whether the first start was gone through."""
        return self.settings.started and self.workspace.installation is not None

    @property
    def device(self) -> str:
        """The identity of this installation, or "" before the first start."""
        installation = self.workspace.installation
        return installation.device if installation else ""

    @property
    def code(self) -> str:
        """The four letters by which people name this installation, or "" before the first start."""
        installation = self.workspace.installation
        return installation.code if installation else ""

    @property
    def has_headquarters_key(self) -> bool:
        """Whether bundles can be sealed."""
        return self.places.headquarters_keys.is_file()

    def change_settings(self, **fields: object) -> Settings:
        """Change some settings and write them; raises the FieldappError of the write, keeping the old ones."""
        changed = Settings.model_validate({**self._written.model_dump(), **fields})
        settings_file.save(changed, self.places.settings)
        self._written = changed
        self.override_settings(**fields)
        return changed

    def override_settings(self, **fields: object) -> None:
        """Use other settings until the session ends, without writing them."""
        self.settings = Settings.model_validate({**self.settings.model_dump(), **fields})

    def stamp(self) -> Stamp:
        """Who does something now."""
        return Stamp(at=self.now().isoformat(timespec="seconds"), by=self.settings.name, device=self.device)

    def doing(self, verb: str) -> Doing:
        """A new user action."""
        return Doing(self.workspace.next_seq(), self.stamp(), verb)

    def form(self, ref: FormRef) -> Form:
        """The compiled form of an activity; raises FORM_MISSING or FORM_INVALID."""
        if ref not in self._forms:
            from fieldapp.workflow.form_library import load_form

            self._forms[ref] = load_form(self.places, ref)
        return self._forms[ref]

    def close(self) -> None:
        """Wait for the last save and let the workspace go."""
        self.workspace.close()


def open_session(places: Places, tools: Tools | None = None) -> Session:
    """Open the workspace in `places`; raises WORKSPACE_OPEN, NEWER_FORMAT, SETTINGS_UNREADABLE."""
    tools = tools or Tools()
    workspace = Workspace.open(places, clock=lambda: tools.now().isoformat(timespec="seconds"))
    try:
        settings = settings_file.load(places.settings)
    except FieldappError:
        workspace.close()
        raise
    return Session(places, workspace, settings, tools)


def need_started(session: Session) -> None:
    """Raise NOT_STARTED where the first start was not gone through."""
    if not session.started:
        raise FieldappError(Code.NOT_STARTED, path=str(session.places.root))
