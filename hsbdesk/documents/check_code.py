"""The check code of a document's version: short enough to read out, and changed by any word that prints."""

import hashlib

import msgspec

from hsbdesk.domain.paper import PrintedChronology, PrintedKey, PrintedReferral


def check_code(printed: PrintedReferral | PrintedKey | PrintedChronology) -> str:
    """Return four groups of four hex digits: the start of the SHA-256 of the content as canonical JSON.

    Canonical: keys sorted, no spaces, UTF-8. The stamp of a copy is no part of it.
    """
    content = msgspec.json.encode(printed, order="sorted")
    digits = hashlib.sha256(content).hexdigest()[:16].upper()
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
