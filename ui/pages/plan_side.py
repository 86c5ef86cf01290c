"""Beside the plan: what is in force, what is due, the draft, who signs, who has been told (ux.md section 5.12)."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.plan_signoff_view import PlanSignView
from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.desk.tellings import RecallRow, ToldRow
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.pages.plan_side_cards import SideCards, due_here
from ui.widgets.card import Card
from ui.widgets.scroll_page import ScrollPage

_AFTER_PAINT_MS = 15


@dataclass(frozen=True, slots=True)
class SideFacts:
    """What is read beside the page itself."""

    sign: PlanSignView | None
    told: tuple[ToldRow, ...]
    recall: tuple[RecallRow, ...]


class PlanSide(QWidget):
    """A column of cards that scrolls for itself; every line that asks for something has its action."""

    form_requested = Signal(str, str)
    """Which form, and what it is about: see `build_form`."""
    open_requested = Signal(object)
    row_requested = Signal(str)
    print_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planSide")
        self._context = context
        self._page: PlanPage | None = None
        self._row = ""
        self._asked = 0
        self._soon: PlanPage | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_PAINT_MS)
        self._later.timeout.connect(self._show_soon)
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage()
        outer.addWidget(scroll)
        column = scroll.body
        column.setSpacing(theme.px(10))
        self.cards = {
            key: Card(theme, title, padding=14)
            for key, title in (
                ("force", ""),
                ("due", words("What is due")),
                ("draft", ""),
                ("sign", words("Sign-off")),
                ("told", words("Who has been told")),
                ("family", words("Family and voices")),
            )
        }
        for key, card in self.cards.items():
            card.setObjectName("card")
            card.body.setSpacing(theme.px(6))
            card.setProperty("side", key)
            card.hide()
            column.addWidget(card)
        column.addStretch(1)
        self._fill = SideCards(context, self.form_requested.emit)

    def show_page_soon(self, page: PlanPage) -> None:
        """Show what belongs beside a plan, once the place in the middle is painted; nothing of another stays."""
        if self._page is None or page.file != self._page.file:
            for card in self.cards.values():
                card.hide()
        self._soon = page
        self._later.start()

    def _show_soon(self) -> None:
        if self._soon is not None:
            self.show_page(self._soon)

    def show_page(self, page: PlanPage | None) -> None:
        """Show what belongs beside a plan; signatures and tellings are read for it."""
        self._later.stop()
        other = page is None or self._page is None or page.file != self._page.file
        self._page = page
        if page is None:
            for card in self.cards.values():
                card.hide()
            return
        if other:
            for key in ("sign", "told"):
                self.cards[key].hide()
        self._show_own(page)
        self._asked += 1
        asked, desk = self._asked, self._context.desk

        def read() -> SideFacts:
            shown = page.shown
            sign = desk.plan_signoffs.read(shown.id) if shown is not None else None
            return SideFacts(sign, desk.tellings.rows(page.file), desk.tellings.recall(page.file))

        def show(facts: SideFacts) -> None:
            if asked == self._asked and self._page is not None:
                self._show_facts(self._page, facts)

        self._context.workers.desk.run(read, show, owner=self)

    def set_row(self, key: str) -> None:
        """Remember which row is chosen: a new interim change begins with it."""
        self._row = key

    def focus_first(self) -> None:
        """Put the keyboard onto the first action."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            widget = widget.nextInFocusChain()

    # -- showing

    def _show_own(self, page: PlanPage) -> None:
        for key in ("force", "due", "draft", "family"):
            empty_layout(self.cards[key].body)
        self.cards["force"].set_title(page.title)
        self._fill.fill_force(self.cards["force"], page, self._row)
        self.cards["force"].show()
        self._fill.fill_due(self.cards["due"], page, self._on_due)
        self.cards["due"].setVisible(bool(due_here(page)))
        self.cards["draft"].setVisible(self._fill.fill_draft(self.cards["draft"], page))
        self.cards["family"].setVisible(self._fill.fill_family(self.cards["family"], page))

    def _show_facts(self, page: PlanPage, facts: SideFacts) -> None:
        empty_layout(self.cards["sign"].body)
        empty_layout(self.cards["told"].body)
        if facts.sign is not None:
            self._fill.fill_sign(self.cards["sign"], facts.sign)
        self.cards["sign"].setVisible(facts.sign is not None)
        self._fill.fill_told(self.cards["told"], facts.told, facts.recall)
        self.cards["told"].setVisible(page.shown is not None or bool(page.interims or facts.told))

    def _on_due(self, kind: str, arg: str) -> None:
        match kind:
            case "row":
                self.row_requested.emit(arg)
            case "settings":
                from ui.routes import Route  # noqa: PLC0415 - routes import every page

                self.open_requested.emit(Route("settings", tab=arg))
            case _:
                self.form_requested.emit(kind, arg)
