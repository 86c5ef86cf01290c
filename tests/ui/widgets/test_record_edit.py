"""Long text: kept exactly, left by Tab, grown with, marked in the right places."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit, TextMark
from ui.widgets.words_edit import WordsEdit

HARD = [
    "two\nlines\n",
    "no-break\u00a0space and narrow\u202fone",
    "<b>bold</b> &amp; 'quotes' “round”",
    "ŵ ŷ â, שלום, مرحبا, 😀👍🏽, e\u0301",
    "  spaces before and after  ",
    "",
]


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("kind", [RecordEdit, WordsEdit])
def test_text_comes_back_exactly(qtbot: QtBot, theme: Theme, kind: type[RecordEdit], text: str) -> None:
    edit = kind(theme, name="What happened")
    qtbot.addWidget(edit)
    edit.set_text(text)
    assert edit.text() == text


def test_a_huge_paste_is_taken_whole_and_plain(qtbot: QtBot, theme: Theme) -> None:
    edit = RecordEdit(theme, name="What happened")
    qtbot.addWidget(edit)
    words = "She said it again.\r\n" * 2_500
    data = QMimeData()
    data.setText(words)
    data.setHtml("<h1>other words</h1>")
    with qtbot.waitSignal(edit.text_edited):
        edit.insertFromMimeData(data)
    assert edit.text() == words.replace("\r\n", "\n")


def test_setting_text_is_not_editing_but_typing_and_undo_are(qtbot: QtBot, theme: Theme) -> None:
    edit = RecordEdit(theme, name="What happened")
    qtbot.addWidget(edit)
    told: list[str] = []
    edit.text_edited.connect(lambda: told.append(edit.text()))
    edit.set_text("kept")
    assert told == []
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClicks(edit, "!")
    edit.undo()
    assert told == ["kept!", "kept"]


def test_tab_leaves_the_field_and_enter_makes_a_line(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    edit, after = RecordEdit(theme, name="What happened"), QLineEdit()
    box.addWidget(edit)
    box.addWidget(after)
    with qtbot.waitActive(window):
        window.show()
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "\n"
    assert after.hasFocus()


def test_height_follows_the_text_up_to_its_most(qtbot: QtBot, theme: Theme) -> None:
    edit = RecordEdit(theme, name="What happened", min_lines=2, max_lines=4)
    qtbot.addWidget(edit)
    edit.resize(400, 60)
    edit.show()
    heights = []
    for lines in (1, 2, 3, 4, 9):
        edit.set_text("\n".join("line" for _ in range(lines)))
        heights.append(edit.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]
    assert edit.verticalScrollBar().maximum() > 0
    edit.set_text("one line")
    assert edit.verticalScrollBar().maximum() == 0


def test_marks_stand_where_python_counts_even_after_emoji(qtbot: QtBot, theme: Theme) -> None:
    edit = RecordEdit(theme, name="What happened")
    qtbot.addWidget(edit)
    text = "😀😀 He did it often, and often again."
    edit.set_text(text)
    first, second = text.index("often"), text.rindex("often")
    edit.set_marks([TextMark(second, second + 5, "b"), TextMark(first, first + 5, "a")])
    reached: list[object] = []
    edit.mark_reached.connect(reached.append)
    qtbot.keyClick(edit, Qt.Key.Key_F7)
    assert edit.textCursor().selectedText() == "often"
    assert edit.mark_at_caret() == TextMark(first, first + 5, "a")
    qtbot.keyClick(edit, Qt.Key.Key_F7)
    qtbot.keyClick(edit, Qt.Key.Key_F7)
    assert reached == ["a", "b", "a"]


def test_without_marks_f7_does_nothing(qtbot: QtBot, theme: Theme) -> None:
    edit = RecordEdit(theme, name="What happened")
    qtbot.addWidget(edit)
    assert not edit.go_to_next_mark()


def test_a_mark_is_painted_under_its_words_only(qtbot: QtBot, theme: Theme) -> None:
    edit = RecordEdit(theme, name="What happened")
    qtbot.addWidget(edit)
    edit.resize(400, 60)
    edit.set_text("He often ran")
    edit.show()
    before = edit.viewport().grab().toImage()
    edit.set_marks([TextMark(3, 8, "a", "stop")])
    after = edit.viewport().grab().toImage()
    changed = [
        x for x in range(after.width()) if any(before.pixel(x, y) != after.pixel(x, y) for y in range(after.height()))
    ]
    metrics = edit.fontMetrics()
    left, right = metrics.horizontalAdvance("He "), metrics.horizontalAdvance("He often")
    assert changed
    assert left - 2 <= changed[0] <= left + 4
    assert right - 4 <= changed[-1] <= right + 4


def test_quotation_marks_are_shown_only_round_words(qtbot: QtBot, theme: Theme) -> None:
    edit = WordsEdit(theme, name="Exact words")
    qtbot.addWidget(edit)
    edit.resize(300, 40)
    edit.show()
    signs = edit.findChildren(PlainLabel)
    assert not any(sign.isVisible() for sign in signs)
    edit.set_text("I told him to stop")
    assert [sign.text() for sign in signs if sign.isVisible()] == ["“", "”"]
    assert edit.text() == "I told him to stop"


def test_the_text_is_what_stands_there_after_every_kind_of_change(qtbot: QtBot, theme: Theme) -> None:
    edit = RecordEdit(theme, name="What happened")
    qtbot.addWidget(edit)
    said: list[str] = []
    edit.text_edited.connect(lambda: said.append(edit.text()))
    edit.set_text("one")
    assert edit.text() == "one"
    edit.replace_words(0, 3, "two\nthree")
    edit.undo()
    edit.redo()
    edit.insertPlainText("\u2028four")
    assert said == ["two\nthree", "one", "two\nthree", "two\nthree\nfour"]
    assert edit.text() == "two\nthree\nfour"


def test_marks_are_underlined_where_they_stand_and_only_where_they_can_be_seen(qtbot: QtBot, theme: Theme) -> None:
    edit = RecordEdit(theme, name="What happened", max_lines=3)
    qtbot.addWidget(edit)
    edit.resize(300, 80)
    edit.show()
    edit.set_text("\n".join(f"Line {n} says often." for n in range(60)))
    bare = edit.viewport().grab().toImage()
    far = edit.text().rindex("often")
    edit.set_marks([TextMark(far, far + 5, "far")])
    assert edit.viewport().grab().toImage() == bare
    near = edit.text().index("often")
    edit.set_marks([TextMark(near, near + 5, "near"), TextMark(far, far + 5, "far")])
    assert edit.viewport().grab().toImage() != bare
    edit.set_marks(())
    assert edit.viewport().grab().toImage() == bare


def test_a_long_paragraph_is_set_without_kerning_and_a_short_one_with_it(qtbot: QtBot, theme: Theme) -> None:
    edit = RecordEdit(theme, name="What happened")
    qtbot.addWidget(edit)
    quick = QFont.StyleStrategy.PreferNoShaping
    edit.set_text("He ran. " * 600)
    assert edit.document().defaultFont().styleStrategy() & quick
    assert edit.document().defaultFont().pixelSize() == edit.font().pixelSize()
    edit.set_text("He ran.\n" * 600)
    assert not edit.document().defaultFont().styleStrategy() & quick
    edit.set_text("He ran. " * 600)
    edit.set_flat(True)
    font = QFont(edit.font())
    font.setPixelSize(font.pixelSize() + 3)
    edit.setFont(font)
    assert edit.document().defaultFont().styleStrategy() & quick
