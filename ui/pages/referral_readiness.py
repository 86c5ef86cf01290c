"""Readiness of a referral: how much is left, the next three things, and each of them one click away."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.domain.referral import CompleteLater
from ui.context import PageContext
from ui.pages.days import write_day
from ui.pages.referral_findings import COLUMNS, Standing, make_findings_model, make_rows
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.hugging import Hug
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon
from ui.widgets.table import TextTable


class CountSigns(QWidget):
    """How many there are of each kind: a sign and a number, said in words to a screen reader."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(5))
        self._numbers: dict[str, PlainLabel] = {}
        for kind in ("stop", "check", "tip"):
            if self._numbers:
                row.addSpacing(theme.px(5))
            row.addWidget(StateIcon(theme, kind, size=16))
            self._numbers[kind] = PlainLabel("0", style="strong")
            row.addWidget(self._numbers[kind])

    def show_standing(self, standing: Standing) -> None:
        """Count what is still to do."""
        counts = {"stop": len(standing.stops), "check": len(standing.checks), "tip": len(standing.tips)}
        for kind, count in counts.items():
            self._numbers[kind].setText(str(count))
        self.setAccessibleName(count_words(self._context, standing))


def count_words(context: PageContext, standing: Standing) -> str:
    """Return "2 to resolve, 4 to check, 3 tips"."""
    words = context.words
    return ", ".join(
        (
            words.count(len(standing.stops), "1 to resolve", "{n} to resolve"),
            words.count(len(standing.checks), "1 to check", "{n} to check"),
            words.count(len(standing.tips), "1 tip", "{n} tips"),
        )
    )


class ReadinessCard(QFrame):
    """The next three, the rest folded; "Go" asks for the field, "Send now" for the form."""

    go_requested = Signal(object)
    """A Finding."""
    later_requested = Signal()
    take_back_requested = Signal()
    """What is missing is not to follow later after all."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._standing = Standing()
        self._every = False
        theme, words = context.theme, context.words
        self.setAccessibleName(words("Readiness"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(8), 1, theme.px(8))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        head.addWidget(PlainLabel(words("Readiness"), style="heading"), 1)
        self.signs = CountSigns(context)
        head.addWidget(self.signs)
        column.addLayout(head)
        self._lead = PlainLabel(words("Looking through it"), style="small", tone="quiet", wrap=True)
        self._lead.setObjectName("readinessLead")
        self._lead.setContentsMargins(theme.px(12), theme.px(2), theme.px(12), theme.px(6))
        column.addWidget(self._lead)
        column.addWidget(Divider())
        self._model = make_findings_model(words, self)
        self.table = TextTable(
            theme,
            name=words("What is left to do"),
            columns=COLUMNS,
            text_style="body",
            header=False,
            grouped=True,
            pad_y=7,
        )
        self.table.setObjectName("readinessTable")
        self.table.setProperty("inside", True)
        self.table.setModel(self._model)
        Hug(self.table, least=None)
        column.addWidget(self.table)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), 0)
        foot.setSpacing(theme.px(6))
        self.more = Button(theme, "", kind="link")
        self.more.setObjectName("readinessMoreButton")
        self._said = PlainLabel(style="small", tone="quiet", wrap=True)
        self._said.setObjectName("completeLaterLabel")
        self.later = Button(theme, words("Send now, complete later"))
        self.later.setObjectName("completeLaterButton")
        self.take_back = Button(theme, words("Take it back"), kind="link")
        self.take_back.setObjectName("takeBackLaterButton")
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self._said)
        foot.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.more, self._said, self.take_back, self.later):
            widget.hide()
        column.addLayout(foot)
        self.table.action_requested.connect(self._on_go)
        self.more.clicked.connect(then(self.toggle_more))
        self.later.clicked.connect(then(self.later_requested.emit))
        self.take_back.clicked.connect(then(self.take_back_requested.emit))

    def show_standing(self, standing: Standing, *, later: CompleteLater | None, may_follow: bool) -> None:
        """Show what a check found; `may_follow` says whether this recipient takes a report that is completed later."""
        self._standing = standing
        words = self._context.words
        self.signs.show_standing(standing)
        self._show_rows()
        self.later.setVisible(may_follow and later is None and any(f.coverable for f in standing.stops))
        self._said.setVisible(later is not None)
        self.take_back.setVisible(later is not None)
        if later is not None:
            day, _, time = later.follows_by.partition("T")
            when = " ".join(part for part in (write_day(day), time) if part)
            said = words.count(
                len(standing.later), "1 thing follows by {when}.", "{n} things follow by {when}.", when=when
            )
            self._said.setText(said)

    def standing(self) -> Standing:
        """Return what the last check found."""
        return self._standing

    def show_every(self, *, every: bool) -> None:
        """Unfold the rest, or fold it."""
        self._every = every
        self._show_rows()

    def toggle_more(self) -> None:
        """Unfold what is folded, or fold it."""
        self.show_every(every=not self._every)

    def enter(self) -> None:
        """Put the keyboard onto the first finding."""
        target = self.table if self._model.rowCount() else self.more if self.more.isVisible() else self.later
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if target is self.table:
            self.table.select_row(0)

    def _show_rows(self) -> None:
        here = self._model.row(self.table.currentIndex()) if self.table.hasFocus() else None
        rows = make_rows(self._context.words, self._standing, every=self._every)
        if list(self._model.rows()) != rows:
            self._model.set_rows(rows)
            if here is not None and not self.table.select_key(here.finding.key) and rows:
                self.table.select_row(0)
        self.table.setVisible(bool(rows))
        self._show_lead()
        self._show_more()

    def _show_lead(self) -> None:
        words, standing = self._context.words, self._standing
        if not standing.open:
            self._lead.setText(words("Nothing is left to do."))
        elif len(standing.open) > len(standing.next) and not self._every:
            self._lead.setText(words("Next three"))
        else:
            self._lead.setText(words("All that is left"))

    def _show_more(self) -> None:
        words, standing = self._context.words, self._standing
        folded = standing.open[len(standing.next) :]
        resting = len(standing.later) + len(standing.left)
        self.more.setVisible(bool(folded) or bool(resting))
        if self._every:
            self.more.set_text(words("Show the next three only"))
            return
        tips = sum(f in standing.tips for f in folded)
        rest = len(folded) - tips
        checks_only = len(standing.stops) <= len(standing.next)
        many = words("{n} more to check", n=rest) if checks_only else words("{n} more to do", n=rest)
        parts = (many if rest else "", words.count(tips, "1 tip", "{n} tips") if tips else "")
        said = ", ".join(part for part in parts if part)
        self.more.set_text(said or words.count(resting, "1 that needs nothing now", "{n} that need nothing now"))

    def _on_go(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.go_requested.emit(row.finding)
