"""Compose the referral in its four sections out of real records (domain.md section 7.1)."""

import re
from collections.abc import Iterable
from datetime import date

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.overviews import in_break, is_contact
from hsbdesk.desk.printed_front import child_lines, safety_lines
from hsbdesk.desk.printed_interventions import intervention_parts
from hsbdesk.desk.referrals import left_out_line
from hsbdesk.desk.sections import occasions_text, quoted
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.chronology import Dated, build_chronology, count_occasions
from hsbdesk.domain.concern import Account, Basis, Concern
from hsbdesk.domain.date_names import ENGLISH, spell
from hsbdesk.domain.dates import Form, Precision, write_date
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import (
    ChartMark,
    Line,
    PrintedEntry,
    PrintedReferral,
    PrintedRequest,
    PrintedTable,
)
from hsbdesk.domain.quotations import quoted_ranges
from hsbdesk.domain.referral import Outcome, Referral, RequestItem, Threshold
from hsbdesk.domain.triage import CATEGORY_ORDER, Brook, Category

MONTHS = ENGLISH.months_short


def print_referral(session: Session, speaker: Speaker, referral: Referral, version: str) -> PrintedReferral:
    """Return the referral as it prints for the speaker's profile."""
    words, content = session.words, session.content
    dated = build_chronology(read_entries(session, referral.file))
    rows = _background_rows(referral, dated)
    heads = content.section_heads()
    sections = [(f"{head.number} {head.text}", head.other) for head in heads]
    chart = _chart(rows)
    return PrintedReferral(
        frame=make_frame(
            session,
            document=words("{number} · version {version}", number=referral.number, version=version),
            draft=words("DRAFT: not signed off"),
            reader=words("For: {reader}", reader=_reader(referral)),
            title=referral.number,
        ),
        title=speaker.say(referral.title) or content.term("doc.title"),
        subtitle=speaker.say(_subtitle(session, referral)),
        brief_head=words("What we are asking for, in brief"),
        brief_note=words("(full request on page {page})").replace("{{page}}", "{page}"),
        brief=tuple(speaker.say(item.brief or f"{item.lead} {item.text}".strip()) for item in referral.requests),
        why_now_label=words("Why now:"),
        why_now=speaker.say(referral.front.why_now),
        to_lines=_to_lines(session, referral),
        from_lines=_from_lines(session, speaker, referral),
        child_head=words("The child"),
        child=child_lines(session, speaker),
        safety_head=words("Safety, information and consent"),
        safety=safety_lines(session, speaker, referral),
        contents_label=words("Contents"),
        page_word=words("p."),
        section1=sections[0],
        family_head=words("1.1 {name} and the family", name=speaker.name(speaker.file.child)),
        family=_family(session, speaker, referral, dated),
        pattern_head=words("1.2 Pattern, counted from the rows below"),
        pattern=_pattern(session, [c for _, c in rows]),
        marks=chart,
        category_names=_category_names(session, chart),
        chart_legend=_legend(session),
        brook_names=_brook_names(session, chart),
        chart_legend_end=words("Line: category, after Hackett."),
        months=MONTHS,
        chronology_head=words("1.3 Chronology"),
        chronology_heads=(
            words("No."),
            words("Date"),
            words("What happened, where"),
            words("How we know"),
            words("Category (Hackett)"),
            words("Brook (trained)"),
        ),
        entries=tuple(_entry(session, speaker, no, concern, wording) for no, (wording, concern) in enumerate(rows, 1)),
        left_out=left_out_line(session, referral, dated),
        section2=sections[1],
        continued=words("continued"),
        interventions_intro=words(
            "What we have done, in date order, and its effect. Evidence gives row numbers from section 1."
        ),
        interventions=intervention_parts(session, speaker, referral, dated, [c.id for _, c in rows]),
        section3=sections[2],
        opinion=speaker.say(referral.opinion),
        requests=tuple(_request(session, speaker, no, item) for no, item in enumerate(referral.requests, 1)),
        threshold=_threshold(session, speaker, referral.thresholds),
        reply_by=speaker.say(_reply_by(session, referral)),
        section4=sections[3],
        outcomes_intro=words(
            "If nothing changes, in the professional opinion of the {role}:", role=content.term("role.lead")
        ),
        outcomes=_outcomes(session, speaker, referral.outcomes),
        empty_section=words("Nothing is recorded here yet."),
        signoff_head=words("Sign-off"),
        signoff=PrintedTable(
            heads=(words("Role"), words("Name"), words("Signature")),
            widths=(1.7, 1.9, 3.2),
            rows=(
                (words("Author"), f"{session.me.name}, {session.me.title}", ""),
                (words("Second reader"), "", ""),
                (words("Headteacher (informed)"), "", ""),
            ),
        ),
        signoff_note=words("Not signed off: this is a draft. The council's own form goes with the report."),
    )


def _reader(referral: Referral) -> str:
    return ", ".join(part for part in (referral.recipient.name, referral.recipient.team) if part)


def _subtitle(session: Session, referral: Referral) -> str:
    first = session.content.term("doc.subtitle")
    return f"{first} {referral.front.follows}".strip() if referral.front.follows else first


def _to_lines(session: Session, referral: Referral) -> tuple[Line, ...]:
    words, content = session.words, session.content
    attached = content.printed("answer", referral.front.form_attached)
    key = words("with it") if referral.recipient.statutory else words("none")
    return (
        Line(label=words("To"), text=_reader(referral)),
        Line(
            label="",
            text=words("Council form attached: {answer}. Identity key: {key}", answer=attached, key=key),
            strong=(attached, key),
        ),
    )


