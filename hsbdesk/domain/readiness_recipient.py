"""Rules about what the recipient asks for and who answers for it: R09, R11, R42 to R47."""

import re
from collections.abc import Iterator

from hsbdesk.domain.dates import day_text
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.readiness import FieldPlace, Finding, Severity
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.signoff import SPECIALIST_CODES, SignOffRole, SignOffWay, is_same_person

_YOUNGEST, _OLDEST = 5, 22
"""Better Futures Cymru works from the fifth birthday to before the 22nd (POLICY)."""
_HEAD = re.compile(r"\b(?:head ?teacher|principal|pennaeth)\b")
_GOVERNOR = re.compile(r"\b(?:governors?|llywodraethw\w*)\b")
"""Over folded text, in English and Welsh."""
CONSENT_CODES = SPECIALIST_CODES | {"EARLY_HELP"}
"""`recipient_type` codes of services that a family takes part in by its own choice (GUIDE)."""
_AGREED = "AGREED"
"""`family_agreement`: the only answer such a service may start from."""


def r09_agreement(look: Look) -> Iterator[Finding]:
    """Check that the family's agreement is recorded, for a service that works only with it.

    Early help that is asked of a statutory recipient needs it as well (GUIDE), and does not hold a report up.
    """
    case, say = look.case, look.say
    referral = case.referral
    needs = referral.recipient.code in CONSENT_CODES
    asks = any(item.type == "EARLY_HELP" for item in referral.requests)
    signed = any(s.role is SignOffRole.CARER and s.answer == "SIGNED" for s in referral.signatures)
    if not (needs or asks) or signed:
        return
    severity = Severity.STOP if needs else Severity.WARN
    place = FieldPlace(section="front", field="agreement")
    agreement = referral.front.agreement
    answer = agreement.answer if agreement is not None else ""
    if agreement is None or answer != _AGREED:
        said = {
            "DECLINED": say("the family declines"),
            "ASKED": say("the family was asked and has not answered"),
        }.get(answer, say("the family's agreement is not recorded"))
        text = (
            say("This service works only with the family's agreement: {said}", said=said)
            if needs
            else say("Early help is asked for: {said}", said=said)
        )
        yield look.find(severity, f"R09:{answer.lower() or 'agreement'}", text, place)
        return
    missing = [
        label
        for label, known in (
            (say("who agreed"), agreement.by),
            (say("when"), agreement.on),
            (say("how"), agreement.how),
        )
        if not known.strip()
    ]
    if missing:
        text = say("The family agrees, and it is not said: {list}", list=", ".join(missing))
        yield look.find(severity, "R09:said", text, place)


def r11_form(look: Look) -> Iterator[Finding]:
    """Check that the council's or service's own form goes with it; in Wales it must, and it is of that nation."""
    case, say, referral = look.case, look.say, look.case.referral
    must = Severity.STOP if referral.recipient.nation == "wales" else Severity.WARN
    place = FieldPlace(section="front", field="form_attached")
    if referral.form is not None and referral.front.form_attached == "NO":
        text = say("The council's or service's own form is filled in, and the front sheet says that it does not go")
        yield look.find(must, "R11:both", text, place)
    elif referral.form_goes != "YES":
        text = say("The council's or service's own form is not attached")
        yield look.find(must, "R11:form", text, place)
    used = referral.form.form if referral.form is not None else None
    form = next((form for form in case.forms if form.id == used), None)
    if form is not None and form.nation != referral.recipient.nation:
        text = say("The form “{name}” is not of the recipient's nation", name=form.name)
        yield look.find(must, "R11:nation", text, FieldPlace(section="form", field="form"))


def r42_better_futures(look: Look) -> Iterator[Finding]:
    """Check what Better Futures Cymru asks: Wales, from the fifth birthday to before the 22nd."""
    case, say = look.case, look.say
    if case.referral.recipient.code != "BETTER_FUTURES":
        return
    place = FieldPlace(section="front", field="recipient")
    if case.referral.recipient.nation != "wales":
        yield look.stop("R42:nation", say("Better Futures Cymru works in Wales only"), place)
    age = case.child.age_on(case.today)
    if age is None or not _YOUNGEST <= age < _OLDEST:
        text = say("Better Futures Cymru works with ages 5 to 21; {name} is not", name=case.child.first)
        yield look.stop("R42:age", text, place)
    elif age == _OLDEST - 1:
        text = say("{name} is 21: ask Better Futures Cymru first", name=case.child.first)
        yield look.tip("R42:ask", text, place)


