"""Whatever was changed after a bundle was made is noticed, and every refusal has its own code."""

import base64
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.bundle import canonical, keys, limits, making, reading
from fieldapp.bundle.document import FORMAT, BundleCounts, Manifest
from fieldapp.bundle.seal import seal, unseal
from fieldapp.bundle.sign import sign, verify
from fieldapp.errors import Code, FieldappError
from fieldapp.model.activity import Ready
from fieldapp.model.headcount import Counts, Headcount


def refused(data: bytes, headquarters: keys.HeadquartersPrivateKeys | None = None) -> FieldappError:
    with pytest.raises(FieldappError) as caught:
        reading.open_bundle(data, "x.json", headquarters)
    assert caught.value.slots["path"] == "x.json"
    return caught.value


@given(at=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_any_byte_changed_is_noticed(plain: bytes, sealed: bytes, at: float, change: int) -> None:
    for data in (plain, sealed):
        place = int(at * len(data))
        refused(data[:place] + bytes([data[place] ^ change]) + data[place + 1 :])


@given(at=st.floats(0, 1, exclude_max=True), length=st.integers(1, 40))
def test_any_cut_is_noticed(plain: bytes, sealed: bytes, at: float, length: int) -> None:
    for data in (plain, sealed):
        place = int(at * len(data))
        refused(data[:place])
        refused(data[:place] + data[place + length :])


@given(at=st.floats(0, 1), more=st.sampled_from([b" ", b"\n", b"0", b"\r", b"\xef\xbb\xbf", b",", b"A"]))
def test_any_byte_added_is_noticed(plain: bytes, sealed: bytes, at: float, more: bytes) -> None:
    for data in (plain, sealed):
        place = int(at * len(data))
        refused(data[:place] + more + data[place:])


def test_every_byte_of_the_signature_counts(plain: bytes) -> None:
    """Base64url has spare bits in its last sign, which a lenient reader would not look at."""
    start = plain.rindex(b'"signature": "') + len(b'"signature": "')
    for place in range(start, len(plain)):
        for change in (1, 2, 32):
            refused(plain[:place] + bytes([plain[place] ^ change]) + plain[place + 1 :])


def test_line_ends_of_another_system_are_noticed(plain: bytes) -> None:
    assert refused(plain.replace(b"\n", b"\r\n")).code is Code.SIGNATURE_WRONG


def test_same_document_in_another_layout_is_noticed(plain: bytes) -> None:
    assert refused(json.dumps(json.loads(plain)).encode()).code is Code.SIGNATURE_WRONG


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.BUNDLE_NOT_JSON),
        (b"keserasian", Code.BUNDLE_NOT_JSON),
        (b"\xff\xfe{", Code.BUNDLE_NOT_JSON),
        (b"[]", Code.BUNDLE_NOT_JSON),
        (b'{"format": "fieldapp-bundle", "format": "fieldapp-bundle"}', Code.BUNDLE_NOT_JSON),
        (b'{"format": NaN}', Code.BUNDLE_NOT_JSON),
        (b'{"format": 1e999}', Code.BUNDLE_NOT_JSON),
        (b'{"format": ' + b"9" * 5000 + b"}", Code.BUNDLE_NOT_JSON),
        (b'{"format": "fieldapp-bundle", "x": "\\ud800"}', Code.BUNDLE_NOT_JSON),
        (b"{}", Code.BUNDLE_NOT_OURS),
        (b'{"format": "fieldapp-welcome"}', Code.BUNDLE_NOT_OURS),
        (b'{"format": "fieldapp-bundle", "version": 2}', Code.BUNDLE_NEWER),
        (b'{\n "format": "fieldapp-bundle",\n "version": 1\n}\n', Code.SIGNATURE_WRONG),
        (b"[" * 33, Code.BUNDLE_TOO_DEEP),
        (b"[" * 3_000_000, Code.BUNDLE_TOO_DEEP),
        (b'{"x": ' * 33 + b"1" + b"}" * 33, Code.BUNDLE_TOO_DEEP),
    ],
)
def test_what_is_no_bundle_is_refused_by_its_reason(data: bytes, code: Code) -> None:
    assert refused(data).code is code


def test_file_over_the_limit_is_not_parsed() -> None:
    error = refused(b"[" * (limits.MAX_FILE + 1))
    assert error.code is Code.BUNDLE_TOO_LARGE
    assert error.slots["limit"] == 32


def test_file_over_the_limit_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(limits.MAX_FILE + 1)
    monkeypatch.setattr(reading.durable, "read", lambda _: pytest.fail("was read"))
    with pytest.raises(FieldappError) as caught:
        reading.read_file(path)
    assert (caught.value.code, caught.value.slots["path"]) == (Code.BUNDLE_TOO_LARGE, "large.json")


