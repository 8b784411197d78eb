"""The Indonesian catalogue is complete, and the program speaks it."""

import re

import catalogue
import pytest

from fieldapp import wording
from fieldapp.errors import CATALOGUE, Code, FieldappError, fill

APOLOGETIC = re.compile(r"\b(mohon|maaf|silakan|silahkan|tolong|valid|invalid|kamu|error|oops)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def kept():
    return catalogue.recorded()


@pytest.fixture(scope="module")
def source():
    return catalogue.source_strings()


@pytest.fixture
def indonesian():
    before = wording.language()
    wording.set_language("id")
    yield
    wording.set_language(before)


def example(text, translation=""):
    made = catalogue.Catalogue()
    made.add(text, translation)
    return made


def test_every_source_string_has_indonesian(kept, source):
    assert catalogue.missing(kept, source) == []


def test_no_entry_is_obsolete(kept, source):
    assert catalogue.obsolete(kept, source) == []


def test_a_translation_has_the_slots_of_its_source(kept):
    assert catalogue.slots_differ(kept) == []


def test_the_compiled_catalogue_is_what_the_po_file_compiles_to(kept):
    assert catalogue.MO.read_bytes() == catalogue.mo_bytes(kept)


def test_the_po_file_is_what_the_command_would_write(kept, source):
    assert catalogue.PO.read_text(encoding="utf-8") == catalogue.po_bytes(catalogue.updated(kept, {}, source)).decode()


def test_no_translation_begs_or_blames(kept):
    texts = (catalogue.translation(message) for message in catalogue.messages(kept))
    assert [text for text in texts if APOLOGETIC.search(text)] == []


def test_the_sentences_of_all_errors_are_collected(source):
    collected = {catalogue.key(message) for message in catalogue.messages(source)}
    assert {entry.text for entry in CATALOGUE.values()} <= collected


def test_a_plural_is_collected_with_both_of_its_forms(tmp_path):
    (tmp_path / "part.py").write_text('n_("{count} row", "{count} rows", 3)\n_("a"\n  " b")\nN_("c")\nplain("d")\n')
    collected = [catalogue.key(message) for message in catalogue.messages(catalogue.source_strings(tmp_path))]
    assert collected == ["{count} row|{count} rows", "a b", "c"]


def test_a_string_without_translation_is_missing():
    assert catalogue.missing(example("Home"), example("Home")) == ["Home"]
    assert catalogue.missing(example("Home", "Beranda"), example("Home")) == []


def test_an_entry_that_nothing_asks_for_is_obsolete():
    assert catalogue.obsolete(example("Home", "Beranda"), example("Menu")) == ["Home"]


@pytest.mark.parametrize("translation", ["{nama} ada", "ada", "{name} {name}"])
def test_other_slots_in_a_translation_are_found(translation):
    assert catalogue.slots_differ(example("{name} is here", translation)) == ["{name} is here"]


def test_the_one_form_of_a_plural_may_leave_the_count_out():
    assert catalogue.slots_differ(example(("one row", "{count} rows"), ("{count} baris",))) == []


def test_a_plural_without_its_count_is_found():
    assert catalogue.slots_differ(example(("one row", "{count} rows"), ("baris",))) == ["one row|{count} rows"]


def test_new_translations_come_in_and_old_ones_stay():
    source = catalogue.Catalogue()
    source.add("Home")
    source.add(("{count} row", "{count} rows"))
    made = catalogue.updated(example("Home", "Beranda"), {"{count} row|{count} rows": "{count} baris"}, source)
    assert [catalogue.translation(message) for message in catalogue.messages(made)] == ["Beranda", "{count} baris"]


def test_the_files_bear_no_date_and_no_version_of_a_tool():
    made = catalogue.po_bytes(example("Home", "Beranda")) + catalogue.mo_bytes(example("Home", "Beranda"))
    assert re.search(rb"Date|Babel|20\d\d", made) is None


@pytest.mark.usefixtures("indonesian")
def test_an_error_speaks_indonesian_with_its_slots_filled_in():
    error = FieldappError(Code.NO_SUCH_ROW, number=7)
    assert wording.say(error) == "Tidak ada baris nomor 7. Lihat nomornya di daftar."


@pytest.mark.usefixtures("indonesian")
def test_the_language_changes_while_the_program_runs():
    spoken = wording.say(FieldappError(Code.NOTHING_TO_UNDO))
    wording.set_language("en")
    assert (spoken, wording.say(FieldappError(Code.NOTHING_TO_UNDO))) == (
        "Tidak ada yang bisa dibatalkan.",
        "There is nothing to take back.",
    )


def test_a_slot_that_nobody_filled_is_shown_as_it_stands():
    assert fill("{path} is damaged", {}) == "{path} is damaged"
