"""Proofs: the real pages of a referral while it is written, one of them as a picture.

`prepare` reads the vault (desk thread); `draw` needs no vault and runs on the paper thread.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsbdesk.desk.paper import Paper
from hsbdesk.desk.prints import Prepared, Rendered
from hsbdesk.domain.paper import PrintedReferral
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.text import clean_record
from hsbdesk.machine.places import Places

if TYPE_CHECKING:
    from hsbdesk.documents.typesetting import SetTexts


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as raw pixels: four bytes each (red, green, blue, nothing), rows from the top, no gaps."""

    index: int
    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """What a referral prints as at this moment, and the page that is looked at."""

    prepared: Prepared
    rendered: Rendered
    page: PagePicture


@dataclass(frozen=True, slots=True)
class ProofWish:
    """What is to be shown of a referral: the page of a section, there the page that holds most of some words."""

    section: int
    """1 to 4; 0 is the front sheet."""
    words: str
    near: int
    """Index of the page that is looked at."""
    scale: float
    """Pixels a point."""


class Proofs:
    """Draws what print preview would draw, and draws it only when something that prints has changed."""

    def __init__(self, paper: Paper, places: Places) -> None:
        self._paper = paper
        self._fonts = places.resources / "fonts"
        self._last: tuple[Prepared, Rendered] | None = None
        self._texts: SetTexts | None = None

    def forget(self) -> None:
        """Keep nothing that was drawn: somebody signed out."""
        self._last = self._texts = None

    def prepare(self, referral: Referral, kind: DocumentKind = DocumentKind.REFERRAL) -> Prepared:
        """Return a referral that need not be saved, or its identity key, ready to be drawn.

        Raises DeskError("key_only_for_statutory") for a key to anybody else.
        """
        return self._paper.prepare(kind, referral.file, record=referral.id, draft=clean_record(referral))

    def draw(self, prepared: Prepared, wish: ProofWish) -> Proof:
        """Return the document with the picture of the page that was wished for."""
        from hsbdesk.documents.page_finder import find_page  # noqa: PLC0415

        rendered = self._render(prepared)
        printed = prepared.printed
        index = 0
        if isinstance(printed, PrintedReferral) and wish.section:
            heads = [head for head, _other in (printed.section1, printed.section2, printed.section3, printed.section4)]
            index = find_page(rendered.data, heads, wish.section - 1, wish.words, near=wish.near)
        return Proof(prepared, rendered, self.picture(rendered, index, wish.scale))

    def picture(self, rendered: Rendered, index: int, scale: float) -> PagePicture:
        """Return one page of a drawn document; scale 1 is 72 dots per inch."""
        from hsbdesk.documents.raster import page_picture  # noqa: PLC0415

        found = page_picture(rendered.data, index, scale)
        return PagePicture(index, found.width, found.height, found.rgba)

    def _render(self, prepared: Prepared) -> Rendered:
        if self._last is not None:
            before, rendered = self._last
            if (before.printed, before.stamp) == (prepared.printed, prepared.stamp):
                return rendered
        rendered = self._draw(prepared)
        self._last = (prepared, rendered)
        return rendered

    def _draw(self, prepared: Prepared) -> Rendered:
        """Draw as the paper path does, only remembering how the texts were cut."""
        if not isinstance(prepared.printed, PrintedReferral):
            return self._paper.render(prepared)
        from hsbdesk.documents.raster import page_sizes  # noqa: PLC0415
        from hsbdesk.documents.referral import render_referral  # noqa: PLC0415
        from hsbdesk.documents.typesetting import SetTexts  # noqa: PLC0415

        texts = self._texts = self._texts or SetTexts()
        data = render_referral(prepared.printed, prepared.stamp, self._fonts, texts)
        sizes = tuple(page_sizes(data))
        return Rendered(data, len(sizes), sizes, prepared.stamp)
