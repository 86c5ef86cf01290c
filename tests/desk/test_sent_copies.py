"""Save for sending: real files under one password, noted, with a task; nothing is lost or left when it fails."""

import errno
import os
import sys
import tempfile
from pathlib import Path

import pypdfium2
import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.sent_copies import SavedCopies
from hsbdesk.domain.sharing import DocumentKind, FiledCopy, SharingDecision
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_records

SHARE = SharingDecision(recipient="Social Services", necessary_because="they decide about their safety")


@pytest.fixture
def filed(demo_desk: Desk) -> tuple[FiledCopy, ...]:
    """The demo referral and its key, filed for Social Services."""
    desk = demo_desk
    file = next(row.file for row in desk.files.children().rows if row.number == "H-0017P")
    referral = desk.referrals.rows(file)[0].id
    copies: list[FiledCopy] = []
    for kind in (DocumentKind.REFERRAL, DocumentKind.IDENTITY_KEY):
        prepared = desk.paper.prepare(kind, file, record=referral)
        copies.append(desk.paper.file(prepared, desk.paper.render(prepared), SHARE, "SAVED"))
    return tuple(copies)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def save(desk: Desk, filed: tuple[FiledCopy, ...], folder: Path) -> SavedCopies:
    saved = desk.sent_copies.write(desk.sent_copies.take([copy.id for copy in filed]), folder)
    desk.sent_copies.note(saved)
    return saved


def pages(data: bytes, password: str | None = None) -> list[str]:
    document = pypdfium2.PdfDocument(data, password=password)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def delete_tasks(desk: Desk) -> list[Task]:
    return [task for task in read_records(desk.session.db, Task) if task.kind == "DELETE_COPY"]


def test_report_and_key_are_two_files_that_open_with_one_password(
    demo_desk: Desk, filed: tuple[FiledCopy, ...], folder: Path
) -> None:
    saved = save(demo_desk, filed, folder)
    assert [path.name for path in saved.paths] == [copy.file_name for copy in filed]
    assert sorted(path.name for path in folder.iterdir()) == sorted(copy.file_name for copy in filed)
    for copy, path in zip(filed, saved.paths, strict=True):
        stored = demo_desk.paper.copy_bytes(copy.id)
        assert pages(path.read_bytes(), saved.password) == pages(stored)
        with pytest.raises(pypdfium2.PdfiumError, match="password"):
            pages(path.read_bytes())
    if sys.platform != "win32":
        assert {path.stat().st_mode & 0o777 for path in saved.paths} == {0o600}


def test_it_is_noted_and_to_be_deleted_on_the_next_working_day(
    demo_desk: Desk, filed: tuple[FiledCopy, ...], folder: Path
) -> None:
    db = demo_desk.session.db
    before = db.execute("SELECT count(*) FROM audit").fetchone()[0]
    saved = save(demo_desk, filed, folder)
    [task] = delete_tasks(demo_desk)
    assert (task.due_on, task.counted_in, task.made_by) == ("2026-03-19", "WORKING_DAYS", filed[0].record)
    assert "Ioan" not in task.what + task.why
    assert str(folder) in task.why
    rows = demo_desk.worklists.today().groups
    row = next(row for group in rows for row in group.rows if row.task == task.id)
    assert (row.action, row.action_text) == ("done", "Deleted")
    noted = db.execute("SELECT action, object FROM audit ORDER BY seq").fetchall()[before:]
    assert {(action, target) for action, target in noted} >= {("copy.protected", copy.id) for copy in filed}
    shared = db.execute("SELECT copy FROM sharing WHERE how = 'SAVED'").fetchall()
    assert {row[0] for row in shared} == {copy.id for copy in filed}
    dump = "\n".join(
        str(row)
        for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for row in db.execute(f'SELECT * FROM "{table}"').fetchall()
    )
    assert saved.password not in dump


def test_over_a_weekend_and_easter_the_day_is_a_working_day(
    demo_desk: Desk, filed: tuple[FiledCopy, ...], folder: Path, clock: object
) -> None:
    clock.move(days=15)  # type: ignore[attr-defined]  # Thursday 2 April 2026; Good Friday and Easter Monday follow
    save(demo_desk, filed, folder)
    assert delete_tasks(demo_desk)[0].due_on == "2026-04-07"


