"""The push button in its house kinds."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import Theme, set_look
from ui.widgets.label import tooltip_text

_TINTS = {
    "default": "text",
    "primary": "onAccent",
    "danger": "stop",
    "quiet": "link",
    "link": "link",
    "chip": "accent",
    "icon": "accent",
    "iconBox": "text",
    "bar": "barText",
    "nav": "text2",
    "navPrimary": "onAccent",
}
_ICON_SIZES = {"nav": 18, "icon": 20, "iconBox": 18}
_ICON_GAPS = {"nav": 6, "navPrimary": 4}
_GAP = 4


class Button(QPushButton):
    """A button: kind is default, primary, danger, quiet, link, icon, iconBox, bar, nav or navPrimary.

    Without a text, name is what a screen reader says and the tooltip shows. Enter presses it as Space does.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: str = "default",
        icon: str = "",
        name: str = "",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._label = text
        self._icon_name = icon
        self._detail = ""
        self.setProperty("kind", kind)
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if name:
            self.setAccessibleName(name)
            if not text:
                self.setToolTip(_tip(name))
        self._show()
        if kind == "nav":
            self.toggled.connect(self._show)

    def set_text(self, text: str) -> None:
        """Change the words; "&" is shown as typed."""
        self._label = text
        self._show()

    def label(self) -> str:
        """Return the words as given."""
        return self._label

    def set_icon(self, name: str) -> None:
        """Change the icon by its file name without ending; "" takes it away."""
        self._icon_name = name
        self._show()

    def set_kind(self, kind: str) -> None:
        """Change between kinds of words: default, primary, danger, quiet, link."""
        if kind != self._kind:
            self._kind = kind
            set_look(self, kind=kind)
            self._show()

    def set_detail(self, detail: str) -> None:
        """Set what stands at the right end of a nav button, such as a count."""
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show only the icon of a nav button, with its words in the tooltip."""
        set_look(self, rail=rail)
        self._show()

    def set_main(self, main: bool) -> None:
        """Make the single main action of a dialog taller."""
        set_look(self, main=main)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._kind == "nav" and self._detail and not self._rail():
            hint.setWidth(hint.width() + self.fontMetrics().horizontalAdvance(self._detail) + self._theme.px(16))
        return hint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt leaves Enter to the default button of a dialog; here it means what has focus, everywhere.
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._kind != "nav":
            return
        painter = QPainter(self)
        theme = self._theme
        if self.isChecked():
            inset = theme.px(7)
            painter.fillRect(QRect(0, inset, 3, self.height() - 2 * inset), theme.colour("accent"))
        if self._detail and not self._rail():
            painter.setFont(theme.font("smallStrong" if self.isChecked() else "small", 500))
            painter.setPen(theme.colour("text2"))
            area = self.rect().adjusted(0, 0, -theme.px(10), 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._detail)
        painter.end()

    def _rail(self) -> bool:
        return bool(self.property("rail"))

    def _show(self) -> None:
        words = "" if self._rail() else self._label
        self.setText(words.replace("&", "&&"))
        if self._rail():
            self.setAccessibleName(self._label)
        if self._kind in {"nav", "navPrimary"}:
            self.setToolTip(_tip(self._label) if self._rail() else "")
        if not self._icon_name:
            if not self.icon().isNull():
                self.setIcon(type(self.icon())())
            return
        size = _ICON_SIZES.get(self._kind, 16)
        gap = _ICON_GAPS.get(self._kind, _GAP) if words else 0
        tint = "accent" if self._kind == "nav" and self.isChecked() else _TINTS[self._kind]
        self.setIconSize(self._theme.icon_size(size, gap))
        self.setIcon(self._theme.icon(self._icon_name, tint, size, gap))


def _tip(words: str) -> str:
    """Return words for a tooltip; without markup where it can be, for a screen reader says it too."""
    return tooltip_text(words) if "<" in words or "&" in words else words
