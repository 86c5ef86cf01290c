"""Add a background fact to a file: what, since when, and how we know."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from hsbdesk.desk.facts import FactDraft, Receipt
from hsbdesk.domain.concern import Basis
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.small_form import Ask, SmallForm

FORM = "fact"
_TOLD = {Basis.TOLD_FIRST_HAND.value, Basis.TOLD_SECOND_HAND.value}
_BASIS_OF = {
    "STAFF_SAW": Basis.OBSERVED,
    "STAFF_HEARD": Basis.OBSERVED,
    "CCTV_VIEWED_BY": Basis.OBSERVED,
    "DOCUMENT": Basis.RECORDED_FACT,
    "CHILD_DISPLAYING_SAID": Basis.TOLD_FIRST_HAND,
    "CHILD_AFFECTED_SAID": Basis.TOLD_FIRST_HAND,
    "PARENT_CARER_SAID": Basis.TOLD_FIRST_HAND,
    "OTHER_CHILD_SAID": Basis.TOLD_SECOND_HAND,
    "AGENCY_SAID": Basis.TOLD_SECOND_HAND,
}
"""What a source usually stands for; the person may say otherwise."""


class FactForm(SmallForm):
    """Offers the basis that a source usually has; asks who told it, or whose opinion it is, only then."""

    def __init__(
        self,
        context: PageContext,
        file: FileId,
        people: tuple[tuple[PersonId, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        words, content = context.words, context.desk.content

        def choices(vocabulary: str) -> tuple[tuple[str, str], ...]:
            return tuple((code, content.label(vocabulary, code)) for code in content.choices(vocabulary))

        super().__init__(
            context,
            (
                Ask(
                    key="when",
                    label=words("Since when, or when"),
                    name="factWhenEdit",
                    kind="date",
                    placeholder=words("12/3, week of 17 Nov, or May 2021"),
                ),
                Ask(
                    key="text",
                    label=words("The fact"),
                    name="factTextEdit",
                    kind="text",
                    optional=words("One thing, in plain words"),
                ),
                Ask(
                    key="topic",
                    label=words("What it is about"),
                    name="factTopicCombo",
                    kind="choice",
                    value="OTHER",
                    options=choices("fact_topic"),
                ),
                Ask(
                    key="source",
                    label=words("Where it comes from"),
                    name="factSourceCombo",
                    kind="choice",
                    value="STAFF_SAW",
                    options=choices("source_type"),
                ),
                Ask(
                    key="source_words",
                    label=words("Source in words"),
                    name="factSourceEdit",
                    optional=words("As it prints: “Council letter, 14 May 2021”"),
                ),
                Ask(
                    key="basis",
                    label=words("How we know"),
                    name="factBasisRadios",
                    kind="radios",
                    value=Basis.OBSERVED.value,
                    options=choices("basis"),
                ),
                Ask(
                    key="told_by",
                    label=words("Who told it"),
                    name="factToldByCombo",
                    kind="choice",
                    options=(("", words("Nobody on this file")), *people),
                ),
                Ask(key="told_to", label=words("Told to"), name="factToldToEdit"),
                Ask(key="opinion_of", label=words("Whose opinion"), name="factOpinionEdit"),
                Ask(key="because", label=words("Because"), name="factBecauseEdit", kind="text"),
            ),
            name="factForm",
            parent=parent,
        )
        self._file = file
        self._uuid = context.desk.facts.new_id()
        self._basis_chosen = False
        self.keeper = DraftKeeper(context, FORM, inbox=False, read=self._content, owner=self)
        self.changed.connect(self._on_changed)
        self.control("source").chosen.connect(self._on_source)  # type: ignore[attr-defined]
        self.control("basis").chosen.connect(self._on_basis)  # type: ignore[attr-defined]
        self._show_fitting()

    def start(self) -> None:
        """Go on with what was left unfinished for this file, and keep what is typed from now on."""
        desk, file = self._context.desk, self._file

        def read() -> tuple[str, dict[str, Any]]:
            for row in desk.drafts.own():
                if row.form == FORM:
                    draft = desk.drafts.open(row.uuid)
                    if draft.view.get("file") == file:
                        return row.uuid, draft.fields
            return "", {}

        def show(found: tuple[str, dict[str, Any]]) -> None:
            uuid, fields = found
            if fields and not self.is_changed():
                self._uuid = uuid
                self.set_values({key: str(value) for key, value in fields.items()})
                self.say("tip", self._context.words("This is what you had typed. It is not recorded yet."))
                self._show_fitting()
            self.keeper.start()

        self._context.workers.desk.run(read, show, lambda _error: self.keeper.start(), self)

    def prepare(self) -> Callable[[], Receipt] | None:
        """Return the job that records the fact, or None once what is missing has been shown."""
        values = self.values()
        if not self.accepts(self._problems(values)):
            return None
        # A keep behind the saving would bring the draft back.
        self.keeper.stop()
        return partial(self._save, values)

    def show_refusal(self, error: DeskError) -> None:
        """Say why it was not recorded; what was typed is kept as a draft again."""
        super().show_refusal(error)
        self.keeper.resume()

    def _problems(self, values: dict[str, str]) -> list[tuple[str, str]]:
        words = self._context.words
        found: list[tuple[str, str]] = []
        if not values["when"].strip():
            found.append(("when", words("Type a date, or “not known”.")))
        if not values["text"].strip():
            found.append(("text", words("Write the fact in a few words.")))
        if values["basis"] == Basis.PROFESSIONAL_OPINION.value:
            if not values["opinion_of"].strip():
                found.append(("opinion_of", words("Say whose opinion it is: name and role.")))
            if not values["because"].strip():
                found.append(("because", words("Say what the opinion rests on.")))
        return found

    def _save(self, values: dict[str, str]) -> Receipt:
        desk = self._context.desk
        receipt = desk.facts.save(self._filled(values))
        desk.drafts.drop(self._uuid)
        return receipt

    def discard(self) -> None:
        """Give up what was typed, on purpose."""
        self.keeper.stop()
        desk, uuid = self._context.desk, self._uuid
        self._context.workers.desk.run(
            lambda: desk.drafts.drop(uuid), lambda _none: self._context.changes.drafts_changed.emit()
        )

    def _filled(self, values: dict[str, str]) -> FactDraft:
        told = values["basis"] in _TOLD
        draft = FactDraft(
            uuid=self._uuid,
            file=self._file,
            when=values["when"],
            topic=values["topic"],
            text=values["text"],
            source=values["source"],
            source_words=values["source_words"],
            basis=Basis(values["basis"]),
        )
        if told:
            told_by = PersonId(values["told_by"]) if values["told_by"] else None
            return replace(draft, told_by=told_by, told_to=values["told_to"])
        if draft.basis is Basis.PROFESSIONAL_OPINION:
            return replace(draft, opinion_of=values["opinion_of"], because=values["because"])
        return draft

    def _content(self) -> DraftContent | None:
        if not self.is_changed():
            return None
        title = self._context.words("Fact, not recorded yet")
        return DraftContent(self._uuid, dict(self.values()), {"title": title, "file": self._file})

    def _on_changed(self) -> None:
        self.keeper.note_change()

    def _on_source(self, source: str) -> None:
        if not self._basis_chosen and source in _BASIS_OF:
            self.set_values({"basis": _BASIS_OF[source].value})
        self._show_fitting()

    def _on_basis(self, _basis: str) -> None:
        self._basis_chosen = True
        self._show_fitting()

    def _show_fitting(self) -> None:
        basis = self.values()["basis"]
        shown = ["when", "text", "topic", "source", "source_words", "basis"]
        if basis in _TOLD:
            shown += ["told_by", "told_to"]
        elif basis == Basis.PROFESSIONAL_OPINION.value:
            shown += ["opinion_of", "because"]
        self.show_only(shown)
