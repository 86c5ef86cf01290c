"""A field's words, hint and error, for eyes and for a screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_list import FactList
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.quote_block import QuoteBlock
from ui.widgets.state_icon import StateIcon
from ui.widgets.text_edit import LineEdit, SearchEdit


def shown_words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]


def test_an_error_takes_the_place_of_the_hint_and_gives_it_back(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Date of birth", LineEdit(theme), hint="As on the roll")
    qtbot.addWidget(field)
    field.show()
    assert shown_words(field) == ["Date of birth", "As on the roll"]
    field.set_error("Write it as 12/06/2015.")
    assert shown_words(field) == ["Date of birth", "Write it as 12/06/2015."]
    assert field.findChild(StateIcon).isVisible()
    assert field.control.property("state") == "error"
    assert field.control.accessibleDescription() == "Write it as 12/06/2015."
    field.set_error(None)
    assert shown_words(field) == ["Date of birth", "As on the roll"]
    assert not field.findChild(StateIcon).isVisible()
    assert field.control.property("state") == ""
    assert field.error() is None


def test_the_label_names_the_control(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Your name", LineEdit(theme))
    qtbot.addWidget(field)
    assert field.control.accessibleName() == "Your name"
    assert field.label.buddy() is field.control
    field.set_label("Full name")
    assert field.control.accessibleName() == "Full name"


def test_a_hidden_label_still_names_the_control(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Find in this record", LineEdit(theme), hide_label=True)
    qtbot.addWidget(field)
    field.show()
    assert shown_words(field) == []
    assert field.control.accessibleName() == "Find in this record"


def test_making_widgets_opens_no_window_of_their_own(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    shown_before = {widget for widget in qapp.topLevelWidgets() if widget.isVisible()}
    made = [
        Field(theme, "A", LineEdit(theme), hint="b", optional="c"),
        QuoteBlock(theme, ["words"]),
        MessageBar(theme, "tip", "words", title="title", actions=[("a", "Do it")]),
        Card(theme, "Title"),
        PageTitle(theme, "Title", subtitle="sub"),
        FactList(theme, [("File", "here")]),
        EmptyState(theme, "Nothing", action="Add"),
    ]
    for widget in made:
        qtbot.addWidget(widget)
    assert {widget for widget in qapp.topLevelWidgets() if widget.isVisible()} == shown_before


def test_search_tells_once_typing_pauses_and_escape_empties_it(qtbot: QtBot, theme: Theme) -> None:
    search = SearchEdit(theme, name="Search")
    qtbot.addWidget(search)
    search.show()
    told: list[str] = []
    search.search_changed.connect(told.append)
    with qtbot.waitSignal(search.search_changed):
        QTest.keyClicks(search, "cari")
    assert told == ["cari"]
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert told == ["cari", ""]


def test_a_read_only_field_keeps_its_text_and_shows_a_lock(qtbot: QtBot, theme: Theme) -> None:
    edit = LineEdit(theme, name="File")
    qtbot.addWidget(edit)
    edit.setText("as recorded")
    edit.show()
    QTest.keyClicks(edit, "!")
    before = edit.grab().toImage()
    edit.setReadOnly(True)
    QTest.keyClicks(edit, "!")
    assert edit.text() == "as recorded!"
    assert edit.grab().toImage() != before
    edit.setReadOnly(False)
    QTest.keyClicks(edit, "!")
    assert edit.text() == "as recorded!!"
