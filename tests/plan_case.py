"""The demo child's plan, version 3 and 4, as values; and a desk whose vault holds them (design/risk_plan_page.png).

`put_plan_case(desk)` stores version 3 in force with two interim changes and version 4 as a draft; with
`signed=True` version 4 is in force and version 3 replaced, with tellings of both.
"""

from dataclasses import dataclass, replace
from typing import Any

from plan_case_rows import ROWS, Concerns, control, ids

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import FileId, RecordId, new_id
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.plan import (
    ClosureReview,
    ControlStatus,
    FamilySupport,
    Level,
    Plan,
    PlanRow,
    PlanStatus,
    PlanVoice,
    SignatureAsked,
)
from hsbdesk.domain.plan_codes import plan_code, row_code
from hsbdesk.domain.sharing import ContentTier, Told, ToldReturn
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay
from hsbdesk.storage.copies import note_return, note_told
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_records

V3_INTERIM = (
    InterimChange(
        key="door",
        what="Ioan uses the Year 6 cloakroom, E. Lloyd at the door until the last child has left",
        who="E. Lloyd",
        cover="J. Pugh",
        from_day="2026-03-17",
        from_time="14:00",
        row="cloakroom",
        places=("Year 5 cloakroom", "Year 6 cloakroom"),
        ends_on="2026-03-24",
    ),
    InterimChange(
        key="club",
        what="No club on 17 March",
        who="Ms Sample",
        from_day="2026-03-17",
        from_time="14:55",
        row="club",
        ends_on="2026-03-24",
    ),
)


def plan_v4(file: FileId, seen: Concerns, **changes: Any) -> Plan:
    """Return version 4 as a draft."""
    plan = Plan(
        id=RecordId(new_id()),
        number="P-0029H",
        author="N. Morgan",
        author_role="Designated Safeguarding Person",
        recorded_at="2026-03-18T10:00:00Z",
        file=file,
        plan_version=4,
        links=ids(seen, "I-0412K"),
        why="17 March: the cloakroom escort was not delivered. Home row: higher, rooms not checked."
        " Club row: cover named",
        strengths="Talks to Mr Rees; takes a job when offered one; plays in goal; aunt comes to every meeting",
        needs="To belong, and to be told plainly what the rule is",
        family=FamilySupport(
            will_do="Separate rooms; drives to training; collects at 18:00",
            can_do="Be upstairs at bedtime",
            needs_help="Words to say to Ioan; somebody in the house on Tuesdays before 17:30",
            strengths="Ms Sample comes to every meeting and uses the same words at home",
            needs="Time, and a second adult on Tuesdays",
        ),
        may_still_do="All lessons; school football on Thursdays; goals job; his club; library with an adult",
        voices=(
            PlanVoice(of="CHILD", on="2026-03-10", words="I want to stay in goal."),
            PlanVoice(of="CHILD", on="2026-03-10", words="Not right next to me."),
            PlanVoice(
                of="CHILD", on="2026-03-19", words="Mrs Lloyd at the door is fine.", row="cloakroom", told_by="A. Rees"
            ),
            PlanVoice(
                of="CARER",
                name="Ms Sample",
                on="2026-03-19",
                words="I need someone to tell me what to say to him.",
                agrees="the plan; will drive to training",
                can_do="not on Tuesdays before 17:30",
            ),
        ),
        own_page="This is my plan. It helps me stay in goal.",
        rows=tuple(row(seen) for row in ROWS),
        asked=(
            SignatureAsked(role="CARER", name="Ms Sample", when="at the meeting Thu 19 March 15:30"),
            SignatureAsked(role="CHILD", name="Ioan", when="at the meeting Thu 19 March 15:30"),
            SignatureAsked(role="ROW_LEAD", name="Pat Lewis", row="club", when="2026-03-20"),
            SignatureAsked(role="ROW_LEAD", name="E. Lloyd", row="cloakroom"),
        ),
    )
    return replace(plan, **changes)


