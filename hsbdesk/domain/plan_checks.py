"""What a plan must say before it is saved or signed, and what is worth a second look (domain.md 6.2 to 6.5).

Few things stop: a hold that nobody can end, conditions that nobody keeps, a control that nothing is said of. The rest
is pointed out, for a plan that is not whole yet protects better than one that is not signed.
"""

from collections.abc import Iterator, Sequence

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.plan import Attendance, Control, ControlStatus, Hold, Level, Plan, PlanRow
from hsbdesk.domain.plan_dates import hold_limit, read_day
from hsbdesk.domain.plan_duty import named_in
from hsbdesk.domain.plan_gaps import Gap, Stop
from hsbdesk.domain.plan_sheets import sheet_gaps

HOLD_SETTINGS = frozenset(
    {
        "BREAKFAST_AFTERSCHOOL_CLUB",
        "TRIP_DAY",
        "TRIP_RESIDENTIAL",
        "HOME_VISITORS_SLEEPOVERS",
        "CONTACT_VISITS",
        "SPORTS_CLUB",
        "YOUTH_CLUB_UNIFORMED",
        "FAITH_GROUP",
        "COMMUNITY_EVENT",
    }
)
"""Where a hold is offered: clubs, groups, trips and visits. Lessons and the school day are never on hold: keeping a
child out of those is an exclusion (domain.md 6.2)."""

_BROKE = frozenset({ControlStatus.NOT_DELIVERED, ControlStatus.DELIVERED_DID_NOT_WORK})
_RESTRICTS = frozenset({Attendance.ON_HOLD, Attendance.CONTINUE_WITH_CONDITIONS})
_OPEN = frozenset({Attendance.NOT_SAID, Attendance.TO_BE_DECIDED})


def may_hold(setting: str) -> bool:
    """Say whether a hold is offered in a setting."""
    return setting in HOLD_SETTINGS


def row_gaps(row: PlanRow) -> tuple[Gap, ...]:
    """Return what is missing from one row, what stops saving first."""
    found = [*_heads(row), *hold_gaps(row), *_conditions(row), *_controls(row), *_checks(row), *sheet_gaps(row)]
    return tuple(sorted(found, key=lambda gap: _ORDER.index(gap.stops)))


def plan_gaps(plan: Plan, new: Sequence[Concern] = ()) -> tuple[Gap, ...]:
    """Return what is missing from a version, its rows in order, what stops saving first.

    `new` are the concerns that the version in force was not reviewed for (plan_duty.py): the next one names them.
    """
    found = [*_whole(plan), *(gap for row in plan.rows for gap in row_gaps(row))]
    unnamed = {concern.id for concern in new} - named_in(plan)
    if unnamed:
        found.append(Gap(id="plan_check_new_concern", field="links", stops=Stop.NOTHING, params=(("n", len(unnamed)),)))
    return tuple(sorted(found, key=lambda gap: _ORDER.index(gap.stops)))


_ORDER = tuple(Stop)


def hold_gaps(row: PlanRow) -> tuple[Gap, ...]:
    """Return what is missing from a row's hold; nothing for a row without one."""
    if row.attendance is not Attendance.ON_HOLD:
        return ()
    if not may_hold(row.setting):
        return (Gap(id="plan_hold_school_day", field="attendance", row=row.key),)
    hold = row.hold or Hold()
    missing = (
        (not hold.reason.strip(), "reason", "plan_hold_needs_reason"),
        (not hold.decided_by.strip(), "decided_by", "plan_hold_needs_decider"),
        (hold.waits_for is None, "waits_for", "plan_hold_needs_intervention"),
        (read_day(hold.starts) is None, "starts", "plan_hold_needs_start"),
        (read_day(hold.ends) is None, "ends", "plan_hold_needs_end"),
        (not hold.substitute.strip(), "substitute", "plan_hold_needs_substitute"),
        (not hold.told_how.strip(), "told_how", "plan_hold_needs_told"),
    )
    gaps = [Gap(id=id_, field=f"hold.{name}", row=row.key) for holds, name, id_ in missing if holds]
    starts, ends = read_day(hold.starts), read_day(hold.ends)
    if starts is not None and ends is not None and ends < starts:
        gaps.append(Gap(id="plan_hold_ends_before", field="hold.ends", row=row.key))
    elif starts is not None and ends is not None and ends > hold_limit(starts):
        last = day_text(hold_limit(starts).isoformat())
        gaps.append(Gap(id="plan_hold_too_long", field="hold.ends", row=row.key, params=(("last", last),)))
    return tuple(gaps)


