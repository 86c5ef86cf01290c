"""Is a referral ready: looks through one that is being written, keeps reasons, sends now and completes later."""

import json
from dataclasses import replace
from datetime import datetime

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.people import name_book, read_file, read_people
from hsbdesk.desk.printed_quick import print_quick
from hsbdesk.desk.printed_referral import print_referral
from hsbdesk.desk.prints import texts_of
from hsbdesk.desk.session import Session
from hsbdesk.desk.signed_versions import find_source_changes
from hsbdesk.desk.speaker import make_speaker
from hsbdesk.desk.tasks import TaskDraft, Tasks
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.chronology import build_chronology
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.council_form import CouncilForm
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.plan import IN_FORCE, Plan
from hsbdesk.domain.profiles import usual_profile
from hsbdesk.domain.readiness import Finding, Offer, is_covered
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_look import Memory
from hsbdesk.domain.readiness_offers import accept_offer
from hsbdesk.domain.readiness_rules import check_readiness
from hsbdesk.domain.referral import CompleteLater, Override, Referral
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.signoff import SignOffRole, SignOffWay
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import read_justified
from hsbdesk.storage.document_versions import Source
from hsbdesk.storage.records import read_record, read_records


class Readiness:
    """Looks through referrals by the rules of domain.md 7.4."""

    def __init__(self, session: Session, tasks: Tasks) -> None:
        self._session = session
        self._tasks = tasks
        self._memory = Memory()

    def check(self, referral: Referral) -> tuple[Finding, ...]:
        """Return what is to resolve, to check and to know about a referral, stored or not, in the order it is shown.

        Sentences name children as this screen does; offers hold texts as they were typed.
        """
        session = self._session
        session.allow(Action.READ)
        findings = self._check(referral)
        if session.names_on:
            return findings
        book = name_book(session, read_file(session, referral.file))
        return tuple(replace(finding, text=book.text(finding.text)) for finding in findings)

    def override(self, referral: Referral, key: str, reason: str) -> Referral:
        """Return the referral with a reason for leaving a finding as it is; not stored yet.

        Raises DeskError("override_needs_reason").
        """
        if not reason.strip():
            raise DeskError("override_needs_reason", field="reason")
        session = self._session
        override = Override(finding=key, reason=reason.strip(), by=session.me.short, at=session.stamp())
        rest = tuple(other for other in referral.overrides if other.finding != key)
        return replace(referral, overrides=(*rest, override))

    def accept(self, referral: Referral, finding: Finding, offer: Offer) -> Referral:
        """Return the referral with an offer accepted; not stored yet. Records themselves are never changed.

        Raises DeskError("offer_outdated") when the text no longer reads as it did.
        """
        self._session.allow(Action.READ)
        case = self._case(referral)
        found = next(
            (f for f in check_readiness(case, self._session.words, self._memory) if f.key == finding.key), None
        )
        if found is None or found.place != finding.place or offer not in found.offers:
            raise DeskError("offer_outdated")
        return accept_offer(case, found, offer)

    def complete_later(self, referral_id: RecordId, reason: str, follows_by: str) -> Referral:
        """Send now, complete later: store the reason and what is missing, and make one task for each thing.

        `follows_by` is an ISO day, with a time if one is known: "2026-03-19T16:00". It covers every finding that
        stops the referral but a wrong recipient, the other nation's law and stray names. Returns the referral as
        stored. Raises DeskError about the field "reason" or "follows_by", and ("complete_later_statutory") for a
        recipient without a duty of their own.
        """
        session = self._session
        session.allow(Action.REFER)
        referral = read_record(session.db, Referral, referral_id)
        if not referral.recipient.statutory:
            raise DeskError("complete_later_statutory")
        if not reason.strip():
            raise DeskError("complete_later_needs_reason", field="reason")
        day, _, time = follows_by.partition("T")
        self._check_moment(day, time)
        missing = tuple(dict.fromkeys(f.text for f in self._check(referral) if is_covered(f) and not f.overridden))
        later = CompleteLater(
            reason=reason.strip(), follows_by=follows_by, by=session.me.short, at=session.stamp(), missing=missing
        )
        changed = replace(referral, complete_later=later)
        with session.saving():
            session.change(changed, "to_be_completed")
            for sentence in self._without_task(referral_id, missing):
                self._tasks.add_within(self._task(changed, sentence, day, time))
        return read_record(session.db, Referral, referral_id)

    def take_back_later(self, referral_id: RecordId) -> Referral:
        """Resolve what is missing after all: the reason goes, and what waits of its tasks is done with.

        Returns the referral as stored.
        """
        session = self._session
        session.allow(Action.REFER)
        referral = read_record(session.db, Referral, referral_id)
        with session.saving():
            session.change(replace(referral, complete_later=None), "not_completed_later")
            for task in self._open_tasks(referral_id):
                done = session.words("Taken back: it is resolved in the referral itself.")
                session.change(
                    replace(task, done_at=session.stamp(), done_by=session.me.short, done_words=done), "done"
                )
        return read_record(session.db, Referral, referral_id)

    # -- inside

    def _check(self, referral: Referral) -> tuple[Finding, ...]:
        return check_readiness(self._case(referral), self._session.words, self._memory)

    def _case(self, referral: Referral) -> ReadinessCase:
        """Gather what the rules look at; what is read from the vault is kept until something is written."""
        session = self._session
        known = session.kept.get(("readiness", referral.file), lambda: self._gather(referral.file))
        return replace(
            known,
            referral=referral,
            others=self._others(referral),
            content=session.packs.of(referral.recipient.nation),
            today=session.today(),
            contact_phone=self._phone_of(referral.author),
            strays=self._strays(referral),
            changed=self._changed(referral),
            justified=read_justified(session.db, [copy for sending in referral.sendings for copy in sending.copies]),
        )

    def _others(self, referral: Referral) -> tuple[Referral, ...]:
        entries = read_entries(self._session, referral.file)
        found = [entry for entry in entries if isinstance(entry, Referral) and entry.id != referral.id]
        return tuple(sorted(found, key=lambda one: (one.opened_on, one.number)))

    def _gather(self, file_id: FileId) -> ReadinessCase:
        session = self._session
        file = read_file(session, file_id)
        not_begun = "t.file = ? AND t.status IN ('PLANNED', 'NOT_STARTED')"
        entries = (*read_entries(session, file_id), *read_records(session.db, Intervention, not_begun, (file_id,)))
        records = [dated.record for dated in build_chronology(entries)]
        concerns = tuple(r for r in records if isinstance(r, Concern))
        children = {p.person for c in concerns for p in c.people if p.person is not None}
        contacts = tuple(r for r in records if isinstance(r, Contact))
        tasks = read_records(
            session.db,
            Task,
            "t.file = ?1 OR t.child IN (SELECT value FROM json_each(?2))"
            " OR t.made_by IN (SELECT value FROM json_each(?3))",
            (file_id, json.dumps(sorted(children)), json.dumps([contact.id for contact in contacts])),
        )
        return ReadinessCase(
            referral=Referral(
                id=RecordId(""),
                number="",
                author="",
                recorded_at="",
                file=file_id,
                opened_on=session.today().isoformat(),
            ),
            file=file,
            people={PersonId(key): person for key, person in read_people(session).items()},
            concerns=concerns,
            facts=tuple(r for r in records if isinstance(r, Fact)),
            interventions=tuple(r for r in records if isinstance(r, Intervention)),
            contacts=contacts,
            plans=tuple(read_records(session.db, Plan, "t.file = ?", (file_id,))),
            interims=tuple(read_records(session.db, Interim, "t.file = ?", (file_id,))),
            kept_safe=self._kept_safe(),
            forms=tuple(form for form in read_records(session.db, CouncilForm) if form.struck_out is None),
            tasks=tuple(task for task in tasks if task.struck_out is None),
            school=session.school,
            content=session.content,
            today=session.today(),
        )

    def _kept_safe(self) -> frozenset[PersonId]:
        """Return the children with a safety plan in force, each in a file of their own."""
        db = self._session.db
        plans = [plan for plan in read_records(db, SafetyPlan) if plan.status in IN_FORCE and plan.struck_out is None]
        files: dict[str, PersonId] = {file.id: file.child for file in read_records(db, ChildFile)} if plans else {}
        return frozenset(files[plan.file] for plan in plans if plan.file in files)

    def _phone_of(self, author: str) -> str:
        phones = self._session.school.phones
        return next((p.phone for p in phones if author in {p.name, f"{p.name[:1]}. {p.name.rpartition(' ')[2]}"}), "")

    def _strays(self, referral: Referral) -> tuple[str, ...]:
        """Return the names that the paper path would stop at."""
        session = self._session
        reader = usual_profile(statutory=referral.recipient.statutory)
        speaker = make_speaker(session, read_file(session, referral.file), reader, {})
        compose = print_referral if referral.quick is None else print_quick
        printed = compose(session, speaker, referral)
        left = (stray for _, stray in speaker.strays(tuple(texts_of(printed))))
        return tuple(dict.fromkeys(stray.found for stray in (*speaker.undecided, *left)))

    def _changed(self, referral: Referral) -> tuple[tuple[str, int], ...]:
        """Return number and version of the ticked records that read differently since the lead last signed."""
        signed = [s for s in referral.signatures if s.role is SignOffRole.LEAD]
        if not signed:
            return ()
        last = signed[-1]
        since = last.at if last.way is SignOffWay.SIGNED_HERE else f"{last.at}T23:59:59Z"
        ticked = [c.record for c in (*referral.background, *referral.interventions)]
        rows = self._session.db.execute(
            "SELECT record, max(version) FROM version"
            " WHERE record IN (SELECT value FROM json_each(?)) AND at <= ? GROUP BY record",
            (json.dumps(ticked), since),
        ).fetchall()
        found = find_source_changes(self._session, referral, [Source(*row) for row in rows])
        return tuple((changed.number, changed.after) for changed in found)

    def _check_moment(self, day: str, time: str) -> None:
        now = self._session.now()
        if not is_day(day):
            raise DeskError("date_not_understood", field="follows_by")
        try:
            moment = datetime.fromisoformat(f"{day}T{time or '23:59'}")
        except ValueError as error:
            raise DeskError("date_not_understood", field="follows_by") from error
        if moment <= now:
            raise DeskError("complete_later_needs_later_moment", field="follows_by")

    def _without_task(self, referral_id: RecordId, missing: tuple[str, ...]) -> list[str]:
        said = {task.what for task in self._open_tasks(referral_id)}
        return [sentence for sentence in missing if sentence not in said]

    def _open_tasks(self, referral_id: RecordId) -> list[Task]:
        return read_records(
            self._session.db,
            Task,
            "t.made_by = ? AND t.kind = 'COMPLETE_REFERRAL' AND t.done_at IS NULL",
            (referral_id,),
        )

    def _task(self, referral: Referral, sentence: str, day: str, time: str) -> TaskDraft:
        return TaskDraft(
            what=sentence,
            kind="COMPLETE_REFERRAL",
            why=self._session.words("{number} goes now and is completed later", number=referral.number),
            file=referral.file,
            child=read_file(self._session, referral.file).child,
            due_on=day,
            due_time=time or None,
            made_by=referral.id,
        )
