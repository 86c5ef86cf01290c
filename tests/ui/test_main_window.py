"""The window: sign-in, places by key, names off, blank, lock, and nothing of a child where others look."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.preferences import Preferences
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.main_window import MainWindow
from ui.pages.child import ChildPage
from ui.pages.children import ChildrenPage
from ui.pages.intervention_panel import InterventionPanel
from ui.pages.interventions import InterventionsPage
from ui.pages.sign_in import SignInPage
from ui.pages.today import TodayPage
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.record_edit import RecordEdit

PASSPHRASE = "five quiet herons wade"
ASK = (("stay", "Stay", "default"), ("go", "Go on", "primary"))


@pytest.fixture
def window(
    qtbot: QtBot,
    make_context: Callable[..., PageContext],
    demo_desk: Desk,
    preferences: Preferences,
    vault_folder: Path,
) -> MainWindow:
    """The sign-in page of the demo's vault."""
    demo_desk.sign_out()
    made = MainWindow(make_context(demo_desk), preferences)
    qtbot.addWidget(made)
    made.resize(1366, 696)
    made.show()
    made.show_front(vault_folder)
    return made


def sign_in(window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.front().findChild(Combo, "nameCombo").count() == 1)
    edit = window.front().findChild(PassphraseEdit, "passphraseEdit")
    edit.setText(PASSPHRASE)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    window.context.workers.wait_idle()
    assert window.view is not None
    return window


@pytest.fixture
def signed_in(window: MainWindow, qtbot: QtBot) -> MainWindow:
    return sign_in(window, qtbot)


def press(window: QWidget, qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    if not window.window().isActiveWindow():
        window.window().activateWindow()
        qtbot.waitUntil(window.window().isActiveWindow)
    qtbot.keyClick(window, key, held)


def child_file(window: MainWindow) -> str:
    window.context.workers.wait_idle()
    rows = window.context.desk.files.children("HSB", "ioan").rows
    return rows[0].file


def test_signing_in_opens_today_with_its_counts(signed_in: MainWindow, preferences: Preferences) -> None:
    view = signed_in.view
    assert isinstance(view.page(), TodayPage)
    assert view.bar.findChild(PlainLabel, "personLabel").text() == "Nia Morgan"
    assert view.navigation.button("today").isChecked()
    assert view.navigation.button("today").accessibleDescription() not in {"", "0"}
    assert view.navigation.saved_text() == "Saved 11:20"
    assert preferences.settings.last_vault.endswith("school.hsbvault")


def test_keys_lead_to_every_place(signed_in: MainWindow, qtbot: QtBot) -> None:
    alt, ctrl = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    places = [
        (Qt.Key.Key_2, alt, "children"),
        (Qt.Key.Key_4, alt, "reports"),
        (Qt.Key.Key_5, alt, "settings"),
        (Qt.Key.Key_1, alt, "today"),
        (Qt.Key.Key_N, ctrl, "log"),
    ]
    for key, modifier, page in places:
        press(signed_in, qtbot, key, modifier)
        assert signed_in.view.current().page == page
        signed_in.context.workers.wait_idle()


def test_the_title_of_every_window_is_neutral(signed_in: MainWindow, qtbot: QtBot) -> None:
    signed_in.view.go(Route("child", file=child_file(signed_in)))
    signed_in.context.workers.wait_idle()
    signed_in.blank()
    titles = {window.windowTitle() for window in qtbot_windows() if window.isVisible()}
    assert titles == {"School Desk"}
    signed_in.cover().lift()


def qtbot_windows() -> list[QWidget]:
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets()


def test_tabs_of_a_record_by_key_and_pages_come_when_first_shown(signed_in: MainWindow, qtbot: QtBot) -> None:
    signed_in.view.go(Route("child", file=child_file(signed_in)))
    signed_in.context.workers.wait_idle()
    page = signed_in.view.page()
    assert isinstance(page, ChildPage)
    assert list(page._tabs) == ["overview"]
    assert page._title.title() == "Ioan Sample"


def test_f8_hides_names_everywhere_and_is_remembered(
    signed_in: MainWindow, qtbot: QtBot, preferences: Preferences
) -> None:
    signed_in.view.go(Route("child", file=child_file(signed_in)))
    signed_in.context.workers.wait_idle()
    press(signed_in, qtbot, Qt.Key.Key_F8)
    signed_in.context.workers.wait_idle()
    page = signed_in.view.page()
    assert "Ioan" not in page._title.title()
    assert not preferences.names_on(signed_in.context.desk.me.id)
    assert "Names off" in signed_in.view.bar.names_button.accessibleName()
    press(signed_in, qtbot, Qt.Key.Key_F8)
    signed_in.context.workers.wait_idle()
    assert page._title.title() == "Ioan Sample"


def test_f9_covers_within_100_ms_and_f9_brings_the_caret_back(signed_in: MainWindow, qtbot: QtBot) -> None:
    signed_in.view.go(Route("children"))
    signed_in.context.workers.wait_idle()
    edit = signed_in.findChild(QLineEdit, "findChildEdit")
    edit.setFocus()
    edit.setText("abc")
    edit.setCursorPosition(1)
    cover = signed_in.cover()
    begun = perf_counter()
    press(signed_in, qtbot, Qt.Key.Key_F9)
    took = perf_counter() - begun
    assert cover.isVisible()
    assert took < 0.1
    assert {label.text() for label in cover.findChildren(PlainLabel)} == {"11:20", "NM"}
    press(cover, qtbot, Qt.Key.Key_A)
    assert cover.isVisible()
    press(cover, qtbot, Qt.Key.Key_F9)
    assert not cover.isVisible()
    assert edit.text() == "abc"
    assert edit.cursorPosition() == 1
    qtbot.waitUntil(edit.hasFocus)


def test_f9_covers_a_dialog_too(signed_in: MainWindow, qtbot: QtBot) -> None:
    signed_in.context.messages.ask("Go on?", "", ASK, "stay", lambda _key: None)
    (dialog,) = signed_in.context.messages.open_dialogs()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog, qtbot, Qt.Key.Key_F9)
    assert signed_in.cover().isVisible()
    signed_in.cover().lift()
    signed_in.context.messages.close_all()


