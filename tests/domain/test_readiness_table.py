"""The table "rule x": each rule speaks about its own defect, it alone, and is silent once that is put right."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from readiness_case import (
    AGREED,
    CALL,
    CARI,
    COUNCIL,
    DOCUMENT,
    FACT,
    HOME_CALL,
    IOAN,
    LLEW,
    OWN_WORDS,
    SEEN,
    TALK,
    TOLD,
    YES,
    Change,
    action,
    both,
    concern,
    contact,
    decision,
    effect,
    field,
    file,
    front,
    judged,
    keys,
    outcome,
    referral,
    request,
    service_case,
    someone,
    sound_case,
    threshold,
    worded,
)

from hsbdesk.domain.child import Services
from hsbdesk.domain.council_form import FormUse
from hsbdesk.domain.dates import PartialDate, Precision, on_day
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_rules import NOT_EVALUATED, RULES
from hsbdesk.domain.referral import Chosen, DangerAnswer, RequestItem
from hsbdesk.domain.sending import CouncilTaking, Sending
from hsbdesk.domain.triage import PoliceDecision

EVERY = {f"R{n:02}" for n in range(1, 58)}
REPORT, SERVICE = sound_case(), service_case()
PLAIN = "Ioan made moaning sounds, three times, during break."
OTHER = "Cyngor Arall"
UNKNOWN = PartialDate(Precision.UNKNOWN)
WEEK = PartialDate(Precision.WEEK, "2026-03-09", "2026-03-15")
SENT = Sending(key="sent", version="1.0", at="2026-03-18T14:31", how="SECURE_MAIL", to="Duty desk")
CONSULT = RequestItem(
    lead="Consult with us on Ioan", type="CONSULTATION_ONLY", who="The service", child=IOAN, because=(TOLD,),
    result="a talk", by="27 March 2026",
)  # fmt: skip
BOTH_WAITING = (decision(CARI, report="NOT_NEEDED"), decision(LLEW, report="NOT_NEEDED"))
BOTH = (decision(CARI), decision(LLEW))
TICKED = tuple(Chosen(record=record) for record in (FACT, SEEN, TOLD))


@dataclass(frozen=True)
class Row:
    """One defect and what puts it right."""

    rule: str
    defect: str
    spoil: Change
    mend: Change
    base: ReadinessCase = REPORT
    beside: tuple[str, ...] = ()
    """Rules that cannot be silent about the same defect."""


def kept(name: str) -> Change:
    """Put one field of the referral back as it was."""
    return referral(**{name: getattr(REPORT.referral, name)})


TABLE = [
    Row("R01", "home says no, and tonight is not known for Llew",
        front(danger=(DangerAnswer(place="At home", answer="NO"), DangerAnswer(place="Club", answer="NOT_KNOWN"))),
        front(danger=REPORT.referral.front.danger)),
    Row("R02", "police not decided, contact told", judged(1, police=None),
        judged(1, police=PoliceDecision(answer="NOT_NOW", because="asked of Social Services"))),
    Row("R03", "no address", someone(IOAN, address=""), someone(IOAN, address="1 Example Terrace")),
    Row("R04", "a child at home without date of birth", someone(LLEW, born=None), someone(LLEW, born="2019-11-03")),
    Row("R05", "religion not asked", file(religion=""), file(religion="not known")),
    Row("R06", "the child lives with another council, which nobody phoned", file(council_of_residence=OTHER),
        both(field(contacts=(*REPORT.contacts, HOME_CALL)),
             referral(councils=(CouncilTaking(council=COUNCIL, takes="YES"),)))),
    Row("R07", "section 17 in a Welsh report", request(0, text="An assessment under section 17."),
        request(0, text="An assessment of a child in need of care and support.")),
    Row("R08", "nothing said of Cari's parents", judged(1, decisions=(decision(CARI, parents_told=""), BOTH[1])),
        judged(1, decisions=(decision(CARI, parents_told="not yet: advised to wait"), BOTH[1]))),
    Row("R09", "a specialist service, and no agreement", front(agreement=None), front(agreement=YES), base=SERVICE),
    Row("R10", "no views of the child", front(child_views=""), front(child_views="Not asked yet, on advice")),
    Row("R11", "the council's form does not go with it", front(form_attached="NO"),
        both(front(form_attached="NOT_KNOWN"), referral(form=FormUse(form=RecordId("form"))))),
    Row("R12", "no ticked entry has a date", both(concern(0, when=UNKNOWN), concern(1, when=UNKNOWN)),
        both(concern(0, when=on_day(date(2025, 11, 10))), concern(1, when=on_day(date(2026, 3, 17))))),
    Row("R13", "an entry without a place", concern(0, places=()), concern(0, places=("Playground",))),
    Row("R14", "a week for what happened last week", concern(1, when=WEEK), concern(1, when=on_day(date(2026, 3, 17)))),
    Row("R15", "an action in Background", worded(1, f"{PLAIN} Aunt was phoned."), worded(1, PLAIN)),
    Row("R16", "a word that judges", worded(1, "Ioan made vile sounds, three times."), worded(1, PLAIN)),
    Row("R17", "exact words without quotation marks", worded(1, f"{PLAIN} He said I never did it."), worded(1, PLAIN)),
    Row("R18", "it rises, says the front sheet, and the rows do not show it", front(why_now="It is escalating."),
        front(why_now="A child told us on 17 March.")),
    Row("R19", "a stray name", field(strays=("Ben",)), field(strays=())),
    Row("R20", "no category", judged(0, categories=()), judged(0, categories=REPORT.concerns[0].triage.categories)),
    Row("R21", "a Brook colour by nobody who is trained",
        judged(0, brook=(replace(REPORT.concerns[0].triage.brook[0], trained_on=""),)),
        judged(0, brook=REPORT.concerns[0].triage.brook)),
    Row("R22", "no strengths", both(file(strengths=()), referral(background=TICKED[1:])),
        file(strengths=REPORT.file.strengths)),
    Row("R23", "nobody considered where it comes from", both(referral(thresholds=()), file(behind_and_helps="")),
        file(behind_and_helps="He misses his mother."), base=SERVICE),
    Row("R24", "no intervention", referral(interventions=(Chosen(record=CALL), Chosen(record=TALK))),
        kept("interventions")),
    Row("R25", "an intervention of nobody", action(who=""), action(who="H. Bevan")),
    Row("R26", "nothing says what helped", effect(better="", not_better="No change."), effect(better="Fewer.")),
    Row("R27", "no talk with the carer", both(action(delivered_to=("CHILD",)), contact(1, with_family=False)),
        contact(1, with_family=True)),
    Row("R28", "no plan and no interim change", field(plans=()), field(plans=REPORT.plans)),
    Row("R29", "no safety plan for Cari", judged(1, decisions=(decision(CARI, plan=""), BOTH[1])),
        judged(1, decisions=BOTH)),
    Row("R30", "a call with somebody of no role", contact(0, with_role=""), contact(0, with_role="Duty officer")),
    Row("R31", "what has changed since is not said", referral(changed_since=""), kept("changed_since")),
    Row("R32", "nothing is asked for", both(referral(requests=()), judged(1, decisions=BOTH_WAITING)),
        kept("requests")),
    Row("R33", "a request without a result", request(0, result=""), request(0, result="a written assessment")),
    Row("R34", "a vague ask", request(0, lead="Give the family support"),
        request(0, lead="Assess Ioan's needs for care and support")),
    Row("R35", "no level of the council's threshold document", threshold(1, document=f"{DOCUMENT}, 4.6"),
        threshold(1, document=f"{DOCUMENT}, level 4, 4.6")),
    Row("R36", "nothing asked for Llew", referral(requests=REPORT.referral.requests[:1]), kept("requests")),
    Row("R37", "no day for the reply", referral(reply_by=""), kept("reply_by")),
    Row("R38", "nothing likely for the child", referral(outcomes=REPORT.referral.outcomes[1:]), kept("outcomes")),
    Row("R39", "an outcome about staffing", outcome(0, text="He needs more staffing than there is."),
        kept("outcomes")),
    Row("R40", "an outcome without because", outcome(0, cited=()), kept("outcomes")),
    Row("R41", "an ultimatum", outcome(0, text="We have no choice but to exclude him."), kept("outcomes")),
    Row("R42", "aged 4, and only a consultation asked for",
        both(someone(IOAN, born="2021-09-12"), referral(requests=(*REPORT.referral.requests, CONSULT))),
        someone(IOAN, born="2015-06-12"), base=SERVICE),
    Row("R43", "no senior manager agrees", referral(signatures=()), referral(signatures=(AGREED,)), base=SERVICE),
    Row("R44", "aged 4, and no consultation asked for", someone(IOAN, born="2021-09-12"),
        both(someone(IOAN, born="2015-06-12")), base=SERVICE, beside=("R42",)),
    Row("R45", "no second reader", referral(second_reader=""), referral(second_reader="A. Rees")),
    Row("R46", "sent from outside, without a reason", referral(sendings=(SENT,)),
        both(referral(sendings=(replace(SENT, copies=("copy",)),)), field(justified=frozenset({"copy"})))),
    Row("R47", "a child without a letter", file(letters=()), file(letters=REPORT.file.letters)),
    Row("R48", "TBC", request(0, who="TBC"), request(0, who="Social Services")),
    Row("R49", "a source changed after signing", field(changed=(("I-0412K", 3),)), field(changed=())),
    Row("R50", "PSHE unexplained", worded(1, f"{PLAIN} It was in PSHE."), worded(1, PLAIN)),
    Row("R51", "no written report due from the call", field(tasks=()), field(tasks=REPORT.tasks)),
    Row("R52", "a report decision without reason", judged(1, decisions=(decision(CARI, because=""), BOTH[1])),
        judged(1, decisions=BOTH)),
    Row("R53", "no account of the child who displayed", concern(1, accounts=()),
        concern(1, accounts=REPORT.concerns[1].accounts)),
    Row("R54", "a record cited that does not print", both(field(facts=(*REPORT.facts, replace(OWN_WORDS, links=()))),
        request(0, because=(SEEN, OWN_WORDS.id))), referral(background=(*TICKED, Chosen(record=OWN_WORDS.id)))),
    Row("R56", "an effect judged before it began", effect(on="2026-01-01"), effect(on="2026-03-18")),
    Row("R57", "open to services not asked", file(services=Services()), file(services=REPORT.file.services)),
]  # fmt: skip


def test_the_table_holds_every_rule_and_the_list_says_what_is_left() -> None:
    assert [line.rule for line in TABLE] == sorted(RULES)
    assert set(RULES) | set(NOT_EVALUATED) == EVERY
    assert EVERY - set(RULES) == {"R55"}
    assert keys(REPORT) == keys(SERVICE) == []


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.rule)
def test_a_rule_speaks_about_its_own_defect_alone_and_is_silent_once_it_is_put_right(line: Row) -> None:
    spoiled = line.spoil(line.base)
    assert {key[:3] for key in keys(spoiled)} == {line.rule, *line.beside}
    assert keys(line.mend(spoiled)) == []


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"{'rule':5}{'its own defect':66}{'speaks':12}put right"]
    for line in TABLE:
        spoiled = line.spoil(line.base)
        speaks = ", ".join(sorted({key[:3] for key in keys(spoiled)}))
        mended = ", ".join(sorted({key[:3] for key in keys(line.mend(spoiled))})) or "silent"
        lines.append(f"{line.rule:5}{line.defect:66}{speaks:12}{mended}")
    lines += ["", "not evaluated, by rule:", *(f"{rule:5}{why}" for rule, why in NOT_EVALUATED.items())]
    with capsys.disabled():
        print("\n\nRule x:", *lines, sep="\n")
    assert len(lines) == len(TABLE) + len(NOT_EVALUATED) + 3
