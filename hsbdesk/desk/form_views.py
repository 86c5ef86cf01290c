"""What the window shows of a council's form: its boxes with our answers, and the forms the school keeps."""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.desk.prints import Stray
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import FiledCopy


class BoxState(StrEnum):
    """How far an answer is."""

    READY = "READY"
    CHECK = "CHECK"
    TYPED = "TYPED"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBox:
    """One box of the form, with our answer to it."""

    no: int
    key: str
    heading: str
    hint: str
    text: str
    said_from: str
    state: BoxState
    why: str = ""
    """What is to be checked, in one line."""
    limit: int = 0
    short: str = ""
    """A version that fits the box; empty where none is needed or none can be made."""
    short_line: str = ""
    """What that version is made of."""
    is_typed: bool = False
    is_known: bool = True
    has_stray: bool = False
    is_copied: bool = False

    @property
    def is_too_long(self) -> bool:
        """Return whether the box does not hold it."""
        return 0 < self.limit < len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """A form laid over one referral."""

    referral: RecordId
    file: FileId
    form: RecordId | None
    name: str
    edition: str
    checked: str
    is_checked: bool
    boxes: tuple[FormBox, ...]
    strays: tuple[Stray, ...]
    choices: tuple[tuple[str, str], ...]
    """The forms to choose from: id, or "" for the generic one, and name."""
    word_form: str = ""
    """File name of the Word form that can be filled; empty when there is none."""
    word_copies: tuple[FiledCopy, ...] = ()
    """Its Word forms that were filled and filed for this referral, newest first."""
    is_unknown: bool = False
    """No field list of this council or service is kept."""
    must: str = ""
    """What the nation's guidance says about using the council's own form."""

    @property
    def copied(self) -> int:
        """Return how many boxes were copied as they stand."""
        return sum(box.is_copied for box in self.boxes)

    @property
    def ready(self) -> int:
        """Return how many need no look."""
        return sum(box.state is not BoxState.CHECK for box in self.boxes)

    def box(self, key: str) -> FormBox | None:
        """Return a box by its key."""
        return next((box for box in self.boxes if box.key == key), None)

    def next_box(self) -> FormBox | None:
        """Return the first box, in form order, that was not copied yet."""
        return next((box for box in self.boxes if not box.is_copied), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One form the school keeps."""

    id: RecordId
    name: str
    edition: str
    whose: str
    boxes: int
    checked: str
    is_checked: bool
    word_form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFormView:
    """A Word form that was brought in, and what its placeholders ask for."""

    name: str
    known: tuple[str, ...]
    unknown: tuple[str, ...]
    """Placeholders that are no box of the form; it is not filled before they are."""
