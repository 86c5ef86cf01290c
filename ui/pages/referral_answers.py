"""What is answered to a finding: gone to, left with a reason, or sent now and completed later."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from hsbdesk.domain.readiness import Finding
from hsbdesk.domain.referral import Referral
from ui.context import PageContext
from ui.pages.complete_later import CompleteLaterForm
from ui.pages.referral_frame import ReferralFrame
from ui.pages.referral_work import ReferralWork


class ReferralAnswers(QObject):
    """Turns answers into changes of the referral, which is kept and saved with the rest."""

    go_requested = Signal(object)
    """The Finding to go to."""

    def __init__(self, context: PageContext, frame: ReferralFrame, work: ReferralWork, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._frame = frame
        self._work = work
        readiness = frame.readiness
        readiness.go_requested.connect(self.go_requested)
        readiness.later_requested.connect(self.open_later)
        readiness.take_back_requested.connect(self.take_back_later)
        frame.why_answered.connect(self._on_why)

    def keep(self, finding: Finding) -> None:
        """Ask why a finding may stay as it is, and keep the reason with the referral."""
        words = self._context.words

        def keep(reason: str | None) -> None:
            if reason is not None and reason.strip():
                self._work.change(partial(self._context.desk.readiness.override, key=finding.key, reason=reason))

        self._context.messages.enter_text(
            words("Leave this as it is?"),
            words("Reason"),
            words("Leave it as it is"),
            keep,
            hint=finding.text,
            long=True,
            needed=words("Give the reason in a few words: whoever reads this later asks for it."),
        )

    def open_later(self) -> None:
        """Ask for the one reason that covers what is missing."""
        words, standing = self._context.words, self._frame.readiness.standing()
        form = CompleteLaterForm(self._context, standing)
        dialog = self._context.messages.open_form(
            words("Send it now and complete it later?"),
            form,
            (("cancel", words("Cancel"), "default"), ("later", words("Complete it later"), "primary")),
            "cancel",
        )

        def settle(key: str) -> None:
            if key != "later":
                dialog.done_with()
                return
            answer = form.answer()
            if answer is not None:
                self._work.complete_later(answer, dialog.done_with, form.show_refusal)

        dialog.chosen.connect(settle)

    def take_back_later(self) -> None:
        """Resolve what is missing after all."""
        self._work.take_back_later()

    def _on_why(self, key: str, action: str) -> None:
        standing = self._frame.readiness.standing()
        finding = standing.find(key)
        if action == "next":
            self._go_to_next(key)
        elif finding is not None and action == "keep":
            self.keep(finding)
        elif finding is not None:
            self._work.change(partial(_without_override, key))

    def _go_to_next(self, key: str) -> None:
        """Go to what follows in the list; from the last to the first."""
        open_ones = self._frame.readiness.standing().open
        if not open_ones:
            self._frame.clear_why()
            return
        here = next((place for place, finding in enumerate(open_ones) if finding.key == key), -1)
        self.go_requested.emit(open_ones[(here + 1) % len(open_ones)])


def _without_override(finding: str, referral: Referral) -> Referral:
    return replace(referral, overrides=tuple(o for o in referral.overrides if o.finding != finding))
