"""Compose the governor summary: numbers only, small ones hidden so that none can be worked out (domain.md 9)."""

from collections.abc import Sequence
from datetime import date

from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.printed_patterns import period_on_paper
from hsbdesk.desk.report_counts import category_word
from hsbdesk.desk.report_effects import begun_in
from hsbdesk.desk.report_scope import ReportFilter, ReportScope, gather_scope
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import Precision
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.paper import PrintedTable
from hsbdesk.domain.patterns import CATEGORIES, category_of
from hsbdesk.domain.printed_patterns import PrintedGovernors
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.referral_course import is_decided, sent_on
from hsbdesk.domain.sharing import SharingDecision
from hsbdesk.domain.small_numbers import hide_small, show_total
from hsbdesk.storage.records import read_records

_HIDDEN = "\N{EN DASH}"


def print_governors(session: Session, chosen: ReportFilter) -> PrintedGovernors:
    """Return the summary of a school year. It is of the whole school: a choice of child or behaviour is left out."""
    words, content = session.words, session.content
    scope = gather_scope(session, ReportFilter(period=chosen.period))
    small = content.small_number
    counted = scope.counted
    total = show_total(len(counted), small)
    lead = words("Fewer than {n} entries were recorded.", n=small)
    if total is not None:
        lead = words("{n} entries were recorded.", n=total)
    return PrintedGovernors(
        frame=make_frame(
            session,
            document=words("governor summary · numbers only"),
            draft="",
            reader=words("For: the governors of {school}", school=session.school.name),
            title=words("Governor summary"),
        ),
        title=words("Harmful sexual behaviour: summary for governors"),
        subtitle=f"{session.school.name} · {period_on_paper(session, scope)}",
        lead=lead,
        about=words(
            "An entry is one record of something seen or told; several can be about one child. More entries can mean"
            " that children and staff report more. No child, place or record is named here."
        ),
        tables=(
            _parts(session, words("By level of the behaviour"), words("Level"), _levels(session, counted)),
            _parts(session, words("By term"), words("Term"), _terms(session, scope)),
            _done(session, scope),
        ),
        rule_head=words("Small numbers"),
        rule=words(
            "“{sign}” stands for a number that is not shown. Numbers under {n} are not shown, and neither is one that"
            " would let another be worked out from the total.",
            sign=_HIDDEN,
            n=small,
        ),
    )


def governor_sharing(session: Session) -> SharingDecision:
    """Return the entry of the sharing log that says governors were told, and at what level; the log adds when."""
    words = session.words
    return SharingDecision(
        recipient=words("Governors"),
        purpose=words("governors told: numbers only"),
        necessary_because=words("Governors oversee safeguarding. They are told numbers only, small ones hidden."),
    )


def _parts(
    session: Session, head: str, column: str, parts: Sequence[tuple[str, int]]
) -> tuple[str, str, PrintedTable | None]:
    """Return the parts of the total as a table; words in its place where nothing of it may be shown."""
    words = session.words
    shown = hide_small([count for _, count in parts], session.content.small_number)
    if shown is None:
        return head, words("The numbers are too small to be shown here."), None
    rows = tuple((label, _said(count)) for (label, _), count in zip(parts, shown, strict=True))
    return head, "", PrintedTable(heads=(column, words("Entries")), widths=(8.0, 2.0), rows=rows, right=(1,))


def _levels(session: Session, counted: Sequence[Concern]) -> list[tuple[str, int]]:
    return [(category_word(session, c), sum(category_of(one) is c for one in counted)) for c in CATEGORIES]


def _terms(session: Session, scope: ReportScope) -> list[tuple[str, int]]:
    words, today = session.words, session.today()
    terms = [t for t in session.school.terms if t.start <= today and scope.period.holds(t.start.isoformat())]
    parts = {(t.name, t.start): 0 for t in sorted(terms, key=lambda t: t.start)}
    other = 0
    for concern in scope.counted:
        span = _span(concern)
        inside = [t for t in terms if span is not None and t.start <= span[0] and span[1] <= t.end]
        if inside:
            parts[inside[0].name, inside[0].start] += 1
        else:
            other += 1
    several = len({name for name, _ in parts}) < len(parts)
    named = [(f"{name} {start.year}" if several else name, count) for (name, start), count in parts.items()]
    return [*named, (words("Holidays and weekends, or not known"), other)]


def _span(concern: Concern) -> tuple[date, date] | None:
    when = concern.when
    if when.precision in {Precision.BEFORE, Precision.UNKNOWN} or when.start is None or when.end is None:
        return None
    return date.fromisoformat(when.start), date.fromisoformat(when.end)


def _done(session: Session, scope: ReportScope) -> tuple[str, str, PrintedTable]:
    """Return what the school did. Reports sent are those decided and those that wait: one must not give the other."""
    words, small = session.words, session.content.small_number
    found = read_records(session.db, Referral)
    sent = [r for r in found if r.struck_out is None and sent_on(r) is not None and scope.period.holds(r.opened_on)]
    decided = sum(is_decided(r) for r in sent)
    shown = hide_small((decided, len(sent) - decided), small)
    begun = sum(begun_in(one, scope) for one in read_records(session.db, Intervention))
    service = session.content.term("svc")
    numbers = (
        (words("Written reports sent to {service}", service=service), show_total(len(sent), small)),
        (words("Decisions received on them"), shown[0] if shown is not None else None),
        (words("Interventions begun"), show_total(begun, small)),
    )
    rows = tuple((label, _said(count)) for label, count in numbers)
    table = PrintedTable(heads=(words("What was done"), words("Number")), widths=(8.0, 2.0), rows=rows, right=(1,))
    return words("What the school did"), "", table


def _said(count: int | None) -> str:
    return _HIDDEN if count is None else str(count)
