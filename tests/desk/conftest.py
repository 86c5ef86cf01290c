"""One child's case with everything in it that ever broke a print or a round trip, and ways to look at a vault."""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.documents.raster import page_count, page_text
from hsbdesk.domain.child import Answer, ChildFile, FileKind, Letter, ParentalResponsibility, Relation, Strength, Voice
from hsbdesk.domain.concern import Account, Basis, Concern, Enquiry, Occurrences, Participation, Role, Told
from hsbdesk.domain.contact import Contact, ContactKind, QuestionPut
from hsbdesk.domain.dates import PartialDate, Precision
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.intervention import EffectObservation, Intervention, InterventionStatus, Judgement
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.plan import (
    Attendance,
    Contingency,
    Control,
    Hold,
    NeedToKnow,
    Plan,
    PlanReview,
    PlanRow,
    PlanStatus,
    PlanVoice,
    RowReview,
    SheetHolder,
    SheetRule,
)
from hsbdesk.domain.record import Amendment, StrikeOut
from hsbdesk.domain.referral import (
    Chosen,
    DangerAnswer,
    FrontSheet,
    Outcome,
    Recipient,
    Referral,
    RequestItem,
    RequestPart,
    Threshold,
)
from hsbdesk.domain.safety_plan import ContactRule, OwnWords, SafetyPlan, StaffKnow
from hsbdesk.domain.sharing import ContentTier, ToldReturn
from hsbdesk.domain.sharing import Told as ToldOfPlan
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import (
    Brook,
    BrookOutcome,
    Categorised,
    Category,
    ChildDecision,
    ChildSafety,
    Safe,
    SafeAnswer,
    Triage,
)
from hsbdesk.exchange.case_file import CaseFile, RecordKind, StatedVersion

HOSTILE = (
    "<b>bold</b> & <img src='/etc/passwd'/> \"straight\" 'single' “curly” 🙂 👩‍👧 ŵ ŷ Ŵ Ŷ {braces} {0} %s \\n C:\\x"
)
RIGHT_TO_LEFT = "שלום مرحبا"
LONG = " ".join(f"w{number:05}" for number in range(7_143))
"""50,000 characters whose order can be read back."""
AT = "2026-03-17T14:00:00Z"
FILE = FileId("file-ioan")
CHILD = PersonId("ioan")

DATES = (
    PartialDate(Precision.DATETIME, "2026-03-17", "2026-03-17", "13:20", True, "Tue about 1.20"),
    PartialDate(Precision.DATE, "2026-03-09", "2026-03-09", None, False, "Mon 9 March, morning"),
    PartialDate(Precision.WEEK, "2025-11-17", "2025-11-23", None, False, "week of 17 Nov"),
    PartialDate(Precision.MONTH, "2025-10-01", "2025-10-31", None, True, "about October"),
    PartialDate(Precision.HALF_TERM, "2025-09-02", "2025-10-24", None, False, "first half of autumn"),
    PartialDate(Precision.TERM, "2025-09-02", "2025-12-19", None, False, "autumn term"),
    PartialDate(Precision.RANGE, "2026-02-03", "2026-02-05", None, False, "3 to 5 Feb"),
    PartialDate(Precision.BEFORE, None, "2025-09-01", None, False, "before September"),
    PartialDate(Precision.UNKNOWN, None, None, None, False, "not known"),
)


def person(key: str, kind: PersonKind, first: str, last: str, **more: Any) -> Person:
    return Person(id=PersonId(key), kind=kind, first=first, last=last, **more)


PEOPLE = (
    person("ioan", PersonKind.CHILD, "Ioan", "Sample", born="2015-06-12", year="Year 6", address=f"1 {HOSTILE}"),
    person("llew", PersonKind.CHILD, "Llew", "Sample", born="2019-11-03", year="Year 1"),
    person("aunt", PersonKind.ADULT, "Delyth", "Sample", title="Ms", role="aunt"),
    person("mali", PersonKind.CHILD, "Mali", "Tudno", born="2014-10-14", year="Year 6"),
    person("cari", PersonKind.CHILD, "Cari", "Prosser", other_names=("Caz",), born="2016-05-24", year="Year 5"),
    person("sion", PersonKind.CHILD, "Siôn", "Llŷr", born="2016-01-02", year="Year 5"),
    person("mother", PersonKind.ADULT, "Ann", "Prosser", title="Mrs", role="mother of Cari Prosser"),
)
LETTERS = (("mali", "A"), ("cari", "F"), ("sion", "AA"))


