"""Send now, complete later: one reason for what is missing, and by when it follows (domain.md 7.4)."""

import re
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.when import ReadWhen
from hsbdesk.domain.dates import PartialDate, Precision, write_date
from hsbdesk.domain.typed_dates import read_date
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.fields import make_text
from ui.pages.referral_findings import Standing
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.partial_date_edit import PartialDateEdit

_FAR = 2
_YEAR = re.compile(r"\b20\d\d\b")
_LISTED = 6


@dataclass(frozen=True, slots=True)
class LaterAnswer:
    """What the form gives: the reason, and the day, with its time if one was named, as ISO text."""

    reason: str
    follows_by: str


class CompleteLaterForm(QWidget):
    """Says what it covers and what it does not, and asks for one reason and one moment."""

    def __init__(self, context: PageContext, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, desk = context.theme, context.words, context.desk
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        covered = [finding.text for finding in standing.stops if finding.coverable]
        open_still = [finding.text for finding in standing.stops if not finding.coverable]
        self.covers = MessageBar(theme, "tip")
        self.covers.set_message(
            "tip",
            _listed(words("and {n} more", n=len(covered) - _LISTED), covered),
            words.count(
                len(covered),
                "One reason covers 1 thing. It prints on page 1 as not known yet, and becomes a task.",
                "One reason covers {n} things. They print on page 1 as not known yet, and become tasks.",
            ),
        )
        column.addWidget(self.covers)
        if open_still:
            apart = MessageBar(theme, "stop")
            apart.setObjectName("notCoveredBar")
            apart.set_message(
                "stop",
                _listed(words("and {n} more", n=len(open_still) - _LISTED), open_still),
                words("Not covered: each of these needs its own answer before it is sent."),
            )
            column.addWidget(apart)
        else:
            column.addWidget(
                PlainLabel(
                    words(
                        "It never covers a wrong recipient, the other nation's law, or a child's name that would print."
                    ),
                    style="small",
                    tone="quiet",
                    wrap=True,
                )
            )
        self._reason_field, self.reason = make_text(theme, words("Why it goes now"), "laterReasonEdit")
        self.follows = PartialDateEdit(
            theme,
            self._read,
            name=words("The rest follows by"),
            placeholder=words("19 March 2026 16:00"),
            calendar_name=words("Choose the day in a calendar"),
            today=desk.today(),
        )
        self.follows.setObjectName("followsByEdit")
        self._follows_field = Field(theme, words("The rest follows by"), self.follows)
        column.addWidget(self._reason_field)
        column.addWidget(self._follows_field)
        self.setFocusProxy(self.reason)

    def answer(self) -> LaterAnswer | None:
        """Return what was answered; what is missing is said at its field, and None returned."""
        words = self._context.words
        reason, when = self.reason.text().strip(), self.follows.value()
        self._reason_field.set_error(None if reason else words("Say why it cannot wait: it prints on page 1."))
        missing = "" if self.follows.error() else words("Say by when the rest follows: a day, and a time if you can.")
        self._follows_field.set_error(None if isinstance(when, PartialDate) else missing or None)
        if not reason:
            self.reason.setFocus()
        elif not isinstance(when, PartialDate):
            self.follows.setFocus()
        else:
            return LaterAnswer(reason, f"{when.start}T{when.time}" if when.time else str(when.start))
        return None

    def show_refusal(self, error: DeskError) -> None:
        """Say why it was not done, at the field it is about."""
        field = self._reason_field if error.field == "reason" else self._follows_field
        field.set_error(self._context.words.refusal(error))
        field.control.setFocus()

    def _read(self, typed: str) -> ReadWhen:
        """Return how a day ahead reads; a day behind is refused."""
        words, desk = self._context.words, self._context.desk
        if not typed.strip():
            return ReadWhen("", None, None)
        try:
            when = read_date(typed, date(desk.today().year + _FAR, 12, 31), desk.school.calendar)
        except DeskError as error:
            return ReadWhen("", words.refusal(error), None)
        one_day = when.precision in {Precision.DATE, Precision.DATETIME}
        if not one_day or when.start is None or not _YEAR.search(typed):
            sentence = words("Name one day with its year, such as 19 March 2026, and a time if you can.")
            return ReadWhen("", sentence, None)
        now = desk.now()
        if (when.start, when.time or "23:59") <= (now.date().isoformat(), f"{now:%H:%M}"):
            return ReadWhen("", words("This moment has passed. Name a later one."), None)
        return ReadWhen(words("Read as: {date}", date=write_date(when)), None, when)


def _listed(rest: str, texts: list[str]) -> str:
    shown = texts[:_LISTED]
    return "\n".join([*shown, rest] if len(texts) > _LISTED else shown)
