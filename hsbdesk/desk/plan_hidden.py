"""One row of a plan as a screen shows it while names are off: every name in what was typed is its initial."""

from collections.abc import Callable
from dataclasses import replace

from hsbdesk.domain.plan import Contingency, Control, Hold, NeedToKnow, PlanRow


def hidden_row(row: PlanRow, text: Callable[[str], str]) -> PlanRow:
    """Return a row to be read, never to be saved; codes, keys, days and times stay as they are.

    What the need-to-know sheet says is left out: it is read where it is written, with names on.
    """
    return replace(
        row,
        name=text(row.name),
        behaviour=text(row.behaviour),
        at_risk=text(row.at_risk),
        triggers_words=text(row.triggers_words),
        gives=text(row.gives),
        needs_words=text(row.needs_words),
        because=text(row.because),
        controls=tuple(_control(control, text) for control in row.controls),
        supervision_words=text(row.supervision_words),
        supervisor=text(row.supervisor),
        supervisor_role=text(row.supervisor_role),
        supervisor_cover=text(row.supervisor_cover),
        attendance_words=text(row.attendance_words),
        hold=_hold(row.hold, text) if row.hold is not None else None,
        alternative=text(row.alternative),
        may_still_do=text(row.may_still_do),
        contingencies=tuple(_answer(answer, text) for answer in row.contingencies),
        child_view=text(row.child_view),
        carer_view=text(row.carer_view),
        agreed_words=text(row.agreed_words),
        own_words=text(row.own_words),
        sheet=NeedToKnow() if row.sheet is not None else None,
    )


def _control(control: Control, text: Callable[[str], str]) -> Control:
    return replace(
        control,
        what=text(control.what),
        who=text(control.who),
        cover=text(control.cover),
        conditional=text(control.conditional),
        carer_capacity=text(control.carer_capacity),
        status_words=text(control.status_words),
        may_loosen=text(control.may_loosen),
    )


def _hold(hold: Hold, text: Callable[[str], str]) -> Hold:
    return replace(
        hold,
        reason=text(hold.reason),
        decided_by=text(hold.decided_by),
        substitute=text(hold.substitute),
        told_how=text(hold.told_how),
    )


def _answer(answer: Contingency, text: Callable[[str], str]) -> Contingency:
    return replace(
        answer,
        when_words=text(answer.when_words),
        then=text(answer.then),
        by=text(answer.by),
        tell=text(answer.tell),
    )
