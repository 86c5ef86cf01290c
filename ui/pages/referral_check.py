"""Looks through a referral while it is written: on the desk thread, once for everything that changed meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from hsbdesk.domain.readiness import Finding
from hsbdesk.domain.referral import Referral
from hsbdesk.errors import DeskError
from ui.context import PageContext


class ReferralCheck(QObject):
    """Asks for what is left to do; a finding about an earlier reading is dropped."""

    found = Signal(object)
    """The findings of the newest reading: tuple[Finding, ...]."""

    def __init__(self, context: PageContext, read: Callable[[], Referral | None], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._read = read
        self._running = False
        self._again = False

    def ask(self) -> None:
        """Look through what is on the screen now."""
        self._again = self._running
        if self._running:
            return
        referral, readiness = self._read(), self._context.desk.readiness
        if referral is None:
            return
        self._running = True
        self._context.workers.desk.run(lambda: readiness.check(referral), self._on_found, self._on_refused, self)

    def _on_found(self, findings: tuple[Finding, ...]) -> None:
        self._running = False
        if self._again:
            self.ask()
        else:
            self.found.emit(findings)

    def _on_refused(self, error: DeskError) -> None:
        """Say what stopped it; the list keeps what was found before."""
        self._running = False
        self._context.workers.failures.say_refusal(error)
