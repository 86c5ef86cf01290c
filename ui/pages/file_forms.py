"""What a child's file says beside its records: law, care, services, needs, strengths, voices."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import (
    Answer,
    ChildFile,
    LegalStatus,
    Services,
)
from hsbdesk.domain.ids import FileId
from ui.context import PageContext
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import Ask, SmallForm

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
            options=section_choices(context, "lives_with"),
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
            options=section_choices(context, "legal_status"),
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
    answers = section_choices(context, "answer")
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


def section_choices(context: PageContext, vocabulary: str) -> tuple[tuple[str, str], ...]:
    """Return what may be chosen of a vocabulary, with its words."""
    content = context.desk.content
    return tuple((code, content.label(vocabulary, code)) for code in content.choices(vocabulary))


def _camel(key: str) -> str:
    first, *rest = key.split("_")
    return first + "".join(part.capitalize() for part in rest)
