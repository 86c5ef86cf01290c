"""Lines of a card: what it says, quietly how it stands, and the one thing that can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

Wish = Callable[[str, str], None]
"""Asks for a form: its kind, and what it is about."""


class CardLines:
    """Makes the lines; `wish` asks for a form."""

    def __init__(self, context: PageContext, wish: Wish) -> None:
        self._context = context
        self._wish = wish

    def line(
        self,
        text: str,
        detail: PlainLabel,
        action: str,
        name: str,
        wish: tuple[str, str] | None,
        go: Wish | None = None,
    ) -> QWidget:
        """Return a line; `name` is what a screen reader says of its action, `go` takes the wish in place of `wish`."""
        # The text has the whole width: the column is narrow, and a link beside it would make two lines of one.
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if text:
            column.addWidget(PlainLabel(text, style="small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.px(8))
        column.addLayout(row)
        row.addWidget(detail, 1)
        if action and wish is not None:
            row.addWidget(self.link(action, name, wish, go), 0, Qt.AlignmentFlag.AlignTop)
        return box

    def link(self, action: str, name: str, wish: tuple[str, str], go: Wish | None = None) -> Button:
        """Return the one thing that can be done about a line."""
        link = Button(self._context.theme, action, kind="link", name=name)
        link.setObjectName(f"{wish[0]}LineButton")
        ask, (kind, arg) = go or self._wish, wish
        link.clicked.connect(lambda _on=False: ask(kind, arg))
        return link

    def links(self, actions: Sequence[tuple[str, str, str, str]], *, about: str = "") -> QWidget:
        """Return actions in a row: kind, what it is about, label, objectName; `about` tells alike ones apart."""
        box = QWidget()
        flow = FlowLayout(box, gap=self._context.theme.px(12), row_gap=0)
        for kind, arg, label, name in actions:
            link = Button(self._context.theme, label, kind="link", name=f"{label}: {about}" if about else "")
            link.setObjectName(name)
            link.clicked.connect(lambda _on=False, kind=kind, arg=arg: self._wish(kind, arg))
            flow.addWidget(link)
        return box
