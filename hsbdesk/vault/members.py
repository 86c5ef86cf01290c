"""Who may open the vault: create, add, promote, remove. Nobody else's passphrase is ever needed."""

import unicodedata
from datetime import datetime
from uuid import uuid4

import msgspec

from hsbdesk.errors import DeskError
from hsbdesk.vault.header import (
    GRANTS,
    KINDS,
    Head,
    Header,
    InboxKey,
    Kind,
    Member,
    Notice,
    Role,
    Signed,
    VaultKey,
)
from hsbdesk.vault.header_seal import Keyring, reseal_header
from hsbdesk.vault.keys import DEFAULT_COST, KdfCost, box_public, make_key, sign_public
from hsbdesk.vault.passphrase import check_hint, check_passphrase
from hsbdesk.vault.rotation import change_signed, make_key_id, renew_keys, seal_signed
from hsbdesk.vault.slots import MemberKeys, SlotPlan, make_member_keys, make_slot
from hsbdesk.vault.unlock import Change, Unlocked, enter_with_keys, fold_name

_NAME_CAP = 200


def create_vault_header(
    *,
    name: str,
    title: str,
    passphrase: str,
    notice: Notice,
    now: datetime,
    hint: str = "",
    cost: KdfCost = DEFAULT_COST,
) -> Change:
    """Make the header of a new vault with its first member, who is safeguarding, and no recovery sheet yet.

    Raises DeskError `passphrase_*` or `member_name_invalid`.
    """
    name, title = _check_text(name, "name"), _check_text(title, "title", optional=True)
    secret = check_passphrase(passphrase, personal=(name, notice.school)).encode()
    hint = check_hint(hint, passphrase)
    dek_id, kdir_id, inbox_id = make_key_id(), make_key_id(), make_key_id()
    ring = Keyring({key: make_key() for key in (f"dek:{dek_id}", f"kdir:{kdir_id}", f"inbox:{inbox_id}", "sign")})
    vault = uuid4().hex
    vault_pub = sign_public(ring.keys["sign"])
    keys = make_member_keys(vault_pub)
    member = make_member(keys, name=name, role="safeguarding", title=title)
    signed = Signed(
        vault=vault,
        gen=0,
        dek_ids=(dek_id,),
        kdir_id=kdir_id,
        inbox=(InboxKey(inbox_id, box_public(ring.keys[f"inbox:{inbox_id}"]), now.date().isoformat()),),
        vault_keys=(VaultKey(vault_pub, None),),
        members=(member,),
        notice=notice,
    )
    slot = make_slot(vault, keys, secret, cost, SlotPlan(member.id, hint=hint))
    header = seal_signed(signed, (slot,), ring)
    return Change(header, enter_with_keys(header, member.id, keys))


def make_member(keys: MemberKeys, *, name: str, role: Role, title: str) -> Member:
    """Return the entry of a new member, without grants yet."""
    return Member(uuid4().hex, name, role, title, None, box_public(keys.x25519), sign_public(keys.ed25519), {})


def add_member(
    header: Header,
    unlocked: Unlocked,
    *,
    name: str,
    title: str,
    passphrase: str,
    role: Role = "safeguarding",
    hint: str = "",
    cost: KdfCost = DEFAULT_COST,
    once: bool = False,
) -> Change:
    """Add a member with the grants of their role. `once`: the passphrase must be changed at first sign-in.

    Raises DeskError `member_name_taken`, `member_name_invalid`, `member_role_invalid`, `member_not_allowed`
    or `passphrase_*`. The new member is the last of `change.header.members`.
    """
    _check_role(role)
    name, title = _check_text(name, "name"), _check_text(title, "title", optional=True)
    _check_name_free(header, name)
    secret = check_passphrase(passphrase, personal=(name, header.notice.school)).encode()
    hint = check_hint(hint, passphrase)
    keys = make_member_keys(header.vault_pub)
    member = make_member(keys, name=name, role=role, title=title)
    slot = make_slot(header.vault, keys, secret, cost, SlotPlan(member.id, confirmed=not once, hint=hint))
    signed = msgspec.structs.replace(header.signed, members=(*header.signed.members, member))
    return change_signed(header, unlocked, signed, slots=(*header.slots, slot))


def change_passphrase(
    header: Header, unlocked: Unlocked, passphrase: str, *, hint: str = "", cost: KdfCost = DEFAULT_COST
) -> Change:
    """Put one's own new passphrase in place of the old. Raises DeskError `passphrase_*`."""
    member = unlocked.member
    secret = check_passphrase(passphrase, personal=(member.name, header.notice.school)).encode()
    plan = SlotPlan(member.id, hint=check_hint(hint, passphrase))
    fresh = make_slot(header.vault, unlocked.keys, secret, cost, plan)
    slots = tuple(fresh if slot.member == member.id else slot for slot in header.slots)
    changed = reseal_header(header, unlocked.ring, slots=slots)
    return Change(changed, enter_with_keys(changed, member.id, unlocked.keys))


