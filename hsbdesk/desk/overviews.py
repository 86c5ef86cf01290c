"""The overview of a child's file: strengths, the timeline, counted facts, open decisions, the other children."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.file_people import decision_text, latest_decisions
from hsbdesk.desk.pattern_facts import CountedLine, pattern_lines
from hsbdesk.desk.people import NameBook, name_book, read_file
from hsbdesk.desk.plan_in_place import lines_in_place
from hsbdesk.desk.safety_reading import safety_in_force
from hsbdesk.desk.session import Session
from hsbdesk.desk.timelines import InPlaceLine, file_timeline
from hsbdesk.desk.worklists import TodayRow, Worklists
from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.chronology import Dated, build_chronology
from hsbdesk.domain.concern import DISPLAYING, Concern, Role
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.referral_course import sent_on
from hsbdesk.domain.task import Task
from hsbdesk.domain.timeline import Timeline
from hsbdesk.domain.triage import ChildDecision
from hsbdesk.storage.records import read_records

_REPORT = re.compile(r"R-\d{4}-\d+[A-Z]")
_OF_A_CHILD = ("SAFE_ANSWER", "REPORT_DECISION", "TELL_PARENTS", "SAFETY_PLAN")
"""Tasks that leave something open for the child they are about."""
_NO_PLAN = ("none", "no plan", "not yet")


@dataclass(frozen=True, slots=True)
class OtherChild:
    """A child at home or affected, with what is still open."""

    name: str
    detail: str
    text: str
    """Report decision, whether the family is told, plan."""
    state: str
    """check when something is open, done otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """The whole page."""

    strengths: tuple[str, ...]
    helps: tuple[str, ...]
    timeline: Timeline | None
    """None for a Support file, and where there is nothing to draw."""
    pattern: tuple[CountedLine, ...]
    in_place: tuple[InPlaceLine, ...]
    decisions: tuple[TodayRow, ...]
    others: tuple[OtherChild, ...]
    """The child at home first, then who was affected; what is open before what is done."""
    settled: str
    """The children for whom nothing was needed, in one line."""
    facts: tuple[tuple[str, str], ...]
    voices: tuple[str, ...]


class Overviews:
    """Builds the overview."""

    def __init__(self, session: Session, worklists: Worklists) -> None:
        self._session = session
        self._worklists = worklists

    def read(self, file: FileId) -> OverviewView:
        """Return the overview of a file. Its entries are read once for all of it."""
        session = self._session
        session.allow(Action.READ)
        found = read_file(session, file)
        book = name_book(session, found)
        dated = build_chronology(read_entries(session, file))
        others = _Others(session, found, book, dated)
        is_hsb = found.kind is FileKind.HSB
        timeline = None
        if is_hsb:
            key = ("timeline", file, session.names_on, session.today())
            timeline = session.kept.get(key, lambda: file_timeline(session, dated, found.child, book.text, book.text))
        return OverviewView(
            strengths=tuple(book.text(s.text) for s in found.strengths if not s.helps),
            helps=tuple(book.text(s.text) for s in found.strengths if s.helps),
            timeline=timeline if timeline is not None and (timeline.marks or timeline.bars) else None,
            pattern=pattern_lines(session, dated, found.child) if is_hsb else (),
            in_place=lines_in_place(session, file, dated, book.text),
            decisions=self._worklists.decisions(file, found.child),
            others=others.rows(),
            settled=others.settled(),
            facts=tuple((label, book.text(text)) for label, text in self._facts(found)),
            voices=tuple(
                book.text(voice.words) + (f" ({book.text(voice.about)})" if voice.about else "")
                for voice in found.voices
                if voice.person == found.child
            ),
        )

    def _facts(self, file: ChildFile) -> tuple[tuple[str, str], ...]:
        content, words = self._session.content, self._session.words
        services = content.label("answer", file.services.open.value)
        known = " ".join(part for part in (services, file.services.team, file.services.worker) if part)
        legal = content.label("legal_status", file.legal_status.code)
        legal = file.legal_status.words or legal
        rows = (
            (words("Lives with"), file.lives_with_words or content.label("lives_with", file.lives_with)),
            (words("Legal status"), legal),
            (words("Open to {service}", service=content.term("svc")), known),
            (words("Known before"), file.services.known_before),
            (words("Languages"), ", ".join(p for p in (file.first_language, file.services_language) if p)),
            (content.term("aln"), file.additional_needs),
            (words("Attendance"), file.attendance),
            (words("Trusted adult"), file.trusted_adult),
        )
        return tuple((label, text) for label, text in rows if text)


