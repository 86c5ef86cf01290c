"""Settings: the school, its phones, its year, its people and the look of this window, one section at a time."""

from PySide6.QtWidgets import QWidget

from ui.context import PageContext


class SettingsPage(QWidget):
    """A list of sections; one is shown at a time and saved by itself."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPage")
        self._context = context

    def load(self) -> None:
        """Show the settings as they are stored."""
