"""What a need-to-know sheet must say before it leaves the school (domain.md 6.3)."""

import re
from collections.abc import Iterator

from hsbdesk.domain.names import fold
from hsbdesk.domain.plan import NeedToKnow, PlanRow
from hsbdesk.domain.plan_dates import read_day
from hsbdesk.domain.plan_gaps import Gap, Stop

MOST_RULES = 3
"""Rules of a sheet at most: what an adult keeps in mind while they lead something else."""

_CHANGING = frozenset({"SPORTS_CLUB", "SWIMMING", "LEISURE_CENTRE", "TRIP_RESIDENTIAL"})
_TOILETS = _CHANGING | {
    "BREAKFAST_AFTERSCHOOL_CLUB",
    "TRIP_DAY",
    "YOUTH_CLUB_UNIFORMED",
    "FAITH_GROUP",
    "COMMUNITY_EVENT",
}
SAYS_TOILETS = re.compile(r"\b(?:toilets?|loos?|lavator(?:y|ies)|bathrooms?|washrooms?|toiled\w*|doiled\w*|ty bach)\b")
"""Over folded text, in English and Welsh."""
SAYS_CHANGING = re.compile(r"\b(?:chang(?:e|es|ed|ing)|newid|kit)\b")


def sheet_gaps(row: PlanRow) -> tuple[Gap, ...]:
    """Return what is missing from a row's sheet; nothing for a row without one."""
    return tuple(_sheet(row, row.sheet)) if row.sheet is not None else ()


def _sheet(row: PlanRow, sheet: NeedToKnow) -> Iterator[Gap]:
    def gap(id_: str, name: str, stops: Stop = Stop.PRINT, no: int = 0) -> Gap:
        return Gap(id=id_, field=f"sheet.{name}", stops=stops, row=row.key, params=(("n", no),) if no else ())

    if len(sheet.rules) > MOST_RULES:
        yield gap("sheet_too_many_rules", "rules", Stop.SAVE)
    if not any(rule.text.strip() for rule in sheet.rules):
        yield gap("sheet_needs_rule", "rules")
    for no, rule in enumerate(sheet.rules, 1):
        if rule.text.strip() and not rule.cover.strip():
            yield gap("sheet_rule_needs_cover", f"rules.{no - 1}.cover", no=no)
    if not any(holder.name.strip() for holder in sheet.holders):
        yield gap("sheet_needs_holder", "holders")
    elif not any(holder.is_cover and holder.name.strip() for holder in sheet.holders):
        yield gap("sheet_needs_cover", "holders")
    said = fold(" ".join((*(rule.text for rule in sheet.rules), *_answers(sheet))))
    if row.setting in _TOILETS and not SAYS_TOILETS.search(said):
        yield gap("sheet_needs_toilets", "answers")
    if row.setting in _CHANGING and not SAYS_CHANGING.search(said):
        yield gap("sheet_needs_changing", "answers")
    if not sheet.tells_carer.strip():
        yield gap("sheet_needs_tells_carer", "tells_carer")
    if not sheet.read_by.strip():
        yield gap("sheet_not_read", "read_by")
    if not sheet.carer_phone.strip():
        yield gap("sheet_check_carer_phone", "carer_phone", Stop.NOTHING)
    if not sheet.procedure.strip():
        yield gap("sheet_check_procedure", "procedure", Stop.NOTHING)
    if read_day(sheet.return_by) is None:
        yield gap("sheet_check_return", "return_by", Stop.NOTHING)


def _answers(sheet: NeedToKnow) -> Iterator[str]:
    for answer in sheet.answers:
        yield f"{answer.when} {answer.then}"
