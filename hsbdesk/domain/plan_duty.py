"""One thing that is due about a plan, and one day's look at a child's plan (domain.md 3.1, 6.5 and 6.7).

A due thing is plain data; the desk says it. What works them out stands in `plan_due.py` and the files it names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property

from hsbdesk.domain.calendar import Closure, SchoolCalendar
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.plan import ControlStatus, Plan, SignatureAsked
from hsbdesk.domain.plan_cover import places_of
from hsbdesk.domain.plan_dates import read_day, school_moment
from hsbdesk.domain.timers import add_working_days


class DueKind(StrEnum):
    """The kinds of things that are due, as they are listed on one day."""

    START = "START"
    """A version that was agreed is to be put into force on its day."""
    INTERIM = "INTERIM"
    """An interim change is to be taken over, renewed or ended."""
    HOLD = "HOLD"
    """A hold is to end or to be looked at."""
    REVIEW = "REVIEW"
    BROKEN = "BROKEN"
    """A concern in a place that a row covers: what happened to its controls?"""
    NOT_HELD = "NOT_HELD"
    """A control was not delivered, or did not work."""
    UNCOVERED = "UNCOVERED"
    """A concern in a place that no row covers."""
    PLANNED = "PLANNED"
    """A planned control is to be in place."""
    ENDING = "ENDING"
    """A control has its last day: it has ended, or goes on."""
    CLOSURE = "CLOSURE"
    """The duties before the school closes."""
    RETURN = "RETURN"
    """Paper is to come back or be destroyed."""
    RECALL = "RECALL"
    """Somebody holds what another version said."""
    SIGNATURES = "SIGNATURES"
    """Somebody who was to be asked has not answered."""
    LOOSEN = "LOOSEN"
    """A control for six weeks, and no entry that it answers: can it be loosened?"""
    NO_TERM = "NO_TERM"
    """The calendar is too short: enter the next term."""


_KINDS = tuple(DueKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDue:
    """One thing that is due. It is listed from the day it is known until it is decided."""

    kind: DueKind
    on: date | None = None
    """The last day for it, in the past when it is late. None for what is asked and has no day."""
    is_overdue: bool = False
    record: RecordId | None = None
    """The plan, interim record or safety plan it is about."""
    row: str = ""
    control: str = ""
    change: str = ""
    """Key of the interim change."""
    why: str = ""
    """REVIEW: `review_reason` FIRST, ROUTINE or CONCERN."""
    concerns: tuple[RecordId, ...] = ()
    """REVIEW, BROKEN, UNCOVERED: the entries that ask for it; INTERIM: the one it answers."""
    controls: tuple[str, ...] = ()
    """BROKEN: keys of the controls that nobody has judged since."""
    status: ControlStatus | None = None
    """NOT_HELD: what was said of the control."""
    place: str = ""
    """UNCOVERED: as the entries name it."""
    setting: str = ""
    """UNCOVERED: what a row for it would start from."""
    closure: Closure | None = None
    told: tuple[str, ...] = ()
    """RETURN, RECALL: ids of the tellings."""
    asked: tuple[SignatureAsked, ...] = ()
    """SIGNATURES: whose answer is missing."""
    since: date | None = None
    """INTERIM, HOLD: its first day; LOOSEN: since when nothing was recorded that the control answers."""
    is_sure: bool = True
    """False while the calendar is too short: then `on` is the first day it can be."""
    in_draft: bool = False
    """Whether the version being written answers it: it names the entries, or has the row."""

    @property
    def key(self) -> str:
        """Return a name that stays the same from day to day."""
        parts = (self.kind.value, self.record or "", self.row, self.control, self.change, self.place)
        closes = self.closure.start.isoformat() if self.closure is not None else ""
        return ":".join((*parts, ",".join(self.told), closes))


def in_order(found: Iterable[PlanDue]) -> tuple[PlanDue, ...]:
    """Return what is due as it is listed: what is late first, then by day, what has no day last."""
    return tuple(
        sorted(found, key=lambda due: (not due.is_overdue, due.on or date.max, _KINDS.index(due.kind), due.key))
    )


@dataclass(frozen=True, kw_only=True)
class PlanLook:
    """A child's plan on one day, with all that its due things are worked out from."""

    plan: Plan | None
    """The version in force."""
    draft: Plan | None
    """The version being written, or agreed for a day to come."""
    interims: tuple[Interim, ...]
    concerns: tuple[Concern, ...]
    """All of the file."""
    calendar: SchoolCalendar
    today: date
    settings: dict[str, str]
    """The setting of each of the school's places (plan_cover.py)."""
    earlier: tuple[Plan, ...]
    """The versions before the one in force."""

    @cached_property
    def counting(self) -> tuple[tuple[datetime, Concern], ...]:
        """Return the concerns that count, each with when it became known, oldest first."""
        return counting_concerns(self.concerns)

    @cached_property
    def places(self) -> dict[RecordId, frozenset[str]]:
        """Return the folded places of each concern that counts."""
        return {concern.id: places_of(concern) for _, concern in self.counting}

    @cached_property
    def known(self) -> dict[RecordId, date]:
        """Return the day on which each concern that counts became known."""
        return {concern.id: known.date() for known, concern in self.counting}

    @cached_property
    def fresh(self) -> tuple[Concern, ...]:
        """Return the concerns that the plan in force has not been reviewed for, oldest first."""
        return _new_of(self.plan, self.counting, self.earlier) if self.plan is not None else ()

    @cached_property
    def named_in_draft(self) -> frozenset[RecordId]:
        """Return the concerns that the version being written names."""
        return named_in(self.draft) if self.draft is not None else frozenset()

    def is_late(self, on: date) -> bool:
        """Say whether a day has passed."""
        return on < self.today

    def is_left(self, known: date) -> bool:
        """Say whether something to be done at once was left for longer than to the end of the next weekday."""
        return add_working_days(known, 1, frozenset()) < self.today


