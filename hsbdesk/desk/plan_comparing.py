"""Says what differs between two versions of a plan, in words."""

from dataclasses import dataclass
from typing import Any, cast

from hsbdesk.desk.differences import Label, code_label, said
from hsbdesk.desk.people import NameBook
from hsbdesk.desk.plan_views import PlanChange
from hsbdesk.desk.plan_words import control_text, day_said, with_cover
from hsbdesk.desk.session import Session
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.plan import (
    Contingency,
    Control,
    FamilySupport,
    Hold,
    Level,
    NeedToKnow,
    Plan,
    PlanRow,
    PlanVoice,
    SheetAnswer,
    SheetHolder,
    SheetRule,
)
from hsbdesk.domain.plan_compare import PlanDifference, compare_plans
from hsbdesk.domain.vocabulary import FIELD_VOCABULARIES

_OWNERS: dict[str, type[Any]] = {"controls": Control, "hold": Hold, "sheet": NeedToKnow, "family": FamilySupport}
_MORE_VOCABULARIES = {
    ("PlanRow", "level"): "level",
    ("PlanRow", "attendance"): "attendance_decision",
    ("Control", "status"): "control_status",
}


def compare_in_words(
    session: Session, book: NameBook, old: Plan, new: Plan, labels: dict[RecordId, str]
) -> tuple[PlanChange, ...]:
    """Return the differences of what was agreed: of the whole plan first, then row by row."""
    saying = _Saying(session, book, labels, code_label(session), {"old": old, "new": new})
    return tuple(saying.change(one) for one in compare_plans(old, new))


@dataclass(frozen=True, slots=True)
class _Saying:
    session: Session
    book: NameBook
    labels: dict[RecordId, str]
    """ "no. 12" by concern. """
    label: Label
    plans: dict[str, Plan]

    def change(self, one: PlanDifference) -> PlanChange:
        owner = _OWNERS.get(one.part) if one.part else (PlanRow if one.row else Plan)
        return PlanChange(
            row=one.row,
            name=self.book.text(one.name) if one.name else self.session.words("Whole plan"),
            kind=one.kind.value.lower(),
            label=self._label(one),
            before=self.book.text(self._value(owner, one.field, one.before)),
            after=self.book.text(self._value(owner, one.field, one.after)),
        )

    def _label(self, one: PlanDifference) -> str:
        words = self.session.words
        part = {
            "controls": words("Control"),
            "hold": words("On hold"),
            "contingencies": words("If this happens"),
            "sheet": words("Need-to-know sheet"),
            "family": words("Family"),
            "voices": words("Voice"),
        }.get(one.part, "")
        if one.part == "controls" and one.field:
            part = words("Control “{what}”", what=self.book.text(self._control_name(one)))
        field = field_words(self.session, one.field) if one.field else ""
        if part and field:
            return f"{part}: {field[:1].lower()}{field[1:]}"
        return part or field or words("Place")

    def _control_name(self, one: PlanDifference) -> str:
        for plan in (self.plans["new"], self.plans["old"]):
            row = plan.row(one.row)
            for control in row.controls if row is not None else ():
                if control.key == one.key:
                    return control.what
        return ""

    def _value(self, owner: type[Any] | None, field: str, value: Any) -> str:
        if value is None or value in ("", ()) or value is Level.NOT_SAID:
            return ""
        if field == "concerns":
            return ", ".join(self.labels.get(one, "") for one in value if one in self.labels)
        if field == "waits_for":
            row = self.session.db.execute("SELECT title FROM intervention WHERE id = ?", (value,)).fetchone()
            return "" if row is None else str(row[0])
        if field == "sight_minutes":
            return self.session.words("{m} min a week", m=value) if value else ""
        name = owner.__name__ if owner is not None else ""
        vocabulary = FIELD_VOCABULARIES.get((name, field)) or _MORE_VOCABULARIES.get((name, field))
        if vocabulary is not None:
            codes = cast("tuple[str, ...]", value) if isinstance(value, tuple) else (str(value),)
            return ", ".join(self.label(vocabulary, code) for code in codes if code)
        return self._plain(value)

    def _plain(self, value: Any) -> str:
        """Return a text, a day, or a whole part as a line."""
        if isinstance(value, tuple):
            items = (self._plain(item) for item in cast("tuple[Any, ...]", value))
            return "; ".join(item for item in items if item)
        if isinstance(value, str) and is_day(value):
            return day_said(value)
        match value:
            case PlanRow():
                return self._row(value)
            case Control():
                return control_text(value)
            case Contingency():
                return self._answer(value)
            case Hold():
                return self._hold(value)
            case NeedToKnow():
                return self._plain((*value.rules, *value.answers))
            case PlanVoice():
                return self._voice(value)
            case SheetRule():
                return with_cover(value.text, value.cover)
            case SheetAnswer():
                return f"{value.when}: {value.then}"
            case SheetHolder():
                return ", ".join(part for part in (value.name, value.part, value.phone) if part)
            case _:
                return said(value, self.label)

    def _row(self, row: PlanRow) -> str:
        level = "" if row.level is Level.NOT_SAID else self.label("level", row.level.value)
        return "; ".join(part for part in (level, *(control_text(control) for control in row.controls)) if part)

    def _answer(self, line: Contingency) -> str:
        when = line.when_words or self.label("contingency_if", line.when)
        return f"{when}: {', '.join(part for part in (line.then, line.by, line.tell) if part)}"

    def _hold(self, hold: Hold) -> str:
        words = self.session.words
        until = words("until {day}", day=day_said(hold.ends)) if hold.ends else ""
        return ", ".join(part for part in (hold.reason, until, hold.substitute) if part)

    def _voice(self, voice: PlanVoice) -> str:
        who = voice.name or self.label("plan_voice_of", voice.of)
        on = day_said(voice.on) if voice.on else ""
        said = " ".join(part for part in (voice.words, voice.wants, voice.agrees, voice.disagrees) if part)
        return f"{', '.join(part for part in (who, on) if part)}: {said}"


