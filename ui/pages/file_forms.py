"""What a child's file says beside its records: law, care, services, needs, strengths, voices."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import (
    Answer,
    ChildFile,
    LegalStatus,
    ParentalResponsibility,
    Services,
    Strength,
    Voice,
)
from hsbdesk.domain.dates import Form, PartialDate, write_date
from hsbdesk.domain.ids import FileId, PersonId
from ui.context import PageContext
from ui.pages.rows_editor import RowColumn
from ui.pages.rows_form import RowsForm
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import Ask, SmallForm

_WIDE = 820
Names = Mapping[PersonId, str]
Change = Callable[[ChildFile], ChildFile]


def save_section(desk: Desk, file: FileId, change: Change) -> None:
    """Change one part of the file as it is now stored. Runs on the desk thread."""
    desk.files.save(change(desk.files.read(file)))


def edit_legal(context: PageContext, file: ChildFile, done: Callable[[], None]) -> None:
    """Ask with whom the child lives, who is responsible in law, and where we know it from."""
    words = context.words
    status = file.legal_status
    asks = (
        Ask(
            key="lives_with",
            label=words("Lives with"),
            name="livesWithCombo",
            kind="choice",
            value=file.lives_with,
            options=_choices(context, "lives_with"),
        ),
        Ask(
            key="lives_with_words",
            label=words("Lives with, in words"),
            name="livesWithEdit",
            value=file.lives_with_words,
            placeholder=words("aunt"),
        ),
        Ask(
            key="code",
            label=words("Legal status"),
            name="legalStatusCombo",
            kind="choice",
            value=status.code,
            options=_choices(context, "legal_status"),
        ),
        Ask(key="words", label=words("In words"), name="legalWordsEdit", kind="text", value=status.words),
        Ask(
            key="source",
            label=words("Source"),
            name="legalSourceEdit",
            value=status.source,
            placeholder=words("council letter, 14 May 2021"),
        ),
        Ask(
            key="council",
            label=words("Council where the child lives"),
            name="councilEdit",
            kind="open",
            value=file.council_of_residence,
        ),
        Ask(
            key="family_contact",
            label=words("Contact with family"),
            name="familyContactEdit",
            kind="text",
            value=file.family_contact,
        ),
    )

    def change(values: dict[str, str], stored: ChildFile) -> ChildFile:
        return replace(
            stored,
            lives_with=values["lives_with"],
            lives_with_words=values["lives_with_words"],
            legal_status=LegalStatus(code=values["code"], words=values["words"], source=values["source"]),
            council_of_residence=values["council"],
            family_contact=values["family_contact"],
        )

    _open(context, file, words("With whom does the child live, and who is responsible in law?"), asks, change, done)


def edit_services(context: PageContext, file: ChildFile, done: Callable[[], None]) -> None:
    """Ask whether services already work with the child."""
    words, services = context.words, file.services
    answers = _choices(context, "answer")
    service = context.desk.content.term("svc")
    asks = (
        Ask(
            key="open",
            label=words("Open to {service} now", service=service),
            name="openServicesSegments",
            kind="segments",
            value=services.open.value,
            options=answers,
        ),
        Ask(key="team", label=words("Team"), name="servicesTeamEdit", value=services.team),
        Ask(key="worker", label=words("Worker"), name="servicesWorkerEdit", value=services.worker),
        Ask(key="phone", label=words("Phone"), name="servicesPhoneEdit", value=services.phone),
        Ask(key="plan", label=words("Plan"), name="servicesPlanEdit", value=services.plan),
        Ask(
            key="on_register",
            label=words("On the child protection register"),
            name="onRegisterSegments",
            kind="segments",
            value=services.on_register.value,
            options=answers,
        ),
        Ask(key="since", label=words("Since"), name="servicesSinceEdit", value=services.since),
        Ask(
            key="known_before",
            label=words("Known before"),
            name="knownBeforeEdit",
            kind="text",
            value=services.known_before,
        ),
        Ask(key="early_help", label=words("Early help"), name="earlyHelpEdit", kind="text", value=services.early_help),
    )

    def change(values: dict[str, str], stored: ChildFile) -> ChildFile:
        answered = {**values, "open": Answer(values["open"]), "on_register": Answer(values["on_register"])}
        return replace(stored, services=Services(**answered))  # type: ignore[arg-type]

    _open(context, file, words("Which services work with the child?"), asks, change, done)


NEEDS = (
    "first_language",
    "services_language",
    "communication",
    "additional_needs",
    "ethnicity",
    "religion",
    "health",
    "attendance",
    "trusted_adult",
    "behind_and_helps",
)


def needs_labels(context: PageContext) -> dict[str, str]:
    """Return the words of each question about language and needs."""
    words, content = context.words, context.desk.content
    return {
        "first_language": words("First language"),
        "services_language": words("Language for services"),
        "communication": words("Communication"),
        "additional_needs": content.term("aln.long")[:1].upper() + content.term("aln.long")[1:],
        "ethnicity": words("Ethnicity"),
        "religion": words("Religion or belief"),
        "health": words("Health"),
        "attendance": words("Attendance"),
        "trusted_adult": words("Trusted adult at school"),
        "behind_and_helps": words("What may lie behind, what helps"),
    }


def edit_needs(context: PageContext, file: ChildFile, done: Callable[[], None]) -> None:
    """Ask about language, needs and identity; each may be "not known" or "declined"."""
    words, labels = context.words, needs_labels(context)
    asks = [
        Ask(key=key, label=labels[key], name=f"{_camel(key)}Edit", kind="open", value=getattr(file, key))
        for key in NEEDS[:-1]
    ]
    asks.append(
        Ask(
            key="behind_and_helps",
            label=labels["behind_and_helps"],
            name="behindAndHelpsEdit",
            kind="text",
            value=file.behind_and_helps,
            hint=words("In the words of the child and the carer."),
        )
    )

    def change(values: dict[str, str], stored: ChildFile) -> ChildFile:
        return replace(stored, **values)

    _open(context, file, words("What are the child's language and needs?"), asks, change, done)


def edit_parental(context: PageContext, file: ChildFile, names: Names, done: Callable[[], None]) -> None:
    """Ask who holds parental responsibility, from which source, and whether they can be reached."""
    words = context.words
    answers = _choices(context, "answer")
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
            key="method", label=words("How"), width=170, kind="choice", options=_choices(context, "voice_method")
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


def _open(
    context: PageContext,
    file: ChildFile,
    question: str,
    asks: tuple[Ask, ...] | list[Ask],
    change: Callable[[dict[str, str], ChildFile], ChildFile],
    done: Callable[[], None],
) -> None:
    form = SmallForm(context, asks, name="sectionForm")

    def prepare() -> Callable[[], None]:
        return partial(save_section, context.desk, file.file_id, partial(change, form.values()))

    open_saving_form(context, question, form, context.words("Save"), prepare, lambda _none: done())


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


def _choices(context: PageContext, vocabulary: str) -> tuple[tuple[str, str], ...]:
    content = context.desk.content
    return tuple((code, content.label(vocabulary, code)) for code in content.choices(vocabulary))


def _camel(key: str) -> str:
    first, *rest = key.split("_")
    return first + "".join(part.capitalize() for part in rest)
