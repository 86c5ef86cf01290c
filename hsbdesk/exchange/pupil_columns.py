"""Which column of a pupil list holds what: guessed from the heads, matched by a person on screen."""

from dataclasses import dataclass

from hsbdesk.domain.names import fold
from hsbdesk.exchange.table import Row, Table, read_separated

_SEARCHED_ROWS = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """A pupil list as read: heads, and rows that hold something."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    delimiter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMatch:
    """The place of each column, counted from 0, or None. A name is `first` and `last`, or `full`."""

    first: int | None = None
    last: int | None = None
    full: int | None = None
    """"Surname, Forename" or "Forename Surname" in one column."""
    known_as: int | None = None
    born: int | None = None
    upn: int | None = None
    year: int | None = None
    class_name: int | None = None

    @property
    def has_name(self) -> bool:
        """Return whether a name can be read."""
        return self.full is not None or (self.first is not None and self.last is not None)


_HEADS: dict[str, tuple[str, ...]] = {
    "first": (
        "first name", "forename", "forenames", "first names", "legal forename", "legal first name",
        "given name", "firstname", "enw cyntaf", "enwau cyntaf",
    ),
    "last": (
        "surname", "last name", "family name", "legal surname", "legal last name", "lastname", "cyfenw",
    ),
    "full": (
        "name", "full name", "pupil name", "pupil", "student", "student name", "child", "childs name", "enw",
        "enw llawn", "enw r disgybl",
    ),
    "known_as": (
        "known as", "preferred name", "preferred forename", "preferred first name", "chosen name", "nickname",
    ),
    "born": ("date of birth", "dob", "d o b", "birth date", "birthdate", "born", "dyddiad geni"),
    "upn": ("upn", "unique pupil number"),
    "year": (
        "year", "year group", "nc year", "yr", "national curriculum year", "year taught in", "blwyddyn",
        "grwp blwyddyn",
    ),
    "class_name": (
        "class", "class name", "form", "reg group", "registration group", "reg", "tutor group",
        "registration", "dosbarth",
    ),
}  # fmt: skip
"""Heads by column, folded; earlier ones win. The Welsh ones are everyday words of a school office."""


def read_table(data: bytes) -> Sheet:
    """Return a pupil list out of a CSV file, from its row of heads on; lines above it are titles.

    A list without heads gets "Column 1", "Column 2". Raises what `read_separated` raises.
    """
    table = read_separated(data)
    place = max(range(min(_SEARCHED_ROWS, len(table.rows))), key=lambda at: (_known_heads(table.rows[at].cells), -at))
    if _known_heads(table.rows[place].cells):
        heads = table.rows[place].cells
        rows = table.rows[place + 1 :]
    else:
        heads, rows = (), table.rows
    return _sheet(heads, rows, table)


def guess_columns(sheet: Sheet) -> ColumnMatch:
    """Return the match that the heads suggest; a person checks it before anything is planned."""
    heads = [_plain(head) for head in sheet.columns]
    found: dict[str, int] = {}
    for name, known in _HEADS.items():
        places = [heads.index(head) for head in known if head in heads]
        if places:
            found[name] = places[0]
    if "first" in found and "last" in found:
        found.pop("full", None)
    elif "full" in found:
        found.pop("first", None)
        found.pop("last", None)
    return ColumnMatch(**found)


def _sheet(heads: tuple[str, ...], rows: tuple[Row, ...], table: Table) -> Sheet:
    width = len(heads) or max(len(row.cells) for row in rows)
    columns = tuple((heads[at].strip() if at < len(heads) else "") or f"Column {at + 1}" for at in range(width))
    return Sheet(
        columns,
        tuple(Row(row.number, _fitted(row.cells, width)) for row in rows),
        table.encoding,
        table.delimiter,
    )


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Fill a short row; leave a long one long, so that its import is refused rather than read askew."""
    kept = len(cells)
    while kept > width and not cells[kept - 1].strip():
        kept -= 1
    return (*cells[:kept], *("" for _ in range(width - kept)))


def _known_heads(cells: tuple[str, ...]) -> int:
    every = {head for known in _HEADS.values() for head in known}
    return sum(_plain(cell) in every for cell in cells)


def _plain(head: str) -> str:
    letters = "".join(c if c.isalnum() else " " for c in fold(head).replace("'s", "s"))
    return " ".join(letters.split())
