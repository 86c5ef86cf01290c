"""The writing aid in the texts of a plan: what it points out, and why somebody left a word as it is.

A plan stores no reasons: what somebody left as it is stays left for as long as they are signed in, and is asked about
again after that. In a referral the reasons are stored and printed nowhere else (`desk.readiness`).
"""

from dataclasses import dataclass

from hsbdesk.desk.session import Session
from hsbdesk.domain.sentences import Sentences
from hsbdesk.domain.wording_print import PrintHint, Scope, print_hints
from hsbdesk.errors import DeskError


@dataclass(frozen=True, slots=True)
class PointedOut:
    """One hint, and the reason somebody gave for leaving the words as they are; empty while nobody has."""

    hint: PrintHint
    kept: str


class Wordings:
    """Looks through a text by the lists of the school's own nation; reasons are kept until sign-out."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[tuple[str, str, str], str] = {}

    def look(self, text: str, *, reported: bool = False) -> tuple[PointedOut, ...]:
        """Return what is pointed out in a text, in order of place. `reported`: all of it is what somebody said.

        The groups that belong to one section of a referral are left out: a plan has none of them.
        """
        words = self._session.content.print_words
        sentences = Sentences(text)
        return tuple(
            PointedOut(hint, self._kept.get(_key(hint, sentences), ""))
            for hint in print_hints(text, words, Scope.ANYWHERE, reported=reported)
        )

    def keep(self, text: str, hint: PrintHint, reason: str) -> None:
        """Leave words in a sentence as they are, because of a reason. Raises DeskError("override_needs_reason")."""
        if not reason.strip():
            raise DeskError("override_needs_reason", field="reason")
        self._kept[_key(hint, Sentences(text))] = reason.strip()


def _key(hint: PrintHint, sentences: Sentences) -> tuple[str, str, str]:
    """Name a hint by its sentence: written anew, it is asked about anew."""
    return hint.group, hint.found.casefold(), sentences.around(hint.start)
