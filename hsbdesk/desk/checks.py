"""Check the whole vault on demand."""

from hsbdesk.desk.session import Session
from hsbdesk.domain.permissions import Action
from hsbdesk.storage.check import run_full_check


class Checks:
    """Runs the full check."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def run(self) -> tuple[str, ...]:
        """Return what was checked, one line each. Raises DamagedVaultError at the first thing wrong."""
        session, words = self._session, self._session.words
        session.allow(Action.READ)
        lines = {
            "pages": ("1 page reads as it was written", "{n} pages read as they were written"),
            "audit": ("1 row of the activity list fits", "{n} rows of the activity list fit together"),
            "versions": ("1 version fits its code", "{n} versions fit their codes"),
            "readings": ("1 record is its last version", "{n} records are their last versions"),
            "documents": ("1 signed version reads as it was signed", "{n} signed versions read as they were signed"),
            "copies": ("1 filed copy is unchanged", "{n} filed copies are unchanged"),
        }
        found = tuple(words.count(n, *lines[what]) for what, n in run_full_check(session.db))
        with session.saving():
            session.audit.note("vault.checked", session.header.vault)
        return found
