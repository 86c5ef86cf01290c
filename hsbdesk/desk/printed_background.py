"""Section 1: the child and family, the pattern counted from the rows, the rows themselves."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from hsbdesk.desk.pattern_facts import contact_since, in_break, is_contact, spell_numbers
from hsbdesk.desk.sections import occasions_text, quoted
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.chronology import Dated, count_occasions
from hsbdesk.domain.concern import Account, Basis, Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, Precision, write_date
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import ChartClosure, ChartMark, PrintedEntry
from hsbdesk.domain.quotations import quoted_ranges
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.triage import CATEGORY_ORDER, Brook, Category


def background_rows(referral: Referral, dated: list[Dated]) -> list[tuple[str, Concern]]:
    """Return the wording and the entry of each row of section 1.3, in the order they print."""
    wording = {choice.record: choice.wording for choice in referral.background}
    return [(wording[d.record.id], d.record) for d in dated if d.record.id in wording and isinstance(d.record, Concern)]


def family_text(session: Session, speaker: Speaker, referral: Referral, dated: list[Dated]) -> str:
    """Join the ticked facts in date order, unless the section was written by hand."""
    if referral.family_text:
        return speaker.say(referral.family_text)
    wording = {choice.record: choice.wording for choice in referral.background}
    said: list[str] = []
    strengths = [strength.text for strength in speaker.file.strengths if not strength.helps]
    for entry in dated:
        fact = entry.record
        if not isinstance(fact, Fact) or fact.id not in wording:
            continue
        if fact.topic == "STRENGTH":
            strengths = []  # the ticked fact says them
        text = wording[fact.id] or fact.text
        when = write_date(fact.when, Form.PLAIN)
        source = f" ({fact.source_words})" if fact.source_words else ""
        said.append(f"{when}: {text.rstrip('.')}{source}.")
    if strengths:
        said.append(session.words("Strengths: {list}.", list="; ".join(s.rstrip(".") for s in strengths)))
    return speaker.say(" ".join(said))


def pattern_text(session: Session, concerns: list[Concern]) -> str:
    """Count what stands below: entries and occasions, contact, break and lunch; never a conclusion."""
    words = session.words
    counted = [(no, c) for no, c in enumerate(concerns, 1) if c.counts]
    if not counted:
        return words("No entries.")
    entries, occasions = count_occasions([c for _, c in counted])
    days = sorted(c.when.start for _, c in counted if c.when.start is not None)
    said = words(
        "{entries}, {occasions}",
        entries=words.count(entries, "1 entry", "{n} entries"),
        occasions=words.count(occasions, "1 occasion", "{n} occasions"),
    )
    more = [words("row {no} is {n}", no=no, n=c.occurrences.count_min) for no, c in counted if _came_often(c)]
    if more:
        said = words("{said} ({rows})", said=said, rows=", ".join(more))
    if days:
        said = words("{first} to {last}: {said}", first=long_day(days[0]), last=long_day(days[-1]), said=said)
    parts = [f"{said}.", _contact_text(session, counted)]
    if session.school.day_times:
        breaks = [no for no, c in counted if in_break(session, c.when.time)]
        text = words("At break or lunch: {n} of {all}", n=len(breaks), all=len(counted))
        parts.append(f"{text}{_rows_named(session, breaks)}.")
    return " ".join(parts)


def _came_often(concern: Concern) -> bool:
    return concern.occurrences.count_min > 1


def _contact_text(session: Session, counted: list[tuple[int, Concern]]) -> str:
    """Return how many rows hold contact; before and since its first month where that divides the rows cleanly."""
    words = session.words
    numbers = [no for no, concern in counted if is_contact(concern.behaviours)]
    month = contact_since([concern for _, concern in counted])
    if month is None:
        text = words("Contact with another child: {n} of {all}", n=len(numbers), all=len(counted))
    else:
        text = words(
            "Contact with another child: 0 to {last}, {n} since {first}",
            last=spell(month - timedelta(days=1), "{month} {year}"),
            first=spell(month, "{month} {year}"),
            n=len(numbers),
        )
    return f"{text}{_rows_named(session, numbers)}."


def _rows_named(session: Session, numbers: list[int]) -> str:
    return session.words(" (rows {numbers})", numbers=spell_numbers(session, numbers)) if numbers else ""


def chart_marks(rows: list[tuple[str, Concern]]) -> tuple[ChartMark, ...]:
    """Return the marks of the pattern strip."""
    return tuple(
        ChartMark(
            day=concern.when.start,
            no=no,
            category=concern.triage.category if concern.triage else None,
            brook=concern.triage.colour if concern.triage else None,
        )
        for no, (_, concern) in enumerate(rows, 1)
        if concern.when.start is not None
    )


def chart_closures(session: Session, marks: tuple[ChartMark, ...]) -> tuple[ChartClosure, ...]:
    """Return the days without school between the first mark's month and the last mark."""
    if not marks:
        return ()
    first, last = min(mark.day for mark in marks)[:7], max(mark.day for mark in marks)
    closures = ((c.start.isoformat(), c.end.isoformat()) for c in session.school.calendar.closures() if c.end)
    return tuple(ChartClosure(start=start, end=end) for start, end in closures if start <= last and end >= first)


