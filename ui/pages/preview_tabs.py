"""What the preview shows: the document, the identity key that goes with it, and, where it is narrow, the decisions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import PageContext
from ui.widgets.tab_strip import TabStrip

DOCUMENT, KEY, DECISIONS = "document", "key", "decisions"


class PreviewTabs(QWidget):
    """Tabs that come and go with what there is to show; a single one is not shown."""

    chosen = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._keys: tuple[str, ...] = ()
        self._strip: TabStrip | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.show_tabs(key=False, decisions=False)

    def show_tabs(self, *, key: bool, decisions: bool) -> None:
        """Show the tabs there are now; one that has gone gives way to the document."""
        wanted = (DOCUMENT, *((KEY,) if key else ()), *((DECISIONS,) if decisions else ()))
        self.setVisible(len(wanted) > 1)
        if wanted == self._keys:
            return
        words = self._context.words
        labels = {DOCUMENT: words("Document"), KEY: words("Identity key"), DECISIONS: words("Decisions")}
        value = self.value()
        self._keys = wanted
        strip = TabStrip(self._context.theme, [(name, labels[name]) for name in wanted], name=words("Documents"))
        strip.setObjectName("previewTabs")
        strip.set_value(value if value in wanted else DOCUMENT)
        strip.chosen.connect(self.chosen)
        old, self._strip = self._strip, strip
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._column.addWidget(strip)

    def value(self) -> str:
        """Return the key of the tab that is open."""
        return self._strip.value() if self._strip is not None else DOCUMENT

    def set_value(self, key: str) -> None:
        """Open a tab without telling; one that is not there leaves it as it is."""
        if self._strip is not None and key in self._keys:
            self._strip.set_value(key)
