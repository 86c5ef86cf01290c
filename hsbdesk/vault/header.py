"""The vault's header: who the members are, what opens for whom, and how tampering shows.

Two steps: a *slot* opens, with a passphrase or the recovery key, only its member's own secret keys; a *grant*
is one vault key sealed to a member. `signed` is signed by the vault's own key, every slot by its member, and
everything together carries one code per records key. So a passphrase changes without anybody else, and keys
change without anybody's passphrase.
"""

from typing import Annotated, Literal, get_args

import msgspec

from hsbdesk.errors import DeskError

Role = Literal["safeguarding", "senior_manager", "reviewer", "office_admin", "log_only", "recovery"]
Kind = Literal["dek", "kdir", "inbox", "sign"]
KINDS: tuple[Kind, ...] = get_args(Kind)
GRANTS: dict[Role, frozenset[Kind]] = {
    "safeguarding": frozenset(KINDS),
    "senior_manager": frozenset({"dek", "kdir"}),
    "reviewer": frozenset({"dek"}),
    "office_admin": frozenset({"dek", "kdir", "sign"}),
    "log_only": frozenset({"kdir"}),
    "recovery": frozenset(KINDS),
}

Uuid = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
KeyId = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{8}\Z")]
Day = Annotated[str, msgspec.Meta(pattern=r"\A\d{4}-\d\d-\d\d\Z")]
Text = Annotated[str, msgspec.Meta(max_length=500)]
Key = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
SealedKey = Annotated[bytes, msgspec.Meta(min_length=80, max_length=80)]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Phone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to ring: name, role and number as the school wrote them."""

    name: Text
    role: Text
    phone: Text


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the sign-in window shows before anybody signs in. `main_record`: the other system, or empty."""

    school: Text
    nation: Literal["wales", "england"]
    main_record: Text = ""
    phone: tuple[Phone, ...] = ()
    out_of_hours: tuple[Phone, ...] = ()


class InboxKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public key to which unfinished concerns are sealed for the safeguarding team, and since when."""

    id: KeyId
    pub: Key
    since: Day


class VaultKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public signing key of the vault, certified by the one before it (the first by none)."""

    pub: Key
    sig: Signature | None


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person with an account, or the recovery sheet. `grants`: vault keys sealed to `x25519`, by name."""

    id: Uuid
    name: Text
    role: Role
    title: Text
    until: Day | None
    x25519: Key
    ed25519: Key
    grants: dict[str, SealedKey]


class Signed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part under the vault's signature. Newest first: `dek_ids`, `inbox`. Oldest first: `vault_keys`."""

    vault: Uuid
    gen: Count
    dek_ids: Annotated[tuple[KeyId, ...], msgspec.Meta(min_length=1, max_length=2)]
    kdir_id: KeyId
    inbox: Annotated[tuple[InboxKey, ...], msgspec.Meta(min_length=1)]
    vault_keys: Annotated[tuple[VaultKey, ...], msgspec.Meta(min_length=1)]
    members: Annotated[tuple[Member, ...], msgspec.Meta(min_length=1)]
    notice: Notice


class Kdf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Argon2id of a slot: passes, memory in bytes, salt. Parallelism 1."""

    ops: Annotated[int, msgspec.Meta(ge=1, le=64)]
    mem: Annotated[int, msgspec.Meta(ge=8192, le=2**30)]
    salt: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to a member's own secret keys.

    `confirmed` is false for a one-time passphrase, and for a recovery sheet not yet typed back.
    `key_no` is the number on the recovery sheet, 0 for a passphrase.
    """

    member: Uuid
    kind: Literal["passphrase", "recovery"]
    key_no: Count
    confirmed: bool
    hint: Text
    kdf: Kdf
    nonce: Annotated[bytes, msgspec.Meta(min_length=24, max_length=24)]
    ct: Annotated[bytes, msgspec.Meta(min_length=112, max_length=112)]
    sig: Signature


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last audit row known when the vault was locked: its number and its code in hex."""

    seq: Count = 0
    mac: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]*\Z", max_length=128)] = ""


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of keys.json."""

    fmt: Literal["hsbdesk-vault"]
    v: Literal[1]
    signed: Signed
    sig: Signature
    slots: tuple[Slot, ...]
    erased: tuple[Uuid, ...]
    head: Head
    mac: dict[KeyId, Key]

    @property
    def vault(self) -> str:
        """The vault's id."""
        return self.signed.vault

    @property
    def gen(self) -> int:
        """How often members, keys or the notice were changed."""
        return self.signed.gen

    @property
    def notice(self) -> Notice:
        """What may be shown before sign-in."""
        return self.signed.notice

    @property
    def members(self) -> tuple[Member, ...]:
        """The people, in the order in which they were added; the recovery sheet is none."""
        return tuple(member for member in self.signed.members if member.role != "recovery")

    @property
    def recovery_member(self) -> Member | None:
        """The recovery sheet as a member, if one was made."""
        return next((member for member in self.signed.members if member.role == "recovery"), None)

    @property
    def is_rotating(self) -> bool:
        """Whether the records may still be under the older of two keys."""
        return len(self.signed.dek_ids) > 1

    @property
    def key_no(self) -> int:
        """The number of the recovery sheet that opens this vault; 0 if there is none."""
        return max((slot.key_no for slot in self.slots), default=0)

    @property
    def inbox_key(self) -> InboxKey:
        """The key to which unfinished concerns are sealed now."""
        return self.signed.inbox[0]

    @property
    def vault_pub(self) -> bytes:
        """The public signing key in force."""
        return self.signed.vault_keys[-1].pub

    def member(self, member_id: str) -> Member:
        """Return the member of this id. Raises DeskError `vault_unknown_member`."""
        for member in self.signed.members:
            if member.id == member_id:
                return member
        raise DeskError("vault_unknown_member")

    def slot(self, member_id: str) -> Slot:
        """Return the slot of this member. Raises DeskError `vault_unknown_member`."""
        for slot in self.slots:
            if slot.member == member_id:
                return slot
        raise DeskError("vault_unknown_member")


def grant_names(signed: Signed, role: Role) -> set[str]:
    """Return the names of the vault keys that a role holds."""
    ids: dict[Kind, list[str]] = {
        "dek": [f"dek:{key_id}" for key_id in signed.dek_ids],
        "kdir": [f"kdir:{signed.kdir_id}"],
        "inbox": [f"inbox:{key.id}" for key in signed.inbox],
        "sign": ["sign"],
    }
    return {name for kind in GRANTS[role] for name in ids[kind]}
