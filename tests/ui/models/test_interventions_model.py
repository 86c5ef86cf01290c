"""The lists of interventions hold together as Qt asks, and say all they show."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.intervention_views import InterventionRow
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.words import Words
from ui.models.effect_model import effect_lines, make_effect_model
from ui.models.interventions_model import (
    TickLine,
    effect_tag,
    make_interventions_model,
    make_ticks_model,
)
from ui.widgets.effect_plan import EffectPicture, EffectWeek
from ui.widgets.table_roles import Group, Role, Tagged

ROW = InterventionRow(
    id=RecordId("1"),
    number="N-0118X",
    title="Supervised break",
    when="11 Feb – now",
    detail="11 Feb – now · partly delivered",
    judgement="",
    chip="Effect due",
    chip_state="due",
    is_planned=False,
    file=FileId("2"),
)


@pytest.fixture
def parent() -> QObject:
    return QObject()


def test_the_list_keeps_qts_rules(demo_desk: Desk, words: Words, parent: QObject, qtmodeltester: ModelTester) -> None:
    model = make_interventions_model(words, parent)
    file = next(row.file for row in demo_desk.files.children().rows if row.number == "H-0017P")
    model.set_rows(demo_desk.interventions.rows(file))
    assert model.rowCount() == 11
    qtmodeltester.check(model)


def test_a_row_says_number_what_when_and_effect(words: Words, parent: QObject) -> None:
    model = make_interventions_model(words, parent)
    model.set_rows([ROW])
    said = "N-0118X, Supervised break, 11 Feb – now · partly delivered, Effect due"
    assert model.index(0, 0).data(Role.ACCESSIBLE) == said
    assert model.index(0, 0).data(Role.TAG) == Tagged("Effect due", "triangle", "warn")


def test_every_judgement_and_state_has_a_sign_of_its_own(demo_desk: Desk) -> None:
    codes = demo_desk.content.choices("judgement")
    judged = {effect_tag(replace(ROW, chip_state="judged", judgement=code)).icon for code in codes}
    assert len(judged) == len(codes)
    waiting = {effect_tag(replace(ROW, chip_state=state)).icon for state in ("due", "planned", "none", "struck")}
    assert len(waiting) == 4
    assert not judged & waiting


def test_what_is_ticked_is_said(words: Words, parent: QObject, qtmodeltester: ModelTester) -> None:
    model = make_ticks_model(words, parent)
    line = TickLine(RecordId("1"), ticked=True, date="9 March", text="Nel told H. Bevan", number="I-0407E")
    model.set_rows([line, replace(line, ticked=False)])
    qtmodeltester.check(model)
    assert model.index(0, 0).data(Role.ACCESSIBLE) == "ticked, I-0407E, 9 March, Nel told H. Bevan"
    assert str(model.index(1, 0).data(Role.ACCESSIBLE)).startswith("not ticked")
    states = [model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(2)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]


def test_weeks_without_an_entry_stand_in_the_table_too(
    words: Words, parent: QObject, qtmodeltester: ModelTester
) -> None:
    picture = EffectPicture(
        before="Before: 5 school days",
        since="Since start: 5 school days",
        rows=(("All entries", ""),),
        weeks=(EffectWeek(label="5–9 Jan", since=False), EffectWeek(label="12–16", since=True, gap="Closed")),
    )
    model = make_effect_model(words, parent)
    model.set_rows(effect_lines(picture))
    qtmodeltester.check(model)
    heads = [row.title for row in model.rows() if isinstance(row, Group)]
    assert heads == ["Before: 5 school days", "Since start: 5 school days", "Closed"]
    assert model.index(1, 0).data(Role.ACCESSIBLE) == "Before, 5–9 Jan, no entry"
