"""Keys bear their own thumbprint, are kept private, and survive a file."""

import json
import re
from pathlib import Path

import pytest

from fieldapp.bundle import keys
from fieldapp.errors import Code, FieldappError


def test_device_is_the_thumbprint_of_rfc_8037_appendix_a() -> None:
    secret = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    key = keys.device_key(secret)
    assert key.x == "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    assert key.device == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_new_keys_differ() -> None:
    assert keys.new_device_key() != keys.new_device_key()
    assert keys.new_headquarters_keys() != keys.new_headquarters_keys()


def test_codes_read_letter_digit_letter_digit_without_look_alikes() -> None:
    codes = {keys.installation_code(f"{at:043}") for at in range(500)}
    assert all(re.fullmatch(r"[a-z]\d[a-z]\d", code) for code in codes)
    assert not set("".join(codes)) & set("01ilosqz")
    assert len(codes) > 450


def test_device_key_survives_its_file(tmp_path: Path, device: keys.SigningKey) -> None:
    path = tmp_path / "keys" / "device.json"
    keys.save_device_key(device, path)
    assert keys.load_device_key(path) == device
    assert path.stat().st_mode & 0o077 == 0


def test_headquarters_public_keys_hold_nothing_private(
    tmp_path: Path, headquarters: keys.HeadquartersPrivateKeys
) -> None:
    path = tmp_path / "hq.json"
    public = headquarters.public()
    keys.save_headquarters_keys(public, path)
    assert keys.load_headquarters_keys(path) == public
    written = json.loads(path.read_bytes())
    assert [(key["use"], key["crv"], "d" in key) for key in written["keys"]] == [
        ("enc", "X25519", False),
        ("sig", "Ed25519", False),
    ]


def test_headquarters_private_keys_are_never_overwritten(
    tmp_path: Path, headquarters: keys.HeadquartersPrivateKeys
) -> None:
    path = tmp_path / "private.json"
    keys.save_private_keys(headquarters, path)
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FieldappError) as caught:
        keys.save_private_keys(keys.new_headquarters_keys(), path)
    assert caught.value.code is Code.KEYS_EXIST
    assert keys.load_private_keys(path) == headquarters


def test_missing_keys_say_what_is_missing(tmp_path: Path) -> None:
    nowhere = tmp_path / "none.json"
    assert keys.load_headquarters_keys(nowhere) is None
    with pytest.raises(FieldappError) as caught:
        keys.load_private_keys(nowhere)
    assert caught.value.code is Code.KEY_MISSING
    with pytest.raises(FieldappError) as caught:
        keys.load_device_key(nowhere)
    assert caught.value.code is Code.KEY_UNREADABLE


@pytest.mark.parametrize("change", [{"d": "A" * 43}, {"x": "A" * 43}, {"kid": "A" * 43}, {"crv": "X25519"}, {"d": 1}])
def test_key_that_was_tampered_with_is_unreadable_and_not_shown(
    tmp_path: Path, device: keys.SigningKey, change: dict[str, object]
) -> None:
    path = tmp_path / "device.json"
    path.write_text(json.dumps({**device.model_dump(), **change}))
    with pytest.raises(FieldappError) as caught:
        keys.load_device_key(path)
    assert caught.value.code is Code.KEY_UNREADABLE
    assert caught.value.__cause__ is None
    assert device.d not in str(caught.value)


def test_private_part_is_not_shown_in_a_repr(device: keys.SigningKey) -> None:
    assert device.d not in repr(device)


def test_set_without_both_uses_is_refused(headquarters: keys.HeadquartersPrivateKeys) -> None:
    for key in headquarters.public().keys:
        with pytest.raises(ValueError, match="each use"):
            keys.HeadquartersKeys(keys=(key,))


def test_bundles_sealed_to_an_older_key_still_open(
    headquarters: keys.HeadquartersPrivateKeys, device: keys.SigningKey
) -> None:
    from fieldapp.bundle.seal import seal, unseal

    sealed = seal(b"content", headquarters.public().sealing, device.device)
    newer = keys.new_headquarters_keys()
    both = keys.HeadquartersPrivateKeys(keys=(*newer.keys, *headquarters.keys))
    assert both.public().sealing == newer.public().sealing
    assert unseal(sealed, both, device.device) == b"content"
