"""The school's pupil list against the roll: who is new, changed or gone; and the step into a new year.

Nothing is stored here. No reason holds a name: a row is named by its number.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from hsbdesk.domain.ids import new_id
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.text import NAME_MOST, altered
from hsbdesk.errors import DeskError
from hsbdesk.exchange.pupil_columns import ColumnMatch, Sheet, guess_columns, read_table
from hsbdesk.exchange.table import Row

__all__ = [
    "ColumnMatch",
    "RollOver",
    "RollPlan",
    "RowFault",
    "RowProblem",
    "Sheet",
    "guess_columns",
    "plan_import",
    "read_born",
    "read_table",
    "roll_over",
    "write_year",
]

_YOUNGEST, _OLDEST = 2, 25
_BORN = re.compile(r"(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d\d)-(\d\d))(?:[ T]00:00(?::00)?)?")
_YEAR = re.compile(r"(?:year|yr|y|blwyddyn|bl)?\W*0*(1[0-4]|[1-9])")
_FIRST_YEARS = {
    **dict.fromkeys(("n", "nursery", "meithrin"), "Nursery"),
    **dict.fromkeys(("r", "reception", "rec", "derbyn", "year r", "yr r"), "Reception"),
}


class RowFault(StrEnum):
    """Why a row is left out."""

    TOO_MANY_CELLS = "the row has more cells than the list has heads"
    NAME_MISSING = "first or last name is missing"
    NAME_TOO_LONG = "a name is longer than 200 characters"
    CHARACTERS = "there are characters in it that can not be stored"
    BORN_WRONG = "the date of birth is not a date such as 24/05/2016"
    BORN_UNLIKELY = "the date of birth gives an age that is not a pupil's"
    UPN_TWICE = "its UPN stands in an earlier row"
    PUPIL_TWICE = "the same name and date of birth stand in an earlier row"
    OTHER_UPN = "a pupil on the roll has this name and date of birth but another UPN"
    BORN_NEEDED = "two pupils on the roll have this name; the date of birth is needed"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that is left out, and why."""

    row: int
    """As the spreadsheet numbers it."""
    reason: RowFault


@dataclass(frozen=True, slots=True)
class RollPlan:
    """What an import would do. Pupils stand as they would be stored; leavers are marked, never deleted."""

    new: tuple[Pupil, ...]
    changed: tuple[Pupil, ...]
    same: tuple[Pupil, ...]
    leavers: tuple[Pupil, ...]
    duplicates: tuple[RowProblem, ...]
    rejected: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True)
