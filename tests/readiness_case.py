"""A referral that nothing is missing from, and ways to spoil it: for the tests of the readiness rules."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

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
from hsbdesk.domain.directory import ThresholdLevel, ThresholdsDocument
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.interim import Interim, InterimChange
from hsbdesk.domain.intervention import EffectObservation, Intervention, Judgement
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.plan import Control, ControlStatus, Plan, PlanRow, PlanStatus
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_rules import check_readiness
from hsbdesk.domain.referral import (
    Chosen,
    CouncilDecision,
    DangerAnswer,
    FamilyAgreement,
    FrontSheet,
    Outcome,
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
    ContactAdvice,
    PoliceDecision,
    Safe,
    SafeAnswer,
    Triage,
)
from hsbdesk.words import Words

FOLDER = Path(__file__).parents[1] / "resources" / "content"
PACKS = {nation: load_content(FOLDER, nation) for nation in ("wales", "england")}
SAY = Words()
COUNCIL = "Cyngor Sir Enghraifft"
DOCUMENT = "Sir Enghraifft thresholds 2025"
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
        advice=(
            ContactAdvice(about="CARER", person=IOAN, answer="MAY_TELL_NOW", given_by="S. Vaughan"),
            ContactAdvice(about="PARENTS", person=CARI, answer="MAY_TELL_NOW", given_by="S. Vaughan"),
        ),
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
            Threshold(
                child=IOAN, harm="apart from others", needs="to know why", document=f"{DOCUMENT}, level 4, 4.2",
                tried="rows",
            ),
            Threshold(
                child=LLEW, harm="lives there", needs="one adult", document=f"{DOCUMENT}, level 4, 4.6", tried="talks",
            ),
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
            thresholds=(
                ThresholdsDocument(
                    key="document", council=COUNCIL, name="Sir Enghraifft thresholds", edition="2025",
                    levels=(
                        ThresholdLevel(level="4", indicators=("4.2 harm to another child", "4.6 a child at home")),
                    ),
                ),
            ),
            places=(Place(name="Year 5 cloakroom", setting="CLOAKROOM"), Place(name="Field", setting="FIELD")),
        ),
        content=PACKS["wales"],
        today=date(2026, 3, 18),
        contact_phone="01632 960 201",
    )  # fmt: skip


def keys(case: ReadinessCase, rule: str = "") -> list[str]:
    """Return the keys of what is found, of one rule or of all."""
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
YES = FamilyAgreement(answer="AGREED", by="Ms Sample", on="2026-03-17", how="in a talk")


def service_case() -> ReadinessCase:
    """Return the same case for a service that works with the family's agreement, and a senior manager's."""
    return both(to(**BETTER), front(agreement=YES), referral(signatures=(AGREED,)))(sound_case())
