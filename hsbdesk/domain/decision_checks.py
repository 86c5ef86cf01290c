"""What a decision has to say before it is recorded, and before an answer to it is (domain.md 3.3 and 11, no. 31)."""

from collections.abc import Iterator

from hsbdesk.domain.dates import is_day
from hsbdesk.domain.decision import Decided, Decision, DecisionContent, Reconsidered
from hsbdesk.domain.decision_due import comes_back_on
from hsbdesk.errors import DeskError


def check_decision(content: DecisionContent, today: str) -> None:
    """Raise DeskError with the field of the first gap; days are ISO."""
    for error in _gaps(content, today):
        raise error


def check_answer(decision: Decision, step: Reconsidered, today: str) -> None:
    """Raise DeskError with the field of the first gap in an answer: it is dated and has a reason, and a day to come.

    Where the day has come, waiting longer needs the next one.
    """
    if not step.because.strip():
        raise DeskError("decision_needs_reason", field="because")
    if step.next_on and (not is_day(step.next_on) or step.next_on <= today):
        raise DeskError("decision_needs_later_day", field="next_on")
    if step.stands and not step.next_on and comes_back_on(decision) <= today:
        raise DeskError("decision_needs_next_day", field="next_on")


def _gaps(content: DecisionContent, today: str) -> Iterator[DeskError]:
    if not content.because.strip():
        yield DeskError("decision_needs_reason", field="because")
    if not content.routes:
        yield DeskError("decision_needs_route", field="routes")
    for place, route in enumerate(content.routes):
        if not route.route:
            yield DeskError("decision_route_needs_name", field=f"routes.{place}.route")
        if not route.because.strip():
            yield DeskError("decision_route_needs_reason", field=f"routes.{place}.because")
    if not is_day(content.decided_on) or content.decided_on > today:
        yield DeskError("decision_needs_its_day", field="decided_on")
    if content.decided is Decided.REFER:
        return
    if not content.considered_for:
        yield DeskError("decision_needs_service", field="considered_for")
    if content.decided is Decided.WAIT_ON_ADVICE and not content.consulted.strip():
        yield DeskError("decision_needs_adviser", field="consulted")
    if not content.return_if.strip():
        yield DeskError("decision_needs_return_if", field="return_if")
    if not is_day(content.return_on) or content.return_on <= today:
        yield DeskError("decision_needs_later_day", field="return_on")
