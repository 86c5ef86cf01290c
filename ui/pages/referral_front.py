"""The front sheet of a referral: whom it is for, why now, safety, who knows."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.referral import DangerAnswer, Referral
from ui.context import PageContext
from ui.pages.flagged_fields import FlaggedFields
from ui.pages.referral_agreement import AgreementFields
from ui.pages.referral_parts import EditorView, SectionEditor
from ui.pages.referral_recipient import RecipientFields
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.section_pane import SectionPane
from ui.pages.slots import then
from ui.widgets.divider import Divider
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.segmented import Segmented

_WIDEST = 860
_TEXTS = ("why_now", "follows", "phoned", "police", "carer_informed", "child_views")
_ANSWERED = ("name", "team", "title", *_TEXTS)
_COUNTED = len(_ANSWERED) + 2


class FrontSection(SectionEditor):
    """Fields in the order of the printed page; what the file says of the child is drawn from the file."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, content = context.theme, context.words, context.desk.content
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        pane = SectionPane(theme, number="", title=words("Front sheet"), detail=words("page 1"))
        outer.addWidget(pane)
        page = pane.make_page()
        pane.body.addWidget(page, 1)
        holder = QWidget()
        holder.setMaximumWidth(theme.px(_WIDEST))
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        page.body.addWidget(holder)
        page.body.addStretch(1)
        self.fields = FlaggedFields(context, self)
        self._head(words("To whom"))
        self.to = RecipientFields(context, self.fields)
        self._column.addWidget(self.to)
        title, _ = self.fields.add_line("title", words("Title of the document"), "documentTitleEdit")
        self._column.addWidget(title)
        attached = words("The council's own form goes with it")
        answers = [(code, content.label("answer", code)) for code in content.choices("answer")]
        self.attached = Segmented(theme, answers, name=attached)
        self.attached.setObjectName("formAttachedSegments")
        self._column.addWidget(self.fields.hold("form_attached", Field(theme, attached, self.attached)))
        self._head(words("Why now"))
        self._text("why_now", words("Why now"), "whyNowEdit")
        follows = words("Follows R-2026-0003B of 10 February.")
        self._text("follows", words("What it follows"), "followsEdit", placeholder=follows)
        self._head(words("Safety now"), words("place by place, never one bare “No”"))
        self.danger = self._make_danger()
        danger_field = Field(theme, words("Is anybody in danger?"), self.danger)
        self._column.addWidget(self.fields.hold("danger", danger_field))
        self._head(words("Who knows"))
        self._text("phoned", words("Phoned first"), "phonedEdit")
        self._text("police", words("Police"), "policeEdit")
        self._text("carer_informed", words("Carer informed"), "carerInformedEdit")
        self._text("child_views", words("The child's views"), "childViewsEdit")
        self._head(words("The family's agreement"))
        self.agreement = AgreementFields(context, self.fields)
        self._column.addWidget(self.agreement)
        drawn = words(
            "Address, legal status, parental responsibility, household, services and language print from the"
            " child's file: change them under People. Whom to ring stands in section 3, with the reply."
        )
        self._column.addWidget(PlainLabel(drawn, style="caption", tone="quiet", wrap=True))
        for part in (self.to, self.agreement):
            part.changed.connect(self.changed)
        self.attached.chosen.connect(then(self.changed.emit))
        self.danger.changed.connect(self.changed)
        self.fields.changed.connect(self.changed)
        self.fields.keep_requested.connect(self.keep_requested)

    # -- shown and given back

    def show_view(self, shown: EditorView) -> None:
        """Show the front sheet of a referral."""
        referral = shown.view.referral
        front = referral.front
        self.to.show_referral(referral)
        self.agreement.show_agreement(front.agreement)
        self.fields.set_shown("title", referral.title)
        answers = self.attached.keys()
        self.attached.set_value(front.form_attached if front.form_attached in answers else "")
        for key in _TEXTS:
            self.fields.set_shown(key, getattr(front, key))
        self.danger.set_rows([{"place": d.place, "answer": d.answer, "words": d.words} for d in front.danger])

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here."""
        danger = tuple(
            DangerAnswer(place=row["place"], answer=row["answer"] or "NOT_KNOWN", words=row["words"])
            for row in self.danger.rows()
        )
        front = replace(
            self.to.with_councils(referral.front),
            agreement=self.agreement.agreement(),
            form_attached=self.attached.value() or "NOT_KNOWN",
            danger=danger,
            **{key: self.fields.text(key) for key in _TEXTS},
        )
        recipient = self.to.recipient(referral.recipient)
        return replace(referral, title=self.fields.text("title"), recipient=recipient, front=front)

    def detail(self) -> str:
        """Return how many of its questions are answered."""
        filled = sum(bool(self.fields.text(key).strip()) for key in _ANSWERED)
        filled += bool(self.attached.value()) + bool(self.danger.rows())
        return self._context.words("{n} of {all} fields", n=filled, all=_COUNTED)

    # -- findings

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        self.fields.show_findings(findings)

    def go_to(self, place: FieldPlace) -> bool:
        if place.field == "danger":
            if not self.danger.focus_row(place.index):
                self.danger.focus_first()
            return True
        if place.field:
            return self.fields.go_to(place.field, place.start, place.end)
        self.focus_first()
        return True

    # -- by keyboard

    def focus_first(self) -> None:
        """Go to the first empty field."""
        empty = next((key for key in _TEXTS if not self.fields.text(key).strip()), "name")
        self.fields.controls[empty].setFocus(Qt.FocusReason.OtherFocusReason)

    def add_item(self) -> None:
        """Add a place to the answers about danger."""
        self.danger.add_row()

    def _head(self, title: str, detail: str = "") -> None:
        if self._column.count():
            self._column.addWidget(Divider())
        self._column.addWidget(PlainLabel(title, style="heading"))
        if detail:
            self._column.addWidget(PlainLabel(detail, style="small", tone="quiet", wrap=True))

    def _text(self, key: str, label: str, name: str, *, placeholder: str = "") -> None:
        holder, _ = self.fields.add_text(key, label, name, placeholder=placeholder)
        self._column.addWidget(holder)

    def _make_danger(self) -> RowsEditor:
        words, content = self._context.words, self._context.desk.content
        answers = tuple((code, content.label("danger", code)) for code in content.choices("danger"))
        return RowsEditor(
            self._context,
            (
                RowColumn(key="place", label=words("Place"), width=170, placeholder=words("At home")),
                RowColumn(key="answer", label=words("In danger?"), width=130, kind="choice", options=answers),
                RowColumn(key="words", label=words("In words"), width=320, kind="text"),
            ),
            name="danger",
            add=words("Add a place"),
            removed=words("One place was taken out."),
        )
