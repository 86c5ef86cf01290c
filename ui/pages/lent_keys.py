"""Keys of the window that a page takes for itself while it is shown."""

from collections.abc import Iterable

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class LentKeys:
    """Silences the window's shortcuts of the same keys; two shortcuts of one key would both stay silent."""

    def __init__(self, page: QWidget, keys: Iterable[str]) -> None:
        self._page = page
        self._keys = frozenset(keys)
        self._lent: list[QShortcut] = []

    def take(self) -> None:
        """Take the keys; call it when the page is shown."""
        self._lent = [
            shortcut
            for shortcut in self._page.window().findChildren(QShortcut)
            if shortcut.key().toString() in self._keys and shortcut.isEnabled() and shortcut.parent() is not self._page
        ]
        for shortcut in self._lent:
            shortcut.setEnabled(False)

    def give_back(self) -> None:
        """Let the window have them again."""
        for shortcut in self._lent:
            if isValid(shortcut):
                shortcut.setEnabled(True)
        self._lent = []
