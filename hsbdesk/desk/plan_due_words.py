"""Says one due thing of a plan in words: what it is, why it is here, and what to do."""

from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.interim import Interim, InterimChange
from hsbdesk.domain.plan import Control, ControlStatus, Plan, PlanRow
from hsbdesk.domain.plan_duty import DueKind, PlanDue
from hsbdesk.domain.sharing import Told
from hsbdesk.domain.timeline import short_name

_DAY = "{day} {month}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWords:
    """What a file's due things are said with."""

    session: Session
    book: NameBook
    plans: dict[RecordId, Plan]
    interims: dict[RecordId, Interim]
    told: dict[str, Told]
    labels: dict[RecordId, str]
    """ "no. 12" by concern. """

    def text(self, due: PlanDue) -> tuple[str, str, str]:
        """Return what is due, why it is here, and the word on the button."""
        words = self.session.words
        plan = self.plans.get(due.record or RecordId(""))
        version = f"v{plan.plan_version}" if plan is not None else ""
        match due.kind:
            case DueKind.START:
                return words("Put plan {version} into force", version=version), words("agreed"), words("Open")
            case DueKind.INTERIM:
                return self._interim(due)
            case DueKind.HOLD:
                return self._hold(due, plan)
            case DueKind.REVIEW:
                return self._review(due, plan, version)
            case DueKind.BROKEN | DueKind.UNCOVERED:
                return self._concern(due, plan)
            case DueKind.NOT_HELD | DueKind.PLANNED | DueKind.ENDING | DueKind.LOOSEN:
                return self._control(due, plan, version)
            case DueKind.CLOSURE:
                return self._closure(due)
            case DueKind.RETURN | DueKind.RECALL:
                return self._told(due)
            case DueKind.SIGNATURES:
                n = len(due.asked)
                text = words.count(n, "Plan {v}: 1 answer to the sign-off is missing", "Plan {v}: {n} answers to the"
                                   " sign-off are missing", v=version)  # fmt: skip
                return text, self._asked(due), words("Sign-off")
            case DueKind.NO_TERM:
                last = spell(due.on, "{day} {month} {year}") if due.on is not None else ""
                why = words("School days can be counted up to {day} only", day=last) if last else ""
                return words("Enter the next term in Settings"), why, words("Open")

    def _interim(self, due: PlanDue) -> tuple[str, str, str]:
        words, change = self.session.words, self._change(due)
        what = short_name(self.book.text(change.what), 60) if change is not None else ""
        since = spell(due.since, _DAY) if due.since is not None else ""
        text = words("Interim change: {what}", what=what)
        return (
            text,
            words("since {day}; the next version takes it over, or renew or end it", day=since),
            words("Decide"),
        )

    def _hold(self, due: PlanDue, plan: Plan | None) -> tuple[str, str, str]:
        words, row = self.session.words, _row(plan, due.row)
        since = spell(due.since, _DAY) if due.since is not None else ""
        text = words("On hold: {place}", place=self._name(row))
        return text, words("since {day}; decide whether it ends", day=since), words("Decide")

    def _review(self, due: PlanDue, plan: Plan | None, version: str) -> tuple[str, str, str]:
        words = self.session.words
        if plan is None:
            why = self.session.content.label("review_reason", due.why or "ROUTINE")
            return words("Safety-plan review"), self._numbers(due) or why, words("Review")
        row = _row(plan, due.row)
        if row is not None:
            return words("Look at {place} again", place=self._name(row)), words("plan {v}", v=version), words("Review")
        text = words("Review risk plan {v}", v=version)
        if due.why == "CONCERN":
            why = words("new: {entries}", entries=self._numbers(due))
            return text, self._drafted(why, due), words("Review")
        return text, self.session.content.label("review_reason", due.why or "ROUTINE"), words("Review")

    def _concern(self, due: PlanDue, plan: Plan | None) -> tuple[str, str, str]:
        words, entries = self.session.words, self._numbers(due)
        if due.kind is DueKind.UNCOVERED:
            text = words("No row covers {place}", place=self.book.text(due.place))
            return text, self._drafted(entries, due), words("Add the row")
        text = words("Did it hold? {place}", place=self._name(_row(plan, due.row)))
        return text, self._drafted(words("{entries} was recorded there", entries=entries), due), words("Answer")

    def _control(self, due: PlanDue, plan: Plan | None, version: str) -> tuple[str, str, str]:
        words, row = self.session.words, _row(plan, due.row)
        control = _control_of(row, due.control)
        what = short_name(self.book.text(control.what), 60) if control is not None else ""
        where = self._name(row)
        if due.kind is DueKind.LOOSEN:
            since = spell(due.since, _DAY) if due.since is not None else ""
            why = words("{place}: nothing recorded that it answers since {day}", place=where, day=since)
            return words("Can it be loosened? {what}", what=what), why, words("Answer")
        if due.kind is DueKind.PLANNED:
            return words("Is it in place? {what}", what=what), where, words("Answer")
        if due.kind is DueKind.ENDING:
            return words("Has it ended? {what}", what=what), where, words("Answer")
        if due.status is ControlStatus.DELIVERED_DID_NOT_WORK:
            text = words("Plan {v}, control did not work: {what}", v=version, what=what)
        else:
            text = words("Plan {v}, control not delivered: {what}", v=version, what=what)
        said = self.book.text(control.status_words) if control is not None else ""
        return text, self._drafted(" · ".join(part for part in (where, said) if part), due), words("Open")

    def _closure(self, due: PlanDue) -> tuple[str, str, str]:
        words, closure = self.session.words, due.closure
        if closure is None:
            return words("Pre-closure review"), "", words("Settle")
        why = words("{name}, from {day}", name=closure.name, day=spell(closure.start, "{wd} {day} {month}"))
        return words("Pre-closure review"), why, words("Settle")

    def _told(self, due: PlanDue) -> tuple[str, str, str]:
        words = self.session.words
        people = list(dict.fromkeys(self.book.text(self.told[one].recipient) for one in due.told if one in self.told))
        if due.kind is DueKind.RETURN:
            text = words("Paper to come back: {who}", who=", ".join(people))
            return text, words("returned, destroyed or replaced"), words("Note it")
        n = len(people)
        text = words.count(n, "1 person holds the old plan", "{n} people hold the old plan")
        return text, ", ".join(people), words("Tell them")

    def _asked(self, due: PlanDue) -> str:
        said = [self.book.text(one.name) or self.session.content.label("sign_off_role", one.role) for one in due.asked]
        return ", ".join(said)

    def _numbers(self, due: PlanDue) -> str:
        """Return "no. 10, 11"."""
        said = [self.labels[one] for one in due.concerns if one in self.labels]
        return ", ".join(said[:1] + [one.rpartition(" ")[2] for one in said[1:]])

    def _drafted(self, why: str, due: PlanDue) -> str:
        if not due.in_draft:
            return why
        return " · ".join(part for part in (why, self.session.words("the draft answers it")) if part)

    def _change(self, due: PlanDue) -> InterimChange | None:
        interim = self.interims.get(due.record or RecordId(""))
        return next((c for c in interim.changes if c.key == due.change), None) if interim is not None else None

    def _name(self, row: PlanRow | None) -> str:
        return self.book.text(row.name) if row is not None else ""


def when_text(session: Session, due: PlanDue) -> str:
    """Return until when: "Today", "Overdue, was due Tue 17 March", "Mon 23 March"; empty for what has no day."""
    words, on = session.words, due.on
    if on is None:
        return ""
    day = spell(on, "{wd} {day} {month}")
    if due.is_overdue:
        return words("Overdue, was due {day}", day=day)
    today: date = session.today()
    if on <= today:
        return words("Today")
    return day if due.is_sure else words("{day} at the earliest", day=day)


def _row(plan: Plan | None, key: str) -> PlanRow | None:
    return plan.row(key) if plan is not None and key else None


def _control_of(row: PlanRow | None, key: str) -> Control | None:
    return next((one for one in row.controls if one.key == key), None) if row is not None else None
