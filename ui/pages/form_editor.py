"""One council's form in the settings: its name, its boxes in order, its Word form; what is typed is kept as a draft."""

from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.domain.council_form import CouncilForm, FormField
from hsbdesk.domain.ids import RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.keys import add_keys
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.slots import then
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar

_DRAFT = "council_form"


class FormEditor(QWidget):
    """Shows a kept form to be changed; a changed list of boxes is to be checked again."""

    saved = Signal()
    closed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._form: CouncilForm | None = None
        self._shown: dict[str, Any] = {}
        self._saving = False
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("formEditorNotice")
        self.notice.hide()
        column.addWidget(self.notice)
        head = Card(theme, words("The form"))
        nations = (("wales", words("Wales")), ("england", words("England")))
        self.fields = SmallForm(
            context,
            [
                Ask(key="name", label=words("Name"), name="formNameEdit"),
                Ask(key="edition", label=words("Edition or date on it"), name="formEditionEdit"),
                Ask(key="whose", label=words("Council or service"), name="formWhoseEdit"),
                Ask(key="nation", label=words("Nation"), name="formNationCombo", kind="choice", options=nations),
            ],
            name="formFields",
        )
        head.add(self.fields)
        column.addWidget(head)
        boxes = Card(theme, words("Boxes, in the form's order"))
        note = words(
            "The number is the place in the form. The short name stands in a Word form: child_name for"
            " {{ child_name }}. Leave the characters empty where the box has no limit."
        ).replace("{{{{", "{{")
        boxes.add(PlainLabel(note, style="small", tone="quiet", wrap=True))
        sources = [(code, content.label("form_source", code)) for code in content.codes("form_source")]
        self.boxes = RowsEditor(
            context,
            (
                RowColumn(key="no", label=words("No."), width=52),
                RowColumn(key="heading", label=words("The form asks for"), width=260),
                RowColumn(
                    key="source",
                    label=words("Filled from"),
                    width=210,
                    kind="choice",
                    options=(("", words("Typed by hand")), *sources),
                ),
                RowColumn(key="limit", label=words("Characters"), width=84),
                RowColumn(key="key", label=words("Short name"), width=150),
                RowColumn(key="part", label=words("Part of the form"), width=150),
                RowColumn(key="hint", label=words("Hint"), width=260),
            ),
            name="box",
            add=words("Add a box"),
            removed=words("One box was taken out. What was written for it stays with its referrals."),
        )
        boxes.add(self.boxes)
        column.addWidget(boxes)
        actions = QWidget()
        flow = FlowLayout(actions, gap=theme.px(8), row_gap=theme.px(6))
        self.save_button = self._button(words("Save this form"), "saveFormButton", "primary")
        self.close_button = self._button(words("Back to the forms"), "closeFormButton", "default")
        flow.addWidget(self.save_button)
        flow.addWidget(self.close_button)
        column.addWidget(actions)
        self.keeper = DraftKeeper(context, _DRAFT, inbox=False, read=self._content, owner=self)
        self.fields.changed.connect(self.keeper.note_change)
        self.boxes.changed.connect(self.keeper.note_change)
        self.save_button.clicked.connect(then(self.save))
        self.close_button.clicked.connect(then(self.close_form))
        self.notice.action_requested.connect(then(self._show_stored))
        context.changes.signed_out.connect(self.keeper.stop)
        add_keys(self, (("Ctrl+S", self.save), ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save)))

    def load(self, form: RecordId) -> None:
        """Show a form as it is kept, with what was typed into it and not saved."""
        desk, draft = self._context.desk, self._uuid(form)

        def read() -> tuple[CouncilForm, OpenDraft | None]:
            kept = any(row.uuid == draft for row in desk.drafts.own())
            return desk.council_forms.form(form), desk.drafts.open(draft) if kept else None

        self._context.workers.desk.run(read, lambda found: self._show(*found), self._on_refused, self)

    def values(self) -> dict[str, Any]:
        """Return what stands in the form, exactly as typed."""
        return {"fields": self.fields.values(), "boxes": self.boxes.rows()}

    def is_changed(self) -> bool:
        """Return whether something was typed that is not saved."""
        return self._form is not None and self.values() != self._shown

    def keep_now(self) -> None:
        """Keep what is typed as a draft."""
        self.keeper.keep_now()

    def save(self) -> None:
        """Save the form; a refusal is said here and everything typed stays."""
        if self._form is None or self._saving:
            return
        form, problem = self._typed(self._form)
        if problem:
            self._say("stop", problem)
            return
        desk, draft = self._context.desk, self._uuid(form.id)

        def store() -> CouncilForm:
            desk.council_forms.save(form)
            desk.drafts.drop(draft)
            return desk.council_forms.form(form.id)

        self._saving = True
        self.keeper.stop()
        self._context.workers.desk.run(store, self._on_saved, self._on_refused, self)

    def close_form(self) -> None:
        """Go back to the list; what is typed and not saved stays as a draft."""
        self.keeper.keep_now(self.closed.emit)

    # -- showing

    def _show(self, form: CouncilForm, kept: OpenDraft | None) -> None:
        self._form = form
        self._put(_values(form))
        self._shown = self.values()
        self._say("tip", "")
        if kept is not None and kept.fields != self._shown:
            self._put(kept.fields)
            self._say("tip", self._context.words("This is what you had typed and not saved."))
            self.notice.set_actions([("stored", self._context.words("Show what is stored instead"))])
        self.keeper.start()
        self.fields.setFocus()

    def _put(self, values: dict[str, Any]) -> None:
        self.fields.set_values(values.get("fields", {}))
        self.boxes.set_rows(values.get("boxes", []))

    def _show_stored(self) -> None:
        if self._form is None:
            return
        drafts, draft = self._context.desk.drafts, self._uuid(self._form.id)
        self.keeper.stop()
        self._show(self._form, None)
        self._context.workers.desk.run(lambda: drafts.drop(draft), lambda _none: None, owner=self)

    def _on_saved(self, form: CouncilForm) -> None:
        self._saving = False
        self._show(form, None)
        self._say("done", self._context.words("Saved {time}.", time=f"{self._context.desk.now():%H:%M}"))
        self.saved.emit()

    def _on_refused(self, error: DeskError) -> None:
        self._saving = False
        self.keeper.resume()
        self._say("stop", self._context.words.refusal(error))

    def _say(self, kind: str, sentence: str) -> None:
        self.notice.set_message(kind, sentence)
        self.notice.set_actions(())
        self.notice.setVisible(bool(sentence))

    # -- what was typed

    def _typed(self, form: CouncilForm) -> tuple[CouncilForm, str]:
        """Return the form as typed, or what is wrong with a number in it."""
        words, typed = self._context.words, self.values()
        rows: list[tuple[int, FormField]] = []
        for place, row in enumerate(typed["boxes"]):
            no, limit = row["no"].strip(), row["limit"].strip().replace(",", "")
            if (no and not _is_number(no)) or (limit and not _is_number(limit)):
                wrong = words("Use digits only for the number of a box and its characters. Nothing was saved yet.")
                self.boxes.show_error(place, "limit" if limit and not _is_number(limit) else "no", wrong)
                return form, wrong
            field = FormField(
                key=row["key"].strip(),
                heading=row["heading"].strip(),
                hint=row["hint"].strip(),
                part=row["part"].strip(),
                source=row["source"],
                limit=int(limit or "0"),
            )
            rows.append((int(no) if no else len(typed["boxes"]) + 1, field))
        self.boxes.clear_errors()
        rows.sort(key=lambda pair: pair[0])
        names = {key: value.strip() for key, value in typed["fields"].items()}
        return replace(form, **names, fields=tuple(field for _, field in rows)), ""

    def _uuid(self, form: RecordId) -> str:
        return str(uuid5(NAMESPACE_OID, f"{_DRAFT} {form} {self._context.desk.me.id}"))

    def _content(self) -> DraftContent | None:
        if self._form is None or not self.is_changed():
            return None
        title = self._context.words("Council's form: {name}", name=self._form.name)
        return DraftContent(self._uuid(self._form.id), self.values(), {"title": title})

    def _button(self, label: str, name: str, kind: str) -> Button:
        button = Button(self._context.theme, label, kind=kind)
        button.setObjectName(name)
        return button


def _values(form: CouncilForm) -> dict[str, Any]:
    return {
        "fields": {"name": form.name, "edition": form.edition, "whose": form.whose, "nation": form.nation},
        "boxes": [
            {
                "no": str(no),
                "heading": field.heading,
                "source": field.source,
                "limit": str(field.limit) if field.limit else "",
                "key": field.key,
                "part": field.part,
                "hint": field.hint,
            }
            for no, field in enumerate(form.fields, 1)
        ],
    }


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7
