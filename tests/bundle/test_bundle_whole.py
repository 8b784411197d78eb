"""A bundle comes back as it was handed over, and says nothing in the clear that it must not."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from fieldapp.bundle import canonical, keys, making, reading
from fieldapp.bundle.document import Manifest
from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import Ready


def test_plain_bundle_comes_back_as_it_was(plain: bytes, activities: tuple[Ready, ...], described: Manifest) -> None:
    opened = reading.open_bundle(plain, "x.json")
    assert opened.content is not None
    assert opened.content.activities == activities
    assert (opened.manifest, opened.sealed, opened.size) == (described, False, len(plain))


def test_sealed_bundle_comes_back_with_headquarters_keys(
    sealed: bytes, activities: tuple[Ready, ...], headquarters: keys.HeadquartersPrivateKeys
) -> None:
    opened = reading.open_bundle(sealed, "x.json", headquarters)
    assert opened.content is not None
    assert opened.content.activities == activities
    assert opened.sealed


def test_laptop_verifies_what_it_cannot_open(sealed: bytes, described: Manifest) -> None:
    opened = reading.open_bundle(sealed, "x.json")
    assert (opened.manifest, opened.content, opened.sealed) == (described, None, True)


def test_same_hand_over_makes_the_same_plain_bytes(
    plain: bytes, activities: tuple[Ready, ...], described: Manifest, device: keys.SigningKey
) -> None:
    assert making.make(activities, described, device, None) == plain


def test_sealing_twice_shows_no_likeness(
    sealed: bytes,
    activities: tuple[Ready, ...],
    described: Manifest,
    device: keys.SigningKey,
    headquarters: keys.HeadquartersPrivateKeys,
) -> None:
    again = making.make(activities, described, device, headquarters.public())
    first, second = (json.loads(data)["sealed"].split(".") for data in (sealed, again))
    assert not set(first[2:]) & set(second[2:])


def test_sealed_bundle_of_two_thousand_rows_opens(
    make_ready: Callable[..., Ready],
    describe: Callable[..., Manifest],
    device: keys.SigningKey,
    headquarters: keys.HeadquartersPrivateKeys,
) -> None:
    activities = (make_ready(2000),)
    data = making.make(activities, describe(activities, device), device, headquarters.public())
    opened = reading.open_bundle(data, "x.json", headquarters)
    assert opened.content is not None
    assert len(opened.content.activities[0].attendance) == 2000


def test_random_rows_in_bulk_pass_the_limits_of_the_jose_library(
    make_ready: Callable[..., Ready],
    describe: Callable[..., Manifest],
    device: keys.SigningKey,
    headquarters: keys.HeadquartersPrivateKeys,
) -> None:
    """Text that gzip cannot shrink: the ciphertext is far over the 64 kB that joserfc allows by itself."""
    noise = "".join(canonical.sha256(bytes([at % 256, at // 256])) for at in range(8000))
    activity = make_ready(1).model_copy(update={"answers": {"course": noise}})
    data = making.make((activity,), describe((activity,), device), device, headquarters.public())
    assert len(data) > 256_000
    opened = reading.open_bundle(data, "x.json", headquarters)
    assert opened.content is not None
    assert opened.content.activities == (activity,)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(part)


def test_nothing_in_the_clear_of_a_sealed_bundle_tells_of_people_or_villages(
    sealed: bytes, activities: tuple[Ready, ...], described: Manifest
) -> None:
    told = {text for activity in activities for text in strings(activity.to_json())} - {
        "keserasian-sosial",
        "2026.1",
        "system",
    }
    clear = sealed.decode() + making.file_name(described.code, described.number)
    # a shorter text may stand in base64 by chance
    leaked = {text for text in told if len(text) > 5 and text in clear}
    assert "Tanah Garam" in told
    assert "Sari Wulandari" in told
    assert leaked == set()


def test_manifest_has_no_room_for_names(described: Manifest) -> None:
    assert set(described.to_json()) == {
        "device", "code", "number", "previous", "made_at", "clock", "app", "forms", "kind", "counts",
    }  # fmt: skip
    with pytest.raises(ValueError, match="village"):
        Manifest.model_validate({**described.to_json(), "village": "Tanah Garam"})


def test_bundle_has_no_room_for_cards_and_trail() -> None:
    from fieldapp.bundle.schema import schema

    members = {name for part in _objects(schema()) for name in part.get("properties", {})}
    forbidden = {"nik", "phone", "institution", "nickname", "edits", "changes", "before", "after", "not_same_as", "rev"}
    assert "attendance" in members
    assert members & forbidden == set()


@pytest.mark.parametrize("extra", [{"nik": "1372012210189001"}, {"phone": "081200000000"}, {"rev": 2}])
def test_row_with_more_than_a_row_may_hold_is_refused(plain: bytes, extra: dict[str, Any]) -> None:
    content = json.loads(plain)["content"]
    content["activities"][0]["attendance"][0] |= extra
    with pytest.raises(FieldappError) as caught:
        reading.read_content(canonical.canonical(content))
    assert caught.value.code is Code.BUNDLE_SCHEMA
    assert caught.value.slots["place"] == f"activities.0.attendance.0.{next(iter(extra))}"


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _objects(part)
    elif isinstance(value, list):
        for part in value:
            yield from _objects(part)


def test_file_name_has_code_and_four_digits() -> None:
    assert making.file_name("a7k2", 31) == "keserasian-a7k2-0031.json"
    assert making.file_name("a7k2", 12345) == "keserasian-a7k2-12345.json"


def test_check_code_is_the_digest_modulo_ten_to_the_twelve() -> None:
    digest = int(canonical.sha256(b"abc"), 16)
    code = canonical.check_code(b"abc")
    assert int(code.replace(" ", "")) == digest % 10**12
    assert re.fullmatch(r"\d{4} \d{4} \d{4}", code)


def test_check_code_keeps_leading_zeros() -> None:
    codes = [canonical.check_code(bytes([at])) for at in range(256)]
    assert any(code.startswith("0") for code in codes)
    assert {len(code) for code in codes} == {14}
