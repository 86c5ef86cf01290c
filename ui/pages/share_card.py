"""The share decision: why a copy may go to its reader, asked once for each reader and document."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.paper import Prepared
from hsbdesk.domain.profiles import Telling
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import SharingDecision
from ui.context import PageContext
from ui.pages.fields import make_text
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.check_row import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel


class ShareCard(Card):
    """One confirm for a reader with a duty to protect, seven points for others, nothing where it was decided."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        theme, words, content = context.theme, context.words, context.desk.content
        super().__init__(theme, words("Share decision"), padding=12, parent=parent)
        self.body.setSpacing(theme.px(6))
        self._context = context
        self._prepared: Prepared | None = None
        self._reason_written = self._anew = False
        self._before = PlainLabel("", style="small", wrap=True)
        self._before.setObjectName("decidedBefore")
        self.again = Button(theme, words("Decide anew"), kind="quiet")
        self.again.setObjectName("decideAnewButton")
        self.points = tuple(
            (code, CheckRow(theme, content.label("share_point", code))) for code in content.choices("share_point")
        )
        self._points_head = PlainLabel(words("Tick each that you have considered"), style="small", wrap=True)
        self.agreed = CheckRow(theme, words("Necessary and proportionate, because"))
        self.agreed.setObjectName("necessaryCheck")
        self._because_field, self.because = make_text(theme, words("Because"), "becauseEdit")
        self._because_field.label.hide()
        self.basis = Combo(
            theme,
            [(code, content.label("lawful_basis", code)) for code in content.choices("lawful_basis")],
            name=words("Lawful basis"),
        )
        self.basis.setObjectName("basisCombo")
        self._basis_field = Field(theme, words("Lawful basis"), self.basis)
        self._head_field = Field(theme, "", self._points_head)
        self._head_field.label.hide()
        for widget in (self._before, self.again, self._head_field):
            self.add(widget)
        for code, row in self.points:
            row.setObjectName(f"sharePoint{code}")
            self.add(row)
            row.toggled.connect(then(partial(self._head_field.set_error, None)))
        for widget in (self.agreed, self._because_field, self._basis_field):
            self.add(widget)
        self.because.text_edited.connect(self._on_reason)
        self.agreed.toggled.connect(then(partial(self._because_field.set_error, None)))
        self.again.clicked.connect(then(self._on_anew))
        self._show()

    def forget(self) -> None:
        """Start anew for another document."""
        self._prepared = None
        self._reason_written = self._anew = False
        self.agreed.setChecked(False)
        for _, row in self.points:
            row.setChecked(False)
        self._show()

    def show_document(self, prepared: Prepared) -> None:
        """Ask what this document and its reader need, or say what was decided before."""
        same = self._prepared is not None and self._prepared.recipient == prepared.recipient
        self._prepared = prepared
        if not same:
            self._anew = False
        if not self._reason_written:
            self._suggest(prepared)
        self._show()

    def decision(self, recipient: str) -> tuple[SharingDecision | None, QWidget]:
        """Return why it may go to its reader, and where the keyboard belongs while something is missing."""
        words, prepared = self._context.words, self._prepared
        if prepared is not None and self._is_decided() and prepared.decided is not None:
            return prepared.decided, self.again
        open_points = [row for _, row in self.points if not row.isChecked()] if self._asks_points() else []
        self._head_field.set_error(None)
        self._because_field.set_error(None)
        if open_points:
            self._head_field.set_error(
                words.count(len(open_points), "1 point is still to be considered.", "{n} points are still to consider.")
            )
            return self._missing(open_points[0])
        if not self.because.text().strip():
            self._because_field.set_error(words("Say in a few words why this reader needs it."))
            return self._missing(self.because)
        if not self.agreed.isChecked():
            self._because_field.set_error(words("Confirm that it is necessary and proportionate: tick the line above."))
            return self._missing(self.agreed)
        sharing = prepared.sharing if prepared is not None else None
        decision = SharingDecision(
            recipient=recipient,
            basis=self.basis.value(),
            purpose=(sharing.purpose if sharing is not None else "") or words("safeguarding"),
            necessary_because=self.because.text(),
            considered=tuple(code for code, row in self.points if row.isChecked()) if self._asks_points() else (),
        )
        return decision, self.agreed

    def _missing(self, where: QWidget) -> tuple[None, QWidget]:
        where.setFocus(Qt.FocusReason.OtherFocusReason)
        return None, where

    def _asks_points(self) -> bool:
        return self._prepared is not None and self._prepared.telling is Telling.POINTS

    def _is_decided(self) -> bool:
        return self._prepared is not None and self._prepared.decided is not None and not self._anew

    def _suggest(self, prepared: Prepared) -> None:
        """Offer the reason that nearly always holds; who must write their own gets none."""
        words = self._context.words
        if prepared.sharing is not None:
            text = prepared.sharing.necessary_because
        elif prepared.telling is Telling.OWN:
            text = words("It stays in this school's own record.")
        elif prepared.telling is Telling.STATUTORY:
            text = words("{reader} must decide about the safety of the children named.", reader=prepared.recipient)
        else:
            text = ""
        self.because.set_text(text)
        agreement = prepared.profile is Profile.SPECIALIST
        basis = "CONSENT_SPECIALIST_SERVICE" if agreement else "PUBLIC_TASK_SAFEGUARDING"
        self.basis.set_value(prepared.sharing.basis if prepared.sharing is not None else basis)

    def _show(self) -> None:
        decided, points = self._is_decided(), self._asks_points()
        if decided and self._prepared is not None and self._prepared.decided is not None:
            self._before.setText(
                self._context.words(
                    "Decided {on}: necessary and proportionate, because {because}",
                    on=self._prepared.decided_on,
                    because=self._prepared.decided.necessary_because,
                )
            )
        self._before.setVisible(decided)
        self.again.setVisible(decided)
        self._head_field.setVisible(points and not decided)
        for _, row in self.points:
            row.setVisible(points and not decided)
        for widget in (self.agreed, self._because_field, self._basis_field):
            widget.setVisible(not decided)

    def _on_anew(self) -> None:
        self._anew = True
        self._show()
        first = self.points[0][1] if self._asks_points() else self.agreed
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self) -> None:
        self._reason_written = True
        self._because_field.set_error(None)
