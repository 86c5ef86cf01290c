"""The places of a file's entries: what a first plan starts from, and which of them no row covers."""

from collections.abc import Sequence

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.plan_views import UncoveredLine
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.plan_cover import Uncovered, find_uncovered, settings_of


def place_lines(
    session: Session, concerns: Sequence[Concern], labels: dict[RecordId, str], book: NameBook
) -> tuple[UncoveredLine, ...]:
    """Return each place of the entries that count, with its entries, in the order in which they came up."""
    return _lines(find_uncovered((), concerns, settings_of(session.school.places)), labels, book)


def uncovered_lines(
    session: Session, plan: Plan | None, concerns: Sequence[Concern], labels: dict[RecordId, str], book: NameBook
) -> tuple[UncoveredLine, ...]:
    """Return the places that no row of a plan covers; none without a plan."""
    if plan is None:
        return ()
    return _lines(find_uncovered(plan.rows, concerns, settings_of(session.school.places)), labels, book)


def _lines(found: Sequence[Uncovered], labels: dict[RecordId, str], book: NameBook) -> tuple[UncoveredLine, ...]:
    lines: list[UncoveredLine] = []
    for one in found:
        ids = tuple(concern.id for concern in one.concerns)
        name = book.text(one.place)
        text = f"{name}: {_numbers(labels, ids)}"
        lines.append(UncoveredLine(place=one.place, setting=one.setting, name=name, concerns=ids, text=text))
    return tuple(lines)


def _numbers(labels: dict[RecordId, str], ids: Sequence[RecordId]) -> str:
    """Return "no. 10, 11"."""
    said = [labels[one] for one in ids if one in labels]
    return ", ".join(said[:1] + [one.rpartition(" ")[2] for one in said[1:]])
