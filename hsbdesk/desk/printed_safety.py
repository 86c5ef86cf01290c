"""Compose the safety and support plan of an affected child: the child's own voice first (domain.md 6.6)."""

import re
from datetime import date

from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.printed_signoff import signature_line, signer
from hsbdesk.desk.session import Session
from hsbdesk.desk.sheet_frames import binding_mark, outside_frame
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.paper import Line, PrintedTable
from hsbdesk.domain.printed_sheets import PrintedSafetyPlan, PrintedVoice
from hsbdesk.domain.safety_plan import OwnWords, SafetyPlan


def print_safety_plan(session: Session, speaker: Speaker, plan: SafetyPlan) -> PrintedSafetyPlan:
    """Return the plan as it prints for the child, the family and the staff it names.

    The other child stands in it as "another child", without year or letter (`Profile.PARENT_OF_AFFECTED`).
    """
    words, child = session.words, speaker.child
    return PrintedSafetyPlan(
        frame=outside_frame(
            session,
            make_frame(
                session,
                document=words("{number} · safety and support plan", number=plan.number),
                draft=binding_mark(session, plan.status),
                reader=words("For: the child, the family and the staff named here"),
                title=words("{number} safety plan", number=plan.number),
            ),
        ),
        title=words("Safety and support plan"),
        child=child.full,
        subtitle=_subtitle(session, speaker, plan),
        voice_head=words("In {name}'s own words", name=child.first),
        voices=tuple(_voice(session, speaker, said) for said in plan.own_words if said.words.strip()),
        no_voice=words("Not asked yet."),
        feels=_lines(
            session,
            speaker,
            (words("Feels safe"), plan.feels_safe),
            (words("Does not feel safe"), plan.feels_unsafe),
        ),
        worried_head=words("If {name} is worried", name=child.first),
        worried=_lines(
            session,
            speaker,
            (words("What to do"), plan.if_worried),
            (words("Trusted adult"), _with_cover(session, plan.trusted_adult, plan.trusted_cover)),
            (words("Own space"), plan.own_space),
        ),
        contact_head=words("Through the day"),
        contact=_contact(session, speaker, plan),
        no_contact=words("Nothing is arranged yet."),
        support_head=words("Support, and what the family knows"),
        support=_lines(
            session,
            speaker,
            (words("Support"), plan.support),
            (words("Family told"), plan.parents_told),
            (words("Family's view"), plan.parents_view),
        ),
        know_head=words("Staff who know"),
        know=_know(session, speaker, plan),
        review_head=words("Does it help?"),
        reviews=_reviews(session, speaker, plan),
        review=_review(session, speaker, plan),
        agreed_head=words("Agreed by"),
        agreed=_agreed(session, plan),
    )


def _subtitle(session: Session, speaker: Speaker, plan: SafetyPlan) -> str:
    words, child = session.words, speaker.child
    since = words("in force since {day}", day=_day(plan.in_force_day)) if is_day(plan.in_force_day) else ""
    until = words("ended {day}", day=_day(plan.until_day)) if is_day(plan.until_day) else ""
    return ", ".join(part for part in (born_text(child.born), child.year, since, until) if part)


def _voice(session: Session, speaker: Speaker, said: OwnWords) -> PrintedVoice:
    words, content = session.words, session.content
    text = speaker.say(said.words.strip(), quotation=True)
    source = (
        _day(said.on),
        _small(content.printed("voice_method", said.method)),
        words("to {who}", who=_say(session, speaker, said.to_whom)) if said.to_whom.strip() else "",
    )
    return PrintedVoice(
        head=content.printed("own_words_about", said.about),
        words=_quoted(text),
        source=", ".join(part for part in source if part),
    )


def _lines(session: Session, speaker: Speaker, *lines: tuple[str, str]) -> tuple[Line, ...]:
    """Return the answers that were given."""
    return tuple(Line(label=label, text=_say(session, speaker, text.strip())) for label, text in lines if text.strip())


def _with_cover(session: Session, who: str, cover: str) -> str:
    if not cover.strip():
        return who
    return session.words("{who} (when away: {cover})", who=who.strip(), cover=cover.strip())


def _contact(session: Session, speaker: Speaker, plan: SafetyPlan) -> PrintedTable | None:
    words, content = session.words, session.content
    rows = tuple(
        (
            content.printed("contact_part", rule.where),
            _say(session, speaker, rule.what),
            _say(session, speaker, _with_cover(session, rule.who, rule.cover)),
        )
        for rule in plan.contact_rules
    )
    if not rows:
        return None
    return PrintedTable(
        heads=(words("Where"), words("What is arranged"), words("Who sees to it")),
        widths=(1.4, 3.4, 2.0),
        rows=rows,
        bold=(0,),
    )


def _know(session: Session, speaker: Speaker, plan: SafetyPlan) -> PrintedTable | None:
    words = session.words
    rows = tuple(
        (_say(session, speaker, staff.name), _say(session, speaker, staff.what))
        for staff in plan.staff_know
        if staff.name.strip()
    )
    if not rows:
        return None
    return PrintedTable(heads=(words("Who"), words("What they know")), widths=(2.0, 4.8), rows=rows)


def _reviews(session: Session, speaker: Speaker, plan: SafetyPlan) -> PrintedTable | None:
    words = session.words
    rows = tuple(
        (
            ", ".join(part for part in (_day(review.on), review.by) if part),
            _say(session, speaker, review.words),
            _quoted(speaker.say(review.child_words.strip(), quotation=True)),
        )
        for review in plan.reviews
    )
    if not rows:
        return None
    return PrintedTable(
        heads=(words("Looked at"), words("What we saw"), words("Own words")), widths=(1.6, 2.8, 2.4), rows=rows
    )


def _review(session: Session, speaker: Speaker, plan: SafetyPlan) -> str:
    words = session.words
    if plan.ended_because.strip():
        return words("This plan has ended: {why}", why=_say(session, speaker, plan.ended_because.strip()))
    if not is_day(plan.review_due):
        return words("No day is set yet to look at it again.")
    return words(
        "We look at it again by {day}. {name} can ask for it sooner.",
        day=_day(plan.review_due),
        name=speaker.child.first,
    )


def _agreed(session: Session, plan: SafetyPlan) -> PrintedTable:
    """Return who agreed; without a signature, empty lines to sign on."""
    words, content = session.words, session.content
    rows = [
        (content.printed("sign_off_role", s.role.value), signer(s), signature_line(session, s))
        for s in plan.signatures
        if s.answer == "SIGNED"
    ]
    if not rows:
        roles = ("CHILD", "CARER", "LEAD")
        rows = [(content.printed("sign_off_role", role), "", "") for role in roles]
    return PrintedTable(
        heads=(words("Role"), words("Name"), words("Signature")), widths=(2.1, 2.1, 2.6), rows=tuple(rows)
    )


def _say(session: Session, speaker: Speaker, text: str) -> str:
    """Return a text for its reader; what stands for a name begins a sentence with a capital."""
    said, other = speaker.say(text), session.words("another child")
    capital = other[:1].upper() + other[1:]
    return re.sub(rf"(^|[.!?\n]\s*){re.escape(other)}(?!\w)", lambda found: f"{found[1]}{capital}", said)


def _small(text: str) -> str:
    """Return a label as it stands inside a line: "talk"."""
    return text[:1].lower() + text[1:]


def _quoted(text: str) -> str:
    return f"“{text}”" if text and text[:1] not in "“\"'‘" else text


def _day(iso: str) -> str:
    return spell(date.fromisoformat(iso), "{day} {month} {year}") if is_day(iso) else ""
