"""The lists of a child's file: parental responsibility, strengths, voices; edited in place, saved whole."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from hsbdesk.domain.child import Answer, ChildFile, ParentalResponsibility, Strength, Voice
from hsbdesk.domain.dates import Form, PartialDate, write_date
from hsbdesk.domain.ids import PersonId
from ui.context import PageContext
from ui.pages.file_forms import save_section, section_choices
from ui.pages.rows_editor import RowColumn
from ui.pages.rows_form import RowsForm
from ui.pages.saving_form import open_saving_form

_WIDE = 820
Names = Mapping[PersonId, str]


def edit_parental(context: PageContext, file: ChildFile, names: Names, done: Callable[[], None]) -> None:
    """Ask who holds parental responsibility, from which source, and whether they can be reached."""
    words = context.words
    answers = section_choices(context, "answer")
    people = tuple((entry.person, names[entry.person]) for entry in file.family if entry.person in names)
    columns = (
        RowColumn(key="person", label=words("Person"), width=170, kind="choice", options=people),
        RowColumn(key="holds", label=words("Holds it"), width=120, kind="choice", options=answers),
        RowColumn(key="reachable", label=words("Reachable"), width=120, kind="choice", options=answers),
        RowColumn(key="source", label=words("Source"), width=170, placeholder=words("birth certificate seen")),
        RowColumn(key="words", label=words("In words"), width=340, kind="text"),
    )
    rows = [
        {
            "person": entry.person,
            "holds": entry.holds.value,
            "reachable": entry.reachable.value,
            "source": entry.source,
            "words": entry.words,
        }
        for entry in file.parental
    ]
    form = RowsForm(
        context,
        columns,
        rows,
        name="parental",
        add=words("Add somebody asked about"),
        removed=words("One person was taken out of this list."),
        note=words("Living with a child gives no parental responsibility. “Not known” is an answer and prints.")
        if people
        else words("Add the child's family first: then choose here who holds parental responsibility."),
        keep_choices=True,
    )

    def read(values: list[dict[str, str]]) -> tuple[ParentalResponsibility, ...]:
        return tuple(
            ParentalResponsibility(
                person=PersonId(row["person"]),
                holds=Answer(row["holds"] or "NOT_KNOWN"),
                source=row["source"],
                reachable=Answer(row["reachable"] or "NOT_KNOWN"),
                words=row["words"],
            )
            for row in values
            if row["person"]
        )

    _open_rows(
        context,
        file,
        words("Who holds parental responsibility?"),
        form,
        lambda values, stored: replace(stored, parental=read(values)),
        done,
    )


def edit_strengths(context: PageContext, file: ChildFile, done: Callable[[], None]) -> None:
    """Ask what the child is good at and has around them, and what helps."""
    words = context.words
    kinds = (("", words("Strength")), ("yes", words("What helps")))
    columns = (
        RowColumn(key="text", label=words("In words"), width=360, kind="text"),
        RowColumn(key="helps", label=words("Kind"), width=140, kind="choice", options=kinds),
        RowColumn(key="source", label=words("Who says so"), width=190),
    )
    rows = [{"text": s.text, "helps": "yes" if s.helps else "", "source": s.source} for s in file.strengths]
    form = RowsForm(
        context,
        columns,
        rows,
        name="strength",
        add=words("Add a strength"),
        removed=words("One strength was taken out."),
    )

    def change(values: list[dict[str, str]], stored: ChildFile) -> ChildFile:
        found = tuple(
            Strength(text=row["text"], source=row["source"], helps=row["helps"] == "yes")
            for row in values
            if row["text"].strip()
        )
        return replace(stored, strengths=found)

    _open_rows(context, file, words("What are the child's strengths, and what helps?"), form, change, done)


def edit_voices(context: PageContext, file: ChildFile, names: Names, done: Callable[[], None]) -> None:
    """Ask what the child or a carer said, in their own words, and how they were asked."""
    words = context.words
    people = ((file.child, names.get(file.child, "")), *((e.person, names.get(e.person, "")) for e in file.family))
    columns = (
        RowColumn(key="person", label=words("Who said it"), width=170, kind="choice", options=people),
        RowColumn(key="when", label=words("When"), width=150, placeholder=words("5 March")),
        RowColumn(
            key="method", label=words("How"), width=170, kind="choice", options=section_choices(context, "voice_method")
        ),
        RowColumn(key="to_whom", label=words("To whom"), width=150),
        RowColumn(key="words", label=words("Their words, without quotation marks"), width=360, kind="text"),
        RowColumn(key="about", label=words("About"), width=200),
    )
    rows = [
        {
            "person": voice.person,
            "when": write_date(voice.when, Form.PLAIN),
            "method": voice.method,
            "to_whom": voice.to_whom,
            "words": voice.words,
            "about": voice.about,
        }
        for voice in file.voices
    ]
    form = RowsForm(
        context,
        columns,
        rows,
        name="voice",
        add=words("Add what somebody said"),
        removed=words("One line was taken out."),
    )
    known = {write_date(voice.when, Form.PLAIN): voice.when for voice in file.voices}

    def when(typed: str) -> PartialDate | None:
        return known.get(typed) or context.desk.concerns.read_when(typed).value

    def check(values: list[dict[str, str]]) -> list[tuple[int, str, str]]:
        wrong = words("Type when it was said, such as 5 March, or “not known”.")
        return [(place, "when", wrong) for place, row in enumerate(values) if when(row["when"]) is None]

    def change(values: list[dict[str, str]], stored: ChildFile) -> ChildFile:
        found: list[Voice] = []
        for row in values:
            said = when(row["when"])
            if said is not None:
                found.append(
                    Voice(
                        person=PersonId(row["person"] or file.child),
                        when=said,
                        words=row["words"],
                        method=row["method"] or "TALK",
                        to_whom=row["to_whom"],
                        about=row["about"],
                    )
                )
        return replace(stored, voices=tuple(found))

    _open_rows(context, file, words("What did the child and the carers say?"), form, change, done, check)


def _open_rows(
    context: PageContext,
    file: ChildFile,
    question: str,
    form: RowsForm,
    change: Callable[[list[dict[str, str]], ChildFile], ChildFile],
    done: Callable[[], None],
    check: Callable[[list[dict[str, str]]], list[tuple[int, str, str]]] | None = None,
) -> None:
    def prepare() -> Callable[[], None] | None:
        rows = form.editor.rows()
        if not form.accepts_rows(check(rows) if check is not None else []):
            return None
        return partial(save_section, context.desk, file.file_id, partial(change, rows))

    open_saving_form(context, question, form, context.words("Save"), prepare, lambda _none: done(), width=_WIDE)
