"""The writing aid in a plan's texts: a reason is asked for, holds for its sentence and ends with the session."""

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.errors import DeskError


def test_what_is_left_as_it_is_needs_a_reason_and_holds_for_its_own_sentence(desk: Desk) -> None:
    text = "He is very loud. She is very quiet."
    first, second = desk.wordings.look(text)
    assert (first.kept, second.kept) == ("", "")
    with pytest.raises(DeskError, match="override_needs_reason"):
        desk.wordings.keep(text, first.hint, "  ")
    desk.wordings.keep(text, first.hint, " as his own plan says ")
    assert [one.kept for one in desk.wordings.look(text)] == ["as his own plan says", ""]
    assert [one.kept for one in desk.wordings.look(f"New here. {text}")] == ["as his own plan says", ""]
    assert [one.kept for one in desk.wordings.look("He is very loud at lunch.")] == [""]


def test_no_group_of_a_referrals_section_is_looked_for_in_a_plan(desk: Desk) -> None:
    text = "Aunt was phoned. We ask for support. Staffing and budget are short."
    assert desk.wordings.look(text) == ()


def test_what_somebody_said_is_never_offered_a_replacement(desk: Desk) -> None:
    (own,) = desk.wordings.look("He is a bully.")
    (said,) = desk.wordings.look("He is a bully.", reported=True)
    assert [offer.action.value for offer in own.hint.offers] == ["REPLACE"]
    assert [offer.action.value for offer in said.hint.offers] == ["QUOTE"]


def test_reasons_are_stored_nowhere(demo_desk: Desk) -> None:
    text = "He is very loud."
    (found,) = demo_desk.wordings.look(text)
    before = _rows(demo_desk)
    demo_desk.wordings.keep(text, found.hint, "as his own plan says")
    assert _rows(demo_desk) == before
    assert demo_desk.wordings.look(text)[0].kept
    assert not demo_desk.drafts.own()


def _rows(desk: Desk) -> list[int]:
    db = desk.session.db
    tables = [str(row[0]) for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [int(db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in tables]
