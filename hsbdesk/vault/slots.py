"""A slot: a member's own secret keys under a passphrase or the recovery key."""

from dataclasses import dataclass
from typing import Literal

import msgspec

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.header import Header, Kdf, Slot
from hsbdesk.vault.header_seal import slot_content, slot_frame
from hsbdesk.vault.keys import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    KdfCost,
    Purpose,
    box_public,
    derive_key,
    lock_bytes,
    make_key,
    sign_bytes,
    sign_public,
    unlock_bytes,
)


@dataclass(frozen=True, slots=True)
class MemberKeys:
    """A member's own secret keys, and the vault's public signing key as this member last saw it."""

    x25519: bytes
    ed25519: bytes
    vault_pub: bytes

    def __repr__(self) -> str:
        return "MemberKeys()"


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """What stands around a slot's ciphertext."""

    member: str
    kind: Literal["passphrase", "recovery"] = "passphrase"
    key_no: int = 0
    confirmed: bool = True
    hint: str = ""


def make_member_keys(vault_pub: bytes) -> MemberKeys:
    """Return fresh secret keys of a new member."""
    return MemberKeys(make_key(), make_key(), vault_pub)


def make_slot(vault: str, keys: MemberKeys, secret: bytes, cost: KdfCost, plan: Slot | SlotPlan) -> Slot:
    """Lock a member's keys under a new secret, with a fresh salt."""
    kdf = Kdf(cost.ops, cost.mem, make_key()[:SALT_BYTES])
    nonce, ct, sig = bytes(NONCE_BYTES), bytes(112), bytes(64)
    empty = Slot(plan.member, plan.kind, plan.key_no, plan.confirmed, plan.hint, kdf, nonce, ct, sig)
    return relock_slot(vault, keys, derive_key(secret, kdf.salt, cost), empty)


def relock_slot(vault: str, keys: MemberKeys, key: bytes, slot: Slot) -> Slot:
    """Lock a member's keys again, under the key of the same secret and salt."""
    plain = keys.x25519 + keys.ed25519 + keys.vault_pub
    nonce, ciphertext = lock_bytes(key, plain, slot_frame(vault, slot))
    unsigned = msgspec.structs.replace(slot, nonce=nonce, ct=ciphertext)
    return msgspec.structs.replace(unsigned, sig=sign_bytes(keys.ed25519, Purpose.SLOT, vault, slot_content(unsigned)))


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """An opened slot: whose, its keys, the key it was under, and a slot to be put in its place, if due."""

    member: str
    keys: MemberKeys
    key: bytes
    renewed: Slot | None

    def __repr__(self) -> str:
        return f"OpenSlot({self.member})"


def open_slot(
    header: Header, member_id: str, secret: bytes, *, cost: KdfCost | None, floor: KdfCost
) -> OpenSlot | None:
    """Open a member's slot, or return None when the secret is not the right one.

    `cost`: make the slot at least this strong if it is weaker. A slot that has not yet taken up the vault's
    present signing key is renewed too. Raises DeskError `vault_slot_too_weak` for a slot below `floor`,
    DamagedVaultError `vault_header_altered` when slot and member, or slot and vault, do not belong together.
    """
    slot = header.slot(member_id)
    if slot.kdf.ops < floor.ops or slot.kdf.mem < floor.mem:
        raise DeskError("vault_slot_too_weak")
    key = derive_key(secret, slot.kdf.salt, KdfCost(slot.kdf.ops, slot.kdf.mem))
    plain = unlock_bytes(key, slot.nonce, slot.ct, slot_frame(header.vault, slot))
    if plain is None:
        return None
    keys = MemberKeys(*(plain[start : start + KEY_BYTES] for start in range(0, 3 * KEY_BYTES, KEY_BYTES)))
    member = header.member(member_id)
    chain = [vault_key.pub for vault_key in header.signed.vault_keys]
    if (
        box_public(keys.x25519) != member.x25519
        or sign_public(keys.ed25519) != member.ed25519
        or keys.vault_pub not in chain
    ):
        raise DamagedVaultError("vault_header_altered")
    current = MemberKeys(keys.x25519, keys.ed25519, header.vault_pub)
    renewed = None
    if cost is not None and (slot.kdf.ops < cost.ops or slot.kdf.mem < cost.mem):
        stronger = KdfCost(max(cost.ops, slot.kdf.ops), max(cost.mem, slot.kdf.mem))
        renewed = make_slot(header.vault, current, secret, stronger, slot)
    elif keys.vault_pub != header.vault_pub:
        renewed = relock_slot(header.vault, current, key, slot)
    return OpenSlot(member_id, current, key, renewed)
