"""What can be done on each screen, in the order of its key band and menu, with the words that this screen needs."""

from dataclasses import dataclass, replace

from fieldapp.errors import N_
from fieldapp.ui.keys.commands import COMMANDS, EVERYWHERE, Command


@dataclass(frozen=True, slots=True)
class Use:
    """A command on one screen. None takes what the command itself says; `band` False keeps it out of the key band.

    `keys` and `shown` replace the command's own; `own` makes a command that only this screen has.
    """

    command: str
    word: str | None = None
    help: str | None = None
    menu: str | None = None
    number: str | None = None
    keys: tuple[str, ...] | None = None
    shown: str | None = None
    band: bool = True

    def resolve(self) -> Command:
        """The command with this screen's words."""
        base = COMMANDS.get(self.command) or Command(self.command, (), "", "", "")
        return replace(
            base,
            word=_first(self.word, base.word),
            help=_first(self.help, base.help),
            menu=_first(self.menu, base.menu),
            number=_first(self.number, base.number),
            shown=_first(self.shown, base.shown),
            keys=base.keys if self.keys is None else self.keys,
        )


def _first(own: str | None, common: str) -> str:
    return common if own is None else own


@dataclass(frozen=True, slots=True)
class ScreenKeys:
    """A screen: what Bantuan calls it, what can be done, and tips (key or word, what it does) for Bantuan alone."""

    name: str
    uses: tuple[Use, ...]
    tips: tuple[tuple[str, str], ...] = ()

    def all_uses(self) -> tuple[Use, ...]:
        """The uses of the screen and, out of the key band, what is there on every screen."""
        named = {use.command for use in self.uses}
        return (*self.uses, *(Use(command, band=False) for command in EVERYWHERE if command not in named))


_MENU_HELP = (Use("menu"), Use("help"))
_OPEN = Use("forward", N_("Open"), N_("opens what is highlighted"))
_MOVE = Use("arrows", N_("Move"))
_UNDO_SHORT = Use("undo", N_("Undo"))

