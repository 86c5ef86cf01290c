"""What is counted about an intervention, in sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hsbdesk.desk.intervention_views import CareLine, EffectRow, InsideLine
from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.effect import WINDOW_DAYS, Care, CareReason, Counted, DeliveryCount, Effect, ScopeDay, ScopeEntry
from hsbdesk.domain.effect_count import has_scope
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import AimScope, Intervention


@dataclass(frozen=True, slots=True)
class EffectWords:
    """Says the counts of one intervention."""

    session: Session
    book: NameBook
    intervention: Intervention
    entries: dict[RecordId, Concern]
    numbers: dict[RecordId, int]
    """Row number of each counted entry of the file."""
    others: dict[RecordId, Intervention]
    child: str
    """The child's first name, or initial with names off."""

    def rows(self, effect: Effect) -> tuple[str, tuple[EffectRow, ...]]:
        """Return the head of the count columns and the rows; entries and occasions are both said."""
        words = self.session.words
        same = all(side.entries == side.occasions for row in effect.rows for side in (row.before, row.since))
        head = words("Entries = occasions") if same else words("Entries (occasions)")
        return head, tuple(
            EffectRow(
                key=row.key,
                label=self._row_label(row.key, row.label),
                before=_said(row.before, same=same),
                since=_said(row.since, same=same),
                strong=row.key == "AIM",
                before_records=row.before.records,
                since_records=row.since.records,
            )
            for row in effect.rows
        )

    def _row_label(self, key: str, label: str) -> str:
        if key == "AIM":
            return self.aim_label()
        return self.other_label() if key == "OTHER" else label

    def aim_label(self) -> str:
        """Return the aim's own scope in words: "Break and lunch, any place"."""
        words, scope = self.session.words, self.intervention.aim_scope
        if scope is None or not has_scope(scope):
            return words("All entries")
        if scope.words:
            return self.book.text(scope.words)
        behaviours = tuple(self.session.content.label("behaviour_type", code) for code in scope.behaviours)
        return " · ".join(", ".join(part) for part in (scope.times, scope.places, behaviours) if part)

    def other_label(self) -> str:
        """Return what stands for everything outside the aim: "Any other time"."""
        words = self.session.words
        match self._given(self.intervention.aim_scope):
            case (True, False, False):
                return words("Any other time")
            case (False, True, False):
                return words("Any other place")
            case (True, True, False):
                return words("Any other time or place")
            case (False, False, True):
                return words("Any other behaviour")
            case _:
                return words("Anything else")

    def _given(self, scope: AimScope | None) -> tuple[bool, bool, bool]:
        if scope is None:
            return False, False, False
        return bool(scope.times), bool(scope.places), bool(scope.behaviours)

    def delivered(self, effect: Effect | None) -> tuple[str, str]:
        """Return label and text of what is known of the delivery: "16 yes, 2 partly (3, 17 Mar), 2 not (9, 10 Mar)"."""
        words, said = self.session.words, self.intervention
        judged = self.session.content.label("reliability", said.reliability) if said.reliability else ""
        whole = ". ".join(part for part in (judged, self.book.text(said.reliability_words)) if part)
        if effect is None or effect.delivery.not_recorded == effect.days or (effect.delivery.not_recorded and whole):
            return words("Delivered"), whole or words("Not recorded")
        label = words.count(effect.days, "Delivered, of 1 day", "Delivered, of {n} days")
        return label, self._day_counts(effect.delivery)

    def _day_counts(self, delivery: DeliveryCount) -> str:
        words = self.session.words
        parts = [words("{n} yes", n=delivery.in_place)]
        if delivery.partly:
            parts.append(words("{n} partly ({days})", n=len(delivery.partly), days=days_text(delivery.partly)))
        if delivery.not_delivered:
            days = days_text(delivery.not_delivered)
            parts.append(words("{n} not ({days})", n=len(delivery.not_delivered), days=days))
        if delivery.not_recorded:
            parts.append(words("{n} not recorded", n=delivery.not_recorded))
        return ", ".join(parts)

    # -- entries inside the aim

    def inside(self, scope: ScopeEntry) -> InsideLine:
        """Return an entry inside the aim and, where it is open, the question about it."""
        words, content = self.session.words, self.session.content
        concern = self.entries[scope.record]
        no = self.said_numbers((scope.record,))
        answer = next((a for a in self.intervention.delivery_answers if a.entry == scope.record), None)
        answered = ""
        if answer is not None:
            parts = (content.label("delivery_answer", answer.answer), self.book.text(answer.why))
            answered = ". ".join(part for part in parts if part)
        questions = {
            ScopeDay.IN_PLACE: words("{no} was on a day it was delivered: was it delivered there?", no=_capital(no)),
            ScopeDay.PARTLY: words("{no} was on a day partly delivered: was it delivered there?", no=_capital(no)),
            ScopeDay.NOT_KNOWN: words(
                "{no}: nothing is recorded for that day: was it delivered there?", no=_capital(no)
            ),
        }
        return InsideLine(
            scope=scope,
            no=no,
            number=concern.number,
            date_text=write_date(concern.when, Form.SHORT),
            text=self.book.text(concern.what_happened),
            day_text=content.label("scope_day", scope.day.value),
            answer_text=answered,
            question=questions.get(scope.day, "") if scope.asks else "",
        )

    def said_numbers(self, records: Iterable[RecordId]) -> str:
        """Return entries by row number: "no. 10 and 12"; one that has none by its record number."""
        words = self.session.words
        known = sorted({self.numbers[record] for record in records if record in self.numbers})
        return words("no. {numbers}", numbers=self._joined([str(number) for number in known])) if known else ""

    def _joined(self, parts: Sequence[str]) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return self.session.words("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])

    # -- read with care

    def care(self, effect: Effect) -> tuple[CareLine, ...]:
        """Return every condition that holds, as sentences in reading order."""
        return tuple(line for care in effect.care for line in self._lines(care, effect))

    def _lines(self, care: Care, effect: Effect) -> list[CareLine]:
        if care.reason is CareReason.NOT_DELIVERED:
            return self._not_delivered(care, effect)
        return [CareLine(reason=care.reason, text=self._sentence(care, effect), records=care.records)]

    def _sentence(self, care: Care, effect: Effect) -> str:
        words = self.session.words
        numbers = self.said_numbers(care.records)
        match care.reason:
            case CareReason.FEW_ENTRIES:
                return self._few(effect)
            case CareReason.REPORTING_CHANGED:
                return self._reporting(care)
            case CareReason.SUPERVISION_CHANGED:
                return words("Other supervision changed: {what}.", what="; ".join(self._changes(care, effect)))
            case CareReason.RECORDING_GAP:
                return self._gap(care)
            case CareReason.SHORT_WINDOW:
                return words.count(
                    effect.days,
                    "Only 1 school day on each side, not {most}.",
                    "Only {n} school days on each side, not {most}.",
                    most=WINDOW_DAYS,
                )
            case CareReason.SCOPE_UNCERTAIN:
                return words(
                    "{no} may belong to the aim: the time, place or behaviour is not recorded. Counted as any other.",
                    no=_capital(numbers),
                )
            case _:
                return words(
                    "{no} not counted, or not in full: the date does not say on which side.", no=_capital(numbers)
                )

    def _few(self, effect: Effect) -> str:
        words, small = self.session.words, self.session.content.small_number
        aim = effect.rows[0]
        if aim.before.entries < small and aim.since.entries < small:
            return words("Fewer than {n} on each side: too few for a trend.", n=small)
        if aim.before.entries < small:
            return words("Fewer than {n} before: too few for a trend.", n=small)
        return words("Fewer than {n} since: too few for a trend.", n=small)

    def _reporting(self, care: Care) -> str:
        words = self.session.words
        others = [self.others[record] for record in care.records if record != self.intervention.id]
        if not others:
            return words("It changes how children tell staff, so more may be told since.")
        begun = "; ".join(
            words("{what} from {day}", what=self.book.text(other.title), day=_day_of(other)) for other in others
        )
        return words("The ways to tell staff changed, so more may be told: {what}.", what=begun)

    def _changes(self, care: Care, effect: Effect) -> list[str]:
        words = self.session.words
        found: list[str] = []
        for record in care.records:
            other = self.others[record]
            title = self.book.text(other.title)
            if (other.start.end or "") > effect.before.start.isoformat():
                found.append(words("{what} from {day}", what=title, day=_day_of(other)))
            elif other.end is not None:
                found.append(words("{what} until {day}", what=title, day=write_date(other.end, Form.PLAIN)))
        return found

    def _gap(self, care: Care) -> str:
        words, days = self.session.words, care.days
        span = words("{first} to {last}", first=_day_month(days[0]), last=_day_month(days[-1]))
        if care.records:
            said = _day_month(days[0]) if len(days) == 1 else span
            return words("{name} was not in school: {days}.", name=self.child, days=said)
        return words("Nothing at all was recorded in school from {span} ({n} school days).", span=span, n=len(days))

    def _not_delivered(self, care: Care, effect: Effect) -> list[CareLine]:
        """Name the entries on such days; where there is none, the days."""
        words = self.session.words
        lines: list[CareLine] = []
        missed = tuple(e.record for e in effect.inside if e.day is ScopeDay.NOT_DELIVERED)
        open_ones = tuple(e.record for e in effect.inside if e.day is ScopeDay.PARTLY and e.asks)
        answered = [e for e in effect.inside if e.day is ScopeDay.PARTLY and not e.asks]
        if missed:
            text = words.count(
                len(missed),
                "{no} was on a day it was not delivered.",
                "{no} were on days it was not delivered.",
                no=_capital(self.said_numbers(missed)),
            )
            lines.append(CareLine(reason=care.reason, text=text, records=missed))
        if open_ones:
            text = words.count(
                len(open_ones),
                "{no} was on a day partly delivered.",
                "{no} were on days partly delivered.",
                no=_capital(self.said_numbers(open_ones)),
            )
            lines.append(CareLine(reason=care.reason, text=text, records=open_ones, asks=True))
        for entry in answered:
            label = self.session.content.label("delivery_answer", entry.answer)
            text = words(
                "{no} was on a day partly delivered: {answer}.",
                no=_capital(self.said_numbers((entry.record,))),
                answer=label[:1].lower() + label[1:],
            )
            lines.append(CareLine(reason=care.reason, text=text, records=(entry.record,)))
        return lines or [CareLine(reason=care.reason, text=self._missed_days(care, effect), records=care.records)]

    def _missed_days(self, care: Care, effect: Effect) -> str:
        words = self.session.words
        if not care.days:
            return words("It was delivered in part; on which of these days is not recorded.")
        return words(
            "Not delivered, or in part, on {n} of {all} school days ({days}).",
            n=len(care.days),
            all=effect.days,
            days=days_text(care.days),
        )


def days_text(days: Sequence[date]) -> str:
    """Return days with each month once: "9, 10 Mar", "27 Feb, 3 Mar"."""
    parts: list[str] = []
    for _, month in groupby(days, key=lambda day: (day.year, day.month)):
        inside = list(month)
        numbers = ", ".join(str(day.day) for day in inside)
        parts.append(f"{numbers} {spell(inside[0], '{mon}')}")
    return ", ".join(parts)


def _said(counted: Counted, *, same: bool) -> str:
    return str(counted.entries) if same else f"{counted.entries} ({counted.occasions})"


def _day_of(other: Intervention) -> str:
    if other.start.start is not None and other.start.start == other.start.end:
        return _day_month(date.fromisoformat(other.start.start))
    return write_date(other.start, Form.PLAIN)


def _day_month(day: date) -> str:
    return spell(day, "{day} {month}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
