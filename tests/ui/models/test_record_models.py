"""The tables of a child's record hold together as Qt asks, with headings between their rows and without any."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.histories import Difference, HistoryRow
from hsbdesk.domain.ids import FileId
from hsbdesk.words import Words
from ui.models.choices_model import group_choices, make_choices_model
from ui.models.chronology_model import group_by_month, make_chronology_model
from ui.models.concerns_model import make_concerns_model
from ui.models.difference_model import make_difference_model
from ui.models.history_model import group_by_day, make_history_model
from ui.models.people_model import group_people, make_people_model
from ui.models.referrals_model import make_referrals_model
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Group, Mark, Role


@pytest.fixture
def file(demo_desk: Desk) -> FileId:
    return next(row.file for row in demo_desk.files.children().rows if row.number == "H-0017P")


Made = Callable[[], RowModel]


@pytest.fixture
def made(demo_desk: Desk, file: FileId, words: Words) -> dict[str, RowModel]:
    parent = QObject()
    chronology = make_chronology_model(words, parent)
    chronology.set_rows(group_by_month(words, demo_desk.chronologies.read(file).rows, key_only=False))
    concerns = make_concerns_model(words, parent)
    concerns.set_rows(demo_desk.concerns.rows(file))
    people = make_people_model(words, parent)
    people.set_rows(group_people(words, demo_desk.files.people(file)))
    history = make_history_model(words, parent)
    history.set_rows(group_by_day(demo_desk.histories.read(file).rows))
    referrals = make_referrals_model(words, parent)
    referrals.set_rows(demo_desk.referrals.rows(file))
    view = demo_desk.referrals.read(demo_desk.referrals.rows(file)[0].id)
    choices = make_choices_model(words, {}, parent)
    choices.set_rows(group_choices(words, (*view.background, *view.interventions)))
    differences = make_difference_model(words, parent)
    differences.set_rows([Difference("aim", "old", "new")])
    models = {
        "chronology": chronology,
        "concerns": concerns,
        "people": people,
        "history": history,
        "referrals": referrals,
        "choices": choices,
        "differences": differences,
    }
    models["keep"] = parent  # type: ignore[assignment]
    return models


@pytest.mark.parametrize("name", ["chronology", "concerns", "people", "history", "referrals", "choices", "differences"])
def test_a_model_keeps_qts_rules(made: dict[str, RowModel], name: str, qtmodeltester: ModelTester) -> None:
    model = made[name]
    assert model.rowCount() > 0
    qtmodeltester.check(model)
    model.set_rows([])
    qtmodeltester.check(model)


@pytest.mark.parametrize("name", ["chronology", "concerns", "people", "history", "referrals", "choices"])
def test_every_row_says_all_it_shows_to_a_screen_reader(made: dict[str, RowModel], name: str) -> None:
    model = made[name]
    for row in range(model.rowCount()):
        spoken = model.index(row, 0).data(Role.ACCESSIBLE)
        assert spoken
        heading = model.index(row, 0).data(Role.GROUP)
        assert len(str(spoken)) > 8 if heading is None else str(spoken).startswith(heading.title)


def test_headings_can_not_be_chosen(made: dict[str, RowModel]) -> None:
    model = made["chronology"]
    first = model.index(0, 0)
    assert isinstance(first.data(Role.GROUP), Group)
    assert model.flags(first) == Qt.ItemFlag.NoItemFlags
    assert model.row(first) is None


def test_a_concern_shows_its_category_and_brook_by_mark_and_word(made: dict[str, RowModel]) -> None:
    model = made["chronology"]
    row = next(r for r in range(model.rowCount()) if model.index(r, 1).data() == "I-0407E")
    assert model.index(row, 4).data(Role.MARK) == Mark("category", 4)
    assert model.index(row, 4).data() == "Abusive"
    assert model.index(row, 5).data(Role.MARK) == Mark("brook", "red")
    assert "Brook Red" in model.index(row, 0).data(Role.ACCESSIBLE)


def test_what_is_not_harmful_has_no_mark_and_says_so(made: dict[str, RowModel]) -> None:
    model = made["chronology"]
    row = next(r for r in range(model.rowCount()) if model.index(r, 1).data() == "I-0391M")
    assert model.index(row, 4).data(Role.MARK) is None
    assert model.index(row, 4).data() == "Not harmful sexual behaviour"
    assert model.index(row, 5).data() == ""


def test_months_count_key_entries_when_only_those_are_shown(demo_desk: Desk, file: FileId, words: Words) -> None:
    rows = demo_desk.chronologies.read(file, ChronologyFilter(kind="key")).rows
    heads = [row for row in group_by_month(words, rows, key_only=True) if isinstance(row, Group)]
    assert sum(int(head.detail.split()[0]) for head in heads) == len(rows)
    assert heads[0].detail.endswith("key entries")


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_days_of_the_history_stand_once_each() -> None:
    rows = [
        HistoryRow(_at("2026-03-18T11:00"), "N", "a", "", "1"),
        HistoryRow(_at("2026-03-18T09:00"), "N", "b", "", "1"),
        HistoryRow(_at("2026-03-17T09:00"), "N", "c", "", "1"),
    ]
    heads = [row.title for row in group_by_day(rows) if isinstance(row, Group)]
    assert heads == ["Wed 18 March 2026", "Tue 17 March 2026"]


def test_a_group_says_how_many_of_its_records_are_used(made: dict[str, RowModel]) -> None:
    model = made["choices"]
    heads = [row for row in model.rows() if isinstance(row, Group)]
    assert heads[0] == Group("Ioan and the family", "6 of 10 used")
    assert "Interventions" in {head.title for head in heads}
    first = model.index(1, 0)
    assert first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
