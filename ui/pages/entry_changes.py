"""Opens the pages that amend or move a concern over another page, and takes them away again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from hsbdesk.desk.concerns import ConcernView
from hsbdesk.domain.ids import RecordId
from ui.context import PageContext


class EntryChanges(QObject):
    """One layer at a time over the first widget of a stacked layout."""

    closed = Signal()

    def __init__(self, context: PageContext, layers: QStackedLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._layers = layers
        self._layer: QWidget | None = None

    def is_open(self) -> bool:
        """Return whether a layer is shown."""
        return self._layer is not None

    def amend(self, concern: RecordId) -> None:
        """Ask what is added to a concern."""

        def open_layer(view: ConcernView) -> None:
            from ui.pages.amend import AmendPage  # noqa: PLC0415 - seldom shown

            page = AmendPage(self._context)
            self._open(page, page.close_requested.connect)
            page.load(view)

        self._read(concern, open_layer)

    def move(self, concern: RecordId) -> None:
        """Ask to which child a concern belongs."""

        def open_layer(view: ConcernView) -> None:
            from ui.pages.move import MovePage  # noqa: PLC0415 - seldom shown
            from ui.pages.roll_source import RollSource  # noqa: PLC0415

            roll = RollSource(self._context, self)
            page = MovePage(self._context, roll)
            roll.load()
            self._open(page, page.close_requested.connect)
            page.load(view)

        self._read(concern, open_layer)

    def _read(self, concern: RecordId, show: Callable[[ConcernView], None]) -> None:
        concerns = self._context.desk.concerns
        self._context.workers.desk.run(lambda: concerns.read(concern), show, owner=self)

    def _open(self, page: QWidget, on_close: Callable[[Callable[[], None]], object]) -> None:
        self._close()
        self._layer = page
        on_close(self._on_closed)
        self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)

    def _on_closed(self) -> None:
        self._close()
        self.closed.emit()

    def _close(self) -> None:
        layer, self._layer = self._layer, None
        if layer is not None:
            self._layers.setCurrentIndex(0)
            self._layers.removeWidget(layer)
            layer.deleteLater()
