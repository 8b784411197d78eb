"""The people of the demonstration: made-up names in the mix of a Minangkabau town, with many namesakes by halves.

Written `name sex+age hamlet group meetings`, the group by its letter in the form. The digits are the earlier
meetings of the village that the person came to (see `earlier`), `+` is somebody who is not known yet, `?` an age that
the paper does not give.
"""

from typing import NamedTuple

from fieldapp.model.person import Sex


class Someone(NamedTuple):
    """A person as the paper list gives them. `meetings` holds one digit for each earlier meeting they came to."""

    name: str
    sex: Sex
    years: int | None
    hamlet: str
    group: str
    meetings: str
    new: bool


ALREADY_ENTERED = 62
"""How many of `ATTENDING` the half-done roster holds: 28 men and 34 women, three of them new."""

_ENTERED = """
    H. Bakhtiar Malin L62 01 t 12345, Asmawati P48 01 i 13, Zulfikar L44 02 a 1245, Yusnidar P55 03 i 123,
    Muhammad Rizki L21 02 m 23, Nurlaila P38 04 i 12, Siti Zubaidah P57 05 w 12, Syafrizal L49 03 w 12,
    Rosmanidar P63 02 t 23, Abdul Karim L36 04 w 3, Yulianti P29 01 m 123, Muhammad Fadhil L18 05 m 124,
    Desmawati P42 02 i 13, Erizal L53 04 t 1, Nurhasanah P34 05 i 3, Nur Aini P27 03 w 23,
    Siti Khadijah P46 03 i 123, Jufri L40 01 w 12, Ermawati P51 01 a 125, M. Yusuf L33 02 w 1234,
    Elfi Yanti P37 04 i 23, Rahmat Hidayat L24 03 m 12, Gusniati P44 01 i 123, Nasrul Dt. Bandaro L70 03 t 124,
    Siti Maryam P19 02 m 3, Abdul Hamid L58 05 w 34, Nur Azizah P31 04 i 123, Mardiana P66 01 w 1,
    Andi Saputra L26 04 m 123, Wirdawati P54 05 i 12, Syahril L47 05 a 135, Nurbaiti P71 04 t 135,
    Dedi Irawan L29 01 m 3, Marlina P40 02 i 134, Abdul Aziz L65 02 t 14, Rina Susanti P23 03 m 123,
    Fatimah Aisyah P51 02 w 23, Indra Gunawan L39 03 a 1345, Yarnida P59 04 w 13, Romi Ramadhan L34 05 w 1,
    Zainal L55 05 w 1234, Fitri P24 04 m 23, Nuraini P41 01 i 13, Hendri Yulius L31 03 w 1234, Yulinar P? 02 w +,
    Ibrahim Akbar L49 04 w 1234, Hawa P73 03 w 23, Hasni Kuswoyo P35 05 i +, Hasan Iqbal Rasyid L67 01 a 1345,
    Erni Hasanah P28 02 m 12, Dt. Marajo L66 05 t 12, Dewi Fatimah P39 01 i 1, Darmawati Saodah P47 03 w 1,
    Syamsuddin L58 05 t 1, Fitriani P22 04 m 13, Basri L47 01 w 23, Mariam P52 05 w 1, Afrizal L38 03 w 1234,
    Hj. Rosmini P67 02 t 12, Muh. Ilham L19 04 m +, Nurhayati P45 02 i 3, Abdul Rahman Saleh L51 01 a 1235
"""

_TO_COME = """
    Siti Aminah P34 02 i 123, Sitti Rahma P36 03 w +, Yusrizal L41 01 w 13, Nurmala P50 05 i 124,
    Muhammad Ikhsan L20 03 m +, Siti Hawa P68 04 w 23, Amril L45 02 w 12, Amrin L43 05 w 1234,
    Nurhalimah P32 01 i +, Dt. Rajo Basa L61 04 t 12345, Wahyuni P25 02 m +, Abdul Muis L56 03 t 12345,
    Ratna Dewi P39 03 i 3, M. Syafii L48 02 a 123, Sri Wahyuni P30 04 i +, Zainab P74 01 t 4, Hendra L35 05 w +,
    Siti Rohani P44 02 i 134, Aulia Rahman L17 01 m +, Nur Fadilah P22 05 m +, Masrizal L52 04 w 34,
    Kartini P53 03 i 12, Yanti Oktavia P28 02 w +, Ahmad Fauzi L37 01 w 123, Lismawati P47 04 i 123,
    Reza Febrian L23 05 m +, Hj. Nurjanah P60 01 w 1, Edi Warman L46 03 t 124, Putri Andini P18 04 m +,
    Suherman L54 02 w +, Mega Lestari P33 05 i +, Ilham Syah Putra L27 03 m +, Asnimar P62 05 w 124,
    Bustami L64 01 t 3, Fauziah P41 02 a +, Rudi Hermanto L31 04 w +, Silvia Anggraini P26 01 w +,
    Joni Efendi L38 02 a 15
"""

