"""A thin line between parts."""

from PySide6.QtWidgets import QFrame, QWidget


class Divider(QFrame):
    """A decorative line of 1 px across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("divider")
        self.setFixedHeight(1)