def _heads(row: PlanRow) -> Iterator[Gap]:
    if not row.name.strip():
        yield Gap(id="plan_row_needs_name", field="name", row=row.key)
    if not row.setting:
        yield Gap(id="plan_row_needs_setting", field="setting", row=row.key)
    if row.starts and row.ends and row.ends <= row.starts:
        yield Gap(id="plan_row_times", field="ends", row=row.key)


def _conditions(row: PlanRow) -> Iterator[Gap]:
    """Conditions are kept by somebody, with something (POLICY)."""
    if row.attendance is not Attendance.CONTINUE_WITH_CONDITIONS:
        return
    if not _bound(row):
        yield Gap(id="plan_conditions_need_control", field="controls", stops=Stop.SIGN, row=row.key)
    if not row.supervisor.strip():
        yield Gap(id="plan_conditions_need_supervisor", field="supervisor", stops=Stop.SIGN, row=row.key)


def _bound(row: PlanRow) -> tuple[Control, ...]:
    return tuple(control for control in row.controls if control.status is not ControlStatus.ENDED)


def _controls(row: PlanRow) -> Iterator[Gap]:
    for no, control in enumerate(row.controls, 1):
        starts, ends = read_day(control.starts), read_day(control.ends)
        planned = control.status is ControlStatus.PLANNED
        found = (
            (not control.what.strip(), "what", "plan_control_needs_what", Stop.SAVE),
            (starts is not None and ends is not None and ends < starts, "ends", "plan_control_ends_before", Stop.SAVE),
            (
                control.status in _BROKE and not control.status_words.strip(),
                "status_words",
                "plan_control_what_happened",
                Stop.SAVE,
            ),
            (not control.who.strip(), "who", "plan_check_control_who", Stop.NOTHING),
            (
                bool(control.who.strip()) and not control.cover.strip(),
                "cover",
                "plan_check_control_cover",
                Stop.NOTHING,
            ),
            (planned and starts is None, "starts", "plan_check_control_by", Stop.NOTHING),
            (
                bool(control.conditional.strip()) and control.status is ControlStatus.IN_PLACE,
                "status",
                "plan_check_control_partly",
                Stop.NOTHING,
            ),
        )
        if control.status is ControlStatus.ENDED:
            found = found[:2]
        for holds, name, id_, stops in found:
            if holds:
                yield Gap(
                    id=id_, field=f"controls.{control.key}.{name}", stops=stops, row=row.key, control=control.key,
                    params=(("n", no),),
                )  # fmt: skip


def _checks(row: PlanRow) -> Iterator[Gap]:
    restricts = row.attendance in _RESTRICTS
    watched = bool(row.supervisor.strip())
    no_cover = watched and not row.supervisor_cover.strip()
    found = (
        (not row.behaviour.strip(), "behaviour", "plan_check_behaviour"),
        (not row.at_risk.strip(), "at_risk", "plan_check_at_risk"),
        (row.level is Level.NOT_SAID, "level", "plan_check_level"),
        (row.level is not Level.NOT_SAID and not row.because.strip(), "because", "plan_check_because"),
        (row.level is Level.HIGHER and not _bound(row), "controls", "plan_check_higher"),
        (row.attendance in _OPEN, "attendance", "plan_check_attendance"),
        (no_cover and bool(row.alternative.strip()), "supervisor_cover", "plan_check_supervisor_cover"),
        # A child is not left out because an adult is away: something else is offered first (domain.md 6.2).
        (no_cover and not row.alternative.strip(), "supervisor_cover", "plan_check_no_cover"),
        (restricts and not row.may_still_do.strip(), "may_still_do", "plan_check_may_still_do"),
        (watched and read_day(row.briefed_on) is None, "briefed_on", "plan_check_briefed"),
    )
    for holds, name, id_ in found:
        if holds:
            yield Gap(id=id_, field=name, stops=Stop.NOTHING, row=row.key)


def _whole(plan: Plan) -> Iterator[Gap]:
    if not plan.rows:
        yield Gap(id="plan_needs_row", field="rows", stops=Stop.SIGN)
    voices = {voice.of for voice in plan.voices}
    family = plan.family
    helped = any(text.strip() for text in (family.will_do, family.can_do, family.needs_help))
    found = (
        (plan.plan_version > 1 and not plan.why.strip(), "why", "plan_check_why"),
        (not plan.strengths.strip(), "strengths", "plan_check_strengths"),
        (not plan.may_still_do.strip(), "may_still_do", "plan_check_plan_may_still_do"),
        (not helped, "family", "plan_check_family"),
        ("CHILD" not in voices, "voices", "plan_check_child_voice"),
        ("CARER" not in voices, "voices", "plan_check_carer_voice"),
        (not plan.own_page.strip(), "own_page", "plan_check_own_page"),
    )
    for holds, name, id_ in found:
        if holds:
            yield Gap(id=id_, field=name, stops=Stop.NOTHING)
