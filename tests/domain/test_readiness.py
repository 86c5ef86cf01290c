"""The readiness rules: what makes each of them speak, and what leaves it silent."""

from dataclasses import replace
from typing import Any

import pytest
from readiness_case import (
    AGREED,
    BETTER,
    CALL,
    CARI,
    CLOSE,
    COUNCIL,
    DOCUMENT,
    DONE,
    EARLIER,
    FACT,
    FILE,
    HOME_CALL,
    IOAN,
    LLEW,
    NO,
    NOT_SAFE,
    OPEN,
    OWN_WORDS,
    PACKS,
    SAY,
    SCHOOL_FIRST,
    SEEN,
    TALK,
    TOLD,
    WEEK,
    YES,
    Change,
    action,
    both,
    broken,
    concern,
    contact,
    decision,
    effect,
    field,
    file,
    front,
    head,
    interim,
    judged,
    keys,
    outcome,
    person,
    referral,
    request,
    safe,
    service_case,
    someone,
    sound_case,
    threshold,
    to,
    worded,
)

from hsbdesk.domain.child import Answer, FileKind, LegalStatus, Services
from hsbdesk.domain.concern import Participation, Role
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.council_form import CouncilForm, FormUse
from hsbdesk.domain.dates import PartialDate, Precision
from hsbdesk.domain.directory import Service
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.interim import InterimOutcome
from hsbdesk.domain.intervention import InterventionStatus
from hsbdesk.domain.plan import PlanStatus
from hsbdesk.domain.quick_report import QuickReport
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
    FamilyAgreement,
    MovedAction,
    Override,
    Referral,
    ReferralStatus,
    RequestPart,
)
from hsbdesk.domain.sending import CouncilTaking, RefusalMatter, RefusalStep, Sending, ServiceAnswer
from hsbdesk.domain.signoff import SignOffWay
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import (
    Brook,
    BrookOutcome,
    Categorised,
    Category,
    ContactAdvice,
    PoliceDecision,
)
from hsbdesk.errors import DeskError
from hsbdesk.words import Words

OTHER = "Cyngor Arall"
OSIAN = PersonId("osian")
AT_HOME_NO = (*NO, DangerAnswer(place="At home", answer="NO"), DangerAnswer(place="Club", answer="NOT_KNOWN"))
VOICEMAIL = replace(HOME_CALL, kind=ContactKind.VOICEMAIL)
CALLED_BOTH = field(contacts=(*sound_case().contacts, HOME_CALL))
TAKEN_THERE = referral(councils=(CouncilTaking(council=OTHER, takes="YES"),))
ENGLISH_DESK = Service(key="desk", code="SS", name="Children's Social Care", council=OTHER, nation="england")
ENGLISH_FORM = CouncilForm(**head("form", "M-0001A"), name="Arall form", nation="england")
SENT = Sending(key="sent", version="1.0", at="2026-03-18T14:31", how="SECURE_MAIL", to="Duty desk")
REFUSED = ServiceAnswer(key="refused", child=IOAN, decision="NO_FURTHER_ACTION", on="2026-02-13")
SAFE_MEANWHILE = RefusalStep(answer="refused", matter=RefusalMatter.SAFE_MEANWHILE, outcome="SAFE", on="2026-02-13")
ACCEPTED = RefusalStep(answer="refused", matter=RefusalMatter.ANSWER, outcome="ACCEPTED", on="2026-02-16")
SUPPORT = file(kind=FileKind.SUPPORT)


def in_directory(service: Service) -> Change:
    return lambda case: replace(case, school=replace(case.school, directory=(service,)))


def earlier(**values: Any) -> Change:
    return lambda case: replace(case, others=(replace(case.others[0], **values),))


def same_day(child: PersonId) -> Change:
    """Return a case in which another child was affected in an earlier entry of the last day."""

    def change(case: ReadinessCase) -> ReadinessCase:
        people = {**case.people, child: person(child, "Osian", born="2016-01-10")}
        told = case.concerns[1]
        affected = (told.people[0], Participation(role=Role.AFFECTED, person=child))
        another = replace(told, id=RecordId("another"), number="I-0411J", people=affected, triage=None)
        return replace(case, people=people, concerns=(case.concerns[0], another, told))

    return change


