"""The last step of triage: tasks to take over, and files to open on purpose."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.triages import TriageView
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import PersonId
from ui.context import PageContext
from ui.pages.layouts import add_shown, empty_layout
from ui.widgets.check_row import CheckRow
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel


class TasksStep(QWidget):
    """Tasks are pre-ticked, never a contact; a file is never opened unless its box is ticked."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._tasks: dict[str, CheckRow] = {}
        self._files: dict[tuple[PersonId, FileKind], CheckRow] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(4))

    def show_view(self, view: TriageView) -> None:
        """Offer the tasks and files of this concern."""
        words = self._context.words
        empty_layout(self._column)
        self._tasks = {}
        self._files = {}
        tasks = self._add_row()
        for number, choice in enumerate(view.suggested_tasks):
            row = CheckRow(self._context.theme, choice.text)
            row.setObjectName(f"task{number}Check")
            row.setChecked(choice.ticked)
            row.clicked.connect(self.changed)
            add_shown(tasks, row)
            self._tasks[choice.key] = row
        if not view.suggested_tasks:
            tasks.addWidget(PlainLabel(words("None waiting from this concern"), tone="quiet"))
        if view.without_file:
            self._column.addWidget(
                PlainLabel(
                    words("No file yet. A file is opened on purpose; nothing opens by itself."),
                    style="caption",
                    tone="quiet",
                    wrap=True,
                )
            )
            files = self._add_row()
            for number, child in enumerate(view.without_file):
                text = (
                    words("Open an HSB file for {name}", name=child.name)
                    if child.kind is FileKind.HSB
                    else words("Open a Support file for {name}", name=child.name)
                )
                row = CheckRow(self._context.theme, text)
                row.setObjectName(f"file{number}Check")
                row.clicked.connect(self.changed)
                add_shown(files, row)
                self._files[child.person, child.kind] = row

    def tasks(self) -> tuple[str, ...]:
        """Return the keys of the tasks that are ticked."""
        return tuple(key for key, row in self._tasks.items() if row.isChecked())

    def files(self) -> tuple[tuple[PersonId, FileKind], ...]:
        """Return the files to open now."""
        return tuple(key for key, row in self._files.items() if row.isChecked() and row.isEnabled())

    def set_not_hsb(self, not_hsb: bool) -> None:
        """Offer no file for what is not harmful sexual behaviour."""
        for row in self._files.values():
            row.setEnabled(not not_hsb)

    def fields(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "tasks": {key: row.isChecked() for key, row in self._tasks.items()},
            "files": [[person, kind.value] for person, kind in self.files()],
        }

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what `fields` gave; call `show_view` first."""
        for key, row in self._tasks.items():
            row.setChecked(fields["tasks"].get(key, row.isChecked()))
        wanted = {(person, kind) for person, kind in fields["files"]}
        for (person, kind), row in self._files.items():
            row.setChecked((person, kind.value) in wanted)

    def _add_row(self) -> FlowLayout:
        holder = QWidget()
        row = FlowLayout(holder, gap=self._context.theme.px(20), row_gap=0)
        add_shown(self._column, holder)
        return row
