"""The frame of one section of the builder: its number and name, what it is, its own controls; content below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.combo import Combo
from ui.widgets.divider import Divider
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.segmented import Segmented

_LIST_FROM = 2.0


class ViewSwitch(QWidget):
    """Which part or which rows of a section are shown: segments, at 200 % text a list."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, options: Sequence[tuple[str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._control: Combo | Segmented
        if theme.scale >= _LIST_FROM:
            self._control = Combo(theme, options, name=name)
        else:
            self._control = Segmented(theme, options, name=name, ticks=False, compact=True)
        row.addWidget(self._control)
        self._control.set_value(options[0][0])
        self._control.chosen.connect(self.chosen)
        self.setFocusProxy(self._control)

    def value(self) -> str:
        """Return the key of what is shown."""
        return self._control.value()

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        self._control.set_value(key)


class SectionPane(QFrame):
    """A card with a head; `body` takes what fills it, `page` scrolls what may be longer."""

    def __init__(self, theme: Theme, *, number: str, title: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self.setAccessibleName(f"{number} {title}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        head.setSizePolicy(policy)
        self._head = QHBoxLayout(head)
        self._head.setContentsMargins(theme.px(15), theme.px(9), theme.px(12), theme.px(9))
        self._head.setSpacing(theme.px(10))
        names = QWidget()
        flow = FlowLayout(names, gap=theme.px(6), row_gap=0)
        flow.addWidget(PlainLabel(f"{number} {title}".strip(), style="heading"))
        flow.addWidget(PlainLabel(detail, tone="quiet"))
        self._head.addWidget(names, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(head)
        column.addWidget(Divider())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)

    def add_control(self, widget: QWidget) -> None:
        """Put a control at the right end of the head."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def make_page(self) -> ScrollPage:
        """Return a page for fields, with room round them."""
        page = ScrollPage()
        theme = self._theme
        page.body.setContentsMargins(theme.px(15), theme.px(12), theme.px(15), theme.px(14))
        page.body.setSpacing(theme.px(12))
        return page
