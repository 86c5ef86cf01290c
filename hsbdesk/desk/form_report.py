"""What the report itself says, for the boxes of a council's form: the same words, row by row, as it prints them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.pattern_facts import spell_numbers
from hsbdesk.desk.printed_background import background_rows
from hsbdesk.desk.printed_referral import print_referral
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.chronology import build_chronology
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.form_sources import FormSource
from hsbdesk.domain.paper import Line, Part, PrintedEntry, PrintedReferral, PrintedTable
from hsbdesk.domain.referral import Referral


@dataclass(frozen=True, slots=True)
class Report:
    """A referral as it prints for the speaker's reader, and the entries its rows were made from."""

    session: Session
    speaker: Speaker
    referral: Referral
    printed: PrintedReferral
    rows: tuple[Concern, ...]

    def part(self, ending: str) -> Part | None:
        """Return the part of section 2 whose heading ends so."""
        return next((part for part in self.printed.interventions if part.heading.endswith(ending)), None)

    def line(self, lines: Iterable[Line], label: str) -> str:
        """Return what stands beside a label on page 1; nothing for "not known"."""
        text = next((line.text for line in lines if line.label == label), "")
        return "" if text in {self.session.words("not known"), self.session.words("not phoned")} else text


def make_report(session: Session, speaker: Speaker, referral: Referral) -> Report:
    """Return the report that answers are drawn from."""
    dated = build_chronology(read_entries(session, referral.file))
    rows = tuple(concern for _, concern in background_rows(referral, dated))
    return Report(session, speaker, referral, print_referral(session, speaker, referral), rows)


def row_texts(report: Report) -> tuple[str, ...]:
    """Return the rows of section 1.3, one line each."""
    return tuple(_row_text(entry) for entry in report.printed.entries)


def _row_text(entry: PrintedEntry) -> str:
    known = "; ".join(part for part in (entry.how_we_know, entry.category_text) if part)
    return f"{entry.no}. {entry.date}: {entry.text}" + (f" ({known})" if known else "")


def _why_now(report: Report) -> str:
    return report.printed.why_now


def _concern(report: Report) -> str:
    printed = report.printed
    rows = row_texts(report)
    return "\n".join((*(p for p in (printed.family, printed.pattern) if p), *rows)) if rows else printed.family


def _last_event(report: Report) -> str:
    rows = row_texts(report)
    return rows[-1] if rows else ""


def _evidence(report: Report) -> str:
    """Say by which of the four words a form asks for each row is meant; they never stand on our own pages."""
    session = report.session
    words = session.words
    numbers: dict[str, list[int]] = {}
    for no, concern in enumerate(report.rows, 1):
        numbers.setdefault(session.content.evidence[concern.basis.value], []).append(no)
    said = [
        words.count(len(nos), "{kind}: row {rows}", "{kind}: rows {rows}", kind=kind, rows=spell_numbers(session, nos))
        for kind, nos in sorted(numbers.items(), key=lambda item: item[1])
    ]
    return f"{'. '.join(said)}." if said else ""


def _harm(report: Report) -> str:
    words, speaker = report.session.words, report.speaker
    lines = [
        words("{name}: {harm}. Needs: {needs}.", name=speaker.name(t.child), harm=_flat(t.harm), needs=_flat(t.needs))
        for t in report.referral.thresholds
        if t.harm or t.needs
    ]
    return speaker.say("\n".join(lines))


def _threshold(report: Report) -> str:
    return table_text(report.printed.threshold)


def _others(report: Report) -> str:
    return _part_text(report, report.session.words("Other children: at home and affected"))


def _in_force(report: Report) -> str:
    return _part_text(report, report.session.words("In force now"))


def _actions(report: Report) -> str:
    return _part_text(report, report.session.words("Actions and effect"))


def _previous(report: Report) -> str:
    return _part_text(report, report.session.words("Previous reports"))


def _family(report: Report) -> str:
    return report.printed.family


def _page_one(label: str, *, safety: bool) -> "ReportAnswer":
    def answer(report: Report) -> str:
        lines = report.printed.safety if safety else report.printed.child
        name = report.speaker.name(report.speaker.file.child)
        return _closed(report.line(lines, report.session.words(label, name=name)))

    return answer


