"""The answers of the reference event, Dialog Tematik I in Payo on 22 October 2018, as they are typed into the form.

People who are no attendees appear by their office only. What the report of the event does not tell (the clock times,
what has been spent) is made up or left open.
"""

from typing import NamedTuple

KIND = "dialogue_1"


class Row(NamedTuple):
    """A row of a repeat: the fields of the row and what is typed into them."""

    repeat: str
    answers: tuple[tuple[str, str], ...]


def _planned(component: str, instalment: str, amount: str, item: str) -> Row:
    fields = (
        ("line_component", component),
        ("line_instalment", instalment),
        ("line_item", item),
        ("line_planned", amount),
    )
    return Row("money_lines", fields)


ANSWERED = (
    ("forum_name", "Forum Keserasian Sosial Payo"),
    ("legal_basis", "a c"),
    ("themes", "b c i"),
    ("theme", "Mencegah konflik sejak dini"),
    ("date", "22/10/2018"),
    ("start", "09.00"),
    ("end", "12.00"),
    ("place", "Balai pertemuan Payo"),
    ("hamlet", "Payo"),
    ("paper_male", "46"),
    ("paper_female", "54"),
    ("opened_by", "Sekretaris Dinas Sosial Kota Solok"),
    ("opened_for", "Kepala Dinas Sosial Kota Solok"),
    ("opening_message", "Dana bantuan digunakan sebaik-baiknya supaya tujuan Kementerian Sosial tercapai."),
    ("consent", "a"),
    ("who_spoke", "a t i"),
)
"""Answered already where the event is half entered."""

ANSWERED_ROWS = (
    Row(
        "speakers",
        (
            ("speaker_name", "Narasumber 1"),
            ("speaker_institution", "Dinas Sosial Provinsi Sumatera Barat"),
            ("speaker_topic", "Pencegahan konflik sosial dan hidup berdampingan"),
        ),
    ),
    Row("officials", (("official_role", "Lurah"), ("official_institution", "Kelurahan Tanah Garam"))),
    Row("officials", (("official_role", "Bhabinkamtibmas"), ("official_institution", "Polres Solok"))),
    Row("officials", (("official_role", "Babinsa"), ("official_institution", "Koramil 0309-01/Kubung"))),
)
"""Rows written already where the event is half entered."""

TO_ANSWER = (
    ("women_spoke", "4"),
    ("main_speaker", "Abdul Rahman Saleh"),
    ("requests", "Lurah: masyarakat merawat gedung dan memakainya untuk kegiatan positif."),
    ("follow_up", "Kalau bantuan dilaksanakan dengan baik, diusulkan menjadi Desa Berketahanan Sosial."),
    ("grant_total", "150 juta"),
    ("received", "a"),
    ("papers", "a b c e"),
    ("photos", "2"),
)
"""What is still to be answered then. `main_speaker` needs the attendance list."""

TO_ANSWER_ROWS = (
    Row(
        "decisions",
        (
            ("decision_what", "Gedung serbaguna dirawat bersama"),
            ("decision_who", "Forum Keserasian Sosial Payo"),
            ("decision_until", "31/12/2018"),
        ),
    ),
    _planned("a", "a", "57,5 juta", "Gedung serbaguna, pondasi dan dinding"),
    _planned("c", "a", "17,5 juta", "Dialog Tematik I"),
    _planned("e", "a", "15 juta", "Operasional forum"),
    _planned("a", "b", "42,5 juta", "Gedung serbaguna, atap dan lantai"),
    _planned("d", "b", "17,5 juta", "Dialog Tematik II"),
    Row(
        "works",
        (("work_kind", "Gedung serbaguna/balai/aula"), ("work_description", "Gedung serbaguna"), ("work_volume", "1")),
    ),
)
"""Rows that are still to be written then: the grant pays a building, two dialogues and operating costs."""