def _from_lines(session: Session, speaker: Speaker, referral: Referral) -> tuple[Line, ...]:
    words, school, me = session.words, session.school, session.me
    phone = next((p.phone for p in school.phones if p.name == me.name), "")
    lines = [Line(label=words("From"), text=", ".join(p for p in (me.name, me.title, school.name) if p))]
    lines += [Line(label="", text=text) for text in (phone, speaker.say(referral.front.contact_cover)) if text]
    return tuple(lines)


# -- section 1


def _background_rows(referral: Referral, dated: list[Dated]) -> list[tuple[str, Concern]]:
    wording = {choice.record: choice.wording for choice in referral.background}
    return [(wording[d.record.id], d.record) for d in dated if d.record.id in wording and isinstance(d.record, Concern)]


def _family(session: Session, speaker: Speaker, referral: Referral, dated: list[Dated]) -> str:
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


def _pattern(session: Session, concerns: list[Concern]) -> str:
    """Count what stands below: entries and occasions, contact, break and lunch; never a conclusion."""
    words = session.words
    counted = [c for c in concerns if c.counts]
    if not counted:
        return words("No entries.")
    entries, occasions = count_occasions(counted)
    days = sorted(c.when.start for c in counted if c.when.start is not None)
    said = words(
        "{entries}, {occasions}.",
        entries=words.count(entries, "1 entry", "{n} entries"),
        occasions=words.count(occasions, "1 occasion", "{n} occasions"),
    )
    if days:
        said = words("{first} to {last}: {said}", first=_long(days[0]), last=_long(days[-1]), said=said)
    contact = [no for no, c in enumerate(concerns, 1) if is_contact(c.behaviours)]
    parts = [said, words("Contact with another child: {n}.", n=len(contact))]
    if session.school.day_times:
        breaks = [no for no, c in enumerate(concerns, 1) if in_break(session, c.when.time)]
        parts.append(words("At break or lunch: {n} of {all}.", n=len(breaks), all=len(counted)))
    return " ".join(parts)


def _chart(rows: list[tuple[str, Concern]]) -> tuple[ChartMark, ...]:
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


def _category_names(session: Session, marks: tuple[ChartMark, ...]) -> tuple[tuple[Category | None, str], ...]:
    used = {mark.category for mark in marks}
    names: list[tuple[Category | None, str]] = [(None, session.words("Not categorised"))] if None in used else []
    names += [(c, session.content.printed("category", c.value)) for c in CATEGORY_ORDER if c in used]
    return tuple(names)


def _brook_names(session: Session, marks: tuple[ChartMark, ...]) -> tuple[tuple[Brook | None, str], ...]:
    used = {mark.brook for mark in marks}
    names: list[tuple[Brook | None, str]] = [
        (b, session.content.printed("brook", b.value).lower()) for b in Brook if b in used
    ]
    if None in used:
        names.append((None, session.words("not yet")))
    return tuple(names)


def _legend(session: Session) -> str:
    trained = session.school.brook_trained
    if not trained:
        return session.words("Shape: Brook:")
    first = trained[0]
    name = f"{first.name[:1]}. {first.name.rpartition(' ')[2]}"
    return session.words("Shape: Brook ({name}, trained {day}):", name=name, day=_long(first.trained_on))


def _entry(session: Session, speaker: Speaker, no: int, concern: Concern, wording: str) -> PrintedEntry:
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


# -- sections 3 and 4


def _request(session: Session, speaker: Speaker, no: int, item: RequestItem) -> PrintedRequest:
    words = session.words
    answers = (
        (words("Who:"), item.who),
        (words("Why:"), item.why),
        (words("Result we need:"), item.result),
        (words("By:"), item.by),
    )
    return PrintedRequest(
        no=no,
        lead=speaker.say(item.lead),
        text=speaker.say(item.text),
        parts=tuple((_letter(place), speaker.say(part.text)) for place, part in enumerate(item.parts)),
        answers=tuple((label, speaker.say(text)) for label, text in answers if text),
    )


def _letter(place: int) -> str:
    """Return a, b, .. z, aa, ab .. for the parts of a request."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _threshold(session: Session, speaker: Speaker, thresholds: tuple[Threshold, ...]) -> PrintedTable | None:
    if not thresholds:
        return None
    return PrintedTable(
        heads=session.content.threshold_heads(),
        widths=(0.9, 3.0, 2.2, 2.2),
        rows=tuple(
            (
                speaker.name(t.child),
                speaker.say(t.harm),
                speaker.say(t.needs),
                speaker.say(". ".join(part.rstrip(".") for part in (t.document, t.tried) if part)),
            )
            for t in thresholds
        ),
        bold=(0,),
    )


def _reply_by(session: Session, referral: Referral) -> str:
    if not referral.reply_by:
        return ""
    phone = next((p.phone for p in session.school.phones if p.name == session.me.name), "")
    text = session.words("Please reply to {name} by {day}", name=session.me.short, day=referral.reply_by)
    return f"{text}, {phone}." if phone else f"{text}."


def _outcomes(session: Session, speaker: Speaker, outcomes: tuple[Outcome, ...]) -> PrintedTable | None:
    if not outcomes:
        return None
    words, content = session.words, session.content
    return PrintedTable(
        heads=(words("For"), words("What is likely"), words("Because")),
        widths=(1.15, 4.0, 1.75),
        rows=tuple(
            (
                speaker.say(outcome.whom) or content.printed("outcome_who", outcome.who),
                speaker.say(outcome.text),
                speaker.say(outcome.because),
            )
            for outcome in outcomes
        ),
        bold=(0,),
    )


def _long(iso: str) -> str:
    day = date.fromisoformat(iso)
    return spell(day, "{day} {month} {year}")
