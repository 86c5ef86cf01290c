"""Triage: the lead's side of a concern (domain.md section 4.3)."""

from dataclasses import dataclass, replace
from datetime import date

from hsbdesk.desk.concerns import (
    ChildLine,
    Concerns,
    ConcernView,
    concern_text,
    concerns_of,
    first_file,
    put_into_files,
)
from hsbdesk.desk.contacts import contact_line
from hsbdesk.desk.decision_reading import ReopenedLine, reopened_lines
from hsbdesk.desk.files import open_file_within
from hsbdesk.desk.people import file_of_child, name_book, read_people, screen_text
from hsbdesk.desk.session import Session
from hsbdesk.desk.tasks import TaskDraft, Tasks
from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.concern import DISPLAYING, Concern, Role
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import Brook, Category, Safe, Triage
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records

NO_DECISION = DISPLAYING | {Role.WITNESS, Role.JOINED_IN}
"""Parts in a concern that ask for no safety plan and no report decision of their own."""


@dataclass(frozen=True, slots=True)
class TaskChoice:
    """A task the lead may take over; never a contact with a family or child."""

    key: str
    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class ChildWithoutFile:
    """A child of the concern that has no file yet, and the kind that fits."""

    person: PersonId
    name: str
    kind: FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageView:
    """Everything the triage screen shows."""

    concern: ConcernView
    triage: Triage
    from_record: tuple[str, ...]
    children: tuple[ChildLine, ...]
    prompts: str
    """Why a call may be needed: "Contact, child under 13, secrecy, child at home"; empty when nothing asks for it."""
    may_brook: bool
    brook_note: str
    suggested_tasks: tuple[TaskChoice, ...]
    calls: tuple[str, ...]
    called: bool
    without_file: tuple[ChildWithoutFile, ...]
    reopened: tuple[ReopenedLine, ...] = ()
    """What this concern brings back: a decision not to refer, a call that said what brings it back."""


@dataclass(frozen=True, slots=True)
class SavedTriage:
    """What saving did."""

    decided: bool
    sentences: tuple[str, ...]


