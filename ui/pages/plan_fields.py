"""What the forms round a risk plan have in common: options from vocabularies, days, names typed in one line."""

import re
from collections.abc import Sequence
from datetime import date

from hsbdesk.domain.dates import Form, PartialDate, Precision, write_date
from hsbdesk.domain.plan import PlanRow
from ui.context import PageContext
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.partial_date_edit import PartialDateEdit

Options = tuple[tuple[str, str], ...]
_BETWEEN = re.compile(r"\s*(?:[,;\n]|\band\b)\s*")


def code_options(context: PageContext, vocabulary: str, *, empty: str = "") -> Options:
    """Return a vocabulary's choices with their labels; `empty` adds a first one for "not said"."""
    content = context.desk.content
    options = tuple((code, content.label(vocabulary, code)) for code in content.choices(vocabulary))
    return (("", empty), *options) if empty else options


def day_ask(
    context: PageContext, key: str, label: str, name: str, *, planned: bool = False, value: str = "", kind: str = ""
) -> Ask:
    """Return the question for a day; `value` is as typed."""
    words = context.words
    return Ask(
        key=key,
        label=label,
        name=name,
        kind=kind or ("planned" if planned else "date"),
        value=value,
        placeholder=words("24/3, or 24 March") if planned else words("today, or 17/3"),
    )


def typed_day(iso: str) -> str:
    """Return an ISO date as somebody would type it: "24/3/2026"."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return f"{day.day}/{day.month}/{day.year}"


def typed_today(context: PageContext) -> str:
    """Return today as somebody would type it, in any language."""
    return typed_day(context.desk.today().isoformat())


def typed_now(context: PageContext) -> str:
    """Return this minute as somebody would type it: "18/3/2026 11:20"."""
    return f"{typed_today(context)} {context.desk.now():%H:%M}"


def said_day(iso: str) -> str:
    """Return an ISO date in words: "Tue 24 March 2026"; empty for none."""
    return write_date(PartialDate(Precision.DATE, iso, iso), Form.LONG) if iso else ""


def day_and_time(form: SmallForm, key: str) -> tuple[str, str] | None:
    """Return the ISO date and, where one was typed, the time of a date question; None when it is no one day."""
    control = form.control(key)
    value = control.value() if isinstance(control, PartialDateEdit) else None
    if not isinstance(value, PartialDate) or not value.start or value.start != value.end:
        return None
    return value.start, value.time or ""


def read_day(form: SmallForm, key: str) -> str:
    """Return the ISO date of a date question, empty when none was understood."""
    found = day_and_time(form, key)
    return found[0] if found is not None else ""


def split_names(typed: str) -> tuple[str, ...]:
    """Return the names in a line: "E. Lloyd, J. Pugh and H. Bevan"."""
    return tuple(name for name in _BETWEEN.split(typed.strip()) if name)


def row_options(rows: Sequence[PlanRow], *, empty: str) -> Options:
    """Return the rows of a plan as options, with one for no row."""
    return (("", empty), *((row.key, row.name) for row in rows))
