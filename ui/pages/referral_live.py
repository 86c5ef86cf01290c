"""The live preview: the real pages of what is being written, drawn beside it, never in the way of typing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.prints import Prepared, Rendered
from hsbdesk.desk.proofs import PagePicture, Proof, ProofWish
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.referral_parts import KEY, NUMBERED
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.pdf_pages import PdfPages


@dataclass(frozen=True, slots=True)
class LiveWish:
    """What is on the screen: the referral as it stands, the section that is written, the words at hand."""

    referral: Referral
    section: str
    words: str


class LivePreview(QFrame):
    """Asks for the referral when it has settled and shows its page; what is overtaken meanwhile is dropped."""

    drawn = Signal()
    """The newest reading is shown."""
    idle = Signal()
    """Nothing is to be drawn any more, or nobody looks."""
    close_requested = Signal()

    def __init__(
        self, context: PageContext, read: Callable[[], LiveWish | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._read = read
        self._asked = 0
        self._running = False
        self._missed = False
        self._proof: Proof | None = None
        words, theme = context.words, context.theme
        self.setAccessibleName(words("Preview"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.px(11), theme.px(8), theme.px(7), theme.px(8))
        bar.setSpacing(theme.px(3))
        bar.addWidget(PlainLabel(words("Preview"), style="strong"))
        self._line = PlainLabel(style="small", tone="quiet", elide=True)
        self._line.setObjectName("liveLine")
        bar.addWidget(self._line, 1)
        smaller = Button(theme, "", kind="iconBox", icon="minus", name=words("Smaller"))
        self._percent = PlainLabel("100%", style="small")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setMinimumWidth(QFontMetrics(theme.font("small")).horizontalAdvance("100%") + theme.px(4))
        larger = Button(theme, "", kind="iconBox", icon="plus", name=words("Larger"))
        self.close_button = Button(theme, "", kind="icon", icon="x", name=words("Close the preview"))
        self.close_button.setObjectName("closeLiveButton")
        for widget in (smaller, self._percent, larger, self.close_button):
            bar.addWidget(widget)
        column.addLayout(bar)
        column.addWidget(Divider())
        self.pages = PdfPages(theme)
        self.pages.setAccessibleName(words("Pages as they print"))
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.pages)
        smaller.clicked.connect(then(lambda: self.pages.step_zoom(-1)))
        larger.clicked.connect(then(lambda: self.pages.step_zoom(1)))
        self.close_button.clicked.connect(then(self.close_requested.emit))
        self.pages.page_wanted.connect(self._draw_page)
        self.pages.page_changed.connect(then(self._say_page))
        self.pages.zoom_changed.connect(self._say_zoom)

    # -- asking

    def ask(self) -> None:
        """Draw what is on the screen; while nobody looks, once it is looked at."""
        self._asked += 1
        if self.isVisible():
            self._run()
        else:
            self._missed = True
            self.idle.emit()

    def proof(self) -> Proof | None:
        """Return what is shown."""
        return self._proof

    def clear(self) -> None:
        """Show nothing, and drop what is under way."""
        self._asked += 1
        self._proof = None
        self.pages.open_pages([])
        self._line.setText("")

    def page_line(self) -> str:
        """Return the words over the pages."""
        return self._line.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed:
            QTimer.singleShot(0, self, self._run)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.close_button.isVisible():
            self.close_requested.emit()
            return
        super().keyPressEvent(event)

    # -- drawing

    def _run(self) -> None:
        self._missed = False
        if self._running:
            return  # once what is under way is there, it runs again for what has changed meanwhile
        wish = self._read()
        if wish is None:
            self.idle.emit()
            return
        self._running = True
        asked, desk = self._asked, self._context.desk
        is_key = wish.section == KEY and wish.referral.recipient.statutory
        kind = DocumentKind.IDENTITY_KEY if is_key else DocumentKind.REFERRAL
        self._context.workers.desk.run(
            lambda: desk.proofs.prepare(wish.referral, kind),
            lambda prepared: self._draw(asked, wish, prepared),
            lambda error: self._on_refused(asked, error),
            self,
        )

    def _draw(self, asked: int, wish: LiveWish, prepared: Prepared) -> None:
        if asked != self._asked:
            self._end(asked)
            return
        proofs = self._context.desk.proofs
        section = NUMBERED.index(wish.section) + 1 if wish.section in NUMBERED else 0
        wanted = ProofWish(section, wish.words, self.pages.current_page(), self.pages.pixels_per_point())
        self._context.workers.paper.run(
            lambda: proofs.draw(prepared, wanted),
            lambda proof: self._show(asked, proof),
            lambda error: self._on_refused(asked, error),
            self,
        )

    def _show(self, asked: int, proof: Proof) -> None:
        if asked == self._asked:
            before, self._proof = self._proof, proof
            same = before is not None and before.prepared.kind is proof.prepared.kind
            (self.pages.replace_pages if same else self.pages.open_pages)(proof.rendered.sizes)
            if not self._is_seen(proof.page.index):
                self.pages.go_to_page(proof.page.index)
            self.pages.set_page(proof.page.index, _image(proof.page))
            self._say_page()
            self._say_zoom(self.pages.zoom())
            self.drawn.emit()
        self._end(asked)

    def _on_refused(self, asked: int, error: DeskError) -> None:
        if asked == self._asked:
            self._line.setText(self._context.words.refusal(error))
        self._end(asked)

    def _end(self, asked: int) -> None:
        self._running = False
        if asked == self._asked:
            self.idle.emit()
        else:
            self._run()

    def _draw_page(self, index: int, _width: int) -> None:
        """Draw a page that was scrolled to, or the same one larger."""
        if self._proof is None or index >= self._proof.rendered.pages:
            return
        rendered, proofs, scale = self._proof.rendered, self._context.desk.proofs, self.pages.pixels_per_point()

        def show(picture: PagePicture) -> None:
            if self._is_shown(rendered):
                self.pages.set_page(index, _image(picture))

        self._context.workers.paper.run(lambda: proofs.picture(rendered, index, scale), show, owner=self)

    def _is_shown(self, rendered: Rendered) -> bool:
        return self._proof is not None and self._proof.rendered is rendered

    def _is_seen(self, index: int) -> bool:
        first, last = self.pages.visible_pages()
        return first <= index <= last

    # -- what the bar says

    def _say_page(self) -> None:
        if self._proof is None:
            return
        line = self._context.words(
            "page {page} of {count}, updates as you tick",
            page=self.pages.current_page() + 1,
            count=self._proof.rendered.pages,
        )
        self._line.setText(line)
        self.pages.setAccessibleDescription(line)

    def _say_zoom(self, zoom: float) -> None:
        self._percent.setText(f"{round(zoom * 100)}%")


def _image(picture: PagePicture) -> QImage:
    image = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGBX8888)
    return image.copy()  # its own memory: the bytes may go
