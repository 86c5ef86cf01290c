"""Who saw and changed what: every read, change, print and export leaves a row, and nothing that was typed."""

from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.differences import label_of
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.storage.audit import check_chain

TYPED = "zanzibar"


@pytest.fixture
def worked(desk: Desk, clock: Any) -> tuple[FileId, RecordId]:
    """A file that was written in, read, printed and exported."""
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"),))
    file = desk.files.open_file("pupil:1", FileKind.HSB, TYPED)
    draft = replace(
        desk.concerns.new_draft(),
        people=(DraftPerson(key="pupil:1", name="", role=Role.DISPLAYED),),
        what_happened=TYPED,
    )
    concern = desk.concerns.submit(draft).id
    clock.move(hours=1)
    desk.concerns.read(concern)
    desk.concerns.amend(concern, "CORRECTION", TYPED, TYPED)
    desk.concerns.strike_out(concern, TYPED)
    desk.files.read(file)
    prepared = desk.paper.prepare(DocumentKind.CHRONOLOGY, file)
    share = SharingDecision(recipient="school", necessary_because=TYPED)
    copy = desk.paper.file(prepared, desk.paper.render(prepared), share, "PRINTED")
    desk.paper.copy_bytes(copy.id)
    desk.cases.export_case(file)
    desk.finder.left(9, 1)
    return file, concern


def test_every_deed_is_a_row(desk: Desk, worked: tuple[FileId, RecordId]) -> None:
    actions = [row[0] for row in desk.session.db.execute("SELECT action FROM audit ORDER BY seq").fetchall()]
    for action in (
        "vault.created", "member.signed_in", "person.added", "file.opened", "concern.recorded", "concern.read",
        "concern.amended", "concern.struck_out", "file.read", "copy.printed", "copy.read", "case.exported",
        "search.left",
    ):  # fmt: skip
        assert action in actions, action


def test_nothing_that_was_typed_is_in_the_audit(desk: Desk, worked: tuple[FileId, RecordId]) -> None:
    rows = desk.session.db.execute("SELECT * FROM audit").fetchall()
    assert not any(word in repr(rows) for word in (TYPED, "Ioan", "Sample"))


def test_the_history_of_a_file_is_in_plain_words_newest_first(desk: Desk, worked: tuple[FileId, RecordId]) -> None:
    file, concern = worked
    view = desk.histories.read(file)
    assert view.people == ("Nia Morgan",)
    assert [row.at for row in view.rows] == sorted((row.at for row in view.rows), reverse=True)
    said = [row.what for row in view.rows]
    for deed in ("file: read", "concern: amended", "concern: struck out", "copy: printed"):
        assert deed in said, said
    assert not any("_" in row.what for row in view.rows)
    assert desk.concerns.read(concern).number in {row.number for row in view.rows}
    assert view.rows[0].at.hour == 12  # school time of the second hour


def test_the_original_can_always_be_compared(desk: Desk, worked: tuple[FileId, RecordId]) -> None:
    _, concern = worked
    versions = desk.histories.versions(concern)
    assert [version.number for version in versions] == [3, 2, 1]
    assert {version.by for version in versions} == {"Nia Morgan"}
    labels = [difference.label for difference in desk.histories.compare(concern, 1, 3)]
    assert sorted(labels) == ["Amendments", "Struck out"]
    assert desk.histories.compare(concern, 2, 2) == ()


def test_names_off_hides_names_in_a_comparison(desk: Desk, worked: tuple[FileId, RecordId]) -> None:
    _, concern = worked
    desk.concerns.amend(concern, "CORRECTION", "It was Ioan Sample's bag.", "x")
    desk.set_names(on=False)
    assert "Ioan" not in repr(desk.histories.compare(concern, 1, 4))


def test_versions_that_are_not_there_are_a_sentence(desk: Desk, worked: tuple[FileId, RecordId]) -> None:
    from hsbdesk.errors import DeskError

    _, concern = worked
    assert desk.histories.versions(RecordId("nothing")) == ()
    with pytest.raises(DeskError) as refused:
        desk.histories.compare(concern, 1, 9)
    assert refused.value.id == "record_missing"


def test_the_chain_holds_and_breaks_when_it_is_touched(desk: Desk, worked: tuple[FileId, RecordId]) -> None:
    assert check_chain(desk.session.db) > 10
    assert len(desk.checks.run()) == 6


def test_a_child_with_many_entries_has_its_whole_history(desk: Desk, worked: tuple[FileId, RecordId]) -> None:
    """More rows than one question to the store returns."""
    file, concern = worked
    with desk.session.saving():
        for _ in range(520):
            desk.session.audit.note("concern.read", concern)
    view = desk.histories.read(file)
    assert sum(row.what == "concern: read" for row in view.rows) >= 521
    assert any(row.what == "concern: recorded" for row in view.rows)


def test_a_copy_is_named_by_its_file_name(desk: Desk, worked: tuple[FileId, RecordId]) -> None:
    file, _ = worked
    row = next(row for row in desk.histories.read(file).rows if row.what == "copy: printed")
    assert row.number.endswith("_chronology.pdf")


def test_what_differs_is_named_as_on_the_screen(demo_desk: Desk) -> None:
    session = demo_desk.session
    assert label_of(session, ("front", "why_now")) == "Front sheet, why now"
    assert label_of(session, ("requests", 3, "by")) == "Requests 3, by"
    assert label_of(session, ("interventions", 12, "dose")) == "Interventions 12, how much, how often"
