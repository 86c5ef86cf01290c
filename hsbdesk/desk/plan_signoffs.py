"""Sign-off of plans and safety plans: who agreed to what reads so, and the signature that puts it into force.

The lead's signature freezes the printed plan under its version's number, in the same transaction. A signature falls
away when what was signed changes; a row's lead signs their row, and is not asked again while it reads the same
(domain.md 6.5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hsbdesk.desk.frozen import freeze_plan
from hsbdesk.desk.paper import Paper, Stray
from hsbdesk.desk.people import name_book
from hsbdesk.desk.plan_force import put_into_force
from hsbdesk.desk.plan_gaps import gaps_of_plan, say_gaps
from hsbdesk.desk.plan_records import plans_of
from hsbdesk.desk.plan_signoff_view import PlanSignView, role_label, state_sentence, view_part
from hsbdesk.desk.plan_text import plan_text, safety_text
from hsbdesk.desk.plan_views import GapLine
from hsbdesk.desk.safety_plans import SafetyPlans
from hsbdesk.desk.session import Me, Session
from hsbdesk.desk.signing import Signing
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.permissions import Action, check_permission
from hsbdesk.domain.plan import IN_FORCE, Plan, PlanStatus, SignatureAsked
from hsbdesk.domain.plan_answers import OUTSIDE_ROLES, PLAN_ROLES, SAFETY_ROLES, code_of, parts_of
from hsbdesk.domain.plan_gaps import Stop
from hsbdesk.domain.plan_signing import is_answer
from hsbdesk.domain.plan_steps import safety_gaps
from hsbdesk.domain.recall import rows_of_person
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.signoff import SignOff, SignOffRole
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records


class PlanSignoffs:
    """Signs plans and safety plans."""

    def __init__(self, session: Session, signing: Signing, paper: Paper) -> None:
        self._session = session
        self._signing = signing
        self._paper = paper

    def read(self, plan: RecordId, answers: Mapping[str, str] | None = None) -> PlanSignView:
        """Return who is asked, who has answered, what fell away and why, and what the lead's signature waits for.

        `answers` decide names on the printed plan as in `Paper.prepare`.
        """
        session = self._session
        session.allow(Action.READ)
        record = self._read(plan)
        book = name_book(session)
        parts = parts_of(record, self._earlier(record))
        is_draft = record.status is PlanStatus.DRAFT
        roles = PLAN_ROLES if isinstance(record, Plan) else SAFETY_ROLES
        rows = record.rows if isinstance(record, Plan) else ()
        return PlanSignView(
            plan=record.id,
            number=record.number,
            file=record.file,
            version=session.words("v{version}", version=record.plan_version),
            is_safety_plan=isinstance(record, SafetyPlan),
            is_in_force=record.status in IN_FORCE,
            may_answer=is_draft or record.status in IN_FORCE,
            state=state_sentence(session, book, record, parts),
            parts=tuple(view_part(session, book, record, part) for part in parts),
            roles=tuple((role, role_label(session, role)) for role in roles),
            rows=tuple((row.key, book.text(row.name)) for row in rows),
            signers=self._signing.signers(),
            me=session.me.id,
            gaps=self._gaps(record) if is_draft else (),
            strays=self._strays(record, answers or {}) if is_draft else (),
            content_code=code_of(record),
        )

    def sign(
        self,
        plan: RecordId,
        role: SignOffRole,
        passphrase: str,
        *,
        member: str = "",
        row: str = "",
        answers: Mapping[str, str] | None = None,
    ) -> PlanSignView:
        """Sign with an own passphrase; `member` is who signs, the signed-in member if empty.

        The lead's signature puts a draft into force. A row's lead signs one row, or without `row` every row in which
        they have a part. Raises DeskError("vault_wrong_passphrase" | "sign_in_wait") about the field "passphrase",
        ("plan_sign_stopped", n=, where=), ("stray_names_undecided", n=), ("sign_needs_row", field="row"),
        ("sign_off_outside_only", field="role"), ("sign_off_stands") and ("sign_off_closed").
        """
        session = self._session
        session.allow(Action.PLAN)
        record = self._read(plan)
        who = self._signing.member(member)
        if role is SignOffRole.LEAD:
            check_permission(who.role, Action.PLAN)
        if role in OUTSIDE_ROLES:
            raise DeskError("sign_off_outside_only", field="role")
        given = [
            replace(self._signing.signed_here(who, role, code_of(record, key)), row=key)
            for key in self._rows(record, role, row, who.name)
        ]
        self._refuse(record, given, answers or {})
        self._signing.check_passphrase(who, passphrase)
        self._keep(record, given, who, "signed", answers or {})
        return self.read(plan, answers)

    def note(self, plan: RecordId, answer: SignOff, answers: Mapping[str, str] | None = None) -> PlanSignView:
        """Note what somebody answered outside the program: agreed, declined, or not asked with the reason in `how`.

        Of `answer` count role, name, title, `at` (the day as typed), `how`, `answer`, `words` and `row`. Raises
        DeskError about the field "name", "on" or "how", and what `sign` raises but for passphrases.
        """
        session = self._session
        session.allow(Action.PLAN)
        record = self._read(plan)
        if answer.answer not in session.content.codes("sign_off_answer"):
            raise DeskError("sign_off_needs_answer", field="answer")
        given = [
            replace(self._answered(record, answer, key), row=key, answer=answer.answer, words=answer.words.strip())
            for key in self._rows(record, answer.role, answer.row, answer.name)
        ]
        self._refuse(record, given, answers or {})
        action = {"DECLINED": "declined", "NOT_ASKED": "not_asked"}.get(answer.answer, "agreed")
        self._keep(record, given, session.me, action, answers or {})
        return self.read(plan, answers)

    def ask(self, plan: RecordId, asked: SignatureAsked) -> PlanSignView:
        """Note whom we ask to sign, and when; asking the same person again changes the moment.

        Raises DeskError about the field "role", "name" or "row", and ("sign_off_closed").
        """
        session = self._session
        session.allow(Action.PLAN)
        record = self._read(plan)
        if not isinstance(record, Plan) or asked.role not in {role.value for role in PLAN_ROLES}:
            raise DeskError("sign_off_not_asked_here", field="role")
        self._refuse_closed(record)
        asked = replace(asked, name=asked.name.strip(), when=asked.when.strip())
        if not asked.name:
            raise DeskError("agreed_needs_name", field="name")
        is_lead = asked.role == SignOffRole.ROW_LEAD.value
        if is_lead is not bool(asked.row) or (asked.row and record.row(asked.row) is None):
            raise DeskError("sign_needs_row", field="row")
        same = [other for other in record.asked if _is_same_part(other, asked)]
        kept = tuple(asked if other in same else other for other in record.asked)
        changed = replace(record, asked=tuple(dict.fromkeys(kept if same else (*kept, asked))))
        if changed != record:
            with session.saving():
                session.change(changed, "signature_asked", text=plan_text(changed), file=changed.file)
        return self.read(plan)

    # -- parts of it

    def _read(self, plan: RecordId) -> Plan | SafetyPlan:
        found = read_records(self._session.db, Plan, "t.id = ?", (plan,))
        record = found[0] if found else read_record(self._session.db, SafetyPlan, plan)
        if record.struck_out is not None:
            raise DeskError("record_missing")
        return record

    def _earlier(self, record: Plan | SafetyPlan) -> Sequence[Plan]:
        if not isinstance(record, Plan):
            return ()
        return [plan for plan in plans_of(self._session, record.file) if plan.plan_version < record.plan_version]

    def _gaps(self, record: Plan | SafetyPlan) -> tuple[GapLine, ...]:
        session = self._session
        found = gaps_of_plan(session, record) if isinstance(record, Plan) else say_gaps(session, safety_gaps(record))
        return tuple(gap for gap in found if gap.stops in {Stop.SAVE, Stop.SIGN})

    def _strays(self, record: Plan | SafetyPlan, answers: Mapping[str, str]) -> tuple[Stray, ...]:
        kind = DocumentKind.RISK_PLAN if isinstance(record, Plan) else DocumentKind.SAFETY_PLAN
        return self._paper.prepare(kind, record.file, record=record.id, answers=answers).strays

    def _rows(self, record: Plan | SafetyPlan, role: SignOffRole, row: str, name: str) -> Sequence[str]:
        """Return the keys of the rows that are signed; one empty key for the whole."""
        if role is not SignOffRole.ROW_LEAD:
            return ("",)
        if not isinstance(record, Plan):
            raise DeskError("sign_off_not_asked_here", field="role")
        rows = (row,) if row else rows_of_person(record, name)
        if not rows or any(record.row(key) is None for key in rows):
            raise DeskError("sign_needs_row", field="row")
        return rows

    def _answered(self, record: Plan | SafetyPlan, answer: SignOff, row: str) -> SignOff:
        """Return what is noted; of somebody who was not asked only the reason must be there."""
        name, on = answer.name, answer.at
        if answer.answer == "NOT_ASKED":
            label = role_label(self._session, answer.role)
            name, on = name.strip() or label, on.strip() or self._session.today().isoformat()
        code = code_of(record, row)
        return self._signing.agreed_outside(answer.role, name, answer.title, on, answer.how, code)

    def _refuse_closed(self, record: Plan | SafetyPlan) -> None:
        if record.status is not PlanStatus.DRAFT and record.status not in IN_FORCE:
            raise DeskError("sign_off_closed")

    def _refuse(self, record: Plan | SafetyPlan, given: Sequence[SignOff], answers: Mapping[str, str]) -> None:
        """Raise DeskError when these signatures may not be given, or not yet."""
        self._refuse_closed(record)
        if given[0].role not in (PLAN_ROLES if isinstance(record, Plan) else SAFETY_ROLES):
            raise DeskError("sign_off_not_asked_here", field="role")
        stand = [s for s in record.signatures if s.answer == "SIGNED" and s.content_code == code_of(record, s.row)]
        signed = [s for s in given if s.answer == "SIGNED"]
        if signed and all(any(_is_same_signer(s, other) for other in stand) for s in signed):
            raise DeskError("sign_off_stands")
        if not _puts_into_force(record, given):
            return
        gaps = self._gaps(record)
        if gaps:
            raise DeskError("plan_sign_stopped", n=len(gaps), where=self._where(record, gaps))
        strays = self._strays(record, answers)
        if strays:
            raise DeskError("stray_names_undecided", n=len(strays))

    def _where(self, record: Plan | SafetyPlan, gaps: Sequence[GapLine]) -> str:
        """Return the places of the gaps with their number: "Football club (2), the whole plan (1)"."""
        words, book = self._session.words, name_book(self._session)
        names: dict[str, int] = {}
        for gap in gaps:
            row = record.row(gap.row) if isinstance(record, Plan) and gap.row else None
            name = book.text(row.name) if row is not None else words("the whole plan")
            names[name] = names.get(name, 0) + 1
        return ", ".join(words("{section} ({n})", section=name, n=n) for name, n in names.items())

    def _keep(
        self,
        record: Plan | SafetyPlan,
        given: Sequence[SignOff],
        who: Me,
        action: str,
        answers: Mapping[str, str],
    ) -> None:
        """Store signatures; with the lead's the plan comes into force and its print is frozen."""
        session = self._session
        changed = replace(record, signatures=(*record.signatures, *given))
        kind = "plan" if isinstance(record, Plan) else "safety_plan"
        with session.saving():
            text = plan_text(changed) if isinstance(changed, Plan) else safety_text(changed)
            session.change(changed, action, text=text, file=changed.file)
            self._signing.note_signer(who, f"{kind}.signed", record.id)
            if not _puts_into_force(record, given):
                return
            if isinstance(changed, SafetyPlan):
                SafetyPlans(session).activate(changed.id)
                return
            active = put_into_force(session, changed, session.now())
            row = session.db.execute("SELECT version FROM plan WHERE id = ?", (active.id,)).fetchone()
            freeze_plan(session, active, code_of(active), row[0], answers)


def _puts_into_force(record: Plan | SafetyPlan, given: Sequence[SignOff]) -> bool:
    is_signed = any(s.role is SignOffRole.LEAD and s.answer == "SIGNED" for s in given)
    return is_signed and record.status is PlanStatus.DRAFT


def _is_same_part(first: SignatureAsked, second: SignatureAsked) -> bool:
    return (first.role, first.row) == (second.role, second.row) and (
        not first.name or first.name.casefold() == second.name.casefold()
    )


def _is_same_signer(first: SignOff, second: SignOff) -> bool:
    asked = SignatureAsked(role=second.role.value, name=second.name, row=second.row)
    return is_answer(first, asked)
