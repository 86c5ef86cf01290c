"""Section 3 of the log form: what you did, and who you told."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.concern_draft import ConcernDraft
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.side_by_side import SideBySide
from ui.widgets.check_row import CheckRow

_SHORTEST_SUMMARY = 110


class DoneSection(QWidget):
    """All of it may stay empty: missing detail never stops a report."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, words, school = context.theme, context.words, context.desk.school
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        done, self.done = make_text(
            theme,
            words("What you did at once"),
            "doneEdit",
            optional=words("Stayed with, separated, kept safe"),
        )
        column.addWidget(done)
        told, self.told = make_text(
            theme,
            words("Who you told"),
            "peopleToldEdit",
            optional=words("Name, time, in person or how"),
            min_lines=1,
        )
        column.addWidget(told)
        other, self.other_no = make_line(
            theme,
            words("Number in {system}", system=school.other_system or words("the other system")),
            "otherSystemEdit",
            optional=words("If the same concern stands there"),
        )
        column.addWidget(other)
        other.setVisible(bool(school.other_system))
        self.behalf = CheckRow(
            theme, words("I write this for somebody who saw it or was told, and who does not use HSB Desk")
        )
        self.behalf.setObjectName("onBehalfCheck")
        column.addWidget(self.behalf)
        self._behalf_part = QWidget()
        part = QVBoxLayout(self._behalf_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(theme.px(10))
        person, self.behalf_person = make_line(
            theme, words("For whom"), "onBehalfEdit", optional=words("Name and role")
        )
        saw, self.behalf_saw = make_line(theme, words("What they saw or were told, in short"), "onBehalfSawEdit")
        part.addWidget(SideBySide(theme, ((person, 1), (saw, 1)), room=560))
        self.paper = CheckRow(theme, words("They wrote it on paper"))
        self.paper.setObjectName("onPaperCheck")
        kept, self.kept_at = make_line(theme, words("Where the paper is kept"), "originalKeptEdit")
        part.addWidget(SideBySide(theme, ((self.paper, 1), (kept, 1)), room=560, place=Qt.AlignmentFlag.AlignVCenter))
        column.addWidget(self._behalf_part)
        self._wire()
        self._show_behalf()

    def show_draft(self, draft: ConcernDraft) -> None:
        """Show what a draft holds."""
        self.done.set_text(draft.done)
        self.told.set_text(draft.people_told)
        self.other_no.setText(draft.other_system_no)
        self.behalf_person.setText(draft.on_behalf_of)
        self.behalf_saw.setText(draft.on_behalf_saw)
        self.paper.setChecked(draft.on_paper)
        self.kept_at.setText(draft.original_kept_at)
        behalf = (draft.on_behalf_of, draft.on_behalf_saw, draft.on_paper, draft.original_kept_at)
        self.behalf.setChecked(any(behalf))
        self._show_behalf()

    def fill_draft(self, draft: ConcernDraft) -> ConcernDraft:
        """Return the draft with what stands here."""
        behalf = self.behalf.isChecked()
        return replace(
            draft,
            done=self.done.text(),
            people_told=self.told.text(),
            other_system_no=self.other_no.text(),
            on_behalf_of=self.behalf_person.text() if behalf else "",
            on_behalf_saw=self.behalf_saw.text() if behalf else "",
            on_paper=behalf and self.paper.isChecked(),
            original_kept_at=self.kept_at.text() if behalf else "",
        )

    def summary(self) -> str:
        """Return the folded line."""
        parts = (" ".join(self.done.text().split()), " ".join(self.told.text().split()))
        text = " · ".join(part for part in parts if part)
        return text if len(text) <= _SHORTEST_SUMMARY else f"{text[:_SHORTEST_SUMMARY].rstrip()}…"

    def _wire(self) -> None:
        self.behalf.clicked.connect(self._on_behalf)
        self.paper.clicked.connect(self.changed)
        self.done.text_edited.connect(self.changed)
        self.told.text_edited.connect(self.changed)
        for edit in (self.other_no, self.behalf_person, self.behalf_saw, self.kept_at):
            edit.textEdited.connect(self.changed)

    def _on_behalf(self, on: bool) -> None:
        self._show_behalf()
        if on:
            self.behalf_person.setFocus()
        self.changed.emit()

    def _show_behalf(self) -> None:
        self._behalf_part.setVisible(self.behalf.isChecked())