class RollOver:
    """The roll one school year on. `unclear` are pupils whose year is no number; they stay as they are."""

    moved: tuple[Pupil, ...]
    left: tuple[Pupil, ...]
    unclear: tuple[Pupil, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the list, read; empty where its column is not matched or its cell is empty."""

    row: int
    first: str
    last: str
    known_as: str
    born: str | None
    upn: str
    year: str
    class_name: str


class _RowRefusedError(Exception):
    """A row that can not be brought in."""

    def __init__(self, fault: RowFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class _Roll:
    """The roll by UPN and by name, and who of it the list has spoken of."""

    def __init__(self, roll: Sequence[Pupil]) -> None:
        self._roll = roll
        self._by_upn = {pupil.upn: pupil for pupil in roll if pupil.upn}
        self._by_name: defaultdict[str, list[Pupil]] = defaultdict(list)
        for pupil in roll:
            self._by_name[_name(pupil.first, pupil.last)].append(pupil)
        self._seen: set[str] = set()

    def find(self, line: _Line) -> Pupil | None:
        """Return the pupil that a row speaks of, or None for a new one; refuse where nobody can tell."""
        if line.upn in self._by_upn:
            return self._by_upn[line.upn]
        alike = self._by_name[_name(line.first, line.last)]
        if line.born is None:
            others = [pupil for pupil in alike if not (line.upn and pupil.upn)]
            if len(others) > 1:
                raise _RowRefusedError(RowFault.BORN_NEEDED)
            return others[0] if others else None
        for pupil in alike:
            if pupil.born == line.born:
                if line.upn and pupil.upn:
                    raise _RowRefusedError(RowFault.OTHER_UPN)
                return pupil
        undated = [pupil for pupil in alike if pupil.born is None and not (line.upn and pupil.upn)]
        return undated[0] if len(undated) == 1 and len(alike) == 1 else None

    def see(self, pupil: Pupil) -> bool:
        """Note that the list holds the pupil; False when it already did."""
        is_first = pupil.id not in self._seen
        self._seen.add(pupil.id)
        return is_first

    def see_any(self, row: Row) -> None:
        """Note whoever an unreadable row may be about, so that nobody leaves by a slip of the pen."""
        words = set(fold(" ".join(row.cells)).replace(",", " ").split())
        for pupil in self._roll:
            if (pupil.upn and pupil.upn.lower() in words) or words.issuperset(_name(pupil.first, pupil.last).split()):
                self._seen.add(pupil.id)

    def leavers(self, today: date) -> tuple[Pupil, ...]:
        """Return whoever the list does not hold, marked."""
        return tuple(
            replace(pupil, left_on=today.isoformat())
            for pupil in self._roll
            if pupil.left_on is None and pupil.id not in self._seen
        )


def plan_import(sheet: Sheet, match: ColumnMatch, roll: Sequence[Pupil], today: date) -> RollPlan:
    """Return what bringing the list in would do to the roll (leavers included in `roll`).

    A row is a known pupil by UPN, else by name and date of birth, else by name where one pupil alone has it.
    What the list leaves empty stays as it is on the roll. Whoever is on the roll and in no row, good or bad,
    has left. Raises DeskError("roll_needs_names") when no column holds names.
    """
    if not match.has_name:
        raise DeskError("roll_needs_names", field="columns")
    known = _Roll(roll)
    new: list[Pupil] = []
    changed: list[Pupil] = []
    same: list[Pupil] = []
    duplicates: list[RowProblem] = []
    rejected: list[RowProblem] = []
    upns: set[str] = set()
    lines: set[tuple[str, str | None]] = set()
    for row in sheet.rows:
        try:
            line = _read_row(row, len(sheet.columns), match, today)
            found = known.find(line)
        except _RowRefusedError as refused:
            known.see_any(row)
            rejected.append(RowProblem(row.number, refused.fault))
            continue
        twice = _note_line(line, upns, lines)
        if twice is None and found is not None and not known.see(found):
            twice = RowFault.PUPIL_TWICE
        if twice is not None:
            duplicates.append(RowProblem(row.number, twice))
        elif found is None:
            new.append(_pupil(line, Pupil(id=new_id(), first="", last="")))
        else:
            updated = _pupil(line, found)
            (same if updated == found else changed).append(updated)
    return RollPlan(tuple(new), tuple(changed), tuple(same), known.leavers(today), tuple(duplicates), tuple(rejected))


def roll_over(pupils: Sequence[Pupil], *, leaving: Collection[str], on: date) -> RollOver:
    """Return the roll one school year on: year plus one, class cleared.

    Nobody is taken to leave: only years named in `leaving` ("Year 6") are marked as left on the day given.
    """
    moved: list[Pupil] = []
    left: list[Pupil] = []
    unclear: list[Pupil] = []
    for pupil in pupils:
        if pupil.left_on is not None:
            continue
        following = _year_after(pupil.year)
        if pupil.year in leaving:
            left.append(replace(pupil, left_on=on.isoformat()))
        elif following:
            moved.append(replace(pupil, year=following, class_name=""))
        else:
            unclear.append(pupil)
    return RollOver(tuple(moved), tuple(left), tuple(unclear))


def read_born(typed: str) -> str | None:
    """Return DD/MM/YYYY (also with . or -) or an ISO date as ISO text, or None."""
    found = _BORN.fullmatch(typed.strip())
    if found is None:
        return None
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    try:
        if iso_year:
            return date(int(iso_year), int(iso_month), int(iso_day)).isoformat()
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def write_year(typed: str) -> str:
    """Return a year group as the desk writes it: "6", "Y6" and "Blwyddyn 6" are "Year 6"; others as typed."""
    plain = fold(typed)
    if plain in _FIRST_YEARS:
        return _FIRST_YEARS[plain]
    found = _YEAR.fullmatch(plain)
    return f"Year {found.group(1)}" if found else typed


def _year_after(year: str) -> str:
    if year in {"Nursery", "Reception"}:
        return "Reception" if year == "Nursery" else "Year 1"
    found = re.fullmatch(r"Year (\d{1,2})", year)
    return f"Year {int(found.group(1)) + 1}" if found else ""


def _read_row(row: Row, width: int, match: ColumnMatch, today: date) -> _Line:
    if len(row.cells) > width:
        raise _RowRefusedError(RowFault.TOO_MANY_CELLS)

    def cell(place: int | None) -> str:
        return "" if place is None else " ".join(row.cells[place].split())

    first, last = cell(match.first), cell(match.last)
    if match.full is not None:
        first, last = _split_name(cell(match.full))
    texts = (first, last, cell(match.known_as), cell(match.upn), cell(match.year), cell(match.class_name))
    if not first or not last:
        raise _RowRefusedError(RowFault.NAME_MISSING)
    if any(altered(text, lines=False) for text in texts):
        raise _RowRefusedError(RowFault.CHARACTERS)
    if any(len(text) > NAME_MOST for text in texts):
        raise _RowRefusedError(RowFault.NAME_TOO_LONG)
    born = read_born(cell(match.born))
    if cell(match.born) and born is None:
        raise _RowRefusedError(RowFault.BORN_WRONG)
    if born is not None and not _YOUNGEST <= _age(date.fromisoformat(born), today) <= _OLDEST:
        raise _RowRefusedError(RowFault.BORN_UNLIKELY)
    return _Line(
        row=row.number,
        first=first,
        last=last,
        known_as=cell(match.known_as),
        born=born,
        upn=cell(match.upn).replace(" ", "").upper(),
        year=write_year(cell(match.year)),
        class_name=cell(match.class_name),
    )


def _split_name(full: str) -> tuple[str, str]:
    last, comma, first = full.partition(",")
    if not comma:
        first, _, last = full.rpartition(" ")
    return first.strip(), last.strip()


def _note_line(line: _Line, upns: set[str], lines: set[tuple[str, str | None]]) -> RowFault | None:
    """Note a row; return why it repeats an earlier one. Two UPNs are two pupils, whatever their names."""
    if line.upn:
        if line.upn in upns:
            return RowFault.UPN_TWICE
        upns.add(line.upn)
        return None
    key = (_name(line.first, line.last), line.born)
    if key in lines:
        return RowFault.PUPIL_TWICE
    lines.add(key)
    return None


def _pupil(line: _Line, old: Pupil) -> Pupil:
    others = old.other_names
    if line.known_as and fold(line.known_as) not in {fold(name) for name in (line.first, *others)}:
        others = (*others, line.known_as)
    return replace(
        old,
        first=line.first,
        last=line.last,
        other_names=others,
        born=line.born or old.born,
        upn=line.upn or old.upn,
        year=line.year or old.year,
        class_name=line.class_name or old.class_name,
        left_on=None,
    )


def _name(first: str, last: str) -> str:
    return fold(f"{first} {last}")


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
