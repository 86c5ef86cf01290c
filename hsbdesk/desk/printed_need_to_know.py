"""Compose the need-to-know sheet: one place's rules for one reader outside the school.

Of the plan, a need-to-know sheet sees one row's `NeedToKnow`, its hours, and whether the child may come; everything
else a plan knows never comes near it (domain.md 6.3).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.session import Session
from hsbdesk.desk.sheet_frames import binding_mark, outside_frame
from hsbdesk.desk.sheet_phones import phone_table
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.date_names import ENGLISH, spell
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import Frame, PaperPart, PrintedTable
from hsbdesk.domain.plan import Attendance, NeedToKnow, Plan, PlanStatus, SheetAnswer, SheetHolder, SheetRule
from hsbdesk.domain.printed_sheets import PrintedNeedToKnow
from hsbdesk.domain.signoff import is_same_person
from hsbdesk.errors import DeskError

_TO_YOU = re.compile(r"(?:if )?you\b", re.IGNORECASE)
_SCHOOL_WEEK = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMatter:
    """All that a need-to-know sheet is made of."""

    sheet: NeedToKnow
    first: str
    initial: str
    days: tuple[str, ...]
    starts: str
    ends: str
    on_hold: bool
    status: PlanStatus


def print_need_to_know(session: Session, speaker: Speaker, plan: Plan, part: PaperPart) -> PrintedNeedToKnow:
    """Return the sheet of one row for one of those who hold its rules; `part.reader` empty means the first.

    Raises DeskError("sheet_missing"), ("sheet_needs_holder") and ("sheet_reader_unknown").
    """
    row = plan.row(part.row)
    if row is None or row.sheet is None:
        raise DeskError("sheet_missing", field="row")
    matter = SheetMatter(
        sheet=row.sheet,
        first=speaker.child.first,
        initial=speaker.child.last[:1],
        days=row.days,
        starts=row.starts,
        ends=row.ends,
        on_hold=row.attendance is Attendance.ON_HOLD,
        status=plan.status,
    )
    return _print_matter(session, matter, find_reader(row.sheet, part.reader))


def find_reader(sheet: NeedToKnow, reader: str) -> SheetHolder:
    """Return the one who may hold the rules and reads this sheet: by name, or the first when none is named."""
    holders = [holder for holder in sheet.holders if holder.name.strip()]
    if not holders:
        raise DeskError("sheet_needs_holder", field="holders")
    if not reader.strip():
        return holders[0]
    for holder in holders:
        if fold(holder.name) == fold(reader) or is_same_person(holder.name, reader):
            return holder
    raise DeskError("sheet_reader_unknown", field="reader")


def _print_matter(session: Session, matter: SheetMatter, reader: SheetHolder) -> PrintedNeedToKnow:
    words, sheet = session.words, matter.sheet
    others = tuple(h for h in sheet.holders if h != reader and h.name.strip())
    who = _named(reader)
    intro = [words("For {reader}.", reader=who)]
    if others:
        named = _joined(session, [_named(holder) for holder in others])
        intro.append(
            words.count(
                len(others),
                "The rules may also be held by {who}, who has a sheet too.",
                "The rules may also be held by {who}, who have sheets too.",
                who=named,
            )
        )
    else:
        intro.append(words("Nobody else may hold the rules."))
    intro.append(_hours(session, matter))
    rules = tuple(_rule(session, rule, sheet, reader) for rule in sheet.rules if rule.text.strip())
    return PrintedNeedToKnow(
        frame=_frame(session, matter, who),
        title=words("What you need to know to keep everyone safe"),
        intro=" ".join(part for part in intro if part),
        intro_strong=(who, *(_named(holder) for holder in others)),
        name=" ".join(part for part in (matter.first, f"{matter.initial}." if matter.initial else "") if part),
        lead=_lead(session, matter, len(rules)),
        rules=rules,
        what_head=words("What to do"),
        answers=_answers(session, sheet, reader),
        phone_head=_phone_head(session, sheet),
        phones=phone_table(session, matter.first, sheet, reader, matter.days, matter.starts, matter.ends),
        tells=_stop(sheet.tells_carer),
        helps_head=words("What helps"),
        helps=" ".join(
            part
            for part in (
                _stop(sheet.helps),
                words("Treat {name} as you treat everyone else.", name=matter.first),
                words("Please do not discuss this with other parents, leaders or children."),
            )
            if part
        ),
        safe_head=words("Keeping this sheet safe"),
        safe=_safe(session, sheet),
        safe_strong=(_day(sheet.return_by),),
        receipt_heads=(words("Received by"), words("Signature"), words("Date")),
        received_by=reader.name,
        given_by=words("Given by hand by {by}"),
        end_note=" ".join(
            part for part in (_stop(sheet.seen_words), words("A second copy is signed and kept by the school.")) if part
        ),
    )


def _frame(session: Session, matter: SheetMatter, who: str) -> Frame:
    words = session.words
    return outside_frame(
        session,
        make_frame(
            session,
            document=words("For one reader"),
            draft=binding_mark(session, matter.status),
            reader=words("For: {reader}", reader=who),
            title=words("For one reader"),
        ),
    )


def _named(holder: SheetHolder) -> str:
    return ", ".join(part for part in (holder.name.strip(), holder.part.strip()) if part)


def _joined(session: Session, parts: Sequence[str]) -> str:
    """Return "Tuesdays", "Tuesdays and Thursdays", "Mondays, Tuesdays and Thursdays"."""
    *before, last = parts
    return session.words("{some} and {last}", some=", ".join(before), last=last) if before else last


def _hours(session: Session, matter: SheetMatter) -> str:
    """Return "Training: Tuesdays, 17:00 to 18:00."; what is not known is left out."""
    words, content = session.words, session.content
    days = ""
    if matter.days == _SCHOOL_WEEK:
        days = words("Monday to Friday")
    elif matter.days:
        names = [words("{weekday}s", weekday=content.printed("weekday", day)) for day in matter.days]
        days = _joined(session, names)
    times = matter.starts
    if matter.starts and matter.ends:
        times = words("{start} to {end}", start=matter.starts, end=matter.ends)
    when = ", ".join(part for part in (days, times) if part)
    if not when:
        return ""
    activity = matter.sheet.session_word.strip() or words("when")
    return words("{activity}: {when}.", activity=activity[:1].upper() + activity[1:], when=when)


def _lead(session: Session, matter: SheetMatter, rules: int) -> str:
    words = session.words
    activity = matter.sheet.session_word.strip() or words("you")
    if matter.on_hold:
        return words(
            "does not come to {activity} for now. Once the school says so, with these rules:", activity=activity
        )
    how_many = {
        1: words("with this rule:"),
        2: words("with these two rules:"),
        3: words("with these three rules:"),
    }.get(rules, words("with these rules:"))
    return words("comes to {activity}, {rules}", activity=activity, rules=how_many)


def _rule(session: Session, rule: SheetRule, sheet: NeedToKnow, reader: SheetHolder) -> str:
    """Return a rule with who covers it, unless it says so or the head of the sheet names them."""
    text = _stop(_for_reader(rule.text, sheet, reader))
    cover = rule.cover.strip()
    if not cover or fold(cover) in fold(text) or any(is_same_person(cover, holder.name) for holder in sheet.holders):
        return text
    return session.words("{rule} Cover: {who}.", rule=text, who=cover.rstrip("."))


def _for_reader(text: str, sheet: NeedToKnow, reader: SheetHolder) -> str:
    """Return a line written to the first holder for another one: "you or Sam Tudor" becomes "you or Pat Lewis"."""
    first = _first_holder(sheet)
    if first == reader:
        return text
    name = re.escape(reader.name.strip())
    text = re.sub(rf"\b([Yy]ou or ){name}(?!\w)", lambda found: f"{found[1]}{first.name.strip()}", text)
    return re.sub(rf"(?<!\w){name}( or you)\b", lambda found: f"{first.name.strip()}{found[1]}", text)


def _answer(answer: SheetAnswer, sheet: NeedToKnow, reader: SheetHolder) -> tuple[str, str]:
    """Return one answer for its reader. Who stands in when "you cannot be there" is never the reader."""
    when, then = answer.when.strip(), _stop(_for_reader(answer.then, sheet, reader))
    first = _first_holder(sheet)
    if first != reader and _TO_YOU.match(when):
        then = re.sub(rf"(?<!\w){re.escape(reader.name.strip())}(?!\w)", lambda _: first.name.strip(), then)
    return when, then


def _first_holder(sheet: NeedToKnow) -> SheetHolder:
    return next(holder for holder in sheet.holders if holder.name.strip())


def _answers(session: Session, sheet: NeedToKnow, reader: SheetHolder) -> PrintedTable:
    """Return what to do if; the last two lines stand on every sheet."""
    words = session.words
    rows = [_answer(answer, sheet, reader) for answer in sheet.answers if answer.when.strip() or answer.then.strip()]
    procedure = sheet.procedure.strip().rstrip(".") or words("your own safeguarding procedure")
    rows.append(
        (
            words("A child tells you something"),
            words(
                "Follow {procedure}. Do not ask for detail. Write their words. Then tell us.",
                procedure=procedure,
            ),
        )
    )
    rows.append((words("A child is in danger now"), words("Phone 999.")))
    return PrintedTable(heads=(words("If"), words("Then")), widths=(2.4, 4.4), rows=tuple(rows), strong=("999",))


def _phone_head(session: Session, sheet: NeedToKnow) -> str:
    activity = sheet.session_word.strip()
    if not activity:
        return session.words("Who to phone, in this order")
    return session.words("Who to phone, in this order during {activity}", activity=activity)


def _safe(session: Session, sheet: NeedToKnow) -> str:
    words = session.words
    parts = [words("Keep it locked away. Do not copy, photograph or message it.")]
    missing = [spell(date.fromisoformat(day), "{day} {month}", ENGLISH) for day in sheet.not_on if is_day(day)]
    if missing:
        activity = sheet.session_word.strip() or words("session")
        parts.append(words("No {activity} on {days}.", activity=activity, days=_joined(session, missing)))
    if is_day(sheet.return_by):
        parts.append(words("Give it back to the school on or before {day}.", day=_day(sheet.return_by)))
    else:
        parts.append(words("Give it back to the school when it asks for it."))
    return " ".join(parts)


def _day(iso: str) -> str:
    return spell(date.fromisoformat(iso), "{day} {month} {year}") if is_day(iso) else ""


def _stop(text: str) -> str:
    """Return a text that ends like a sentence; nothing for nothing."""
    text = text.strip()
    return text if not text or text[-1] in ".!?”\"'’)" else f"{text}."
