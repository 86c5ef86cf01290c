"""Rules about the child and the family on the front sheet: R03 to R05, R10, R37 and R57."""

from collections.abc import Iterator

from hsbdesk.domain.child import Answer
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.readiness_look import Look

_CLOSURE_AHEAD_DAYS = 42


def r03_identity(look: Look) -> Iterator[Finding]:
    """Check full name, date of birth, address and school."""
    case, say, child = look.case, look.say, look.case.child
    wanted = (
        ("name", bool(child.first and child.last), say("The child's full name is not known")),
        ("born", child.born is not None, say("The child's date of birth is not known")),
        ("address", bool(child.address.strip()), say("The child's address is not known")),
        ("school", bool(case.school.name.strip()), say("The school has no name")),
    )
    for field, known, text in wanted:
        if not known:
            yield look.stop(f"R03:{field}", text, FieldPlace(section="file", field=field, record=child.id))


def r04_family(look: Look) -> Iterator[Finding]:
    """Check that both parents were asked about by name, and each child at home has a date of birth."""
    case, say = look.case, look.say
    if len(case.file.parental) < 2:
        text = say("Parental responsibility: both parents are not asked about yet")
        yield look.warn("R04:parental", text, FieldPlace(section="file", field="parental"))
    if not case.file.household():
        text = say("Nobody is named in the household")
        yield look.warn("R04:household", text, FieldPlace(section="file", field="household"))
    for person in case.at_home:
        if case.people[person].born is None:
            text = say("{name}: date of birth is not known", name=case.name(person))
            yield look.warn(f"R04:{person}", text, FieldPlace(section="file", field="household", record=person))


def r05_needs(look: Look) -> Iterator[Finding]:
    """Check language, communication, additional needs, ethnicity and religion, or "not known"."""
    file, say = look.case.file, look.say
    wanted = (
        (file.first_language, say("first language")),
        (file.services_language, say("language for services")),
        (file.communication, say("communication")),
        (file.additional_needs, say("additional needs")),
        (file.ethnicity, say("ethnicity")),
        (file.religion, say("religion")),
    )
    missing = [label for said, label in wanted if not said.strip()]
    if missing:
        text = say("Not asked yet: {list}", list=", ".join(missing))
        yield look.warn("R05:needs", text, FieldPlace(section="file", field="language"))


def r10_voice(look: Look) -> Iterator[Finding]:
    """Check for the child's views, or why not."""
    if not look.case.referral.front.child_views.strip():
        text = look.say("The child's views are not there, nor why not")
        yield look.warn("R10:views", text, FieldPlace(section="front", field="child_views"))


def r37_reply(look: Look) -> Iterator[Finding]:
    """Check by when to reply, to whom, and who reads it while the school is closed."""
    case, say = look.case, look.say
    if not case.referral.reply_by.strip():
        text = say("By when a reply is needed is not said")
        yield look.warn("R37:reply_by", text, FieldPlace(section="request", field="reply_by"))
    if not case.contact_phone:
        text = say("No phone number of {name} is recorded", name=case.referral.author)
        yield look.warn("R37:phone", text, FieldPlace(section="file", field="phones"))
    if not case.referral.front.contact_cover.strip():
        place = FieldPlace(section="request", field="contact_cover")
        closure = case.school.calendar.next_closure(case.today)
        if closure is not None and (closure.start - case.today).days <= _CLOSURE_AHEAD_DAYS:
            text = say("Who can be reached in the closure ({name}) is not said", name=closure.name)
        else:
            text = say("Who covers for the contact person is not said")
        yield look.warn("R37:cover", text, place)


def r57_responsible(look: Look) -> Iterator[Finding]:
    """Check legal status and "open to services": "not known" is an answer once somebody has said so in words."""
    file, say = look.case.file, look.say
    legal = file.legal_status
    if legal.code == "NOT_KNOWN" and not (legal.words or legal.source):
        place = FieldPlace(section="file", field="legal_status")
        yield look.stop("R57:legal", say("Legal status: not asked yet"), place, look.keep())
    services = file.services
    if services.open is Answer.NOT_KNOWN and not (services.known_before or services.since):
        text = say("Open to {service}: not asked yet", service=look.case.content.term("svc"))
        yield look.stop("R57:services", text, FieldPlace(section="file", field="services"), look.keep())
