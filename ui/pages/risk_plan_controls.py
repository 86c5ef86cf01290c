"""The controls of one place: a table, and under it the chosen control to be written or to be judged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.ids import new_id
from hsbdesk.domain.plan import Control, ControlStatus, PlanRow
from ui.context import PageContext
from ui.models.plan_model import CONTROL_COLUMNS, control_lines, make_controls_model
from ui.pages.form_place import bring_into_view
from ui.pages.risk_plan_part import PlanPart
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.hugging import Hug
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.record_edit import RecordEdit
from ui.widgets.table import TextTable

_LEAST = 200


class ControlsTable(TextTable):
    """What will happen, who does it, whether it works; as high as its rows."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context.theme,
            name=context.words("Controls"),
            columns=CONTROL_COLUMNS,
            align="middle",
            text_style="body",
            pad_y=4,
            parent=parent,
        )
        self.setObjectName("planControlsTable")
        self._context = context
        self._places = make_controls_model(context.words, self)
        self.setModel(self._places)
        content = context.desk.content
        self._labels = {status.value: content.label("control_status", status.value) for status in ControlStatus}
        Hug(self, least=None)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(_LEAST), super().minimumSizeHint().height())

    def show_controls(self, row: PlanRow, before: PlanRow | None, *, is_draft: bool) -> None:
        """Show the controls of a row; the chosen one stays chosen."""
        chosen = self.chosen()
        self._places.set_rows(control_lines(self._context.words, self._labels, row, before, is_draft=is_draft))
        self.setVisible(bool(row.controls))
        if chosen:
            self.select_key(chosen)

    def refresh_chosen(self, row: PlanRow, before: PlanRow | None) -> None:
        """Say the chosen control anew while it is typed; nothing else moves."""
        key = self.chosen()
        lines = control_lines(self._context.words, self._labels, row, before, is_draft=True)
        line = next((line for line in lines if line.key == key), None)
        if line is not None:
            self._places.change_row(self.currentIndex(), line)

    def chosen(self) -> str:
        """Return the key of the chosen control, "" for none."""
        line = self._places.row(self.currentIndex()) if self.current_row() >= 0 else None
        return line.key if line is not None else ""


class ControlForm(PlanPart):
    """Every field of one control."""

    up_requested = Signal()
    down_requested = Signal()
    remove_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, prefix="control", parent=parent)
        theme, words = context.theme, context.words
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._label = PlainLabel(style="label", elide=True)
        row.addWidget(self._label, 1)
        self.up = Button(theme, "", kind="icon", icon="chevron-up", name=words("Move this control up"))
        self.down = Button(theme, "", kind="icon", icon="chevron-down", name=words("Move this control down"))
        self.out = Button(theme, "", kind="icon", icon="x", name=words("Take this control out"))
        for button, name, signal in (
            (self.up, "controlUpButton", self.up_requested),
            (self.down, "controlDownButton", self.down_requested),
            (self.out, "controlRemoveButton", self.remove_requested),
        ):
            button.setObjectName(name)
            button.clicked.connect(then(signal.emit))
            row.addWidget(button)
        self.add(head)
        self.add(self.new_text("what", words("What will happen")))
        who = self.new_line("who", words("Who"))
        cover = self.new_line("cover", words("Who covers"), hint=words("When that person is away"))
        starts = self.new_day("starts", words("From"))
        self.add(self.beside(who, cover, starts, shares=(3, 3, 3), room=500))
        self.type = Combo(theme, self.choices("control_type"), name=words("Kind of control"))
        self.type.setObjectName("controlTypeCombo")
        self.status = Combo(theme, self.choices("control_status"), name=words("Working?"))
        self.status.setObjectName("controlStatusCombo")
        self.fields["type"] = Field(theme, words("Kind of control"), self.type)
        self.fields["status"] = Field(theme, words("Working?"), self.status)
        ends = self.new_day("ends", words("Last day"), optional=words("Optional"))
        self.add(self.beside(self.fields["type"], self.fields["status"], ends, shares=(3, 3, 3), room=500))
        depends = self.new_line("conditional", words("It depends on"), optional=words("Optional"))
        carer = self.new_line(
            "carer_capacity",
            words("What the carer can do"),
            optional=words("Where a carer does it"),
            placeholder=words("Works Tuesdays until 17:30"),
        )
        self.add(self.beside(depends, carer))
        self.add(self.new_text("status_words", words("How we know"), optional=words("Optional")))
        self.type.chosen.connect(then(self.changed.emit))
        self.status.chosen.connect(then(self.changed.emit))

    def show_control(self, control: Control, place: int, count: int) -> None:
        """Show a control that stands at a place from 0 among so many."""
        words = self.context.words
        self._label.setText(words("Control {n} of {count}", n=place + 1, count=count))
        self.setAccessibleName(self._label.text())
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self.clear_errors()
        self.show_values(control)
        self.type.set_value(control.type)
        self.status.set_value(control.status.value)

    def control(self, base: Control) -> Control:
        """Return the control with what stands in the fields."""
        status = ControlStatus(self.status.value() or base.status.value)
        judged = base.status_on if status is base.status else self.context.desk.today().isoformat()
        return replace(base, **self.values(), type=self.type.value() or base.type, status=status, status_on=judged)


