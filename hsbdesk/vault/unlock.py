"""From a passphrase to the vault's keys."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.header import Header, Member, grant_names
from hsbdesk.vault.header_file import HeaderRead
from hsbdesk.vault.header_seal import Keyring, is_coded, reseal_header
from hsbdesk.vault.keys import FLOOR, KdfCost, box_public, open_sealed, sign_public
from hsbdesk.vault.passphrase import normalise_passphrase
from hsbdesk.vault.slots import MemberKeys, OpenSlot, open_slot


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A signed-in member with the keys that their grants open. Drop the last reference to lock."""

    member: Member
    keys: MemberKeys
    ring: Keyring
    deks: tuple[tuple[str, bytes], ...]
    must_change: bool

    def __repr__(self) -> str:
        return f"Unlocked({self.member_id})"

    @property
    def member_id(self) -> str:
        """The member's id."""
        return self.member.id

    @property
    def name(self) -> str:
        """The member's name."""
        return self.member.name

    @property
    def title(self) -> str:
        """What the member is called at school, such as "Designated Safeguarding Person"."""
        return self.member.title

    @property
    def role(self) -> str:
        """The member's role, which settles the grants."""
        return self.member.role

    @property
    def kdir(self) -> bytes | None:
        """The key of the pupil roll, if the role holds it."""
        return next((key for name, key in self.ring.keys.items() if name.startswith("kdir:")), None)

    @property
    def inbox_secrets(self) -> dict[str, bytes]:
        """The secret inbox keys by id; empty for a role that does not hold them."""
        return {name[6:]: key for name, key in self.ring.keys.items() if name.startswith("inbox:")}

    @property
    def signing(self) -> bytes | None:
        """The vault's secret signing key, if the role holds it."""
        return self.ring.keys.get("sign")


class Change(NamedTuple):
    """A header to be written, and the session that goes on with it."""

    header: Header
    unlocked: Unlocked


def find_member(header: Header, who: str) -> Member:
    """Return the member of this id or name (case and accents' spelling aside).

    Raises DeskError `vault_unknown_member`.
    """
    for member in header.members:
        if who == member.id or fold_name(who) == fold_name(member.name):
            return member
    raise DeskError("vault_unknown_member", field="who")


def fold_name(name: str) -> str:
    """Return the form in which two names count as the same."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def find_hint(header: Header, member_id: str) -> str:
    """Return the hint that a member wrote for a forgotten passphrase; empty if none."""
    return header.slot(member_id).hint


def unlock_header(
    header: Header, who: str, passphrase: str, *, cost: KdfCost | None = None, floor: KdfCost = FLOOR
) -> Change:
    """Open the vault's keys for a member, by id or name.

    The returned header differs from the given one when the slot took up a new signing key or a higher `cost`.
    Raises DeskError `vault_wrong_passphrase`, `vault_unknown_member`, `vault_slot_too_weak` or
    `vault_not_enough_memory`; DamagedVaultError `vault_header_altered` when the header was changed by
    somebody without the keys.
    """
    member = find_member(header, who)
    opened = open_slot(header, member.id, encode_passphrase(passphrase), cost=cost, floor=floor)
    if opened is None:
        raise DeskError("vault_wrong_passphrase", field="passphrase")
    return enter_with_slot(header, opened)


def encode_passphrase(passphrase: str) -> bytes:
    """Return the bytes that a passphrase stands for."""
    return normalise_passphrase(passphrase).encode("utf-8", "surrogatepass")


def enter_with_slot(header: Header, opened: OpenSlot) -> Change:
    """Open the grants with an opened slot, check the header with them, and put a renewed slot in place."""
    unlocked = enter_with_keys(header, opened.member, opened.keys)
    if not is_coded(header, unlocked.ring):
        raise DamagedVaultError("vault_header_altered")
    if opened.renewed is None:
        return Change(header, unlocked)
    slots = tuple(opened.renewed if slot.member == opened.member else slot for slot in header.slots)
    return Change(reseal_header(header, unlocked.ring, slots=slots), unlocked)


def enter_with_keys(header: Header, member_id: str, keys: MemberKeys) -> Unlocked:
    """Open a member's grants. Raises DamagedVaultError `vault_header_altered` if one does not fit."""
    member = header.member(member_id)
    ring: dict[str, bytes] = {}
    for name in grant_names(header.signed, member.role):
        key = open_sealed(keys.x25519, member.grants[name])
        if key is None:
            raise DamagedVaultError("vault_header_altered")
        ring[name] = key
    _check_public_halves(header, ring)
    deks = tuple((key_id, ring[f"dek:{key_id}"]) for key_id in header.signed.dek_ids if f"dek:{key_id}" in ring)
    must_change = member.role != "recovery" and not header.slot(member_id).confirmed
    return Unlocked(member, keys, Keyring(ring), deks, must_change)


def _check_public_halves(header: Header, ring: dict[str, bytes]) -> None:
    right = all(
        box_public(ring[f"inbox:{key.id}"]) == key.pub for key in header.signed.inbox if f"inbox:{key.id}" in ring
    )
    if not right or ("sign" in ring and sign_public(ring["sign"]) != header.vault_pub):
        raise DamagedVaultError("vault_header_altered")


def open_copies(read: HeaderRead, opener: Callable[[Header], Change]) -> Change:
    """Open with the better copy of the header, or with the second if the first was altered.

    A wrong passphrase is not tried on the second copy: that may still know the one before.
    """
    for copy in read.copies[:-1]:
        try:
            return opener(copy)
        except DamagedVaultError:
            continue
    return opener(read.copies[-1])


def unlock_copies(
    read: HeaderRead, who: str, passphrase: str, *, cost: KdfCost | None = None, floor: KdfCost = FLOOR
) -> Change:
    """Sign a member in with whichever copy of the header is sound. Raises as `unlock_header`."""
    return open_copies(read, lambda header: unlock_header(header, who, passphrase, cost=cost, floor=floor))


def check_own_passphrase(header: Header, unlocked: Unlocked, passphrase: str, *, floor: KdfCost = FLOOR) -> None:
    """Ask the signed-in member's passphrase again. Raises DeskError `vault_wrong_passphrase`."""
    check_passphrase_of(header, unlocked.member_id, passphrase, floor=floor)


def check_passphrase_of(header: Header, member_id: str, passphrase: str, *, floor: KdfCost = FLOOR) -> None:
    """Ask a member's own passphrase, to sign with it. Raises DeskError `vault_wrong_passphrase`."""
    if open_slot(header, member_id, encode_passphrase(passphrase), cost=None, floor=floor) is None:
        raise DeskError("vault_wrong_passphrase", field="passphrase")
