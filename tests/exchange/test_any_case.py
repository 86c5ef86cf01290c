"""Any case at all, every field of every record filled or not, comes back as it was written."""

import dataclasses
import types
import typing
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.council_form import CouncilForm
from hsbdesk.domain.dates import PartialDate, Precision, month_end
from hsbdesk.domain.decision import Decision
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.person import Person, Pupil
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.school import School
from hsbdesk.domain.sharing import Told, ToldReturn
from hsbdesk.domain.signoff import REFERRAL_ROLES
from hsbdesk.domain.task import Task
from hsbdesk.domain.text import altered, clean_text
from hsbdesk.exchange.case_file import CaseFile, RecordKind, StatedVersion, read_case_file, write_case_file

PEOPLE = ("p1", "p2", "p3")
FILES = ("f1", "f2")
RECORDS = (*FILES, "i1", "i2", "a1", "n1", "c1", "t1", "r1", "plan1", "plan2", "interim", "safety", "decision", "form")
SPECIAL = ("<b>&</b>", "“ŵ ŷ”", "👩‍👧", "שלום مرحبا", 'a "b" \\ c', "one\ntwo\tthree")

texts = st.one_of(st.sampled_from(SPECIAL), st.text(st.characters(exclude_categories=("Cs",)), max_size=20)).map(
    clean_text
)
lines = texts.map(lambda text: clean_text(text, lines=False))
days = st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(date.isoformat)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)).map(  # noqa: DTZ001
    lambda moment: f"{moment.isoformat(timespec='seconds')}Z"
)
times = st.times().map(lambda time: f"{time:%H:%M}")
DAYS = {
    "born", "left_on", "opened_on", "closed_on", "due_on", "snoozed_until", "dates", "day", "trained_on", "said_on",
    "in_force_day", "until_day", "review_due", "status_on", "may_loosen_on", "not_on", "return_by", "read_on", "on",
    "next_due", "closure", "from_day", "ends_on", "outcome_on", "on_day",
    "in_writing_on", "next_on", "checked_on", "decided_on", "return_on", "received_at", "acknowledged_at",
    "answered_on",
}  # fmt: skip
MOMENTS = {"at", "undone_at", "recorded_at", "done_at", "decided_at", "shared_at", "noted_at"}
TIMES = {"due_time", "in_force_time", "until_time", "from_time", "on_time"}


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    precision = draw(st.sampled_from(list(Precision)))
    words = draw(texts)
    start = date.fromisoformat(draw(days))
    end = start
    if precision is Precision.UNKNOWN:
        return PartialDate(precision, words=words)
    about = draw(st.booleans())
    if precision is Precision.BEFORE:
        return PartialDate(precision, None, end.isoformat(), None, about, words)
    if precision is Precision.WEEK:
        start -= timedelta(start.weekday())
        end = start + timedelta(6)
    elif precision is Precision.MONTH:
        start = start.replace(day=1)
        end = month_end(start)
    elif precision not in {Precision.DATE, Precision.DATETIME}:
        end = start + timedelta(draw(st.integers(1, 100)))
    time = draw(times) if precision is Precision.DATETIME else None
    return PartialDate(precision, start.isoformat(), end.isoformat(), time, about, words)


def values(hint: Any, name: str) -> st.SearchStrategy[Any]:
    """Return values for a field of this type and name."""
    origin = typing.get_origin(hint)
    arms = typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return st.none() | values(next(arm for arm in arms if arm is not type(None)), name)
    if origin is tuple:
        return st.lists(values(arms[0], name), max_size=2).map(tuple)
    if hint is PartialDate:
        return partial_dates()
    if dataclasses.is_dataclass(hint):
        return records(typing.cast("type[Any]", hint))
    links = {PersonId: PEOPLE, FileId: FILES, RecordId: RECORDS}
    if hint in links:
        return st.sampled_from(links[hint])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    plain = {bool: st.booleans(), int: st.integers(-(2**63) + 1, 2**63 - 1), date: st.dates()}
    if hint in plain:
        return plain[hint]
    return formatted(name)


def formatted(name: str) -> st.SearchStrategy[str]:
    if name in DAYS:
        return days
    if name in MOMENTS:
        return moments
    return times if name in TIMES else lines.filter(lambda text: not altered(text, lines=False))


