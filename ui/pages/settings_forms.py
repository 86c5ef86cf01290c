"""Settings: councils' own forms, who laid each beside the real one, and their Word files."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.form_views import FormRow, WordFormView
from hsbdesk.domain.ids import RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.models.forms_model import COLUMNS, make_forms_model
from ui.pages.entry_card import make_column
from ui.pages.form_editor import FormEditor
from ui.pages.print_run import write_new_file
from ui.pages.rows import make_dash_row
from ui.pages.settings_section import SettingsSection, SettingsView
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hugging import Hug
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.table import TextTable

_MOST = 12_000_000
"""Bytes read of a chosen file; the desk refuses less than that as too large already."""


class FormsSection(SettingsSection):
    """A list of forms; one is opened to be changed, in the list's place."""

    forms_changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, theme = context.words, context.theme
        super().__init__(
            context,
            "forms",
            words("Council forms"),
            words("The boxes of the forms your councils and services ask for, so that no answer is typed twice."),
            parent,
        )
        self._rows: tuple[FormRow, ...] = ()
        self.notice = MessageBar(theme, "done")
        self.notice.setObjectName("formsNotice")
        self.notice.hide()
        self.column.addWidget(self.notice)
        self._list, column = make_column(theme, spacing=12)
        self._empty = PlainLabel(
            words("No form is kept yet. Start from the standard boxes, and lay them beside your council's form."),
            tone="quiet",
            wrap=True,
        )
        column.addWidget(self._empty)
        self._model = make_forms_model(words, self)
        self.table = TextTable(theme, name=words("Council forms"), columns=COLUMNS, align="middle", text_style="body")
        self.table.setObjectName("formsTable")
        self.table.setModel(self._model)
        Hug(self.table, least=None)
        column.addWidget(self.table)
        starts = QWidget()
        flow = FlowLayout(starts, gap=theme.px(8), row_gap=theme.px(6))
        self.start_button = self._button(words("Start from the standard boxes"), "startFormButton", "plus")
        self.import_button = self._button(words("Bring in a field list"), "importFormButton", "doc")
        flow.addWidget(self.start_button)
        flow.addWidget(self.import_button)
        column.addWidget(starts)
        self.card = Card(theme)
        self._checked = PlainLabel(wrap=True)
        self._checked.setObjectName("checkedLabel")
        self.card.add(self._checked)
        deeds = QWidget()
        more = FlowLayout(deeds, gap=theme.px(8), row_gap=theme.px(6))
        self.edit_button = self._button(words("Change its boxes"), "editFormButton", "pencil")
        self.check_button = self._button(words("I laid it beside the real form today"), "checkFormButton", "check")
        self.export_button = self._button(words("Save the field list"), "exportFormButton", "save")
        self.word_button = self._button(words("Bring in its Word form"), "bringWordButton", "doc")
        self.away_button = self._button(words("Put it away"), "putAwayButton", "x")
        for button in (
            self.edit_button,
            self.check_button,
            self.export_button,
            self.word_button,
            self.away_button,
        ):
            more.addWidget(button)
        self.card.add(deeds)
        self._word, self._word_lines = make_column(theme, spacing=4)
        self.card.add(self._word)
        column.addWidget(self.card)
        self.column.addWidget(self._list)
        self.editor = FormEditor(context)
        self.editor.hide()
        self.column.addWidget(self.editor)
        self._wire()

    def show_stored(self, view: SettingsView) -> None:
        del view
        self._read()

    def detail(self) -> str:
        words = self.context.words
        unchecked = sum(not row.is_checked for row in self._rows)
        if unchecked:
            return words.count(unchecked, "1 form to check", "{n} forms to check")
        return words.count(len(self._rows), "1 form", "{n} forms") if self._rows else words("no form yet")

    def focus_first(self) -> None:
        first = self.table if self._rows else self.start_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Keep what is typed in the form that is open."""
        self.editor.keep_now()

    # -- showing

    def _read(self, choose: str = "") -> None:
        forms = self.context.desk.council_forms
        self.context.workers.desk.run(forms.forms, partial(self._show, choose), self._on_refused, self)

    def _show(self, choose: str, rows: tuple[FormRow, ...]) -> None:
        here = self.chosen()
        wanted = choose or (str(here.id) if here is not None else "")
        self._rows = rows
        self._model.set_rows(rows)
        if not (wanted and self.table.select_key(wanted)) and rows:
            self.table.select_row(0)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._show_chosen()
        self.changed.emit()

    def chosen(self) -> FormRow | None:
        """Return the form that is chosen."""
        return self._model.row(self.table.currentIndex())

    def _show_chosen(self) -> None:
        words, row = self.context.words, self.chosen()
        self.card.setVisible(row is not None)
        if row is None:
            return
        self.card.set_title(row.name, row.edition)
        said = f"{row.checked[:1].upper()}{row.checked[1:]}."
        self._checked.setText(
            said if row.is_checked else words("{said} Go through it box by box, then say so here.", said=said)
        )
        self._checked.set_tone("" if row.is_checked else "warn")
        self._say_word(None)
        if row.word_form:
            forms = self.context.desk.word_forms
            self.context.workers.desk.run(lambda: forms.read(row.id), self._say_word, self._on_refused, self)

    def _say_word(self, view: WordFormView | None) -> None:
        theme, words = self.context.theme, self.context.words
        while (item := self._word_lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._word.setVisible(view is not None)
        if view is None:
            return
        self._word_lines.addWidget(PlainLabel(words("Word form: {name}", name=view.name), style="strong", wrap=True))
        known = words.count(len(view.known), "1 placeholder is filled:", "{n} placeholders are filled:")
        self._word_lines.addWidget(PlainLabel(f"{known} {', '.join(view.known)}", style="small", wrap=True))
        if view.unknown:
            said = words.count(
                len(view.unknown),
                "1 placeholder is no box of this form. It is not filled before that is mended:",
                "{n} placeholders are no boxes of this form. It is not filled before they are mended:",
            )
            self._word_lines.addWidget(PlainLabel(said, style="small", tone="warn", wrap=True))
            for name in view.unknown:
                self._word_lines.addWidget(make_dash_row(theme, name))

    # -- what is done with a form

    def _start(self) -> None:
        forms, nation = self.context.desk.council_forms, self.context.desk.content.nation
        said = self.context.words("Kept. Lay it beside your council's form and change what differs.")
        self._do(lambda: forms.start(nation), said)

    def _choose_list(self) -> None:
        words = self.context.words
        self.context.messages.choose_open_file(
            words("Choose a field list"), words("Field list (*.json)"), self._on_list
        )

    def _on_list(self, path: Path | None) -> None:
        if path is None:
            return
        forms = self.context.desk.council_forms
        said = self.context.words("Brought in. Lay it beside your council's form before you rely on it.")
        self._do(lambda: forms.bring_in(_read_file(path, "list_unreadable")), said)

    def _check(self, row: FormRow) -> None:
        forms = self.context.desk.council_forms

        def check() -> RecordId:
            forms.note_checked(row.id)
            return row.id

        self._do(check, self.context.words("Noted with today's date."))

    def _export(self, row: FormRow) -> None:
        words = self.context.words
        self.context.messages.choose_save_file(
            words("Save the field list"), "form.json", words("Field list (*.json)"), partial(self._on_export, row)
        )

    def _on_export(self, row: FormRow, path: Path | None) -> None:
        if path is None:
            return
        forms = self.context.desk.council_forms
        target = path if path.suffix.lower() == ".json" else path.with_name(f"{path.name}.json")

        def save() -> RecordId:
            write_new_file(target, forms.export(row.id), replace=target == path)
            return row.id

        self._do(save, self.context.words("Saved. It holds the boxes alone, nothing of any child."))

    def _choose_word(self, row: FormRow) -> None:
        words = self.context.words
        self.context.messages.choose_open_file(
            words("Choose the council's Word form"), words("Word document (*.docx)"), partial(self._on_word, row)
        )

    def _on_word(self, row: FormRow, path: Path | None) -> None:
        if path is None:
            return
        forms = self.context.desk.word_forms

        def bring() -> RecordId:
            forms.bring_in(row.id, path.name, _read_file(path, "word_form_unreadable"))
            return row.id

        self._do(bring, self.context.words("Brought in. Its placeholders are listed below."))

    def _put_away(self, row: FormRow) -> None:
        words, forms = self.context.words, self.context.desk.council_forms

        def put(reason: str | None) -> None:
            if reason is None:
                return

            def away() -> RecordId:
                forms.put_away(row.id, reason)
                return row.id

            self._do(away, words("Put away. Referrals that use it keep it."))

        self.context.messages.enter_text(
            words("Put this form away?"),
            words("Why it is not offered any more"),
            words("Put it away"),
            put,
            needed=words("Say in a few words why."),
        )

    def _do(self, job: Callable[[], RecordId], said: str) -> None:
        def done(form: RecordId) -> None:
            self._say("done", said)
            self._read(str(form))
            self.context.changes.settings_changed.emit()

        self.context.workers.desk.run(job, done, self._on_refused, self)

    def _open(self, row: FormRow) -> None:
        self.notice.hide()
        self._list.hide()
        self.editor.show()
        self.editor.load(row.id)

    def _on_closed(self) -> None:
        self.editor.hide()
        self._list.show()
        self._read()
        self.focus_first()

    def _on_saved(self) -> None:
        self._read()
        self.context.changes.settings_changed.emit()

    def _on_refused(self, error: DeskError) -> None:
        self._say("stop", self.context.words.refusal(error))

    def _say(self, kind: str, sentence: str) -> None:
        self.notice.set_message(kind, sentence)
        self.notice.show()

    def _with_row(self, action: Callable[[FormRow], None]) -> Callable[..., None]:
        def act(*_said: object) -> None:
            row = self.chosen()
            if row is not None:
                action(row)

        return act

    def _on_action(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self._open(row)

    def _wire(self) -> None:
        self.start_button.clicked.connect(then(self._start))
        self.import_button.clicked.connect(then(self._choose_list))
        self.edit_button.clicked.connect(self._with_row(self._open))
        self.check_button.clicked.connect(self._with_row(self._check))
        self.export_button.clicked.connect(self._with_row(self._export))
        self.word_button.clicked.connect(self._with_row(self._choose_word))
        self.away_button.clicked.connect(self._with_row(self._put_away))
        self.table.action_requested.connect(self._on_action)
        self.table.row_opened.connect(self._on_action)
        self.table.row_chosen.connect(then(self._show_chosen))
        self.editor.closed.connect(self._on_closed)
        self.editor.saved.connect(self._on_saved)

    def _button(self, label: str, name: str, icon: str) -> Button:
        button = Button(self.context.theme, label, icon=icon)
        button.setObjectName(name)
        return button


def _read_file(path: Path, refused: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        raise DeskError(refused) from error
