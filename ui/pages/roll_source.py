"""The whole roll, ready for a picker: by name and class, never by who has a file."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from hsbdesk.desk.pupils import born_day
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import Pupil
from ui.context import PageContext
from ui.widgets.person_picker import Suggestion

_SHOWN = 8
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class _Line:
    suggestion: Suggestion
    held: tuple[str, ...]


class RollSource(QObject):
    """Reads the roll once, so that suggesting costs no question to the vault at each key."""

    loaded = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: tuple[_Line, ...] = ()

    def load(self) -> None:
        """Read the roll anew."""
        self._context.workers.desk.run(self._context.desk.pupils.roll, self._on_roll, owner=self)

    def suggest(self, typed: str) -> list[Suggestion]:
        """Return up to eight pupils, in the roll's order: each word typed begins a part of name or class."""
        words = fold(typed).split()
        if len("".join(words)) < _FEWEST_LETTERS:
            return []
        found = [
            line.suggestion
            for line in self._lines
            if all(any(part.startswith(word) for part in line.held) for word in words)
        ]
        return found[:_SHOWN]

    def find(self, key: str) -> Suggestion | None:
        """Return the pupil of a key."""
        return next((line.suggestion for line in self._lines if line.suggestion.key == key), None)

    def _on_roll(self, roll: tuple[Pupil, ...]) -> None:
        self._lines = tuple(_line(pupil) for pupil in roll if pupil.left_on is None)
        self.loaded.emit()


def _line(pupil: Pupil) -> _Line:
    key = f"person:{pupil.person}" if pupil.person else f"pupil:{pupil.id}"
    detail = ", ".join(part for part in (pupil.class_name or pupil.year, born_day(pupil.born)) if part)
    held = fold(f"{pupil.full} {' '.join(pupil.other_names)} {pupil.class_name}").split()
    return _Line(Suggestion(key, pupil.full, detail), tuple(held))
