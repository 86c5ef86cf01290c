"""A text on the clipboard for a minute: kept out of clipboard histories, gone at lock and exit."""

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from ui.changes import Changes

CLEARED_AFTER = 60_000
"""Milliseconds."""
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)
"""A Windows DWORD of 0."""
HINTS: dict[str, bytes] = {
    # Windows: clipboard history and cloud clipboard, and watchers that keep copies.
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    # Other desktops' clipboard managers.
    "x-kde-passwordManagerHint": b"secret",
}


class CopiedText(QObject):
    """Holds one copied text until it is taken off the clipboard, by itself or by another copy."""

    def __init__(self, text: str, changes: Changes, after: int = CLEARED_AFTER) -> None:
        # It outlives the page it was copied from: locking takes the page away.
        super().__init__(QGuiApplication.instance())
        self._text = text
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._clipboard.setMimeData(_make_mime(text))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self._timer.start(after)
        changes.signed_out.connect(self.clear)
        changes.destroyed.connect(self.clear)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)
        self._clipboard.dataChanged.connect(self._on_changed)

    def clear(self) -> None:
        """Take the text off the clipboard if it is still there."""
        text = self._text
        self._let_go()
        if text and self._clipboard.text() == text:
            self._clipboard.clear()

    def _on_changed(self) -> None:
        """Let go once something else was copied: nothing of ours is left to clear."""
        if self._text and self._clipboard.text() != self._text:
            self._let_go()

    def _let_go(self) -> None:
        self._text = ""
        self._timer.stop()
        self.deleteLater()


def _make_mime(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    for name, value in HINTS.items():
        data.setData(name, QByteArray(value))
    return data
