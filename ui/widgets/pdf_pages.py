"""The scrolling surface that shows pages of a document as pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme import Theme

_DPI = 96
_POINTS = 72
_LEAST, _MOST = 0.25, 3.0
_STEP = 1.2
_GAP = 14
_SHARP_ENOUGH = 0.9


@dataclass
class _Page:
    width: float
    height: float
    image: QImage | None = None
    shown: QPixmap | None = None
    asked: int = 0
    is_old: bool = False
    """The picture is of an earlier reading; it stays until the new one is there."""


class PdfPages(QAbstractScrollArea):
    """Pages under each other, two beside each other where they fit; sizes in points, zoom 1.0 is 100 %."""

    page_changed = Signal(int)
    page_wanted = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: list[_Page] = []
        self._places: list[QRect] = []
        self._zoom = 1.0
        self._fitting = True
        self._current = 0
        self.setObjectName("pdfView")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def open_pages(self, points: Sequence[tuple[float, float]]) -> None:
        """Make room for pages of these widths and heights in points; their pictures come by set_page."""
        self._pages = [_Page(width, height) for width, height in points]
        self._current = 0
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def replace_pages(self, points: Sequence[tuple[float, float]]) -> None:
        """Make room for another reading of the same document: what is shown stays until its new picture comes."""
        old, here = self._pages, self.verticalScrollBar().value()
        self._pages = [_Page(width, height) for width, height in points]
        for page, before in zip(self._pages, old, strict=False):
            if (page.width, page.height) == (before.width, before.height):
                page.image, page.shown, page.is_old = before.image, before.shown, True
        self._current = max(0, min(self._current, len(self._pages) - 1))
        if self._fitting:
            self._fit()
        self._lay_out()
        self.verticalScrollBar().setValue(here)

    def set_page(self, index: int, image: QImage) -> None:
        """Show a page's picture; an index that is no longer there is ignored."""
        if index < len(self._pages):
            page = self._pages[index]
            page.image = image
            page.shown = None
            page.is_old = False
            self.viewport().update()

    def pixels_per_point(self) -> float:
        """Return how large a picture is wanted: pixels of the screen for each point of the page."""
        return self._zoom * _DPI / _POINTS * self.devicePixelRatioF()

    def page_count(self) -> int:
        """Return the number of pages."""
        return len(self._pages)

    def current_page(self) -> int:
        """Return the index of the page at the top."""
        return self._current

    def visible_pages(self) -> tuple[int, int]:
        """Return the first and last index of which a good part is in view."""
        area = QRect(self._offset(), self.viewport().size())
        seen = [
            index
            for index, place in enumerate(self._places)
            if place.intersected(area).height() * 3 >= min(place.height(), area.height())
        ]
        return (seen[0], seen[-1]) if seen else (self._current, self._current)

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top."""
        if 0 <= index < len(self._places):
            self.verticalScrollBar().setValue(self._places[index].top() - self._gap())
            self._set_current(index)

    def zoom(self) -> float:
        """Return the zoom, 1.0 for 100 %."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show pages at this size, 0.25 to 3."""
        self._fitting = False
        self._change_zoom(zoom)

    def step_zoom(self, steps: int) -> None:
        """Zoom in or out by steps of a fifth."""
        self.set_zoom(self._zoom * _STEP**steps)

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, and keep it so."""
        self._fitting = True
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_PageDown:
            self.go_to_page(self._next_row(1))
        elif key == Qt.Key.Key_PageUp:
            self.go_to_page(self._next_row(-1))
        elif key == Qt.Key.Key_Home:
            self.go_to_page(0)
        elif key == Qt.Key.Key_End:
            self.go_to_page(len(self._pages) - 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting:
            self._fit()
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = self._offset()
        area = QRect(offset, self.viewport().size())
        for index, place in enumerate(self._places):
            if not place.intersects(area):
                continue
            spot = place.translated(-offset)
            painter.fillRect(spot, Qt.GlobalColor.white)
            picture = self._picture(index, place.size())
            if picture is not None:
                painter.drawPixmap(spot, picture)
            painter.setPen(self._theme.colour("ctl"))
            painter.drawRect(spot.adjusted(-1, -1, 0, 0))
        painter.end()

    def _picture(self, index: int, size: QSize) -> QPixmap | None:
        page = self._pages[index]
        pixels = size * self.devicePixelRatioF()
        sharp = page.image is not None and not page.is_old and page.image.width() >= pixels.width() * _SHARP_ENOUGH
        if not sharp and page.asked != pixels.width():
            page.asked = pixels.width()
            self.page_wanted.emit(index, pixels.width())
        if page.image is None:
            return None
        if page.shown is None or page.shown.size() != pixels:
            page.shown = QPixmap.fromImage(_fit_picture(page.image, pixels))
            page.shown.setDevicePixelRatio(self.devicePixelRatioF())
        return page.shown

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _gap(self) -> int:
        return self._theme.px(_GAP)

    def _fit(self) -> None:
        widest = max((page.width for page in self._pages), default=0)
        if widest:
            room = self.viewport().width() - 2 * self._gap()
            self._change_zoom(room / (widest * _DPI / _POINTS))

    def _change_zoom(self, zoom: float) -> None:
        zoom = min(_MOST, max(_LEAST, zoom))
        if abs(zoom - self._zoom) < 0.001:
            return
        kept = self._current
        self._zoom = zoom
        self._lay_out()
        self.go_to_page(kept)
        self.zoom_changed.emit(zoom)

    def _lay_out(self) -> None:
        gap = self._gap()
        sizes = [
            QSize(
                round(page.width * _DPI / _POINTS * self._zoom),
                round(page.height * _DPI / _POINTS * self._zoom),
            )
            for page in self._pages
        ]
        widest = max((size.width() for size in sizes), default=0)
        room = self.viewport().width()
        across = 2 if len(sizes) > 1 and 2 * widest + 3 * gap <= room else 1
        whole = across * widest + (across + 1) * gap
        left = max(0, (room - whole) // 2) + gap
        self._places = []
        y = gap
        for start in range(0, len(sizes), across):
            row = sizes[start : start + across]
            for place, size in enumerate(row):
                x = left + place * (widest + gap) + (widest - size.width()) // 2
                self._places.append(QRect(QPoint(x, y), size))
            y += max(size.height() for size in row) + gap
        high, wide = self.verticalScrollBar(), self.horizontalScrollBar()
        high.setRange(0, max(0, y - self.viewport().height()))
        high.setPageStep(self.viewport().height())
        high.setSingleStep(self._theme.px(40))
        wide.setRange(0, max(0, whole - room))
        wide.setPageStep(room)
        self.viewport().update()
        self.page_changed.emit(self._current)

    def _next_row(self, step: int) -> int:
        here = self._places[self._current].top() if self._places else 0
        rows = sorted({place.top() for place in self._places})
        target = rows[min(len(rows) - 1, max(0, rows.index(here) + step))] if rows else 0
        return next((index for index, place in enumerate(self._places) if place.top() == target), 0)

    def _on_scrolled(self, value: int) -> None:
        self.viewport().update()
        middle = value + self.viewport().height() // 3
        at = [index for index, place in enumerate(self._places) if place.top() <= middle]
        if at:
            row_top = self._places[at[-1]].top()
            self._set_current(next(index for index in at if self._places[index].top() == row_top))

    def _set_current(self, index: int) -> None:
        self._current = index
        self.page_changed.emit(index)


def _fit_picture(image: QImage, size: QSize) -> QImage:
    """Return a picture at this size; one that was drawn for it stays sharp where a part of a pixel was rounded up."""
    spare = image.size() - size
    if spare.width() in {0, 1} and spare.height() in {0, 1}:
        return image.copy(0, 0, size.width(), size.height())
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