_AWAY = """
    Siti Amanah P61 05 w 1, Sitti Aminah P35 02 w 4, Siti Rahmah P33 03 w 134, Zulkifli L52 01 w 234,
    Zulkifli L33 04 w 1234, Nurhayani P29 03 m 13, Muhammad Yusuf L60 05 t 1345, Abdul Rahman L42 03 w 1234,
    Yulidar P40 02 w 14, Fitrah L22 05 m 23, Rosmini P58 04 w 12, Maryam P36 01 i 123, Basrizal L50 02 w 1234,
    Syamsul Bahri L55 04 t 15, Dewi Safitri P31 05 i 1, Darmawan L43 03 w 1234, Hasanah P64 01 w 13,
    Iqbal L19 02 m 23, Zainal Abidin L69 03 t 13, Nuraisyah P27 04 m 1, Nur Hayati P50 04 i 23,
    Rahmawati P35 05 i 23, Rahmi P24 01 m 13, Afriadi L30 02 m 24, Erna P45 03 i 13, Hendri L41 04 w 1,
    Taufik L28 05 m 124, Yulius L57 01 w 124, Saodah P72 02 w 23, Marwan L59 03 a 1345, Elvira P21 04 m 1,
    Nofrizal L32 05 w 124, Gusnimar P56 01 i 12, Khairul L46 02 w 134, Suryani P38 03 i 12
"""

_TANJUNG_PAKU = """
    Abdul Marzuki L59 01 w, Ainun Wulandari P33 01 w, Elvi P40 01 i, Fajri L41 01 w, Hamdan Siddiq L34 01 w,
    Muhammad Tanjung L50 01 a, Nur Fitria P37 01 i, Nur Sari P47 01 i, Ratih Yenti P58 01 t, Ridwan Latif L41 01 a,
    Rusli Syukri L27 01 w, Siti Handayani P65 01 i, Siti Rahmadani P56 01 t, Syafni Wulandari P38 01 i,
    Yanuar Marzuki L68 01 w, Yeni P60 01 i, Yuli Aisyah P33 01 i, Yusma Puspita P31 01 i, Abdul Ikhlas L41 02 w,
    Ainun P38 02 w, Arman Rasyid L18 02 m, Dasril L29 02 m, Elvi Sari P50 02 w, Fajri Ghani L56 02 t,
    Fajri Tanjung L51 02 w, Fatma Latifah P69 02 t, Fatma Wulandari P54 02 w, Gusmi Suarni P27 02 i, Lina P19 02 w,
    Muhammad Latif L51 02 w, Mukhlis Siddiq L30 02 w, Nela Fitria P46 02 i, Nela Suarni P46 02 w,
    Rika Yenti P42 02 w, Rosna P40 02 w, Rosna Latifah P47 02 i, Siti Hasnah P67 02 t, Sudirman Syukri L45 02 w,
    Syaiful L53 02 w, Syaiful Anwar L37 02 w, Upik Puspita P18 02 w, Wati Aisyah P40 02 i, Wati Khairani P36 02 i,
    Wati Ningsih P43 02 i, Yanuar Latif L35 02 w, Yasril Marzuki L40 02 w, Yasril Rauf L42 02 w,
    Yuli Ningsih P60 02 i, Yuli Rahmadani P28 02 m, Yusma Hasnah P40 02 w, Zulhendri Siddiq L60 02 w,
    Zuraida P64 02 i, Abdul Putra L19 03 w, Afdal Syukri L28 03 m, Amir Rasyid L36 03 w, Arman Latif L35 03 w,
    Dahlia P16 03 i, Dahlia Aisyah P39 03 i, Dasril Rasyid L54 03 w, Desi P45 03 w, Ernita Handayani P16 03 w,
    Fajri Fikri L18 03 m, Fajri Rasyid L51 03 w, Firman Chaniago L25 03 w, Marni Wulandari P44 03 w,
    Muhammad Anwar L47 03 w, Nur Hasnah P28 03 w, Nur Yenti P45 03 i, Siti Hidayati P49 03 i, Siti Yenti P16 03 w,
    Syafni Ningsih P43 03 w, Syaiful Ghani L42 03 w, Syaiful Latif L27 03 w, Syaiful Siddiq L31 03 w,
    Afdal L71 04 w, Ainun Handayani P53 04 i, Ali Jalil L18 04 m, Amir L36 04 w, Bahar L49 04 w,
    Bahar Rasyid L54 04 w, Erni Aisyah P41 04 w, Ernita P36 04 w, Marni Sari P52 04 i, Mukhlis L37 04 w,
    Mukhlis Putra L30 04 m, Murni Mariani P30 04 m, Nur Mariani P47 04 w, Syafni P16 04 w, Syafni Aisyah P44 04 w,
    Syafni Khairani P46 04 w, Wati P31 04 w, Wati Rahmadani P38 04 i, Yanuar Hakim L55 04 w, Yasril Rasyid L30 04 m,
    Zulhendri Jalil L45 04 a, Zulhendri Rasyid L16 04 m
"""


def _read(table: str) -> tuple[Someone, ...]:
    return tuple(_someone(row) for row in table.split(","))


def _someone(row: str) -> Someone:
    words = row.split()
    meetings = words.pop() if words[-1] == "+" or words[-1].isdigit() else ""
    *name, sex_age, hamlet, group = words
    years = None if sex_age[1:] == "?" else int(sex_age[1:])
    return Someone(" ".join(name), Sex(sex_age[0]), years, hamlet, group, meetings.strip("+"), meetings == "+")


ATTENDING = _read(_ENTERED) + _read(_TO_COME)
"""The 100 community participants of the dialogue in the order of the paper list: 46 men and 54 women, 20 new."""

KNOWN = tuple(person for person in ATTENDING + _read(_AWAY) if not person.new)
"""The register of Tanah Garam before the dialogue: 115 people, who make 118 with the new ones already entered."""

TANJUNG_PAKU = _read(_TANJUNG_PAKU)
"""The 96 people of the neighbouring village."""