def test_missing_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(FieldappError) as caught:
        reading.read_file(tmp_path / "none.json")
    assert caught.value.code is Code.BUNDLE_MISSING


def test_depth_counts_brackets_outside_texts_only() -> None:
    limits.check_depth(b"[" * 32 + b"]" * 32)
    limits.check_depth(json.dumps(["[" * 99, '\\"[{' * 99, "\\"]).encode())
    limits.check_depth(b"[]" * 99)


def test_depth_looks_at_every_byte_once() -> None:
    """Quotes that never end must not make the reader start over at each of them."""
    limits.check_depth(b'"' + b'\\"' * 4_000_000)


JSON = st.recursive(
    st.none() | st.integers() | st.text('[]{}"\\a'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('[]{}"\\a'), inner, max_size=3),
)


def depth_of(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max((depth_of(part) for part in value.values()), default=0)
    if isinstance(value, list):
        return 1 + max((depth_of(part) for part in value), default=0)
    return 0


@given(JSON)
def test_depth_is_that_of_the_parsed_value(value: object) -> None:
    value = [value]
    data = json.dumps(value).encode()
    limits.check_depth(data, limit=depth_of(value))
    with pytest.raises(FieldappError):
        limits.check_depth(data, limit=depth_of(value) - 1)


def document(data: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(data)
    del value["signature"]
    return value


def test_signature_of_another_device_is_refused(plain: bytes) -> None:
    other = keys.new_device_key()
    assert refused(making.sign(document(plain), other)).code is Code.SIGNATURE_WRONG


def test_signature_made_for_a_welcome_file_is_refused(plain: bytes, device: keys.SigningKey) -> None:
    value = document(plain)
    signature = sign(canonical.canonical(value), device, "fieldapp-welcome")
    assert refused(canonical.lay_out({**value, "signature": signature})).code is Code.SIGNATURE_WRONG


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none"},
        {"alg": "EdDSA"},
        {"alg": "HS256"},
        {"crit": ["b64"], "b64": False},
        {"kid": "A" * 43},
        {"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "A" * 43, "d": "A" * 43}},
        {"jwk": {"kty": "oct", "k": "AAAA"}},
        {"typ": None},
        {"alg": ["Ed25519"]},
    ],
)
def test_signature_with_a_strange_header_is_refused(device: keys.SigningKey, header: dict[str, Any]) -> None:
    good = sign(b"payload", device, FORMAT)
    assert verify(good, b"payload", FORMAT) == device.device
    first, _, last = good.split(".")
    old = json.loads(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    new = base64.urlsafe_b64encode(json.dumps({**old, **header}).encode()).decode().rstrip("=")
    with pytest.raises(FieldappError) as caught:
        verify(f"{new}..{last}", b"payload", FORMAT)
    assert caught.value.code is Code.SIGNATURE_WRONG


def test_signature_with_a_payload_of_its_own_is_refused(device: keys.SigningKey) -> None:
    first, _, last = sign(b"payload", device, FORMAT).split(".")
    own = base64.urlsafe_b64encode(b"payload").decode().rstrip("=")
    for compact in (f"{first}.{own}.{last}", f"{first}.{last}", "", "...", f"{first}..{last}."):
        with pytest.raises(FieldappError):
            verify(compact, b"payload", FORMAT)


def test_seal_for_another_headquarters_is_refused(sealed: bytes) -> None:
    assert refused(sealed, keys.new_headquarters_keys()).code is Code.SEAL_WRONG


def test_sealed_content_cannot_be_handed_over_by_another_device(
    sealed: bytes, headquarters: keys.HeadquartersPrivateKeys
) -> None:
    thief = keys.new_device_key()
    value = document(sealed)
    value["manifest"]["device"] = thief.device
    stolen = making.sign(value, thief)
    assert reading.open_bundle(stolen, "x.json").sealed
    assert refused(stolen, headquarters).code is Code.SEAL_WRONG


def test_damaged_seal_under_a_right_signature_is_refused(
    sealed: bytes, device: keys.SigningKey, headquarters: keys.HeadquartersPrivateKeys
) -> None:
    value = document(sealed)
    whole = value["sealed"]
    parts = whole.split(".")
    for at in (0, 2, 3, 4):
        changed = parts.copy()
        changed[at] = changed[at][:-8] + "AAAAAAAA"
        value["sealed"] = ".".join(changed)
        assert refused(making.sign(value, device), headquarters).code is Code.SEAL_WRONG


def test_seal_around_what_is_no_gzip_is_refused(
    device: keys.SigningKey, headquarters: keys.HeadquartersPrivateKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fieldapp.bundle import seal as module

    def packed_as(data: bytes) -> Code:
        monkeypatch.setattr(module.gzip, "compress", lambda content, mtime: data)
        sealed = seal(b"", headquarters.public().sealing, device.device)
        monkeypatch.undo()
        with pytest.raises(FieldappError) as caught:
            unseal(sealed, headquarters, device.device)
        return caught.value.code

    whole = gzip.compress(b"{}")
    assert packed_as(b"no gzip") is Code.SEAL_WRONG
    assert packed_as(whole[:-4]) is Code.SEAL_WRONG
    assert packed_as(whole + b"more") is Code.SEAL_WRONG
    assert packed_as(whole + whole) is Code.SEAL_WRONG


def test_gzip_bomb_is_stopped_at_the_limit() -> None:
    bomb = gzip.compress(bytes(40 * limits.MIB))
    assert len(bomb) < 64 * 1024
    with pytest.raises(FieldappError) as caught:
        limits.inflate(bomb, limit=8 * limits.MIB)
    assert caught.value.code is Code.BUNDLE_TOO_LARGE
    assert limits.inflate(gzip.compress(b"a" * 9), limit=9) == b"a" * 9


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"number": "31"}, "manifest.number"),
        ({"number": 0}, "manifest.number"),
        ({"made_at": "kemarin"}, "manifest.made_at"),
        ({"village": "Tanah Garam"}, "manifest.village"),
        ({"kind": "some"}, "manifest.kind"),
    ],
)
def test_signed_bundle_of_another_form_is_refused_with_its_place(
    plain: bytes, device: keys.SigningKey, change: dict[str, Any], place: str
) -> None:
    value = document(plain)
    value["manifest"] |= change
    error = refused(making.sign(value, device))
    assert (error.code, error.slots["place"]) == (Code.BUNDLE_SCHEMA, place)