def test_a_blank_that_is_not_lifted_becomes_a_lock(signed_in: MainWindow, qtbot: QtBot) -> None:
    signed_in.blank()
    cover = signed_in.cover()
    cover._lock.setInterval(1)
    cover._lock.start()
    qtbot.waitUntil(lambda: signed_in.view is None)
    signed_in.context.workers.wait_idle()
    assert not signed_in.context.desk.is_open
    assert isinstance(signed_in.front(), SignInPage)


def test_alt_f4_on_the_cover_shows_nothing(signed_in: MainWindow) -> None:
    signed_in.blank()
    signed_in.cover().close()
    assert signed_in.cover().isVisible()
    signed_in.cover().lift()


def test_lock_signs_out_drops_pages_and_the_same_person_comes_back_to_the_place(
    signed_in: MainWindow, qtbot: QtBot
) -> None:
    file = child_file(signed_in)
    signed_in.view.go(Route("child", file=file))
    signed_in.context.workers.wait_idle()
    signed_in.context.messages.ask("Go on?", "", ASK, "stay", lambda _key: None)
    with qtbot.waitSignal(signed_in.context.changes.signed_out):
        signed_in.lock()
    signed_in.context.workers.wait_idle()
    assert signed_in.context.messages.open_dialogs() == ()
    assert not signed_in.context.desk.is_open
    assert signed_in.view is None
    with pytest.raises(DeskError):
        _ = signed_in.context.desk.session
    sign_in(signed_in, qtbot)
    assert signed_in.view.current() == Route("child", file=file)


def test_another_page_of_the_same_form_is_not_built_twice(signed_in: MainWindow) -> None:
    view = signed_in.view
    view.log_concern()
    signed_in.context.workers.wait_idle()
    form = view.page()
    view.go(Route("today"))
    view.log_concern()
    assert view.page() is form


def test_closing_a_form_goes_back_to_where_it_was_opened(signed_in: MainWindow, qtbot: QtBot) -> None:
    view = signed_in.view
    view.go(Route("children"))
    view.log_concern()
    signed_in.context.workers.wait_idle()
    view.page().close_requested.emit()
    assert isinstance(view.page(), ChildrenPage)
    signed_in.context.workers.wait_idle()


