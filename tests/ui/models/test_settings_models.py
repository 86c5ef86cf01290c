"""The tables of the settings: an import before it is brought in, members, guidance."""

from pytestqt.modeltest import ModelTester

from hsbdesk.desk.desk import Desk
from hsbdesk.words import Words
from ui.models import guidance_model, members_model, roll_model
from ui.widgets.table_roles import Group, Mark, Role

LIST = "Forename;Surname;Date of birth;Year;Class\nMair;Ŵyn;24/05/2016;5;5 Yew\nDelun;;01/02/2016;5;5 Yew\n"


def test_an_import_says_first_what_is_left_out_and_why(qtmodeltester: ModelTester, desk: Desk) -> None:
    model = roll_model.make_roll_model(Words())
    qtmodeltester.check(model)
    sheet = desk.pupils.read_sheet(LIST.encode())
    plan = desk.pupils.plan(sheet, desk.pupils.guess(sheet))
    model.set_rows(roll_model.list_plan(Words(), plan, names_on=True))
    qtmodeltester.check(model)
    assert model.columnCount() == len(roll_model.COLUMNS)
    texts = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert texts == [None, "first or last name is missing", None, "Mair Ŵyn, 24 May"]
    assert model.index(1, 0).data() == "3"
    assert model.index(0, 0).data(Role.GROUP) == Group("Left out", "1")


def test_an_import_shows_no_names_while_names_are_off(desk: Desk) -> None:
    sheet = desk.pupils.read_sheet(LIST.encode())
    plan = desk.pupils.plan(sheet, desk.pupils.guess(sheet))
    lines = roll_model.list_plan(Words(), plan, names_on=False)
    assert "Ŵyn" not in repr([line.text for line in lines if isinstance(line, roll_model.RollLine)])


def test_members_can_be_removed_but_not_by_themselves(qtmodeltester: ModelTester, desk: Desk) -> None:
    desk.accounts.add("Aled Rees", "Deputy DSP", "six brown otters swim")
    model = members_model.make_members_model(Words())
    model.set_rows(desk.accounts.members())
    qtmodeltester.check(model)
    assert [model.index(row, members_model.REMOVE).data(Role.STYLE) for row in (0, 1)] == ["quiet", "button"]
    assert model.index(0, 0).data(Role.ACCESSIBLE) == "Nia Morgan, Designated Safeguarding Person, signed in now"


def test_guidance_marks_what_is_not_confirmed(qtmodeltester: ModelTester, desk: Desk) -> None:
    model = guidance_model.make_guidance_model(Words())
    rows = guidance_model.list_guidance(Words(), desk.content)
    model.set_rows(rows)
    qtmodeltester.check(model)
    lines = {row.key: place for place, row in enumerate(rows) if not isinstance(row, Group)}
    assert set(lines) >= {guidance.key for guidance in desk.content.guidance()}
    unsure = next(g for g in desk.content.guidance() if not g.confirmed and not g.by_school)
    sure = next(g for g in desk.content.guidance() if g.confirmed)
    assert model.index(lines[unsure.key], 2).data(Role.MARK) == Mark("state", "check")
    assert model.index(lines[unsure.key], 2).data() == "not confirmed"
    assert model.index(lines[sure.key], 1).data() == "November 2026"
    unconfirmed = [key for key in desk.content.legal_keys() if not desk.content.legal(key).confirmed]
    assert unconfirmed
    assert all(key in lines for key in unconfirmed)
    names = {key for key, name in desk.content.term_sources().items() if not name.confirmed}
    assert names
    assert names <= set(lines)
