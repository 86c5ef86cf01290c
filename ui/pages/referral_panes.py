"""Outline, editor and preview of a referral beside each other, as far as there is room (ux.md section 4)."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme

OUTLINE, WRITE, PREVIEW = "outline", "write", "preview"
WIDE, THREE, STRIP, SINGLE = "wide", "three", "strip", "single"
_FROM = ((WIDE, 1600), (THREE, 1200), (STRIP, 1000))
_OUTLINE_WIDTH = {WIDE: 280, THREE: 256, STRIP: 256}
_PREVIEW_WIDTH = {WIDE: 560, THREE: 396, STRIP: 396}
_STRIP_WIDTH = 64
_LEAST_EDITOR = 500
_GAP = 13
_ANY = 16_777_215


def mode_for(width: float) -> str:
    """Return how a window of this width (px at 100 % text) shows the builder."""
    return next((mode for mode, least in _FROM if width >= least), SINGLE)


class ReferralPanes(QWidget):
    """Three panes; with less room a strip for the outline and a preview over the editor; then one at a time."""

    shown = Signal(str)
    """The pane that was brought into view."""

    def __init__(
        self,
        theme: Theme,
        *,
        outline: QWidget,
        strip: QWidget,
        editor: QWidget,
        live: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mode = ""
        self._pane = WRITE
        self._opened = ""
        self.outline, self.strip, self.editor, self.live = outline, strip, editor, live
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(_GAP))
        for pane in (outline, strip, editor, live):
            self._row.addWidget(pane, 1 if pane is editor else 0)
        strip.setFixedWidth(theme.px(_STRIP_WIDTH))
        self.set_mode(SINGLE)

    def mode(self) -> str:
        """Return how the panes stand: wide, three, strip or single."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Place the panes for more or less room; what was opened over the editor folds again."""
        if mode != self._mode:
            self._mode, self._opened = mode, ""
            self._place()

    def is_shown(self, pane: str) -> bool:
        """Return whether a pane stands in view in this mode."""
        if self._mode == SINGLE:
            return pane == self._pane
        return pane == WRITE or self._mode != STRIP or pane == self._opened

    def show_pane(self, pane: str) -> None:
        """Bring a pane into view: alone, or over or beside the editor; the editor folds the others again."""
        if self._mode == SINGLE:
            self._pane = pane
        elif self._mode == STRIP:
            self._opened = "" if pane == WRITE else pane
        self._place()
        self.shown.emit(pane)

    def fit_outline(self) -> None:
        """Give the outline more room where its words, in another language, need it."""
        if self._mode in _OUTLINE_WIDTH:
            # Its own least width counts, not the one that was set here before.
            wanted = max(self._theme.px(_OUTLINE_WIDTH[self._mode]), self.outline.minimumSizeHint().width())
            if wanted != self.outline.minimumWidth():
                self.outline.setFixedWidth(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._opened:
            self.show_pane(WRITE)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hang_preview()

    def _place(self) -> None:
        mode, theme = self._mode, self._theme
        strip = mode == STRIP
        self._hang_preview()
        for pane, name, widths in (
            (self.outline, OUTLINE, _OUTLINE_WIDTH),
            (self.live, PREVIEW, _PREVIEW_WIDTH),
        ):
            pane.setMinimumWidth(theme.px(widths[mode]) if mode in widths else 0)
            pane.setMaximumWidth(theme.px(widths[mode]) if mode in widths else _ANY)
            pane.setVisible(self.is_shown(name))
        self.fit_outline()
        self.strip.setVisible(strip and self._opened != OUTLINE)
        self.editor.setVisible(self.is_shown(WRITE))

    def _hang_preview(self) -> None:
        """Stand the preview beside the editor, or lay it over its right side where the editor needs the room."""
        width = self._theme.px(_PREVIEW_WIDTH.get(self._mode, 0))
        beside = self.width() - width - self._theme.px(_STRIP_WIDTH + 2 * _GAP)
        is_over = self._mode == STRIP and beside < self._theme.px(_LEAST_EDITOR)
        if is_over and self._row.indexOf(self.live) >= 0:
            self._row.removeWidget(self.live)
        elif not is_over and self._row.indexOf(self.live) < 0:
            self._row.addWidget(self.live)
        if is_over:
            self.live.setGeometry(QRect(max(0, self.width() - width), 0, min(width, self.width()), self.height()))
            self.live.raise_()
