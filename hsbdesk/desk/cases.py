"""Case files: bring a case in, all or nothing, and write one child's case out again."""

from dataclasses import dataclass, replace
from typing import Any

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.concerns import concern_text, first_file
from hsbdesk.desk.contacts import contact_text
from hsbdesk.desk.decision_text import decision_text
from hsbdesk.desk.facts import fact_text
from hsbdesk.desk.intervention_forms import intervention_text
from hsbdesk.desk.people import person_text, read_file, read_people
from hsbdesk.desk.plan_text import interim_text, plan_text, safety_text
from hsbdesk.desk.referral_text import referral_text
from hsbdesk.desk.schools import publish_notice
from hsbdesk.desk.session import Session
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.council_form import CouncilForm
from hsbdesk.domain.decision import Decision
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.links import keep_links, person_links
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import Told, ToldReturn
from hsbdesk.domain.task import Task
from hsbdesk.domain.vocabulary import codes_in
from hsbdesk.errors import DeskError
from hsbdesk.exchange.case_file import CaseFile, RecordKind, StatedVersion, read_case_file, write_case_file
from hsbdesk.exchange.case_schema import case_file_schema
from hsbdesk.storage.copies import note_return, note_told, read_returns, read_told
from hsbdesk.storage.kinds import BY_TYPE, Kind
from hsbdesk.storage.numbers import keep_number, record_with_number
from hsbdesk.storage.pupils import put_pupil, read_pupil
from hsbdesk.storage.records import add_record, change_record, read_records, version_of
from hsbdesk.storage.search import put_search_text
from hsbdesk.storage.versions import read_versions


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import brought, or would bring."""

    lines: tuple[str, ...]


class Cases:
    """Imports and exports case files."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def import_case(self, data: bytes, *, dry_run: bool = False) -> ImportSummary:
        """Bring a case file in, all of it or nothing.

        A dry run refuses whatever the import would. Raises DeskError with the path inside the file, or
        ("record_known" | "number_taken", number=...), ("people_known"), ("pupils_known"), ("told_known").
        """
        session = self._session
        session.allow(Action.IMPORT)
        case = read_case_file(data)
        self._check_new(case)
        if not dry_run:
            with session.saving():
                self._store(case)
                session.audit.note("case.imported", detail=len(case.records()))
            if case.school is not None:
                publish_notice(session)
        return ImportSummary(self._lines(case))

    def export_case(self, file: FileId) -> bytes:
        """Return one child's case as a canonical case file: their file, its records and the people in them."""
        session = self._session
        session.allow(Action.EXPORT)
        found = read_file(session, file)
        entries = read_entries(session, file)
        planned = "t.file = ? AND t.status IN ('PLANNED', 'NOT_STARTED')"
        entries += read_records(session.db, Intervention, planned, (file,))
        of_file = [
            record
            for kind in (Task, Plan, Interim, SafetyPlan, Decision)
            for record in read_records(session.db, kind, "t.file = ?", (file,))
        ]
        told, returns = read_told(session.db, file), read_returns(session.db, file)
        case = self._case([found, *entries, *of_file], told, returns)
        with session.saving():
            session.audit.note("case.exported", file, detail=len(case.records()))
        return write_case_file(case)

    # -- in

    def _check_new(self, case: CaseFile) -> None:
        db = self._session.db
        for record in case.records():
            if version_of(db, BY_TYPE[type(record)], record.id):
                raise DeskError("record_known", number=record.number)
            if record_with_number(db, record.number) is not None:
                raise DeskError("number_taken", number=record.number)
        if any(version_of(db, BY_TYPE[Person], person.id) for person in case.people):
            raise DeskError("people_known")
        if any(read_pupil(db, pupil.id) is not None for pupil in case.pupils):
            raise DeskError("pupils_known")
        if any(db.execute("SELECT 1 FROM sharing WHERE id = ?", (told.id,)).fetchone() for told in case.told):
            raise DeskError("told_known")
        content = self._session.content
        for record in (*case.records(), *((case.school,) if case.school is not None else ())):
            for path, vocabulary, code in codes_in(record):
                if code not in content.codes(vocabulary):
                    raise DeskError("case_file_code_unknown", path=f"{record.number}.{path}", vocabulary=vocabulary)
        for name, log in (("told", case.told), ("returns", case.returns)):
            for place, one in enumerate(log):
                for path, vocabulary, code in codes_in(one):
                    if code not in content.codes(vocabulary):
                        raise DeskError("case_file_code_unknown", path=f"{name}[{place}].{path}", vocabulary=vocabulary)

    def _store(self, case: CaseFile) -> None:
        session = self._session
        if case.school is not None:
            stated = replace(case.school, id=session.school.id, number=session.school.number)
            session.change(stated, "imported")
            session.school = stated
        history: dict[str, list[StatedVersion]] = {}
        for version in case.history:
            history.setdefault(version.record, []).append(version)
        for person in case.people:
            self._add(person, history.get(person.id, []), person_text(person), None)
        for record in case.records():
            keep_number(session.db, record.number, record.id)
            text, file = self._text(record)
            self._add(record, history.get(record.id, []), text, file)
        for told in case.told:
            note_told(session.db, told)
            session.audit.note("telling.imported", told.id)
        for returned in case.returns:
            note_return(session.db, returned)
        for pupil in case.pupils:
            put_pupil(session.db, pupil)

    def _add(self, record: Any, stated: list[StatedVersion], text: str, file: str | None) -> None:
        """Store a record with the versions its file states; without any, in its first version."""
        session = self._session
        by = getattr(record, "author", session.unlocked.name)
        at = getattr(record, "recorded_at", session.stamp())
        steps = sorted(stated, key=lambda version: version.version)
        digest = b""
        if not steps:
            digest = add_record(session.db, record, action="recorded", by=by, at=at)
        for step in steps:
            reading = record if step.reading is None else step.reading
            store = add_record if step.version == 1 else change_record
            digest = store(session.db, reading, action=step.action, by=step.by, at=step.at)
        kind = BY_TYPE[type(record)].name
        session.audit.note(f"{kind}.imported", record.id, version_hash=digest)
        put_search_text(session.db, record.id, kind, file, text)

    def _text(self, record: Any) -> tuple[str, str | None]:
        session = self._session
        if isinstance(record, Concern):
            return concern_text(session, record), first_file(record)
        if isinstance(record, Fact):
            return fact_text(record), record.file
        if isinstance(record, Contact):
            return contact_text(record), record.files[0] if record.files else None
        if isinstance(record, Intervention):
            return intervention_text(record), record.file
        if isinstance(record, Task):
            return f"{record.number} {record.what}", record.file
        if isinstance(record, Referral):
            return referral_text(record), record.file
        if isinstance(record, Plan):
            return plan_text(record), record.file
        if isinstance(record, Interim):
            return interim_text(record), record.file
        if isinstance(record, SafetyPlan):
            return safety_text(record), record.file
        if isinstance(record, Decision):
            return decision_text(record), record.file
        if isinstance(record, CouncilForm):
            return f"{record.number} {record.name} {record.whose}", None
        return record.number, record.id

    def _lines(self, case: CaseFile) -> tuple[str, ...]:
        words = self._session.words
        return (
            words.count(len(case.files), "1 file", "{n} files"),
            words.count(len(case.people), "1 person", "{n} people"),
            words.count(len(case.concerns), "1 concern", "{n} concerns"),
            words.count(len(case.facts), "1 fact", "{n} facts"),
            words.count(len(case.interventions), "1 intervention", "{n} interventions"),
            words.count(len(case.contacts), "1 call or talk", "{n} calls and talks"),
            words.count(len(case.tasks), "1 task", "{n} tasks"),
            words.count(len(case.referrals), "1 referral", "{n} referrals"),
            words.count(len(case.plans), "1 version of a risk plan", "{n} versions of risk plans"),
            words.count(len(case.interims), "1 record of interim changes", "{n} records of interim changes"),
            words.count(len(case.safety_plans), "1 safety plan", "{n} safety plans"),
            words.count(len(case.decisions), "1 decision", "{n} decisions"),
            words.count(len(case.forms), "1 council form", "{n} council forms"),
            words.count(len(case.told), "1 telling", "{n} tellings"),
            words.count(len(case.pupils), "1 pupil", "{n} pupils"),
        )

    # -- out

    def _case(self, records: list[Any], told: list[Told], returns: list[ToldReturn]) -> CaseFile:
        ids = {record.id for record in records}
        kept = [_without_copies(keep_links(record, ids)) for record in records]
        people = read_people(self._session, {person for record in kept for person in person_links(record)})
        history: list[StatedVersion] = []
        for record in (*people.values(), *kept):
            history += self._history(record)

        def of(kind: type[Any]) -> tuple[Any, ...]:
            return tuple(record for record in kept if isinstance(record, kind))

        return CaseFile(
            people=tuple(people.values()),
            files=of(ChildFile),
            concerns=of(Concern),
            facts=of(Fact),
            interventions=of(Intervention),
            contacts=of(Contact),
            tasks=of(Task),
            referrals=of(Referral),
            plans=of(Plan),
            interims=of(Interim),
            safety_plans=of(SafetyPlan),
            decisions=of(Decision),
            forms=of(CouncilForm),
            # A filed copy stays in the vault that filed it.
            told=tuple(replace(keep_links(one, ids), copy="") for one in told),
            returns=tuple(returns),
            history=tuple(history),
        )

    def _history(self, record: Any) -> list[StatedVersion]:
        versions = read_versions(self._session.db, record.id)
        first = versions[0]
        by = getattr(record, "author", first.by)
        at = getattr(record, "recorded_at", first.at)
        if len(versions) == 1 and (first.action, first.by, first.at) == ("recorded", by, at):
            return []
        kind: Kind = BY_TYPE[type(record)]
        return [
            StatedVersion(
                record=record.id,
                version=version.number,
                kind=RecordKind(kind.name),
                action=version.action,
                at=version.at,
                by=version.by,
                reading=None if version is versions[-1] else _without_copies(version.record),
            )
            for version in versions
        ]


def _without_copies(record: Any) -> Any:
    """Return a record without the filed copies it names: those stay in the vault that filed them."""
    if not isinstance(record, Referral) or not any(sending.copies for sending in record.sendings):
        return record
    return replace(record, sendings=tuple(replace(sending, copies=()) for sending in record.sendings))


__all__ = ["Cases", "ImportSummary", "case_file_schema"]
