"""Rules about which council it goes to: R06 and R51."""

from collections.abc import Iterator

from hsbdesk.domain.child import Answer
from hsbdesk.domain.contact import NOT_REACHED, ContactKind
from hsbdesk.domain.names import fold
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_look import Look

_RECIPIENT = FieldPlace(section="front", field="recipient")
_TAKES_WRITING = frozenset({ContactKind.REPORT, ContactKind.TOLD_TO_REPORT_IN_WRITING})


def r06_recipient(look: Look) -> Iterator[Finding]:
    """Check for the right council: where it occurred, where the child lives and was found; an open case's worker.

    Where they differ both are phoned, and which one takes it is recorded (domain.md section 3).
    """
    case, say, recipient = look.case, look.say, look.case.referral.recipient
    if not recipient.name.strip():
        yield look.stop("R06:name", say("The recipient is not named"), _RECIPIENT)
        return
    service = case.service
    if service is not None and service.nation != recipient.nation:
        text = say("{name} is in another nation than the one whose law this document follows", name=service.name)
        yield look.stop("R06:nation", text, FieldPlace(section="front", field="nation"))
    if recipient.code != "SS":
        return
    if not case.council_of_concern:
        place = FieldPlace(section="front", field="council_of_concern")
        yield look.stop("R06:concern", say("Which council the concern occurred in is not known"), place)
    if not case.file.council_of_residence.strip():
        place = FieldPlace(section="file", field="council_of_residence")
        yield look.stop("R06:home", say("Which council the child lives in is not known"), place)
    to = fold(" ".join((recipient.name, recipient.team, service.council if service is not None else "")))
    councils = case.councils
    if councils and not any(fold(council) in to for council in councils):
        text = say("The recipient is none of the councils it concerns: {list}", list=", ".join(councils))
        yield look.stop("R06:council", text, _RECIPIENT)
    if len(councils) > 1:
        yield from _taker(look, councils, to)
    yield from _worker(look)


def _taker(look: Look, councils: tuple[str, ...], to: str) -> Iterator[Finding]:
    """Check that each council was phoned and which one takes it; it goes to the one that does."""
    case, say = look.case, look.say
    course = FieldPlace(section="course", field="councils")
    for council in councils:
        if not is_phoned(case, council):
            text = say("More than one council is concerned: no call to {council}", council=council)
            yield look.stop(f"R06:call:{council}", text, course)
    takers = [taking.council for taking in case.referral.councils if taking.takes == Answer.YES]
    if not takers:
        text = say("Which council takes it is not recorded: {list}", list=", ".join(councils))
        yield look.stop("R06:taker", text, course)
    elif not any(fold(taker) in to for taker in takers):
        text = say("{council} takes it, and it goes to another", council=takers[-1])
        yield look.stop("R06:other", text, _RECIPIENT)


def is_phoned(case: ReadinessCase, council: str) -> bool:
    """Say whether a call reached a council: one that names it, or the one in which it was asked to take this."""
    named = {taking.contact for taking in case.referral.councils if fold(taking.council) == fold(council)}
    reached = (call for call in case.contacts if call.kind not in NOT_REACHED and call.struck_out is None)
    return any(call.id in named or fold(council) in fold(call.organisation) for call in reached)


def _worker(look: Look) -> Iterator[Finding]:
    """Check that an open case goes to its allocated worker, not to the front door (domain.md 3 and 4.2)."""
    case, say, recipient = look.case, look.say, look.case.referral.recipient
    services = case.file.services
    if services.open is not Answer.YES:
        return
    to = fold(f"{recipient.name} {recipient.team} {recipient.worker}")
    if not services.worker.strip() and not recipient.worker.strip():
        text = say("The case is open: who the allocated worker is, is not recorded")
        yield look.stop("R06:unknown_worker", text, FieldPlace(section="file", field="services"))
    elif services.worker.strip() and fold(services.worker) not in to:
        text = say("The case is open: the recipient is the allocated worker, {name}", name=services.worker)
        yield look.stop("R06:worker", text, FieldPlace(section="front", field="worker"))


def r51_written_report(look: Look) -> Iterator[Finding]:
    """Check that the clock of the written report runs after a call taken as a report, in the recipient's nation."""
    case, say = look.case, look.say
    if "T_WRITE" not in case.content.timers():
        return
    councils = [fold(council) for council in case.councils if case.nation_of(council) == case.content.nation]
    made = {task.made_by for task in case.tasks if task.kind == "WRITE_REPORT"}
    for call in case.contacts:
        asked = any(council in fold(call.organisation) for council in councils)
        if asked and call.kind in _TAKES_WRITING and call.id not in made and call.struck_out is None:
            text = say("{number} was taken as a report, and no written report is due from it", number=call.number)
            yield look.warn(f"R51:{call.number}", text, FieldPlace(section="file", field="call", record=call.id))
