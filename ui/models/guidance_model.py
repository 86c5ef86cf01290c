"""Guidance and wording of the content pack as a table: when it was last checked, and what is not confirmed."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.domain.content import Content
from hsbdesk.domain.date_names import spell
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Mark, Role

COLUMNS = (Column(430, stretch=True), Column(150, fold=True), Column(170))


@dataclass(frozen=True, slots=True)
class GuidanceLine:
    """One document or wording."""

    key: str
    title: str
    about: str
    checked: str
    """Month it was last read, "2026-11"; empty where nobody has."""
    confirmed: bool
    by_school: bool = False


GuidanceModel = RowModel[GuidanceLine]


def make_guidance_model(words: Words, parent: QObject | None = None) -> GuidanceModel:
    """Return the model of the columns Document or wording, Last checked, State."""
    heads = (words("Document or wording"), words("Last checked"), words("State"))
    return RowModel(heads, partial(_cell, words), parent)


def list_guidance(words: Words, content: Content) -> list[GuidanceLine | Group]:
    """Return every document, then the names, wordings and deadlines that are not confirmed."""
    found: list[GuidanceLine | Group] = [Group(words("Guidance"), words("nothing opens by itself"))]
    found += [
        GuidanceLine(
            g.key, g.title, "\n".join(p for p in (g.about, g.address) if p), g.last_checked, g.confirmed, g.by_school
        )
        for g in content.guidance()
    ]
    names = [(key, name) for key, name in content.term_sources().items() if not name.confirmed]
    if names:
        found.append(Group(words("Names and terms that are not confirmed"), content.check_note))
        found += [
            GuidanceLine(key, name.text, content.source(name.source), name.last_checked, confirmed=False)
            for key, name in names
        ]
    legal = [(key, content.legal(key)) for key in content.legal_keys()]
    unsure = [(key, text) for key, text in legal if not text.confirmed]
    if unsure:
        found.append(Group(words("Wording that is not confirmed"), content.check_note))
        found += [
            GuidanceLine(key, text.text, content.source(text.source), text.last_checked, confirmed=False)
            for key, text in unsure
        ]
    timers = [content.timer(timer) for timer in content.timers() if not content.timer(timer).confirmed]
    if timers:
        found.append(Group(words("Deadlines that are not confirmed"), content.check_note))
        found += [
            GuidanceLine(t.id, f"{t.trigger}: {t.deadline}", content.source(t.source), t.last_checked, confirmed=False)
            for t in timers
        ]
    return found


def _month(checked: str) -> str:
    """Return "November 2026" for "2026-11"."""
    return spell(date.fromisoformat(f"{checked}-01"), "{month} {year}") if checked else ""


def _cell(words: Words, row: GuidanceLine, column: int, role: int) -> object:
    checked = _month(row.checked) or words("not yet")
    state = words("confirmed")
    if row.by_school:
        state = words("yours to look up")
    elif not row.confirmed:
        state = words("not confirmed")
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.title, checked, state)[column]
    if role == Role.STYLE:
        return ("medium", "quiet", "plain" if not row.confirmed else "quiet")[column]
    if role == Role.LINE2 and column == 0:
        return row.about or None
    if role == Role.MARK and column == 2 and not row.confirmed:
        return Mark("state", "check")
    if column == 0 and role == Role.KEY:
        return row.key
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join(part for part in (row.title, row.about, checked, state) if part)
    return None
