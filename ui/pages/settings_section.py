"""One section of the settings: shown by itself, and saved by itself where it holds what the school types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.accounts import AccountRow
from hsbdesk.desk.desk import Desk
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.school import School
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage

_WIDEST = 900
_SCROLL_BAR = 14
_GAP = 6

Typed = dict[str, Any]
"""What stands in a form: its single fields under "fields", each list of rows under its own key."""


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What the settings are filled from."""

    school: School
    members: tuple[AccountRow, ...]
    ways_in: int
    key_no: int
    roll: tuple[Pupil, ...]
    forms: tuple[tuple[str, str], ...]
    """The councils' own forms the school keeps: id and name."""


def read_settings(desk: Desk) -> SettingsView:
    """Return what is stored. Runs on the desk thread."""
    accounts = desk.accounts
    ways_in, key_no = accounts.ways_in(), accounts.key_no()
    return SettingsView(desk.school, accounts.members(), ways_in, key_no, desk.pupils.roll(), desk.directory.forms())


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a field: of a row in a list, or with an empty list name of the single fields."""

    key: str
    sentence: str
    list: str = ""
    row: int = 0


class SettingsSection(QWidget):
    """A title, a line that says what it is for, and cards; put them into .column."""

    changed = Signal()
    """What the section holds or says of itself has changed."""

    def __init__(self, context: PageContext, key: str, title: str, intro: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{key}Section")
        self.context = context
        self.key = key
        self.title = title
        theme = context.theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.page = ScrollPage()
        outer.addWidget(self.page)
        holder = QWidget()
        holder.setMaximumWidth(theme.px(_WIDEST) + _SCROLL_BAR)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, _SCROLL_BAR + theme.px(_GAP), theme.px(8))
        self.column.setSpacing(theme.px(12))
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        self._title = PlainLabel(title, style="title", wrap=True)
        head.addWidget(self._title)
        head.addWidget(PlainLabel(intro, tone="quiet", wrap=True))
        self.column.addLayout(head)
        self.page.body.addWidget(holder)
        self.page.body.addStretch(1)
        self.page.verticalScrollBar().rangeChanged.connect(self._keep_width)

    def set_titled(self, titled: bool) -> None:
        """Show its title, or leave it to the control above that names it already."""
        self._title.setVisible(titled)

    def _keep_width(self, _least: int, most: int) -> None:
        """Keep free what the scroll bar takes, so that cards are as wide with it as without."""
        edges = self.column.contentsMargins()
        edges.setRight(self.context.theme.px(_GAP) + (0 if most else _SCROLL_BAR))
        self.column.setContentsMargins(edges)

    def show_stored(self, view: SettingsView) -> None:
        """Show what is stored; what was typed and not saved stays."""

    def detail(self) -> str:
        """Return the line under its name in the list of sections."""
        return ""

    def focus_first(self) -> None:
        """Go to its first control."""
        widget = self.nextInFocusChain()
        while widget is not None and self.isAncestorOf(widget):
            tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if tabs and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            widget = widget.nextInFocusChain()


class SettingsForm(SettingsSection):
    """A section that is typed: single fields, lists of rows, or both."""

    def __init__(self, context: PageContext, key: str, title: str, intro: str, parent: QWidget | None = None) -> None:
        super().__init__(context, key, title, intro, parent)
        self.fields: SmallForm | None = None
        self.lists: dict[str, RowsEditor] = {}
        self._stored: Typed | None = None

    # -- what a section is made of

    def add_fields(self, title: str, asks: Sequence[Ask]) -> Card:
        """Add a card of single fields; a section has one at most."""
        card = Card(self.context.theme, title)
        self.fields = SmallForm(self.context, asks, name=f"{self.key}Form")
        self.fields.changed.connect(self.changed)
        card.add(self.fields)
        self.column.addWidget(card)
        return card

    def add_list(
        self, key: str, title: str, columns: Sequence[RowColumn], *, add: str, removed: str, note: str = ""
    ) -> Card:
        """Add a card with a list of rows."""
        card = Card(self.context.theme, title)
        if note:
            card.add(PlainLabel(note, style="small", tone="quiet", wrap=True))
        editor = RowsEditor(
            self.context, columns, name=key, add=add, removed=removed, keep_choices=columns[0].kind == "choice"
        )
        editor.changed.connect(self.changed)
        self.lists[key] = editor
        card.add(editor)
        self.column.addWidget(card)
        return card

    def read(self, school: School) -> Typed:  # noqa: ARG002 - each section reads its own
        """Return what the school's settings look like in this form."""
        return {}

    def find_problems(self, typed: Typed) -> list[Problem]:  # noqa: ARG002 - each section finds its own
        """Return what has to be mended before it can be saved, in reading order."""
        return []

    def changes(self, typed: Typed) -> Mapping[str, Any]:  # noqa: ARG002 - each section changes its own
        """Return the parts of the School that what was typed replaces."""
        return {}

    # -- what the page does with it

    def focus_first(self) -> None:
        if self.fields is not None:
            self.fields.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            next(iter(self.lists.values())).focus_first()

    def values(self) -> Typed:
        """Return what stands in the form, exactly as typed."""
        typed: Typed = {key: editor.rows() for key, editor in self.lists.items()}
        typed["fields"] = self.fields.values() if self.fields is not None else {}
        return typed

    def show_values(self, typed: Mapping[str, Any]) -> None:
        """Put values in."""
        if self.fields is not None:
            self.fields.set_values(typed.get("fields", {}))
        for key, editor in self.lists.items():
            editor.set_rows(typed.get(key, []))
        self.changed.emit()

    def show_stored(self, view: SettingsView) -> None:
        if not self.is_changed():
            self.take_stored(view.school)

    def take_stored(self, school: School) -> None:
        """Show what is stored instead of what was typed."""
        self.show_problems([])
        self.show_values(self.read(school))
        self._stored = self.values()
        self.changed.emit()

    def is_changed(self) -> bool:
        """Return whether something was typed that is not saved."""
        return self._stored is not None and self.values() != self._stored

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at each field what is wrong and go to the first."""
        for editor in self.lists.values():
            editor.clear_errors()
        for problem in reversed([problem for problem in problems if problem.list]):
            self.lists[problem.list].show_error(problem.row, problem.key, problem.sentence)
        if self.fields is not None:
            self.fields.show_problems([(problem.key, problem.sentence) for problem in problems if not problem.list])

    def show_refusal(self, error: DeskError) -> bool:
        """Say a refusal at the field it is about; False when it is about none of these."""
        if self.fields is None or error.field not in self.fields.values():
            return False
        self.fields.show_refusal(error)
        return True
