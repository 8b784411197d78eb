"""The six activities before the dialogue: who came to them is written beside the people in `people`."""

from typing import NamedTuple

from fieldapp.demo.people import KNOWN, TANJUNG_PAKU, Someone

TANAH_GARAM_CODE = "13.72.01.1001"
TANJUNG_PAKU_CODE = "13.72.02.1003"


class Earlier(NamedTuple):
    """An activity as it would be typed. `digit` names it among the meetings of Tanah Garam's people.

    `handed_over` is the day on which it was handed over, None where it is finished and waits.
    """

    date: str
    kind: str
    village: str
    digit: str
    place: str
    start: str
    end: str
    theme: str
    handed_over: str | None


EARLIER = (
    Earlier(
        date="11/09/2018",
        kind="socialisation",
        village=TANAH_GARAM_CODE,
        digit="1",
        place="Aula Kelurahan Tanah Garam",
        start="09.00",
        end="11.30",
        theme="Pengenalan Program Keserasian Sosial",
        handed_over="2018-09-12",
    ),
    Earlier(
        date="25/09/2018",
        kind="community_talk",
        village=TANAH_GARAM_CODE,
        digit="2",
        place="Mushala Payo",
        start="20.00",
        end="22.15",
        theme="Memilih pekerjaan fisik",
        handed_over="2018-09-27",
    ),
    Earlier(
        date="02/10/2018",
        kind="community_talk",
        village=TANJUNG_PAKU_CODE,
        digit="",
        place="Kantor Lurah Tanjung Paku",
        start="09.30",
        end="12.00",
        theme="Hidup berdampingan antartetangga",
        handed_over="2018-10-03",
    ),
    Earlier(
        date="08/10/2018",
        kind="community_talk",
        village=TANAH_GARAM_CODE,
        digit="3",
        place="Mushala Payo",
        start="20.00",
        end="22.00",
        theme="Pembagian kerja gotong royong",
        handed_over="2018-10-08",
    ),
    Earlier(
        date="18/10/2018",
        kind="physical_work",
        village=TANAH_GARAM_CODE,
        digit="4",
        place="Lokasi gedung serbaguna, Payo",
        start="08.00",
        end="16.00",
        theme="",
        handed_over=None,
    ),
    Earlier(
        date="20/10/2018",
        kind="board_meeting",
        village=TANAH_GARAM_CODE,
        digit="5",
        place="Rumah ketua forum",
        start="16.00",
        end="17.30",
        theme="Persiapan Dialog Tematik I",
        handed_over=None,
    ),
)
"""In the order of their dates: attended by 88, 66, 96, 71, 38 and 14 people."""


def attendance(activity: Earlier) -> tuple[Someone, ...]:
    """Who came, in the order of the paper list: neighbours together, as they sit."""
    came = TANJUNG_PAKU if activity.village == TANJUNG_PAKU_CODE else _with_digit(activity.digit)
    return tuple(sorted(came, key=lambda person: (person.hamlet, person.name)))


def _with_digit(digit: str) -> tuple[Someone, ...]:
    return tuple(person for person in KNOWN if digit in person.meetings)
