"""Keys of one page: they work inside it, or in the whole window while it is shown."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_keys(page: QWidget, keys: Iterable[tuple[str, Callable[[], None]]], *, from_anywhere: bool = False) -> None:
    """Let each key do its action while focus is inside the page.

    `from_anywhere`: from the navigation and the privacy bar too, as long as the page is shown.
    """
    context = Qt.ShortcutContext.WindowShortcut if from_anywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
    for key, action in keys:
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(context)
        shortcut.activated.connect(action)
