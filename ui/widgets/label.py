"""Labels that show what people typed, never HTML."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import set_look

_LONGEST_LINE = 90


def tooltip_text(text: str) -> str:
    """Return text for setToolTip that Qt shows as typed, whatever it holds."""
    # Not html.escape: that module brings a table of all entities, and the first window would wait for it.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return f"<qt>{escaped}</qt>" if text else ""


class PlainLabel(QLabel):
    """A label whose text is always plain; style and tone are names of the theme."""

    def __init__(
        self,
        text: str = "",
        *,
        style: str = "body",
        tone: str = "",
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._full = ""
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setProperty("textStyle", style)
        self.setProperty("tone", tone)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._full = text
        self._show()
        if self._elide:
            self.setAccessibleName(text)
            self.updateGeometry()

    def text(self) -> str:
        """Return the text as it was given, even where less of it is shown."""
        return self._full

    def set_tone(self, tone: str) -> None:
        """Change the colour by name: "", quiet, hint, stop, warn, ok, info, link, bar, bar2."""
        set_look(self, tone=tone)

    def set_style(self, style: str) -> None:
        """Change the text style by name (see TEXT_STYLES of the theme)."""
        set_look(self, textStyle=style)

    def setBuddy(self, buddy: QWidget) -> None:
        super().setBuddy(buddy)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._show()

    def sizeHint(self) -> QSize:
        if not self._elide and not self.wordWrap():
            return super().sizeHint()
        self.ensurePolished()
        metrics = self.fontMetrics()
        if self.wordWrap():
            # Qt would guess a narrow column; text is as wide as it is, up to a line that reads well.
            natural = metrics.size(0, self._full).width() + 2
            width = min(natural, _LONGEST_LINE * metrics.averageCharWidth())
            return QSize(width, self.heightForWidth(width))
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        if not self._elide:
            return super().minimumSizeHint()
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(min(metrics.horizontalAdvance("…" * 3), self.sizeHint().width()), metrics.height())

    def _show(self) -> None:
        shown = self._full
        if self._elide and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            one_line = " ".join(self._full.split("\n"))
            shown = self.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, self.width())
            self.setToolTip(tooltip_text(self._full) if shown != one_line else "")
        # With a buddy Qt would read "&" as the mark of a shortcut letter.
        super().setText(shown.replace("&", "&&") if self.buddy() else shown)
