"""Rules about who receives the referral and who answers for it: R06, R09, R11, R42 to R45 and R47."""

import re
from collections.abc import Iterator

from hsbdesk.domain.child import Answer
from hsbdesk.domain.contact import NOT_REACHED, Contact
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.readiness import FieldPlace, Finding, Severity
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.signoff import SPECIALIST_CODES, SignOffRole

_YOUNGEST, _OLDEST = 5, 22
"""Better Futures Cymru works from the fifth birthday to before the 22nd (POLICY)."""
CONSENT_CODES = SPECIALIST_CODES | {"EARLY_HELP"}
"""`recipient_type` codes of services that a family takes part in by its own choice (GUIDE)."""
_AGREED = re.compile(r"\b(?:agree[sd]?|agreement|consent(?:s|ed)?|cytuno\w*|cydsyni\w*)\b")
"""Over folded text, in English and Welsh."""
_NOT_AGREED = re.compile(
    r"\b(?:not|no|never|without|refus\w*|declin\w*|do(?:es)?n'?t|did ?n'?t|nid|ddim)\b[^.;]{0,20}"
    r"\b(?:agree[sd]?|agreement|consent(?:s|ed)?|cytuno\w*|cydsyni\w*)\b"
)


def r06_recipient(look: Look) -> Iterator[Finding]:
    """Check for the right council: where it occurred, where the child lives; an open case goes to its worker."""
    case, say, recipient = look.case, look.say, look.case.referral.recipient
    place = FieldPlace(section="front", field="recipient")
    to = fold(f"{recipient.name} {recipient.team}")
    if not recipient.name.strip():
        yield look.stop("R06:name", say("The recipient is not named"), place)
        return
    if recipient.code != "SS":
        return
    here, home = case.school.council.strip(), case.file.council_of_residence.strip()
    if not home:
        yield look.stop(
            "R06:home",
            say("Which council the child lives in is not known"),
            FieldPlace(section="file", field="council_of_residence"),
        )
    councils = tuple(dict.fromkeys(council for council in (here, home) if council))
    if councils and not any(fold(council) in to for council in councils):
        text = say("The recipient is none of the councils it concerns: {list}", list=", ".join(councils))
        yield look.stop("R06:council", text, place)
    if len({fold(council) for council in councils}) > 1:
        for council in councils:
            if not any(_reached(call, council) for call in case.contacts):
                text = say(
                    "It occurred in one council and the child lives in another: no call to {council}", council=council
                )
                yield look.stop(f"R06:call:{council}", text, place)
    services = case.file.services
    if services.open is Answer.YES and services.worker and fold(services.worker) not in to:
        text = say("The case is open: the recipient is the allocated worker, {name}", name=services.worker)
        yield look.stop("R06:worker", text, place)


def _reached(call: Contact, council: str) -> bool:
    return call.kind not in NOT_REACHED and fold(council) in fold(call.organisation)


def r09_agreement(look: Look) -> Iterator[Finding]:
    """Check that the family's agreement is recorded, for a service that works only with it.

    Early help that is asked of a statutory recipient needs it as well (GUIDE), and does not hold a report up.
    """
    case, say = look.case, look.say
    referral = case.referral
    needs = referral.recipient.code in CONSENT_CODES
    asks = any(item.type == "EARLY_HELP" for item in referral.requests)
    signed = any(s.role is SignOffRole.CARER and s.answer == "SIGNED" for s in referral.signatures)
    if not (needs or asks) or signed or _says_agreed(referral.front.carer_informed):
        return
    if needs:
        text = say("The family's agreement is not recorded: this service works only with it")
    else:
        text = say("Early help is asked for, and the family's agreement is not recorded")
    place = FieldPlace(section="front", field="carer_informed")
    yield look.find(Severity.STOP if needs else Severity.WARN, "R09:agreement", text, place)


def _says_agreed(text: str) -> bool:
    said = fold(text)
    return _AGREED.search(said) is not None and _NOT_AGREED.search(said) is None


def r11_form(look: Look) -> Iterator[Finding]:
    """Check that the council's or service's own form goes with it; in Wales it must."""
    if look.case.referral.front.form_attached != "YES":
        must = look.case.referral.recipient.nation == "wales"
        text = look.say("The council's or service's own form is not attached")
        place = FieldPlace(section="front", field="form_attached")
        yield look.find(Severity.STOP if must else Severity.WARN, "R11:form", text, place)


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
        text = say("Better Futures Cymru works with ages 5 to 21; at 21, ask the service")
        yield look.stop("R42:age", text, place)


def r43_senior_manager(look: Look) -> Iterator[Finding]:
    """Check that a senior manager other than the author agrees, for Better Futures Cymru."""
    referral, say = look.case.referral, look.say
    if referral.recipient.code != "BETTER_FUTURES":
        return
    agreed = [s for s in referral.signatures if s.role is SignOffRole.SENIOR_MANAGER]
    place = FieldPlace(section="sign_off", field="senior_manager")
    if not agreed:
        text = say("A senior manager's agreement is not recorded")
        yield look.stop("R43:agreement", text, place)
    elif fold(agreed[-1].name).split()[-1:] == fold(referral.author).split()[-1:]:
        text = say("The author cannot agree as senior manager: ask the chair of governors or the council's officer")
        yield look.stop("R43:author", text, place)


def r44_consultation(look: Look) -> Iterator[Finding]:
    """Offer a consultation where the criteria are not met."""
    asked = any(item.type == "CONSULTATION_ONLY" for item in look.case.referral.requests)
    if not asked and any(True for _ in r42_better_futures(look)):
        text = look.say("The service may still give a consultation: ask for that")
        yield look.tip("R44:consultation", text, FieldPlace(section="request"))


def r45_readers(look: Look) -> Iterator[Finding]:
    """Check that the author is named with a role, and a second reader: asked for, and for others required."""
    referral, say = look.case.referral, look.say
    if not (referral.author.strip() and referral.author_role.strip()):
        place = FieldPlace(section="sign_off", field="author")
        yield look.stop("R45:author", say("The author's name or role is not recorded"), place)
    if not referral.second_reader.strip():
        text = say("The second reader is not named yet")
        place = FieldPlace(section="sign_off", field="second_reader")
        yield look.find(look.need(Severity.WARN, Severity.STOP), "R45:second_reader", text, place)


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
