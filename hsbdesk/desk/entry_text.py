"""What one entry of a chronology says: its row, how it is known, and its detail."""

from hsbdesk.desk.course_story import screen_teller, tell_course
from hsbdesk.desk.decision_text import decision_entry, decision_sections
from hsbdesk.desk.people import NameBook
from hsbdesk.desk.plan_entries import interim_entry, interim_sections, plan_entry, plan_sections
from hsbdesk.desk.sections import Section, amendment_lines, concern_sections, how_we_know
from hsbdesk.desk.session import Session
from hsbdesk.domain.chronology import Entry
from hsbdesk.domain.concern import Basis, Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.decision import Decision
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.intervention import Intervention, Reliability
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.referral import Referral


def entry_text(session: Session, record: Entry, book: NameBook) -> str:
    """Return what a row says. An account reads as it was written: as told, by whom, to whom."""
    words, content = session.words, session.content
    if isinstance(record, Concern):
        return book.text(record.what_happened)
    if isinstance(record, Fact):
        return book.text(record.text)
    if isinstance(record, Intervention):
        text = ". ".join(part.rstrip(".") for part in (record.title, record.who, record.dose) if part)
        return book.text(text)
    if isinstance(record, Contact):
        who = " ".join(part for part in (record.with_role, record.with_name) if part) or record.organisation
        said = record.said or record.decision
        kind = content.label("contact_kind", record.kind.value)
        head = f"{record.by} → {who}" if record.outgoing else f"{who} → {record.by}"
        text = f"{head}: {kind}. {said}".strip()
        return book.text(text if text[-1:] in ".!?”" else f"{text}.")
    if isinstance(record, Plan):
        return book.text(plan_entry(session, record))
    if isinstance(record, Interim):
        return book.text(interim_entry(session, record))
    if isinstance(record, Decision):
        return book.text(decision_entry(session, record))
    status = content.label("referral_status", record.status.value)
    head = record.title or words(
        "{report} to {who}", report=content.term("verb").capitalize(), who=record.recipient.name
    )
    return book.text(f"{head} · {status}")


def how_entry_is_known(session: Session, record: Entry, book: NameBook) -> str:
    """Return in plain words how an entry is known: who saw it, or who told whom."""
    content, words = session.content, session.words
    if isinstance(record, Concern):
        return how_we_know(session, book, record)
    if isinstance(record, Fact):
        if record.basis in {Basis.TOLD_FIRST_HAND, Basis.TOLD_SECOND_HAND}:
            who = book.teller(record.told_by) or content.label("source_type", record.source)
            return content.label("how_we_know", record.basis.value).format(who=who, whom="", when="", what="")
        return book.text(record.source_words) or content.label("source_type", record.source)
    if isinstance(record, Contact):
        return words("Call record") if record.way.value == "CALL" else content.label("contact_way", record.way.value)
    return words("Record")


def entry_sections(session: Session, record: Entry, book: NameBook) -> tuple[Section, ...]:
    """Return everything about one entry, heading by heading; empty parts are left out."""
    words, content = session.words, session.content
    found: list[Section] = []
    if isinstance(record, Concern):
        found += concern_sections(session, book, record)
        triage = record.triage
        if triage is not None and triage.significance:
            found.append(
                Section(
                    words("Significance"),
                    (book.text(triage.significance),),
                    detail=words("opinion, {who}", who=triage.significance_by),
                )
            )
        if triage is not None and triage.categories:
            found.append(Section(words("Why this category"), (book.text(triage.categories[-1].because),)))
        if triage is not None and triage.not_hsb is not None:
            text = f"{content.label('not_hsb_reason', triage.not_hsb.reason)}. {triage.not_hsb.because}"
            found.append(Section(content.label("record_state", "NOT_HSB"), (book.text(text),)))
        found += amendment_lines(session, book, record)
    elif isinstance(record, Fact):
        found.append(Section(words("Fact"), (book.text(record.text),)))
        found.append(Section(words("How we know"), (how_entry_is_known(session, record, book),)))
        if record.opinion_of:
            found.append(Section(words("Opinion of"), (book.text(record.opinion_of), book.text(record.because))))
    elif isinstance(record, Intervention):
        found += _intervention(session, record, book)
    elif isinstance(record, Contact):
        found += _contact(session, record, book)
    elif isinstance(record, Plan):
        found += plan_sections(session, record, book)
    elif isinstance(record, Interim):
        found += interim_sections(session, record, book)
    elif isinstance(record, Decision):
        found += decision_sections(session, record, book)
    else:
        found += _referral(session, record, book)
    return tuple(section for section in found if any(section.lines))


