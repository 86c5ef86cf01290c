"""Versions of a referral: what was signed, which copies left, and what has changed since (ux.md section 5.13)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.paper import Rendered
from hsbdesk.desk.signed_versions import VersionsView, VersionView
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.sharing import DocumentKind, FiledCopy
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.models.versions_model import (
    CHANGE_COLUMNS,
    COLUMNS,
    group_by_source,
    make_changes_model,
    make_versions_model,
)
from ui.pages.entry_card import make_column
from ui.pages.filed_copies import copy_title
from ui.pages.form_place import bring_into_view
from ui.pages.print_wish import PrintWish
from ui.pages.rendered_pages import RenderedPages, measure_pages
from ui.pages.two_panes import TwoPanes
from ui.pages.version_card import VersionCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.hugging import Hug
from ui.widgets.message_bar import MessageBar
from ui.widgets.tab_strip import TabStrip
from ui.widgets.table import TextTable

CHANGED, PAGES = "changed", "pages"
_LEFT_WIDTH = 400
_LEAST_RIGHT = 400


class VersionsTab(QWidget):
    """A list of versions with the chosen one below it; at the right what has changed, or the pages."""

    print_requested = Signal(object)
    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionsTab")
        self._context = context
        self._id = RecordId("")
        self._view: VersionsView | None = None
        self._asked = 0
        self._copy: FiledCopy | None = None
        self._filling = False
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._left, left = make_column(theme, spacing=12)
        self._model = make_versions_model(words, self)
        self.table = TextTable(theme, name=words("Versions"), columns=COLUMNS, align="middle")
        self.table.setObjectName("versionsTable")
        self.table.setModel(self._model)
        Hug(self.table, least=None)
        left.addWidget(self.table)
        self.card = VersionCard(context)
        left.addWidget(self.card)
        left.addStretch(1)
        right_pane = QWidget()
        right_pane.setMinimumHeight(theme.px(_LEAST_RIGHT))
        right = QVBoxLayout(right_pane)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(8))
        tabs = ((CHANGED, words("What changed")), (PAGES, words("Pages")))
        self.tabs = TabStrip(theme, tabs, name=words("What is shown of the version"))
        self.tabs.setObjectName("versionTabs")
        right.addWidget(self.tabs)
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("versionNotice")
        self.notice.hide()
        right.addWidget(self.notice)
        self.stack = QStackedWidget()
        self._changes = make_changes_model(words, self)
        self.changes = TextTable(theme, name=words("What changed"), columns=CHANGE_COLUMNS, grouped=True)
        self.changes.setObjectName("changesTable")
        self.changes.setModel(self._changes)
        self._same = EmptyState(theme, "")
        self.pages = RenderedPages(context)
        for widget in (self.changes, self._same, self.pages):
            self.stack.addWidget(widget)
        right.addWidget(self.stack, 1)
        panes = TwoPanes(
            theme, self._left, width=_LEFT_WIDTH, on_left=True, stack=lambda part: body.insertWidget(0, part)
        )
        body = panes.main.body
        body.setSpacing(theme.px(12))
        body.setContentsMargins(theme.px(8), 0, 0, 0)
        body.addWidget(right_pane, 1)
        panes.fold()
        outer.addWidget(panes)
        self._wire()

    def load(self, referral: RecordId) -> None:
        """Show the versions of a referral, the newest chosen."""
        if referral != self._id:
            self._view = None
            self._copy = None
            self.pages.clear()
        self._id = referral
        signoffs = self._context.desk.signoffs

        def show(view: VersionsView) -> None:
            if view.referral.id == self._id:
                self._show(view)

        self._context.workers.desk.run(lambda: signoffs.versions(referral), show, self._on_refused, self)

    def focus_first(self) -> None:
        """Put the keyboard onto the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing

    def _show(self, view: VersionsView) -> None:
        is_first = self._view is None
        here = self.chosen()
        self._view = view
        self._filling = True
        self._model.set_rows(view.rows)
        if here is None or not self.table.select_key(here.number):
            self.table.select_row(0)
        self._filling = False
        if is_first and view.rows:
            self.tabs.set_value(CHANGED if view.rows[0].is_stale else PAGES)
        self._show_chosen()

    def chosen(self) -> VersionView | None:
        """Return the version that is chosen in the list."""
        return self._model.row(self.table.currentIndex())

    def _show_chosen(self) -> None:
        version, words = self.chosen(), self._context.words
        if version is None:
            return
        self.card.show_version(version)
        self._changes.set_rows(group_by_source(version.changed))
        n = sum(len(source.differences) for source in version.changed)
        self.tabs.set_count(CHANGED, str(n) if n else "")
        if version.is_signed:
            self._same.set_text(
                words("Nothing has changed since version {version} was signed.", version=version.number)
            )
        else:
            self._same.set_text(words("A draft is what stands now. Choose a signed version to compare it."))
        if self._copy is not None and self._copy not in version.copies:
            self._copy = None
        self._show_tab()

    def _show_tab(self) -> None:
        version = self.chosen()
        if version is None:
            return
        if self.tabs.value() == CHANGED:
            self._say("tip", "")
            self.stack.setCurrentWidget(self.changes if version.changed else self._same)
            return
        self.stack.setCurrentWidget(self.pages)
        if self._copy is not None:
            self._show_copy(self._copy)
        else:
            self._show_pages(version)

    def _show_pages(self, version: VersionView) -> None:
        """Draw the pages of a version as a copy of it would be printed now; nothing is filed by looking."""
        if self._view is None:
            return
        self._asked += 1
        asked, desk, words = self._asked, self._context.desk, self._context.words
        referral = self._view.referral
        number = version.number if version.is_signed else None
        self._say(
            "tip",
            words("Version {version}, as it was signed.", version=version.number)
            if version.is_signed
            else words("The draft, as it stands now."),
        )

        def show(rendered: Rendered) -> None:
            if asked == self._asked:
                self.pages.show_copy(rendered)

        def draw(job: Callable[[], Rendered]) -> None:
            self._context.workers.paper.run(job, show, self._on_refused, self)

        def prepare() -> Callable[[], Rendered]:
            prepared = desk.paper.prepare(DocumentKind.REFERRAL, referral.file, record=referral.id, version=number)
            return partial(desk.paper.render, prepared)

        self._context.workers.desk.run(prepare, draw, self._on_refused, self)

    def _open_copy(self, copy: FiledCopy) -> None:
        self._copy = copy
        self.tabs.set_value(PAGES)
        self._show_tab()
        bring_into_view(self.pages)

    def _show_copy(self, copy: FiledCopy) -> None:
        """Show a filed copy: its stored bytes, never drawn again."""
        self._asked += 1
        asked, paper, words = self._asked, self._context.desk.paper, self._context.words
        title = copy_title(self._context, copy)
        self._say("tip", words("{copy}, as it was filed.", copy=title))

        def show(data: bytes, sizes: tuple[tuple[float, float], ...]) -> None:
            if asked == self._asked:
                self.pages.show_bytes(data, sizes)

        def measure(data: bytes) -> None:
            self._context.workers.paper.run(
                lambda: measure_pages(paper, data, copy.pages), partial(show, data), self._on_refused, self
            )

        self._context.workers.desk.run(lambda: paper.copy_bytes(copy.id), measure, self._on_refused, self)

    def _say(self, kind: str, sentence: str) -> None:
        self.notice.set_message(kind, sentence)
        self.notice.setVisible(bool(sentence))

    # -- wishes

    def _wire(self) -> None:
        self.table.row_chosen.connect(self._on_chosen)
        self.tabs.chosen.connect(self._on_tab)
        self.card.print_requested.connect(self._print)
        self.card.copy_opened.connect(self._open_copy)
        self.changes.row_opened.connect(self._open_source)
        changes = self._context.changes
        for signal in (changes.record_changed, changes.file_changed, changes.concern_recorded, changes.names_changed):
            signal.connect(self._on_changed)

    def _on_chosen(self, _index: QModelIndex) -> None:
        if not self._filling:
            self._copy = None
            self._show_chosen()

    def _on_tab(self, _key: str) -> None:
        self._copy = None
        self._show_tab()

    def _on_changed(self) -> None:
        if self._id and self.isVisible():
            self.load(self._id)

    def _on_refused(self, error: DeskError) -> None:
        self._say("stop", self._context.words.refusal(error))

    def _print(self, number: str) -> None:
        if self._view is not None:
            self.print_requested.emit(
                PrintWish(DocumentKind.REFERRAL, self._view.referral.file, self._id, version=number)
            )

    def _open_source(self, index: QModelIndex) -> None:
        row = self._changes.row(index)
        if row is not None and self._view is not None and row.source.kind in {"concern", "fact", "contact"}:
            self.open_requested.emit(Target("chronology", RecordId(row.source.record), self._view.referral.file))
