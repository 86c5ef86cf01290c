"""What a search found."""

from pytestqt.modeltest import ModelTester

from hsbdesk.desk.desk import Desk
from ui.models.found_model import FoundModel
from ui.widgets.table_roles import Role


def test_groups_stand_over_what_was_found(qtmodeltester: ModelTester, demo_desk: Desk) -> None:
    model = FoundModel()
    groups = demo_desk.finder.search("sample")
    model.set_groups(groups)
    qtmodeltester.check(model)
    assert model.rowCount() == len(groups) + model.count()
    assert model.found(model.index(0, 0)) is None
    found = model.found(model.index(1, 0))
    assert found == groups[0].items[0]
    assert model.index(1, 0).data(Role.KEY) == (found.kind, found.key)
