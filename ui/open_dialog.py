"""A dialog over the window, and how it grows with the form inside it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.reading_order import step_focus
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage

BELOW_BAR = 44

Action = tuple[str, str, str]
"""Key, label (verb and object), kind of Button."""


class OpenDialog(QDialog):
    """A question over the window: what is asked, what stands in it, one button for each answer.

    A dialog made by `Messages.open_form` stays until `done_with` is called, so that a refused form keeps its
    text.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        question: str,
        body: QWidget | None,
        *,
        actions: Sequence[Action],
        safe: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("messageDialog")
        self.setWindowTitle("School Desk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(question)
        self._theme = theme
        self._safe = safe
        self._settled = False
        self._buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        margin = theme.px(20)
        column.setContentsMargins(margin, theme.px(16), margin, theme.px(16))
        column.setSpacing(theme.px(12))
        self._title = PlainLabel(question, style="title", wrap=True)
        self._title.setObjectName("questionLabel")
        column.addWidget(self._title)
        if body is not None:
            column.addWidget(body, 1)
        column.addLayout(self._make_buttons(actions))

    def button(self, key: str) -> Button:
        """Return the button of one answer, to disable it while a form is not ready."""
        return self._buttons[key]

    def done_with(self) -> None:
        """Close without another answer."""
        if not self._settled:
            self._settled = True
            self.done(0)

    def answer(self, key: str) -> None:
        """Give an answer as if its button were pressed."""
        self.chosen.emit(key)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return step_focus(self, forward=next) or super().focusNextPrevChild(next)

    def reject(self) -> None:
        if not self._settled:
            self.answer(self._safe)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._settled)
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            main = next(reversed(self._buttons.values()))
            if main.isEnabled():
                main.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place()

    def _make_buttons(self, actions: Sequence[Action]) -> FlowLayout:
        row = FlowLayout(gap=self._theme.px(8), row_gap=self._theme.px(8), right=True)
        for key, label, kind in actions:
            button = Button(self._theme, label, kind=kind)
            button.setObjectName(f"{key}Button")
            button.clicked.connect(lambda _checked=False, key=key: self.answer(key))
            row.addWidget(button)
            self._buttons[key] = button
        key, _label, kind = actions[-1]
        self._buttons[self._safe if kind == "danger" else key].setDefault(True)
        return row

    def place(self) -> None:
        """Stand under the privacy bar, in the middle, inside the window."""
        window = self.parentWidget()
        if window is None:
            return
        bar = self._theme.px(BELOW_BAR)
        free = window.size()
        width = min(self.width(), free.width())
        height = min(self.height(), max(free.height() - bar, 200))
        self.resize(width, height)
        spare = (free.height() - bar - height) // 4
        self.move(window.mapToGlobal(QPoint((free.width() - width) // 2, bar + max(0, spare))))


class Growth(QObject):
    """Lets a dialog grow with its form, as far as the window has room; it never shrinks under the hand."""

    def __init__(self, dialog: OpenDialog, scroll: ScrollPage, form: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._scroll = scroll
        self._form = form
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.fit)
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._later.start(0)
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Make the dialog high enough for the form."""
        dialog, margins = self._dialog, self._scroll.body.contentsMargins()
        beside = dialog.sizeHint().height() - self._scroll.sizeHint().height()
        inside = self._form.heightForWidth(self._form.width())
        wanted = beside + max(self._form.sizeHint().height() if inside < 0 else 0, inside) + margins.bottom()
        if wanted > dialog.height() or not dialog.isVisible():
            dialog.resize(dialog.width(), wanted)
            dialog.place()
