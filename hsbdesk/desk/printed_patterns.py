"""Compose the printed report of counts, for the safeguarding team: full place names, whatever the screen shows."""

from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.people import read_file
from hsbdesk.desk.report_clocks import clock_lines
from hsbdesk.desk.report_counts import count_grid, show_grid, show_months
from hsbdesk.desk.report_effects import effect_lines
from hsbdesk.desk.report_facts import stands_out
from hsbdesk.desk.report_gaps import gap_lines, quiet_stretches
from hsbdesk.desk.report_scope import EVERY_YEAR, ReportFilter, ReportScope, gather_scope
from hsbdesk.desk.reports import Reports
from hsbdesk.desk.session import Session
from hsbdesk.desk.tasks import Tasks
from hsbdesk.domain.paper import Frame, PrintedTable
from hsbdesk.domain.person import Person
from hsbdesk.domain.printed_patterns import PrintedBar, PrintedCell, PrintedGridRow, PrintedPatterns
from hsbdesk.storage.records import read_record


def print_patterns(session: Session, chosen: ReportFilter) -> PrintedPatterns:
    """Return the report of a choice as it prints. Raises DeskError("record_missing") for an unknown file."""
    names_on, session.names_on = session.names_on, True
    try:
        return _print(session, chosen)
    finally:
        session.names_on = names_on


def period_on_paper(session: Session, scope: ReportScope) -> str:
    """Return the period without "this": a print is read in another year."""
    if scope.period.key == EVERY_YEAR:
        return scope.period.label
    year = int(scope.period.key)
    return session.words("School year {year}", year=f"{year}-{(year + 1) % 100:02d}")


def _print(session: Session, chosen: ReportFilter) -> PrintedPatterns:
    words = session.words
    scope = gather_scope(session, chosen)
    reports = Reports(session, Tasks(session))
    grid = count_grid(session, scope)
    without = reports.without(scope, grid)
    small = session.content.small_number
    few = len(scope.counted) < small
    heading = f"{reports.heading(scope)}."
    return PrintedPatterns(
        frame=_frame(session, scope),
        title=words("Report: places and times"),
        subtitle=_subtitle(session, scope),
        heading=heading if few or not without else f"{heading} {without}.",
        few=words("Fewer than {n} entries. Read them one by one instead.", n=small) if few else "",
        facts_head=words("What stands out (counts only)"),
        facts=stands_out(session, scope) if not few else (),
        grid_head=words("Places and times"),
        grid_heads=(words("Place"), *grid.times, words("All")) if not few else (),
        grid=_grid_rows(session, scope) if not few else (),
        grid_note=" ".join(part for part in (reports.care(scope), reports.two_places(scope)) if part),
        months_head=words("By month and category"),
        bars=_bars(session, scope) if not few else (),
        categories=show_months(session, scope).categories if not few else (),
        months_note=words("Entries, not occasions. “No month”: the dates run over two months, or are not known."),
        tables=_tables(session, scope, reports),
    )


def _frame(session: Session, scope: ReportScope) -> Frame:
    words = session.words
    number = read_file(session, scope.filter.file).number if scope.filter.file is not None else ""
    document = words("report of counts")
    return make_frame(
        session,
        document=f"{number} · {document}" if number else document,
        draft="",
        reader=words("For: the safeguarding team of this school"),
        title=number or words("Report"),
    )


def _subtitle(session: Session, scope: ReportScope) -> str:
    words, content = session.words, session.content
    who = words("All children")
    if scope.child is not None:
        child = read_record(session.db, Person, scope.child)
        who = ", ".join(part for part in (child.full, born_text(child.born)) if part)
    codes = scope.filter.behaviours
    behaviours = ", ".join(content.label("behaviour_type", code) for code in codes) or words("All behaviours")
    return " · ".join((who, period_on_paper(session, scope), behaviours))


def _grid_rows(session: Session, scope: ReportScope) -> tuple[PrintedGridRow, ...]:
    view = show_grid(session, count_grid(session, scope))
    rows: list[PrintedGridRow] = []
    for row in (*view.rows, view.totals):
        is_total = row is view.totals
        cells = [PrintedCell(count=len(cell.records), total=is_total) for cell in row.cells]
        cells.append(PrintedCell(count=len(row.total.records), total=True))
        rows.append(PrintedGridRow(name=row.name, cells=tuple(cells)))
    return tuple(rows)


def _bars(session: Session, scope: ReportScope) -> tuple[PrintedBar, ...]:
    return tuple(
        PrintedBar(
            label=column.label,
            counts=tuple((part.category, len(part.records)) for part in column.parts),
        )
        for column in show_months(session, scope).columns
    )


def _tables(session: Session, scope: ReportScope, reports: Reports) -> tuple[tuple[str, str, PrintedTable], ...]:
    words = session.words
    service = session.content.term("svc")
    found = (
        (
            words("By month and category, in numbers"),
            "",
            PrintedTable(
                heads=(words("Month"), words("By category"), words("All")),
                widths=(3.0, 8.0, 1.2),
                rows=tuple(
                    (
                        column.spoken,
                        ", ".join(f"{part.shown} {part.words}" for part in column.parts),
                        column.total,
                    )
                    for column in show_months(session, scope).columns
                ),
                right=(2,),
            ),
        ),
        (
            words("Interventions, before and after"),
            words("Entries in the aim's own time and place, in equal numbers of school days. Counts, no conclusion."),
            PrintedTable(
                heads=(words("Intervention"), words("Aim"), words("Before"), words("Since"), words("Judged")),
                widths=(5.0, 3.6, 1.6, 1.6, 3.4),
                rows=tuple(
                    (
                        f"{line.title} · {line.began}",
                        f"{line.aim}, {line.days}" if line.aim else line.days,
                        line.before,
                        line.since,
                        ". ".join(part for part in (line.judgement, line.care) if part),
                    )
                    for line in effect_lines(session, scope)
                ),
            ),
        ),
        (
            words("Decisions and clocks"),
            words("Our own steps are counted in school days, those of {service} in working days.", service=service),
            PrintedTable(
                heads=(
                    words("Decision"),
                    words("Taken"),
                    words("How long, or how"),
                    words("Longest"),
                    words("Open"),
                ),
                widths=(5.4, 1.4, 4.6, 2.6, 1.3),
                rows=tuple(
                    (f"{line.what}: {line.counted}", line.done, " · ".join(line.spread), line.longest, line.open)
                    for line in clock_lines(session, scope)
                ),
            ),
        ),
        (
            words("Data gaps"),
            " · ".join(quiet_stretches(session, scope)),
            PrintedTable(
                heads=(words("What is not said"), words("Entries")),
                widths=(8.0, 2.0),
                rows=tuple((line.text, line.shown) for line in gap_lines(session, scope)),
            ),
        ),
        (
            words("Place actions"),
            "",
            PrintedTable(
                heads=(words("What is to be done"), words("Who, by when")),
                widths=(6.0, 4.0),
                rows=tuple((action.what, action.detail) for action in reports.actions()),
            ),
        ),
    )
    return tuple(part for part in found if part[2].rows)
