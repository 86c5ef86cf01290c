"""What people typed is shown as typed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel, tooltip_text


def test_tags_are_shown_not_obeyed(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel("<b>Ioan</b> & co")
    plain = PlainLabel("Ioan")
    qtbot.addWidget(label)
    qtbot.addWidget(plain)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>Ioan</b> & co"
    assert label.sizeHint().width() > 2 * plain.sizeHint().width()


def test_an_ampersand_stays_when_the_label_names_a_field(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    label = PlainLabel("Aim & effect")
    lone = PlainLabel("Aim & effect")
    edit = QLineEdit()
    for widget in (label, lone, edit):
        box.addWidget(widget)
    label.setBuddy(edit)
    assert label.text() == "Aim & effect"
    window.show()
    assert label.grab().toImage() == lone.grab().toImage()


def test_long_text_is_cut_with_an_ellipsis_and_told_whole(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel("A <i>very</i> long line of words that cannot fit", elide=True)
    qtbot.addWidget(label)
    label.resize(QSize(90, 20))
    label.show()
    assert label.text() == "A <i>very</i> long line of words that cannot fit"
    assert label.accessibleName() == label.text()
    assert "&lt;i&gt;" in label.toolTip()


def test_wrapped_text_keeps_its_whole_height(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel("word " * 60, wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > 3 * label.heightForWidth(600)


def test_tooltips_are_escaped() -> None:
    assert tooltip_text("<b>") == "<qt>&lt;b&gt;</qt>"
    assert tooltip_text("") == ""


def test_a_button_shows_an_ampersand(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Interventions & effect")
    qtbot.addWidget(button)
    assert button.label() == "Interventions & effect"
    assert button.text() == "Interventions && effect"


def test_a_button_without_words_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "", kind="icon", icon="x", name="Close panel")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Close panel"
    assert "Close panel" in button.toolTip()
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 32


def test_enter_presses_the_button_that_has_focus(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Save decision")
    qtbot.addWidget(button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_an_icon_is_described_without_markup(theme: Theme, qtbot: QtBot) -> None:
    plain, odd = Button(theme, "", icon="x", name="Close"), Button(theme, "", icon="x", name="Take <b>Al</b> out")
    qtbot.addWidget(plain)
    qtbot.addWidget(odd)
    assert plain.toolTip() == "Close"
    assert odd.toolTip() == tooltip_text("Take <b>Al</b> out")
