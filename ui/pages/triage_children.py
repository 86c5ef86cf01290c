"""Step 7 of triage: the decision for each child affected, and for each other child at home."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.concerns import ChildLine
from hsbdesk.desk.triages import TriageView
from hsbdesk.domain.concern import Role
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.triage import ChildDecision
from ui.context import PageContext
from ui.pages.fields import make_line
from ui.pages.layouts import add_shown, empty_layout
from ui.pages.side_by_side import SideBySide
from ui.pages.triage_parts import Stamp
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.segmented import Segmented

_NOT_YET = "NOT_YET"
_NOT_NEEDED = "NOT_NEEDED"


class _Child(QWidget):
    """One child's own report, own parents, own wishes, first aid."""

    changed = Signal()

    def __init__(self, context: PageContext, number: int, line: ChildLine) -> None:
        super().__init__()
        self._words = context.words
        self.person = line.person
        self.at_home = line.at_home
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.setSpacing(theme.px(8))
        name = ", ".join(part for part in (line.name, line.year) if part)
        said = words("{name}: at home", name=name) if line.at_home and words("at home") not in name else name
        column.addWidget(PlainLabel(said, style="strong", wrap=True))
        codes = content.choices("report_decision")
        self.report = Segmented(
            theme,
            [(code, content.label("report_decision", code)) for code in codes],
            name=words("Report about {name}", name=line.name),
        )
        self.report.setObjectName(f"report{number}Segments")
        column.addWidget(self.report)
        self.because_field, self.because = make_line(theme, words("Because"), f"reportBecause{number}Edit")
        by_when, self.by_when = make_line(theme, words("Decided by when"), f"reportBy{number}Edit")
        self._by_when_field = by_when
        column.addWidget(SideBySide(theme, ((self.because_field, 2), (by_when, 1)), room=440))
        told, self.told = make_line(
            theme,
            words("Own parents told"),
            f"parentsTold{number}Edit",
            placeholder=words("By whom, when, what; or why not yet"),
        )
        wishes, self.wishes = make_line(theme, words("Own wishes"), f"wishes{number}Edit")
        column.addWidget(SideBySide(theme, ((told, 1), (wishes, 1)), room=440))
        aid, self.aid = make_line(theme, words("First aid or health need"), f"firstAid{number}Edit")
        column.addWidget(aid)
        aid.setVisible(not line.at_home)
        self.report.chosen.connect(self._on_report)
        for edit in (self.because, self.by_when, self.told, self.wishes, self.aid):
            edit.textEdited.connect(self.changed)
        self.because.textEdited.connect(self._on_because)
        self._show()

    def values(self) -> dict[str, str]:
        """Return what stands here."""
        return {
            "report": self.report.value() or _NOT_YET,
            "because": self.because.text(),
            "by_when": self.by_when.text(),
            "parents_told": self.told.text(),
            "wishes": self.wishes.text(),
            "first_aid": self.aid.text(),
        }

    def show_values(self, values: dict[str, str]) -> None:
        """Show what `values` gave."""
        self.report.set_value(values["report"])
        self.because.setText(values["because"])
        self.by_when.setText(values["by_when"])
        self.told.setText(values["parents_told"])
        self.wishes.setText(values["wishes"])
        self.aid.setText(values["first_aid"])
        self._show()

    def _on_report(self, _code: str) -> None:
        self.because_field.set_error(None)
        self._show()
        self.changed.emit()

    def _on_because(self) -> None:
        self.because_field.set_error(None)

    def _show(self) -> None:
        self._by_when_field.setVisible(self.report.value() in {"", _NOT_YET})


class ChildrenStep(QWidget):
    """A block per child."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._blocks: list[_Child] = []
        self._before: dict[PersonId, ChildDecision] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(10))

    def show_view(self, view: TriageView) -> None:
        """Show the children of a concern with what was decided before."""
        empty_layout(self._column)
        self._before = {decision.person: decision for decision in view.triage.decisions}
        self._blocks = []
        lines = [
            line for line in view.children if line.at_home or line.role in {Role.AFFECTED, Role.BOTH_MUTUAL_UNCLEAR}
        ]
        for number, line in enumerate(lines):
            if number:
                self._column.addWidget(Divider())
            block = _Child(self._context, number, line)
            block.changed.connect(self.changed)
            known = self._before.get(line.person)
            if known is not None:
                block.show_values({name: getattr(known, name) for name in block.values()})
            add_shown(self._column, block)
            self._blocks.append(block)

    def offered(self) -> set[PersonId]:
        """Return which children have a block."""
        return {block.person for block in self._blocks}

    def decisions(self, stamp: Stamp) -> tuple[ChildDecision, ...]:
        """Return the decisions; those that say nothing yet are left out."""
        found: list[ChildDecision] = []
        for block in self._blocks:
            known = self._before.get(block.person, ChildDecision(person=block.person, at_home=block.at_home))
            values = block.values()
            if all(getattr(known, name) == value for name, value in values.items()):
                if block.person in self._before:
                    found.append(known)
                continue
            found.append(
                ChildDecision(
                    person=block.person,
                    at_home=block.at_home,
                    plan=known.plan,
                    decided_by=stamp.by,
                    on=stamp.on,
                    **values,
                )
            )
        return tuple(found)

    def fields(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {block.person: block.values() for block in self._blocks}

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what `fields` gave; call `show_view` first."""
        for block in self._blocks:
            if block.person in fields:
                block.show_values(fields[block.person])

    def summary(self) -> str:
        """Return the folded line: how many are decided."""
        words = self._context.words
        if not self._blocks:
            return words("No child affected or at home is named")
        decided = sum(block.report.value() not in {"", _NOT_YET} for block in self._blocks)
        return words("{decided} of {all} decided", decided=decided, all=len(self._blocks))

    def is_decided(self) -> bool:
        """Return whether every child has a decision."""
        return bool(self._blocks) and all(block.report.value() not in {"", _NOT_YET} for block in self._blocks)

    def find_gap(self) -> str:
        """Return the objectName of the reason that is missing; "" when none is."""
        for number, block in enumerate(self._blocks):
            if block.report.value() == _NOT_NEEDED and not block.because.text().strip():
                block.because_field.set_error(
                    self._context.words("Say why in a few words. It protects the child and you.")
                )
                return f"reportBecause{number}Edit"
        return ""