def recorded(key: str, prefix: str, n: int, year: int | None = None) -> dict[str, Any]:
    return {
        "id": RecordId(key),
        "number": record_number(prefix, n, year),
        "author": "N. Morgan",
        "author_role": "DSP",
        "recorded_at": AT,
    }


def triaged(n: int) -> Triage:
    return Triage(
        safety=(ChildSafety(person=PersonId("cari"), tonight=SafeAnswer(answer=Safe.NOT_KNOWN, words="ask")),),
        categories=(
            Categorised(category=Category.PROBLEMATIC, because="first look", by="A. Rees", on="2026-03-17"),
            Categorised(category=Category.ABUSIVE, because=f"reason {n} <i>", by="N. Morgan", on="2026-03-17"),
        ),
        brook=(BrookOutcome(colour=Brook.RED, assessor="N. Morgan", trained_on="2025-05-14", on="2026-03-18"),),
        decisions=(
            ChildDecision(person=PersonId("cari"), report="WITH_THIS_ONE", because="with this report"),
            ChildDecision(person=PersonId("llew"), at_home=True, report="NOT_YET", by_when="Friday"),
        ),
        significance="It came again.",
        significance_by="N. Morgan",
        decided_by="N. Morgan",
        decided_at=AT,
    )


def make_concern(n: int, when: PartialDate, text: str, **more: Any) -> Concern:
    return Concern(
        **recorded(f"concern-{n}", "I", n),
        when=when,
        what_happened=text,
        places=("Year 5 cloakroom",),
        people=(
            Participation(role=Role.DISPLAYED, person=CHILD, in_file=FILE),
            Participation(role=Role.AFFECTED, person=PersonId(LETTERS[n % 3][0])),
        ),
        triage=triaged(n),
        **more,
    )


def make_concerns() -> list[Concern]:
    concerns = [make_concern(n, when, f"Entry {n}: {HOSTILE}") for n, when in enumerate(DATES, 1)]
    concerns.append(make_concern(10, DATES[0], LONG))
    concerns.append(
        make_concern(
            11,
            DATES[1],
            f"Told {RIGHT_TO_LEFT}.",
            occurrences=Occurrences(count_min=3, is_estimate=True, dates=("2026-03-09", "2026-03-10", "2026-03-11")),
            basis=Basis.TOLD_FIRST_HAND,
            source="CHILD_AFFECTED_SAID",
            told_by=PersonId("sion"),
            told=Told(to_whom="T. Hale", when=DATES[1], adult_said="“Thank you.”"),
            accounts=(
                Account(person=PersonId("sion"), words=HOSTILE, unasked=True),
                Account(person=CHILD, words="I ran.", to_whom="A. Rees", when=DATES[1]),
            ),
            enquiries=(Enquiry(state="NOT_ENQUIRED"),),
            amendments=(
                Amendment(
                    kind="DISPUTED", text="The others <u>started</u> it.", reason="said at the gate", by="N. Morgan",
                    at=AT, said_by="Ms Sample", said_on="2026-03-10", answer="Both are printed.",
                ),
            ),
        )
    )  # fmt: skip
    return concerns


def make_referral(concerns: list[Concern]) -> Referral:
    return Referral(
        **recorded("referral", "R", 7, 2026),
        file=FILE,
        title="Report and referral",
        opened_on="2026-03-13",
        recipient=Recipient(name="Social Services", team="Cyngor Sir Enghraifft"),
        front=FrontSheet(
            why_now=f"Now: {HOSTILE}",
            danger=(DangerAnswer(place="At home", answer="NOT_KNOWN", words="ask tonight"),),
        ),
        background=(*(Chosen(record=c.id) for c in concerns), Chosen(record=RecordId("fact"))),
        interventions=(
            Chosen(record=RecordId("done")),
            Chosen(record=RecordId("call"), wording="Phoned & <told>."),
        ),
        requests=(
            RequestItem(
                lead="Assess needs",
                text=f"for care: {HOSTILE}",
                parts=(RequestPart(text="what the aunt needs"), RequestPart(text="where it <b>comes</b> from")),
                who="Social Services",
                child=CHILD,
                because=(concerns[0].id,),
                result="a written assessment",
                by="1 May 2026",
            ),
            RequestItem(lead="Hold a meeting", parts=(RequestPart(text="one plan for home & school"),)),
        ),
        thresholds=(Threshold(child=CHILD, harm="h", needs="n", document="d", tried="t"),),
        outcomes=(Outcome(who="CHILD", whom="Ioan", text="He stays apart & alone.", because="no. 1"),),
    )


