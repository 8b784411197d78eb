"""The welcome file brings headquarters' keys whole, or not at all."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.bundle import canonical, keys, limits
from fieldapp.bundle.sign import sign
from fieldapp.bundle.welcome import FORMAT, make_welcome, read_welcome
from fieldapp.errors import Code, FieldappError

AT = "2018-09-01T08:00:00+07:00"


@pytest.fixture(scope="module")
def welcome(headquarters: keys.HeadquartersPrivateKeys) -> bytes:
    return make_welcome("Direktorat PSKBS", headquarters, AT)


def refused(data: bytes) -> None:
    with pytest.raises(FieldappError) as caught:
        read_welcome(data, "w.json")
    assert caught.value.code is Code.WELCOME_INVALID
    assert caught.value.slots["path"] == "w.json"


def test_welcome_brings_name_and_public_keys(welcome: bytes, headquarters: keys.HeadquartersPrivateKeys) -> None:
    read = read_welcome(welcome, "w.json")
    assert (read.name, read.jwks) == ("Direktorat PSKBS", headquarters.public())
    assert not any(key.d.encode() in welcome for key in headquarters.keys)


@given(at=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_any_byte_changed_in_a_welcome_file_is_noticed(welcome: bytes, at: float, change: int) -> None:
    place = int(at * len(welcome))
    refused(welcome[:place] + bytes([welcome[place] ^ change]) + welcome[place + 1 :])
    refused(welcome[:place])


def test_welcome_signed_by_a_stranger_is_refused(welcome: bytes) -> None:
    document: dict[str, Any] = json.loads(welcome)
    del document["signature"]
    signature = sign(canonical.canonical(document), keys.new_device_key(), FORMAT)
    refused(canonical.lay_out({**document, "signature": signature}))


def test_bundle_is_no_welcome_file(plain: bytes) -> None:
    refused(plain)


@pytest.mark.parametrize("data", [b"", b"halo", b"[]", b"[" * 99, b"{}", b"\xff"])
def test_what_is_no_welcome_file_is_refused(data: bytes) -> None:
    refused(data)


def test_welcome_file_over_the_limit_is_refused() -> None:
    refused(b" " * (limits.MAX_FILE + 1))
