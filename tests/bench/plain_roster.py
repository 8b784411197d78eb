"""The baseline of a key: Textual's own Input, a list of five rows and a table, painting the cells of our roster."""

from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Input, Static

HEADINGS = ("No", "Nama", "L/P", "Umur", "RT", "Unsur")


class PlainRoster(App[None]):
    """Every letter replaces the five rows; Enter puts a row into it, F6 takes it out."""

    CSS = """
    Input { height: 1; border: none; }
    #five { height: 5; }
    DataTable { height: 1fr; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "clear", priority=True), Binding("f6", "take_back")]

    def __init__(self, names: list[str], present: int) -> None:
        super().__init__()
        self._names = names
        self._present = present
        self._turn = 0

    def compose(self) -> ComposeResult:
        yield Static(" FIELDAPP  Tanah Garam › Dialog I 22 Okt › Daftar hadir")
        yield Static(" L 28/46   P 34/54   Jumlah 62 dari 100 di kertas   KURANG 38")
        field = Input(id="name", select_on_focus=False)
        field.cursor_blink = False
        yield field
        yield Static(self._five(), id="five")
        yield Static(" Enter HADIR Siti Aminah (P 34)     Tab orang baru", id="announcement")
        yield DataTable(show_cursor=False)
        yield Static(" Enter Hadir  Tab Orang baru  F6 Batalkan  F9 Periksa  / Menu  Esc")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*HEADINGS)
        for number in range(self._present, 0, -1):
            self._add(number)
        self.query_one(Input).focus()

    @on(Input.Changed)
    def show_five(self) -> None:
        """Five other rows and the announcement below them."""
        self._turn += 1
        self.query_one("#five", Static).update(self._five(), layout=False)
        self.query_one("#announcement", Static).update(f" Enter HADIR {self._person(self._turn)} (P 34)", layout=False)

    @on(Input.Submitted)
    def add_row(self) -> None:
        """One more row, at the end, where the table is scrolled to."""
        self._present += 1
        self._add(self._present)
        self.query_one(DataTable).scroll_end(animate=False)
        self.query_one(Input).clear()

    def action_clear(self) -> None:
        """An empty line."""
        self.query_one(Input).clear()

    def action_take_back(self) -> None:
        """The last row leaves."""
        table = self.query_one(DataTable)
        table.remove_row(str(self._present))
        self._present -= 1

    def _add(self, number: int) -> None:
        row = (str(number), self._person(number), "P", "34", "02", "Kelompok ibu")
        self.query_one(DataTable).add_row(*row, key=str(number))

    def _five(self) -> str:
        return "\n".join(
            f"{self._person(self._turn + step):<32} P  34  RT 02  Kelompok ibu  hadir 3x" for step in range(5)
        )

    def _person(self, number: int) -> str:
        return self._names[number % len(self._names)]
