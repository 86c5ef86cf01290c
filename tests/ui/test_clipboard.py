"""A copied answer: kept out of histories, gone after its time, at lock and at exit; another copy is left alone."""

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.changes import Changes
from ui.clipboard import HINTS, CopiedText

WINDOWS = 'application/x-qt-windows-mime;value="{}"'


def clipboard() -> QClipboard:
    return QApplication.clipboard()


def test_a_copy_says_that_it_belongs_in_no_history(qapp: QApplication) -> None:
    changes = Changes()
    CopiedText("Ioan Sample", changes)
    data = clipboard().mimeData()
    assert data.text() == "Ioan Sample"
    for name in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"):
        assert bytes(data.data(WINDOWS.format(name)).data()) == bytes(4)
    assert set(HINTS) <= set(data.formats())
    changes.signed_out.emit()
    assert clipboard().text() == ""


def test_a_copy_is_gone_after_its_time(qtbot: QtBot) -> None:
    changes = Changes()
    CopiedText("Ioan Sample", changes, after=1)
    qtbot.waitUntil(lambda: clipboard().text() == "")


def test_a_copy_is_gone_at_exit(qapp: QApplication) -> None:
    changes = Changes()
    CopiedText("Ioan Sample", changes)
    qapp.aboutToQuit.emit()
    assert clipboard().text() == ""


def test_what_somebody_copied_since_is_left_alone(qtbot: QtBot) -> None:
    changes = Changes()
    CopiedText("Ioan Sample", changes, after=1)
    clipboard().setText("a shopping list")
    CopiedText("12 June 2015", changes)
    changes.signed_out.emit()
    assert clipboard().text() == ""
    clipboard().setText("a shopping list")
    changes.signed_out.emit()
    assert clipboard().text() == "a shopping list"
