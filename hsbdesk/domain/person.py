"""People. A person is one row, linked everywhere, never a typed letter (architecture.md section 4)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsbdesk.domain.ids import PersonId


class PersonKind(StrEnum):
    """Whether rules for children apply."""

    CHILD = "CHILD"
    ADULT = "ADULT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Anybody a record speaks of: a child, a relative, a member of staff, a social worker."""

    id: PersonId
    kind: PersonKind
    first: str
    last: str
    other_names: tuple[str, ...] = ()
    title: str = ""
    born: str | None = None
    """ISO date."""
    sex: str = ""
    role: str = ""
    """What they are to the school or the child: "aunt", "Duty officer"."""
    organisation: str = ""
    year: str = ""
    """Year group as the school says it: "Year 6"."""
    class_name: str = ""
    address: str = ""
    phone: str = ""

    @property
    def full(self) -> str:
        """Return first and last name."""
        return f"{self.first} {self.last}".strip()

    @property
    def short(self) -> str:
        """Return initial and last name, as staff are named in records: "N. Morgan"."""
        return f"{self.first[:1]}. {self.last}" if self.first and self.last else self.full

    def age_on(self, day: date) -> int | None:
        """Return the age in whole years on `day`, or None when the date of birth is not known."""
        if self.born is None:
            return None
        born = date.fromisoformat(self.born)
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """A line of the school's roll. A pupil is not a record; a file is opened on purpose."""

    id: str
    first: str
    last: str
    other_names: tuple[str, ...] = ()
    born: str | None = None
    upn: str = ""
    year: str = ""
    class_name: str = ""
    left_on: str | None = None
    person: PersonId | None = None
    """Set once a record speaks of this pupil."""

    @property
    def full(self) -> str:
        """Return first and last name."""
        return f"{self.first} {self.last}".strip()