def reset_passphrase(
    header: Header, unlocked: Unlocked, member_id: str, passphrase: str, *, cost: KdfCost = DEFAULT_COST
) -> Change:
    """Give a member who forgot theirs a one-time passphrase, with new keys of their own and new grants.

    Their unfinished drafts no longer open for them; say so first. Concern drafts still reach the leads.
    Raises DeskError `member_self`, `member_not_allowed`, `vault_unknown_member` or `passphrase_*`.
    """
    old = _find_other(header, unlocked, member_id)
    secret = check_passphrase(passphrase, personal=(old.name, header.notice.school)).encode()
    keys = make_member_keys(header.vault_pub)
    fresh = msgspec.structs.replace(old, x25519=box_public(keys.x25519), ed25519=sign_public(keys.ed25519), grants={})
    slot = make_slot(header.vault, keys, secret, cost, SlotPlan(member_id, confirmed=False))
    signed = msgspec.structs.replace(header.signed, members=_put_member(header, fresh))
    slots = tuple(slot if each.member == member_id else each for each in header.slots)
    return change_signed(header, unlocked, signed, slots=slots)


def set_role(header: Header, unlocked: Unlocked, member_id: str, role: Role, *, title: str, now: datetime) -> Change:
    """Change a role: new grants, and new keys in place of those that the member may no longer hold.

    Raises DeskError `member_last_lead`, `member_self`, `member_role_invalid`, `member_not_allowed` or
    `vault_rotation_unfinished`.
    """
    _check_role(role)
    old = _find_other(header, unlocked, member_id)
    if role != "safeguarding":
        _check_lead_left(header, member_id)
    changed = msgspec.structs.replace(old, role=role, title=_check_text(title, "title", optional=True))
    members = _put_member(header, changed)
    lost: list[Kind] = [kind for kind in KINDS if kind in GRANTS[old.role] - GRANTS[role]]
    return renew_keys(header, unlocked, lost, now=now, members=members)


def remove_member(header: Header, unlocked: Unlocked, member_id: str, *, now: datetime) -> Change:
    """Remove a member and renew every key that they held with the records.

    `change.header.is_rotating` then says that the records must be re-encrypted (see `rotation`).
    Raises DeskError `member_last_lead`, `member_self`, `member_not_allowed`, `vault_unknown_member` or
    `vault_rotation_unfinished`.
    """
    _find_other(header, unlocked, member_id)
    _check_lead_left(header, member_id)
    members = tuple(member for member in header.signed.members if member.id != member_id)
    slots = tuple(slot for slot in header.slots if slot.member != member_id)
    return renew_keys(header, unlocked, KINDS, now=now, members=members, slots=slots)


def describe_member(header: Header, unlocked: Unlocked, member_id: str, *, name: str, title: str) -> Change:
    """Correct a member's name or title. Raises DeskError `member_name_taken` or `member_name_invalid`."""
    name, title = _check_text(name, "name"), _check_text(title, "title", optional=True)
    _check_name_free(header, name, but=member_id)
    changed = msgspec.structs.replace(_find_person(header, member_id), name=name, title=title)
    signed = msgspec.structs.replace(header.signed, members=_put_member(header, changed))
    return change_signed(header, unlocked, signed)


def set_notice(header: Header, unlocked: Unlocked, notice: Notice) -> Change:
    """Change what the sign-in window shows. Raises DeskError `member_not_allowed`."""
    return change_signed(header, unlocked, msgspec.structs.replace(header.signed, notice=notice))


def set_head(header: Header, unlocked: Unlocked, head: Head) -> Change:
    """Keep the audit's head, at lock and close; the generation stays."""
    return Change(reseal_header(header, unlocked.ring, head=head), unlocked)


def ways_in(header: Header) -> int:
    """Count the lead-level ways in: leads, and a recovery sheet that was typed back. Fewer than 2: warn."""
    leads = sum(member.role == "safeguarding" for member in header.members)
    return leads + sum(slot.kind == "recovery" and slot.confirmed for slot in header.slots)


def _put_member(header: Header, changed: Member) -> tuple[Member, ...]:
    return tuple(changed if member.id == changed.id else member for member in header.signed.members)


def _find_person(header: Header, member_id: str) -> Member:
    member = header.member(member_id)
    if member.role == "recovery":
        raise DeskError("vault_unknown_member")
    return member


def _find_other(header: Header, unlocked: Unlocked, member_id: str) -> Member:
    member = _find_person(header, member_id)
    if member_id == unlocked.member_id:
        raise DeskError("member_self")
    return member


def _check_lead_left(header: Header, leaving: str) -> None:
    if not any(member.role == "safeguarding" and member.id != leaving for member in header.members):
        raise DeskError("member_last_lead")


def _check_role(role: Role) -> None:
    # The header of the records names only people who hold the records key.
    if role == "recovery" or "dek" not in GRANTS[role]:
        raise DeskError("member_role_invalid", field="role")


def _check_name_free(header: Header, name: str, *, but: str = "") -> None:
    if any(fold_name(member.name) == fold_name(name) and member.id != but for member in header.members):
        raise DeskError("member_name_taken", field="name")


def _check_text(text: str, field: str, *, optional: bool = False) -> str:
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    odd = any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in plain)
    if odd or len(plain) > _NAME_CAP or not (plain or optional):
        raise DeskError("member_name_invalid", field=field, cap=_NAME_CAP)
    return plain
