"""Today's list as a table: headings, folds, one main action."""

from pytestqt.modeltest import ModelTester

from hsbdesk.desk.worklists import Target, TodayGroup, TodayRow
from ui.models.today_model import TodayModel
from ui.widgets.fold_delegate import Fold
from ui.widgets.table_roles import Mark, Role


def make_row(row_id: str, *, state: str = "", overdue: bool = False) -> TodayRow:
    return TodayRow(
        id=row_id,
        icon="send",
        state=state,
        name="Ioan Sample",
        name_detail="Year 6",
        text="Written report",
        detail="Phoned 17 March",
        when="Today 14:40",
        overdue=overdue,
        action="open",
        action_text="Continue",
        target=Target("file", "f"),
        task=None,
    )


GROUPS = (
    TodayGroup("next", "Next three", False, "", (make_row("a", state="stop"), make_row("b"))),
    TodayGroup("week", "This week", True, "1: more", (make_row("c", overdue=True),)),
)


def test_headings_cannot_be_chosen_but_folds_can(qtmodeltester: ModelTester) -> None:
    model = TodayModel()
    model.set_groups(GROUPS)
    qtmodeltester.check(model)
    assert model.rowCount() == 4
    assert not model.flags(model.index(0, 0))
    assert model.flags(model.index(3, 0))
    assert model.index(3, 0).data(Role.GROUP) == Fold("This week", "1: more", is_open=False)


def test_unfolding_shows_the_rows_and_lasts_through_a_reload(qtmodeltester: ModelTester) -> None:
    model = TodayModel()
    model.set_groups(GROUPS)
    model.toggle_fold(model.index(3, 0))
    qtmodeltester.check(model)
    assert model.index(4, 0).data(Role.KEY) == "c"
    model.set_groups(GROUPS)
    assert model.rowCount() == 5
    model.toggle_fold(model.index(3, 0))
    assert model.rowCount() == 4
    model.toggle_fold(model.index(0, 0))
    assert model.rowCount() == 4


def test_only_the_first_row_has_the_main_action_and_signs_are_shapes() -> None:
    model = TodayModel()
    model.set_groups(GROUPS)
    model.toggle_fold(model.index(3, 0))
    assert [model.index(row, 4).data(Role.STYLE) for row in (1, 2, 4)] == ["primary", "button", "button"]
    assert model.index(1, 0).data(Role.MARK) == Mark("icon", "octagon", "stop")
    assert model.index(4, 0).data(Role.MARK) == Mark("icon", "clock", "warn")
    assert model.index(1, 0).data(Role.ACCESSIBLE) == (
        "Ioan Sample, Year 6, Written report, Phoned 17 March, Today 14:40, Continue"
    )


def test_groups_are_found_by_number() -> None:
    model = TodayModel()
    model.set_groups(GROUPS)
    assert [model.first_row_of_group(place) for place in (0, 1, 2)] == [1, 3, -1]
