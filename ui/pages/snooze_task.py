"""Put a task off: to which day, and why."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.when import ReadWhen
from hsbdesk.domain.dates import on_day, write_date
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.days import read_day
from ui.pages.fields import make_text
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.partial_date_edit import PartialDateEdit


class SnoozeForm(QWidget):
    """Asks for a later day and a reason; both are kept with the task."""

    def __init__(self, context: PageContext, task: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, desk = context.theme, context.words, context.desk
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self._trouble = MessageBar(theme, "stop")
        self._trouble.hide()
        column.addWidget(self._trouble)
        column.addWidget(PlainLabel(task, tone="quiet", wrap=True))
        self._until = PartialDateEdit(
            theme,
            self._read_until,
            placeholder=words("25 March 2026"),
            calendar_name=words("Choose the day in a calendar"),
            today=desk.today(),
        )
        self._until.setObjectName("untilEdit")
        self._until_field = Field(theme, words("Until"), self._until)
        self._because_field, self._because = make_text(theme, words("Why can it wait?"), "becauseEdit")
        column.addWidget(self._until_field)
        column.addWidget(self._because_field)
        self.setFocusProxy(self._until)

    def wish(self) -> tuple[str, str] | None:
        """Return day (ISO) and reason, or None once what is missing has been shown."""
        words = self._context.words
        day = read_day(self._context, self._until.text())
        self._until_field.set_error(None if day else words("Type one day with its year, such as 25/3/2026."))
        because = self._because.text()
        self._because_field.set_error(None if because.strip() else words("Say in a few words why it can wait."))
        if day is None or not because.strip():
            return None
        return day.isoformat(), because

    def _read_until(self, typed: str) -> ReadWhen:
        day = read_day(self._context, typed)
        echo = self._context.words("Read as: {date}", date=write_date(on_day(day))) if day else ""
        return ReadWhen(echo, None, on_day(day) if day else None)

    def show_refusal(self, error: DeskError) -> None:
        """Show why the desk did not do it."""
        self._trouble.set_message("stop", self._context.words.refusal(error))
        self._trouble.show()
