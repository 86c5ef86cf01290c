"""Sections 1 and 2: records ticked in date order, the wording that prints written in the row, flags below it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hsbdesk.desk.choices import Choice
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.readiness import FieldPlace, Finding
from ui.context import PageContext
from ui.models.choices_model import (
    COLUMNS,
    MovedRow,
    group_choices,
    group_moved,
    make_choices_model,
    make_group,
    printed_text,
)
from ui.pages.flags import marks_of
from ui.pages.record_answers import RecordAnswers
from ui.pages.record_flags import INCLUDE, MOVE, flags_of
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.referral_parts import BACKGROUND, INTERVENTIONS
from ui.pages.slots import then
from ui.pages.wording_face import WordingFace
from ui.theme import set_look
from ui.widgets.face_table import FaceTable
from ui.widgets.table_roles import Group

_IN_WORDING = ("", "wording", "tick")


class RecordsEditor(QWidget):
    """A tick list; the chosen row is written in, a row with something to resolve shows it."""

    changed = Signal()

    def __init__(
        self,
        context: PageContext,
        chosen: ChosenRecords,
        *,
        name: str,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = chosen
        self._section = name
        self._findings: dict[str, list[Finding]] = {}
        self._numbers: dict[str, int] = {}
        self._behind: set[str] = set()
        self._current: WordingFace | None = None
        self._ticked_only = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.model = make_choices_model(context.words, self._numbers, self)
        self.table = FaceTable(context.theme, name=title, columns=COLUMNS, grouped=True)
        self.table.setObjectName(f"{name}Table")
        set_look(self.table, bare=True)
        self.table.horizontalHeader().hide()
        self.table.setModel(self.model)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.answers = RecordAnswers(context, chosen, name, self._face_of, self._findings_of, self)
        self._wire()

    # -- what is shown

    def choices(self) -> tuple[Choice, ...]:
        """Return the records with their ticks and wordings as they stand."""
        return self._chosen.background() if self._section == BACKGROUND else self._chosen.interventions()

    def show_choices(self, file: FileId) -> None:
        """Show the records of the section anew; the chosen one stays chosen."""
        self.answers.file = file
        self._findings.clear()
        self._build()

    def set_ticked_only(self, *, only: bool) -> None:
        """Show all records, or those that are used."""
        self._ticked_only = only
        self._build()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is to resolve below the rows it is about."""
        self._findings.clear()
        for finding in findings:
            if finding.place.record and not finding.place.field.startswith("moved"):
                self._findings.setdefault(finding.place.record, []).append(finding)
        self._show_flags()

    def go_to(self, place: FieldPlace) -> bool:
        """Put the keyboard into the wording of a record, or onto its tick; False when it is not in the list."""
        row = self._row_of(place.record)
        if row < 0 and self._ticked_only:
            self.set_ticked_only(only=False)
            row = self._row_of(place.record)
        if row < 0:
            return False
        self.table.select_row(row)
        if place.field == "tick" or self._current is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        edit = self._current.edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if place.field in _IN_WORDING and 0 <= place.start < place.end <= len(edit.text()):
            edit.select_words(place.start, place.end)
        return True

    def go_to_moved(self, place: int) -> bool:
        """Choose a moved action."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.table.select_key(("moved", place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            row = self.model.row(self.table.currentIndex())
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held and isinstance(row, Choice):
                self._enter()
                return True
            if event.key() == Qt.Key.Key_F7:
                self._go_to_next_flag(self._current.record if self._current is not None else "", here=True)
                return True
            both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            if event.key() == Qt.Key.Key_Right and held == both and self._current is not None:
                self.answers.move_at_caret(self._current.record)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.table.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    # -- rows

    def _build(self) -> None:
        here = self._chosen_key()
        self._current = None
        self._behind.clear()
        self._count_rows()
        words, moved = self._context.words, self._chosen.moved() if self._section == INTERVENTIONS else ()
        rows = group_choices(words, self.choices(), ticked_only=self._ticked_only)
        self.model.set_rows([*rows, *group_moved(words, moved, self._chosen.find)])
        self._show_flags()
        if here is None or not self.table.select_key(here):
            self._choose_first()

    def _chosen_key(self) -> object:
        row = self.model.row(self.table.currentIndex())
        if isinstance(row, MovedRow):
            return ("moved", row.place)
        return row.record if row is not None else None

    def _choose_first(self) -> None:
        for row in range(self.model.rowCount()):
            if self.model.row(self.model.index(row, 0)) is not None:
                self.table.select_row(row)
                return

    def _row_of(self, record: str) -> int:
        rows = self.model.rows()
        return next((n for n, row in enumerate(rows) if isinstance(row, Choice) and row.record == record), -1)

    def _count_rows(self) -> None:
        self._numbers.clear()
        self._numbers.update(self._chosen.numbers())

    # -- faces

    def _face(self, row: int) -> WordingFace | None:
        face = self.table.face(row)
        return face if isinstance(face, WordingFace) else None

    def _make_face(self, row: int, choice: Choice) -> WordingFace:
        face = WordingFace(self._context, choice)
        face.edited.connect(self._on_edited)
        face.entered.connect(self._on_entered)
        face.left.connect(self._catch_up)
        face.open_requested.connect(self.answers.open_record)
        face.next_requested.connect(self._go_to_next_flag)
        face.move_requested.connect(self.answers.move_at_caret)
        face.flag_chosen.connect(self._on_flag)
        self._flag_face(face, choice)
        self.table.set_face(row, face)
        return face

    def _flag_face(self, face: WordingFace, choice: Choice) -> None:
        findings = self._findings.get(choice.record, [])
        text = printed_text(choice)
        in_wording = [finding for finding in findings if finding.place.field in _IN_WORDING]
        face.show_flags(flags_of(self._context, self._chosen, choice, findings), marks_of(in_wording, text))
        if face is self._current:
            face.chain_behind(self.table)

    def _show_flags(self) -> None:
        """Give every row that has something to resolve its lines, and take them from those that have none."""
        for row, choice in enumerate(self.model.rows()):
            if isinstance(choice, Choice):
                self._show_flags_of(row, self._chosen.find(choice.record) or choice)

    def _show_flags_of(self, row: int, choice: Choice) -> None:
        findings = self._findings.get(choice.record, [])
        face = self._face(row)
        if face is None:
            if flags_of(self._context, self._chosen, choice, findings):
                self._make_face(row, choice)
            return
        self._flag_face(face, choice)
        if face is not self._current and not face.touched and not face.lines.flags():
            self.table.take_face(row)

    def _on_chosen(self, index: QModelIndex) -> None:
        old = self._current
        choice = self.model.row(index)
        face = self._face(index.row()) if isinstance(choice, Choice) else None
        if face is None and isinstance(choice, Choice):
            face = self._make_face(index.row(), self._chosen.find(choice.record) or choice)
        self._current = face
        if old is not None and old is not face:
            row = self._row_of(old.record)
            self._catch_up(old.record)
            if old.touched or old.lines.flags():
                old.set_current(current=False)
            elif row >= 0:
                self.table.take_face(row)
        if face is not None:
            face.set_current(current=True)
            face.chain_behind(self.table)
            self.table.scrollTo(index)

    # -- what is done

    def _wire(self) -> None:
        self.table.installEventFilter(self)
        self.table.tick_requested.connect(self._on_tick)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(then(self._enter))
        self.table.action_requested.connect(self._on_action)
        self._chosen.changed.connect(self._on_record_changed)
        self._chosen.moved_changed.connect(self._on_moved)
        self.answers.changed.connect(self.changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self.table and self.table.viewport().isAncestorOf(new):
            self.table.reveal(new)

    def _enter(self) -> None:
        if self._current is not None:
            self._current.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self, record: str) -> None:
        if self._current is None or self._current.record != record:
            self.table.select_row(self._row_of(record))

    def _on_action(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if isinstance(row, MovedRow):
            self._chosen.move_back(row.place)
            self.changed.emit()
        elif row is not None and index.column() == len(COLUMNS) - 1:
            self.answers.open_record(row.record)

    def _on_tick(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if isinstance(row, Choice):
            now = self._chosen.find(row.record) or row
            self._chosen.tick(row.record, on=not now.ticked)
            self.changed.emit()

    def _on_edited(self, record: str, text: str) -> None:
        self._chosen.word(record, text)
        self.changed.emit()

    def _on_record_changed(self, record: str) -> None:
        """Show a record as it stands now; while it is typed, its row follows when the field is left."""
        if not record:
            self._show_flags()
            return
        choice = self._chosen.find_in(self._section, record)
        if choice is None:
            return
        row = self._row_of(record)
        shown = self.model.rows()[row] if row >= 0 else None
        if not isinstance(shown, Choice):
            self._build()
            return
        face = self._face(row)
        if face is not None:
            face.show_choice(choice)
        if face is not None and face.edit.hasFocus() and replace(choice, wording=shown.wording) == shown:
            self._behind.add(record)
            return
        self.model.change_row(self.model.index(row, 0), choice)
        self._show_flags_of(row, choice)
        if choice.ticked != shown.ticked:
            self._renumber()

    def _catch_up(self, record: str) -> None:
        row, choice = self._row_of(record), self._chosen.find(record)
        if record in self._behind and row >= 0 and choice is not None:
            self._behind.discard(record)
            self.model.change_row(self.model.index(row, 0), choice)
        face = self._face(row) if row >= 0 else None
        if face is not None and choice is not None:
            face.show_choice(choice)

    def _renumber(self) -> None:
        self._count_rows()
        first = True
        for row, value in enumerate(self.model.rows()):
            if isinstance(value, Group) and value.title != self._context.words("Moved from Background"):
                group = make_group(self._context.words, value.title, self.choices(), first=first)
                if group != value:
                    self.model.change_row(self.model.index(row, 0), group)
                first = False
        self.table.viewport().update()

    def _on_moved(self) -> None:
        if self._section == INTERVENTIONS:
            self._build()

    # -- flags

    def _go_to_next_flag(self, record: str, *, here: bool = False) -> None:
        """Go to the next row that has something to resolve, and choose its words; after the last to the first."""
        flagged = [row for row in self.table.faced_rows() if (face := self._face(row)) and face.lines.flags()]
        if not flagged:
            return
        row = self._row_of(record)
        after = [n for n in flagged if n > row or (here and n == row)]
        self.table.select_row((after or flagged)[0])
        if self._current is not None:
            self._current.enter_first_flag()

    def _on_flag(self, record: str, flag: str, action: str) -> None:
        self.table.select_row(self._row_of(record))
        self.answers.answer(record, flag, action)
        if action.startswith((INCLUDE, MOVE)):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _face_of(self, record: str) -> WordingFace | None:
        row = self._row_of(record)
        return self._face(row) if row >= 0 else None

    def _findings_of(self, record: str) -> Sequence[Finding]:
        return self._findings.get(record, ())