def plan_v3(file: FileId, seen: Concerns, **changes: Any) -> Plan:
    """Return version 3, in force since 10 March, reviewed by 24 March."""
    later = plan_v4(file, seen)

    def before(row: PlanRow) -> PlanRow:
        if row.key == "cloakroom":
            escort = control(
                "escort",
                "Escorted to the cloakroom and back",
                "J. Pugh",
                "H. Bevan",
                "2026-03-10",
                type="SUPERVISION",
                status=ControlStatus.NOT_DELIVERED,
                status_words="17 March, lunch",
                status_on="2026-03-17",
            )
            return replace(row, concerns=(), controls=(escort, row.controls[2]), contingencies=(), own_words="")
        if row.key == "home":
            return replace(row, level=Level.MODERATE, because="A younger child sleeps there.", contingencies=())
        if row.key == "club":
            kept = tuple(replace(c, starts="2026-03-10", cover="") for c in row.controls[:2])
            return replace(row, controls=kept, supervisor_cover="", contingencies=())
        return row

    plan = replace(
        later,
        id=RecordId(new_id()),
        number="P-0027F",
        recorded_at="2026-03-09T10:00:00Z",
        plan_version=3,
        links=ids(seen, "I-0402Z", "I-0407E"),
        status=PlanStatus.ACTIVE,
        why="Two entries in March: library and playground",
        in_force_day="2026-03-10",
        in_force_time="16:00",
        review_due="2026-03-24",
        voices=tuple(voice for voice in later.voices if voice.on < "2026-03-19"),
        rows=tuple(before(row) for row in later.rows),
        asked=(),
    )
    return replace(plan, **changes)


def signature(role: SignOffRole, name: str, at: str, code: str, **more: Any) -> SignOff:
    way = SignOffWay.SIGNED_HERE if "T" in at else SignOffWay.AGREED_OUTSIDE
    return SignOff(role=role, name=name, way=way, at=at, content_code=code, **more)


