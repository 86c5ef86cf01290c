"""Fields with what is to resolve about their words: few lines, answers by keyboard, marks that move with typing."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.domain.readiness import FieldPlace, Finding, Offer, Severity
from ui.context import PageContext
from ui.pages.flagged_fields import FlaggedFields
from ui.pages.flags import FlagLines, moved_marks
from ui.widgets.record_edit import RecordEdit, TextMark

WORDS = [f"word{n:02}" for n in range(20)]
TEXT = " ".join(WORDS)


def finding(field: str, word: str) -> Finding:
    start = TEXT.index(word)
    return Finding(
        key=f"R16:{field}:{word}",
        rule="R16",
        severity=Severity.WARN,
        text=f"“{word}” stands here",
        place=FieldPlace(section="request", field=field, start=start, end=start + len(word)),
        offers=(
            Offer(action="REPLACE", label="Use “another one”", text="another one"),
            Offer(action="KEEP", label="Keep"),
        ),
    )


@pytest.fixture
def fields(qtbot: QtBot, context: PageContext) -> Iterator[FlaggedFields]:
    page = QWidget()
    made = FlaggedFields(context, page)
    column = QVBoxLayout(page)
    for key in ("opinion", "why"):
        holder, _ = made.add_text(key, key.capitalize(), f"{key}Edit")
        column.addWidget(holder)
        made.set_shown(key, TEXT)
    qtbot.addWidget(page)
    page.resize(700, 900)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield made
    page.close()


def edit_of(fields: FlaggedFields, key: str) -> RecordEdit:
    edit = fields.control(key)
    assert isinstance(edit, RecordEdit)
    return edit


def lines_of(fields: FlaggedFields, key: str) -> FlagLines:
    holder = fields.fields[key].parentWidget()
    lines = holder.findChild(FlagLines)
    assert lines is not None
    return lines


def test_more_lines_than_are_read_are_counted(fields: FlaggedFields) -> None:
    fields.show_findings([finding("opinion", word) for word in WORDS])
    flags = lines_of(fields, "opinion").flags()
    assert len(flags) == 13
    assert flags[-1].text == "8 more are underlined in the text. F7 goes to the next."
    assert len(edit_of(fields, "opinion").marks()) == len(WORDS)


def test_words_are_reached_and_answered_by_keys(fields: FlaggedFields) -> None:
    fields.show_findings([finding("opinion", "word03"), finding("opinion", "word07"), finding("why", "word05")])
    first, second = edit_of(fields, "opinion"), edit_of(fields, "why")
    first.setFocus()
    for edit, word in ((first, "word03"), (first, "word07"), (second, "word05"), (first, "word03"), (first, "word07")):
        QTest.keyClick(first if first.hasFocus() else second, Qt.Key.Key_F7)
        assert edit.hasFocus()
        assert edit.textCursor().selectedText() == word
    QTest.keyClick(first, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    use = next(button for button in lines_of(fields, "opinion").buttons() if button.hasFocus())
    QTest.keyClick(use, Qt.Key.Key_Space)
    assert first.text() == TEXT.replace("word07", "another one")
    assert first.hasFocus()


LETTERS = st.text(alphabet="ab ", max_size=12)


@given(head=LETTERS, old=LETTERS, new=LETTERS, tail=LETTERS, start=st.integers(0, 36), size=st.integers(1, 6))
def test_a_mark_that_is_kept_still_holds_its_words(
    head: str, old: str, new: str, tail: str, start: int, size: int
) -> None:
    before, after = head + old + tail, head + new + tail
    mark = TextMark(start, start + size, "x")
    if mark.end > len(before):
        return
    for moved in moved_marks((mark,), before, after):
        assert after[moved.start : moved.end] == before[mark.start : mark.end]
    if mark.end <= len(head) and old != new:
        assert moved_marks((mark,), before, after)