class Triages:
    """Shows and saves triage."""

    def __init__(self, session: Session, concerns: Concerns, tasks: Tasks) -> None:
        self._session = session
        self._concerns = concerns
        self._tasks = tasks

    def view(self, concern_id: RecordId) -> TriageView:
        """Return what the lead needs beside each other to decide."""
        session = self._session
        session.allow(Action.TRIAGE)
        view = self._concerns.read(concern_id)
        record = view.record
        calls = self._calls(concern_id)
        trained = ", ".join(t.name for t in session.school.brook_trained)
        me = session.me
        return TriageView(
            concern=view,
            triage=record.triage or Triage(),
            from_record=self._from_record(record, view),
            children=view.children,
            prompts=self._prompts(record, view),
            may_brook=me.brook_trained_on is not None,
            brook_note=self._brook_note(trained),
            suggested_tasks=self._suggested(view),
            calls=tuple(contact_line(session, call) for call in calls),
            called=bool(calls),
            without_file=self._without_file(record),
            reopened=self._reopened(record),
        )

    def consistency(self, category: Category | None, colour: Brook | None) -> str:
        """Return a soft hint when category and colour differ; they are never converted (section 2.3)."""
        content, words = self._session.content, self._session.words
        differ = {
            (Category.ABUSIVE, Brook.GREEN),
            (Category.VIOLENT, Brook.GREEN),
            (Category.NORMAL, Brook.RED),
            (Category.VIOLENT, Brook.ORANGE),
        }
        if category is None or colour is None or (category, colour) not in differ:
            return ""
        return words(
            "{colour} and {category} differ. Check and explain.",
            colour=content.label("brook", colour.value),
            category=content.label("category", category.value),
        )

    def save(
        self,
        concern_id: RecordId,
        triage: Triage,
        tasks: tuple[str, ...] = (),
        files: tuple[tuple[PersonId, FileKind], ...] = (),
    ) -> SavedTriage:
        """Store what is decided so far; a category or "not HSB" with its reason completes it.

        `tasks` are keys of suggested tasks; `files` are files to open now. Raises DeskError("category_needs_reason"
        | "brook_needs_training" | "contact_needs_reason" | "not_needed_needs_reason").
        """
        session = self._session
        session.allow(Action.TRIAGE)
        record = read_record(session.db, Concern, concern_id)
        self._check(record, triage)
        complete = bool(triage.categories) or triage.not_hsb is not None
        decided = replace(
            triage,
            decided_by=(triage.decided_by or session.me.short) if complete else "",
            decided_at=(triage.decided_at or session.stamp()) if complete else "",
        )
        choices = {choice.key: choice for choice in self._suggested(self._concerns.read(concern_id))}
        with session.saving():
            if triage.not_hsb is None:
                for person, kind in files:
                    if file_of_child(session, person) is None:  # else another window opened it meanwhile
                        open_file_within(session, person, kind, record.number)
            changed = put_into_files(session, replace(record, triage=decided))
            session.change(changed, "triaged", text=concern_text(session, changed), file=first_file(changed))
            for key in tasks:
                if key in choices:  # else another window made it meanwhile
                    self._add_task(changed, key, choices[key].text)
            self._follow_up(changed, decided)
        return SavedTriage(complete, self._sentences(decided, complete))

    def _check(self, record: Concern, triage: Triage) -> None:
        before = record.triage or Triage()
        known, coloured = len(before.categories), len(before.brook)
        if triage.categories[:known] != before.categories or triage.brook[:coloured] != before.brook:
            raise DeskError("triage_changed_elsewhere")
        for categorised in triage.categories[known:]:
            if not categorised.because.strip() and categorised.category is not Category.UNSURE:
                raise DeskError("category_needs_reason", field="category_because")
        if triage.not_hsb is not None and not triage.not_hsb.because.strip():
            raise DeskError("category_needs_reason", field="category_because")
        if len(triage.brook) > coloured and self._session.me.brook_trained_on is None:
            raise DeskError("brook_needs_training", field="brook")
        for decision in triage.decisions:
            if decision.report == "NOT_NEEDED" and not decision.because.strip():
                raise DeskError("not_needed_needs_reason", field="decisions")
        called = bool(self._calls(record.id))
        for advice in triage.advice:
            if advice.chosen and called and advice.answer == "NOT_ASKED" and not advice.went_ahead_because.strip():
                raise DeskError("contact_needs_reason", field="advice")

    def _calls(self, concern_id: RecordId) -> list[Contact]:
        return read_records(
            self._session.db,
            Contact,
            "t.id IN (SELECT owner FROM contact_about WHERE value = ?)",
            (concern_id,),
            "t.when_start, t.when_time",
        )

    def _brook_note(self, trained: str) -> str:
        words = self._session.words
        if self._session.me.brook_trained_on is not None:
            return words("You: trained {date}", date=self._session.me.brook_trained_on)
        if trained:
            return words("You: no training date. {names} can add it", names=trained)
        return words("Nobody here has a training date. It can stay open.")

    def _prompts(self, record: Concern, view: ConcernView) -> str:
        """List what asks for a call (domain.md section 4.1, immediate-escalation prompt); never automatic."""
        content, words = self._session.content, self._session.words
        found: list[str] = []
        contact = {"CONTACT_OVER_CLOTHING", "CONTACT_UNDER_CLOTHING", "GROUP_GAME", "SERIOUS_CONTACT"}
        if contact & set(record.behaviours) or record.where_on_body or record.clothing:
            found.append(words("Contact"))
        people = read_people(self._session, {line.person for line in view.children})
        day = self._session.today()
        affected = [people[p] for p in record.people_with(Role.AFFECTED) if p in people]
        ages = [person.age_on(day) for person in affected]
        if any(age is not None and age < 13 for age in ages):
            found.append(words("child under 13"))
        found += [
            content.label("aggravating", code).lower()
            for code in record.aggravating
            if code in {"FORCE", "THREAT", "SECRECY"}
        ]
        if record.device:
            found.append(words("online or device"))
        if record.injury:
            found.append(words("injury"))
        if any(line.at_home for line in view.children):
            found.append(words("child at home"))
        if not found:
            return ""
        text = ", ".join(found)
        return words("{what}. Ask if police join", what=text[:1].upper() + text[1:])

    def _from_record(self, record: Concern, view: ConcernView) -> tuple[str, ...]:
        """Return what the record already holds that bears on the decision."""
        session, words = self._session, self._session.words
        book = name_book(session)
        lines: list[str] = []
        ages = self._ages(record, book.people)
        if ages:
            lines.append(words("Ages on the day: {ages}", ages=", ".join(ages)))
        for line in view.children:
            if line.at_home:
                person = book.people[line.person]
                age = person.age_on(session.today())
                said = f"{book.short(person.id)}, {age}" if age is not None else book.short(person.id)
                lines.append(words("At home: {who}", who=said))
        for person in record.displaying():
            file = file_of_child(session, person)
            if file is None:
                continue
            earlier = [
                c
                for c in concerns_of(session, file.file_id)
                if c.id != record.id and c.counts and c.number < record.number
            ]
            if earlier:
                numbers = ", ".join(c.number for c in earlier[-6:])
                lines.append(
                    words.count(
                        len(earlier),
                        "1 earlier entry: {numbers}",
                        "{n} earlier entries, last: {numbers}",
                        numbers=numbers,
                    )
                )
            lines += self._return_ifs(file)
        return tuple(lines)

    def _ages(self, record: Concern, people: dict[str, Person]) -> list[str]:
        if record.when.start is None:
            return []
        day = date.fromisoformat(record.when.start)
        found: list[str] = []
        for part in record.people:
            person = people.get(part.person or "")
            age = person.age_on(day) if person is not None else None
            if person is not None and age is not None and part.role is not Role.WITNESS:
                shown = person.first if self._session.names_on else f"{person.first[:1]}."
                found.append(f"{shown} {age}")
        return found

    def _return_ifs(self, file: ChildFile) -> list[str]:
        contacts = read_records(
            self._session.db,
            Contact,
            "t.return_if <> '' AND t.id IN (SELECT owner FROM contact_files WHERE value = ?)",
            (file.file_id,),
            "t.when_start",
        )
        words = self._session.words
        return [
            words(
                "Return if, {when}: {text}",
                when=write_date(contact.when, Form.PLAIN),
                text=screen_text(self._session, contact.return_if),
            )
            for contact in contacts[-2:]
        ]

    def _reopened(self, record: Concern) -> tuple[ReopenedLine, ...]:
        book = name_book(self._session)
        files = {part.in_file for part in record.people if part.in_file is not None}
        files |= {file.file_id for p in record.displaying() if (file := file_of_child(self._session, p)) is not None}
        lines = [line for file in sorted(files) for line in reopened_lines(self._session, file, book)]
        return tuple(line for line in lines if record.id in line.concerns)

    def _suggested(self, view: ConcernView) -> tuple[TaskChoice, ...]:
        words = self._session.words
        existing = {
            (task.kind, task.child) for task in read_records(self._session.db, Task, "t.made_by = ?", (view.record.id,))
        }
        choices: list[TaskChoice] = []
        for line in view.children:
            if line.role is not None and line.role in NO_DECISION:
                continue
            short = line.name.split(" (")[0].split(" ")[0]
            if line.role is not None and ("SAFETY_PLAN", line.person) not in existing:
                choices.append(TaskChoice(f"SAFETY_PLAN:{line.person}", words("Safety plan, {name}", name=short), True))
            if ("REPORT_DECISION", line.person) not in existing:
                choices.append(
                    TaskChoice(f"REPORT_DECISION:{line.person}", words("Report decision, {name}", name=short), True)
                )
        return tuple(choices)

    def _add_task(self, record: Concern, key: str, text: str) -> None:
        kind, _, child = key.partition(":")
        self._tasks.add_within(
            TaskDraft(
                what=text,
                kind=kind,
                why=record.number,
                file=first_file(record),
                child=PersonId(child) if child else None,
                made_by=record.id,
                due_on=self._session.today().isoformat(),
            )
        )

    def _follow_up(self, record: Concern, triage: Triage) -> None:
        """Keep Today true: a task per child whose safety is open, and one for a colour that waits."""
        session, words = self._session, self._session.words
        book = name_book(session)
        open_tasks = read_records(session.db, Task, "t.made_by = ? AND t.done_at IS NULL", (record.id,))
        for safety in triage.safety:
            unsure = [a for a in safety.answers() if a.answer in {Safe.NOT_KNOWN, Safe.NOT_SAFE}]
            waiting = [t for t in open_tasks if t.kind == "SAFE_ANSWER" and t.child == safety.person]
            if unsure and not waiting:
                self._tasks.add_within(
                    TaskDraft(
                        what=words("Safe until tomorrow? An answer is open"),
                        kind="SAFE_ANSWER",
                        why=f"{record.number} · {book.people[safety.person].full}",
                        file=first_file(record),
                        child=safety.person,
                        made_by=record.id,
                        due_on=session.today().isoformat(),
                    )
                )
            if not unsure:
                for task in waiting:
                    self._tasks_done(task)
        wants_colour = triage.category is not None and not triage.brook and bool(session.school.brook_trained)
        if triage.not_hsb is not None:
            wants_colour = False
        waiting_brook = [t for t in open_tasks if t.kind == "BROOK"]
        if wants_colour and not waiting_brook and session.me.brook_trained_on is None:
            self._tasks.add_within(
                TaskDraft(
                    what=words("Brook outcome for {number}", number=record.number),
                    kind="BROOK",
                    why=words("A trained user is needed"),
                    file=first_file(record),
                    made_by=record.id,
                    due_on=session.today().isoformat(),
                )
            )
        if triage.brook:
            for task in waiting_brook:
                self._tasks_done(task)

    def _tasks_done(self, task: Task) -> None:
        session = self._session
        session.change(replace(task, done_at=session.stamp(), done_by=session.me.short), "done")

    def _without_file(self, record: Concern) -> tuple[ChildWithoutFile, ...]:
        session = self._session
        book = name_book(session)
        found: list[ChildWithoutFile] = []
        for part in record.people:
            if part.person is None or book.people[part.person].kind.value != "CHILD":
                continue
            if part.in_file is not None or file_of_child(session, part.person) is not None:
                continue
            if part.role in DISPLAYING:
                found.append(ChildWithoutFile(part.person, book.name(part.person), FileKind.HSB))
            elif part.role is Role.AFFECTED:
                found.append(ChildWithoutFile(part.person, book.name(part.person), FileKind.SUPPORT))
        return tuple(found)

    def _sentences(self, triage: Triage, complete: bool) -> tuple[str, ...]:
        words = self._session.words
        found: list[str] = []
        if triage.not_hsb is not None:
            found.append(words("Kept as a note: not counted, not charted, not in a referral."))
        elif not complete:
            found.append(words("Saved. The category is still open; the concern stays on Today."))
        return tuple(found)
