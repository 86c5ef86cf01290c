"""A person's own details: names people use, date of birth, address, phone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.person import Person, PersonKind
from ui.context import PageContext
from ui.pages.days import read_day, write_day
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import Ask, SmallForm


def edit_person(context: PageContext, person: Person, done: Callable[[], None]) -> None:
    """Ask for a person's details; what is not asked stays as it is."""
    words = context.words
    form = SmallForm(context, _detail_asks(context, person), name="personForm")
    is_child = person.kind is PersonKind.CHILD

    def prepare() -> Callable[[], None] | None:
        values = form.values()
        problems = name_problems(context, values)
        if not form.accepts(problems):
            return None
        return partial(_save_details, context, person.id, values, is_child=is_child)

    question = words("Which details are right?")
    open_saving_form(context, question, form, words("Save details"), prepare, lambda _none: done())


def _detail_asks(context: PageContext, person: Person) -> list[Ask]:
    words = context.words
    asks = [
        Ask(key="first", label=words("First name"), name="firstNameEdit", value=person.first),
        Ask(key="last", label=words("Last name"), name="lastNameEdit", value=person.last),
        Ask(
            key="others",
            label=words("Other names and nicknames"),
            name="otherNamesEdit",
            value=", ".join(person.other_names),
            optional=words("With commas between them"),
            hint=words("Every name people use: prints replace each of them by the letter."),
        ),
        Ask(
            key="born",
            label=words("Date of birth"),
            name="bornEdit",
            value=write_day(person.born),
            placeholder=words("12 June 2015"),
            optional=words("Empty: not known"),
        ),
    ]
    if person.kind is PersonKind.CHILD:
        asks += [
            Ask(key="year", label=words("Year group"), name="yearEdit", value=person.year),
            Ask(key="class_name", label=words("Class"), name="classEdit", value=person.class_name),
        ]
    else:
        asks += [
            Ask(key="title", label=words("Title"), name="titleEdit", value=person.title, placeholder=words("Ms")),
            Ask(key="role", label=words("Who they are"), name="roleEdit", value=person.role),
            Ask(key="organisation", label=words("Organisation"), name="organisationEdit", value=person.organisation),
        ]
    return [
        *asks,
        Ask(key="address", label=words("Address"), name="addressEdit", kind="text", value=person.address),
        Ask(key="phone", label=words("Phone"), name="phoneEdit", value=person.phone),
    ]


def name_problems(context: PageContext, values: dict[str, str]) -> list[tuple[str, str]]:
    """Return what is missing of a name, or wrong with a date of birth, as key and sentence."""
    words = context.words
    problems: list[tuple[str, str]] = []
    if not values["first"].strip() and not values["last"].strip():
        problems.append(("first", words("Type a name.")))
    if values["born"].strip() and read_day(context, values["born"]) is None:
        problems.append(("born", words("Type the whole date of birth, such as 12 June 2015, or leave it empty.")))
    return problems


def _save_details(context: PageContext, person: PersonId, values: dict[str, str], *, is_child: bool) -> None:
    desk = context.desk
    born = read_day(context, values["born"])
    known = replace(
        desk.files.read_person(person),
        first=values["first"].strip(),
        last=values["last"].strip(),
        other_names=tuple(name.strip() for name in values["others"].split(",") if name.strip()),
        born=born.isoformat() if born is not None else None,
        address=values["address"],
        phone=values["phone"].strip(),
    )
    if is_child:
        known = replace(known, year=values["year"].strip(), class_name=values["class_name"].strip())
    else:
        known = replace(
            known,
            title=values["title"].strip(),
            role=values["role"].strip(),
            organisation=values["organisation"].strip(),
        )
    desk.files.save_person(known)
