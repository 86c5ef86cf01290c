"""The answers to "safe until tomorrow?" as a table."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.triage import ChildSafety, Safe, SafeAnswer
from ui.models.safety_model import SafetyChild, SafetyModel, SafetyTexts

ANSWERS = {"SAFE": "Safe", "NOT_SAFE": "Not safe", "NOT_KNOWN": "Not known", "NOT_ANSWERED": "Not answered"}
TEXTS = SafetyTexts("Child", ("Now", "Journey", "Tonight", "Next club"), ANSWERS)
CHILDREN = (
    SafetyChild(PersonId("a"), "Ioan Sample", "Year 6"),
    SafetyChild(PersonId("b"), "Llew Sample", "Year 1, at home"),
)


@pytest.fixture
def model() -> SafetyModel:
    made = SafetyModel(TEXTS)
    asked = ChildSafety(person=PersonId("b"), tonight=SafeAnswer(answer=Safe.NOT_KNOWN, words="duty desk asked"))
    made.set_children(CHILDREN, (asked,))
    return made


@pytest.mark.parametrize("narrow", [False, True])
def test_it_is_a_model_as_qt_wants_it(model: SafetyModel, qtmodeltester: ModelTester, narrow: bool) -> None:
    model.set_narrow(narrow)
    qtmodeltester.check(model)


def test_a_screen_reader_hears_child_place_and_answer(model: SafetyModel) -> None:
    said = model.data(model.index(1, 3), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Llew Sample, Tonight: Not known, duty desk asked"


def test_answers_stay_when_the_table_becomes_narrow(model: SafetyModel) -> None:
    model.set_answer(model.index(0, 4), answer=Safe.SAFE, words="None")
    model.set_narrow(True)
    assert (model.rowCount(), model.columnCount()) == (8, 2)
    assert model.answer_at(model.index(3, 1)) == SafeAnswer(answer=Safe.SAFE, words="None")
    model.set_answer(model.index(4, 1), answer=Safe.NOT_SAFE)
    model.set_narrow(False)
    assert [child.person for child in model.safety()] == ["a", "b"]
    assert model.safety()[1].now.answer is Safe.NOT_SAFE
    assert model.safety()[1].tonight.words == "duty desk asked"


def test_the_cell_of_a_name_takes_no_answer(model: SafetyModel) -> None:
    assert not model.set_answer(model.index(0, 0), answer=Safe.SAFE)
    assert [child.person for child in model.safety()] == ["b"]