def category_names(session: Session, marks: tuple[ChartMark, ...]) -> tuple[tuple[Category | None, str], ...]:
    """Return the names of the categories that occur, lowest first."""
    used = {mark.category for mark in marks}
    names: list[tuple[Category | None, str]] = [(None, session.words("Not categorised"))] if None in used else []
    names += [(c, session.content.printed("category", c.value)) for c in CATEGORY_ORDER if c in used]
    return tuple(names)


def brook_names(session: Session, marks: tuple[ChartMark, ...]) -> tuple[tuple[Brook | None, str], ...]:
    """Return the words beside each shape that occurs."""
    used = {mark.brook for mark in marks}
    names: list[tuple[Brook | None, str]] = [
        (b, session.content.printed("brook", b.value).lower()) for b in Brook if b in used
    ]
    if None in used:
        names.append((None, session.words("not yet")))
    return tuple(names)


def chart_legend(session: Session) -> str:
    """Return whose Brook outcomes the shapes are."""
    trained = session.school.brook_trained
    if not trained:
        return session.words("Shape: Brook:")
    first = trained[0]
    name = f"{first.name[:1]}. {first.name.rpartition(' ')[2]}"
    return session.words("Shape: Brook ({name}, trained {day}):", name=name, day=long_day(first.trained_on))


def print_entry(session: Session, speaker: Speaker, no: int, concern: Concern, wording: str) -> PrintedEntry:
    """Return row `no` of the chronology."""
    content, words = session.content, session.words
    triage = concern.triage
    category = triage.category if triage else None
    brook = triage.colour if triage else None
    return PrintedEntry(
        no=no,
        date=_row_date(concern),
        text=_with_years(speaker, concern, " ".join(_entry_texts(session, speaker, concern, wording))),
        how_we_know=_how_we_know(session, speaker, concern),
        category=category,
        category_text=content.printed("category", category.value) if category else words("Not yet categorised"),
        brook=brook,
        brook_text=content.printed("brook", brook.value) if brook else words("Not yet"),
    )


def _entry_texts(session: Session, speaker: Speaker, concern: Concern, wording: str) -> Iterable[str]:
    """Yield the text, then each account that the text does not hold, then disputes, then places."""
    words = session.words
    text = speaker.say(wording or concern.what_happened)
    yield text.strip()
    often = "" if wording else occasions_text(session, concern.occurrences)
    if often:
        yield f"{often[:1].upper()}{often[1:]}."
    for account in concern.accounts:
        said = _account(session, speaker, concern, account)
        if said and not _holds(wording or concern.what_happened, account):
            yield said
    for amendment in concern.amendments:
        if amendment.kind == "DISPUTED":
            said = words(
                "Disputed by {who}: {text} Our answer: {answer}",
                who=amendment.said_by,
                text=quoted(amendment.text),
                answer=amendment.answer,
            )
            yield speaker.say(said)
    if concern.enquiry_state == "NOT_ESTABLISHED":
        yield session.content.printed("enquiry_state", "NOT_ESTABLISHED") + "."
    places = [place for place in concern.places if fold(place) not in fold(text)]
    if places:
        yield speaker.say(f"{', '.join(places)}.")


