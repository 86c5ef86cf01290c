"""The cryptographic pieces, each a thin layer over PyNaCl or keyed BLAKE2b; no protocol of its own."""

import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import Aead
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from hsbdesk.errors import DamagedVaultError, DeskError

KEY_BYTES = 32
NONCE_BYTES = Aead.NONCE_SIZE
SALT_BYTES = argon2id.SALTBYTES
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess at a passphrase costs: passes, and memory in bytes. Parallelism is always 1."""

    ops: int
    mem: int


FLOOR = KdfCost(3, 64 * _MIB)
DEFAULT_COST = KdfCost(3, 128 * _MIB)
CEILING = KdfCost(12, 256 * _MIB)
_SECONDS_WANTED = 0.7


class Purpose(Enum):
    """What a signature is for; a signature made for one purpose never holds for another."""

    HEADER = b"hsb1/header"
    SLOT = b"hsb1/slot"
    VAULT_KEY = b"hsb1/vault-key"
    DRAFT = b"hsb1/draft"


class Label(Enum):
    """What a derived key or a code is for (BLAKE2b `person`, at most 16 bytes)."""

    DATABASE = b"hsb-db"
    HEADER = b"hsb-header"
    DRAFT = b"hsb-draft"


def make_key() -> bytes:
    """Return 32 random bytes."""
    return random(KEY_BYTES)


def measure_cost(cost: KdfCost) -> float:
    """Return the seconds that one derivation takes on this PC."""
    start = time.perf_counter()
    derive_key(b"calibration", bytes(SALT_BYTES), cost)
    return time.perf_counter() - start


def calibrate_cost(measure: Callable[[KdfCost], float] = measure_cost) -> KdfCost:
    """Choose a cost of 0.5 to 1.0 s on this PC from one measurement: memory first, then passes.

    Never below FLOOR nor above CEILING, so a very slow PC takes longer and a very fast one less.
    """
    seconds = max(measure(DEFAULT_COST), 1e-4)
    if 0.5 <= seconds <= 1.0:
        return DEFAULT_COST
    step = 32 * _MIB
    wanted = int(DEFAULT_COST.mem * _SECONDS_WANTED / seconds) // step * step
    mem = min(max(wanted, FLOOR.mem), CEILING.mem)
    at_mem = seconds * mem / DEFAULT_COST.mem
    ops = DEFAULT_COST.ops
    if at_mem < 0.5:
        ops = min(math.ceil(ops * _SECONDS_WANTED / at_mem), CEILING.ops)
    return KdfCost(ops, mem)


def derive_key(secret: bytes, salt: bytes, cost: KdfCost) -> bytes:
    """Return the 32-byte key of a passphrase (Argon2id). Raises DeskError `vault_not_enough_memory`."""
    try:
        return argon2id.kdf(KEY_BYTES, secret, salt, opslimit=cost.ops, memlimit=cost.mem)
    except (CryptoError, MemoryError) as error:
        raise DeskError("vault_not_enough_memory", mib=cost.mem // _MIB) from error


def lock_bytes(key: bytes, plain: bytes, aad: bytes) -> tuple[bytes, bytes]:
    """Encrypt under a key (XChaCha20-Poly1305); return the fresh random nonce and the ciphertext."""
    nonce = random(NONCE_BYTES)
    return nonce, Aead(key).encrypt(plain, aad, nonce).ciphertext


def unlock_bytes(key: bytes, nonce: bytes, ciphertext: bytes, aad: bytes) -> bytes | None:
    """Decrypt, or return None when the key is another one or anything, `aad` included, was altered."""
    try:
        return Aead(key).decrypt(ciphertext, aad, nonce)
    except (CryptoError, ValueError):
        return None


def seal_to(public: bytes, plain: bytes) -> bytes:
    """Encrypt to the holder of a secret X25519 key (SealedBox)."""
    return SealedBox(PublicKey(public)).encrypt(plain)


def open_sealed(secret: bytes, sealed: bytes) -> bytes | None:
    """Decrypt what was sealed to this secret key, or return None."""
    try:
        return SealedBox(PrivateKey(secret)).decrypt(sealed)
    except (CryptoError, ValueError):
        return None


def box_public(secret: bytes) -> bytes:
    """Return the public half of a secret X25519 key."""
    return bytes(PrivateKey(secret).public_key)


def sign_public(secret: bytes) -> bytes:
    """Return the public half of a secret Ed25519 key (its seed)."""
    return bytes(SigningKey(secret).verify_key)


def sign_bytes(secret: bytes, purpose: Purpose, vault: str, content: bytes) -> bytes:
    """Return the Ed25519 signature over purpose, vault id and content."""
    return SigningKey(secret).sign(_signed_text(purpose, vault, content)).signature


def is_signed(public: bytes, signature: bytes, purpose: Purpose, vault: str, content: bytes) -> bool:
    """Tell whether the holder of this key signed this content for this purpose and vault."""
    try:
        VerifyKey(public).verify(_signed_text(purpose, vault, content), signature)
    except (CryptoError, ValueError):
        return False
    return True


def _signed_text(purpose: Purpose, vault: str, content: bytes) -> bytes:
    return b"\0".join((purpose.value, vault.encode("ascii"), content))


def derive_subkey(key: bytes, label: Label, content: bytes = b"") -> bytes:
    """Return 32 bytes of keyed BLAKE2b for one purpose: a sub-key, or with content its code."""
    return hashlib.blake2b(content, digest_size=KEY_BYTES, key=key, person=label.value).digest()


def database_key(dek: bytes) -> bytes:
    """Return the raw 32-byte key of the encrypted file. Raises DamagedVaultError if `dek` is not a key."""
    if len(dek) != KEY_BYTES:
        raise DamagedVaultError("vault_header_altered")
    return derive_subkey(dek, Label.DATABASE)
