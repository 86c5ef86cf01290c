"""Keys of one page: they work anywhere inside it, and nowhere else."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_keys(page: QWidget, keys: Iterable[tuple[str, Callable[[], None]]]) -> None:
    """Let each key do its action while focus is inside the page."""
    for key, action in keys:
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)
