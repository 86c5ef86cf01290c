"""A document's version as canonical JSON, and its check code: short enough to read out, changed by any word."""

import hashlib
from typing import TypeVar

import msgspec

T = TypeVar("T")


def check_code(printed: object) -> str:
    """Return the check code of a printed document's value; the stamp of a copy is no part of it.

    Four groups of four hex digits: the start of the SHA-256 of the value as canonical JSON.
    """
    return code_of(canonical_json(printed))


def canonical_json(content: object) -> str:
    """Return the one JSON text of a content: keys sorted, no spaces."""
    return msgspec.json.encode(content, order="sorted").decode()


def read_canonical_json(text: str, kind: type[T]) -> T:
    """Return the content that was written as canonical JSON."""
    return msgspec.json.decode(text, type=kind)


def code_of(text: str) -> str:
    """Return the check code of a canonical text."""
    digits = hashlib.sha256(text.encode()).hexdigest()[:16].upper()
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