def known_at(concern: Concern) -> datetime:
    """Return since when a concern is known in this file: when it was written, or moved here."""
    stamps = [concern.recorded_at, *(move.at for move in concern.moves if move.undone_at is None)]
    return school_moment(max(stamps))


def start_day(plan: Plan) -> date:
    """Return the first day of a version; the day it was written where none is said."""
    return read_day(plan.in_force_day) or school_moment(plan.recorded_at).date()


def last_review_day(plan: Plan) -> date | None:
    """Return the day of a version's latest review."""
    return max((day for review in plan.reviews if (day := read_day(review.on)) is not None), default=None)


def named_in(plan: Plan) -> frozenset[RecordId]:
    """Return the concerns that a version names: why it was made, its rows, and its reviews."""
    rows = (concern for row in plan.rows for concern in row.concerns)
    reviews = (concern for review in plan.reviews for concern in review.concerns)
    return frozenset((*plan.links, *rows, *reviews))


def new_concerns(plan: Plan, concerns: Iterable[Concern], earlier: Iterable[Plan] = ()) -> tuple[Concern, ...]:
    """Return the concerns that count and that a version has not been reviewed for, oldest first.

    Those are written, or moved into the file, since its last review or its start, and those that were already so
    under a version before it and that it does not name: a concern that comes while the next version is being
    written is not lost. One that is written on the day of a review is new unless the review names it.
    """
    return _new_of(plan, counting_concerns(concerns), earlier)


def counting_concerns(concerns: Iterable[Concern]) -> tuple[tuple[datetime, Concern], ...]:
    """Return the concerns that count, each with when it became known in this file, oldest first."""
    return tuple(sorted(((known_at(c), c) for c in concerns if c.counts), key=lambda pair: pair[0]))


def _new_of(plan: Plan, counting: Sequence[tuple[datetime, Concern]], earlier: Iterable[Plan]) -> tuple[Concern, ...]:
    before = (old for old in earlier if old.id != plan.id and old.in_force_day and old.struck_out is None)
    versions = (*sorted(before, key=lambda old: (start_day(old), old.plan_version)), plan)
    new: frozenset[RecordId] = frozenset()
    for version in versions:
        began, last, named = _start(version), last_review_day(version), named_in(version)
        new = frozenset(
            concern.id
            for known, concern in counting
            if (concern.id in new or known >= began)
            and not (last is not None and known.date() < last)
            and concern.id not in named
        )
    return tuple(concern for _, concern in counting if concern.id in new)


def _start(plan: Plan) -> datetime:
    try:
        at = time.fromisoformat(plan.in_force_time)
    except ValueError:
        at = time.min
    return datetime.combine(start_day(plan), at)
