"""The threshold statement for one child: harm, needs, document and level, help tried (domain.md section 7.2)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.directory import ThresholdsDocument
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.referral import Recipient, Threshold
from ui.context import PageContext
from ui.pages.flagged_fields import FlaggedFields
from ui.pages.item_card import ItemCard
from ui.pages.slots import then
from ui.pages.threshold_picker import open_threshold_picker
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.record_edit import RecordEdit

HEADS = ("harm", "needs", "document", "tried")


class ThresholdCard(ItemCard):
    """Which child, and the four parts of the statement."""

    keep_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, name="threshold", parent=parent)
        theme, words = context.theme, context.words
        self.child = Combo(theme, (), name=words("Child"))
        self.child.setObjectName("thresholdChildCombo")
        self.fields = FlaggedFields(context, self)
        self.add(self.fields.hold("child", Field(theme, words("Child"), self.child)))
        labels = {
            "harm": (words("Harm, or likely harm, to this child"), "thresholdHarmEdit"),
            "needs": (context.desk.content.threshold_heads()[2], "thresholdNeedsEdit"),
            "document": (words("Document, version and level"), "thresholdDocumentEdit"),
            "tried": (words("Help already tried"), "thresholdTriedEdit"),
        }
        self.edits: dict[str, RecordEdit] = {}
        for key, (label, name) in labels.items():
            holder, self.edits[key] = self.fields.add_text(key, label, name)
            self.add(holder)
            if key == "document":
                self.pick = Button(theme, words("Choose level and indicators"), kind="link")
                self.pick.setObjectName("pickThresholdButton")
                self.body.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignLeft)
        self.recipient = Recipient()
        """Whom the referral is for: its threshold document is offered first."""
        self.setFocusProxy(self.edits["harm"])
        self.child.chosen.connect(then(self.changed.emit))
        self.pick.clicked.connect(then(self._on_pick))
        self.fields.changed.connect(self.changed)
        self.fields.keep_requested.connect(self.keep_requested)

    def show_threshold(self, threshold: Threshold | None, children: Sequence[tuple[str, str]]) -> None:
        """Show a statement, or an empty one."""
        self.child.set_options(children)
        if threshold is not None:
            self.child.set_value(threshold.child)
            for key in HEADS:
                self.fields.set_shown(key, getattr(threshold, key))

    def is_empty(self) -> bool:
        """Return whether nothing was typed into it."""
        return not any(self.fields.text(key).strip() for key in HEADS)

    def threshold(self) -> Threshold | None:
        """Return the statement; None while nothing is typed."""
        if self.is_empty():
            return None
        return Threshold(child=PersonId(self.child.value()), **{key: self.fields.text(key) for key in HEADS})

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is to resolve about this statement."""
        self.fields.show_findings(findings)

    def go_to(self, place: FieldPlace) -> bool:
        """Put the keyboard into a field."""
        field = place.field if place.field in HEADS else HEADS[0]
        return self.fields.go_to(field, place.start, place.end)

    def _on_pick(self) -> None:
        context, recipient = self.context, self.recipient

        def offer(documents: tuple[ThresholdsDocument, ...]) -> None:
            open_threshold_picker(context, documents, self._take)

        context.workers.desk.run(lambda: context.desk.directory.documents(recipient), offer, owner=self)

    def _take(self, text: str) -> None:
        self.fields.set_shown("document", text)
        self.edits["document"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
