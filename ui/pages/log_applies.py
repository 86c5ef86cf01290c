"""What is added only if it applies: force or threat, secrecy, where on the body, device, injury."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.concern_draft import ConcernDraft
from ui.context import PageContext
from ui.pages.fields import make_line
from ui.pages.side_by_side import SideBySide
from ui.widgets.check_row import CheckRow
from ui.widgets.chip_list import ChipList
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.segmented import Segmented

_FORCE = "FORCE"


def leave_out_closed(draft: ConcernDraft) -> ConcernDraft:
    """Return the draft without what stands in a part that was closed again: that is not submitted."""
    kept = draft
    if "FORCE_THREAT" not in draft.applies:
        kept = replace(kept, force_words="", threat_against="")
    if "SECRECY" not in draft.applies:
        kept = replace(kept, secrecy=False, secrecy_words="")
    if "WHERE_ON_BODY" not in draft.applies:
        kept = replace(kept, where_on_body=(), clothing="")
    if "DEVICE" not in draft.applies:
        kept = replace(kept, device="")
    if "INJURY" not in draft.applies:
        kept = replace(kept, injury="")
    return kept


class AppliesParts(QWidget):
    """A row of chips; each opens its part."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.chips = ChipList(
            theme,
            (
                ("FORCE_THREAT", words("Force or threat")),
                ("SECRECY", words("Secrecy")),
                ("WHERE_ON_BODY", words("Where on the body")),
                ("DEVICE", words("Online or device")),
                ("INJURY", words("Injury")),
            ),
            name=words("Add if it applies"),
        )
        self.chips.setObjectName("appliesChips")
        label = PlainLabel(words("Add if it applies"), style="label")
        column.addWidget(
            SideBySide(theme, ((label, 0), (self.chips, 1)), room=720, place=Qt.AlignmentFlag.AlignVCenter)
        )
        self.force = CheckRow(theme, words("Force was seen or spoken of"))
        self.force.setObjectName("forceCheck")
        threat, self.threat = make_line(
            theme,
            words("Threat: against whom"),
            "threatEdit",
            optional=words("The child told, or somebody else"),
        )
        secrecy, self.secrecy = make_line(
            theme, words("Secrecy: what was said or done about not telling"), "secrecyEdit"
        )
        areas = [(code, content.label("where_on_body", code)) for code in content.choices("where_on_body")]
        self.body_chips = ChipList(theme, areas, name=words("Where on the body"))
        self.body_chips.setObjectName("bodyChips")
        cloth = [(code, content.label("clothing", code)) for code in content.choices("clothing")]
        self.clothing = Segmented(theme, cloth, name=words("Over or under clothing"))
        self.clothing.setObjectName("clothingSegments")
        device, self.device = make_line(
            theme,
            words("Where the device is held now"),
            "deviceEdit",
            optional=words("Do not look at it, copy it or send it"),
        )
        injury, self.injury = make_line(theme, words("Injury: what was seen, and what was done"), "injuryEdit")
        body = QWidget()
        body_column = QVBoxLayout(body)
        body_column.setContentsMargins(0, 0, 0, 0)
        body_column.setSpacing(theme.px(10))
        body_column.addWidget(
            Field(theme, words("Where on the body"), self.body_chips, optional=words("As it was said or seen"))
        )
        body_column.addWidget(Field(theme, words("Over or under clothing"), self.clothing))
        self._parts: dict[str, QWidget] = {
            "FORCE_THREAT": SideBySide(
                theme, ((self.force, 0), (threat, 1)), room=520, gap=20, place=Qt.AlignmentFlag.AlignVCenter
            ),
            "SECRECY": secrecy,
            "WHERE_ON_BODY": body,
            "DEVICE": device,
            "INJURY": injury,
        }
        self._first: dict[str, QWidget] = {
            "FORCE_THREAT": self.force,
            "SECRECY": self.secrecy,
            "WHERE_ON_BODY": self.body_chips.button(areas[0][0]),
            "DEVICE": self.device,
            "INJURY": self.injury,
        }
        for part in self._parts.values():
            column.addWidget(part)
        self._wire()
        self._show()

    def show_draft(self, draft: ConcernDraft) -> None:
        """Show what a draft holds."""
        self.chips.set_values(draft.applies)
        self.force.setChecked(bool(draft.force_words))
        self.threat.setText(draft.threat_against)
        self.secrecy.setText(draft.secrecy_words)
        self.body_chips.set_values(draft.where_on_body)
        self.clothing.set_value(draft.clothing)
        self.device.setText(draft.device)
        self.injury.setText(draft.injury)
        self._show()

    def fill_draft(self, draft: ConcernDraft) -> ConcernDraft:
        """Return the draft with what stands here, open or not: a draft loses nothing."""
        applies = tuple(self.chips.values())
        return replace(
            draft,
            applies=applies,
            force_words=_FORCE if self.force.isChecked() else "",
            threat_against=self.threat.text(),
            secrecy="SECRECY" in applies,
            secrecy_words=self.secrecy.text(),
            where_on_body=tuple(self.body_chips.values()),
            clothing=self.clothing.value(),
            device=self.device.text(),
            injury=self.injury.text(),
        )

    def _wire(self) -> None:
        self.chips.toggled.connect(self._on_chip)
        self.force.clicked.connect(self.changed)
        self.body_chips.toggled.connect(self.changed)
        self.clothing.chosen.connect(self.changed)
        for edit in (self.threat, self.secrecy, self.device, self.injury):
            edit.textEdited.connect(self.changed)

    def _on_chip(self, key: str, on: bool) -> None:
        self._show()
        if on:
            self._first[key].setFocus()
        self.changed.emit()

    def _show(self) -> None:
        chosen = self.chips.values()
        for key, part in self._parts.items():
            part.setVisible(key in chosen)