SCREENS: dict[str, ScreenKeys] = {
    "home": ScreenKeys(
        N_("Home"),
        (_OPEN, Use("arrows"), Use("undo"), *_MENU_HELP, Use("back", N_("Quit"), N_("quit; everything is saved"))),
        ((N_("Number"), N_("opens the line with that number or letter")),),
    ),
    "first_start": ScreenKeys(
        N_("First start"),
        (Use("forward"), Use("arrows"), *_MENU_HELP, Use("back")),
        ((N_("Type"), N_("part of the name of the regency or city, spaces do not matter")),),
    ),
    "activities": ScreenKeys(
        N_("All activities"),
        (
            _OPEN,
            _MOVE,
            Use(
                "delete_row",
                N_("Throw away"),
                N_("throw the draft away (F6 brings it back)"),
                N_("Throw the draft away, or bring it back"),
            ),
            Use("undo"),
            *_MENU_HELP,
            Use(
                "correct",
                N_("Correction"),
                N_("make a correction of what was handed over"),
                N_("Make a correction"),
                "2",
                ("f4",),
                "F4",
                band=False,
            ),
            Use("back"),
        ),
        (
            (N_("Type"), N_("village, kind, month (“okt”) or state")),
            ("b", N_("on a line that was handed over: make a correction")),
        ),
    ),
    "settings": ScreenKeys(
        N_("Settings"),
        (Use("forward"), Use("arrows", N_("Change")), Use("undo"), *_MENU_HELP, Use("back")),
        ((N_("Right, left"), N_("another choice")),),
    ),
    "help": ScreenKeys(
        N_("Help"),
        (
            Use("next_section", N_("Further"), N_("next page"), menu=""),
            Use("previous_section", menu="", band=False),
            Use("menu"),
            Use("back"),
        ),
    ),
    "menu": ScreenKeys(
        N_("Menu"),
        (
            Use("number"),
            Use("arrows", N_("then Enter")),
            Use("back", N_("Close the menu")),
        ),
    ),
    "save_failed": ScreenKeys(
        N_("Not saved"),
        (
            Use("elsewhere", N_("Save elsewhere"), keys=("1",), shown="1", help=N_("save a copy to another place")),
            Use("retry", N_("Try again"), keys=("2",), shown="2", help=N_("try to write once more")),
            Use("show", N_("Show"), keys=("3",), shown="3", help=N_("show what was typed")),
            Use("menu"),
            Use("back"),
        ),
    ),
    "quit": ScreenKeys(N_("Quit"), (Use("forward", N_("Quit")), Use("back", N_("Stay")))),
    "village": ScreenKeys(
        N_("Choose the village"),
        (
            Use("forward", N_("Choose")),
            _MOVE,
            Use(
                "several",
                N_("Several"),
                N_("mark it and choose one more"),
                N_("Mark for an activity in several villages"),
                "2",
                ("f4",),
                "+ F4",
                band=False,
            ),
            Use(
                "elsewhere",
                N_("Not in the list"),
                N_("the village is not in the list"),
                N_("Other village (not in the list)"),
                "3",
                ("f5",),
                "F5",
                band=False,
            ),
            Use("undo"),
            *_MENU_HELP,
            Use("back"),
        ),
        ((N_("Type"), N_("part of the name; spaces and capitals do not matter")),),
    ),
    "unlisted": ScreenKeys(
        N_("Not in the list"), (Use("forward"), Use("previous_field"), _MOVE, *_MENU_HELP, Use("back"))
    ),
    "kind": ScreenKeys(N_("Kind of activity"), (Use("forward", N_("Choose")), _MOVE, *_MENU_HELP, Use("back"))),
    "form": ScreenKeys(
        N_("Activity form"),
        (
            Use("forward"),
            Use("previous_field"),
            Use("next_section"),
            Use("previous_section", band=False),
            Use("undo", N_("Revert")),
            Use("check"),
            Use("values", band=False),
            Use(
                "roster", N_("Attendance"), N_("the attendance list"), N_("Attendance list"), "3", ("f3",), "F3", False
            ),
            Use("add_row", N_("Row"), N_("one more row"), N_("Add a row"), "4", ("ctrl+o",), "Ctrl+O", band=False),
            Use("delete_row", number="6", menu=N_("Remove this row"), band=False),
            Use(
                "finalise",
                N_("Finish"),
                N_("finish this activity"),
                N_("Finish this activity"),
                "9",
                (),
                "",
                band=False,
            ),
            Use("menu"),
            Use("help", band=False),
            Use("back"),
        ),
        ((N_("Enter"), N_("in a long text: a new line; on an empty last line: to the next field")),),
    ),
    "roster": ScreenKeys(
        N_("Attendance list"),
        (
            Use("forward", N_("Present"), N_("the person highlighted is recorded as PRESENT")),
            Use("next_field", N_("New person"), N_("this name is a new person; then L/P, age, group: p34i")),
            Use("arrows", help=N_("choose another person of the list")),
            Use("undo"),
            Use("check"),
            Use("open_row", band=False),
            Use("delete_row", band=False),
            Use("note", band=False),
            Use(
                "paper", N_("Paper"), N_("men and women by the paper"), N_("Paper count (L and P)"), "6", (), "", False
            ),
            Use("same", menu="", band=False),
            Use(
                "sort", N_("Order"), N_("newest, number or name"), N_("Order: newest, number, name"), "7", (), "", False
            ),
            Use("finalise", N_("Finish"), N_("finish this list"), N_("Finish this list"), "9", (), "", band=False),
            Use("menu"),
            Use("help", band=False),
            Use("back"),
        ),
        (
            (N_("Type a name"), N_("find a person: “si am” = Siti Aminah, “37” = number 37")),
            (N_("Arrows"), N_("on an empty line: into the rows below, to change or remove one")),
        ),
    ),
    "attendee": ScreenKeys(
        N_("Row of the attendance list"),
        (
            Use("forward", help=N_("to the next field; behind the last one back to the list")),
            Use("previous_field"),
            Use("undo"),
            Use("delete_row", menu=N_("Remove this row"), help=N_("remove this row (F6 brings it back)"), band=False),
            Use("check", band=False),
            Use("menu"),
            Use("help", band=False),
            Use("back"),
        ),
        ((N_("!"), N_("behind an age: take it although it is out of the usual range")),),
    ),
    "review": ScreenKeys(
        N_("Check"),
        (
            Use("forward", N_("Open"), N_("opens the field or the row in which it is mended")),
            Use("confirm", N_("It is right"), N_("it is right so, with a reason"), N_("It is right"), "3", ("y",), "y"),
            _MOVE,
            Use("finalise", N_("Finish"), N_("finish this activity"), N_("Finish this activity"), "9", ("s",), "s"),
            Use(
                "confirmed", N_("Confirmed"), N_("what was confirmed"), N_("Confirmed points"), "4", ("d",), "d", False
            ),
            Use("undo"),
            Use("check", help=N_("the next point; from the form or the list: back here"), menu="", band=False),
            Use("menu"),
            Use("help", band=False),
            Use("back"),
        ),
        ((N_("Number"), N_("opens the point with that number")),),
    ),
    "confirmed": ScreenKeys(
        N_("Confirmed"),
        (
            Use("forward", N_("Open"), N_("opens its field or row")),
            Use(
                "delete_row",
                N_("Withdraw"),
                N_("withdraw the confirmation (F6 brings it back)"),
                N_("Withdraw the confirmation"),
                "3",
            ),
            _MOVE,
            Use("undo"),
            Use("check", N_("Check"), N_("back to what is to be looked at"), N_("Check"), "2", band=False),
            *_MENU_HELP,
            Use("back"),
        ),
    ),
    "finalise": ScreenKeys(
        N_("Finish"),
        (
            Use("forward"),
            Use("hand_over", N_("Hand over"), N_("on to headquarters"), N_("Hand over to headquarters"), "3", (), ""),
            Use("undo"),
            Use("check", band=False),
            Use("open_row", help=N_("open the row of the sample"), menu=N_("Open this row of the list"), number="4"),
            Use("next_section", help=N_("to the next part; PgUp goes back"), menu=N_("Next part"), band=False),
            Use("previous_section", menu="", band=False),
            *_MENU_HELP,
            Use("back"),
        ),
        ((N_("P47"), N_("in the sample: letter and age as they stand on paper; P? where there is no age")),),
    ),
    "hand_over": ScreenKeys(
        N_("Hand over to headquarters"),
        (
            Use("start", N_("Begin"), N_("begin"), N_("Begin"), "3", ("enter",), "Enter"),
            Use(
                "elsewhere",
                N_("Other folder"),
                N_("another folder, such as a stick"),
                N_("Another folder"),
                "2",
                ("s",),
                "s",
            ),
            *_MENU_HELP,
            Use("back", N_("Cancel"), N_("cancel; nothing is changed")),
        ),
    ),
    "handed_over": ScreenKeys(
        N_("Handed over"),
        (
            Use("home", N_("Home"), N_("to Home"), N_("Home"), "3", ("enter",), "Enter"),
            Use(
                "elsewhere",
                N_("Save elsewhere"),
                N_("a copy in another place"),
                N_("Copy to another place"),
                "2",
                ("s",),
                "s",
            ),
            *_MENU_HELP,
            Use("back"),
        ),
    ),
}
"""Screen id to its keys. A screen class names its entry in `SCREEN`."""
