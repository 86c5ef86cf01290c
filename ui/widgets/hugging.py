"""Tables that are as high as their rows, as long as there is room."""

from PySide6.QtCore import QObject, QTimer

from ui.widgets.table import TextTable


class Hug(QObject):
    """Keeps a table's greatest height at that of its rows, so that no empty frame stands under them.

    least: the height in px that is kept where the page has less room and scrolls; None for all of it, which
    suits short lists only, since every row is measured.
    """

    def __init__(self, table: TextTable, *, least: int | None) -> None:
        super().__init__(table)
        self._table = table
        self._least = least
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fit)
        rows = table.verticalHeader()
        rows.sectionResized.connect(self._ask)
        rows.sectionCountChanged.connect(self._ask)
        self._ask()

    def _ask(self) -> None:
        self._later.start(0)

    def _fit(self) -> None:
        table = self._table
        head = table.horizontalHeader()
        high = table.verticalHeader().length() + 2 * table.frameWidth()
        if not head.isHidden():
            high += head.sizeHint().height()
        table.setMinimumHeight(high if self._least is None else min(high, self._least))
        table.setMaximumHeight(high)
