"""On which page of a document something stands: looked up in the text of the finished pages."""

import re
from collections.abc import Sequence

from hsbdesk.documents.raster import page_count, page_text, page_texts

_WORD = re.compile(r"\w+")
_RUN = 3
"""Words that stand next to each other; names may have become letters between them."""
_SURE = 0.6
"""From this part of its runs on, a text stands on a page beyond doubt."""
_LIKELY = 0.3


def find_page(pdf: bytes, heads: Sequence[str], section: int, words: str = "", *, near: int = 0) -> int:
    """Return the index of the page of a section that holds most of some words, or on which the section starts.

    `heads` are the headings of the sections in their order, each of which starts a line after page 1; `section` is
    an index into them. `near` is the page that is looked at: it is tried first, and kept where it is one of the
    section's and the words stand on none. 0 when the heading is nowhere.
    """
    wanted = _runs(words)
    if 0 < near < page_count(pdf) and _share(wanted, page_text(pdf, near)) >= _SURE:
        return near
    start: int | None = None
    best = (_LIKELY, 0)
    last = 0
    for page, text in enumerate(page_texts(pdf)):
        if page == 0:
            continue  # the front sheet lists the headings
        begins = _line_start(text, heads[section])
        if start is None and begins is None:
            continue
        ends = min((end for head in heads[section + 1 :] if (end := _line_start(text, head)) is not None), default=None)
        inside = text[begins if start is None else None : ends]
        start, last = page if start is None else start, page
        best = max(best, (_share(wanted, inside), page), key=lambda found: found[0])
        if best[0] >= _SURE or ends is not None or not (wanted or near > page):
            break
    if start is None:
        return 0
    return best[1] or (near if start <= near <= last else start)


def _share(wanted: set[tuple[str, ...]], text: str) -> float:
    return len(wanted & _runs(text)) / len(wanted) if wanted else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words in a text, whatever stands between them."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return {tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}


def _line_start(text: str, head: str) -> int | None:
    """Return where the first line that starts with a heading begins."""
    if text.startswith(head):
        return 0
    place = text.find(f"\n{head}")
    return None if place < 0 else place
