"""The cryptographic pieces: what opens, what must not, and how dear a guess is."""

import pytest

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.keys import (
    CEILING,
    DEFAULT_COST,
    FLOOR,
    KdfCost,
    Label,
    Purpose,
    box_public,
    calibrate_cost,
    database_key,
    derive_key,
    derive_subkey,
    is_signed,
    lock_bytes,
    make_key,
    measure_cost,
    open_sealed,
    seal_to,
    sign_bytes,
    sign_public,
    unlock_bytes,
)


def test_locked_bytes_open_with_the_same_key_and_frame_only():
    key = make_key()
    nonce, sealed = lock_bytes(key, b"secret", b"frame")
    assert unlock_bytes(key, nonce, sealed, b"frame") == b"secret"
    assert unlock_bytes(make_key(), nonce, sealed, b"frame") is None
    assert unlock_bytes(key, nonce, sealed, b"other") is None
    assert unlock_bytes(key, bytes(24), sealed, b"frame") is None
    assert unlock_bytes(key, nonce, b"", b"frame") is None
    assert all(
        unlock_bytes(key, nonce, sealed[:i] + bytes([sealed[i] ^ 1]) + sealed[i + 1 :], b"frame") is None
        for i in range(len(sealed))
    )


def test_what_is_sealed_to_one_person_opens_for_nobody_else():
    secret = make_key()
    sealed = seal_to(box_public(secret), make_key())
    assert len(sealed) == 80
    assert open_sealed(secret, sealed) is not None
    assert open_sealed(make_key(), sealed) is None
    assert open_sealed(secret, sealed[:-1]) is None


def test_a_signature_holds_for_one_purpose_one_vault_and_one_text():
    secret = make_key()
    public = sign_public(secret)
    signature = sign_bytes(secret, Purpose.SLOT, "v1", b"text")
    assert is_signed(public, signature, Purpose.SLOT, "v1", b"text")
    assert not is_signed(public, signature, Purpose.HEADER, "v1", b"text")
    assert not is_signed(public, signature, Purpose.SLOT, "v2", b"text")
    assert not is_signed(public, signature, Purpose.SLOT, "v1", b"texT")
    assert not is_signed(sign_public(make_key()), signature, Purpose.SLOT, "v1", b"text")
    assert not is_signed(public, b"", Purpose.SLOT, "v1", b"text")


def test_sub_keys_differ_by_label_and_the_database_key_never_moves():
    key = bytes(range(32))
    assert len({derive_subkey(key, label) for label in Label}) == len(Label)
    # Pinned: with another value here no vault made before would open.
    assert database_key(key).hex() == "e326759528feb9ca6a1afd40bd9faf461f0ba8265655dc785fe1a427f893313f"
    with pytest.raises(DamagedVaultError):
        database_key(b"short")


@pytest.mark.parametrize(
    ("seconds_at_default", "expected"),
    [
        (0.6, DEFAULT_COST),
        (0.17, KdfCost(7, 256 * 2**20)),
        (0.30, KdfCost(3, 256 * 2**20)),
        (0.02, KdfCost(CEILING.ops, CEILING.mem)),
        (1.2, FLOOR),
        (9.0, FLOOR),
        (0.0, KdfCost(CEILING.ops, CEILING.mem)),
    ],
)
def test_the_cost_is_fitted_to_the_pc_by_one_measurement(seconds_at_default, expected):
    measured = []

    def measure(cost):
        measured.append(cost)
        return seconds_at_default

    assert calibrate_cost(measure) == expected
    assert measured == [DEFAULT_COST]


def test_the_chosen_cost_takes_half_a_second_to_one_wherever_the_limits_allow():
    for hundredths in range(5, 120):
        chosen = calibrate_cost(lambda _, seconds=hundredths / 100: seconds)
        takes = hundredths / 100 * chosen.mem * chosen.ops / (DEFAULT_COST.mem * DEFAULT_COST.ops)
        assert FLOOR.mem <= chosen.mem <= CEILING.mem
        assert FLOOR.ops <= chosen.ops <= CEILING.ops
        assert 0.45 <= takes <= 1.0 or chosen in {FLOOR, CEILING}


def test_a_derivation_takes_longer_than_nothing_and_depends_on_the_salt():
    cheap = KdfCost(1, 8192)
    assert measure_cost(cheap) > 0
    assert derive_key(b"x", bytes(16), cheap) != derive_key(b"x", bytes(15) + b"1", cheap)


def test_a_derivation_that_finds_no_memory_says_so(monkeypatch):
    with pytest.raises(DeskError, match="vault_not_enough_memory"):
        derive_key(b"x", bytes(16), KdfCost(1, 2**41))
