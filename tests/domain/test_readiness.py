"""The readiness rules: each fires on its own case and stays silent on a sound one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hsbdesk.domain.calendar import ClosedDay, Term
from hsbdesk.domain.child import (
    Answer,
    ChildFile,
    FileKind,
    LegalStatus,
    Letter,
    ParentalResponsibility,
    Relation,
    Services,
    Strength,
)
from hsbdesk.domain.concern import Account, Basis, Concern, Participation, Role
from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.content import load_content
from hsbdesk.domain.dates import PartialDate, Precision, on_day
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.intervention import EffectObservation, Intervention, InterventionStatus, Judgement
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.plan import Control, ControlStatus, Plan, PlanRow, PlanStatus
from hsbdesk.domain.readiness import (
    NEVER_COVERED,
    FieldPlace,
    Finding,
    Severity,
    count_findings,
    next_three,
    open_findings,
    order_findings,
)
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_offers import accept_offer
from hsbdesk.domain.readiness_rules import RULES, check_readiness
from hsbdesk.domain.record import StrikeOut
from hsbdesk.domain.referral import (
    Chosen,
    CouncilDecision,
    DangerAnswer,
    FrontSheet,
    MovedAction,
    Outcome,
    Override,
    Recipient,
    Referral,
    ReferralStatus,
    RequestItem,
    RequestPart,
    Threshold,
)
from hsbdesk.domain.school import PhoneContact, Place, School
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import (
    Brook,
    BrookOutcome,
    Categorised,
    Category,
    ChildDecision,
    ChildSafety,
    PoliceDecision,
    Safe,
    SafeAnswer,
    Triage,
)
from hsbdesk.errors import DeskError
from hsbdesk.words import Words

FOLDER = Path(__file__).parents[2] / "resources" / "content"
PACKS = {nation: load_content(FOLDER, nation) for nation in ("wales", "england")}
SAY = Words()
COUNCIL = "Cyngor Sir Enghraifft"
IOAN, LLEW, CARI, AUNT, MOTHER = (PersonId(name) for name in ("ioan", "llew", "cari", "aunt", "mother"))
FILE = FileId("file")
SEEN, TOLD, FACT, DONE, CALL, TALK, EARLIER = (
    RecordId(name) for name in ("seen", "told", "fact", "done", "call", "talk", "earlier")
)
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def head(key: str, number: str) -> dict[str, Any]:
    return {"id": RecordId(key), "number": number, "author": "N. Morgan", "recorded_at": "2026-03-17T14:00:00Z"}


def person(key: str, first: str, *, child: bool = True, **more: Any) -> Person:
    kind = PersonKind.CHILD if child else PersonKind.ADULT
    return Person(id=PersonId(key), kind=kind, first=first, last="Sample", **more)


def safe(child: PersonId, **more: SafeAnswer) -> ChildSafety:
    answers = dict.fromkeys(("now", "journey", "tonight", "next_club"), SafeAnswer(answer=Safe.SAFE)) | more
    return ChildSafety(person=child, **answers)


def triage(category: Category, colour: Brook, **more: Any) -> Triage:
    return Triage(
        categories=(Categorised(category=category, because="as seen", by="N. Morgan", on="2026-03-17"),),
        brook=(
            BrookOutcome(
                colour=colour, assessor="N. Morgan", trained_on="2025-05-14", tool_version="2024", on="2026-03-17"
            ),
        ),
        decided_by="N. Morgan",
        decided_at="2026-03-17T14:38:00Z",
        **more,
    )


def decision(child: PersonId, **more: Any) -> ChildDecision:
    said = {"report": "WITH_THIS_ONE", "because": "lives there", "parents_told": "17 March", "plan": "active 18 March"}
    return ChildDecision(person=child, **(said | more))


def sound_case() -> ReadinessCase:
    """Return a report that nothing is missing from: one entry seen, one told, a child at home, one action."""
    seen = Concern(
        **head(SEEN, "I-0341H"),
        when=on_day(date(2025, 11, 10)),
        places=("Playground",),
        people=(Participation(role=Role.DISPLAYED, person=IOAN, in_file=FILE),),
        what_happened="Ioan made moaning sounds, three times, during break.",
        behaviours=("SOUNDS_GESTURES",),
        triage=triage(Category.INAPPROPRIATE, Brook.GREEN),
    )
    told = Concern(
        **head(TOLD, "I-0412K"),
        when=on_day(date(2026, 3, 17)),
        places=("Year 5 cloakroom",),
        people=(
            Participation(role=Role.DISPLAYED, person=IOAN, in_file=FILE),
            Participation(role=Role.AFFECTED, person=CARI),
        ),
        source="CHILD_AFFECTED_SAID",
        basis=Basis.TOLD_FIRST_HAND,
        told_by=CARI,
        what_happened="Cari told T. Hale that Ioan touched her leg, over clothing, once.",
        accounts=(Account(person=IOAN, not_asked_because="advice of Social Services: wait"),),
        behaviours=("CONTACT_OVER_CLOTHING",),
        triage=triage(
            Category.ABUSIVE,
            Brook.RED,
            safety=(safe(IOAN), safe(CARI), safe(LLEW, tonight=SafeAnswer(answer=Safe.NOT_KNOWN))),
            police=PoliceDecision(answer="SOCIAL_SERVICES_WILL", because="they tell them"),
            decisions=(decision(CARI), decision(LLEW, at_home=True)),
        ),
    )
    done = Intervention(
        **head(DONE, "N-0118X"),
        file=FILE,
        title="In sight at break and lunch",
        start=on_day(date(2026, 2, 11)),
        who="H. Bevan",
        delivered_to=("CHILD", "PARENT_CARER"),
        observations=(
            EffectObservation(
                on="2026-03-18", judgement=Judgement.MIXED, better="Playground: 1 entry since.", evidence=(TOLD,)
            ),
        ),
    )
    call = Contact(
        **head(CALL, "C-0071S"),
        files=(FILE,),
        about=(TOLD,),
        kind=ContactKind.REPORT,
        when=on_day(date(2026, 3, 17)),
        with_name="S. Vaughan",
        with_role="Duty officer",
        organisation=f"Social Services, {COUNCIL}",
        said="Taken; reference SSE-4471.",
    )
    talk = Contact(
        **head(TALK, "C-0072T"),
        files=(FILE,),
        kind=ContactKind.FAMILY_TOLD,
        when=on_day(date(2026, 3, 17)),
        with_name="Ms Sample",
        with_role="Aunt",
        said="She agrees.",
        with_family=True,
    )
    earlier = Referral(
        **head(EARLIER, "R-2026-0003B"),
        file=FILE,
        opened_on="2026-02-10",
        status=ReferralStatus.DECIDED,
        sent_at="10 February 2026",
        decision=CouncilDecision(on="2026-02-13", decision="No further action", what_we_did="Escalated 23 February"),
    )
    referral = Referral(
        **head("referral", "R-2026-0007F"),
        author_role="Designated Safeguarding Person",
        file=FILE,
        opened_on="2026-03-13",
        recipient=Recipient(name=f"Social Services, {COUNCIL}"),
        front=FrontSheet(
            why_now="A child told us on 17 March.",
            form_attached="YES",
            danger=(DangerAnswer(place="At home", answer="NOT_KNOWN", words="half-brother, see request 2"),),
            phoned="17 March, 14:40",
            police="Social Services tell them. Ioan is 10",
            carer_informed="Aunt, 17 March",
            child_views=f"{OPEN}I want it to stop.{CLOSE}",
            contact_cover="30 March to 10 April: 01632 960 215",
        ),
        background=(Chosen(record=FACT), Chosen(record=SEEN), Chosen(record=TOLD)),
        interventions=(Chosen(record=DONE), Chosen(record=CALL), Chosen(record=TALK)),
        opinion="In our professional opinion Ioan is a child at risk who has needs for care and support.",
        requests=(
            RequestItem(
                lead="Assess Ioan's and his family's needs for care and support", who="Social Services", child=IOAN,
                because=(SEEN, TOLD), result="a written assessment", by="1 May 2026",
                parts=(RequestPart(text="what Ms Sample needs in order to guide him"),),
            ),
            RequestItem(
                lead="Decide what is needed to keep Llew safe", who="Social Services", child=LLEW, because=(TOLD,),
                result="a recorded decision", by="19 March 2026",
            ),
        ),
        thresholds=(
            Threshold(child=IOAN, harm="apart from others", needs="to know why", document="2025, 4.2", tried="rows"),
            Threshold(child=LLEW, harm="lives there", needs="one adult", document="2025, 4.6", tried="talks"),
        ),
        reply_by="19 March 2026",
        outcomes=(
            Outcome(who="CHILD", text="He will spend more of each day apart.", cited=(TOLD,)),
            Outcome(who="HOPE", text="He stays at this school."),
        ),
        previous=(EARLIER,),
        changed_since="a disclosure on 17 March.",
        second_reader="A. Rees",
    )  # fmt: skip
    plan = Plan(
        **head("plan", "P-0027F"), file=FILE, plan_version=3, status=PlanStatus.UNDER_REVIEW,
        rows=(
            PlanRow(
                key="cloakroom", setting="CLOAKROOM", name="Cloakroom and toilets", places=("Year 5 cloakroom",),
                controls=(Control(key="escort", what="An adult goes along", status=ControlStatus.IN_PLACE),),
            ),
        ),
    )  # fmt: skip
    return ReadinessCase(
        referral=referral,
        file=ChildFile(
            **head(FILE, "H-0017P"), child=IOAN, kind=FileKind.HSB, opened_on="2025-09-11",
            legal_status=LegalStatus(code="NO_ORDER_FAMILY_ARRANGEMENT"),
            parental=(
                ParentalResponsibility(person=MOTHER, holds=Answer.YES), ParentalResponsibility(person=AUNT),
            ),
            services=Services(open=Answer.NO),
            family=(
                Relation(person=AUNT, relationship="aunt", holds_care=True),
                Relation(person=LLEW, relationship="half-brother"),
                Relation(person=MOTHER, relationship="mother", in_household=False),
            ),
            council_of_residence=COUNCIL, first_language="English", services_language="English",
            communication="speaks Welsh in school", additional_needs="none identified", ethnicity="White Welsh",
            religion="no religion", strengths=(Strength(text="Plays in goal"),),
            letters=(Letter(person=CARI, letter="A"),),
        ),
        people={
            IOAN: person(IOAN, "Ioan", born="2015-06-12", address="1 Example Terrace"),
            LLEW: person(LLEW, "Llew", born="2019-11-03"),
            CARI: person(CARI, "Cari", born="2016-05-24"),
            AUNT: person(AUNT, "Delyth", child=False),
            MOTHER: person(MOTHER, "Carys", child=False),
        },
        concerns=(seen, told),
        facts=(
            Fact(**head(FACT, "F-0202H"), file=FILE, when=on_day(date(2025, 9, 10)), topic="STRENGTH", text="In goal."),
        ),
        interventions=(done,),
        contacts=(call, talk),
        others=(earlier,),
        plans=(plan,),
        interims=(Interim(**head("interim", "P-0028G"), file=FILE),),
        tasks=(Task(**head("task", "T-0082F"), what="Written report", kind="WRITE_REPORT", file=FILE, made_by=CALL),),
        school=School(
            **head("school", "SCHOOL"), name="Ysgol Enghraifft", council=COUNCIL,
            phones=(PhoneContact(name="Nia Morgan", role="DSP", phone="01632 960 201"),),
            terms=(
                Term("Spring 2", date(2026, 2, 23), date(2026, 3, 27)),
                Term("Summer 1", date(2026, 4, 13), date(2026, 5, 22)),
            ),
            closed=(ClosedDay(date(2026, 3, 30), date(2026, 4, 10), "Easter closure"),),
            places=(Place(name="Year 5 cloakroom", setting="CLOAKROOM"), Place(name="Field", setting="FIELD")),
        ),
        content=PACKS["wales"],
        today=date(2026, 3, 18),
        contact_phone="01632 960 201",
    )  # fmt: skip


@pytest.fixture
def sound() -> ReadinessCase:
    return sound_case()


def keys(case: ReadinessCase, rule: str = "") -> list[str]:
    return [f.key for f in check_readiness(case, SAY) if not rule or f.rule == rule]


# -- ways to spoil a sound case

Change = Callable[[ReadinessCase], ReadinessCase]


def referral(**values: Any) -> Change:
    return lambda case: replace(case, referral=replace(case.referral, **values))


def front(**values: Any) -> Change:
    return lambda case: replace(case, referral=replace(case.referral, front=replace(case.referral.front, **values)))


def to(**values: Any) -> Change:
    return lambda case: referral(recipient=replace(case.referral.recipient, **values))(case)


def file(**values: Any) -> Change:
    return lambda case: replace(case, file=replace(case.file, **values))


def someone(key: PersonId, **values: Any) -> Change:
    return lambda case: replace(case, people={**case.people, key: replace(case.people[key], **values)})


def concern(index: int, **values: Any) -> Change:
    def change(case: ReadinessCase) -> ReadinessCase:
        found = list(case.concerns)
        found[index] = replace(found[index], **values)
        return replace(case, concerns=tuple(found))

    return change


def judged(index: int, **values: Any) -> Change:
    def change(case: ReadinessCase) -> ReadinessCase:
        known = case.concerns[index].triage
        assert known is not None
        return concern(index, triage=replace(known, **values))(case)

    return change


def worded(index: int, text: str) -> Change:
    def change(case: ReadinessCase) -> ReadinessCase:
        chosen = list(case.referral.background)
        chosen[index] = replace(chosen[index], wording=text)
        return referral(background=tuple(chosen))(case)

    return change


def action(**values: Any) -> Change:
    return lambda case: replace(case, interventions=(replace(case.interventions[0], **values),))


def effect(**values: Any) -> Change:
    return lambda case: action(observations=(replace(case.interventions[0].observations[0], **values),))(case)


def contact(index: int, **values: Any) -> Change:
    def change(case: ReadinessCase) -> ReadinessCase:
        found = list(case.contacts)
        found[index] = replace(found[index], **values)
        return replace(case, contacts=tuple(found))

    return change


def request(index: int, **values: Any) -> Change:
    def change(case: ReadinessCase) -> ReadinessCase:
        items = list(case.referral.requests)
        items[index] = replace(items[index], **values)
        return referral(requests=tuple(items))(case)

    return change


def threshold(index: int, **values: Any) -> Change:
    def change(case: ReadinessCase) -> ReadinessCase:
        items = list(case.referral.thresholds)
        items[index] = replace(items[index], **values)
        return referral(thresholds=tuple(items))(case)

    return change


def outcome(index: int, **values: Any) -> Change:
    def change(case: ReadinessCase) -> ReadinessCase:
        items = list(case.referral.outcomes)
        items[index] = replace(items[index], **values)
        return referral(outcomes=tuple(items))(case)

    return change


def both(*changes: Change) -> Change:
    def change(case: ReadinessCase) -> ReadinessCase:
        for one in changes:
            case = one(case)
        return case

    return change


def field(**values: Any) -> Change:
    return lambda case: replace(case, **values)


def broken(**more: Any) -> Change:
    def change(case: ReadinessCase) -> ReadinessCase:
        row = case.plans[0].rows[0]
        control = replace(row.controls[0], status=ControlStatus.NOT_DELIVERED)
        return replace(case, plans=(replace(case.plans[0], rows=(replace(row, controls=(control,)),)),), **more)

    return change


def interim(**values: Any) -> Change:
    """Return a case in which one interim change is recorded."""
    one = InterimChange(key="door", what="An adult stands at the door", from_day="2026-03-17", **values)
    return lambda case: replace(case, interims=(replace(case.interims[0], changes=(one,)),))


NO = (DangerAnswer(place="At school", answer="NO"),)
NOT_SAFE = safe(LLEW, tonight=SafeAnswer(answer=Safe.NOT_SAFE))
WEEK = PartialDate(Precision.WEEK, "2026-03-09", "2026-03-15")
SCHOOL_FIRST = (Outcome(who="SCHOOL", text="Other pupils miss lessons.", cited=(TOLD,)),)
AGREED = SignOff(
    role=SignOffRole.SENIOR_MANAGER, name="Sian Price", title="Headteacher", way=SignOffWay.AGREED_OUTSIDE,
    at="2026-03-18", how="in a talk", content_code="",
)  # fmt: skip
BETTER = {"code": "BETTER_FUTURES", "name": "Better Futures Cymru", "statutory": False}
OWN_WORDS = Fact(
    **head("own", "F-0230N"), file=FILE, when=on_day(date(2026, 3, 10)), text="Ioan told A. Rees of it.",
    basis=Basis.TOLD_FIRST_HAND, told_by=IOAN, links=(TOLD,),
)  # fmt: skip
HOME_CALL = replace(
    sound_case().contacts[0], id=RecordId("home"), number="C-0080D", organisation="Social Services, Cyngor Arall",
    kind=ContactKind.ADVICE_ONLY,
)  # fmt: skip

SPOILED: dict[str, tuple[Change, str]] = {
    "R01 nothing answered": (front(danger=()), "R01:danger"),
    "R01 no beside not known": (front(danger=NO), "R01:no"),
    "R01 a child at home": (judged(1, safety=(safe(IOAN), safe(CARI))), "R01:llew"),
    "R01 not safe, no call": (
        both(judged(1, safety=(safe(IOAN), safe(CARI), NOT_SAFE)), contact(0, kind=ContactKind.ADVICE_ONLY)),
        "R01:report:llew",
    ),
    "R01 a control that did not hold": (
        both(broken(), front(danger=(*sound_case().referral.front.danger, *NO))), "R01:held:",
    ),
    "R02 not decided": (judged(1, police=None), "R02:I-0412K"),
    "R02 no reason": (judged(1, police=PoliceDecision(answer="NOT_NOW")), "R02:I-0412K:because"),
    "R02 family": (judged(1, police=PoliceDecision(answer="YES", because="threat")), "R02:I-0412K:family"),
    "R02 front sheet": (front(police=""), "R02:front"),
    "R03 name": (someone(IOAN, last=""), "R03:name"),
    "R03 born": (someone(IOAN, born=None), "R03:born"),
    "R03 address": (someone(IOAN, address=" "), "R03:address"),
    "R04 parents": (file(parental=()), "R04:parental"),
    "R04 household": (file(family=()), "R04:household"),
    "R04 born": (someone(LLEW, born=None), "R04:llew"),
    "R05": (file(religion="", first_language=""), "R05:needs"),
    "R06 nobody": (to(name=""), "R06:name"),
    "R06 another council": (to(name="Social Services, Cyngor Arall"), "R06:council"),
    "R06 not known": (file(council_of_residence=""), "R06:home"),
    "R06 no call to the other": (file(council_of_residence="Cyngor Arall"), "R06:call:Cyngor Arall"),
    "R06 open case": (file(services=Services(open=Answer.YES, worker="E. Prys")), "R06:worker"),
    "R07": (request(0, text="under section 17"), "R07:request."),
    "R08 carer": (front(carer_informed=""), "R08:carer"),
    "R08 a child": (judged(1, decisions=(decision(CARI, parents_told=""), decision(LLEW))), "R08:cari"),
    "R09": (both(to(**BETTER), front(carer_informed="Aunt, 17 March; she does not agree")), "R09:agreement"),
    "R09 asked of the council": (request(0, type="EARLY_HELP"), "R09:agreement"),
    "R10": (front(child_views=""), "R10:views"),
    "R11": (front(form_attached="NOT_KNOWN"), "R11:form"),
    "R12": (referral(background=(Chosen(record=FACT),)), "R12:none"),
    "R12 dates": (
        both(concern(0, when=PartialDate(Precision.UNKNOWN)), concern(1, when=PartialDate(Precision.UNKNOWN))),
        "R12:dates",
    ),
    "R13 place": (concern(0, places=()), "R13:I-0341H"),
    "R13 who told": (concern(1, told_by=None), "R13:I-0412K"),
    "R14 recent week": (concern(1, when=WEEK), "R14:I-0412K:when"),
    "R14 adverb": (worded(1, "Often made sounds."), "R14:I-0341H:often"),
    "R15": (worded(1, "Made sounds. Aunt was phoned."), "R15:I-0341H:"),
    "R16": (worded(1, "Made vile sounds."), "R16:I-0341H:vile"),
    "R17 marks": (worded(1, "He said I never did it."), "R17:I-0341H:marks"),
    "R17 whose": (worded(1, f"Ioan ran off. {OPEN}Got you.{CLOSE}"), "R17:I-0341H:whose"),
    "R18 span": (front(why_now="It went on for seven months."), "R18:why_now:"),
    "R18 trend": (front(why_now="It is escalating."), "R18:why_now:escalating"),
    "R19": (field(strays=("Ben",)), "R19:"),
    "R20": (judged(0, categories=()), "R20:I-0341H"),
    "R20 reason": (
        judged(0, categories=(Categorised(category=Category.NORMAL, because="", by="N. Morgan", on="2026-03-17"),)),
        "R20:I-0341H:because",
    ),
    "R21": (judged(0, brook=(BrookOutcome(colour=Brook.GREEN, assessor="A. Rees", trained_on=""),)), "R21:I-0341H"),
    "R22": (
        both(file(strengths=()), referral(background=(Chosen(record=SEEN), Chosen(record=TOLD)))),
        "R22:strengths",
    ),
    "R22 by hand": (referral(family_text="He lives with his aunt."), "R22:strengths"),
    "R23": (threshold(0, harm=""), "R23:origins"),
    "R24": (referral(interventions=(Chosen(record=CALL), Chosen(record=TALK))), "R24:none"),
    "R25 effect": (action(observations=()), "R25:N-0118X"),
    "R25 who": (action(who=""), "R25:N-0118X"),
    "R25 how known": (effect(evidence=(), how_we_know=""), "R25:N-0118X"),
    "R26 in words": (effect(better=""), "R26:N-0118X"),
    "R26 helped": (effect(better="", not_better="Nothing changed."), "R26:helped"),
    "R27": (both(action(delivered_to=("CHILD",)), contact(1, with_family=False)), "R27:carer"),
    "R28": (field(plans=()), "R28:none"),
    "R28 ended": (field(plans=(replace(sound_case().plans[0], status=PlanStatus.ENDED),)), "R28:none"),
    "R28 interim over": (both(field(plans=()), interim(outcome=InterimOutcome.ENDED)), "R28:none"),
    "R29 none": (judged(1, decisions=(decision(CARI, plan=""), decision(LLEW))), "R29:cari"),
    "R29 being made": (
        field(tasks=(*sound_case().tasks, Task(**head("t", "T-0083G"), what="x", kind="SAFETY_PLAN", child=CARI))),
        "R29:cari",
    ),
    "R30 advice": (referral(interventions=(Chosen(record=DONE), Chosen(record=TALK))), "R30:advice"),
    "R30 role": (contact(0, with_role=""), "R30:role"),
    "R31 not named": (referral(previous=()), "R31:R-2026-0003B"),
    "R31 what we did": (
        lambda case: replace(case, others=(replace(case.others[0], decision=CouncilDecision(decision="NFA")),)),
        "R31:R-2026-0003B",
    ),
    "R31 never sent": (
        lambda case: replace(case, others=(replace(case.others[0], status=ReferralStatus.DRAFT),)),
        "R31:R-2026-0003B",
    ),
    "R31 changed": (referral(changed_since=""), "R31:changed"),
    "R32": (referral(requests=()), "R32:none"),
    "R33": (request(0, result="", by=""), "R33:"),
    "R33 why": (request(0, because=(), why=""), "R33:"),
    "R34": (request(0, lead="Give the family support"), "R34:request."),
    "R35 none": (referral(thresholds=sound_case().referral.thresholds[:1]), "R35:llew"),
    "R35 part": (threshold(1, document=""), "R35:llew:document"),
    "R36 at home": (referral(requests=sound_case().referral.requests[:1]), "R36:llew"),
    "R36 affected": (both(request(0, because=(SEEN,)), request(1, because=(SEEN,))), "R36:cari"),
    "R37 reply": (referral(reply_by=""), "R37:reply_by"),
    "R37 phone": (field(contact_phone=""), "R37:phone"),
    "R37 cover": (front(contact_cover=""), "R37:cover"),
    "R38 none": (referral(outcomes=sound_case().referral.outcomes[1:]), "R38:none"),
    "R38 first": (referral(outcomes=SCHOOL_FIRST + sound_case().referral.outcomes), "R38:first"),
    "R39 first": (referral(outcomes=SCHOOL_FIRST + sound_case().referral.outcomes), "R39:school"),
    "R39 words": (outcome(0, text="He needs more staffing than there is."), "R39:outcome."),
    "R40": (outcome(0, cited=(), because=""), "R40:"),
    "R41": (outcome(0, text="We have no choice but to exclude him."), "R41:outcome."),
    "R42 age": (both(to(**BETTER), someone(IOAN, born="2022-06-12")), "R42:age"),
    "R42 nation": (to(**BETTER, nation="england"), "R42:nation"),
    "R43": (to(**BETTER), "R43:agreement"),
    "R43 the author": (both(to(**BETTER), referral(signatures=(replace(AGREED, name="Nia Morgan"),))), "R43:author"),
    "R44": (both(to(**BETTER), someone(IOAN, born="2022-06-12")), "R44:consultation"),
    "R45 author": (referral(author_role=""), "R45:author"),
    "R45 reader": (referral(second_reader=""), "R45:second_reader"),
    "R47 letter": (file(letters=()), "R47:cari"),
    "R47 recipient": (to(code="SPECIALIST"), "R47:recipient"),
    "R48": (request(0, who="TBC"), "R48:request."),
    "R48 brackets": (front(phoned="[date], to [name]"), "R48:phoned:[date]"),
    "R49": (field(changed=(("I-0412K", 3),)), "R49:I-0412K:3"),
    "R50": (worded(1, "Made sounds in PSHE."), "R50:PSHE"),
    "R51": (field(tasks=()), "R51:C-0071S"),
    "R52 none": (judged(1, decisions=(decision(LLEW),)), "R52:cari"),
    "R52 not yet": (judged(1, decisions=(decision(CARI, report="NOT_YET"), decision(LLEW))), "R52:cari"),
    "R52 reason": (judged(1, decisions=(decision(CARI, because=""), decision(LLEW))), "R52:cari:because"),
    "R53 no account": (concern(1, accounts=()), "R53:I-0412K"),
    "R53 left out": (field(facts=(*sound_case().facts, OWN_WORDS)), "R53:F-0230N"),
    "R54 request": (referral(background=(Chosen(record=FACT), Chosen(record=SEEN))), "R54:I-0412K"),
    "R54 number": (
        both(field(facts=(*sound_case().facts, replace(OWN_WORDS, links=()))), threshold(0, tried="F-0230N")),
        "R54:F-0230N",
    ),
    "R54 struck out": (concern(1, struck_out=StrikeOut(reason="twice", by="N. Morgan", at="x")), "R54:told"),
    "R56 early": (effect(on="2026-01-01"), "R56:N-0118X:on"),
    "R56 led to": (action(prompted=(SEEN,)), "R56:N-0118X:prompted"),
    "R56 planned": (action(status=InterventionStatus.PLANNED), "R56:N-0118X:planned"),
    "R56 nothing in force": (both(field(plans=()), referral(in_force="Adults watch.")), "R56:in_force"),
    "R56 not covered": (referral(in_force="An adult is on the field at lunch."), "R56:in_force:field"),
    "R56 no such version": (front(why_now="Plan v7 did not hold."), "R56:why_now:v7"),
    "R57 legal": (file(legal_status=LegalStatus()), "R57:legal"),
    "R57 services": (file(services=Services()), "R57:services"),
}  # fmt: skip


def test_a_sound_case_has_nothing_to_resolve_check_or_know(sound: ReadinessCase) -> None:
    assert keys(sound) == []


@pytest.mark.parametrize("name", SPOILED)
def test_each_rule_fires_on_its_own_case(sound: ReadinessCase, name: str) -> None:
    change, key = SPOILED[name]
    found = keys(change(sound), name.split(maxsplit=1)[0])
    assert [k for k in found if k == key or (key.endswith((":", ".")) and k.startswith(key))], found


def test_every_rule_has_a_case_that_fires_it() -> None:
    assert {name.split(maxsplit=1)[0] for name in SPOILED} == set(RULES)


@pytest.mark.parametrize(
    ("name", "change"),
    {
        "not decided is answered where it is no crime": concern(0, behaviours=("LANGUAGE",)),
        "both councils phoned": both(
            file(council_of_residence="Cyngor Arall"), field(contacts=(*sound_case().contacts, HOME_CALL))
        ),
        "an entry long ago may name a week": concern(0, when=PartialDate(Precision.WEEK, "2025-11-10", "2025-11-16")),
        "not yet categorised": judged(
            0, categories=(Categorised(category=Category.UNSURE, because="", by="N. Morgan", on="2026-03-17"),)
        ),
        "no Brook colour": judged(0, brook=()),
        "a claimed span that is true": front(why_now="It went on for four months."),
        "a quoted threat": outcome(0, because=f"The council: {OPEN}no choice but to wait{CLOSE}"),
        "legal status not known, and said so": file(legal_status=LegalStatus(source="aunt, 2 March")),
        "a decision in another report": both(
            request(0, because=(SEEN,)), request(1, because=(SEEN,)),
            judged(1, decisions=(decision(CARI, because="R-2026-0003B"), decision(LLEW))),
        ),
        "a child elsewhere whose entry is the reason": request(1, because=(SEEN,)),
        "explained in brackets": worded(1, "Made sounds in personal, social, health education (PSHE)."),
        "early draft of another": lambda case: replace(
            case,
            others=(*case.others, replace(case.others[0], id=RecordId("x"), number="R-2026-0004C",
                                          status=ReferralStatus.DRAFT)),
        ),
        "an interim change without a plan": both(field(plans=()), interim()),
        "an interim change where a control did not hold": both(
            broken(), interim(row="cloakroom"), front(danger=(*sound_case().referral.front.danger, *NO))
        ),
        "danger denied elsewhere than where a control did not hold": both(
            broken(), front(danger=(*sound_case().referral.front.danger, DangerAnswer(place="Club", answer="NO")))
        ),
        "a safety plan in force, with the task still open": field(
            kept_safe=frozenset({CARI}),
            tasks=(*sound_case().tasks, Task(**head("t", "T-0083G"), what="x", kind="SAFETY_PLAN", child=CARI)),
        ),
        "early help, and the carer agrees": both(
            request(0, type="EARLY_HELP"), front(carer_informed="Aunt, 17 March. She agrees and asks for help")
        ),
        "a version and a place that the plan has": referral(
            in_force="Version 3: an adult at the Year 5 cloakroom."
        ),
        "a section written by hand names strengths": referral(family_text="Strengths: plays in goal."),
    }.items(),
)  # fmt: skip
def test_what_is_sound_stays_silent(sound: ReadinessCase, name: str, change: Change) -> None:
    assert keys(change(sound)) == [], name


def test_the_age_of_ten_is_said_where_it_is_reached(sound: ReadinessCase) -> None:
    case = judged(1, police=None)(sound)
    (found,) = [f for f in check_readiness(case, SAY) if f.rule == "R02"]
    assert found.text.endswith("Criminal responsibility starts at 10 in England and Wales.")
    younger = someone(IOAN, born="2017-06-12")(case)
    (found,) = [f for f in check_readiness(younger, SAY) if f.rule == "R02"]
    assert found.text == "Row 2: whether police are told is not decided"


def test_severities_follow_the_recipient_and_the_nation(sound: ReadinessCase) -> None:
    def severity(case: ReadinessCase, key: str) -> Severity:
        return next(f.severity for f in check_readiness(case, SAY) if f.key == key)

    no_reader, no_form = referral(second_reader=""), front(form_attached="NO")
    open_decision = judged(1, decisions=(decision(LLEW),))
    specialist = to(code="SPECIALIST", statutory=False)
    assert severity(no_reader(sound), "R45:second_reader") is Severity.WARN
    assert severity(specialist(no_reader(sound)), "R45:second_reader") is Severity.STOP
    assert severity(open_decision(sound), "R52:cari") is Severity.STOP
    assert severity(specialist(open_decision(sound)), "R52:cari") is Severity.WARN
    assert severity(no_form(sound), "R11:form") is Severity.STOP
    english = both(to(nation="england"), no_form, field(content=PACKS["england"]))
    assert severity(english(sound), "R11:form") is Severity.WARN


def test_england_has_its_own_law_and_no_written_report_clock(sound: ReadinessCase) -> None:
    case = both(to(nation="england"), field(content=PACKS["england"], tasks=()))(sound)
    assert keys(case, "R51") == []
    assert keys(request(0, lead="A child in need, section 17")(case), "R07") == []
    assert keys(request(0, text="SSWBA")(case), "R07") != []


def test_only_wrong_recipient_law_and_names_are_never_covered(sound: ReadinessCase) -> None:
    spoiled = [f for change, _ in SPOILED.values() for f in check_readiness(change(sound), SAY)]
    assert {f.rule for f in spoiled if not f.coverable} == NEVER_COVERED == {"R06", "R07", "R19"}


def test_a_reason_is_carried_and_complete_later_covers_all_but_three(sound: ReadinessCase) -> None:
    case = both(request(0, result=""), front(child_views=""), field(strays=("Ben",)))(sound)
    voice = next(f for f in check_readiness(case, SAY) if f.rule == "R10")
    override = Override(finding=voice.key, reason="asked next week", by="N. Morgan", at="x")
    found = check_readiness(referral(overrides=(override,))(case), SAY)
    assert [f.overridden for f in found if f.rule == "R10"] == ["asked next week"]
    assert {f.rule for f in open_findings(found)} == {"R19", "R33"}
    assert {f.rule for f in open_findings(found, later=True)} == {"R19"}
    assert count_findings(found, later=True).stop == 1


def test_findings_stand_by_severity_then_section() -> None:
    def make(severity: Severity, section: str, reason: str = "") -> Finding:
        return Finding(
            key=f"{severity}{section}", rule="R00", severity=severity, text="x", place=FieldPlace(section=section),
            overridden=reason,
        )  # fmt: skip

    tip, late, early = make(Severity.TIP, "front"), make(Severity.WARN, "outcomes"), make(Severity.WARN, "front")
    stop, left = make(Severity.STOP, "file"), make(Severity.STOP, "front", "because")
    ordered = order_findings((tip, late, stop, early, left))
    assert ordered == (left, stop, early, late, tip)
    assert next_three(ordered) == (stop, early, late)
    assert open_findings(ordered) == (stop, early, late, tip)
    counts = count_findings(ordered)
    assert (counts.stop, counts.warn, counts.tip) == (1, 2, 1)


def test_a_key_stays_with_its_request_when_requests_are_reordered(sound: ReadinessCase) -> None:
    case = request(1, result="")(sound)
    turned = referral(requests=tuple(reversed(case.referral.requests)))(case)
    assert keys(case, "R33") == keys(turned, "R33")


# -- offers


def offered(case: ReadinessCase, rule: str, action_code: str) -> Referral:
    finding = next(f for f in check_readiness(case, SAY) if f.rule == rule)
    return accept_offer(case, finding, next(o for o in finding.offers if o.action == action_code))


def test_include_ticks_what_was_cited(sound: ReadinessCase) -> None:
    case = referral(background=(Chosen(record=FACT), Chosen(record=SEEN)))(sound)
    changed = offered(case, "R54", "INCLUDE")
    assert changed.background[-1] == Chosen(record=TOLD)
    case = referral(previous=())(sound)
    assert offered(case, "R31", "INCLUDE").previous == (EARLIER,)


def test_a_replacement_words_the_print_and_leaves_the_record(sound: ReadinessCase) -> None:
    case = concern(0, what_happened="Ioan often made sounds.")(sound)
    changed = offered(case, "R14", "REPLACE")
    assert changed.background[1].wording == "Ioan once made sounds."
    assert keys(replace(case, referral=changed), "R14") == []


def test_an_action_moves_to_section_2_whole(sound: ReadinessCase) -> None:
    case = worded(1, "Made sounds. Aunt was phoned. He walked away.")(sound)
    changed = offered(case, "R15", "MOVE")
    assert changed.background[1].wording == "Made sounds. He walked away."
    assert changed.moved_actions == (MovedAction(record=SEEN, text="Aunt was phoned."),)
    assert keys(replace(case, referral=changed)) == []
    alone = worded(1, "Aunt was phoned.")(sound)
    (finding,) = [f for f in check_readiness(alone, SAY) if f.rule == "R15"]
    assert [offer.action for offer in finding.offers] == ["KEEP"]


@pytest.mark.parametrize(
    "change",
    [
        front(why_now="under section 17"),
        front(danger=(DangerAnswer(place="At home", answer="NOT_KNOWN", words="a child in need"),)),
        referral(opinion="section 17 applies"),
        referral(changed_since="section 17 applies"),
        referral(moved_actions=(MovedAction(record=SEEN, text="section 17 was named"),)),
        request(0, parts=(RequestPart(text="x"), RequestPart(text="section 17"))),
        threshold(0, needs="section 17"),
        outcome(0, text="section 17"),
        lambda case: referral(interventions=(Chosen(record=DONE, wording="section 17"),
                                             *case.referral.interventions[1:]))(case),
    ],
)  # fmt: skip
def test_a_replacement_reaches_every_field_that_prints(sound: ReadinessCase, change: Change) -> None:
    case = change(sound)
    changed = offered(case, "R07", "REPLACE")
    assert keys(replace(case, referral=changed), "R07") == []


def test_what_stands_in_a_record_is_not_rewritten_from_here(sound: ReadinessCase) -> None:
    case = effect(better="He was very calm.")(sound)
    finding = next(f for f in check_readiness(case, SAY) if f.rule == "R16")
    assert [offer.action for offer in finding.offers] == ["KEEP"]
    stale = replace(finding, place=replace(finding.place, field="nothing"))
    with pytest.raises(DeskError, match="offer_outdated"):
        accept_offer(case, stale, replace(finding.offers[0], action="REPLACE", text="calm"))


def test_sentences_pass_through_the_words(sound: ReadinessCase) -> None:
    pseudo = Words("pseudo")
    for change, _ in SPOILED.values():
        for finding in check_readiness(change(sound), pseudo):
            assert "[" in finding.text
