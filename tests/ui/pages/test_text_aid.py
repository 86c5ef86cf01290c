"""The writing aid in the texts of a risk plan: underline, reason, offer, "Keep, because", all by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.context import PageContext
from ui.pages.flags import FlagLines
from ui.pages.risk_plan_part import PlanPart
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.record_edit import RecordEdit


class TwoTexts(PlanPart):
    """Two texts the school writes, one that a carer said and one of a child's exact words."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.add(self.new_text("behaviour", "Behaviour of concern"))
        self.add(self.new_text("because", "Because"))
        self.add(self.new_text("carer_view", "What the carer says", reported=True))
        self.add(self.new_text("child_view", "What the child says", verbatim=True))

    def edit(self, key: str) -> RecordEdit:
        edit = self.texts[key]
        assert isinstance(edit, RecordEdit)
        return edit

    def lines(self, key: str) -> FlagLines:
        lines = self.fields[key].findChild(FlagLines)
        assert lines is not None
        return lines


@pytest.fixture
def part(qtbot: QtBot, demo_context: PageContext) -> TwoTexts:
    part = TwoTexts(demo_context)
    part.resize(700, 600)
    qtbot.addWidget(part)
    part.show()
    part.activateWindow()
    qtbot.waitUntil(part.isActiveWindow)
    return part


def words_of(edit: RecordEdit) -> list[str]:
    return [edit.text()[mark.start : mark.end] for mark in edit.marks()]


@pytest.fixture
def written(qtbot: QtBot, part: TwoTexts) -> Callable[[str, str, list[str]], None]:
    def write(key: str, text: str, expected: list[str]) -> None:
        edit = part.edit(key)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        qtbot.waitUntil(lambda: words_of(edit) == expected)

    return write


def test_words_are_underlined_after_a_pause_and_say_why(
    part: TwoTexts, written: Callable[[str, str, list[str]], None]
) -> None:
    written("behaviour", "He often follows the victim.", ["often", "victim"])
    edit = part.edit("behaviour")
    first, rest = part.lines("behaviour").flags()
    assert first.text == "“often”. Say how many, and the dates, if they were said or are known."
    assert [label for _, label in first.actions] == ["Add “number not said”", "Keep, because"]
    assert rest.text == "1 more is underlined in the text. F7 goes to the next."
    QTest.keyClick(edit, Qt.Key.Key_F7)
    QTest.keyClick(edit, Qt.Key.Key_F7)
    second, _ = part.lines("behaviour").flags()
    assert [label for _, label in second.actions] == ["Use “child affected”", "Keep, because"]
    assert (first.kind, second.kind) == ("check", "tip")


def test_an_offer_is_taken_by_keyboard_and_undone_as_one_step(
    qtbot: QtBot, part: TwoTexts, written: Callable[[str, str, list[str]], None]
) -> None:
    written("behaviour", "He follows the victim.", ["victim"])
    edit = part.edit("behaviour")
    QTest.keyClick(edit, Qt.Key.Key_F7)
    assert edit.textCursor().selectedText() == "victim"
    QTest.keyClick(edit, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    button = part.lines("behaviour").buttons()[0]
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert edit.text() == "He follows the child affected."
    assert edit.hasFocus()
    qtbot.waitUntil(lambda: not part.lines("behaviour").flags())
    edit.undo()
    assert edit.text() == "He follows the victim."


def test_f7_goes_on_to_the_next_text_with_a_flag(
    part: TwoTexts, written: Callable[[str, str, list[str]], None]
) -> None:
    written("behaviour", "He is very loud.", ["very"])
    written("because", "It is a huge step.", ["huge"])
    first, second = part.edit("behaviour"), part.edit("because")
    first.setFocus()
    first.moveCursor(first.textCursor().MoveOperation.Start)
    QTest.keyClick(first, Qt.Key.Key_F7)
    assert first.textCursor().selectedText() == "very"
    QTest.keyClick(first, Qt.Key.Key_F7)
    assert second.hasFocus()
    assert second.textCursor().selectedText() == "huge"
    QTest.keyClick(second, Qt.Key.Key_F7)
    assert first.hasFocus()


def test_what_is_kept_needs_a_reason_and_stays_kept_until_it_is_written_anew(
    qtbot: QtBot, part: TwoTexts, demo_context: PageContext, written: Callable[[str, str, list[str]], None]
) -> None:
    written("because", "He is very loud.", ["very"])
    part.lines("because").buttons()[-1].click()
    (dialog,) = demo_context.messages.open_dialogs()
    reason = dialog.findChild(RecordEdit)
    assert reason is not None
    QTest.keyClicks(reason, "as his own plan says")
    QTest.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not demo_context.messages.open_dialogs())
    qtbot.waitUntil(lambda: not part.edit("because").marks())
    (flag,) = part.lines("because").flags()
    assert (flag.kind, flag.text) == ("done", "“very” is kept, because: as his own plan says")
    part.edit("because").set_text("")
    qtbot.waitUntil(lambda: not part.lines("because").flags())
    written("because", "He is very loud.", [])
    qtbot.waitUntil(lambda: bool(part.lines("because").flags()))
    written("because", "He is very loud at lunch.", ["very"])


def test_what_somebody_said_may_be_quoted_and_exact_words_are_left_alone(
    part: TwoTexts, written: Callable[[str, str, list[str]], None], demo_context: PageContext
) -> None:
    written("carer_view", "He is a bully and very loud.", ["bully"])
    (flag,) = part.lines("carer_view").flags()
    assert [label for _, label in flag.actions] == ["Put in quotation marks", "Keep, because"]
    QTest.keyClicks(part.edit("child_view"), "I am a bully.")
    demo_context.workers.wait_idle()
    assert part.fields["child_view"].findChild(FlagLines) is None


def test_only_what_the_caret_stands_at_takes_room(
    part: TwoTexts, written: Callable[[str, str, list[str]], None]
) -> None:
    words = ["very", "huge", "sadly", "vile", "victim", "often", "silly", "harmless"]
    written("behaviour", "".join(f"It is {word}. " for word in words), words)
    for word in words:
        QTest.keyClick(part.edit("behaviour"), Qt.Key.Key_F7)
        first, rest = part.lines("behaviour").flags()
        assert first.text.startswith(f"“{word}”")
        assert rest.text == "7 more are underlined in the text. F7 goes to the next."


def test_a_look_at_a_text_that_was_typed_on_is_dropped(part: TwoTexts, qtbot: QtBot) -> None:
    edit = part.edit("behaviour")
    edit.set_text("He is very loud.")
    edit.setFocus()
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    QTest.keyClicks(edit, "Now ")
    qtbot.waitUntil(lambda: words_of(edit) == ["very"])
    assert edit.marks()[0].start == len("Now He is ")


def test_a_form_of_a_plan_is_looked_through_where_it_asks_for_the_schools_own_words(
    qtbot: QtBot, demo_context: PageContext
) -> None:
    form = SmallForm(
        demo_context,
        (
            Ask(key="needs", label="Needs", name="needsEdit", kind="text", value="He is very loud.", aid=True),
            Ask(key="carer", label="What the carer says", name="carerEdit", kind="text", value="He is very loud."),
        ),
    )
    qtbot.addWidget(form)
    form.show()
    needs, carer = (form.findChild(RecordEdit, name) for name in ("needsEdit", "carerEdit"))
    assert needs is not None
    assert carer is not None
    qtbot.waitUntil(lambda: words_of(needs) == ["very"])
    assert carer.marks() == ()
