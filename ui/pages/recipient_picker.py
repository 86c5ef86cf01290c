"""Who a referral goes to, out of the school's directory: a pick fills name, team, nation and duty.

The editor of the front sheet places a `RecipientPicker` over its own fields, shows it each referral with
`show_referral`, and writes what `picked` gives into them; `recipient()` is the pick they still agree with.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.directory import RecipientChoice
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.referral import FrontSheet, Recipient, Referral
from ui.context import PageContext
from ui.pages.slots import then
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel

_WIDTH = 620


class RecipientPicker(QWidget):
    """A button that opens the directory, and a line that says who is picked and what to make sure of."""

    picked = Signal(object)
    """A Recipient."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recipientPicker")
        self._context = context
        self._file = FileId("")
        self._front = FrontSheet()
        self._recipient = Recipient()
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.button = Button(theme, words("Choose who it goes to"), icon="people")
        self.button.setObjectName("pickRecipientButton")
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._line = PlainLabel(style="small", tone="quiet", wrap=True)
        self._line.setObjectName("recipientLine")
        column.addWidget(self._line)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(then(self.open))

    def show_referral(self, referral: Referral) -> None:
        """Show whom a referral is for."""
        self._file, self._front, self._recipient = referral.file, referral.front, referral.recipient
        self._say()

    def set_front(self, front: FrontSheet) -> None:
        """Take the councils that stand on the front sheet now: they decide who is offered first."""
        self._front = front

    def recipient(self) -> Recipient:
        """Return the pick, or what the referral was shown with: worker, service and nation stand nowhere else."""
        return self._recipient

    def open(self) -> None:
        """Read the directory and offer it."""
        directory, file, front = self._context.desk.directory, self._file, self._front
        self._context.workers.desk.run(lambda: directory.recipients(file, front), self._offer, owner=self)

    def _offer(self, choices: tuple[RecipientChoice, ...]) -> None:
        words, context = self._context.words, self._context
        details = {
            choice.key: "\n".join(part for part in (choice.why, choice.detail, choice.warning) if part)
            for choice in choices
        }
        ask = Ask(
            key="who",
            label=words("Who it goes to"),
            name="recipientRadios",
            kind="radios",
            value=next((c.key for c in choices if self._is_chosen(c.recipient)), ""),
            options=tuple((choice.key, choice.title) for choice in choices),
            details=details,
        )
        note = words(
            "The likeliest comes first; you decide. Services, with their phones and criteria, are kept in Settings,"
            " Services we refer to."
        )
        form = SmallForm(context, (ask,), note=note, name="pickRecipientForm")
        dialog = context.messages.open_form(
            words("Who does it go to?"),
            form,
            (("cancel", words("Cancel"), "default"), ("use", words("Use this one"), "primary")),
            "cancel",
            width=_WIDTH,
        )

        def settle(key: str) -> None:
            if key != "use":
                dialog.done_with()
                return
            chosen = next((c for c in choices if c.key == form.values()["who"]), None)
            if form.accepts([] if chosen else [("who", words("Choose one, or cancel and type the name."))]) and chosen:
                dialog.done_with()
                self._pick(chosen.recipient)

        dialog.chosen.connect(settle)

    def _is_chosen(self, offered: Recipient) -> bool:
        """Return whether the referral goes there now: by the directory, else by the name that was typed."""
        one = self._recipient
        if one.service or one.worker:
            return (offered.service, offered.worker) == (one.service, one.worker)
        return offered.name == one.name and not offered.worker

    def _pick(self, recipient: Recipient) -> None:
        self._recipient = recipient
        self._say()
        self.picked.emit(recipient)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_service(self) -> None:
        """Say that another name was typed: the pick's service and worker no longer hold, its nation stays."""
        self._recipient = replace(self._recipient, service="", worker="")
        self._say()

    def _say(self) -> None:
        words = self._context.words
        one = self._recipient
        nation = words("England") if one.nation == "england" else words("Wales")
        parts = [words("law and clocks: {nation}", nation=nation)]
        if one.worker:
            parts.insert(0, words("allocated worker: {name}", name=one.worker))
        known = one.service and any(service.key == one.service for service in self._context.desk.school.directory)
        parts.append(words("from the directory") if known else words("typed here, not in the directory"))
        self._line.setText(" · ".join(parts))