def _holds(text: str, account: Account) -> bool:
    """Return whether a text quotes an account whole, or says why somebody was not asked."""
    if account.not_asked_because:
        return fold(account.not_asked_because).rstrip(".") in fold(text)
    words = _bare(account.words)
    return bool(words) and any(words == _bare(text[start:end]) for start, end in quoted_ranges(text))


def _bare(words: str) -> str:
    return fold(words).strip(" .,;:!?\"'“”‘’")


def _account(session: Session, speaker: Speaker, concern: Concern, account: Account) -> str:
    """Return a child's own account, or "not asked" with its reason (domain.md section 7.1)."""
    words = session.words
    name = speaker.name(account.person)
    if account.not_asked_because:
        if concern.basis not in {Basis.TOLD_FIRST_HAND, Basis.TOLD_SECOND_HAND}:
            return ""
        because = speaker.say(account.not_asked_because).rstrip(".")
        if because.casefold().startswith("not asked"):
            return f"{name}: {because}."
        return words("{name}: not asked, {because}.", name=name, because=because)
    said = quoted(speaker.say(account.words, quotation=True))
    displayed = account.person in concern.displaying()
    if displayed and (account.to_whom or account.when is not None) and not account.unasked:
        reaction = speaker.say(account.reaction).rstrip(".")
        answered = ", ".join(part for part in (said, reaction) if part) or words("no answer")
        asked = words("{name}, asked: {said}", name=name, said=answered)
        return asked if said and not reaction else f"{asked}."
    return f"{name}: {said}" if said else ""


def _with_years(speaker: Speaker, concern: Concern, text: str) -> str:
    """Say a lettered child's year group where the row first names them: "Child F (Year 5)"."""
    for part in concern.people:
        person = speaker.people.get(part.person or "")
        letter = speaker.file.letter_of(part.person) if part.person is not None else None
        if person is None or letter is None or not person.year:
            continue
        shown = speaker.name(person.id)
        text = re.sub(
            rf"{re.escape(shown)}(?!\w)", lambda found, year=person.year: f"{found[0]} ({year})", text, count=1
        )
    return text


def _how_we_know(session: Session, speaker: Speaker, concern: Concern) -> str:
    content = session.content
    if concern.source_words:
        return speaker.say(concern.source_words)
    if concern.basis in {Basis.TOLD_FIRST_HAND, Basis.TOLD_SECOND_HAND}:
        who = speaker.name(concern.told_by) or content.printed("source_type", concern.source)
        told = concern.told
        whom = told.to_whom if told is not None and told.to_whom else concern.author
        when = ""
        if told is not None and told.when is not None:
            same = told.when.start == concern.when.start
            when = (told.when.time or session.words("same day")) if same else write_date(told.when, Form.PLAIN)
        template = content.printed("how_we_know", concern.basis.value)
        return speaker.say(template.format(who=who, whom=whom, when=when, what="").rstrip(", "))
    return content.printed("source_type", concern.source)


def _row_date(concern: Concern) -> str:
    when = concern.when
    if when.precision in {Precision.DATE, Precision.DATETIME} and when.start is not None:
        day = date.fromisoformat(when.start)
        about = "about " if when.about and when.precision is Precision.DATE else ""
        return f"{about}{spell(day, '{wd} {day} {mon} {year}')}"
    return write_date(when, Form.SHORT)


def long_day(iso: str) -> str:
    """Return an ISO day in full: "13 March 2026"."""
    day = date.fromisoformat(iso)
    return spell(day, "{day} {month} {year}")
