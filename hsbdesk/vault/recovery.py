"""The recovery sheet: a 160-bit key that is printed once, typed back once, and opens the vault as a lead.

On paper the key stands in eight groups of five letters and digits (Crockford's base 32: no I, L, O, U). The
last of each group is its check letter, so that a typing mistake is shown with the group it is in. The check
is a weighted sum in the field of 32 elements: it catches every single wrong letter, and every swap of two
letters in a group or of two groups.
"""

import re
from dataclasses import dataclass
from datetime import datetime

import msgspec
from nacl.utils import random

from hsbdesk.errors import DeskError
from hsbdesk.vault.header import KINDS, Header
from hsbdesk.vault.header_seal import reseal_header
from hsbdesk.vault.keys import DEFAULT_COST, FLOOR, KdfCost
from hsbdesk.vault.members import make_member
from hsbdesk.vault.rotation import change_signed, renew_keys
from hsbdesk.vault.slots import OpenSlot, SlotPlan, make_member_keys, make_slot, open_slot, relock_slot
from hsbdesk.vault.unlock import Change, Unlocked, enter_with_slot

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
GROUP_LENGTH = 5
SECRET_BYTES = 20
_LOOKALIKES = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212_.]+")


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """The secret on the sheet, with the sheet's number."""

    number: int
    secret: bytes

    def __repr__(self) -> str:
        return f"RecoveryKey({self.number})"

    @property
    def text(self) -> str:
        """The key as printed: eight groups of five, joined by hyphens."""
        bits = int.from_bytes(self.secret, "big")
        digits = [(bits >> (5 * place)) & 31 for place in range(SECRET_BYTES * 8 // 5 - 1, -1, -1)]
        size = GROUP_LENGTH - 1
        groups = [digits[start : start + size] for start in range(0, len(digits), size)]
        return "-".join(
            "".join(ALPHABET[digit] for digit in (*group, _check_digit(place, group)))
            for place, group in enumerate(groups)
        )


def _times(left: int, right: int) -> int:
    product = 0
    for bit in range(5):
        if (right >> bit) & 1:
            product ^= left << bit
    for bit in range(8, 4, -1):
        if (product >> bit) & 1:
            product ^= 0b100101 << (bit - 5)  # x^5 + x^2 + 1
    return product


def _check_digit(place: int, group: list[int]) -> int:
    digit = place + 1  # tells a group from the same group at another place
    weight = 1
    for each in group:
        weight = _times(weight, 2)
        digit ^= _times(weight, each)
    return digit


def parse_recovery_key(text: str, number: int) -> RecoveryKey:
    """Read a typed key: letter case, spaces and hyphens do not matter, O is read as 0, I and L as 1.

    Raises DeskError `recovery_length` (params `got`, `wanted`), or `recovery_typing` with the first `group`,
    counted from 1, that cannot be right.
    """
    typed = [part for part in _SEPARATORS.split(text.upper().translate(_LOOKALIKES)) if part]
    letters = "".join(typed)
    wanted = GROUPS * GROUP_LENGTH
    if len(letters) != wanted:
        if len(typed) == GROUPS:
            odd = next(place for place, part in enumerate(typed, 1) if len(part) != GROUP_LENGTH)
            raise DeskError("recovery_typing", field="key", group=odd)
        raise DeskError("recovery_length", field="key", got=len(letters), wanted=wanted)
    bits = 0
    for place in range(GROUPS):
        group = [ALPHABET.find(letter) for letter in letters[place * GROUP_LENGTH : (place + 1) * GROUP_LENGTH]]
        if min(group) < 0 or _check_digit(place, group[:-1]) != group[-1]:
            raise DeskError("recovery_typing", field="key", group=place + 1)
        for digit in group[:-1]:
            bits = (bits << 5) | digit
    return RecoveryKey(number, bits.to_bytes(SECRET_BYTES, "big"))


def make_recovery(
    header: Header, unlocked: Unlocked, *, now: datetime, cost: KdfCost = DEFAULT_COST
) -> tuple[Change, RecoveryKey]:
    """Make a recovery sheet with the next number. It counts as a way in once it is typed back.

    A sheet before it is removed like a lead, with all its keys renewed: the records must then be re-encrypted
    (`change.header.is_rotating`). Raises DeskError `member_not_allowed`, `vault_rotation_unfinished`, or
    `recovery_signed_in_with_it` when the old sheet itself is what opened the vault.
    """
    before = header.recovery_member
    if before is not None and before.id == unlocked.member_id:
        raise DeskError("recovery_signed_in_with_it")
    key = RecoveryKey(header.key_no + 1, random(SECRET_BYTES))
    keys = make_member_keys(header.vault_pub)
    member = make_member(keys, name="Recovery sheet", role="recovery", title="")
    plan = SlotPlan(member.id, "recovery", key.number, confirmed=False)
    slot = make_slot(header.vault, keys, key.secret, cost, plan)
    if before is None:
        signed = msgspec.structs.replace(header.signed, members=(*header.signed.members, member))
        return change_signed(header, unlocked, signed, slots=(*header.slots, slot)), key
    members = (*(each for each in header.signed.members if each.id != before.id), member)
    slots = (*(each for each in header.slots if each.member != before.id), slot)
    return renew_keys(header, unlocked, KINDS, now=now, members=members, slots=slots), key


def unlock_recovery(header: Header, key: RecoveryKey, *, floor: KdfCost = FLOOR) -> Change:
    """Open the vault's keys with the recovery sheet, as a lead.

    Raises DeskError `recovery_wrong_key` (param `key_no`: the sheet that is asked for) or `recovery_none`.
    """
    opened = _open_sheet(header, key, floor)
    return enter_with_slot(header, opened)


def confirm_recovery(header: Header, unlocked: Unlocked, key: RecoveryKey, *, floor: KdfCost = FLOOR) -> Change:
    """Note that the sheet was typed back and opens the vault. Raises as `unlock_recovery`."""
    opened = _open_sheet(header, key, floor)
    enter_with_slot(header, opened)
    confirmed = msgspec.structs.replace(header.slot(opened.member), confirmed=True)
    slot = relock_slot(header.vault, opened.keys, opened.key, confirmed)
    slots = tuple(slot if each.member == slot.member else each for each in header.slots)
    return Change(reseal_header(header, unlocked.ring, slots=slots), unlocked)


def _open_sheet(header: Header, key: RecoveryKey, floor: KdfCost) -> OpenSlot:
    member = header.recovery_member
    if member is None:
        raise DeskError("recovery_none")
    opened = open_slot(header, member.id, key.secret, cost=None, floor=floor)
    if opened is None:
        raise DeskError("recovery_wrong_key", field="key", key_no=header.key_no)
    return opened
