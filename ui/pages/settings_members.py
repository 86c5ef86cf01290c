"""Settings: who opens the vault, one's own passphrase, the recovery sheet."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.desk.accounts import AccountRow, RecoverySheet
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.models.members_model import COLUMNS, make_members_model
from ui.pages.member_forms import add_member, change_passphrase
from ui.pages.recovery_sheet import RecoveryStep
from ui.pages.settings_section import SettingsSection, SettingsView
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.hugging import Hug
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.table import TextTable

_ENOUGH_WAYS = 2


class MembersSection(SettingsSection):
    """Nobody's passphrase but one's own is ever asked for; a new recovery sheet takes the section's place."""

    members_changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, theme = context.words, context.theme
        super().__init__(
            context,
            "members",
            words("Members"),
            words("Whoever is listed here opens the vault with a passphrase of their own."),
            parent,
        )
        self._members: tuple[AccountRow, ...] = ()
        self._ways = _ENOUGH_WAYS
        self._busy = False
        self.warning = MessageBar(theme, "check")
        self.warning.setObjectName("waysInBar")
        self.warning.hide()
        self.notice = MessageBar(theme, "done")
        self.notice.setObjectName("membersNotice")
        self.notice.hide()
        self.column.addWidget(self.warning)
        self.column.addWidget(self.notice)
        self._model = make_members_model(words, self)
        self.table = TextTable(theme, name=words("Members"), columns=COLUMNS, align="middle", text_style="body")
        self.table.setObjectName("membersTable")
        self.table.setModel(self._model)
        Hug(self.table, least=None)
        self.column.addWidget(self.table)
        self.add = Button(theme, words("Add a member"), icon="plus")
        self.add.setObjectName("addMemberButton")
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._own = Card(theme, words("Your passphrase"))
        self._own.add(
            PlainLabel(
                words("Only you know it. Whoever forgets theirs gets back in with the recovery sheet."),
                style="small",
                tone="quiet",
                wrap=True,
            )
        )
        self.change = Button(theme, words("Change your passphrase"), icon="key")
        self.change.setObjectName("changePassphraseButton")
        self._own.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._own)
        self._sheet = Card(theme, words("Recovery sheet"))
        self._sheet_line = PlainLabel(style="small", tone="quiet", wrap=True)
        self._sheet_line.setObjectName("recoveryLine")
        self._sheet.add(self._sheet_line)
        self.renew = Button(theme, words("Make a new recovery sheet"), icon="doc")
        self.renew.setObjectName("makeRecoveryButton")
        self._sheet.body.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._sheet)
        self._layers = self._make_layers()
        self._wire()

    def show_stored(self, view: SettingsView) -> None:
        words = self.context.words
        here = self.table.current_row()
        self._members, self._ways = view.members, view.ways_in
        self._model.set_rows(view.members)
        if here >= 0:
            self.table.select_row(min(here, len(view.members) - 1))
        self.warning.set_message(
            "check",
            words(
                "Without a passphrase and without a checked recovery sheet nobody can open the records, we neither."
                " Add a second member, or make a recovery sheet and type it back."
            ),
            words("There is only one way into this vault"),
        )
        self.warning.setVisible(view.ways_in < _ENOUGH_WAYS)
        self._sheet_line.setText(
            words("Sheet {n} is the newest. Older ones no longer open this vault.", n=view.key_no)
            if view.key_no
            else words("None was made yet. It opens the vault on the day nobody remembers a passphrase.")
        )
        self.changed.emit()

    def detail(self) -> str:
        words = self.context.words
        if self._ways < _ENOUGH_WAYS:
            return words("only one way in")
        return words.count(len(self._members), "1 member", "{n} members")

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_layers(self) -> QStackedLayout:
        """Put the recovery sheet behind the section, to come in its place."""
        outer = self.layout()
        if not isinstance(outer, QVBoxLayout):
            raise TypeError(type(outer).__name__)
        outer.removeWidget(self.page)
        layers = QStackedLayout()
        layers.addWidget(self.page)
        outer.addLayout(layers)
        return layers

    def _wire(self) -> None:
        self.add.clicked.connect(lambda _on=False: add_member(self.context, self._on_added))
        self.change.clicked.connect(lambda _on=False: change_passphrase(self.context, self._on_changed))
        self.renew.clicked.connect(lambda _on=False: self._ask_renew())
        self.table.action_requested.connect(self._on_remove)

    def _on_added(self, name: str) -> None:
        self._say("done", self.context.words("{name} signs in with their own passphrase from now on.", name=name))
        self.members_changed.emit()

    def _on_changed(self, _none: None) -> None:
        self._say("done", self.context.words("Your passphrase is changed. The old one no longer opens this vault."))

    def _on_remove(self, index: QModelIndex) -> None:
        row, words = self._model.row(index), self.context.words
        if row is None or row.is_me or self._busy:
            return

        def answer(key: str) -> None:
            if key == "remove":
                self._remove(row)

        self.context.messages.ask(
            words("Remove {name} from this vault?", name=row.name),
            words(
                "The vault gets new keys, so that their passphrase no longer opens it. What they wrote stays, with"
                " their name. A copy of the vault made before today still opens with their passphrase."
            ),
            (("keep", words("Keep them"), "default"), ("remove", words("Remove the member"), "danger")),
            "keep",
            answer,
        )

    def _remove(self, row: AccountRow) -> None:
        accounts, words = self.context.desk.accounts, self.context.words
        self._busy = True
        self._say("tip", words("The vault is being given new keys. This takes a moment."))

        def done(_none: None) -> None:
            self._busy = False
            self._say("done", words("{name} was removed. The vault has new keys.", name=row.name))
            self.members_changed.emit()

        self.context.workers.desk.run(lambda: accounts.remove(row.id), done, self._on_refused, self)

    def _ask_renew(self) -> None:
        words = self.context.words

        def answer(key: str) -> None:
            if key == "make":
                accounts = self.context.desk.accounts
                self.context.workers.desk.run(accounts.make_recovery, self._on_sheet, self._on_refused, self)

        self.context.messages.ask(
            words("Make a new recovery sheet?"),
            words("Have paper and a pen at hand. The key is shown once. An older sheet stops working at once."),
            (("cancel", words("Cancel"), "default"), ("make", words("Make a new sheet"), "primary")),
            "cancel",
            answer,
        )

    def _on_sheet(self, sheet: RecoverySheet) -> None:
        step = RecoveryStep(self.context)
        step.show_sheet(sheet, self.context.desk.school.name)
        page = ScrollPage()
        page.body.setContentsMargins(0, 0, self.context.theme.px(12), 0)
        page.body.addWidget(step)
        page.body.addStretch(1)
        step.finished.connect(lambda: self._on_sheet_done(page))
        self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)
        self.notice.hide()
        self.members_changed.emit()
        step.focus_first()

    def _on_sheet_done(self, page: ScrollPage) -> None:
        self._layers.setCurrentWidget(self.page)
        self._layers.removeWidget(page)
        page.hide()
        page.deleteLater()
        self.renew.setFocus(Qt.FocusReason.OtherFocusReason)
        self.members_changed.emit()

    def _on_refused(self, error: DeskError) -> None:
        self._busy = False
        self._say("stop", self.context.words.refusal(error))

    def _say(self, kind: str, sentence: str) -> None:
        self.notice.set_message(kind, sentence)
        self.notice.show()
