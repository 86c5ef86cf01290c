"""Labelled fields that show below them what is to resolve about their text, and mark its words."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.readiness import Finding
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.flags import KEEP, Flag, FlagLines, flag_of, kept_line, marks_of, moved_marks, rest_flag
from ui.pages.form_place import bring_into_view
from ui.pages.slots import then
from ui.widgets.field import Field
from ui.widgets.record_edit import RecordEdit
from ui.widgets.text_edit import LineEdit

_REPLACE = "REPLACE"
_MOST_LINES = 12


class FlaggedFields(QObject):
    """Fields by name. Each stands in a holder of its own: put that into the layout."""

    changed = Signal()
    keep_requested = Signal(object)
    include_requested = Signal(str)
    """The id of a record that is to be ticked."""

    def __init__(
        self,
        context: PageContext,
        parent: QObject,
        find: Callable[[str], RecordEdit | None] = lambda _field: None,
    ) -> None:
        """`find` returns the edit of a field that comes and goes: "parts.1"; its holder goes by what stands before."""
        super().__init__(parent)
        self._context = context
        self._find = find
        self._findings: tuple[Finding, ...] = ()
        self._lines: dict[str, FlagLines] = {}
        self._holders: dict[str, QWidget] = {}
        self._typed: dict[str, str] = {}
        self.controls: dict[str, QWidget] = {}
        self.fields: dict[str, Field] = {}

    # -- making

    def add_text(
        self, key: str, label: str, name: str, *, optional: str = "", hint: str = "", placeholder: str = ""
    ) -> tuple[QWidget, RecordEdit]:
        """Make a field for text over several lines; return its holder and the edit."""
        field, edit = make_text(
            self._context.theme, label, name, optional=optional, hint=hint, placeholder=placeholder, min_lines=1
        )
        edit.text_edited.connect(lambda: self._on_edited(key, edit))
        holder = self.hold(key, field)
        edit.answers_requested.connect(self._lines[key].focus_flag)
        edit.mark_reached.connect(then(partial(bring_into_view, holder)))
        return holder, edit

    def add_line(
        self, key: str, label: str, name: str, *, optional: str = "", placeholder: str = ""
    ) -> tuple[QWidget, LineEdit]:
        """Make a field of one line; return its holder and the edit."""
        field, edit = make_line(self._context.theme, label, name, optional=optional, placeholder=placeholder)
        edit.textEdited.connect(then(self.changed.emit))
        return self.hold(key, field), edit

    def hold(self, key: str, field: Field) -> QWidget:
        """Take a field under a name; return the holder that stands for it."""
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(4))
        column.addWidget(field)
        lines = FlagLines(self._context.theme)
        lines.chosen.connect(self._on_chosen)
        column.addWidget(lines)
        self.controls[key] = field.control
        self.fields[key] = field
        self._lines[key] = lines
        self._holders[key] = holder
        return holder

    def set_shown(self, key: str, text: str) -> None:
        """Put text into a field without telling."""
        control = self.controls[key]
        if isinstance(control, RecordEdit):
            control.set_text(text)
            control.set_marks(())
            self._typed[key] = control.text()
        elif isinstance(control, QLineEdit):
            control.setText(text)
            control.setCursorPosition(0)

    def text(self, key: str) -> str:
        """Return what stands in a field, exactly."""
        control = self.controls[key]
        return control.text() if isinstance(control, RecordEdit | QLineEdit) else ""

    # -- findings

    def show_findings(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Show each finding under the field it names; return those whose field is not here."""
        self._findings = tuple(findings)
        rest: list[Finding] = []
        by_holder: dict[str, list[Finding]] = {key: [] for key in self._lines}
        by_edit: dict[str, list[Finding]] = {}
        for finding in findings:
            by_holder.get(finding.place.field.partition(".")[0], rest).append(finding)
            by_edit.setdefault(finding.place.field, []).append(finding)
        for key, found in by_holder.items():
            self._lines[key].show_flags(self._flags_of(found))
        for key in {*self.controls, *by_edit}:
            control = self.control(key)
            if isinstance(control, RecordEdit):
                control.set_marks(marks_of(by_edit.get(key, ()), control.text()))
        return tuple(rest)

    def _flags_of(self, findings: Sequence[Finding]) -> list[Flag]:
        """Return the lines of a field: so many that they are still read, and how many more there are."""
        flags = [flag_of(f, kept_line(self._context, f)) for f in findings[:_MOST_LINES]]
        return [*flags, *rest_flag(self._context.words, len(findings) - len(flags))]

    def control(self, key: str) -> QWidget | None:
        """Return the control of a field by its name; None for a name that is not here."""
        return self._find(key) or self.controls.get(key)

    def go_to(self, key: str, start: int = -1, end: int = -1) -> bool:
        """Put the keyboard into a field and choose its words; False for a name that is not here."""
        control = self.control(key) or self.controls.get(key.partition(".")[0])
        if control is None:
            return False
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(control, RecordEdit) and 0 <= start < end <= len(control.text()):
            control.select_words(start, end)
        elif isinstance(control, QLineEdit) and 0 <= start < end <= len(control.text()):
            control.setSelection(start, end - start)
        # With what stands below the field: that says why one was sent here.
        bring_into_view(self._holders.get(key.partition(".")[0], control))
        return True

    def _on_edited(self, key: str, edit: RecordEdit) -> None:
        text = edit.text()
        edit.set_marks(moved_marks(edit.marks(), self._typed.get(key, ""), text))
        self._typed[key] = text
        self.changed.emit()

    def _on_chosen(self, flag: str, action: str) -> None:
        finding = next((f for f in self._findings if f.key == flag), None)
        if finding is None:
            return
        kind, _, place = action.partition(":")
        offer = finding.offers[int(place)]
        if kind == KEEP:
            self.keep_requested.emit(finding)
        elif kind == _REPLACE:
            self._replace(finding, offer.text)
        elif offer.record:
            self.include_requested.emit(offer.record)

    def _replace(self, finding: Finding, text: str) -> None:
        control = self.control(finding.place.field)
        start, end = finding.place.start, finding.place.end
        if isinstance(control, RecordEdit):
            mark = next((mark for mark in control.marks() if mark.key == finding.key), None)
            if mark is not None:
                control.replace_words(mark.start, mark.end, text)
        elif isinstance(control, QLineEdit) and 0 <= start < end <= len(control.text()):
            control.setSelection(start, end - start)
            control.insert(text)
            self.changed.emit()
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