def r43_senior_manager(look: Look) -> Iterator[Finding]:
    """Check that a senior manager other than the author agrees, for Better Futures Cymru, and how that was.

    In a small school the author may be the most senior. Then the chair of governors or the council's education
    safeguarding officer agrees to the fact of the referral, without seeing the record.
    """
    referral, say = look.case.referral, look.say
    if referral.recipient.code != "BETTER_FUTURES":
        return
    place = FieldPlace(section="sign_off", field="senior_manager")
    agreed = next((s for s in reversed(referral.signatures) if s.role is SignOffRole.SENIOR_MANAGER), None)
    outside = say(
        "the chair of governors or the council's education safeguarding officer agrees that it is made, without"
        " seeing the record"
    )
    if agreed is None and _HEAD.search(fold(referral.author_role)) is not None:
        text = say(
            "A senior manager's agreement is not recorded. Where the author is the most senior, {who}", who=outside
        )
        yield look.stop("R43:small_school", text, place)
    elif agreed is None:
        yield look.stop("R43:agreement", say("A senior manager's agreement is not recorded"), place)
    elif agreed.answer != "SIGNED":
        text = say("{name} does not agree as senior manager", name=agreed.name)
        yield look.stop("R43:declined", text, place)
    elif is_same_person(agreed.name, referral.author):
        text = say("The author cannot agree as senior manager: {who}", who=outside)
        yield look.stop("R43:author", text, place)
    elif _GOVERNOR.search(fold(agreed.title)) is not None and agreed.way is SignOffWay.SIGNED_HERE:
        text = say("Governors do not see the record: note their agreement that it is made, as agreed outside")
        yield look.stop("R43:record", text, place)
    elif agreed.way is SignOffWay.AGREED_OUTSIDE and not (agreed.title.strip() and agreed.how.strip() and agreed.at):
        text = say("The senior manager's role, the day or how it was agreed is not recorded")
        yield look.stop("R43:said", text, place)


def r44_consultation(look: Look) -> Iterator[Finding]:
    """Offer a consultation where the criteria are not met."""
    asked = any(item.type == "CONSULTATION_ONLY" for item in look.case.referral.requests)
    if not asked and any(found.severity is Severity.STOP for found in r42_better_futures(look)):
        text = look.say("The service may still give a consultation: ask for that")
        yield look.tip("R44:consultation", text, FieldPlace(section="request"))


def r45_readers(look: Look) -> Iterator[Finding]:
    """Check that the author is named with a role, and a second reader: asked for, and for others required."""
    referral, say = look.case.referral, look.say
    if not (referral.author.strip() and referral.author_role.strip()):
        place = FieldPlace(section="sign_off", field="author")
        yield look.stop("R45:author", say("The author's name or role is not recorded"), place)
    place = FieldPlace(section="sign_off", field="second_reader")
    severity = look.need(Severity.WARN, Severity.STOP)
    if not referral.second_reader.strip():
        yield look.find(severity, "R45:second_reader", say("The second reader is not named yet"), place, look.keep())
    elif is_same_person(referral.second_reader, referral.author):
        text = say("The author cannot be the second reader as well")
        yield look.find(severity, "R45:same", text, place, look.keep())


def r46_necessary(look: Look) -> Iterator[Finding]:
    """Check that every sending has its entry in the sharing log, with why it was necessary and proportionate.

    The paper path files no copy without one; this finds what was sent from outside the program.
    """
    case, say = look.case, look.say
    for sending in case.referral.sendings:
        if not sending.copies or not case.justified.issuperset(sending.copies):
            text = say(
                "Sent on {day}: why it was necessary is not recorded",
                day=day_text(sending.at),
            )
            yield look.stop(f"R46:{sending.key}", text, FieldPlace(section="course", record=sending.key), look.keep())


def r47_letters(look: Look) -> Iterator[Finding]:
    """Check that every other child prints as a letter, and that a key goes to statutory recipients alone."""
    case, say = look.case, look.say
    recipient = case.referral.recipient
    kinds = {kind.code: kind.statutory for kind in case.content.recipient_types()}
    if kinds.get(recipient.code, False) != recipient.statutory:
        text = say("Whether an identity key may go to this recipient does not fit who it is")
        yield look.stop("R47:recipient", text, FieldPlace(section="front", field="recipient"))
    named = {case.file.child, *(r.person for r in case.file.family)}
    found = dict.fromkeys(p.person for c in case.rows for p in c.people if p.person is not None)
    for child in found:
        person = case.people.get(child)
        if person is None or child in named or person.kind is not PersonKind.CHILD:
            continue
        if case.file.letter_of(child) is None:
            text = say("{name} has no letter in this file", name=person.full)
            yield look.stop(f"R47:{child}", text, FieldPlace(section="key", record=child))
