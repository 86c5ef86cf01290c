"""Parts of a record as a screen shows them: a heading and its lines."""

from dataclasses import dataclass

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.concern import Account, Basis, Concern, Occurrences, Told
from hsbdesk.domain.dates import Form, write_date


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with what stands below it."""

    heading: str
    lines: tuple[str, ...]
    kind: str = "text"
    """text, quote or list."""
    detail: str = ""
    """Beside the heading, quieter: "opinion, N. Morgan"."""


def quoted(words: str) -> str:
    """Return exact words in quotation marks, which the program adds and the record does not hold."""
    return f"“{words.strip().strip('“”')}”" if words.strip() else ""


def how_we_know(session: Session, book: NameBook, concern: Concern, *, full: bool = False) -> str:
    """Return how a concern is known in plain words: "Cari told us first-hand", "Staff saw"."""
    content = session.content
    if concern.source_words:
        return book.text(concern.source_words)
    if concern.basis in {Basis.TOLD_FIRST_HAND, Basis.TOLD_SECOND_HAND}:
        who = book.teller(concern.told_by) or content.label("source_type", concern.source)
        text = content.label("how_we_know", concern.basis.value).format(who=who, whom="", when="", what="")
        if full and concern.told is not None and concern.told.to_whom:
            text += f" · {concern.told.to_whom}"
        return text
    return content.label("source_type", concern.source)


def occasions_text(session: Session, occurrences: Occurrences) -> str:
    """Return how often it was, where that is more than once: "3 occasions", "3 to 4 occasions"."""
    words, least, most = session.words, occurrences.count_min, occurrences.count_max
    if most is not None and most > least:
        return words("{least} to {most} occasions", least=least, most=most)
    if least < 2:
        return ""
    return words("about {n} occasions", n=least) if occurrences.is_estimate else words("{n} occasions", n=least)


def concern_sections(session: Session, book: NameBook, concern: Concern) -> tuple[Section, ...]:
    """Return a concern as it was written, heading by heading; empty parts are left out."""
    words, content = session.words, session.content
    told = concern.basis in {Basis.TOLD_FIRST_HAND, Basis.TOLD_SECOND_HAND}
    sections = [
        Section(
            words("What was told") if told else words("What happened"),
            (book.text(concern.what_happened),),
        ),
        Section(words("Words"), tuple(account_line(session, book, a) for a in concern.accounts), "quote"),
        Section(words("How known"), (how_we_know(session, book, concern),)),
        Section(words("Told to whom, how"), told_lines(session, book, concern.told)),
        Section(words("Also"), _also(session, book, concern), "list"),
        Section(words("Done so far"), tuple(book.text(t) for t in (concern.done, concern.people_told) if t)),
        Section(
            words("Enquiry"),
            tuple(
                " · ".join(
                    part for part in (content.label("enquiry_state", e.state), e.by, book.text(e.because)) if part
                )
                for e in concern.enquiries[-1:]
            ),
        ),
    ]
    return tuple(section for section in sections if any(section.lines))


def account_line(session: Session, book: NameBook, account: Account) -> str:
    """Return one person's words: "Ioan, asked at 11:15: …", or why they were not asked."""
    words = session.words
    name = book.short(account.person) or words("Somebody")
    if account.not_asked_because:
        return words("{name}: not asked ({because})", name=name, because=book.text(account.not_asked_because))
    if account.unasked or not (account.to_whom or account.when):
        return f"{name}: {quoted(book.text(account.words))}"
    when = account.when.time if account.when is not None and account.when.time else ""
    said = quoted(book.text(account.words)) or words("no answer")
    if account.to_whom and when:
        return words("{name}, asked by {whom} at {time}: {said}", name=name, whom=account.to_whom, time=when, said=said)
    if account.to_whom:
        return words("{name}, to {whom}: {said}", name=name, whom=account.to_whom, said=said)
    return words("{name}, asked at {time}: {said}", name=name, time=when, said=said)


def told_lines(session: Session, book: NameBook, told: Told | None) -> tuple[str, ...]:
    """Return how an account came, in two or three lines."""
    if told is None:
        return ()
    words = session.words
    when = write_date(told.when, Form.PLAIN) if told.when is not None else ""
    first = ", ".join(part for part in (told.to_whom, when, told.where, told.present) if part)
    how = session.content.label("how_it_came", told.how_it_came) if told.how_it_came else ""
    said = words("The adult said: {said}", said=quoted(book.text(told.adult_said))) if told.adult_said else ""
    return tuple(
        line
        for line in (
            book.text(first),
            how,
            said,
            book.text(told.presentation),
            words("Told what comes next: {next}", next=book.text(told.told_what_next)) if told.told_what_next else "",
        )
        if line
    )


def _also(session: Session, book: NameBook, concern: Concern) -> tuple[str, ...]:
    words, content = session.words, session.content
    lines = [occasions_text(session, concern.occurrences)]
    lines += [content.label("aggravating", code) for code in concern.aggravating if code != "NONE_KNOWN"]
    if concern.threat_against:
        lines.append(words("Threat against: {whom}", whom=book.text(concern.threat_against)))
    if concern.where_on_body:
        where = ", ".join(content.label("where_on_body", code) for code in concern.where_on_body)
        clothing = content.label("clothing", concern.clothing) if concern.clothing else ""
        lines.append(", ".join(part for part in (where, clothing) if part))
    if concern.device:
        lines.append(words("Device: {where}", where=book.text(concern.device)))
    lines += [content.label("effect_on_affected", code) for code in concern.effects]
    if concern.effect_words:
        lines.append(book.text(concern.effect_words))
    if concern.presentation_after:
        lines.append(book.text(concern.presentation_after))
    if concern.on_behalf_of is not None:
        lines.append(words("Recorded on behalf of {person}", person=concern.on_behalf_of.person))
    if concern.other_system is not None and concern.other_system.entry_no:
        lines.append(f"{concern.other_system.name}: {concern.other_system.entry_no}")
    if concern.late_because:
        lines.append(words("Written later because: {because}", because=book.text(concern.late_because)))
    return tuple(line for line in lines if line)


def amendment_lines(session: Session, book: NameBook, concern: Concern) -> tuple[Section, ...]:
    """Return what was added later, each in plain sight with its reason."""
    content = session.content
    sections: list[Section] = []
    for amendment in concern.amendments:
        when = f"{school_time(amendment.at):%d/%m/%Y %H:%M}"
        lines = [book.text(amendment.text)]
        if amendment.said_by:
            lines.insert(0, session.words("{who} says:", who=book.text(amendment.said_by)))
        if amendment.answer:
            lines.append(session.words("Our answer: {answer}", answer=book.text(amendment.answer)))
        if amendment.reason:
            lines.append(session.words("Because: {reason}", reason=book.text(amendment.reason)))
        heading = content.label("amendment_kind", amendment.kind)
        sections.append(Section(heading, tuple(lines), detail=f"{amendment.by}, {when}"))
    return tuple(sections)
