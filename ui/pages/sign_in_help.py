"""What sign-in says to everybody: danger first, who to tell, and the vault's outside."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.widgets.divider import Divider
from ui.widgets.fact_list import FactList
from ui.widgets.label import PlainLabel

if TYPE_CHECKING:
    from hsbdesk.desk.front import VaultFront
    from hsbdesk.domain.content import Content

_SCHOOL_TIME = ZoneInfo("Europe/London")


class SignInHelp(QWidget):
    """The right half of the page. No child's data."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        edge = theme.px(72) if theme.scale < 2 else theme.px(24)
        column.setContentsMargins(edge, theme.px(48), edge, theme.px(24))
        column.setSpacing(0)
        self._danger_head = PlainLabel(style="heading", wrap=True)
        self._danger = PlainLabel(wrap=True)
        danger = QHBoxLayout()
        danger.setSpacing(theme.px(14))
        phone = QLabel()
        phone.setPixmap(theme.pixmap("phone", "stop", 22))
        danger.addWidget(phone, 0, Qt.AlignmentFlag.AlignTop)
        danger.addWidget(self._danger, 1)
        column.addWidget(self._danger_head)
        column.addSpacing(theme.px(8))
        column.addLayout(danger)
        column.addSpacing(theme.px(24))
        self._tell_head = PlainLabel(words("Who to tell at this school"), style="heading")
        column.addWidget(self._tell_head)
        column.addSpacing(theme.px(4))
        self._phones = QGridLayout()
        self._phones.setSpacing(0)
        self._phones.setColumnStretch(1, 1)
        self._phones.setColumnMinimumWidth(0, theme.px(132))
        self._phones.setColumnMinimumWidth(2, theme.px(180))
        column.addLayout(self._phones)
        column.addSpacing(theme.px(8))
        self._not_there = PlainLabel(style="caption", tone="quiet", wrap=True)
        self._adult = PlainLabel(style="caption", tone="quiet", wrap=True)
        column.addWidget(self._not_there)
        column.addWidget(self._adult)
        column.addSpacing(theme.px(24))
        column.addStretch(1)
        column.addWidget(PlainLabel(words("This vault"), style="heading"))
        column.addSpacing(theme.px(6))
        self._facts = FactList(theme, label_width=110)
        column.addWidget(self._facts)
        column.addSpacing(theme.px(12))
        self._foot = PlainLabel(style="caption", tone="quiet", wrap=True)
        column.addWidget(self._foot)
        for label in (self._danger_head, self._tell_head):
            label.setVisible(False)

    def show_front(self, vault: "VaultFront", content: "Content") -> None:
        """Show the outside of a vault in the words of its nation."""
        words, danger = self._context.words, content.danger
        self._danger_head.setText(danger.heading)
        self._danger.setText(danger.text)
        self._danger_head.setVisible(True)
        self._show_phones(vault)
        self._not_there.setText(danger.not_there)
        self._adult.setText(danger.adult)
        waiting = (
            words.count(vault.unfinished, "{n} unfinished concern", "{n} unfinished concerns")
            if vault.unfinished
            else words("No unfinished concerns")
        )
        facts = [(words("File"), words("{name}, on this PC, encrypted", name=vault.file_name))]
        # The file of the demo is younger than the day its clock shows.
        if vault.saved_at is not None and vault.saved_at <= self._context.desk.clock():
            facts.append((words("Last saved"), self._say_moment(vault)))
        facts.append((words("Waiting"), waiting))
        self._facts.set_facts(facts)
        self._foot.setText(
            words(
                "This PC works without a network. Nothing is sent anywhere. Content pack {version}",
                version=content.version,
            )
        )

    def _show_phones(self, vault: "VaultFront") -> None:
        theme = self._context.theme
        empty_layout(self._phones)
        self._tell_head.setVisible(bool(vault.phones))
        pad = theme.px(8)
        for place, contact in enumerate(vault.phones):
            for at, text in enumerate((contact.name, contact.role, contact.phone)):
                label = PlainLabel(text, wrap=at == 1)
                label.setContentsMargins(0, pad, theme.px(16) if at < 2 else 0, pad)
                self._phones.addWidget(label, 2 * place, at)
            self._phones.addWidget(Divider(), 2 * place + 1, 0, 1, 3)

    def _say_moment(self, vault: "VaultFront") -> str:
        from hsbdesk.domain.dates import Form, on_day, write_date  # noqa: PLC0415 - not before the first paint

        words = self._context.words
        now = self._context.desk.clock().astimezone(_SCHOOL_TIME)
        saved = (vault.saved_at or now).astimezone(_SCHOOL_TIME)
        if saved.date() == now.date():
            return words("Today {time}", time=f"{saved:%H:%M}")
        return words("{day}, {time}", day=write_date(on_day(saved.date()), Form.PLAIN), time=f"{saved:%H:%M}")
