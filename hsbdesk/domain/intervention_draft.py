"""What the form of an intervention holds, and what must be there before it may be recorded (domain.md section 5)."""

import re
from dataclasses import dataclass

from hsbdesk.domain.dates import PartialDate, is_day
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import AimScope, CheckedIntervention, Exclusion, InterventionStatus
from hsbdesk.errors import DeskError

EXCLUSIONS = frozenset({"INTERNAL_EXCLUSION", "FIXED_EXCLUSION"})
"""Types that ask for dates, days and who decided; the nation's word is in the content pack."""

_NOT_ALWAYS = re.compile(
    r"\b(?:where|when|if|as) (?:\w+ )?(?:staffing|possible|available|able|time|numbers)\b", re.IGNORECASE
)
_SENT_HOME = re.compile(
    r"\b(?:sent home|send(?:ing)? (?:\w+ )?home|reduced (?:hours|timetable|day)|part[- ]time timetable)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionDraft:
    """The form's content; dates are as typed. Its uuid is the record's, so recording twice is impossible."""

    uuid: str
    file: FileId
    type: str = ""
    title: str = ""
    status: InterventionStatus = InterventionStatus.RUNNING
    start: str = ""
    end: str = ""
    who: str = ""
    dose: str = ""
    aim: str = ""
    scope_words: str = ""
    scope_places: tuple[str, ...] = ()
    scope_times: tuple[str, ...] = ()
    scope_behaviours: tuple[str, ...] = ()
    delivered_to: tuple[str, ...] = ()
    resources: str = ""
    resources_by: str = ""
    restrictive: bool = False
    impact_on_child: str = ""
    reliability: str = ""
    reliability_words: str = ""
    exclusion_start: str = ""
    exclusion_end: str = ""
    exclusion_days: str = ""
    exclusion_decided_by: str = ""
    exclusion_work_set: str = ""
    exclusion_return: str = ""
    links: tuple[RecordId, ...] = ()
    """The concerns it answers."""
    prompted: tuple[RecordId, ...] = ()
    """Entries it led to."""


@dataclass(frozen=True, slots=True)
class DraftDates:
    """The dates of a draft, read. `exclusion` is first and last day, ISO."""

    start: PartialDate
    end: PartialDate | None = None
    exclusion: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing or worth a second look, and the field it belongs to; a sentence stands under its id."""

    field: str
    id: str


def find_gaps(draft: InterventionDraft) -> tuple[Gap, ...]:
    """Return the must-haves that are missing."""
    gaps = [
        Gap(field, id_)
        for missing, field, id_ in (
            (not draft.type, "type", "intervention_needs_type"),
            (not draft.title.strip(), "title", "intervention_needs_title"),
            (not draft.start.strip(), "start", "intervention_needs_start"),
            (
                draft.restrictive and not draft.impact_on_child.strip(),
                "impact_on_child",
                "intervention_needs_impact",
            ),
        )
        if missing
    ]
    if draft.type in EXCLUSIONS:
        gaps += [
            Gap(field, "exclusion_needs_facts")
            for field in ("exclusion_start", "exclusion_end", "exclusion_decided_by")
            if not getattr(draft, field).strip()
        ]
        if not _days(draft):
            gaps.append(Gap("exclusion_days", "exclusion_needs_days"))
    return tuple(gaps)


def find_checks(draft: InterventionDraft) -> tuple[Gap, ...]:
    """Return what is worth a second look; nothing of it stops recording."""
    said = f"{draft.title} {draft.dose} {draft.reliability_words}"
    found = (
        (not draft.aim.strip(), "aim", "intervention_check_aim"),
        (not draft.who.strip(), "who", "intervention_check_who"),
        (
            draft.type == "TURN_THE_PAGE" and not draft.resources_by.strip(),
            "resources_by",
            "intervention_check_specialist",
        ),
        (
            bool(_NOT_ALWAYS.search(said)) and draft.reliability in {"", "IN_PLACE"},
            "reliability",
            "intervention_check_partly",
        ),
        (bool(_SENT_HOME.search(said)) and draft.type not in EXCLUSIONS, "type", "intervention_check_exclusion"),
    )
    return tuple(Gap(field, id_) for holds, field, id_ in found if holds)


def check_intervention(draft: InterventionDraft, dates: DraftDates) -> CheckedIntervention:
    """Return what may be recorded.

    Raises DeskError with the first gap and its field; "intervention_ends_before" when an end lies before its
    start, "intervention_not_ended" for the status Ended without an end.
    """
    gaps = find_gaps(draft)
    if gaps:
        raise DeskError(gaps[0].id, field=gaps[0].field)
    if draft.status is InterventionStatus.ENDED and dates.end is None:
        raise DeskError("intervention_not_ended", field="end")
    check_ends(dates.start, dates.end)
    return CheckedIntervention(
        file=draft.file,
        type=draft.type,
        title=draft.title.strip(),
        status=draft.status,
        start=dates.start,
        end=dates.end,
        who=draft.who,
        dose=draft.dose,
        aim=draft.aim,
        aim_scope=_scope(draft),
        delivered_to=draft.delivered_to,
        resources=draft.resources,
        resources_by=draft.resources_by,
        restrictive=draft.restrictive,
        impact_on_child=draft.impact_on_child,
        reliability=draft.reliability,
        reliability_words=draft.reliability_words,
        exclusion=_exclusion(draft, dates),
        prompted=draft.prompted,
    )


def check_ends(start: PartialDate, end: PartialDate | None) -> None:
    """Raise DeskError("intervention_ends_before") when the end surely lies before the start."""
    if end is not None and end.end is not None and start.start is not None and end.end < start.start:
        raise DeskError("intervention_ends_before", field="end")


def _scope(draft: InterventionDraft) -> AimScope | None:
    scope = AimScope(
        words=draft.scope_words,
        places=draft.scope_places,
        times=draft.scope_times,
        behaviours=draft.scope_behaviours,
    )
    return None if scope == AimScope() else scope


def _exclusion(draft: InterventionDraft, dates: DraftDates) -> Exclusion | None:
    if draft.type not in EXCLUSIONS:
        return None
    first, last = dates.exclusion
    if not (is_day(first) and is_day(last)) or last < first:
        raise DeskError("exclusion_needs_facts", field="exclusion_end" if is_day(first) else "exclusion_start")
    return Exclusion(
        start=first,
        end=last,
        days=_days(draft),
        decided_by=draft.exclusion_decided_by,
        work_set=draft.exclusion_work_set,
        return_meeting=draft.exclusion_return,
    )


def _days(draft: InterventionDraft) -> int:
    """Return the school days of an exclusion; 0 for what is no whole number of 1 to 100."""
    typed = draft.exclusion_days.strip()
    return int(typed) if re.fullmatch(r"[1-9]\d?|100", typed) else 0