def test_a_file_that_is_there_stays_and_nothing_is_written(
    demo_desk: Desk, filed: tuple[FiledCopy, ...], folder: Path
) -> None:
    (folder / filed[1].file_name).write_text("somebody else's", encoding="utf-8")
    with pytest.raises(DeskError) as refused:
        save(demo_desk, filed, folder)
    assert refused.value.id == "sending_file_exists"
    assert [path.read_text(encoding="utf-8") for path in folder.iterdir()] == ["somebody else's"]
    assert delete_tasks(demo_desk) == []


def test_a_link_that_leads_nowhere_is_not_followed(
    demo_desk: Desk, filed: tuple[FiledCopy, ...], folder: Path, tmp_path: Path
) -> None:
    if sys.platform == "win32":
        pytest.skip("links need rights on Windows")
    (folder / filed[0].file_name).symlink_to(tmp_path / "elsewhere.pdf")
    with pytest.raises(DeskError) as refused:
        save(demo_desk, filed, folder)
    assert refused.value.id == "sending_file_exists"
    assert not (tmp_path / "elsewhere.pdf").exists()


def test_a_folder_that_is_not_there_is_said(demo_desk: Desk, filed: tuple[FiledCopy, ...], folder: Path) -> None:
    folder.rmdir()
    with pytest.raises(DeskError) as refused:
        save(demo_desk, filed, folder)
    assert refused.value.id == "sending_folder_missing"
    with pytest.raises(DeskError) as refused:
        demo_desk.sent_copies.check_folder(folder / "deeper", [])
    assert refused.value.id == "sending_folder_missing"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "sending_disk_full"),
        (errno.EACCES, "sending_folder_locked"),
        (errno.EROFS, "sending_folder_locked"),
        (errno.ENOENT, "sending_folder_missing"),
        (errno.EIO, "sending_not_written"),
    ],
)
def test_when_the_second_file_fails_the_first_is_taken_away(
    demo_desk: Desk,
    filed: tuple[FiledCopy, ...],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    said: str,
) -> None:
    real, calls = os.fsync, [0]

    def failing(handle: int) -> None:
        calls[0] += 1
        if calls[0] == 2:
            raise OSError(code, os.strerror(code))
        real(handle)

    taken = demo_desk.sent_copies.take([copy.id for copy in filed])
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(DeskError) as refused:
            demo_desk.sent_copies.write(taken, folder)
    assert refused.value.id == said
    assert not list(folder.iterdir())
    assert "({id})" not in demo_desk.words.refusal(refused.value)
    assert demo_desk.paper.copy_bytes(filed[0].id)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights on Windows")
def test_a_folder_that_may_not_be_written_is_said(demo_desk: Desk, filed: tuple[FiledCopy, ...], folder: Path) -> None:
    taken = demo_desk.sent_copies.take([copy.id for copy in filed])
    demo_desk.sent_copies.write(taken, folder)
    with tempfile.TemporaryDirectory() as locked:
        Path(locked).chmod(0o555)
        try:
            if os.getuid() == 0:  # nothing is locked for root: be somebody else while it is tried
                os.seteuid(65534)
            with pytest.raises(DeskError) as refused:
                demo_desk.sent_copies.write(taken, Path(locked))
        finally:
            if os.getuid() == 0:
                os.seteuid(0)
        assert not list(Path(locked).iterdir())
        Path(locked).chmod(0o700)
    assert refused.value.id == "sending_folder_locked"


def test_what_can_not_be_noted_does_not_stay_outside(
    demo_desk: Desk, filed: tuple[FiledCopy, ...], folder: Path
) -> None:
    saved = demo_desk.sent_copies.write(demo_desk.sent_copies.take([copy.id for copy in filed]), folder)
    assert len(list(folder.iterdir())) == 2
    db = demo_desk.session.db
    db.execute("PRAGMA query_only = ON")  # as a drive that has become read-only
    with pytest.raises(DeskError):
        demo_desk.sent_copies.note(saved)
    db.execute("PRAGMA query_only = OFF")
    assert not list(folder.iterdir())
    assert delete_tasks(demo_desk) == []


def test_a_copy_that_is_not_filed_is_refused(demo_desk: Desk) -> None:
    with pytest.raises(DeskError) as refused:
        demo_desk.sent_copies.take(["nothing"])
    assert refused.value.id == "copy_missing"
