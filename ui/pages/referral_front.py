"""The front sheet of a referral: whom it is for, why now, safety, who knows."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.domain.referral import DangerAnswer, FrontSheet, Recipient, Referral
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.referral_parts import EditorView, SectionEditor
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.segmented import Segmented
from ui.widgets.text_edit import LineEdit

_WIDEST = 860
_COUNTED = 12


class FrontSection(SectionEditor):
    """Fields in the order of the printed page; what the file says of the child is drawn from the file."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, content = context.theme, context.words, context.desk.content
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage()
        outer.addWidget(page)
        page.body.setSpacing(theme.px(12))
        self._lines: dict[str, LineEdit] = {}
        self._texts: dict[str, RecordEdit] = {}
        self._types = {kind.code: kind for kind in content.recipient_types()}
        whom = self._make_card(page, words("To whom"))
        self.kind = Combo(
            theme, [(code, kind.name) for code, kind in self._types.items()], name=words("Kind of reader")
        )
        self.kind.setObjectName("recipientKindCombo")
        self._kind_field = Field(theme, words("Kind of reader"), self.kind)
        name = self._line("name", words("Name"), "recipientNameEdit")
        team = self._line("team", words("Team or council"), "recipientTeamEdit")
        whom.add(SideBySide(theme, ((self._kind_field, 3), (name, 4), (team, 4)), room=620))
        whom.add(self._line("title", words("Title of the document"), "documentTitleEdit"))
        self.attached = Segmented(
            theme,
            [(code, content.label("answer", code)) for code in content.choices("answer")],
            name=words("The council's own form goes with it"),
        )
        self.attached.setObjectName("formAttachedSegments")
        whom.add(Field(theme, words("The council's own form goes with it"), self.attached))
        why = self._make_card(page, words("Why now"))
        why.add(self._text("why_now", words("Why now"), "whyNowEdit"))
        why.add(
            self._text(
                "follows",
                words("What it follows"),
                "followsEdit",
                placeholder=words("Follows R-2026-0003B of 10 February."),
            )
        )
        safety = self._make_card(page, words("Safety now"), words("never one bare “No”: place by place"))
        self.danger = RowsEditor(
            context,
            (
                RowColumn(key="place", label=words("Place"), width=170, placeholder=words("At home")),
                RowColumn(
                    key="answer",
                    label=words("In danger?"),
                    width=130,
                    kind="choice",
                    options=tuple((code, content.label("danger", code)) for code in content.choices("danger")),
                ),
                RowColumn(key="words", label=words("In words"), width=320, kind="text"),
            ),
            name="danger",
            add=words("Add a place"),
            removed=words("One place was taken out."),
        )
        safety.add(self.danger)
        told = self._make_card(page, words("Who knows"))
        told.add(self._text("phoned", words("Phoned first"), "phonedEdit"))
        told.add(self._text("police", words("Police"), "policeEdit"))
        told.add(self._text("carer_informed", words("Carer informed"), "carerInformedEdit"))
        told.add(self._text("child_views", words("The child's views"), "childViewsEdit"))
        told.add(self._text("contact_cover", words("Whom to ring, and who covers"), "contactCoverEdit"))
        page.body.addWidget(
            PlainLabel(
                words(
                    "Address, legal status, parental responsibility, household, services and language print from the"
                    " child's file: change them under People."
                ),
                style="caption",
                tone="quiet",
                wrap=True,
            )
        )
        page.body.addStretch(1)
        self._wire()

    def show_view(self, shown: EditorView) -> None:
        """Show the front sheet of a referral."""
        referral = shown.view.referral
        recipient, front = referral.recipient, referral.front
        self.kind.set_value(recipient.code)
        for key, text in (("name", recipient.name), ("team", recipient.team), ("title", referral.title)):
            self._lines[key].setText(text)
            self._lines[key].setCursorPosition(0)
        answers = self.attached.keys()
        self.attached.set_value(front.form_attached if front.form_attached in answers else "")
        for key, edit in self._texts.items():
            edit.set_text(getattr(front, key))
        self.danger.set_rows([{"place": d.place, "answer": d.answer, "words": d.words} for d in front.danger])
        self._say_duty()

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here."""
        code = self.kind.value() or referral.recipient.code
        known = self._types.get(code)
        recipient = Recipient(
            name=self._lines["name"].text(),
            team=self._lines["team"].text(),
            code=code,
            nation=referral.recipient.nation,
            statutory=known.statutory if known is not None else referral.recipient.statutory,
        )
        texts = {key: edit.text() for key, edit in self._texts.items()}
        danger = tuple(
            DangerAnswer(place=row["place"], answer=row["answer"] or "NOT_KNOWN", words=row["words"])
            for row in self.danger.rows()
        )
        front = FrontSheet(**texts, form_attached=self.attached.value() or "NOT_KNOWN", danger=danger)
        return replace(referral, title=self._lines["title"].text(), recipient=recipient, front=front)

    def detail(self) -> str:
        """Return how many of its questions are answered."""
        filled = sum(bool(edit.text().strip()) for edit in (*self._lines.values(), *self._texts.values()))
        filled += bool(self.attached.value()) + bool(self.danger.rows())
        return self._context.words("{n} of {all} fields", n=filled, all=_COUNTED)

    def focus_first(self) -> None:
        """Go to the first empty field."""
        empty = next((edit for edit in self._texts.values() if not edit.text().strip()), None)
        (empty or self._lines["name"]).setFocus()

    def add_item(self) -> None:
        """Add a place to the answers about danger."""
        self.danger.add_row()

    def _make_card(self, page: ScrollPage, title: str, detail: str = "") -> Card:
        card = Card(self._context.theme, title, detail=detail)
        card.body.setSpacing(self._context.theme.px(12))
        card.setMaximumWidth(self._context.theme.px(_WIDEST))
        page.body.addWidget(card)
        return card

    def _line(self, key: str, label: str, name: str) -> Field:
        field, self._lines[key] = make_line(self._context.theme, label, name)
        return field

    def _text(self, key: str, label: str, name: str, *, placeholder: str = "") -> Field:
        field, self._texts[key] = make_text(self._context.theme, label, name, placeholder=placeholder, min_lines=1)
        return field

    def _wire(self) -> None:
        self.kind.chosen.connect(self._on_kind)
        self.attached.chosen.connect(then(self.changed.emit))
        self.danger.changed.connect(self.changed)
        for edit in self._texts.values():
            edit.text_edited.connect(self.changed)
        for line in self._lines.values():
            line.textEdited.connect(then(self.changed.emit))

    def _on_kind(self, _code: str) -> None:
        self._say_duty()
        self.changed.emit()

    def _say_duty(self) -> None:
        words = self._context.words
        kind = self._types.get(self.kind.value())
        no_duty = kind is not None and not kind.statutory
        self._kind_field.set_hint(
            words("No statutory duty: the family's agreement comes first, and no identity key goes with it.")
            if no_duty
            else ""
        )