def test_bundle_is_either_clear_or_sealed(plain: bytes, sealed: bytes, device: keys.SigningKey) -> None:
    both = {**document(plain), "sealed": document(sealed)["sealed"]}
    neither = document(plain)
    del neither["content"]
    for value in (both, neither):
        assert refused(making.sign(value, device)).code is Code.BUNDLE_SCHEMA


def changed(activity: Ready, **fields: object) -> Ready:
    return activity.model_copy(update=fields)


WRONG_COUNTS = Counts(community=Headcount(male=6, female=6))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda a, b: (changed(a, counts=WRONG_COUNTS), b), "content.activities.0.counts"),
        (lambda a, b: (a, changed(b, attendance=b.attendance[:-1] * 2)), "content.activities.1.counts"),
        (
            lambda a, b: (a, changed(b, attendance=(b.attendance[2], *b.attendance[1:]))),
            "content.activities.1.attendance",
        ),
        (lambda a, _: (a, changed(a, version=2)), "content.activities"),
    ],
)
def test_counts_that_do_not_fit_the_rows_are_refused(
    make_ready: Callable[..., Ready],
    describe: Callable[..., Manifest],
    device: keys.SigningKey,
    change: Callable[[Ready, Ready], tuple[Ready, ...]],
    place: str,
) -> None:
    activities = change(make_ready(31), make_ready(5, "activity-2"))
    described = describe(activities, device)
    with pytest.raises(FieldappError) as caught:
        making.make(activities, described, device, None)
    assert (caught.value.code, caught.value.slots["place"]) == (Code.BUNDLE_COUNTS, place)
    data = making.sign(making.seal(making.collect(activities), described, None), device)
    assert refused(data).code is Code.BUNDLE_COUNTS


def test_manifest_that_counts_wrongly_is_refused(
    activities: tuple[Ready, ...], described: Manifest, device: keys.SigningKey
) -> None:
    more = described.model_copy(update={"counts": BundleCounts(activities=2, attendees=18, villages=1)})
    other = described.model_copy(update={"forms": (*described.forms, described.forms[0])})
    for wrong, place in ((more, "manifest.counts"), (other, "manifest.forms")):
        with pytest.raises(FieldappError) as caught:
            making.validate(making.collect(activities), wrong)
        assert (caught.value.code, caught.value.slots["place"]) == (Code.BUNDLE_COUNTS, place)


def test_recap_holds_no_rows(activities: tuple[Ready, ...], described: Manifest) -> None:
    recap = described.model_copy(update={"kind": "recap"})
    with pytest.raises(FieldappError) as caught:
        making.validate(making.collect(activities), recap)
    assert caught.value.slots["place"] == "content.activities.0.attendance"
    without = [changed(activity, attendance=(), sample=()) for activity in activities]
    assert making.validate(making.collect(without), recap).activities == tuple(without)


@pytest.mark.parametrize("value", [2**53, "\ud800"])
def test_what_json_of_other_languages_cannot_hold_is_not_handed_over(
    make_ready: Callable[..., Ready], value: int | str
) -> None:
    activity = make_ready(1).model_copy(update={"answers": {"theme": value}})
    with pytest.raises(FieldappError) as caught:
        making.collect((activity,))
    assert caught.value.code is Code.BUNDLE_SCHEMA
