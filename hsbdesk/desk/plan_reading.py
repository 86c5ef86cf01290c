"""Reads a child's risk plan as its tab shows it."""

from datetime import date

from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.people import NameBook, name_book, read_file
from hsbdesk.desk.plan_dues import due_lines
from hsbdesk.desk.plan_labels import concern_labels
from hsbdesk.desk.plan_places import place_lines, uncovered_lines
from hsbdesk.desk.plan_records import open_changes, plans_of
from hsbdesk.desk.plan_rows import row_line
from hsbdesk.desk.plan_views import InterimLine, PlanGroup, PlanPage, VersionLine
from hsbdesk.desk.plan_words import sight_text, span_of, version_text, with_cover
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.plan import Plan, PlanStatus

_DAY = "{day} {month}"


def read_page(session: Session, file: FileId) -> PlanPage:
    """Return the tab of a file's risk plan."""
    book = name_book(session)
    plans = plans_of(session, file)
    current = next((plan for plan in reversed(plans) if plan.is_in_force), None)
    draft = next((plan for plan in reversed(plans) if plan.status is PlanStatus.DRAFT), None)
    shown = draft or current
    concerns = concerns_of(session, file)
    interims = interim_lines(session, file, book)
    labels = concern_labels(session, concerns)
    groups = _groups(session, book, shown, current if draft is not None else None)
    return PlanPage(
        file=file,
        child=book.short(read_file(session, file).child),
        current=current,
        draft=draft,
        title=_title(session, current, draft, len(interims)),
        since=_since(session, current, interims),
        tab=version_text(current or draft),
        sight=sight_text(session, shown),
        groups=groups,
        groups_in_force=_groups(session, book, current, None),
        interims=interims,
        due=due_lines(session, file, book),
        uncovered=uncovered_lines(session, shown, concerns, dict(labels), book),
        places=place_lines(session, concerns, dict(labels), book),
        versions=tuple(_version(session, plan, book) for plan in reversed(plans)),
        changed_rows=_changed_rows(draft, current, groups),
        why=_why(draft, concerns, book),
        concern_labels=labels,
        names_off=not session.names_on,
    )


def interim_lines(session: Session, file: FileId, book: NameBook) -> tuple[InterimLine, ...]:
    """Return the interim changes that bind, in the order in which they came into force."""
    words, today = session.words, session.today()
    lines: list[InterimLine] = []
    for no, (interim, change) in enumerate(open_changes(session, file), 1):
        since = spell(date.fromisoformat(change.from_day), _DAY)
        ends = date.fromisoformat(change.ends_on) if change.ends_on else None
        if ends is None:
            until = words("until decided: the school calendar has no end for it")
        elif ends < today:
            until = words("was to be decided by {day}", day=spell(ends, "{wd} {day} {month}"))
        else:
            until = words("until {day}, or the next version", day=spell(ends, "{wd} {day} {month}"))
        lines.append(
            InterimLine(
                interim=interim.id,
                key=change.key,
                no=no,
                text=book.text(change.what),
                who=with_cover(book.text(change.who), book.text(change.cover)),
                since=f"{since} {change.from_time}".strip(),
                until=until,
                ends_on=change.ends_on,
                overdue=ends is not None and ends < today,
                row=change.row,
                concern=change.concern,
            )
        )
    return tuple(lines)


def _title(session: Session, current: Plan | None, draft: Plan | None, interims: int) -> str:
    words = session.words
    if current is not None:
        title = version_text(current)
    elif draft is not None:
        title = words("{version}, draft", version=version_text(draft))
    else:
        title = words("No plan yet")
    if not interims:
        return title
    return words.count(interims, "{title} with 1 interim change", "{title} with {n} interim changes", title=title)


def _since(session: Session, current: Plan | None, interims: tuple[InterimLine, ...]) -> str:
    if interims:
        return session.words("since {when}", when=interims[0].since)
    if current is None or not current.in_force_day:
        return ""
    return session.words("since {when}", when=spell(date.fromisoformat(current.in_force_day), _DAY))


def _groups(session: Session, book: NameBook, plan: Plan | None, before: Plan | None) -> tuple[PlanGroup, ...]:
    if plan is None:
        return ()
    found = [
        PlanGroup(
            group.name,
            tuple(row_line(session, book, row, before) for row in plan.rows if row.setting in group.settings),
        )
        for group in session.content.setting_groups()
    ]
    return tuple(group for group in found if group.rows)


def _version(session: Session, plan: Plan, book: NameBook) -> VersionLine:
    return VersionLine(
        id=plan.id,
        number=plan.number,
        version=version_text(plan),
        status=plan.status.value,
        status_text=session.content.label("plan_status", plan.status.value),
        span=span_of(session, plan),
        why=book.text(plan.why),
    )


def _changed_rows(draft: Plan | None, current: Plan | None, groups: tuple[PlanGroup, ...]) -> int:
    if draft is None or current is None:
        return 0
    kept = {row.key for row in draft.rows}
    changed = sum(1 for group in groups for line in group.rows if line.change)
    return changed + sum(1 for row in current.rows if row.key not in kept)


def _why(draft: Plan | None, concerns: list[Concern], book: NameBook) -> str:
    if draft is None:
        return ""
    named = [concern for concern in concerns if concern.id in draft.links]
    parts = [
        f"{concern.number}, {spell(date.fromisoformat(concern.when.start), _DAY)}"
        if concern.when.start
        else concern.number
        for concern in named
    ]
    return " · ".join((*parts, book.text(draft.why))) if draft.why else " · ".join(parts)