@pytest.fixture
def sound() -> ReadinessCase:
    return sound_case()


SPOILED: dict[str, tuple[Change, str]] = {
    "R01 nothing answered": (front(danger=()), "R01:danger"),
    "R01 no beside not known": (front(danger=NO), "R01:no"),
    "R01 no at home": (front(danger=AT_HOME_NO), "R01:no:at home"),
    "R01 another entry of the day": (same_day(OSIAN), "R01:osian"),
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
    "R06 where": (both(field(school=replace(sound_case().school, council=""))), "R06:concern"),
    "R06 no call to the other": (file(council_of_residence=OTHER), f"R06:call:{OTHER}"),
    "R06 found elsewhere": (front(council_found=OTHER), f"R06:call:{OTHER}"),
    "R06 not reached": (
        both(file(council_of_residence=OTHER), field(contacts=(*sound_case().contacts, VOICEMAIL))),
        f"R06:call:{OTHER}",
    ),
    "R06 nobody takes it": (both(file(council_of_residence=OTHER), CALLED_BOTH), "R06:taker"),
    "R06 the other takes it": (both(file(council_of_residence=OTHER), CALLED_BOTH, TAKEN_THERE), "R06:other"),
    "R06 open case": (file(services=Services(open=Answer.YES, worker="E. Prys")), "R06:worker"),
    "R06 open, worker not known": (file(services=Services(open=Answer.YES)), "R06:unknown_worker"),
    "R06 nation": (both(in_directory(ENGLISH_DESK), to(service="desk")), "R06:nation"),
    "R07": (request(0, text="under section 17"), "R07:request."),
    "R08 carer": (front(carer_informed=""), "R08:carer"),
    "R08 a child": (judged(1, decisions=(decision(CARI, parents_told=""), decision(LLEW))), "R08:cari"),
    "R08 nobody decided": (judged(1, decisions=(decision(LLEW),)), "R08:cari"),
    "R08 advice": (judged(1, advice=()), "R08:advice:ioan"),
    "R08 against advice": (
        judged(1, advice=(
            ContactAdvice(about="CARER", person=IOAN, answer="MAY_TELL_NOW"),
            ContactAdvice(about="PARENTS", person=CARI, answer="WAIT", chosen=True),
        )),
        "R08:against:cari",
    ),
    "R09": (to(**BETTER), "R09:agreement"),
    "R09 only told": (both(to(**BETTER), front(carer_informed="Aunt, 17 March. She agrees")), "R09:agreement"),
    "R09 declined": (both(to(**BETTER), front(agreement=FamilyAgreement(answer="DECLINED"))), "R09:declined"),
    "R09 who": (both(to(**BETTER), front(agreement=FamilyAgreement(answer="AGREED"))), "R09:said"),
    "R09 asked of the council": (request(0, type="EARLY_HELP"), "R09:agreement"),
    "R10": (front(child_views=""), "R10:views"),
    "R11": (front(form_attached="NOT_KNOWN"), "R11:form"),
    "R11 filled in and left behind": (both(front(form_attached="NO"), referral(form=FormUse())), "R11:both"),
    "R11 of the other nation": (
        both(field(forms=(ENGLISH_FORM,)), referral(form=FormUse(form=ENGLISH_FORM.id))), "R11:nation",
    ),
    "R12": (referral(background=(Chosen(record=FACT),)), "R12:none"),
    "R12 dates": (
        both(concern(0, when=PartialDate(Precision.UNKNOWN)), concern(1, when=PartialDate(Precision.UNKNOWN))),
        "R12:dates",
    ),
    "R13 what": (concern(0, what_happened=" "), "R13:I-0341H"),
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
    "R29 in a file of an affected child": (
        both(SUPPORT, judged(1, decisions=(decision(CARI, plan=""), decision(LLEW)))), "R29:cari",
    ),
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
    "R31 never sent": (earlier(status=ReferralStatus.DRAFT, sent_at=""), "R31:R-2026-0003B"),
    "R31 refused, nobody's safety said": (earlier(answers=(REFUSED,), refusal_steps=(ACCEPTED,)), "R31:R-2026-0003B"),
    "R31 refused, neither accepted nor escalated": (
        earlier(answers=(REFUSED,), refusal_steps=(SAFE_MEANWHILE,)), "R31:R-2026-0003B",
    ),
    "R31 changed": (referral(changed_since=""), "R31:changed"),
    "R32": (referral(requests=()), "R32:none"),
    "R33": (request(0, result="", by=""), "R33:"),
    "R33 why": (request(0, because=(), why=""), "R33:"),
    "R34": (request(0, lead="Give the family support"), "R34:request."),
    "R35 none": (referral(thresholds=sound_case().referral.thresholds[:1]), "R35:llew"),
    "R35 part": (threshold(1, document=""), "R35:llew:document"),
    "R35 another document": (threshold(1, document="Arall thresholds 2024, level 4, 4.6"), "R35:llew:named"),
    "R35 an older edition": (threshold(1, document="Sir Enghraifft thresholds, level 4, 4.6"), "R35:llew:named"),
    "R35 no level": (threshold(1, document=f"{DOCUMENT}, 4.6"), "R35:llew:named"),
    "R35 no indicator": (threshold(1, document=f"{DOCUMENT}, level 4"), "R35:llew:named"),
    "R35 nothing typed, no level": (
        both(field(school=replace(sound_case().school, thresholds=())), threshold(1, document="the thresholds")),
        "R35:llew:named",
    ),
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
    "R42 asks first": (both(to(**BETTER), someone(IOAN, born="2004-06-12")), "R42:ask"),
    "R43": (to(**BETTER), "R43:agreement"),
    "R43 the author": (both(to(**BETTER), referral(signatures=(replace(AGREED, name="Nia Morgan"),))), "R43:author"),
    "R43 small school": (both(to(**BETTER), referral(author_role="Headteacher and DSP")), "R43:small_school"),
    "R43 declined": (both(to(**BETTER), referral(signatures=(replace(AGREED, answer="DECLINED"),))), "R43:declined"),
    "R43 how": (both(to(**BETTER), referral(signatures=(replace(AGREED, how=""),))), "R43:said"),
    "R43 governors see no record": (
        both(to(**BETTER), referral(signatures=(
            replace(AGREED, title="Chair of governors", way=SignOffWay.SIGNED_HERE),
        ))),
        "R43:record",
    ),
    "R44": (both(to(**BETTER), someone(IOAN, born="2022-06-12")), "R44:consultation"),
    "R45 author": (referral(author_role=""), "R45:author"),
    "R45 reader": (referral(second_reader=""), "R45:second_reader"),
    "R45 the author": (referral(second_reader="Nia Morgan"), "R45:same"),
    "R46 from outside": (referral(sendings=(SENT,)), "R46:sent"),
    "R46 no reason": (referral(sendings=(replace(SENT, copies=("copy",)),)), "R46:sent"),
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
        "both councils phoned, and this one takes it": both(
            file(council_of_residence=OTHER), CALLED_BOTH,
            referral(councils=(CouncilTaking(council=COUNCIL, takes="YES"),)),
        ),
        "both councils phoned, one call named by the taking": both(
            file(council_of_residence=OTHER),
            field(contacts=(*sound_case().contacts, replace(HOME_CALL, organisation="Duty desk"))),
            referral(councils=(
                CouncilTaking(council=COUNCIL, takes="YES"),
                CouncilTaking(council=OTHER, contact=HOME_CALL.id, takes="NO"),
            )),
        ),
        "an open case to its worker": both(
            file(services=Services(open=Answer.YES, worker="E. Prys")), to(worker="E. Prys")
        ),
        "a form in use here": both(front(form_attached="NOT_KNOWN"), referral(form=FormUse(form=RecordId("form")))),
        "nobody typed a threshold document, a level is named": both(
            field(school=replace(sound_case().school, thresholds=())), threshold(1, document="Sir Enghraifft, level 4")
        ),
        "a refusal settled": earlier(answers=(REFUSED,), refusal_steps=(SAFE_MEANWHILE, ACCEPTED)),
        "a refusal that another answer replaced": earlier(
            answers=(REFUSED, replace(REFUSED, key="later", decision="S47", on="2026-02-20"))
        ),
        "sent with its reason": both(
            referral(sendings=(replace(SENT, copies=("copy",)),)), field(justified=frozenset({"copy"}))
        ),
        "went ahead for a reason": judged(1, advice=(
            ContactAdvice(about="CARER", person=IOAN, went_ahead_because="the aunt rang first", chosen=True),
            ContactAdvice(about="PARENTS", person=CARI, answer="THEY_WILL_TELL"),
        )),
        "the police were told of what is not safe": both(
            judged(1, safety=(safe(IOAN), safe(CARI), NOT_SAFE),
                   police=PoliceDecision(answer="YES", because="101", family_told="WAIT")),
            contact(0, about=()), field(tasks=sound_case().tasks),
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
                                          status=ReferralStatus.DRAFT, sent_at="")),
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
        "early help, and the carer agrees": both(request(0, type="EARLY_HELP"), front(agreement=YES)),
        "a version and a place that the plan has": referral(
            in_force="Version 3: an adult at the Year 5 cloakroom."
        ),
        "a file of an affected child: no category, no Brook, no plan for what was displayed": both(
            SUPPORT, field(plans=()), judged(0, categories=(), brook=()), judged(1, categories=(), brook=())
        ),
        "a section written by hand names strengths": referral(family_text="Strengths: plays in goal."),
    }.items(),
)  # fmt: skip
def test_what_is_sound_stays_silent(sound: ReadinessCase, name: str, change: Change) -> None:
    assert keys(change(sound)) == [], name


