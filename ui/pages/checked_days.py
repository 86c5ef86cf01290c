"""The column "Last checked" of a list in the settings: read, said to be stale, and kept with who checked."""

from collections.abc import Mapping, Sequence
from datetime import date

from hsbdesk.domain.guidance_page import is_stale
from ui.context import PageContext
from ui.pages.days import read_day
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.settings_section import Problem

KEY = "checked_on"


def checked_column(context: PageContext, width: int = 140) -> RowColumn:
    """Return the column."""
    words = context.words
    return RowColumn(key=KEY, label=words("Last checked"), width=width, placeholder=words("2 March 2026"))


def find_day_problems(context: PageContext, name: str, rows: Sequence[Mapping[str, str]]) -> list[Problem]:
    """Return what is wrong with the days of a list."""
    words, found = context.words, list[Problem]()
    for place, row in enumerate(rows):
        typed = row[KEY].strip()
        day = read_day(context, typed)
        if typed and day is None:
            found.append(Problem(KEY, words("Type a day, such as 2 March 2026."), name, place))
        elif day is not None and day > context.desk.today():
            found.append(Problem(KEY, words("That day is still to come."), name, place))
    return found


def show_stale(context: PageContext, editor: RowsEditor) -> None:
    """Say below each day when it is old or missing."""
    words, months = context.words, context.desk.content.stale_after_months

    def hint(typed: str) -> str:
        day = read_day(context, typed)
        if day is None:
            return "" if typed.strip() else words("Not checked yet")
        stale = is_stale(day.isoformat(), context.desk.today(), months)
        return words("Check it: over {n} months", n=months) if stale else ""

    editor.set_hints(KEY, hint)


def checked(context: PageContext, row: Mapping[str, str], before: tuple[str, str]) -> tuple[str, str]:
    """Return the ISO day and who checked it; `before` is what was stored: another day makes it this member's."""
    day: date | None = read_day(context, row[KEY])
    on = day.isoformat() if day is not None else ""
    by = before[1] if on == before[0] else context.desk.me.short
    return (on, by) if on else ("", "")


def say_checks(context: PageContext, days: Sequence[str], one: str, many: str, none: str) -> str:
    """Return the line under a section's name: how many are to be checked, else how many there are."""
    words, desk = context.words, context.desk
    stale = sum(is_stale(day, desk.today(), desk.content.stale_after_months) for day in days)
    if stale:
        return words.count(stale, "1 to check", "{n} to check")
    return words.count(len(days), one, many) if days else none