@st.composite
def records(draw: st.DrawFn, record: type[Any]) -> Any:
    hints = typing.get_type_hints(record)
    drawn: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        spans = {"start", "end", "starts", "ends"}
        is_time = record.__name__ in {"DayTime", "PlanRow"} and field.name in spans
        is_day = record.__name__ in {"Exclusion", "Control", "Hold"} and field.name in spans
        name = "due_time" if is_time else "day" if is_day else field.name
        if name == "at" and record.__name__ == "ContactAdvice":
            name = "words"
        if name == "at" and record.__name__ == "Sending":
            name = "on_day"
        must = field.default is dataclasses.MISSING
        drawn_value = draw(values(hints[field.name], name)) if must or draw(st.booleans()) else field.default
        drawn[field.name] = () if (record.__name__, field.name) == ("Sending", "copies") else drawn_value
    return record(**drawn)


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    """Return a case with one record of each kind, two files and two concerns, and a history."""

    def one(record: type[Any], key: str, number: str) -> Any:
        return replace(draw(records(record)), id=key, number=number)

    files = tuple(
        replace(one(ChildFile, key, record_number(prefix, 1)), kind=kind, letters=())
        for key, prefix, kind in (("f1", "H", FileKind.HSB), ("f2", "S", FileKind.SUPPORT))
    )
    concerns = (one(Concern, "i1", record_number("I", 1)), one(Concern, "i2", record_number("I", 2)))
    earlier = replace(draw(records(Concern)), id="i1", number=concerns[0].number)

    referral = one(Referral, "r1", record_number("R", 1, 2026))
    signed = tuple(s for s in referral.signatures if s.role in REFERRAL_ROLES)
    told = tuple(replace(draw(records(Told)), id=key, copy="") for key in ("told1", "told2"))
    returned = replace(draw(records(ToldReturn)), id="returned", told="told2")

    def version(number: int, reading: Concern | None) -> StatedVersion:
        return StatedVersion(
            record="i1", version=number, kind=RecordKind.CONCERN, action="amended", at=draw(moments),
            by=draw(lines), reading=reading,
        )  # fmt: skip

    return CaseFile(
        school=draw(st.none() | records(School).map(lambda school: replace(school, id="school"))),
        people=tuple(replace(draw(records(Person)), id=key) for key in PEOPLE),
        pupils=(replace(draw(records(Pupil)), id="pupil"),),
        files=files,
        concerns=concerns,
        facts=(one(Fact, "a1", record_number("F", 1)),),
        interventions=(one(Intervention, "n1", record_number("N", 1)),),
        contacts=(one(Contact, "c1", record_number("C", 1)),),
        tasks=(one(Task, "t1", record_number("T", 1)),),
        referrals=(replace(referral, signatures=signed),),
        plans=(one(Plan, "plan1", record_number("P", 1)), one(Plan, "plan2", record_number("P", 2))),
        interims=(one(Interim, "interim", record_number("P", 3)),),
        safety_plans=(one(SafetyPlan, "safety", record_number("P", 4)),),
        decisions=(one(Decision, "decision", record_number("D", 1)),),
        forms=(one(CouncilForm, "form", record_number("M", 1)),),
        told=told,
        returns=(returned,),
        history=(version(1, earlier), version(2, None)),
    )


@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(cases())
def test_any_case_is_read_as_it_was_written(case: CaseFile) -> None:
    data = write_case_file(case)
    again = read_case_file(data)
    assert write_case_file(again) == data
    assert {record.number for record in again.records()} == {record.number for record in case.records()}
    assert set(again.concerns) == set(case.concerns)
    assert set(again.referrals) == set(case.referrals)
    assert set(again.files) == set(case.files)
    assert set(again.contacts) == set(case.contacts)
    assert set(again.interventions) == set(case.interventions)
    assert set(again.facts) == set(case.facts)
    assert set(again.tasks) == set(case.tasks)
    assert set(again.plans) == set(case.plans)
    assert set(again.interims) == set(case.interims)
    assert set(again.safety_plans) == set(case.safety_plans)
    assert again.decisions == case.decisions
    assert again.forms == case.forms
    assert set(again.told) == set(case.told)
    assert again.returns == case.returns
    assert set(again.history) == set(case.history)
    assert again.school == case.school