def test_the_age_of_ten_is_said_where_it_is_reached(sound: ReadinessCase) -> None:
    case = judged(1, police=None)(sound)
    (found,) = [f for f in check_readiness(case, SAY) if f.rule == "R02"]
    said, strategy = "Criminal responsibility starts at 10 in England and Wales", "through a strategy discussion"
    assert said in found.text
    assert strategy in found.text
    younger, older = someone(IOAN, born="2017-06-12")(case), someone(IOAN, born="2012-06-12")(case)
    (found,) = [f for f in check_readiness(younger, SAY) if f.rule == "R02"]
    assert said not in found.text
    assert strategy in found.text
    (found,) = [f for f in check_readiness(older, SAY) if f.rule == "R02"]
    assert found.text.endswith(said)


def test_the_clock_of_a_written_report_is_that_of_the_council_that_was_phoned(sound: ReadinessCase) -> None:
    """The school is in Wales and the child lives in England: only the Welsh council's call starts T_WRITE."""
    english = replace(HOME_CALL, organisation=f"Social Care, {OTHER}", kind=ContactKind.REPORT)
    case = both(
        in_directory(ENGLISH_DESK), file(council_of_residence=OTHER), field(contacts=(*sound.contacts, english))
    )(sound)
    assert keys(case, "R51") == []
    assert keys(field(tasks=())(case), "R51") == ["R51:C-0071S"]


def test_better_futures_may_be_asked_for_a_child_who_is_only_affected() -> None:
    bare = {"categories": (), "brook": ()}
    case = both(SUPPORT, field(plans=()), judged(0, **bare), judged(1, **bare))(service_case())
    assert keys(case) == []
    assert keys(someone(IOAN, born="2003-06-12")(case)) == ["R42:age", "R44:consultation"]


def test_a_quick_report_is_held_to_recipient_law_and_names_alone(sound: ReadinessCase) -> None:
    bare = Referral(**head("quick", "R-2026-0008G"), file=FILE, opened_on="2026-03-18", quick=QuickReport())
    empty = replace(sound, referral=bare)
    assert keys(empty) == ["R06:name"]
    said = replace(bare, recipient=sound.referral.recipient, quick=QuickReport(done="Asked under section 17."))
    assert {key[:3] for key in keys(replace(empty, referral=said, strays=("Ben",)))} == {"R07", "R19"}


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
        referral(title="Request under section 17"),
        front(agreement=FamilyAgreement(answer="AGREED", by="Ms Sample", on="2026-03-17", how="under section 17")),
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
