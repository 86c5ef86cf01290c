"""What a case file must keep beyond its types: clean texts, dates, numbers, links, letters, versions."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.concern import Move, Occurrences
from hsbdesk.domain.council_form import CouncilForm
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.decision import Decision, Reconsidered
from hsbdesk.domain.directory import GuidanceLine, Service, ThresholdsDocument
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.interim import InterimChange
from hsbdesk.domain.intervention import Delivery, Exclusion
from hsbdesk.domain.numbers import parse_number
from hsbdesk.domain.person import Person, Pupil
from hsbdesk.domain.plan import (
    ClosureReview,
    Control,
    Hold,
    NeedToKnow,
    Plan,
    PlanEnding,
    PlanReview,
    PlanRow,
    PlanVoice,
)
from hsbdesk.domain.record import Amendment, Recorded, StrikeOut
from hsbdesk.domain.referral import FamilyAgreement, Referral
from hsbdesk.domain.safety_plan import OwnWords, SafetyPlan, SafetyReview
from hsbdesk.domain.school import BrookTraining, DayTime, School
from hsbdesk.domain.sending import CouncilTaking, Escalation, RefusalStep, Sending, ServiceAnswer
from hsbdesk.domain.sharing import Told, ToldReturn
from hsbdesk.domain.signoff import REFERRAL_ROLES, SignOff
from hsbdesk.domain.task import Task
from hsbdesk.domain.text import NAME_MOST, NARRATIVE_MOST, ONE_LINE, altered
from hsbdesk.domain.triage import Triage
from hsbdesk.errors import DeskError
from hsbdesk.exchange.case import TYPES, CaseFile, StatedVersion
from hsbdesk.exchange.plain_json import Fault, Leaf, fields_of, leaves, wrong

_Named = Mapping[type, frozenset[str]]

_DAYS: _Named = {
    Person: frozenset({"born"}),
    Pupil: frozenset({"born", "left_on"}),
    ChildFile: frozenset({"opened_on", "closed_on"}),
    Referral: frozenset({"opened_on"}),
    Task: frozenset({"due_on", "snoozed_until"}),
    Occurrences: frozenset({"dates"}),
    Delivery: frozenset({"day"}),
    Exclusion: frozenset({"start", "end"}),
    BrookTraining: frozenset({"trained_on"}),
    Amendment: frozenset({"said_on"}),
    Plan: frozenset({"in_force_day", "until_day", "review_due"}),
    PlanRow: frozenset({"review_due"}),
    Control: frozenset({"starts", "ends", "status_on", "may_loosen_on"}),
    Hold: frozenset({"starts", "ends"}),
    NeedToKnow: frozenset({"not_on", "return_by", "read_on"}),
    PlanVoice: frozenset({"on"}),
    PlanReview: frozenset({"on", "next_due"}),
    ClosureReview: frozenset({"closure", "on"}),
    PlanEnding: frozenset({"on"}),
    InterimChange: frozenset({"from_day", "ends_on", "outcome_on"}),
    SafetyPlan: frozenset({"in_force_day", "until_day", "review_due"}),
    OwnWords: frozenset({"on"}),
    SafetyReview: frozenset({"on", "next_due"}),
    Told: frozenset({"on_day", "return_by"}),
    ToldReturn: frozenset({"on_day"}),
    FamilyAgreement: frozenset({"on"}),
    CouncilTaking: frozenset({"in_writing_on"}),
    RefusalStep: frozenset({"next_on"}),
    Escalation: frozenset({"next_on"}),
    Service: frozenset({"checked_on"}),
    ThresholdsDocument: frozenset({"checked_on"}),
    GuidanceLine: frozenset({"checked_on"}),
    Decision: frozenset({"decided_on", "return_on"}),
    Reconsidered: frozenset({"on", "next_on"}),
    CouncilForm: frozenset({"checked_on"}),
}
_MOMENTS: _Named = {
    Amendment: frozenset({"at"}),
    StrikeOut: frozenset({"at"}),
    Move: frozenset({"at", "undone_at"}),
    StatedVersion: frozenset({"at"}),
    Task: frozenset({"done_at"}),
    Triage: frozenset({"decided_at"}),
    Told: frozenset({"shared_at"}),
    ToldReturn: frozenset({"noted_at"}),
    Sending: frozenset({"noted_at"}),
    CouncilTaking: frozenset({"noted_at"}),
    ServiceAnswer: frozenset({"noted_at"}),
    RefusalStep: frozenset({"noted_at"}),
    Escalation: frozenset({"noted_at"}),
}
_SCHOOL_TIMES: _Named = {
    Sending: frozenset({"at", "received_at", "acknowledged_at"}),
    ServiceAnswer: frozenset({"on"}),
    RefusalStep: frozenset({"on"}),
    Escalation: frozenset({"on", "answered_on"}),
}
"""A day of school time, with or without its time: "2026-03-18T14:31"."""
_TIMES: _Named = {
    Task: frozenset({"due_time"}),
    DayTime: frozenset({"start", "end"}),
    Plan: frozenset({"in_force_time", "until_time"}),
    PlanRow: frozenset({"starts", "ends"}),
    InterimChange: frozenset({"from_time"}),
    Told: frozenset({"on_time"}),
}
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_LETTER = re.compile(r"[A-Z]{1,2}")
_PREFIXES = {"Concern": "I", "Fact": "F", "Intervention": "N", "Contact": "C", "Task": "T", "Referral": "R"} | (
    dict.fromkeys(("Plan", "Interim", "SafetyPlan"), "P") | {"Decision": "D", "CouncilForm": "M"}
)


def check_case(case: CaseFile) -> None:
    """Raise DeskError("case_file_wrong", path=, reason=) at the first thing that does not hold."""
    for leaf in leaves(case):
        _check_text(leaf)
        _check_shape(leaf)
    _check_ids(case)
    _check_links(case)
    for place, file in enumerate(case.files):
        _check_letters(file, f"files[{place}]")
    _check_history(case)
    _check_signatures(case)


def _check_text(leaf: Leaf) -> None:
    one_line = leaf.field in ONE_LINE
    if altered(leaf.text, lines=not one_line):
        raise wrong(leaf.path, Fault.TEXT_NOT_CLEAN)
    if len(leaf.text) > (NAME_MOST if one_line else NARRATIVE_MOST):
        raise wrong(leaf.path, Fault.TEXT_TOO_LONG)


def _check_shape(leaf: Leaf) -> None:
    if leaf.text == "" and _may_be_empty(leaf.owner, leaf.field):
        return
    if leaf.field in _DAYS.get(leaf.owner, ()) and not is_day(leaf.text):
        raise wrong(leaf.path, Fault.NOT_A_DAY)
    is_head = issubclass(leaf.owner, Recorded) and leaf.field == "recorded_at"
    if (is_head or leaf.field in _MOMENTS.get(leaf.owner, ())) and not _is_moment(leaf.text):
        raise wrong(leaf.path, Fault.NOT_A_MOMENT)
    if leaf.field in _SCHOOL_TIMES.get(leaf.owner, ()) and not _is_school_time(leaf.text):
        raise wrong(leaf.path, Fault.NOT_A_MOMENT)
    if leaf.owner is SignOff and leaf.field == "at" and not (is_day(leaf.text) or _is_moment(leaf.text)):
        raise wrong(leaf.path, Fault.NOT_A_MOMENT)
    if leaf.field in _TIMES.get(leaf.owner, ()) and _CLOCK.fullmatch(leaf.text) is None:
        raise wrong(leaf.path, Fault.NOT_A_TIME)


@cache
def _may_be_empty(owner: type[Any], name: str) -> bool:
    """Return whether nothing said is what the field starts from; an item of a list is never empty."""
    return any(field.name == name and field.default == "" for field in fields_of(owner))


def _is_school_time(text: str) -> bool:
    day, apart, time = text.partition("T")
    return is_day(day) and (not apart or _CLOCK.fullmatch(time) is not None)


def _is_moment(text: str) -> bool:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z").strftime("%Y-%m-%dT%H:%M:%SZ") == text
    except ValueError:
        return False


def _check_ids(case: CaseFile) -> None:
    ids: set[str] = set()
    numbers: set[str] = set()
    for path, one in _everybody(case):
        if not one.id:
            raise wrong(f"{path}.id", Fault.ID_MISSING)
        if one.id in ids:
            raise wrong(f"{path}.id", Fault.ID_TWICE)
        ids.add(one.id)
        if isinstance(one, Recorded) and not isinstance(one, School):
            _check_number(one, f"{path}.number")
            if one.number in numbers:
                raise wrong(f"{path}.number", Fault.NUMBER_TWICE)
            numbers.add(one.number)
    for name in ("told", "returns"):
        for place, one in enumerate(getattr(case, name)):
            if not one.id:
                raise wrong(f"{name}[{place}].id", Fault.ID_MISSING)
            if one.id in ids:
                raise wrong(f"{name}[{place}].id", Fault.ID_TWICE)
            ids.add(one.id)


def _everybody(case: CaseFile) -> Iterator[tuple[str, Any]]:
    """Yield everything that has an id, with its path."""
    if case.school is not None:
        yield "school", case.school
    for name in _LISTS:
        for place, one in enumerate(getattr(case, name)):
            yield f"{name}[{place}]", one


_LISTS = (
    "people", "pupils", "files", "concerns", "facts", "interventions", "contacts", "tasks", "referrals", "plans",
    "interims", "safety_plans", "decisions", "forms",
)  # fmt: skip


def _check_number(record: Recorded, path: str) -> None:
    expected = _PREFIXES.get(type(record).__name__)
    if isinstance(record, ChildFile):
        expected = "H" if record.kind is FileKind.HSB else "S"
    try:
        number = parse_number(record.number)
        fits = number.prefix == expected and str(number) == record.number
    except DeskError:
        fits = False
    if not fits:
        raise wrong(path, Fault.NUMBER_WRONG)


def _check_links(case: CaseFile) -> None:
    people: set[str] = {person.id for person in case.people}
    files: set[str] = {file.id for file in case.files}
    records: set[str] = {record.id for record in case.records()}
    known: dict[Any, set[str]] = {PersonId: people, FileId: files, RecordId: records}
    for name in ("school", *_LISTS, "told"):
        for leaf in _leaves_of(case, name):
            targets = known.get(leaf.hint)
            if targets is not None and leaf.field != "id" and leaf.text not in targets:
                raise wrong(leaf.path, Fault.LINK_MISSING)
    for place, told in enumerate(case.told):
        if told.copy:  # filed copies stay where they were filed
            raise wrong(f"told[{place}].copy", Fault.LINK_MISSING)
    _check_copies("referrals", case.referrals)
    _check_copies("history", tuple(stated.reading for stated in case.history))
    tellings = {told.id for told in case.told}
    for place, returned in enumerate(case.returns):
        if returned.told not in tellings:
            raise wrong(f"returns[{place}].told", Fault.LINK_MISSING)


def _check_copies(name: str, records: tuple[object, ...]) -> None:
    """Raise DeskError when a sending names filed copies, which stay where they were filed."""
    for place, record in enumerate(records):
        if isinstance(record, Referral) and any(sending.copies for sending in record.sendings):
            raise wrong(f"{name}[{place}].sendings", Fault.LINK_MISSING)


def _leaves_of(case: CaseFile, name: str) -> Iterator[Leaf]:
    value = getattr(case, name)
    if isinstance(value, tuple):
        for place, one in enumerate(value):  # type: ignore[reportUnknownVariableType]
            yield from leaves(one, f"{name}[{place}]")
    elif value is not None:
        yield from leaves(value, name)


def _check_letters(file: ChildFile, path: str) -> None:
    letters: set[str] = set()
    people: set[str] = {file.child}
    for place, entry in enumerate(file.letters):
        if _LETTER.fullmatch(entry.letter) is None:
            raise wrong(f"{path}.letters[{place}].letter", Fault.LETTER_WRONG)
        if entry.letter in letters or entry.person in people:
            raise wrong(f"{path}.letters[{place}]", Fault.LETTER_TWICE)
        letters.add(entry.letter)
        people.add(entry.person)


def _check_history(case: CaseFile) -> None:
    """Versions of a record run 1..n in any order of the list; n stands in the record's own list."""
    current: dict[str, Any] = {one.id: one for _, one in _everybody(case) if not isinstance(one, Pupil)}
    stated: dict[str, dict[int, StatedVersion]] = {}
    for place, version in enumerate(case.history):
        path = f"history[{place}]"
        now = current.get(version.record)
        if now is None:
            raise wrong(f"{path}.record", Fault.LINK_MISSING)
        versions = stated.setdefault(version.record, {})
        fits = type(now) is TYPES[version.kind] and _same(version.reading, now)
        if version.version in versions or not fits:
            raise wrong(path, Fault.HISTORY_WRONG)
        versions[version.version] = version
    for place, version in enumerate(case.history):
        versions = stated[version.record]
        is_last = version.version == len(versions)
        if not 1 <= version.version <= len(versions) or is_last is not (version.reading is None):
            raise wrong(f"history[{place}]", Fault.HISTORY_WRONG)


def _check_signatures(case: CaseFile) -> None:
    """Nobody signs a referral as a carer or for a row of a plan."""
    referrals = [(f"referrals[{place}]", referral) for place, referral in enumerate(case.referrals)]
    referrals += [
        (f"history[{place}].reading", stated.reading)
        for place, stated in enumerate(case.history)
        if isinstance(stated.reading, Referral)
    ]
    for path, referral in referrals:
        for place, signature in enumerate(referral.signatures):
            if signature.role not in REFERRAL_ROLES:
                raise wrong(f"{path}.signatures[{place}].role", Fault.NOT_A_CODE)


def _same(reading: Any, now: Any) -> bool:
    """Return whether an earlier reading is of the same record; its number never changes."""
    if reading is None:
        return True
    return reading.id == now.id and getattr(reading, "number", "") == getattr(now, "number", "")
