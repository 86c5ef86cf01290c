"""The meeting view of a plan: one place a sheet in plain words, for the child and the carer (ux.md section 5.12).

No other child, no record numbers, no category, no level of concern, no entry: what is agreed, and who does it.
"""

import re
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.people import read_file
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import make_speaker
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.plan import NOT_IN_PLACE, Attendance, Plan, PlanRow
from hsbdesk.domain.referral import Profile
from hsbdesk.storage.records import read_record

_CODE = re.compile(
    r"\s*\(?\b(?:[A-Z]{1,2}-(?:\d{4}-)?\d{4}[A-Z]?|no\. \d+(?:(?:, | and )\d+)*)\b\)?"  # I-0412K, no. 8, 9 and 12
)


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """One page of the meeting view."""

    row: str
    """Key of the row; empty for the first page."""
    title: str
    detail: str
    """Day and time; empty where the place has none."""
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """Questions with their answers."""


class Meetings:
    """Makes what may be seen by the family."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sheets(self, plan: RecordId) -> tuple[MeetingSheet, ...]:
        """Return the first page, about child and family, then one page a place; the read is noted.

        Every other child reads "another child". Raises DeskError("record_missing").
        """
        session = self._session
        session.allow(Action.READ)
        stored = read_record(session.db, Plan, plan)
        with session.saving():
            session.audit.note("plan.meeting", plan)
        return _Maker(session, stored).sheets()


class _Maker:
    def __init__(self, session: Session, plan: Plan) -> None:
        self._words = session.words
        self._content = session.content
        self._plan = plan
        self._speaker = make_speaker(session, read_file(session, plan.file), Profile.PARENT_OF_AFFECTED, {})
        self._child = self._speaker.child.first

    def sheets(self) -> tuple[MeetingSheet, ...]:
        return (self._first(), *(self._row(row) for row in self._plan.rows))

    def _first(self) -> MeetingSheet:
        words, child, plan = self._words, self._child, self._plan
        family = plan.family
        asked = (
            (words("What {child} is good at", child=child), plan.strengths),
            (words("What {child} may do", child=child), plan.may_still_do),
            (words("What helps {child}", child=child), plan.needs),
            (words("What the family is good at"), family.strengths),
            (words("What the family will do"), family.will_do),
            (words("What the family can do"), family.can_do),
            (words("What the family wants help with"), family.needs_help),
        )
        parts = ((question, self._lines(text)) for question, text in asked)
        return MeetingSheet(
            "", words("{child}'s plan", child=child), "", tuple((question, said) for question, said in parts if said)
        )

    def _row(self, row: PlanRow) -> MeetingSheet:
        words, child = self._words, self._child
        does = tuple(
            self._control(one.what, one.who, one.cover) for one in row.controls if one.status not in NOT_IN_PLACE
        )
        if_then = tuple(
            words(
                "{when}: {then}",
                when=self._say(one.when_words) or self._content.label("contingency_if", one.when),
                then=self._say(one.then),
            )
            for one in row.contingencies
            if one.then.strip()
        )
        parts = (
            (words("In one sentence"), self._lines(row.own_words)),
            (words("What is good here"), self._lines(row.gives)),
            (words("Can {child} go?", child=child), self._attendance(row)),
            (words("What {child} may do", child=child), self._lines(row.may_still_do)),
            (words("What we do"), does),
            (words("Something good instead"), self._lines(row.alternative)),
            (words("If something comes up"), if_then),
            (words("What {child} says", child=child), self._lines(row.child_view)),
            (words("What the family says"), self._lines(row.carer_view)),
            (words("What we tell the club, in these words"), self._lines(row.agreed_words)),
        )
        return MeetingSheet(
            row.key, self._say(row.name), self._times(row), tuple((question, said) for question, said in parts if said)
        )

    def _times(self, row: PlanRow) -> str:
        days = ", ".join(self._content.label("weekday", day) for day in row.days)
        times = f"{row.starts} – {row.ends}" if row.starts and row.ends else row.starts
        return " ".join(part for part in (days, times) if part)

    def _attendance(self, row: PlanRow) -> tuple[str, ...]:
        words, hold = self._words, row.hold
        match row.attendance:
            case Attendance.NOT_SAID | Attendance.NOT_APPLICABLE:
                return ()
            case Attendance.CONTINUE:
                return (words("Yes."),)
            case Attendance.CONTINUE_WITH_CONDITIONS:
                return (words("Yes, with what we agreed."),)
            case Attendance.ON_HOLD if hold is not None:
                day = spell(date.fromisoformat(hold.ends), "{weekday} {day} {month}") if hold.ends else ""
                until = words("Not until {day}.", day=day) if day else words("Not for now.")
                instead = words("Until then: {what}", what=self._say(hold.substitute)) if hold.substitute else ""
                return tuple(part for part in (until, instead) if part)
            case _:
                return (words("We decide this together."),)

    def _control(self, what: str, who: str, cover: str) -> str:
        said = {"what": self._say(what), "who": self._say(who), "cover": self._say(cover)}
        if who.strip() and cover.strip():
            return self._words("{what}: {who}, or {cover}", **said)
        return self._words("{what}: {who}", **said) if who.strip() else said["what"]

    def _lines(self, text: str) -> tuple[str, ...]:
        return tuple(said for line in text.splitlines() if (said := self._say(line.strip())))

    def _say(self, text: str) -> str:
        """Return a typed text without any other child's name and without numbers of records."""
        said = _CODE.sub("", self._speaker.say(text)).strip()
        # A name that may be several people's stays a question on paper; here it is nobody's.
        for _text, stray in reversed(self._speaker.strays((said,))):
            said = f"{said[: stray.start]}{self._words('another child')}{said[stray.end :]}"
        return said
