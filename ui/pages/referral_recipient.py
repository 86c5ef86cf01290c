"""Whom a referral is for: a pick from the school's directory or what is typed, whose law, which councils."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.domain.referral import FrontSheet, Recipient, Referral
from ui.context import PageContext
from ui.pages.flagged_fields import FlaggedFields
from ui.pages.recipient_picker import RecipientPicker
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented

_OWN = ("name", "team", "worker")


class RecipientFields(QWidget):
    """Fields of the front sheet; they stand in `fields`, which shows findings below them."""

    changed = Signal()

    def __init__(self, context: PageContext, fields: FlaggedFields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._fields = fields
        self._front = FrontSheet()
        self.types = {kind.code: kind for kind in context.desk.content.recipient_types()}
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.picker = RecipientPicker(context)
        column.addWidget(self.picker)
        self.kind = Combo(theme, [(code, kind.name) for code, kind in self.types.items()], name=words("Kind of reader"))
        self.kind.setObjectName("recipientKindCombo")
        self._kind_field = Field(theme, words("Kind of reader"), self.kind)
        kind = fields.hold("recipient", self._kind_field)
        law = words("Whose law it follows")
        self.nation = Segmented(theme, (("wales", words("Wales")), ("england", words("England"))), name=law)
        self.nation.setObjectName("recipientNationSegments")
        nation = fields.hold("nation", Field(theme, law, self.nation))
        column.addWidget(SideBySide(theme, ((kind, 1), (nation, 1)), room=440))
        name, _ = fields.add_line("name", words("Name"), "recipientNameEdit")
        team, _ = fields.add_line("team", words("Team or council"), "recipientTeamEdit")
        column.addWidget(SideBySide(theme, ((name, 1), (team, 1)), room=440))
        worker, _ = fields.add_line(
            "worker", words("Allocated worker"), "recipientWorkerEdit", optional=words("when the case is open")
        )
        column.addWidget(worker)
        concern, _ = fields.add_line(
            "council_of_concern",
            words("Council where it occurred"),
            "councilOfConcernEdit",
            placeholder=context.desk.school.council,
        )
        found, _ = fields.add_line(
            "council_found",
            words("Council where found"),
            "councilFoundEdit",
            optional=words("if elsewhere"),
        )
        column.addWidget(SideBySide(theme, ((concern, 1), (found, 1)), room=440))
        self.kind.chosen.connect(then(self._on_kind))
        self.nation.chosen.connect(then(self.changed.emit))
        self.picker.picked.connect(self._on_picked)
        fields.changed.connect(self._on_typed)

    def show_referral(self, referral: Referral) -> None:
        """Show whom a referral is for."""
        self._front = referral.front
        self.picker.show_referral(referral)
        self._show(referral.recipient)
        for key in ("council_of_concern", "council_found"):
            self._fields.set_shown(key, getattr(referral.front, key))

    def recipient(self, before: Recipient) -> Recipient:
        """Return what stands here; who was picked stays while the name is theirs."""
        text, picked = self._fields.text, self.picker.recipient()
        code = self.kind.value() or before.code
        known = self.types.get(code)
        return Recipient(
            name=text("name"),
            team=text("team"),
            code=code,
            nation=self.nation.value() or before.nation,
            statutory=known.statutory if known is not None else before.statutory,
            service=picked.service if text("name").strip() == picked.name.strip() else "",
            worker=text("worker"),
        )

    def with_councils(self, front: FrontSheet) -> FrontSheet:
        """Return the front sheet with the councils that stand here."""
        text = self._fields.text
        return replace(front, council_of_concern=text("council_of_concern"), council_found=text("council_found"))

    def _show(self, recipient: Recipient) -> None:
        self.kind.set_value(recipient.code)
        self.nation.set_value(recipient.nation)
        for key in _OWN:
            self._fields.set_shown(key, getattr(recipient, key))
        self._say_duty()

    def _on_picked(self, recipient: Recipient) -> None:
        self._show(recipient)
        self.changed.emit()

    def _on_typed(self) -> None:
        """Let go of a pick whose name was typed over, and offer the councils' own readers first."""
        picked = self.picker.recipient()
        if picked.service and self._fields.text("name").strip() != picked.name.strip():
            self.picker.forget_service()
        self.picker.set_front(self.with_councils(self._front))

    def _on_kind(self) -> None:
        self._say_duty()
        self.changed.emit()

    def _say_duty(self) -> None:
        words = self._context.words
        kind = self.types.get(self.kind.value())
        no_duty = kind is not None and not kind.statutory
        self._kind_field.set_hint(
            words("No statutory duty: the family's agreement comes first, and no identity key goes with it.")
            if no_duty
            else ""
        )
