"""What can go wrong, as codes with slots; faces put them into words.

Each code has one English sentence (the gettext source string) that says what happened and what to do. Tests assert
the code, never the prose. This is the lowest layer: it imports nothing of the project.
"""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a source string for extraction without translating it."""
    return text


class Code(StrEnum):
    """Every refusal and failure that a person can meet."""

    DISK_FULL = "disk-full"
    NOT_WRITABLE = "not-writable"
    MEDIUM_GONE = "medium-gone"
    HELD_BY_PROGRAM = "held-by-program"
    WRITE_FAILED = "write-failed"
    READ_FAILED = "read-failed"
    CHANGED_OUTSIDE = "changed-outside"
    FILE_DAMAGED = "file-damaged"
    WORKSPACE_OPEN = "workspace-open"
    NEWER_FORMAT = "newer-format"
    SETTINGS_UNREADABLE = "settings-unreadable"
    NO_SUCH_ACTIVITY = "no-such-activity"
    ACTIVITY_LOCKED = "activity-locked"
    ALREADY_HANDED_OVER = "already-handed-over"
    NOT_HANDED_OVER = "not-handed-over"
    NOT_READY = "not-ready"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    NOTHING_TO_HAND_OVER = "nothing-to-hand-over"
    HAND_OVER_CANCELLED = "hand-over-cancelled"
    READ_BACK_DIFFERS = "read-back-differs"
    NO_SUCH_ROW = "no-such-row"
    SAMPLE_UNREADABLE = "sample-unreadable"
    YES_OR_NO = "yes-or-no"
    UNREADABLE_TEXT = "unreadable-text"
    FORM_INVALID = "form-invalid"
    FORM_MISSING = "form-missing"
    BUNDLE_MISSING = "bundle-missing"
    BUNDLE_TOO_LARGE = "bundle-too-large"
    BUNDLE_TOO_DEEP = "bundle-too-deep"
    BUNDLE_NOT_JSON = "bundle-not-json"
    BUNDLE_NOT_OURS = "bundle-not-ours"
    BUNDLE_NEWER = "bundle-newer"
    BUNDLE_SCHEMA = "bundle-schema"
    BUNDLE_COUNTS = "bundle-counts"
    SIGNATURE_WRONG = "signature-wrong"
    SEAL_WRONG = "seal-wrong"
    KEY_MISSING = "key-missing"
    KEY_UNREADABLE = "key-unreadable"
    KEYS_EXIST = "keys-exist"
    WELCOME_INVALID = "welcome-invalid"
    NO_TERMINAL = "no-terminal"
    NOT_STARTED = "not-started"
    DEMO_FAILED = "demo-failed"


class Entry(NamedTuple):
    """A catalogue entry: the English sentence with its slots, and the exit code of a command that meets it."""

    text: str
    exit_code: int = 1


CATALOGUE: dict[Code, Entry] = {
    Code.DISK_FULL: Entry(N_("{path} cannot be written: the disk is full. Free some room or choose another place.")),
    Code.NOT_WRITABLE: Entry(N_("{path} cannot be written: writing is not allowed there. Choose another place.")),
    Code.MEDIUM_GONE: Entry(N_("{path} cannot be reached. Is the stick still in? Put it back and try again.")),
    Code.HELD_BY_PROGRAM: Entry(N_("{path} is held by another program. Close that program and try again.")),
    Code.WRITE_FAILED: Entry(N_("{path} cannot be written ({reason}). Try again or choose another place.")),
    Code.READ_FAILED: Entry(N_("{path} cannot be read ({reason}). Check that it is there and try again.")),
    Code.CHANGED_OUTSIDE: Entry(
        N_(
            "{path} was changed by another program, so it is not overwritten. Close that program; "
            "what you typed is kept."
        )
    ),
    Code.FILE_DAMAGED: Entry(N_("{path} is damaged and was left as it is. Everything else works. Tell headquarters.")),
    Code.WORKSPACE_OPEN: Entry(N_("fieldapp is already open in another window. Use that window, or close it first.")),
    Code.NEWER_FORMAT: Entry(N_("{path} was written by a newer fieldapp. Install the newer version to open it.")),
    Code.SETTINGS_UNREADABLE: Entry(
        N_("The settings in {path} cannot be read. They were set aside as {aside}; please set them again.")
    ),
    Code.NO_SUCH_ACTIVITY: Entry(N_("There is no such activity here. Open it from the list of all activities.")),
    Code.ACTIVITY_LOCKED: Entry(N_("This activity is finished and can only be read. F6 unlocks it.")),
    Code.ALREADY_HANDED_OVER: Entry(
        N_('{title} is already in bundle {number}. To change it choose "Make a correction".')
    ),
    Code.NOT_HANDED_OVER: Entry(N_("{title} has not been handed over yet, so it can still be changed directly.")),
    Code.NOT_READY: Entry(N_("{title} still has {count} things that must be mended. Press F9 to see them.")),
    Code.NOTHING_TO_UNDO: Entry(N_("There is nothing to take back.")),
    Code.NOTHING_TO_REDO: Entry(N_("There is nothing to do again.")),
    Code.NOTHING_TO_HAND_OVER: Entry(N_("No activity is ready to be handed over. Finish one first.")),
    Code.HAND_OVER_CANCELLED: Entry(N_("Handing over was cancelled. Nothing was changed and no file was left behind.")),
    Code.READ_BACK_DIFFERS: Entry(
        N_("What was read back from {path} differs from what was written. Use another stick and try again.")
    ),
    Code.NO_SUCH_ROW: Entry(N_("There is no row number {number}. Look at the numbers in the list.")),
    Code.SAMPLE_UNREADABLE: Entry(N_("Type L or P and then the age, such as P47; P? where the paper has no age.")),
    Code.YES_OR_NO: Entry(N_("Type y for yes or n for no.")),
    Code.UNREADABLE_TEXT: Entry(N_("This text has characters that cannot be stored. Type it again.")),
    Code.FORM_INVALID: Entry(N_("The form {form} has a mistake at {place}: {reason}. Ask headquarters for a new one.")),
    Code.FORM_MISSING: Entry(N_("The form {form} is not installed. Ask headquarters for it.")),
    Code.BUNDLE_MISSING: Entry(N_("There is no file {path}. Check the name and the folder.")),
    Code.BUNDLE_TOO_LARGE: Entry(N_("{path} is too large for a bundle (limit {limit} MB). It was not opened.")),
    Code.BUNDLE_TOO_DEEP: Entry(N_("{path} is nested too deeply for a bundle. It was not opened.")),
    Code.BUNDLE_NOT_JSON: Entry(N_("{path} is cut short or is not a bundle. Ask for the file again.")),
    Code.BUNDLE_NOT_OURS: Entry(N_("{path} is not a fieldapp bundle. Look for a file named keserasian-….json.")),
    Code.BUNDLE_NEWER: Entry(N_("{path} was made by a newer fieldapp. Install the newer version to open it.")),
    Code.BUNDLE_SCHEMA: Entry(N_("{path} does not have the form of a bundle (at {place}). Ask for the file again.")),
    Code.BUNDLE_COUNTS: Entry(N_("{path} does not hold what it says it holds ({place}). Ask for the file again.")),
    Code.SIGNATURE_WRONG: Entry(N_("{path} was changed after it was made, or is damaged. Ask for the file again.")),
    Code.SEAL_WRONG: Entry(N_("{path} cannot be unsealed with the keys at hand. It was sealed for somebody else.")),
    Code.KEY_MISSING: Entry(
        N_("There is no key in {path}. Run “fieldapp hq init” first, or name the folder with --keys.")
    ),
    Code.KEY_UNREADABLE: Entry(N_("The key in {path} cannot be read. Restore it from its copy.")),
    Code.KEYS_EXIST: Entry(N_("There are already keys in {path}. They are kept; choose another folder for new ones.")),
    Code.WELCOME_INVALID: Entry(N_("{path} is not a welcome file of headquarters. Ask headquarters for it again.")),
    Code.NO_TERMINAL: Entry(
        N_(
            "fieldapp needs a terminal. Without one use “fieldapp demo --headless”, “fieldapp export” or "
            "“fieldapp check”."
        )
    ),
    Code.NOT_STARTED: Entry(N_("There is no workspace in {path} yet. Start fieldapp once to make it.")),
    Code.DEMO_FAILED: Entry(N_("The demonstration stopped at “{step}”: {reason}.")),
}


class FieldappError(Exception):
    """A refusal or failure with a code and the values for its slots (str or int)."""

    def __init__(self, code: Code, **slots: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.slots = slots

    @property
    def exit_code(self) -> int:
        """What a command that meets this error exits with."""
        return CATALOGUE[self.code].exit_code

    def __str__(self) -> str:
        """The English sentence, for logs and tests; faces use `wording.say`."""
        return CATALOGUE[self.code].text.format_map(_Slots(self.slots))


class _Slots(dict[str, str | int]):
    """Leaves a slot that nobody filled as it stands, so that telling of an error never raises another."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def fill(text: str, slots: dict[str, str | int]) -> str:
    """The text with its slots filled in."""
    return text.format_map(_Slots(slots))


def crash_code(error: Exception) -> str:
    """Kind, module and line of the innermost frame, such as `KeyError-roster-311`: no word of what was typed."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"-{Path(trace.tb_frame.f_code.co_filename).stem}-{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{where}"
