"""What is left before a referral is signed: findings in the order they are answered, and as rows of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.signoff_gate import open_stops
from hsbdesk.domain.readiness import Finding, Severity, open_findings
from hsbdesk.domain.referral import Referral
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Mark, Role

COLUMNS = (Column(120, stretch=True), Column(42))
KINDS = {Severity.STOP: "stop", Severity.WARN: "check", Severity.TIP: "tip"}
_NEXT = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """The findings of one check, each where it belongs."""

    stops: tuple[Finding, ...] = ()
    """To resolve, or to leave with a reason."""
    checks: tuple[Finding, ...] = ()
    tips: tuple[Finding, ...] = ()
    later: tuple[Finding, ...] = ()
    """To resolve, and covered by "send now, complete later"."""
    left: tuple[Finding, ...] = ()
    """Left as they are, with a reason."""
    blocking: int = 0
    """How many stop a signature; names and signatures themselves are answered while signing."""

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return what is still to do, the gravest first."""
        return (*self.stops, *self.checks, *self.tips)

    @property
    def next(self) -> tuple[Finding, ...]:
        """Return the next three."""
        return self.open[:_NEXT]

    def find(self, key: str) -> Finding | None:
        """Return a finding by its name."""
        return next((f for f in (*self.open, *self.later, *self.left) if f.key == key), None)

    def states(self, sections: Iterable[str]) -> dict[str, str]:
        """Return the sign of each section: stop, check or ok."""
        found = dict.fromkeys(sections, "ok")
        for finding in reversed(self.open):
            if finding.severity is not Severity.TIP and finding.place.section in found:
                found[finding.place.section] = KINDS[finding.severity]
        return found


def stand_findings(findings: Sequence[Finding], referral: Referral) -> Standing:
    """Return the findings about a referral where they belong."""
    still = open_findings(findings, later=referral.complete_later is not None)
    return Standing(
        stops=tuple(f for f in still if f.severity is Severity.STOP),
        checks=tuple(f for f in still if f.severity is Severity.WARN),
        tips=tuple(f for f in still if f.severity is Severity.TIP),
        later=tuple(f for f in open_findings(findings) if f not in still),
        left=tuple(f for f in findings if f.overridden),
        blocking=len(open_stops(referral, findings)),
    )


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as it stands in the list."""

    finding: Finding
    kind: str
    """Sign before it: stop, check, tip or done."""
    below: str = ""
    """The reason it is left, or that it follows."""


def make_rows(words: Words, standing: Standing, *, every: bool) -> list[FindingRow | Group]:
    """Return the rows of the list: the next three, or all of them, what follows and what is left last."""
    shown = standing.open if every else standing.next
    rows: list[FindingRow | Group] = [FindingRow(finding, KINDS[finding.severity]) for finding in shown]
    if standing.later and every:
        rows.append(Group(words("Follows later")))
        rows += [FindingRow(finding, "check", words("covered by the one reason")) for finding in standing.later]
    if standing.left and every:
        rows.append(Group(words("Left as they are")))
        rows += [FindingRow(finding, "done", finding.overridden) for finding in standing.left]
    return rows


def make_findings_model(words: Words, parent: QObject) -> RowModel[FindingRow]:
    """Return the model of the columns sentence, with its sign before it, and Go."""
    return RowModel(("", ""), partial(_cell, words), parent)


def severity_words(words: Words, kind: str) -> str:
    """Return what a sign means."""
    return {
        "stop": words("To resolve"),
        "check": words("To check"),
        "tip": words("Tip"),
        "done": words("Left as it is"),
    }[kind]


def _cell(words: Words, row: FindingRow, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.finding.text, words("Go"))[column]
    if role == Role.STYLE:
        return ("plain", "link")[column]
    if role == Role.MARK and column == 0:
        return Mark("state", row.kind)
    if role == Role.LINE2 and column == 0:
        return row.below or None
    if column == 0 and role == Role.KEY:
        return row.finding.key
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join(part for part in (severity_words(words, row.kind), row.finding.text, row.below) if part)
    return None
