"""A person's part in a child's file: at home, in the family, around the child."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.people import person_of_key
from hsbdesk.domain.child import ChildFile, NetworkMember, Relation
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person, PersonKind
from ui.context import PageContext
from ui.pages.days import read_day
from ui.pages.person_details import name_problems
from ui.pages.person_finder import NEW, PersonFinder
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import TICKED, Ask, SmallForm
from ui.widgets.field import Field

HOME, FAMILY, AROUND = "home", "family", "other"
_RELATION_KEYS = ("where", "relationship", "holds_care", "sleeping", "contact", "words", "part")
_NEW_KEYS = ("first", "last", "kind", "born", "phone")


class RelationForm(SmallForm):
    """Who it is, and what part they have in the child's life."""

    def __init__(self, context: PageContext, file: FileId, known: Relation | NetworkMember | None = None) -> None:
        super().__init__(context, _relation_asks(context, known), name="relationForm")
        words = context.words
        self.finder: PersonFinder | None = None
        if known is None:
            self.finder = PersonFinder(context, file)
            self._who = Field(context.theme, words("Who"), self.finder)
            self.column.insertWidget(1, self._who)
            self.finder.chosen.connect(self._show_fitting)
            self.setFocusProxy(self.finder)
        self.control("where").chosen.connect(self._show_fitting)  # type: ignore[attr-defined]
        self._show_fitting("")

    def is_new(self) -> bool:
        """Return whether somebody is put on record with it."""
        return self.finder is not None and self.finder.value() == NEW

    def is_changed(self) -> bool:
        """Return whether somebody was chosen or something typed."""
        return super().is_changed() or bool(self.finder is not None and (self.finder.value() or self.finder.typed()))

    def missing(self) -> list[tuple[str, str]]:
        """Return what is missing, as key and sentence; a missing person is said at its own field."""
        words, values = self._context.words, self.values()
        problems: list[tuple[str, str]] = []
        if self.finder is not None:
            nobody = not self.finder.value()
            self._who.set_error(words("Choose somebody from the list, or “Somebody new”.") if nobody else None)
            if nobody:
                self.finder.setFocus(Qt.FocusReason.OtherFocusReason)
                problems.append(("where", ""))
        if self.is_new():
            problems += name_problems(self._context, values)
            if not values["kind"]:
                problems.append(("kind", words("Choose whether this is a child or an adult.")))
        if values["where"] != AROUND and not values["relationship"].strip():
            problems.append(("relationship", words("Say who they are to the child: “aunt”, “half-brother”.")))
        return problems

    def accepts(self, problems: list[tuple[str, str]]) -> bool:  # type: ignore[override]
        """Show what is missing; return whether nothing is."""
        said = [(key, sentence) for key, sentence in problems if sentence]
        self.show_problems(said)
        return not problems

    def _show_fitting(self, _key: str) -> None:
        values = self.values()
        keys = ["where"]
        if self.is_new():
            keys = [*_NEW_KEYS, "where"]
            typed = self.finder.typed() if self.finder is not None else ""
            if not values["first"] and not values["last"] and typed:
                first, _, last = typed.partition(" ")
                self.set_values({"first": first, "last": last})
        if values["where"] == AROUND:
            keys.append("part")
        else:
            keys += ["relationship", "holds_care", "contact", "words"]
        if values["where"] == HOME:
            keys.append("sleeping")
        self.show_only(keys)