def _agreement(report: Report) -> str:
    agreement, session = report.referral.front.agreement, report.session
    if agreement is None or not agreement.answer:
        return _page_one("Basis for sharing", safety=True)(report)
    said = session.content.printed("family_agreement", agreement.answer)
    parts = (said, agreement.by, _spell_day(agreement.on), agreement.how)
    return report.speaker.say(_closed(", ".join(part for part in parts if part)))


def _requests(report: Report) -> str:
    lines: list[str] = []
    for request in report.printed.requests:
        lines.append(f"{request.no}. {f'{request.lead} {request.text}'.strip()}")
        lines += [f"{letter}) {text}" for letter, text in request.parts]
        lines.append(" ".join(f"{label} {_closed(text)}" for label, text in request.answers if text))
    if lines and report.printed.reply_by:
        lines.append(report.printed.reply_by)
    return "\n".join(line for line in lines if line)


def _outcomes(report: Report) -> str:
    return table_text(report.printed.outcomes)


def _referrer(report: Report) -> str:
    today = spell(report.session.today(), "{day} {month} {year}")
    return _closed(". ".join((*(line.text.rstrip(".") for line in report.printed.from_lines), today)))


def _part_text(report: Report, heading: str) -> str:
    part = report.part(heading)
    if part is None:
        return ""
    after = " ".join(text for text in (part.after_lead, part.after) if text)
    return "\n".join(text for text in (part.text, table_text(part.table), after) if text)


def table_text(table: PrintedTable | None) -> str:
    """Return a table as lines: the first cell, then each other cell after its heading."""
    if table is None:
        return ""
    lines: list[str] = []
    for row in table.rows:
        cells = [_closed(f"{head}: {cell}") for head, cell in zip(table.heads[1:], row[1:], strict=False) if cell]
        first = row[0].rstrip(".:")
        mark = "." if first.isdecimal() else ":"
        lines.append(f"{first}{mark} {' '.join(cells)}" if cells else _closed(first))
    return "\n".join(lines)


def _spell_day(iso: str) -> str:
    """Return an ISO day for reading; nothing for none."""
    return spell(date.fromisoformat(iso[:10]), "{day} {month} {year}") if iso else ""


def _flat(text: str) -> str:
    return text.strip().rstrip(".")


def _closed(text: str) -> str:
    flat = text.strip()
    return flat if not flat or flat[-1] in ".!?”" else f"{flat}."


ReportAnswer = Callable[[Report], str]

REPORT_ANSWERS: dict[FormSource, ReportAnswer] = {
    FormSource.LEGAL_STATUS: _page_one("Legal status", safety=False),
    FormSource.PARENTAL: _page_one("Parental resp.", safety=False),
    FormSource.HOUSEHOLD: _page_one("Household", safety=False),
    FormSource.SERVICES: _page_one("Open or known", safety=False),
    FormSource.WHY_NOW: _why_now,
    FormSource.CONCERN: _concern,
    FormSource.LAST_EVENT: _last_event,
    FormSource.EVIDENCE: _evidence,
    FormSource.HARM: _harm,
    FormSource.THRESHOLD: _threshold,
    FormSource.OTHER_CHILDREN: _others,
    FormSource.DANGER: _page_one("Immediate danger", safety=True),
    FormSource.IN_FORCE: _in_force,
    FormSource.FAMILY: _family,
    FormSource.INTERVENTIONS: _actions,
    FormSource.PREVIOUS: _previous,
    FormSource.CHILD_VIEWS: _page_one("{name}'s views", safety=True),
    FormSource.CARER_INFORMED: _page_one("Carer informed", safety=True),
    FormSource.AGREEMENT: _agreement,
    FormSource.POLICE: _page_one("Police", safety=True),
    FormSource.PHONED: _page_one("Phoned first", safety=True),
    FormSource.REQUESTS: _requests,
    FormSource.OUTCOMES: _outcomes,
    FormSource.REFERRER: _referrer,
}
"""Empty where the report says nothing."""
