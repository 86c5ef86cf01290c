"""A date typed as people know it, read back at once."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme, set_look
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon
from ui.widgets.text_edit import LineEdit


class ReadDate(Protocol):
    """What reading the typed words gave: the whole echo line, or a sentence that says how to mend it."""

    @property
    def echo(self) -> str: ...
    @property
    def error(self) -> str | None: ...
    @property
    def value(self) -> object | None: ...


def write_date(day: date) -> str:
    """Return a day as the calendar types it: 17/11/2025."""
    return f"{day.day}/{day.month}/{day.year}"


class PartialDateEdit(QWidget):
    """A date field with its echo line and a calendar; an unreadable date is said when the field is left."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        read: Callable[[str], ReadDate],
        *,
        calendar_name: str,
        name: str = "",
        placeholder: str = "",
        date_text: Callable[[date], str] = write_date,
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read = read
        self._date_text = date_text
        self._today = today
        self._popup: QFrame | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self.edit = LineEdit(theme, name=name, placeholder=placeholder)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.editingFinished.connect(self._show_state)
        self._button = Button(theme, "", kind="iconBox", icon="calendar", name=calendar_name)
        self._button.clicked.connect(self._open_calendar)
        row.addWidget(self.edit, 1)
        row.addWidget(self._button)
        column.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(6))
        self._icon = StateIcon(theme, "stop", size=16)
        self._echo = PlainLabel(style="caption", tone="hint", wrap=True)
        foot.addWidget(self._icon)
        # What is said below must not make the field wider.
        narrow = self._echo.sizePolicy()
        narrow.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self._echo.setSizePolicy(narrow)
        foot.addWidget(self._echo, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.edit)
        self._answer = read("")
        self._show_state()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def text(self) -> str:
        """Return the words as typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put words in and read them; does not tell changed."""
        self.edit.blockSignals(True)
        self.edit.setText(text)
        self.edit.blockSignals(False)
        self._answer = self._read(text)
        self._show_state()

    def value(self) -> object | None:
        """Return what the words were read as; None when empty or unreadable."""
        return self._answer.value

    def error(self) -> str | None:
        """Return how to mend what was typed; None when it could be read."""
        return self._answer.error

    def echo(self) -> str:
        """Return the line that is shown below."""
        return self._echo.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._popup and event.type() == QEvent.Type.Hide:
            self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        return super().eventFilter(watched, event)

    def _on_text_changed(self, text: str) -> None:
        self._answer = self._read(text)
        # While typing, half a date is not a mistake.
        self._show_state(say_error=False)
        self.changed.emit()

    def _show_state(self, *, say_error: bool = True) -> None:
        error = self._answer.error if say_error and self.edit.text().strip() else None
        line = error or ("" if self._answer.error else self._answer.echo)
        self._icon.setVisible(bool(error))
        self._echo.setText(line)
        self._echo.setVisible(bool(line))
        self._echo.set_tone("stop" if error else "hint")
        set_look(self.edit, state="error" if error else "")
        self.edit.setAccessibleDescription(line)

    def _open_calendar(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("pickerPopup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.installEventFilter(self)
        calendar = QCalendarWidget(popup)
        calendar.setGridVisible(False)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumSize(self._theme.px(300), self._theme.px(270))
        # Qt paints the weekend red; here red is kept for what must be resolved.
        plain = QTextCharFormat()
        plain.setForeground(self._theme.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(self._theme.colour("text2"))
        calendar.setHeaderTextFormat(head)
        if self._today is not None:
            calendar.setSelectedDate(QDate(self._today.year, self._today.month, self._today.day))
        box = QVBoxLayout(popup)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(calendar)
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(self._on_picked)
        self._popup = popup
        popup.move(self._button.mapToGlobal(QPoint(0, self._button.height() + 2)))
        popup.show()
        calendar.setFocus()

    def _on_picked(self, day: QDate) -> None:
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.edit.setText(self._date_text(date(day.year(), day.month(), day.day())))
        self._show_state()
