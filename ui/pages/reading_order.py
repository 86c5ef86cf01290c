"""A page whose stops for Tab follow its layouts."""

from PySide6.QtWidgets import QWidget

from ui.reading_order import step_focus


class ReadingOrderPage(QWidget):
    """A page whose stops for Tab follow its layouts, as in the window around it."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return step_focus(self.window(), forward=next) or super().focusNextPrevChild(next)
