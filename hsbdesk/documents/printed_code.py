"""The check code that stands at the foot of each page and in the file's properties, read out of a PDF."""

import re

from hsbdesk.documents.raster import page_count, page_text
from hsbdesk.errors import DeskError

_CODE = re.compile(r"\b[0-9A-F]{4}(?:-[0-9A-F]{4}){3}\b")
_PROPERTY = re.compile(rb"/Subject \(([0-9A-F]{4}(?:-[0-9A-F]{4}){3})\)")


def read_printed_codes(pdf: bytes) -> tuple[str, ...]:
    """Return the check codes of the pages, each once, in order; that of the properties where the pages are damaged.

    Raises DeskError("pdf_unreadable") when neither can be read.
    """
    kept = tuple(dict.fromkeys(code.decode() for code in _PROPERTY.findall(pdf)))
    found: dict[str, None] = {}
    try:
        pages = page_count(pdf)
    except Exception as error:  # the reader's own classes; a file from outside may be anything
        if kept:
            return kept
        raise DeskError("pdf_unreadable") from error
    for index in range(pages):
        try:
            text = page_text(pdf, index)
        except Exception:  # noqa: BLE001, S112 - a page that is damaged; another may still tell
            continue
        found |= dict.fromkeys(_CODE.findall(text))
    return tuple(found) or kept