def sign_v4(plan: Plan) -> Plan:
    """Return version 4 in force since 19 March 16:00, signed, with one who declined and one not asked."""
    code = plan_code(plan)
    rows = {row.key: row_code(row) for row in plan.rows}
    given = (
        signature(SignOffRole.LEAD, "Nia Morgan", "2026-03-19T16:00:00Z", code, title="Designated Safeguarding Person"),
        signature(SignOffRole.HEADTEACHER, "Sian Price", "2026-03-19", code, title="Headteacher", how="in a talk"),
        signature(
            SignOffRole.CARER,
            "Ms Sample",
            "2026-03-19",
            code,
            title="aunt",
            how="on paper, original in the locked cabinet",
        ),
        signature(
            SignOffRole.CHILD, "Ioan", "2026-03-19", code, how="in a talk", words="Mrs Lloyd at the door is fine."
        ),
        signature(SignOffRole.ROW_LEAD, "E. Lloyd", "2026-03-19", rows["cloakroom"], how="in a talk", row="cloakroom"),
        signature(SignOffRole.ROW_LEAD, "Pat Lewis", "2026-03-20", rows["club"], how="on paper", row="club"),
        signature(
            SignOffRole.SERVICE, "Social Services", "2026-03-19", code, how="no worker is named yet", answer="NOT_ASKED"
        ),
    )
    return replace(
        plan,
        status=PlanStatus.ACTIVE,
        in_force_day="2026-03-19",
        in_force_time="16:00",
        review_due="2026-04-16",
        signatures=given,
        closures=(
            ClosureReview(
                closure="2026-03-28",
                on="2026-03-23",
                by="N. Morgan",
                holder="N. Morgan",
                phones="N. Morgan 01632 960 201; A. Rees 01632 960 214",
                opens_vault="A. Rees",
                clubs="Football club: no training 31 March and 7 April",
                reader="A. Rees, daily at 10:00",
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class PlanCase:
    """What stands in the vault."""

    file: FileId
    v3: Plan
    v4: Plan
    interim: Interim


def put_plan_case(desk: Desk, *, signed: bool = False, rows: int = 0) -> PlanCase:
    """Store the plans of the demo child in an open demo vault; `rows` lengthens version 4 to that many rows."""
    session = desk.session
    file = next(f for f in read_records(session.db, ChildFile) if f.number == "H-0017P").file_id
    seen = {concern.number: concern.id for concern in read_records(session.db, Concern)}
    v3, v4 = plan_v3(file, seen), plan_v4(file, seen)
    if rows:
        many = tuple(replace(v4.rows[n % len(v4.rows)], key=f"row{n}", name=f"Place {n + 1}") for n in range(rows))
        v4 = replace(v4, rows=many)
    v4 = replace(v4, replaces=v3.id)
    interim = Interim(
        id=RecordId(new_id()),
        number="P-0028G",
        author="N. Morgan",
        recorded_at="2026-03-17T13:45:00Z",
        file=file,
        plan=v3.id,
        changes=V3_INTERIM,
    )
    if signed:
        v3 = replace(v3, status=PlanStatus.SUPERSEDED, until_day="2026-03-19", until_time="16:00")
        taken = tuple(
            replace(c, outcome=InterimOutcome.TAKEN_OVER, outcome_on="2026-03-19", outcome_by="N. Morgan")
            for c in interim.changes
        )
        interim = replace(interim, changes=taken)
        v4 = sign_v4(v4) if not rows else replace(v4, status=PlanStatus.ACTIVE, in_force_day="2026-03-19")
    with session.saving():
        v3, interim, v4 = (replace(r, number=take_number(session.db, "P", r.id)) for r in (v3, interim, v4))
        for record in (v3, interim, v4):
            session.add(record, "created")
        for told in tellings(file, v3, interim, v4 if signed else None):
            note_told(session.db, told)
        if signed:
            note_return(session.db, returned())
    return PlanCase(file, v3, v4, interim)


def telling(key: str, file: FileId, record: Plan | Interim, version: str, who: str, day: str, **more: Any) -> Told:
    given: dict[str, Any] = {"tier": ContentTier.RULE_AND_PLACE, "safeguarding": "YES", "shared_by": "N. Morgan"}
    return Told(
        id=f"told-{key}",
        file=file,
        record=record.id,
        document_version=version,
        recipient=who,
        on_day=day,
        shared_at=f"{day}T14:00:00Z",
        **given | more,
    )


def tellings(file: FileId, v3: Plan, interim: Interim, v4: Plan | None) -> tuple[Told, ...]:
    club_part = "welfare officer"
    first = (
        telling("pat", file, v3, "3", "Pat Lewis", "2026-03-10", row="club", part=club_part, how="BY_HAND"),
        telling("lloyd", file, v3, "3", "E. Lloyd", "2026-03-10", how="BRIEFING"),
        telling("lloyd1", file, interim, "3, interim 1", "E. Lloyd", "2026-03-17", on_time="13:55", row="door"),
    )
    if v4 is None:
        return first
    return (
        *first,
        telling(
            "pat4", file, v4, "4", "Pat Lewis", "2026-03-20", on_time="16:10", row="club", part=club_part, how="BY_HAND"
        ),
        telling("sam4", file, v4, "4", "Sam Tudor", "2026-03-20", on_time="16:10", row="club", how="BY_HAND"),
        telling("price", file, v4, "4", "S. Price", "2026-03-19", tier=ContentTier.FULL),
    )


def returned() -> ToldReturn:
    return ToldReturn(
        id="returned-pat",
        told="told-pat",
        outcome="DESTROYED",
        on_day="2026-03-20",
        noted_by="N. Morgan",
        noted_at="2026-03-20T16:10:00Z",
    )
