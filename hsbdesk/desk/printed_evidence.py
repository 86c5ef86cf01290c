"""Where a cited record stands in this print: "rows 6–12; facts of 12 November, 24 February (1.1)" (domain.md R54).

Numbers are worked out from what prints, never typed, so that a reason is found by its reader.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hsbdesk.desk.session import Session
from hsbdesk.domain.chronology import Dated
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, PartialDate, write_date
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.referral import Referral
from hsbdesk.storage.records import read_records


class Evidence:
    """The numbered rows of one referral, and the words that point to them."""

    def __init__(self, session: Session, referral: Referral, dated: Sequence[Dated]) -> None:
        self._session = session
        background = {choice.record for choice in referral.background}
        done = {choice.record for choice in referral.interventions}
        records = [entry.record for entry in dated]
        self.rows = tuple(r.id for r in records if isinstance(r, Concern) and r.id in background)
        """Entries of section 1.3 in the order they print."""
        self.actions = tuple(r.id for r in records if isinstance(r, Intervention) and r.id in done)
        """Interventions of section 2.1 in the order they print."""
        self.printed = frozenset(background | done | set(referral.previous))
        """Every record that this print holds."""
        self._row_no = {record: no for no, record in enumerate(self.rows, 1)}
        self._action_no = {record: no for no, record in enumerate(self.actions, 1)}
        self._calls_part = "2.2" if self.actions else "2.1"
        self._opened = date.fromisoformat(referral.opened_on)
        self._known: dict[RecordId, Recorded] = {r.id: r for r in records}

    def point(self, cited: Iterable[RecordId]) -> str:
        """Return where the cited records stand; one that does not print is named by its number and said so."""
        words = self._session.words
        wanted = list(dict.fromkeys(cited))
        rows = self.point_to_rows(wanted)
        actions = join_runs(self._action_no[c] for c in wanted if c in self._action_no)
        parts: list[str] = []
        if rows:
            parts.append(words("row {rows}", rows=rows) if rows.isdigit() else words("rows {rows}", rows=rows))
        facts = self._days(wanted, Fact)
        if facts:
            days = ", ".join(facts)
            parts.append(
                words("fact of {days} (1.1)", days=days)
                if len(facts) == 1
                else words("facts of {days} (1.1)", days=days)
            )
        if actions:
            one = actions.isdigit()
            parts.append(words("action {n}", n=actions) if one else words("actions {n}", n=actions))
        calls = self._days(wanted, Contact)
        if calls:
            days = ", ".join(calls)
            parts.append(
                words("call of {days} ({part})", days=days, part=self._calls_part)
                if len(calls) == 1
                else words("calls of {days} ({part})", days=days, part=self._calls_part)
            )
        parts += [number for c in wanted if (number := self._earlier(c))]
        left = [self._number(c) for c in wanted if c not in self.printed]
        if left:
            parts.append(words("{numbers}: not in this print", numbers=", ".join(left)))
        return "; ".join(parts)

    def point_to_rows(self, cited: Iterable[RecordId]) -> str:
        """Return the numbers of the cited entries in section 1.3 only: "8–12"."""
        return join_runs(self._row_no[c] for c in cited if c in self._row_no)

    def point_briefly(self, cited: Iterable[RecordId]) -> str:
        """Return row numbers, and "1.1" for facts, as a narrow column holds them: "10–12", "2, 3; facts, 1.1"."""
        wanted = list(cited)
        facts = self._session.words("facts, 1.1") if self._days(wanted, Fact) else ""
        return "; ".join(part for part in (self.point_to_rows(wanted), facts) if part)

    def _days(self, wanted: list[RecordId], kind: type[Fact] | type[Contact]) -> list[str]:
        found = (self._known[c] for c in wanted if c in self.printed and c in self._known)
        return list(dict.fromkeys(self._day(r.when) for r in found if isinstance(r, kind)))

    def _day(self, when: PartialDate) -> str:
        """Return a day without its year where the year before the referral makes it plain."""
        if when.start is None or when.start != when.end:
            return write_date(when, Form.PLAIN)
        day = date.fromisoformat(when.start)
        return spell(day, "{day} {month}" if day > self._opened - timedelta(days=330) else "{day} {month} {year}")

    def _earlier(self, cited: RecordId) -> str:
        record = self._known.get(cited)
        return record.number if isinstance(record, Referral) and cited in self.printed else ""

    def _number(self, cited: RecordId) -> str:
        known = self._known.get(cited)
        if known is not None:
            return known.number
        for kind in (Intervention, Referral, Concern, Fact, Contact):
            found = read_records(self._session.db, kind, "t.id = ?", (cited,))
            if found:
                return found[0].number
        return self._session.words("a record that is not here")


def join_runs(numbers: Iterable[int]) -> str:
    """Return numbers in order with runs joined: "2, 3", "8–12"."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(
        str(first) if first == last else f"{first}, {last}" if last == first + 1 else f"{first}–{last}"
        for first, last in runs
    )