def test_what_went_wrong_stands_in_a_strip_until_it_is_closed(signed_in: MainWindow) -> None:
    signed_in.context.workers.failures.say_refusal(DeskError("file_exists"))
    strip = signed_in.findChild(MessageBar, "failureStrip")
    assert strip.isVisible()
    strip.findChild(Button, "message_close").click()
    assert not strip.isVisible()


def test_f6_goes_from_pane_to_pane(signed_in: MainWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    view = signed_in.view
    seen = []
    for _turn in range(3):
        press(signed_in, qtbot, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append(
            next(
                name
                for name, pane in (("bar", view.bar), ("nav", view.navigation), ("page", view.page()))
                if pane.isAncestorOf(focus)
            )
        )
    assert seen == ["bar", "nav", "page"]


def test_f6_goes_through_list_and_panel_of_interventions(signed_in: MainWindow, qtbot: QtBot) -> None:
    view = signed_in.view
    view.go(Route("child", file=child_file(signed_in), tab="interventions"))
    qtbot.waitUntil(lambda: signed_in.findChild(InterventionPanel).isVisible())
    page, panel = signed_in.findChild(InterventionsPage), signed_in.findChild(InterventionPanel)
    view.page().focus_first()
    press(signed_in, qtbot, Qt.Key.Key_F6)
    assert signed_in.focusWidget() is page.table
    press(signed_in, qtbot, Qt.Key.Key_F6)
    assert panel.isAncestorOf(signed_in.focusWidget())
    signed_in.context.workers.wait_idle()


@pytest.mark.parametrize(("width", "rail"), [(1366, True), (1620, False)])
def test_the_referral_builder_has_a_rail_unless_there_is_much_room(
    signed_in: MainWindow, qtbot: QtBot, width: int, rail: bool
) -> None:
    view, file = signed_in.view, child_file(signed_in)
    signed_in.resize(width, 696)
    view.go(Route("referral", signed_in.context.desk.referrals.rows(file)[0].id, file))
    signed_in.context.workers.wait_idle()
    page = view.page()
    assert (view.navigation.width() < 100) == rail
    page.focus_first()
    for part in (page.frame.readiness, page.frame.editor, page.frame.live):
        press(signed_in, qtbot, Qt.Key.Key_F6)
        assert part.isAncestorOf(signed_in.focusWidget())
    for _bar_navigation_head in range(3):
        press(signed_in, qtbot, Qt.Key.Key_F6)
    press(signed_in, qtbot, Qt.Key.Key_F6)
    assert signed_in.focusWidget() is page.frame.outline
    view.go(Route("today"))
    assert view.navigation.width() > 100
    signed_in.context.workers.wait_idle()


@pytest.mark.parametrize(("width", "rail"), [(1366, False), (1150, True), (950, True)])
def test_a_narrow_window_has_a_rail(signed_in: MainWindow, width: int, rail: bool) -> None:
    signed_in.resize(width, 696)
    assert signed_in.width() == width
    assert (signed_in.view.navigation.width() < 100) == rail


def test_the_search_opens_over_any_page(signed_in: MainWindow, qtbot: QtBot) -> None:
    press(signed_in, qtbot, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    edit = signed_in.findChild(QLineEdit, "searchEverywhereEdit")
    assert edit.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not edit.isVisible()


def test_closing_signs_out_and_keeps_the_size(signed_in: MainWindow, qtbot: QtBot, preferences: Preferences) -> None:
    signed_in.resize(1280, 700)
    with qtbot.waitSignal(signed_in.closed):
        signed_in.close()
    assert not signed_in.context.desk.is_open
    assert preferences.settings.window == (1280, 700)
    assert not signed_in.isVisible()


def test_locking_while_typing_keeps_the_text_and_faults_nothing(
    signed_in: MainWindow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    view = signed_in.view
    view.log_concern()
    signed_in.context.workers.wait_idle()
    page = view.page()
    page.gate.passed.emit()
    edit = page.findChild(RecordEdit, "whatHappenedEdit")
    page.form.open_section(1)
    edit.setFocus()
    edit.insertPlainText("Seen at the gate")
    signed_in.lock()
    signed_in.context.workers.wait_idle()
    assert "fault" not in caplog.text
    sign_in(signed_in, qtbot)
    edit = signed_in.view.page().findChild(RecordEdit, "whatHappenedEdit")
    qtbot.waitUntil(lambda: edit.text() == "Seen at the gate")