def _relation_asks(context: PageContext, known: Relation | NetworkMember | None) -> list[Ask]:
    words = context.words
    relation = known if isinstance(known, Relation) else None
    member = known if isinstance(known, NetworkMember) else None
    where = AROUND if member is not None else HOME if relation is None or relation.in_household else FAMILY
    value = relation or Relation(person=PersonId(""), relationship="")
    return [
        Ask(key="first", label=words("First name"), name="newFirstNameEdit"),
        Ask(key="last", label=words("Last name"), name="newLastNameEdit"),
        Ask(
            key="kind",
            label=words("Child or adult"),
            name="newKindSegments",
            kind="segments",
            options=((PersonKind.CHILD.value, words("Child")), (PersonKind.ADULT.value, words("Adult"))),
        ),
        Ask(
            key="born",
            label=words("Date of birth"),
            name="newBornEdit",
            optional=words("Empty: not known"),
            placeholder=words("3 November 2019"),
        ),
        Ask(key="phone", label=words("Phone"), name="newPhoneEdit"),
        Ask(
            key="where",
            label=words("Where they stand to the child"),
            name="whereSegments",
            kind="segments",
            value=where,
            options=(
                (HOME, words("Lives with the child")),
                (FAMILY, words("Family elsewhere")),
                (AROUND, words("Around the child")),
            ),
        ),
        Ask(
            key="relationship",
            label=words("Who they are to the child"),
            name="relationshipEdit",
            value=value.relationship,
            placeholder=words("aunt, half-brother"),
        ),
        Ask(
            key="part",
            label=words("Their part"),
            name="partEdit",
            value=member.part if member is not None else "",
            placeholder=words("welfare officer of the football club"),
        ),
        Ask(
            key="holds_care",
            label=words("Looks after the child day to day"),
            name="holdsCareCheck",
            kind="tick",
            value=TICKED if value.holds_care else "",
        ),
        Ask(
            key="sleeping",
            label=words("Who sleeps where"),
            name="sleepingEdit",
            kind="text",
            value=value.sleeping,
            hint=words("With its source: “separate rooms since 1 March (aunt told us)”."),
        ),
        Ask(key="contact", label=words("Contact"), name="contactEdit", kind="text", value=value.contact),
        Ask(
            key="words",
            label=words("What else matters"),
            name="relationWordsEdit",
            kind="text",
            value=value.words,
            placeholder=words("Works Tuesdays until 17:30"),
        ),
    ]


def add_relation(context: PageContext, file: FileId, done: Callable[[PersonId], None]) -> None:
    """Ask who is added to a file, and as what."""
    words = context.words
    form = RelationForm(context, file)

    def prepare() -> Callable[[], PersonId] | None:
        if not form.accepts(form.missing()):
            return None
        values, key, is_new = form.values(), form.finder.value() if form.finder else "", form.is_new()

        def save() -> PersonId:
            desk = context.desk
            person = _new_person(context, values) if is_new else _person_of(desk, key)
            _put_relation(desk, file, person, values)
            return person

        return save

    open_saving_form(context, words("Who is added to this file?"), form, words("Add person"), prepare, done)


def edit_relation(
    context: PageContext, file: FileId, known: Relation | NetworkMember, done: Callable[[], None]
) -> None:
    """Ask for somebody's part in the child's life."""
    words = context.words
    form = RelationForm(context, file, known)

    def prepare() -> Callable[[], None] | None:
        if not form.accepts(form.missing()):
            return None
        return partial(_put_relation, context.desk, file, known.person, form.values())

    question = words("What is their part?")
    open_saving_form(context, question, form, words("Save"), prepare, lambda _none: done())


def remove_relation(desk: Desk, file: FileId, person: PersonId) -> None:
    """Take somebody out of a file; the person stays on record. Runs on the desk thread."""
    desk.files.save(_without(desk.files.read(file), person))


def _without(file: ChildFile, person: PersonId) -> ChildFile:
    return replace(
        file,
        family=tuple(entry for entry in file.family if entry.person != person),
        network=tuple(entry for entry in file.network if entry.person != person),
    )


def _new_person(context: PageContext, values: dict[str, str]) -> PersonId:
    born = read_day(context, values["born"])
    person = Person(
        id=PersonId(""),
        kind=PersonKind(values["kind"]),
        first=values["first"].strip(),
        last=values["last"].strip(),
        born=born.isoformat() if born is not None else None,
        phone=values["phone"].strip(),
        role=values["relationship"].strip() if values["kind"] == PersonKind.ADULT.value else "",
    )
    return context.desk.files.add_person(person)


def _person_of(desk: Desk, key: str) -> PersonId:
    session = desk.session
    session.allow(Action.RECORD)
    with session.saving():
        return person_of_key(session, key)


def _put_relation(desk: Desk, file: FileId, person: PersonId, values: dict[str, str]) -> None:
    """Store somebody's part in the place it had, else as the last."""
    stored = desk.files.read(file)
    if values["where"] == AROUND:
        member = NetworkMember(person=person, part=values["part"].strip())
        places = [entry.person for entry in stored.network]
        network = [entry for entry in stored.network if entry.person != person]
        network.insert(places.index(person) if person in places else len(network), member)
        desk.files.save(replace(_without(stored, person), network=tuple(network)))
        return
    relation = Relation(
        person=person,
        relationship=values["relationship"].strip(),
        in_household=values["where"] == HOME,
        holds_care=values["holds_care"] == TICKED,
        sleeping=values["sleeping"],
        contact=values["contact"],
        words=values["words"],
    )
    places = [entry.person for entry in stored.family]
    family = [entry for entry in stored.family if entry.person != person]
    family.insert(places.index(person) if person in places else len(family), relation)
    desk.files.save(replace(_without(stored, person), family=tuple(family)))
