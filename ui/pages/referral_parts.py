"""What the editor of a referral works with: its sections, what they are given, what they give back."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget

from hsbdesk.desk.file_people import PersonRow
from hsbdesk.desk.referrals import ReferralRow, ReferralView
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.referral import Referral

FRONT, BACKGROUND, INTERVENTIONS, REQUEST, OUTCOMES, KEY = (
    "front",
    "background",
    "interventions",
    "request",
    "outcomes",
    "key",
)
NUMBERED = (BACKGROUND, INTERVENTIONS, REQUEST, OUTCOMES)
SECTIONS = (FRONT, *NUMBERED, KEY)


@dataclass(frozen=True, slots=True)
class EditorView:
    """A referral with everything its editor offers beside it."""

    view: ReferralView
    people: tuple[PersonRow, ...]
    others: tuple[ReferralRow, ...]
    """The file's other referrals."""

    def children(self) -> tuple[tuple[str, str], ...]:
        """Return the children a request or a threshold may be about: this one first, then home, then the others."""
        wanted = [row for row in self.people if row.group in {"child_self", "child"} or row.born]
        order = {"child_self": 0, "home": 1, "family": 2, "child": 3}
        wanted.sort(key=lambda row: order.get(row.group, 4))
        return tuple((row.person, row.name) for row in wanted)


class SectionEditor(QWidget):
    """One section; `changed` is sent when the person typed or chose something."""

    changed = Signal()
    open_requested = Signal(object)
    keep_requested = Signal(object)
    """A Finding that may stay as it is: the page asks for the reason and keeps it with the referral."""

    def show_view(self, shown: EditorView) -> None:
        """Show a referral."""

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands in this section."""
        return referral

    def detail(self) -> str:
        """Return the line under the section's name in the outline."""
        return ""

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Take what is to resolve, to check or to know in this section; it was found a moment ago."""

    def go_to(self, place: FieldPlace) -> bool:
        """Put the keyboard into the very field of a place and choose its words; False when it is not here."""
        if place.field or place.record or place.index >= 0:
            return False
        self.focus_first()
        return True

    def words_at_hand(self) -> str:
        """Return the words that are being worked on: the page that prints them is shown beside."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return ""
        if isinstance(focus, QPlainTextEdit):
            return focus.toPlainText()
        if isinstance(focus, QAbstractItemView):
            row, model = focus.currentIndex().row(), focus.model()
            texts = (model.index(row, column).data() for column in range(model.columnCount()))
            return max((str(text) for text in texts if text), key=len, default="") if row >= 0 else ""
        return focus.text() if isinstance(focus, QLineEdit) else ""

    def add_item(self) -> None:
        """Add what the section is a list of, where the caret is."""

    def focus_first(self) -> None:
        """Go to the section's first field."""
        self.setFocus()