def make_plans() -> tuple[Plan, Plan]:
    """Return two versions of a plan: one in force that waits for an intervention, one draft."""
    hold = Hold(reason=HOSTILE, decided_by="N. Morgan", waits_for=RecordId("planned"), starts="2026-03-17")
    club = PlanRow(
        key="club",
        setting="SPORTS_CLUB",
        name="Football <club>",
        days=("TUESDAY",),
        starts="17:00",
        ends="18:00",
        concerns=(RecordId("concern-1"),),
        triggers=("TRANSITION",),
        controls=(
            Control(key="c1", what=HOSTILE, who="Pat Lewis", starts="2026-03-10", status_on="2026-03-17"),
            Control(key="c2", what="Arrives changed"),
        ),
        attendance=Attendance.ON_HOLD,
        hold=hold,
        contingencies=(Contingency(when="SUPERVISOR_ABSENT", then="Sam Tudor & <cover>"),),
        sheet=NeedToKnow(holders=(SheetHolder(name="Pat Lewis"),), rules=(SheetRule(text=HOSTILE),)),
    )
    signed = SignOff(
        role=SignOffRole.ROW_LEAD, name="Pat Lewis", way=SignOffWay.AGREED_OUTSIDE, at="2026-03-10",
        how="on <paper>", content_code="A", words="“fine”", row="club",
    )  # fmt: skip
    first = Plan(
        **recorded("plan-3", "P", 27),
        file=FILE,
        plan_version=3,
        status=PlanStatus.ACTIVE,
        in_force_day="2026-03-10",
        in_force_time="08:30",
        rows=(club,),
        voices=(PlanVoice(on="2026-03-10", words=HOSTILE),),
        review_due="2026-03-24",
        reviews=(PlanReview(on="2026-03-17", by="N. Morgan", rows=(RowReview(row="club", outcome="CONTINUE"),)),),
        signatures=(signed,),
    )
    draft = Plan(
        **recorded("plan-4", "P", 29), file=FILE, plan_version=4, replaces=first.id, why=HOSTILE,
        links=(RecordId("concern-1"),),
    )  # fmt: skip
    return first, draft


def make_interim() -> Interim:
    change = InterimChange(
        key="i1", what=HOSTILE, who="E. Lloyd", from_day="2026-03-17", from_time="14:00", row="club",
        places=("Year 5 cloakroom",), concern=RecordId("concern-1"), ends_on="2026-03-24",
    )  # fmt: skip
    ended = InterimChange(
        key="i2", what="No club", from_day="2026-03-17", outcome=InterimOutcome.ENDED, outcome_on="2026-03-18"
    )
    return Interim(**recorded("interim", "P", 28), file=FILE, plan=RecordId("plan-3"), changes=(change, ended))


def make_tellings() -> tuple[ToldOfPlan, ToldOfPlan]:
    """Return a telling on paper that came back, and one of an interim change."""
    first = ToldOfPlan(
        id="told-1", file=FILE, record=RecordId("plan-3"), document_version="3", row="club", recipient="Pat Lewis",
        organisation="club & <field>", safeguarding="YES", tier=ContentTier.RULE_AND_PLACE, how="BY_HAND",
        on_day="2026-03-10", return_by="2026-04-10", shared_by="N. Morgan", shared_at=AT,
    )  # fmt: skip
    second = ToldOfPlan(
        id="told-2", file=FILE, record=RecordId("interim"), document_version="3, interim 1", row="i1",
        recipient="D. Orme", safeguarding="NO", necessary_because=HOSTILE, on_day="2026-03-17", on_time="14:20",
        shared_by="N. Morgan", shared_at=AT,
    )  # fmt: skip
    return first, second