def _intervention(session: Session, record: Intervention, book: NameBook) -> list[Section]:
    words, content, scope = session.words, session.content, record.aim_scope
    sections = [
        Section(
            words("What, who, how much"),
            tuple(book.text(t) for t in (record.title, record.who, record.dose) if t),
        ),
        Section(words("Aim"), tuple(book.text(t) for t in (record.aim, scope.words if scope else "") if t)),
        Section(words("Status"), (content.label("intervention_status", record.status.value),)),
        Section(words("Delivered"), _delivered(session, record, book)),
        Section(words("Resources"), tuple(book.text(t) for t in (record.resources, record.resources_by) if t)),
        Section(words("Exclusion"), _exclusion(session, record, book)),
        Section(words("Effect on the child"), (book.text(record.impact_on_child),)),
    ]
    for seen in record.observations:
        lines = [content.label("judgement", seen.judgement.value)]
        if seen.better:
            lines.append(words("Better: {text}", text=book.text(seen.better)))
        if seen.not_better:
            lines.append(words("Not: {text}", text=book.text(seen.not_better)))
        if seen.how_we_know:
            lines.append(words("How we know: {text}", text=book.text(seen.how_we_know)))
        sections.append(Section(words("Effect"), tuple(lines), detail=f"{seen.by}, {day_text(seen.on)}"))
    return sections


def _delivered(session: Session, record: Intervention, book: NameBook) -> tuple[str, ...]:
    """Return the judgement in words, and each day on which it was not or partly delivered, with the reason."""
    content = session.content
    whole = content.label("reliability", record.reliability) if record.reliability else ""
    lines = [book.text(record.reliability_words) or whole]
    for delivery in record.deliveries:
        if delivery.state != Reliability.IN_PLACE:
            state = content.label("reliability", delivery.state)
            said = ": ".join(part for part in (state, book.text(delivery.why)) if part)
            lines.append(f"{day_text(delivery.day)}, {said}")
    return tuple(line for line in lines if line)


def _exclusion(session: Session, record: Intervention, book: NameBook) -> tuple[str, ...]:
    out, words = record.exclusion, session.words
    if out is None:
        return ()
    days = words.count(out.days, "1 school day", "{n} school days")
    lines = [words("{first} to {last}, {days}", first=day_text(out.start), last=day_text(out.end), days=days)]
    lines.append(words("Decided by {who}", who=book.text(out.decided_by)))
    lines += [book.text(text) for text in (out.work_set, out.return_meeting) if text]
    return tuple(lines)


def _contact(session: Session, record: Contact, book: NameBook) -> list[Section]:
    words, content = session.words, session.content
    questions = {q.key: q.text for q in content.call_questions()}
    whom = book.text(", ".join(p for p in (record.with_name, record.with_role, record.organisation) if p))
    asked = tuple(
        f"{questions.get(q.question, q.question)} {book.text(q.answer)}" for q in record.questions if q.answer
    )
    return [
        Section(words("With"), (f"{record.by} → {whom}" if record.outgoing else f"{whom} → {record.by}",)),
        Section(words("Kind"), (content.label("contact_kind", record.kind.value),)),
        Section(words("Questions put"), asked, "list"),
        Section(words("What they said"), (book.text(record.said),)),
        Section(words("Decision"), (book.text(record.decision),)),
        Section(words("Reference"), (book.text(record.reference),)),
        Section(words("Next contact"), (book.text(record.next_contact),)),
        Section(words("Return if"), (book.text(record.return_if),)),
    ]


def _referral(session: Session, record: Referral, book: NameBook) -> list[Section]:
    words, content = session.words, session.content
    sections = [
        Section(words("To"), (record.recipient.name,)),
        Section(words("Status"), (content.label("referral_status", record.status.value),)),
        Section(words("Why now"), (book.text(record.front.why_now),)),
        Section(words("Sent"), (book.text(record.sent_at),)),
        Section(words("Sent and answered"), tell_course(screen_teller(session, book), record), "list"),
    ]
    if record.decision is not None:
        lines = (record.decision.on, book.text(record.decision.decision), book.text(record.decision.reason))
        sections.append(Section(words("Decision"), tuple(line for line in lines if line)))
    return sections