class ControlsPart(PlanPart):
    """The table with its form; a control that was taken out can be put back."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        theme, words = context.theme, context.words
        self._row = PlanRow(key="", setting="OTHER", name="")
        self._before: PlanRow | None = None
        self._removed: tuple[int, Control] | None = None
        self._said: dict[str, str] = {}
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainLabel(words("Controls"), style="label"), 1)
        self.add_button = Button(theme, words("Add a control"), kind="link")
        self.add_button.setObjectName("controlAddButton")
        self.add_button.setToolTip(words("Ctrl+Enter"))
        line.addWidget(self.add_button)
        self.add(head)
        self.table = ControlsTable(context)
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        holder.setSizePolicy(policy)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self._none = PlainLabel(words("No control yet."), style="small", tone="quiet")
        column.addWidget(self._none)
        self.fields["controls"] = Field(theme, words("Controls"), holder, hide_label=True)
        self.fields["controls"].setFocusProxy(self.add_button)
        self.add(self.fields["controls"])
        self.undo = MessageBar(theme, "tip", actions=(("back", words("Put it back")),))
        self.undo.setObjectName("controlUndoBar")
        self.undo.hide()
        self.add(self.undo)
        self._form: ControlForm | None = None
        self._wire()

    @property
    def form(self) -> ControlForm:
        """Return the fields of one control; they are made when a control is first chosen."""
        if self._form is None:
            form = ControlForm(self.context)
            form.changed.connect(self._on_typed)
            form.up_requested.connect(lambda: self._move(-1))
            form.down_requested.connect(lambda: self._move(1))
            form.remove_requested.connect(self._remove)
            self.add(form)
            self._form = form
        return self._form

    def show_row(self, row: PlanRow) -> None:
        """Show the controls of a row; none of them is opened."""
        self._row = row
        self._removed = None
        self.undo.hide()
        self.clear_errors()
        self.table.clearSelection()
        self._show()

    def set_before(self, before: PlanRow | None) -> None:
        """Hold the controls against the version before; None where there is none."""
        self._before = before

    def fill(self, row: PlanRow) -> PlanRow:
        return replace(row, controls=self._row.controls)

    def add_control(self) -> None:
        """Add a control after the chosen one, else as the last, and go to its first field."""
        place = self._place() + 1 if self._place() >= 0 else len(self._row.controls)
        self._insert(place, Control(key=new_id(), what=""))

    def show_error(self, key: str, sentence: str) -> bool:
        """Say at the table, or at a field of a control: "controls" or "controls.<key>.who"."""
        name, _, rest = key.partition(".")
        control, _, field = rest.partition(".")
        if name == "controls" and control and self.table.select_key(control):
            self._show()
            return self.form.show_error(field or "what", sentence)
        if name == "controls":
            self.fields["controls"].set_error(sentence)
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(self.fields["controls"])
            return True
        return False

    def show_checks(self, said: Mapping[str, str]) -> None:
        super().show_checks({key: sentence for key, sentence in said.items() if key == "controls"})
        self._said = {key: sentence for key, sentence in said.items() if key.startswith("controls.")}
        self._show_form_checks()

    def _show_form_checks(self) -> None:
        if self._form is None:
            return
        before = f"controls.{self.table.chosen()}."
        self.form.show_checks({k.removeprefix(before): said for k, said in self._said.items() if k.startswith(before)})

    def _wire(self) -> None:
        self.add_button.clicked.connect(then(self.add_control))
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(then(self._enter))
        self.undo.action_requested.connect(then(self._put_back))

    def _place(self) -> int:
        chosen = self.table.chosen()
        return next((n for n, control in enumerate(self._row.controls) if control.key == chosen), -1)

    def _on_chosen(self, _index: QModelIndex) -> None:
        self._show_form()

    def _enter(self) -> None:
        self._show_form()
        self.form.texts["what"].setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self.form)

    def _on_typed(self) -> None:
        place = self._place()
        if place < 0:
            return
        controls = list(self._row.controls)
        controls[place] = self.form.control(controls[place])
        self._row = replace(self._row, controls=tuple(controls))
        self.fields["controls"].set_error(None)
        self.table.refresh_chosen(self._row, self._before)
        self.changed.emit()

    def _take(self, controls: Sequence[Control]) -> None:
        self._row = replace(self._row, controls=tuple(controls))
        self.fields["controls"].set_error(None)
        self._show_table()
        self.changed.emit()

    def _insert(self, place: int, control: Control) -> None:
        controls = list(self._row.controls)
        controls.insert(place, control)
        self._take(controls)
        self.table.select_key(control.key)
        self._show_form()
        self._enter()

    def _move(self, step: int) -> None:
        place = self._place()
        controls = list(self._row.controls)
        if place < 0 or not 0 <= place + step < len(controls):
            return
        controls.insert(place + step, controls.pop(place))
        self._take(controls)
        self._show_form()
        button = self.form.up if step < 0 else self.form.down
        (button if button.isEnabled() else self.form.down if step < 0 else self.form.up).setFocus()

    def _remove(self) -> None:
        place = self._place()
        if place < 0:
            return
        controls = list(self._row.controls)
        self._removed = (place, controls.pop(place))
        self.table.clearSelection()
        self._take(controls)
        self._show_form()
        self.undo.set_message("tip", self.context.words("One control was taken out."))
        self.undo.show()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self) -> None:
        if self._removed is not None:
            place, control = self._removed
            self._removed = None
            self.undo.hide()
            self._insert(min(place, len(self._row.controls)), control)

    def _show(self) -> None:
        self._show_table()
        self._show_form()

    def _show_table(self) -> None:
        self.table.show_controls(self._row, self._before, is_draft=True)
        self._none.setVisible(not self._row.controls)

    def _show_form(self) -> None:
        place = self._place()
        if self._form is not None:
            self._form.setVisible(place >= 0)
        if place >= 0:
            self.form.show()
            self.form.show_control(self._row.controls[place], place, len(self._row.controls))
            self._show_form_checks()


class WorkingForm(PlanPart):
    """Under the controls of a row in force: whether the chosen one works, said with how we know."""

    saving_requested = Signal(str, str)
    """Status and words."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, prefix="working", parent=parent)
        theme, words = context.theme, context.words
        self._label = PlainLabel(style="label", wrap=True)
        self.add(self._label)
        self.status = Combo(theme, self.choices("control_status"), name=words("Working?"))
        self.status.setObjectName("workingStatusCombo")
        self.fields["status"] = Field(theme, words("Working?"), self.status)
        how = self.new_text("words", words("How we know, or what happened"))
        self.add(self.beside(self.fields["status"], how, shares=(2, 3), room=420))
        self.save = Button(theme, words("Save"), name=words("Save whether it works"))
        self.save.setObjectName("workingSaveButton")
        self.save.setToolTip(words("Ctrl+Enter"))
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        self.body.addLayout(row)
        self.save.clicked.connect(then(self.ask_save))

    def show_control(self, control: Control) -> None:
        """Show how a control stands."""
        self.clear_errors()
        self._label.setText(control.what)
        self.setAccessibleName(control.what)
        self.status.set_value(control.status.value)
        edit = self.texts["words"]
        if isinstance(edit, RecordEdit):
            edit.set_text(control.status_words)

    def ask_save(self) -> None:
        """Ask the page to save it."""
        self.clear_errors()
        self.saving_requested.emit(self.status.value(), self.texts["words"].text())
