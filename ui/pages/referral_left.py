"""The left of the referral builder: outline and readiness, or both as a strip of numbers and signs."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.referral_findings import Standing
from ui.pages.referral_outline import Outline
from ui.pages.referral_readiness import ReadinessCard, count_words
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.scroll_page import ScrollPage


class ReferralLeft(ScrollPage):
    """The six parts of the referral, and under them what is left to do; both scroll together."""

    fold_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, words = context.theme, context.words
        self.body.setSpacing(theme.px(12))
        self.fold = Button(theme, words("Fold the outline"), kind="quiet", icon="chevron-left")
        self.fold.setObjectName("foldOutlineButton")
        self.fold.hide()
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.outline = Outline(theme, name=words("Sections"))
        self.body.addWidget(self.outline)
        self.readiness = ReadinessCard(context)
        self.body.addWidget(self.readiness)
        self.body.addStretch(1)
        self.fold.clicked.connect(then(self.fold_requested.emit))
        self.readiness.table.row_chosen.connect(self._follow)

    def set_folding(self, *, folding: bool) -> None:
        """Offer to fold it to a strip, or not."""
        self.fold.setVisible(folding)

    def _follow(self, index: QModelIndex) -> None:
        """Keep the chosen finding in view: the list itself does not scroll."""
        table = self.readiness.table

        def scroll() -> None:
            row = table.visualRect(index)
            middle = table.viewport().mapTo(self.readiness, QPoint(0, row.center().y()))
            self.ensureVisible(0, self.readiness.y() + middle.y(), 0, row.height())

        if table.hasFocus():
            QTimer.singleShot(0, table, scroll)


class ReferralStrip(QWidget):
    """Numbers with their signs; below them how much is left to resolve, which opens the list."""

    readiness_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = Standing()
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.outline = Outline(theme, name=words("Sections"), look="strip")
        column.addWidget(self.outline)
        self.left = Button(theme, "0", icon="octagon", name=words("Readiness"))
        self.left.setObjectName("stripReadinessButton")
        column.addWidget(self.left)
        column.addStretch(1)
        self.left.clicked.connect(then(self.readiness_requested.emit))

    def show_standing(self, standing: Standing) -> None:
        """Count what is left to resolve, or else to check."""
        if standing == self._shown:
            return
        self._shown = standing
        kind = "octagon" if standing.stops or not standing.open else "triangle" if standing.checks else "info"
        count = len(standing.stops) or len(standing.checks) or len(standing.tips)
        self.left.set_text(str(count))
        self.left.set_icon(kind if standing.open else "check")
        said = self._context.words("Readiness: {counts}", counts=count_words(self._context, standing))
        self.left.setAccessibleName(said)
        self.left.setToolTip(said)
