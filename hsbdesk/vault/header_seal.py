"""How a header is signed, coded and checked, so that tampering shows."""

from dataclasses import dataclass
from itertools import pairwise

import msgspec

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.header import Head, Header, Signed, Slot, VaultKey, grant_names
from hsbdesk.vault.keys import Label, Purpose, derive_subkey, is_signed, sign_bytes, sign_public

FORMAT = "hsbdesk-vault"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Keyring:
    """Vault keys by the name of their grant: `dek:<id>`, `kdir:<id>`, `inbox:<id>`, `sign`."""

    keys: dict[str, bytes]

    def __repr__(self) -> str:
        return f"Keyring({len(self.keys)} keys)"


def canonical_json(value: object) -> bytes:
    """Return the one byte form of a value that is signed: sorted keys, no spaces, UTF-8, bytes as base64."""
    return msgspec.json.encode(value, order="sorted")


def decode_header(content: bytes) -> Header:
    """Read a header and check all that needs no key.

    Raises DeskError `vault_newer` for a later format, DamagedVaultError `vault_header_damaged` for anything
    that is not a whole header: bad JSON, unknown fields, a signature that does not hold.
    """
    try:
        peek = msgspec.json.decode(content, type=_Peek)
        if peek.fmt == FORMAT and peek.v > VERSION:
            raise DeskError("vault_newer")
        header = msgspec.json.decode(content, type=Header)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise DamagedVaultError("vault_header_damaged") from error
    check_header(header)
    return header


class _Peek(msgspec.Struct):
    fmt: str
    v: int


def check_header(header: Header) -> None:
    """Check signatures and inner agreement. Raises DamagedVaultError `vault_header_damaged`."""
    signed = header.signed
    if not (
        _is_consistent(header)
        and is_chain(signed.vault, signed.vault_keys)
        and is_signed(header.vault_pub, header.sig, Purpose.HEADER, signed.vault, canonical_json(signed))
        and all(_is_slot_signed(header, slot) for slot in header.slots)
    ):
        raise DamagedVaultError("vault_header_damaged")


def _is_consistent(header: Header) -> bool:
    signed = header.signed
    ids = [member.id for member in signed.members]
    return (
        len(set(ids)) == len(ids)
        and sorted(slot.member for slot in header.slots) == sorted(ids)
        and sum(member.role == "recovery" for member in signed.members) <= 1
        and all(_is_kind_right(header, slot) for slot in header.slots)
        and len(set(signed.dek_ids)) == len(signed.dek_ids)
        and len({key.id for key in signed.inbox}) == len(signed.inbox)
        and all(set(member.grants) == grant_names(signed, member.role) for member in signed.members)
        and set(header.mac) == set(signed.dek_ids)
    )


def _is_kind_right(header: Header, slot: Slot) -> bool:
    sheet = header.member(slot.member).role == "recovery"
    return sheet == (slot.kind == "recovery") == (slot.key_no > 0)


def is_chain(vault: str, keys: tuple[VaultKey, ...]) -> bool:
    """Tell whether each key is certified by the one before it."""
    certified = all(
        key.sig is not None and is_signed(before.pub, key.sig, Purpose.VAULT_KEY, vault, key.pub)
        for before, key in pairwise(keys)
    )
    return bool(keys) and keys[0].sig is None and certified


def slot_content(slot: Slot) -> bytes:
    """Return what the member's signature on a slot covers: everything but the signature."""
    return canonical_json({key: value for key, value in msgspec.structs.asdict(slot).items() if key != "sig"})


def slot_frame(vault: str, slot: Slot) -> bytes:
    """Return what the slot is bound to: the vault and everything around the ciphertext."""
    around = {key: value for key, value in msgspec.structs.asdict(slot).items() if key not in {"nonce", "ct", "sig"}}
    return canonical_json({"vault": vault, **around})


def _is_slot_signed(header: Header, slot: Slot) -> bool:
    public = header.member(slot.member).ed25519
    return is_signed(public, slot.sig, Purpose.SLOT, header.vault, slot_content(slot))


def seal_header(
    signed: Signed,
    slots: tuple[Slot, ...],
    ring: Keyring,
    *,
    erased: tuple[str, ...] = (),
    head: Head = Head(),  # noqa: B008  (frozen)
) -> Header:
    """Sign a header and add its codes. Raises DeskError `member_not_allowed` without the keys for it."""
    secret = ring.keys.get("sign")
    if secret is None or sign_public(secret) != signed.vault_keys[-1].pub:
        raise DeskError("member_not_allowed")
    sig = sign_bytes(secret, Purpose.HEADER, signed.vault, canonical_json(signed))
    return _with_codes(Header("hsbdesk-vault", 1, signed, sig, slots, erased, head, {}), ring)


def reseal_header(
    header: Header, ring: Keyring, *, slots: tuple[Slot, ...] | None = None, head: Head | None = None
) -> Header:
    """Change slots or head, which are not under the vault's signature, and renew the codes."""
    changed = msgspec.structs.replace(header, slots=slots or header.slots, head=head or header.head)
    return _with_codes(changed, ring)


def _with_codes(header: Header, ring: Keyring) -> Header:
    names = {key_id: f"dek:{key_id}" for key_id in header.signed.dek_ids}
    if not set(names.values()) <= ring.keys.keys():
        raise DeskError("member_not_allowed")
    content = _coded_content(header)
    codes = {key_id: derive_subkey(ring.keys[name], Label.HEADER, content) for key_id, name in names.items()}
    return msgspec.structs.replace(header, mac=codes)


def is_coded(header: Header, ring: Keyring) -> bool:
    """Tell whether nothing in the header changed since somebody with the records key wrote it."""
    content = _coded_content(header)
    return all(
        ring.keys.get(f"dek:{key_id}") is not None
        and derive_subkey(ring.keys[f"dek:{key_id}"], Label.HEADER, content) == header.mac[key_id]
        for key_id in header.signed.dek_ids
    )


def _coded_content(header: Header) -> bytes:
    return canonical_json({key: value for key, value in msgspec.structs.asdict(header).items() if key != "mac"})
