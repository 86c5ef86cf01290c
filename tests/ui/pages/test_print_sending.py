"""Save for sending in the print preview: the password is shown once, and nothing typed or filed is lost."""

import errno
import os
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.print_preview import PrintPreviewPage
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar


def file_of(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> PrintPreviewPage:
    desk = demo_context.desk
    made = PrintPreviewPage(demo_context)
    demo_context.messages.set_window(made)
    qtbot.addWidget(made)
    made.resize(1270, 652)
    made.show()
    made.load(DocumentKind.REFERRAL, desk.referrals.rows(file_of(desk))[0].id, file_of(desk))
    demo_context.workers.wait_idle()
    made.side.agreed.setChecked(True)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def said(page: PrintPreviewPage) -> str:
    bar = page.findChild(MessageBar, "printNotice")
    return bar.accessibleName() if bar.isVisible() else ""


def send(page: PrintPreviewPage, context: PageContext, folder: Path) -> None:
    context.messages.answer_next(folder)
    page.frame.send_button.click()
    QApplication.processEvents()
    context.workers.wait_idle()


def password_of(page: PrintPreviewPage) -> str:
    return "-".join(
        label.text() for label in page.frame.sent.findChildren(PlainLabel) if label.property("textStyle") == "meeting"
    )


def opens(path: Path, password: str) -> int:
    document = pypdfium2.PdfDocument(path.read_bytes(), password=password)
    try:
        return len(document)
    finally:
        document.close()


def test_report_and_key_lie_in_the_folder_and_open_with_what_is_shown(
    page: PrintPreviewPage, demo_context: PageContext, folder: Path
) -> None:
    made, key = page.made(), page.key()
    assert made is not None
    assert key is not None
    send(page, demo_context, folder)
    assert page.frame.sent.isVisible()
    assert not page.pages.isVisible()
    password = password_of(page)
    found = {path.name: opens(path, password) for path in folder.iterdir()}
    assert found == {
        made.prepared.file_name: made.rendered.pages,
        key.prepared.file_name: key.rendered.pages,
    }
    focused = QApplication.focusWidget()
    assert focused is not None
    assert password in focused.accessibleDescription()
    filed = demo_context.desk.paper.copies(file_of(demo_context.desk))
    assert {copy.kind for copy in filed} == {DocumentKind.REFERRAL, DocumentKind.IDENTITY_KEY}


def test_the_password_is_gone_once_it_was_told(page: PrintPreviewPage, demo_context: PageContext, folder: Path) -> None:
    send(page, demo_context, folder)
    password = password_of(page)
    assert not page.frame.print_button.isEnabled()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.frame.sent.told_button.hasFocus()
    QTest.keyClick(page.frame.sent.told_button, Qt.Key.Key_Space)
    demo_context.workers.wait_idle()
    assert page.pages.isVisible()
    assert page.frame.send_button.isEnabled()
    texts = [label.text() for label in page.findChildren(PlainLabel)]
    assert not any(group in text for text in texts for group in password.split("-"))


def test_it_leads_to_the_send_log(
    page: PrintPreviewPage, demo_context: PageContext, folder: Path, qtbot: QtBot
) -> None:
    send(page, demo_context, folder)
    with qtbot.waitSignal(page.open_requested) as opened:
        page.frame.sent.note_button.click()
    desk = demo_context.desk
    target = opened.args[0]
    assert (target.kind, target.id) == ("course", desk.referrals.rows(file_of(desk))[0].id)
    assert password_of(page)


@pytest.mark.parametrize("wrong", ["gone", "taken", "full"])
def test_what_can_not_be_written_is_said_and_nothing_is_left(
    page: PrintPreviewPage, demo_context: PageContext, folder: Path, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = page.made()
    assert made is not None
    there = folder / made.prepared.file_name

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        if wrong == "gone":
            folder.rmdir()
        elif wrong == "taken":
            there.write_bytes(b"old")
        else:
            patch.setattr(os, "fsync", full)
        send(page, demo_context, folder)
    sentences = {
        "gone": "That folder is not there",
        "taken": f"{made.prepared.file_name} is already in that folder",
        "full": "There is no room left in that place",
    }
    assert said(page).startswith(sentences[wrong])
    assert [path.read_bytes() for path in folder.glob("*")] == ([b"old"] if wrong == "taken" else [])
    assert page.side.agreed.isChecked()
    assert page.side.because.text()
    folder.mkdir(exist_ok=True)
    there.unlink(missing_ok=True)
    send(page, demo_context, folder)
    assert opens(there, password_of(page)) == made.rendered.pages


def test_without_a_reason_or_a_folder_nothing_is_filed(
    page: PrintPreviewPage, demo_context: PageContext, folder: Path
) -> None:
    desk = demo_context.desk
    page.side.agreed.setChecked(False)
    page.frame.send_button.click()
    demo_context.workers.wait_idle()
    assert desk.paper.copies(file_of(desk)) == ()
    page.side.agreed.setChecked(True)
    demo_context.messages.answer_next(None)
    page.frame.send_button.click()
    QApplication.processEvents()
    demo_context.workers.wait_idle()
    assert desk.paper.copies(file_of(desk)) == ()
    assert not list(folder.iterdir())
    assert page.frame.send_button.isEnabled()


def test_what_shows_every_name_does_not_leave_as_a_file(page: PrintPreviewPage, demo_context: PageContext) -> None:
    page.side.profile.set_value(Profile.INTERNAL_FULL.value)
    page.make()
    demo_context.workers.wait_idle()
    page.side.agreed.setChecked(True)
    page.frame.send_button.click()
    demo_context.workers.wait_idle()
    assert said(page).startswith("This print shows every name")
    assert demo_context.desk.paper.copies(file_of(demo_context.desk)) == ()


def test_looking_at_something_else_takes_the_password_away(
    page: PrintPreviewPage, demo_context: PageContext, folder: Path
) -> None:
    send(page, demo_context, folder)
    page.load(DocumentKind.CHRONOLOGY, None, file_of(demo_context.desk))
    demo_context.workers.wait_idle()
    assert password_of(page) == ""


def test_leaving_before_it_was_told_asks_first(
    page: PrintPreviewPage, demo_context: PageContext, folder: Path, qtbot: QtBot
) -> None:
    send(page, demo_context, folder)
    page.frame.close_button.click()
    (dialog,) = demo_context.messages.open_dialogs()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not demo_context.messages.open_dialogs()
    assert password_of(page)
    page.frame.close_button.click()
    (dialog,) = demo_context.messages.open_dialogs()
    with qtbot.waitSignal(page.close_requested):
        dialog.button("close").click()
