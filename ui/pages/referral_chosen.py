"""The records ticked into a referral as they stand on the screen, shared by its sections while it is written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from hsbdesk.desk.choices import Choice
from hsbdesk.desk.printed_evidence import join_runs
from hsbdesk.desk.referrals import ReferralView
from hsbdesk.domain.referral import Chosen, MovedAction
from hsbdesk.domain.sentences import Sentences
from ui.context import PageContext
from ui.models.choices_model import printed_text
from ui.pages.referral_parts import BACKGROUND


class ChosenRecords(QObject):
    """Ticks, wordings and moved actions; where a record is cited, and by which number it prints."""

    changed = Signal(str)
    """The id of the record whose tick, wording or number of citations changed; empty for several."""
    ticks_changed = Signal()
    """What prints, and so the numbers of its rows."""
    moved_changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = context.words
        self._view: ReferralView | None = None
        self._background: dict[str, Choice] = {}
        self._interventions: dict[str, Choice] = {}
        self._moved: tuple[MovedAction, ...] = ()
        self._cited: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._kept: frozenset[str] = frozenset()

    def load(self, view: ReferralView) -> None:
        """Take over a referral that was read; the same one twice changes nothing."""
        if view is self._view:
            return
        self._view = view
        self._background = {choice.record: choice for choice in view.background}
        self._interventions = {choice.record: choice for choice in view.interventions}
        self._moved = view.referral.moved_actions
        self._cited.clear()
        self.ticks_changed.emit()

    # -- what there is

    def background(self) -> tuple[Choice, ...]:
        """Return what may be ticked into section 1."""
        return tuple(self._background.values())

    def interventions(self) -> tuple[Choice, ...]:
        """Return what may be ticked into section 2."""
        return tuple(self._interventions.values())

    def every(self) -> tuple[Choice, ...]:
        """Return all records in the order of the document."""
        return (*self._background.values(), *self._interventions.values())

    def find(self, record: str) -> Choice | None:
        """Return a record, or None when this file has none of that id."""
        return self._background.get(record) or self._interventions.get(record)

    def find_in(self, section: str, record: str) -> Choice | None:
        """Return a record of one section."""
        return (self._background if section == BACKGROUND else self._interventions).get(record)

    def moved(self) -> tuple[MovedAction, ...]:
        """Return the actions that were moved out of section 1."""
        return self._moved

    # -- changes

    def put(self, choice: Choice) -> None:
        """Take a record with another tick or wording."""
        section = self._background if choice.record in self._background else self._interventions
        known = section.get(choice.record)
        if known == choice:
            return
        section[choice.record] = choice
        self.changed.emit(choice.record)
        if known is None or known.ticked != choice.ticked:
            self.ticks_changed.emit()

    def tick(self, record: str, *, on: bool) -> None:
        """Tick a record, or leave it out."""
        choice = self.find(record)
        if choice is not None:
            self.put(replace(choice, ticked=on))

    def word(self, record: str, typed: str) -> None:
        """Give a record its own wording; the record's own words, or none, are none."""
        choice = self.find(record)
        if choice is not None:
            own = "" if typed == choice.text or not typed.strip() else typed
            changed = None if not own or own != choice.wording else choice.changed
            self.put(replace(choice, wording=own, changed=changed))

    def move(self, record: str, start: int, end: int) -> bool:
        """Move the sentences around a place out of a wording into section 2.

        False when nothing of the wording would be left: then it is no account of what happened at all.
        """
        choice = self.find(record)
        if choice is None:
            return False
        text = printed_text(choice)
        first, last = sentences_around(text, start, end)
        rest = " ".join(part for part in (text[:first].rstrip(), text[last:].lstrip()) if part)
        if not rest.strip():
            return False
        self._moved = (*self._moved, MovedAction(record=choice.record, text=text[first:last]))
        self.word(record, rest)
        self.moved_changed.emit()
        return True

    def move_back(self, place: int) -> None:
        """Put a moved action behind the wording it came from."""
        action = self._moved[place]
        self._moved = (*self._moved[:place], *self._moved[place + 1 :])
        choice = self.find(action.record)
        if choice is not None:
            self.word(action.record, f"{printed_text(choice).rstrip()} {action.text}")
        self.moved_changed.emit()

    # -- as it prints

    def chosen_background(self) -> tuple[Chosen, ...]:
        """Return what is ticked into section 1, with its wording."""
        return _chosen(self._background.values())

    def chosen_interventions(self) -> tuple[Chosen, ...]:
        """Return what is ticked into section 2, with its wording."""
        return _chosen(self._interventions.values())

    def number(self, record: str) -> int | None:
        """Return the number of a record's row in the print: of an entry in 1.3, of an intervention in 2.1."""
        choice = self.find(record)
        if choice is None or not choice.ticked or not choice.numbered:
            return None
        same = [c for c in self.every() if c.kind == choice.kind and c.ticked and c.numbered]
        return next((place for place, c in enumerate(same, 1) if c.record == record), None)

    def numbers(self) -> dict[str, int]:
        """Return the row numbers of all ticked entries and interventions."""
        counts: dict[str, int] = {}
        found: dict[str, int] = {}
        for choice in self.every():
            if choice.ticked and choice.numbered:
                counts[choice.kind] = counts.get(choice.kind, 0) + 1
                found[choice.record] = counts[choice.kind]
        return found

    def point(self, cited: Iterable[str]) -> str:
        """Return where the cited records stand, as it prints: "Rows 6–12; facts of 12 November, 24 February"."""
        words, numbers = self._words, self.numbers()
        known = [choice for choice in (self.find(record) for record in cited) if choice is not None and choice.ticked]
        rows, actions = (
            join_runs(numbers[c.record] for c in known if c.kind == kind and c.record in numbers)
            for kind in ("concern", "intervention")
        )
        facts, calls = (list(dict.fromkeys(c.day for c in known if c.kind == kind)) for kind in ("fact", "contact"))
        parts: list[str] = []
        if rows:
            parts.append(words("row {rows}", rows=rows) if rows.isdigit() else words("rows {rows}", rows=rows))
        if facts:
            days = ", ".join(facts)
            parts.append(words("fact of {days}", days=days) if len(facts) == 1 else words("facts of {days}", days=days))
        if actions:
            parts.append(words("action {n}", n=actions) if actions.isdigit() else words("actions {n}", n=actions))
        if calls:
            days = ", ".join(calls)
            parts.append(words("call of {days}", days=days) if len(calls) == 1 else words("calls of {days}", days=days))
        said = "; ".join(parts)
        return said[:1].upper() + said[1:]

    # -- who cites it

    def set_cited(self, section: str, cited: Mapping[str, tuple[str, ...]]) -> None:
        """Say which records a section names, and where: {record: ("Request 2",)}."""
        if self._cited.get(section, {}) != cited:
            self._cited[section] = dict(cited)
            self.changed.emit("")

    def set_kept(self, findings: Iterable[str]) -> None:
        """Say which findings were left as they are, with a reason."""
        kept = frozenset(findings)
        if kept != self._kept:
            self._kept = kept
            self.changed.emit("")

    def is_kept(self, finding: str) -> bool:
        """Return whether a finding was left as it is."""
        return finding in self._kept

    def cited(self, record: str) -> tuple[str, ...]:
        """Return where a record is named: "Request 2", "Effect of N-0118X"."""
        found = [place for section in self._cited.values() for place in section.get(record, ())]
        choice = self.find(record)
        if choice is not None:
            found += [self._words("Effect of {number}", number=number) for number in choice.effect_of]
        return tuple(found)


def sentences_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start and end of the sentences that a place touches."""
    sentences = Sentences(text)
    return sentences.span(start)[0], sentences.span(max(start, end - 1))[1]


def _chosen(choices: Iterable[Choice]) -> tuple[Chosen, ...]:
    return tuple(Chosen(record=choice.record, wording=choice.wording) for choice in choices if choice.ticked)
