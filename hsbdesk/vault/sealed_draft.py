"""The form of one sealed draft, on disk and open."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal

import msgspec

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.header import Header, KeyId, SealedKey, Uuid
from hsbdesk.vault.header_seal import canonical_json
from hsbdesk.vault.keys import (
    Label,
    Purpose,
    derive_subkey,
    is_signed,
    lock_bytes,
    make_key,
    open_sealed,
    seal_to,
    sign_bytes,
    unlock_bytes,
)
from hsbdesk.vault.unlock import Unlocked

DraftUuid = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")]
Nonce = Annotated[bytes, msgspec.Meta(min_length=24, max_length=24)]
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody is writing. The uuid will be the record's.

    `fields` and `view` (open section, caret) are JSON objects. `last_key`: time of the last key, UTC.
    `left`: the author signed out without finishing. `inbox`: a concern, so the leads receive it unfinished.
    """

    uuid: str
    form: str
    fields: dict[str, object]
    view: dict[str, object]
    last_key: datetime
    left: bool = False
    inbox: bool = False


class _OwnWrap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nonce: Nonce
    ct: Annotated[bytes, msgspec.Meta(min_length=48, max_length=48)]


class _InboxWrap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: KeyId
    ct: SealedKey


class SealedDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft as it lies on the disk.

    In clear: whose, which, when the last key was pressed, whether it was left, and whether it goes to the
    leads; so that the sign-in window can count unfinished concerns, and no more than name and age of the
    file tell anyway. All of it is under the signature.
    """

    fmt: Literal["hsbdesk-draft"]
    v: Literal[1]
    vault: Uuid
    member: Uuid
    uuid: DraftUuid
    last_key: datetime
    left: bool
    own: _OwnWrap
    inbox: _InboxWrap | None
    nonce: Nonce
    ct: bytes

    def frame(self) -> bytes:
        """Return what encryption and signature are bound to."""
        return canonical_json(
            {
                "vault": self.vault,
                "member": self.member,
                "uuid": self.uuid,
                "last_key": self.last_key,
                "left": self.left,
                "inbox": self.inbox is not None,
            }
        )


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: str
    fields: dict[str, object]
    view: dict[str, object]


def seal_draft(header: Header, unlocked: Unlocked, draft: Draft) -> bytes:
    """Sign and encrypt a draft; return the bytes of its file.

    Raises DeskError `draft_invalid` when the fields are not plain JSON or the uuid is none.
    """
    key = make_key()
    own = _OwnWrap(*lock_bytes(derive_subkey(unlocked.keys.x25519, Label.DRAFT), key, draft.uuid.encode()))
    newest = header.inbox_key
    inbox = _InboxWrap(newest.id, seal_to(newest.pub, key)) if draft.inbox else None
    last_key = draft.last_key.astimezone(UTC)
    empty = SealedDraft(
        fmt="hsbdesk-draft",
        v=1,
        vault=header.vault,
        member=unlocked.member_id,
        uuid=draft.uuid,
        last_key=last_key,
        left=draft.left,
        own=own,
        inbox=inbox,
        nonce=bytes(24),
        ct=b"",
    )
    try:
        body = canonical_json(_Body(draft.form, draft.fields, draft.view))
        frame = empty.frame()
        signature = sign_bytes(unlocked.keys.ed25519, Purpose.DRAFT, header.vault, frame + body)
        nonce, ct = lock_bytes(key, signature + body, frame)
        content = canonical_json(msgspec.structs.replace(empty, nonce=nonce, ct=ct))
        msgspec.json.decode(content, type=SealedDraft)
    except (TypeError, UnicodeEncodeError, RecursionError, msgspec.MsgspecError) as error:
        raise DeskError("draft_invalid") from error
    return content


def decode_sealed(content: bytes, *, member: str, uuid: str) -> SealedDraft:
    """Read a sealed file that lies under this member and uuid.

    Raises DamagedVaultError `draft_damaged`, or DeskError `vault_newer` for a later format.
    """
    try:
        peek = msgspec.json.decode(content, type=_Peek)
        if peek.fmt == "hsbdesk-draft" and peek.v > 1:
            raise DeskError("vault_newer")
        sealed = msgspec.json.decode(content, type=SealedDraft)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedVaultError("draft_damaged") from error
    if (sealed.member, sealed.uuid) != (member, uuid) or sealed.last_key.tzinfo is None:
        raise DamagedVaultError("draft_damaged")
    return sealed


class _Peek(msgspec.Struct):
    fmt: str
    v: int


def find_own_key(sealed: SealedDraft, unlocked: Unlocked) -> bytes | None:
    """Return the draft's key for its author, or None for anybody else."""
    wrap = derive_subkey(unlocked.keys.x25519, Label.DRAFT)
    return unlock_bytes(wrap, sealed.own.nonce, sealed.own.ct, sealed.uuid.encode())


def find_inbox_key(sealed: SealedDraft, unlocked: Unlocked) -> bytes | None:
    """Return the draft's key for a lead, or None if it was not sealed to an inbox whose secret they hold."""
    if sealed.inbox is None:
        return None
    secret = unlocked.inbox_secrets.get(sealed.inbox.id)
    return None if secret is None else open_sealed(secret, sealed.inbox.ct)


def open_draft(sealed: SealedDraft, key: bytes, author: bytes | None) -> tuple[Draft, bool]:
    """Decrypt a draft; return it, and whether its author's key (if known) signed it.

    Raises DamagedVaultError `draft_damaged`.
    """
    plain = unlock_bytes(key, sealed.nonce, sealed.ct, sealed.frame())
    if plain is None or len(plain) < _SIGNATURE_BYTES:
        raise DamagedVaultError("draft_damaged")
    signature, body = plain[:_SIGNATURE_BYTES], plain[_SIGNATURE_BYTES:]
    signed = author is not None and is_signed(author, signature, Purpose.DRAFT, sealed.vault, sealed.frame() + body)
    try:
        found = msgspec.json.decode(body, type=_Body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedVaultError("draft_damaged") from error
    draft = Draft(
        sealed.uuid,
        found.form,
        found.fields,
        found.view,
        sealed.last_key,
        sealed.left,
        sealed.inbox is not None,
    )
    return draft, signed