def make_case() -> CaseFile:
    """Return the case: one file, every date precision, hostile texts, versions and a strike-out."""
    concerns = make_concerns()
    struck = make_concern(
        12, DATES[1], "Entered twice.", struck_out=StrikeOut(reason="twice & wrong", by="N. Morgan", at=AT)
    )
    first = make_concern(12, DATES[1], "Entered <once>.")
    file = ChildFile(
        **recorded(FILE, "H", 17),
        child=CHILD,
        kind=FileKind.HSB,
        opened_on="2025-09-11",
        lead="N. Morgan",
        family=(
            Relation(person=PersonId("aunt"), relationship="aunt", holds_care=True),
            Relation(person=PersonId("llew"), relationship="half-brother"),
        ),
        parental=(ParentalResponsibility(person=PersonId("aunt"), holds=Answer.NO, words="none known"),),
        strengths=(Strength(text="Plays in goal & <field>"),),
        voices=(
            Voice(person=CHILD, when=DATES[1], words="I want to stay in goal."),
            Voice(person=PersonId("mother"), when=DATES[1], words="Thank you."),
        ),
        letters=tuple(Letter(person=PersonId(who), letter=letter) for who, letter in LETTERS),
    )

    def version(number: int, reading: Concern | None, action: str) -> StatedVersion:
        return StatedVersion(
            record=struck.id, version=number, kind=RecordKind.CONCERN, action=action, at=AT, by="N. Morgan",
            reading=reading,
        )  # fmt: skip

    return CaseFile(
        people=PEOPLE,
        files=(file,),
        concerns=(*concerns, struck),
        facts=(
            Fact(
                **recorded("fact", "F", 1), file=FILE, when=DATES[3], text=f"A fact {HOSTILE}", topic="HOUSEHOLD",
                source_words="Council letter", basis=Basis.RECORDED_FACT, told_by=PersonId("mother"),
            ),
        ),
        interventions=(
            Intervention(
                **recorded("done", "N", 1), file=FILE, title="Front seat", start=DATES[6], who="E. Lloyd",
                prompted=(concerns[1].id,),
                observations=(
                    EffectObservation(
                        on="2026-03-10", judgement=Judgement.MIXED, better="hands <on> the desk", not_better="once &",
                        evidence=(concerns[0].id, concerns[1].id), by="N. Morgan",
                    ),
                ),
            ),
            Intervention(
                **recorded("planned", "N", 2), file=FILE, title="Lesson", start=DATES[7],
                status=InterventionStatus.PLANNED,
            ),
        ),
        contacts=(
            Contact(
                **recorded("call", "C", 1), files=(FILE,), about=(concerns[0].id,), children=(PersonId("cari"),),
                kind=ContactKind.REPORT, when=DATES[0], by="A. Rees", with_name="S. Vaughan", said=HOSTILE,
                questions=(QuestionPut(question="TAKEN", answer="yes", put=True),), return_if="it comes again",
            ),
        ),
        tasks=(
            Task(**recorded("task", "T", 1), what="Phone <again>", file=FILE, due_on="2026-03-18", due_time="14:40"),
        ),
        referrals=(make_referral(concerns),),
        plans=make_plans(),
        interims=(make_interim(),),
        safety_plans=(
            SafetyPlan(
                **recorded("safety", "P", 22), file=FILE, links=(concerns[0].id,), trusted_adult="E. <Lloyd>",
                own_words=(OwnWords(on="2026-03-11", words=HOSTILE),), staff_know=(StaffKnow(name="H. Bevan"),),
                contact_rules=(ContactRule(where="CLASS", what="Another table"),), review_due="2026-03-25",
            ),
        ),
        told=make_tellings(),
        returns=(
            ToldReturn(
                id="back", told="told-1", outcome="DESTROYED", on_day="2026-03-18", noted_by="N. Morgan", noted_at=AT,
                words=HOSTILE,
            ),
        ),
        history=(version(1, first, "recorded"), version(2, first, "amended"), version(3, None, "struck_out")),
    )  # fmt: skip


@pytest.fixture(scope="session")
def whole_case() -> CaseFile:
    return make_case()


@pytest.fixture
def demo_file(demo_desk: Desk) -> FileId:
    return next(row.file for row in demo_desk.files.children().rows if row.number == "H-0017P")


@pytest.fixture
def row_counts() -> Callable[[Desk], dict[str, int]]:
    """Return a counter of the rows of every table of a vault."""

    def count(desk: Desk) -> dict[str, int]:
        db = desk.session.db
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}

    return count


@pytest.fixture(scope="session")
def text_of() -> Callable[[bytes], list[str]]:
    """Return a reader of a PDF's pages."""
    return lambda data: [page_text(data, index) for index in range(page_count(data))]


@pytest.fixture(scope="session")
def boxes_of() -> Callable[[bytes], list[bytes]]:
    """Return a finder of glyph 0, the empty box: in our fonts' subsets it always has code 0."""

    def find(data: bytes) -> list[bytes]:
        found: list[bytes] = []
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                plain = zlib.decompress(stream)
            except zlib.error:
                continue
            shown = re.findall(rb"<([0-9a-f]+)> Tj", plain)
            found += [text for text in shown if "00" in re.findall("..", text.decode())]
        return found

    return find


@pytest.fixture(scope="session")
def shown_texts() -> Callable[[Any], Iterator[str]]:
    """Return a walk over every text of a view, without the records it carries for editing."""

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                if field.name not in {"record", "referral", "triage", "wording"}:
                    yield from walk(getattr(value, field.name))
        elif isinstance(value, dict):
            yield from (text for item in value.values() for text in walk(item))
        elif isinstance(value, (tuple, list)):
            yield from (text for item in value for text in walk(item))

    return walk
