"""Ready rows by setting: prompts of the content pack that a new row starts from."""

from dataclasses import replace

from hsbdesk.desk.session import Session
from hsbdesk.domain.ids import new_id
from hsbdesk.domain.plan import Contingency, Control, PlanRow


def ready_plan_row(session: Session, row: PlanRow) -> PlanRow:
    """Return a new row with the planned controls and answers that its setting starts from.

    What makes it more likely and what helps is for staff to say: the pack's words for those are prompts only.
    """
    ready = session.content.plan_row(row.setting)
    return replace(
        row,
        supervision=ready.supervision,
        controls=tuple(Control(key=new_id(), type=one.type, what=one.what) for one in ready.controls),
        contingencies=tuple(Contingency(when=one.when, then=one.then) for one in ready.answers),
    )
