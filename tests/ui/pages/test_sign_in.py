"""Sign-in: in by keyboard, a wrong passphrase says how to go on, no child's data."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from ui.context import PageContext
from ui.main_window import DemoSignIn
from ui.pages.sign_in import SignInPage
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.label import PlainLabel
from ui.widgets.passphrase_edit import PassphraseEdit

PASSPHRASE = "five quiet herons wade"


@pytest.fixture
def closed(make_context: Callable[..., PageContext], demo_desk: Desk) -> PageContext:
    """The demo's vault with nobody signed in."""
    demo_desk.sign_out()
    return make_context(demo_desk)


@pytest.fixture
def page(qtbot: QtBot, closed: PageContext, vault_folder: Path) -> SignInPage:
    made = SignInPage(closed)
    qtbot.addWidget(made)
    made.resize(1366, 696)
    made.show()
    made.load(vault_folder)
    qtbot.waitUntil(lambda: made.findChild(Combo, "nameCombo").count() == 1)
    closed.workers.wait_idle()
    return made


def texts_of(page: SignInPage) -> list[str]:
    return [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]


def test_the_outside_of_the_vault_is_shown_and_no_child(page: SignInPage, demo_desk: Desk) -> None:
    texts = texts_of(page)
    assert "Ysgol Enghraifft" in texts
    assert "01632 960 201" in texts
    assert "If a child is in danger now" in texts
    assert page.findChild(Combo, "nameCombo").currentText() == "Nia Morgan"
    said = " ".join(texts)
    assert not any(name in said for name in ("Ioan", "Sample", "Llew", "Cari", "H-0017"))


def test_typing_the_passphrase_and_enter_signs_in(
    page: SignInPage, qtbot: QtBot, closed: PageContext, vault_folder: Path
) -> None:
    edit = page.findChild(PassphraseEdit, "passphraseEdit")
    qtbot.keyClicks(edit, PASSPHRASE)
    with qtbot.waitSignal(page.signed_in) as got:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert got.args == [vault_folder]
    assert closed.desk.is_open
    assert edit.text() == ""


def test_a_wrong_passphrase_is_said_in_place_and_can_be_tried_again(
    page: SignInPage, qtbot: QtBot, closed: PageContext
) -> None:
    edit = page.findChild(PassphraseEdit, "passphraseEdit")
    qtbot.keyClicks(edit, "not this one at all")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    closed.workers.wait_idle()
    assert not closed.desk.is_open
    assert any("did not match" in text for text in texts_of(page))
    assert page.findChild(Button, "signInButton").isEnabled()
    assert edit.selectedText() == "not this one at all"


def test_an_empty_passphrase_asks_for_one(page: SignInPage, qtbot: QtBot) -> None:
    page.findChild(Button, "signInButton").click()
    assert "Type your passphrase, then press Sign in." in texts_of(page)


def test_caps_lock_is_noticed(page: SignInPage, qtbot: QtBot) -> None:
    edit = page.findChild(PassphraseEdit, "passphraseEdit")
    qtbot.keyClick(edit, "A")
    assert "Caps Lock is on" in texts_of(page)
    qtbot.keyClick(edit, "b")
    assert "Caps Lock is on" not in texts_of(page)


def test_the_passphrase_can_be_shown(page: SignInPage) -> None:
    edit = page.findChild(PassphraseEdit, "passphraseEdit")
    show = page.findChild(Button, "showPassphraseButton")
    show.click()
    assert edit.echoMode() == PassphraseEdit.EchoMode.Normal
    assert show.label() == "Hide"


def test_who_cannot_sign_in_is_told_the_ways(page: SignInPage, closed: PageContext) -> None:
    page.findChild(Button, "cannotSignInButton").click()
    (dialog,) = closed.messages.open_dialogs()
    said = " ".join(label.text() for label in dialog.findChildren(PlainLabel))
    assert "Your own hint: birds" in said
    assert "recovery sheet" in said
    dialog.button("close").click()


def test_a_folder_without_a_vault_says_so_and_offers_another(qtbot: QtBot, closed: PageContext, tmp_path: Path) -> None:
    page = SignInPage(closed)
    qtbot.addWidget(page)
    page.show()
    page.load(tmp_path / "nothing")
    qtbot.waitUntil(lambda: not page.findChild(Button, "signInButton").isEnabled())
    closed.workers.wait_idle()
    with qtbot.waitSignal(page.other_vault_requested):
        page.findChild(Button, "otherVaultButton").click()


def test_the_demo_says_how_to_sign_in(qtbot: QtBot, closed: PageContext, vault_folder: Path) -> None:
    page = SignInPage(closed, DemoSignIn("Nia Morgan", PASSPHRASE))
    qtbot.addWidget(page)
    page.show()
    page.load(vault_folder)
    qtbot.waitUntil(lambda: page.findChild(Combo, "nameCombo").count() == 1)
    closed.workers.wait_idle()
    assert any(PASSPHRASE in text and "Nia Morgan" in text for text in texts_of(page))


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (900, 1.0), (1366, 2.0)])
def test_nothing_is_wider_than_the_window(
    qtbot: QtBot,
    make_context: Callable[..., PageContext],
    demo_desk: Desk,
    vault_folder: Path,
    width: int,
    scale: float,
) -> None:
    demo_desk.sign_out()
    context = make_context(demo_desk, scale=scale)
    page = SignInPage(context)
    qtbot.addWidget(page)
    page.resize(width, 696)
    page.show()
    page.load(vault_folder)
    qtbot.waitUntil(lambda: page.findChild(Combo, "nameCombo").count() == 1)
    context.workers.wait_idle()
    for label in page.findChildren(PlainLabel):
        if label.isVisible():
            right = label.mapTo(page, label.rect().topRight()).x()
            assert right <= page.width(), label.text()
