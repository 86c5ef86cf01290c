"""The answers to "safe until tomorrow?", a row per child and a column per place."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.triage import ChildSafety, Safe, SafeAnswer

PLACES = ("now", "journey", "tonight", "next_club")
CELL = Qt.ItemDataRole.UserRole
CHILD = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SafetyChild:
    """A child of the table."""

    person: PersonId
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class SafetyTexts:
    """Words of the table: the head of each column, and of each answer by its code."""

    child: str
    places: tuple[str, str, str, str]
    answers: dict[str, str]


class SafetyModel(QAbstractTableModel):
    """Children with four answers each; in narrow form a row per child and place."""

    def __init__(self, texts: SafetyTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._children: tuple[SafetyChild, ...] = ()
        self._answers: dict[tuple[PersonId, str], SafeAnswer] = {}
        self._narrow = False

    def set_children(self, children: tuple[SafetyChild, ...], safety: tuple[ChildSafety, ...]) -> None:
        """Show these children with what is already answered."""
        self.beginResetModel()
        self._children = children
        self._answers = {(child.person, place): getattr(child, place) for child in safety for place in PLACES}
        self.endResetModel()

    def set_narrow(self, narrow: bool) -> None:
        """Show a row per child and place instead of a column per place."""
        if narrow == self._narrow:
            return
        self.beginResetModel()
        self._narrow = narrow
        self.endResetModel()

    def is_narrow(self) -> bool:
        """Return whether there is a row per child and place."""
        return self._narrow

    def safety(self) -> tuple[ChildSafety, ...]:
        """Return the answers of every child that has one."""
        found: list[ChildSafety] = []
        for child in self._children:
            answers = {place: self._answers.get((child.person, place), SafeAnswer()) for place in PLACES}
            safety = ChildSafety(person=child.person, **answers)
            if any(answer != SafeAnswer() for answer in safety.answers()):
                found.append(safety)
        return tuple(found)

    def answer_at(self, index: Index) -> SafeAnswer | None:
        """Return the answer of a cell; None for the cell of a name."""
        key = self._key(index)
        return self._answers.get(key, SafeAnswer()) if key is not None else None

    def question_at(self, index: Index) -> tuple[SafetyChild, str] | None:
        """Return whose cell it is and the words of its place."""
        key = self._key(index)
        if key is None:
            return None
        child = next(child for child in self._children if child.person == key[0])
        return child, self._texts.places[PLACES.index(key[1])]

    def set_answer(self, index: Index, *, answer: Safe | None = None, words: str | None = None) -> bool:
        """Change an answer or its words; False for the cell of a name."""
        key = self._key(index)
        if key is None:
            return False
        known = self._answers.get(key, SafeAnswer())
        self._answers[key] = replace(
            known,
            answer=known.answer if answer is None else answer,
            words=known.words if words is None else words,
        )
        self.dataChanged.emit(index, index)
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid():
            return 0
        return len(self._children) * (len(PLACES) if self._narrow else 1)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid():
            return 0
        return 2 if self._narrow else 1 + len(PLACES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self._texts.child
        return "" if self._narrow else self._texts.places[section - 1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        child = self._child(index)
        answer = self.answer_at(index)
        if role == CHILD:
            return self._said_child(index, child) if answer is None else None
        if role == CELL:
            return answer
        if role == Qt.ItemDataRole.DisplayRole:
            return child.name if answer is None else self.say(answer)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            asked = self.question_at(index)
            if asked is None or answer is None:
                return f"{child.name}, {child.detail}"
            return f"{child.name}, {asked[1]}: {self.say(answer)}"
        return None

    def say(self, answer: SafeAnswer) -> str:
        """Return an answer in words: "Not known, with the aunt"."""
        label = self._texts.answers[answer.answer.value]
        return f"{label}, {answer.words}" if answer.words else label

    def _said_child(self, index: Index, child: SafetyChild) -> SafetyChild:
        if not self._narrow:
            return child
        return SafetyChild(child.person, child.name, self._texts.places[index.row() % len(PLACES)])

    def _child(self, index: Index) -> SafetyChild:
        return self._children[index.row() // len(PLACES) if self._narrow else index.row()]

    def _key(self, index: Index) -> tuple[PersonId, str] | None:
        if not index.isValid() or index.column() == 0:
            return None
        place = PLACES[index.row() % len(PLACES)] if self._narrow else PLACES[index.column() - 1]
        return self._child(index).person, place