def field_words(session: Session, field: str) -> str:
    """Return what a field of a plan is called on its tab."""
    words = session.words
    names = {
        "name": words("Name"),
        "setting": words("Kind of place"),
        "places": words("Places"),
        "days": words("Days"),
        "starts": words("From"),
        "ends": words("Until"),
        "behaviour": words("Behaviour of concern"),
        "concerns": words("Entries"),
        "at_risk": words("Who may be at risk"),
        "triggers": words("What makes it more likely"),
        "triggers_words": words("What makes it more likely, in words"),
        "strengths": words("Strengths"),
        "gives": words("Strengths, and what it gives"),
        "needs": words("Needs"),
        "needs_words": words("Needs, in words"),
        "level": words("Level of concern"),
        "because": words("Because"),
        "supervision": words("Supervision"),
        "supervision_words": words("Supervision, in words"),
        "sight_minutes": words("In line of sight"),
        "supervisor": words("Who supervises"),
        "supervisor_role": words("Their role"),
        "briefed_on": words("Briefed on"),
        "supervisor_cover": words("Cover"),
        "attendance": words("Can the child still attend?"),
        "attendance_words": words("Can the child still attend, in words"),
        "alternative": words("Something good to do instead or besides"),
        "may_still_do": words("What the child may still do"),
        "child_view": words("The child's view"),
        "carer_view": words("The parent's or carer's view"),
        "speaks_to_club": words("Who speaks to the club"),
        "agreed_words": words("Agreed words"),
        "own_words": words("Line of the child's own page"),
        "own_page": words("The child's own page"),
        "type": words("Kind"),
        "what": words("What will happen"),
        "who": words("Who"),
        "cover": words("Cover"),
        "conditional": words("Depends on"),
        "carer_capacity": words("What the carer can do"),
        "reason": words("Reason"),
        "decided_by": words("Decided by"),
        "waits_for": words("Waits for"),
        "substitute": words("Instead"),
        "told_how": words("How the child was told"),
        "will_do": words("Will do"),
        "can_do": words("Can do"),
        "needs_help": words("Needs help with"),
        "holders": words("Who may hold it"),
        "rules": words("Rules"),
        "answers": words("What to do"),
        "helps": words("What helps"),
        "procedure": words("The club's own procedure"),
        "carer_relation": words("Who is rung first"),
        "carer_phone": words("Phone"),
        "tells_carer": words("Who tells the carer"),
        "session_word": words("What it is called"),
        "not_on": words("Days without it"),
        "return_by": words("To come back by"),
        "seen_words": words("Who saw these words"),
    }
    return names.get(field, field.replace("_", " ").capitalize())
