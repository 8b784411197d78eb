"""The developers' command for the Indonesian catalogue: `python tests/wording/catalogue.py update|check`.

`update` collects the source strings of fieldapp, keeps their translations in fieldapp.po, takes new ones from the
JSON files of `--from DIR` (`{"English": "Indonesian"}`, a plural as `{"one|many": "..."}`), drops what no source
string asks for, and compiles fieldapp.mo. `check` only tells what is wrong. Neither file holds a date or the version
of a tool, so the same translations give the same bytes.
"""

import argparse
import ast
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[2] / "fieldapp"
PO = PACKAGE / "locale" / "id" / "LC_MESSAGES" / "fieldapp.po"
MO = PO.with_suffix(".mo")
HEADER = "# Indonesian of fieldapp. Made by tests/wording/catalogue.py; mend translations here, then run it."
SLOT = re.compile(r"{(\w+)}")


class Catalogue(Catalog):
    """A catalogue of Indonesian, which has one plural form, and whose header says only what gettext needs."""

    def __init__(self) -> None:
        super().__init__(locale="id", header_comment=HEADER, fuzzy=False)

    @property
    def num_plurals(self) -> int:
        return 1

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", "id"),
            ("Plural-Forms", "nplurals=1; plural=0;"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def source_strings(package: Path = PACKAGE) -> Catalogue:
    """Every string of the source code that is marked for translation, without translations."""
    found = Catalogue()
    for file in sorted(package.rglob("*.py")):
        for text in _marked(ast.parse(file.read_text(encoding="utf-8"))):
            found.add(text, locations=[(file.relative_to(package.parent).as_posix(), None)])
    for message in messages(found):
        message.flags.clear()
    return found


def _marked(tree: ast.Module) -> Iterator[str | tuple[str, str]]:
    """The texts of calls to `_`, `N_` and `n_`, also inside f-strings, where tokens do not show them before 3.12."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if name in ("_", "N_") and texts:
            yield texts[0]
        elif name == "n_" and len(texts) > 1:
            yield texts[0], texts[1]


def recorded(path: Path = PO) -> Catalog:
    """The catalogue as it is kept in the repository."""
    if not path.exists():
        return Catalogue()
    with path.open("rb") as file:
        return read_po(file, locale="id")


def messages(catalogue: Catalog) -> Iterator[Message]:
    """The entries of a catalogue, without its header."""
    return (message for message in catalogue if message.id)


def key(message: Message) -> str:
    """The name of an entry in a JSON file of translations."""
    return "|".join(message.id) if message.pluralizable else message.id


def translation(message: Message) -> str:
    """The Indonesian of an entry (which has one plural form), or nothing."""
    return (message.string[0] if message.pluralizable else message.string) or ""


def handed_in(folder: Path) -> dict[str, str]:
    """The translations of the JSON files in a folder; a later file wins and the difference is told."""
    together: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        for english, indonesian in json.loads(path.read_text(encoding="utf-8")).items():
            if together.get(english, indonesian) != indonesian:
                print(f"{path.name}: {english!r}: {together[english]!r} gives way to {indonesian!r}")
            together[english] = indonesian
    return together


def updated(kept: Catalog, new: dict[str, str], source: Catalogue) -> Catalogue:
    """The source strings with what is handed in, else with what was kept."""
    known = {key(message): translation(message) for message in messages(kept)} | new
    for message in messages(source):
        text = known.get(key(message), "")
        message.string = (text,) if message.pluralizable else text
    return source


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file, in the order of the source; a text is never broken, as tools break differently."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, include_lineno=False, sort_by_file=True)
    return out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a .mo file."""
    bare = Catalogue()
    for message in messages(catalogue):
        bare.add(message.id, message.string)
    out = io.BytesIO()
    write_mo(out, bare)
    return out.getvalue()


def missing(kept: Catalog, source: Catalog) -> list[str]:
    """Source strings without Indonesian."""
    known = {key(message) for message in messages(kept) if translation(message) and not message.fuzzy}
    return [key(message) for message in messages(source) if key(message) not in known]


def obsolete(kept: Catalog, source: Catalog) -> list[str]:
    """Entries that no source string asks for."""
    asked = {key(message) for message in messages(source)}
    left = [key(message) for message in messages(kept) if key(message) not in asked]
    return left + ["|".join(name) if isinstance(name, tuple) else name for name in kept.obsolete]


def slots_differ(kept: Catalog) -> list[str]:
    """Entries whose translation has other slots than the source (of a plural: than its `many`)."""
    return [key(message) for message in messages(kept) if translation(message) and _slots_differ(message)]


def _slots_differ(message: Message) -> bool:
    source = message.id[1] if message.pluralizable else message.id
    return sorted(SLOT.findall(source)) != sorted(SLOT.findall(translation(message)))


def complaints(kept: Catalog, source: Catalog) -> list[str]:
    """Everything that is wrong with the catalogue, a line each."""
    return (
        [f"no Indonesian: {name}" for name in missing(kept, source)]
        + [f"obsolete: {name}" for name in obsolete(kept, source)]
        + [f"slots differ: {name}" for name in slots_differ(kept)]
    )


def update(folder: Path | None) -> None:
    """Write the .po and the .mo anew."""
    catalogue = updated(recorded(), handed_in(folder) if folder else {}, source_strings())
    PO.write_bytes(po_bytes(catalogue))
    MO.write_bytes(mo_bytes(catalogue))


def main() -> int:
    """Run the command; 1 when something is wrong with the catalogue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("update", "check"))
    parser.add_argument("--from", dest="folder", type=Path, metavar="DIR")
    asked = parser.parse_args()
    if asked.task == "update":
        update(asked.folder)
    wrong = complaints(recorded(), source_strings())
    if not MO.exists() or MO.read_bytes() != mo_bytes(recorded()):
        wrong.append("fieldapp.mo is not what fieldapp.po compiles to")
    print("\n".join([*wrong, f"{len(list(messages(recorded())))} entries, {len(wrong)} complaints"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
