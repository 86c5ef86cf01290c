"""New vault keys for everybody who stays, and nobody's passphrase but one's own.

A rotation of the records key has two steps, with the re-encryption of the file between them: `begin_rotation`
lists both keys, `finish_rotation` the new one only. A power cut between them is harmless: at the next opening
each listed key is tried.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import uuid4

import msgspec

from hsbdesk.errors import DeskError
from hsbdesk.vault.header import (
    KINDS,
    Header,
    InboxKey,
    Kind,
    Member,
    Signed,
    Slot,
    VaultKey,
    grant_names,
)
from hsbdesk.vault.header_seal import Keyring, seal_header
from hsbdesk.vault.keys import Purpose, box_public, make_key, seal_to, sign_bytes, sign_public
from hsbdesk.vault.unlock import Change, Unlocked, enter_with_keys


def make_key_id() -> str:
    """Return a random id for a key, so that two rotations of restored copies never share one."""
    return uuid4().hex[:8]


def begin_rotation(header: Header, unlocked: Unlocked, *, now: datetime) -> Change:
    """Make a new records key, roll key, inbox key and signing key, granted to all who hold the old ones.

    Write the header, re-encrypt the records with `unlocked.deks[0]`, then `finish_rotation`.
    Raises DeskError `vault_rotation_unfinished` or `member_not_allowed`.
    """
    return renew_keys(header, unlocked, KINDS, now=now)


def finish_rotation(header: Header, unlocked: Unlocked) -> Change:
    """List only the newest records key, once the records are under it. No change if none is under way."""
    if not header.is_rotating:
        return Change(header, unlocked)
    signed = msgspec.structs.replace(header.signed, dek_ids=header.signed.dek_ids[:1])
    return change_signed(header, unlocked, signed)


def renew_keys(
    header: Header,
    unlocked: Unlocked,
    kinds: Collection[Kind],
    *,
    now: datetime,
    members: tuple[Member, ...] | None = None,
    slots: tuple[Slot, ...] | None = None,
) -> Change:
    """Make new keys of some kinds, and grant them to `members` (default: all) by their roles.

    The old records key stays listed until `finish_rotation`; the old inbox key stays with the leads, since
    unfinished concerns may still be sealed to it. A new signing key is certified by the old one.
    """
    if "dek" in kinds and header.is_rotating:
        raise DeskError("vault_rotation_unfinished")
    old = header.signed
    known = dict(unlocked.ring.keys)
    changed = msgspec.structs.replace(old, members=old.members if members is None else members)
    if "dek" in kinds:
        new_id = make_key_id()
        known[f"dek:{new_id}"] = make_key()
        changed = msgspec.structs.replace(changed, dek_ids=(new_id, *old.dek_ids))
    if "kdir" in kinds:
        new_id = make_key_id()
        known[f"kdir:{new_id}"] = make_key()
        changed = msgspec.structs.replace(changed, kdir_id=new_id)
    if "inbox" in kinds:
        new_id = make_key_id()
        secret = known[f"inbox:{new_id}"] = make_key()
        newest = InboxKey(new_id, box_public(secret), now.date().isoformat())
        changed = msgspec.structs.replace(changed, inbox=(newest, *old.inbox))
    if "sign" in kinds:
        before = known.get("sign")
        if before is None:
            raise DeskError("member_not_allowed")
        secret = known["sign"] = make_key()
        pub = sign_public(secret)
        certified = VaultKey(pub, sign_bytes(before, Purpose.VAULT_KEY, old.vault, pub))
        changed = msgspec.structs.replace(changed, vault_keys=(*old.vault_keys, certified))
    replaced = {"sign"} if "sign" in kinds else set[str]()
    return change_signed(header, unlocked, changed, known=known, replaced=replaced, slots=slots)


def change_signed(
    header: Header,
    unlocked: Unlocked,
    signed: Signed,
    *,
    known: Mapping[str, bytes] | None = None,
    replaced: Collection[str] = (),
    slots: tuple[Slot, ...] | None = None,
) -> Change:
    """Put a changed `signed` in force: grants made to fit the roles, generation raised, signed and coded.

    `known`: the vault keys by name, if there are more than the session's; `replaced`: names that hold a new
    key now. Raises DeskError `member_not_allowed` when a key would have to be granted that is not known here.
    """
    keys = unlocked.ring.keys if known is None else known
    sealed = seal_signed(
        signed,
        header.slots if slots is None else slots,
        Keyring(dict(keys)),
        replaced=replaced,
        before=header,
    )
    return Change(sealed, enter_with_keys(sealed, unlocked.member_id, unlocked.keys))


def seal_signed(
    signed: Signed,
    slots: tuple[Slot, ...],
    ring: Keyring,
    *,
    replaced: Collection[str] = (),
    before: Header | None = None,
) -> Header:
    """Make the grants fit the roles, raise the generation, sign and code; the ledger and head stay."""
    members = tuple(_with_grants(signed, member, ring.keys, replaced) for member in signed.members)
    raised = msgspec.structs.replace(signed, gen=signed.gen + 1, members=members)
    if before is None:
        return seal_header(raised, slots, ring)
    return seal_header(raised, slots, ring, erased=before.erased, head=before.head)


def _with_grants(signed: Signed, member: Member, keys: Mapping[str, bytes], replaced: Collection[str]) -> Member:
    grants: dict[str, bytes] = {}
    for name in sorted(grant_names(signed, member.role)):
        held = member.grants.get(name)
        if held is not None and name not in replaced:
            grants[name] = held
        elif name in keys:
            grants[name] = seal_to(member.x25519, keys[name])
        else:
            raise DeskError("member_not_allowed")
    return msgspec.structs.replace(member, grants=grants)
