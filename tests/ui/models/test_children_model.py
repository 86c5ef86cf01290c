"""The list of children as a table."""

from pytestqt.modeltest import ModelTester

from hsbdesk.desk.desk import Desk
from hsbdesk.words import Words
from ui.models.children_model import COLUMNS, ChildrenModel
from ui.widgets.table_roles import Mark, Role


def test_the_model_keeps_the_rules_and_says_a_row_in_one_sentence(qtmodeltester: ModelTester, demo_desk: Desk) -> None:
    model = ChildrenModel(Words())
    qtmodeltester.check(model)
    rows = demo_desk.files.children().rows
    model.set_rows(rows)
    qtmodeltester.check(model)
    assert model.columnCount() == len(COLUMNS)
    first = model.index(0, 0)
    assert first.data(Role.KEY) == rows[0].file
    assert first.data(Role.ACCESSIBLE).startswith(f"{rows[0].name}, {rows[0].born}, ")
    assert model.index(0, 3).data(Role.MARK) == Mark("state", "stop")
    assert model.row(first) == rows[0]