class _Others:
    """The other children of one file: at home and affected."""

    def __init__(self, session: Session, file: ChildFile, book: NameBook, dated: Sequence[Dated]) -> None:
        self._session, self._file, self._book = session, file, book
        concerns = [entry.record for entry in dated if isinstance(entry.record, Concern)]
        self._decisions = latest_decisions(concerns)
        self._sent = {r.number for r in (entry.record for entry in dated) if isinstance(r, Referral) and sent_on(r)}
        self._last: dict[str, int] = {}
        self._roles: dict[str, set[Role]] = {}
        for place, concern in enumerate(concerns):
            for part in concern.people:
                if part.person is not None:
                    self._last[part.person] = place
                    self._roles.setdefault(part.person, set()).add(part.role)
        open_tasks = f"t.done_at IS NULL AND t.kind IN {_OF_A_CHILD}"
        self._waiting = {t.child for t in read_records(session.db, Task, open_tasks) if t.struck_out is None}
        self._home = [
            r.person
            for r in file.family
            if r.in_household and book.people[r.person].kind is PersonKind.CHILD and r.person != file.child
        ]
        self._letters = [
            entry.person
            for entry in file.letters
            # Who only displayed is not affected; what is decided for them stands in their own file.
            if entry.person not in self._home and not self._roles.get(entry.person, {Role.AFFECTED}) <= DISPLAYING
        ]

    def rows(self) -> tuple[OtherChild, ...]:
        """Return a row for each child for whom something is or was to be decided."""
        home = [(child, self._row(child, at_home=True)) for child in self._home]
        affected = [(child, self._row(child)) for child in self._letters if not self._is_settled(child)]
        affected.sort(key=lambda pair: (pair[1].state != "check", -self._last.get(pair[0], -1)))
        home.sort(key=lambda pair: pair[1].state != "check")
        return tuple(row for _, row in (*home, *affected))

    def settled(self) -> str:
        """Return the children for whom nothing was needed, in one line."""
        names = [self._name(child) for child in self._letters if self._is_settled(child)]
        return self._session.words("{names}: nothing needed", names=", ".join(names)) if names else ""

    def _is_settled(self, child: PersonId) -> bool:
        """Return whether somebody decided that nothing is needed, or the child only saw it."""
        if child in self._waiting:
            return False
        decision = self._decisions.get(child)
        if decision is None:
            return self._roles.get(child, {Role.AFFECTED}) <= {Role.WITNESS}
        no_plan = decision.plan.casefold().rstrip(".") in {"", "not needed"}
        return decision.report == "NOT_NEEDED" and no_plan and bool(decision.parents_told)

    def _row(self, child: PersonId, *, at_home: bool = False) -> OtherChild:
        words = self._session.words
        year = self._book.people[child].year
        detail = ", ".join(part for part in (year, words("at home") if at_home else "") if part)
        decision = self._decisions.get(child)
        if decision is None:
            return OtherChild(self._name(child), detail, words("report decision open"), "check")
        report, is_open = self._report(decision)
        told = words("family told") if decision.parents_told else words("family not told")
        plan = self._safety_plan(child) or self._book.text(decision.plan)
        has_plan = bool(plan) and not plan.casefold().startswith(_NO_PLAN)
        needs = decision.report != "NOT_NEEDED" and not has_plan
        is_open = is_open or needs or not decision.parents_told or child in self._waiting
        text = " · ".join((report, told, words("plan: {plan}", plan=plan) if plan else words("no plan")))
        return OtherChild(self._name(child), detail, text, "check" if is_open else "done")

    def _safety_plan(self, child: PersonId) -> str:
        """Return that the child's own safety plan is in force, and its review; empty where none is."""
        file = self._session.db.execute("SELECT id FROM file WHERE child = ?", (child,)).fetchone()
        current = None if file is None else safety_in_force(self._session, FileId(file[0]))
        words = self._session.words
        if current is None:
            return ""
        if not current.review_due:
            return words("in force")
        return words("in force, review {day}", day=spell(date.fromisoformat(current.review_due), "{day} {month}"))

    def _report(self, decision: ChildDecision) -> tuple[str, bool]:
        """Return the report decision in a word or two, and whether it is still open."""
        words = self._session.words
        if decision.report == "NOT_YET":
            return words("report undecided"), True
        if decision.report == "NOT_NEEDED":
            return words("no report needed"), False
        named = _REPORT.search(decision.because)
        if named is None:
            text = self._book.text(decision_text(self._session, decision))
            return f"{text[:1].lower()}{text[1:]}", False
        if named[0] in self._sent:
            return words("reported"), False
        return words("in {report}, not sent", report=named[0]), True

    def _name(self, child: PersonId) -> str:
        return self._book.name(child)
