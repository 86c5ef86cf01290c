"""The guidance page: the content pack's lines with what the school has changed, added or taken out (domain.md 3.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hsbdesk.domain.content_parts import Guidance
from hsbdesk.domain.directory import GuidanceLine


def merge_guidance(pack: Sequence[Guidance], changed: Sequence[GuidanceLine]) -> tuple[GuidanceLine, ...]:
    """Return every line that is shown, the pack's in its order, then the school's own."""
    own = {line.key: line for line in changed}
    keys = {line.key for line in pack}
    lines = [own.get(line.key, as_line(line)) for line in pack]
    lines += [line for line in changed if line.key not in keys]
    return tuple(line for line in lines if not line.hidden)


def as_line(line: Guidance) -> GuidanceLine:
    """Return a line of the pack as the school would change it; nobody at the school has checked it."""
    return GuidanceLine(key=line.key, title=line.title, about=line.about, address=line.address)


def changed_guidance(pack: Sequence[Guidance], shown: Iterable[GuidanceLine]) -> tuple[GuidanceLine, ...]:
    """Return what of the shown lines the school keeps: those that differ from the pack, and the pack's taken out."""
    lines = {line.key: line for line in shown}
    kept: list[GuidanceLine] = []
    for one in pack:
        line = lines.pop(one.key, None)
        if line is None:
            kept.append(replace(as_line(one), hidden=True))
        elif line != as_line(one):
            kept.append(line)
    return (*kept, *lines.values())


def last_checked(line: GuidanceLine, pack: Sequence[Guidance]) -> str:
    """Return the ISO day on which a line was last checked: by the school, else when the pack was made; or nothing."""
    if line.checked_on:
        return line.checked_on
    month = next((one.last_checked for one in pack if one.key == line.key), "")
    return f"{month}-01" if month else ""


def is_stale(checked_on: str, today: date, months: int) -> bool:
    """Return whether more than so many months have gone by since an ISO day; a day never named is stale."""
    if not checked_on:
        return True
    checked = date.fromisoformat(checked_on)
    passed = (today.year - checked.year) * 12 + today.month - checked.month - (today.day < checked.day)
    return passed >= months
