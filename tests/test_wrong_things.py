"""Ten wrong things: each gives a sentence with the next step, and nothing typed or stored is lost.

"No printer" is tried in tests/ui/pages/test_print_preview.py, where printing lives.
"""

import os
import resource
import signal
import tempfile
import warnings
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.concern_draft import draft_fields, draft_from_fields
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.text import NARRATIVE_MOST
from hsbdesk.errors import DeskError
from hsbdesk.machine.places import Places
from hsbdesk.storage.records import read_records

PASSPHRASE = "five quiet herons wade"
NEXT_STEPS = (
    "try again",
    "Check",
    "Close it",
    "Free some",
    "Open it with",
    "Open the newest",
    "Correct",
    "Shorten",
    "Write when",
    "save again",
    "Ask",
    "Export",
    "Choose",
    "Bring HSB Desk up to date",
)


def sentence(desk: Desk, act: Callable[[], object], expected: str) -> str:
    """Return what is said when `act` is refused; it must be one of our refusals and say what to do next."""
    with pytest.raises(DeskError) as refused:
        act()
    assert refused.value.id == expected
    said = desk.words.refusal(refused.value)
    assert refused.value.id not in said, "a refusal without its own sentence"
    assert any(step in said for step in NEXT_STEPS), said
    return said


def table_counts(desk: Desk) -> dict[str, int]:
    db = desk.session.db
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


@contextmanager
def full_disk(desk: Desk):
    """Let no file grow: a full disk, as far as writing goes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_wrong_passphrase(desk: Desk, vault_folder: Path) -> None:
    desk.sign_out()
    said = sentence(desk, lambda: desk.sign_in(vault_folder, "Nia Morgan", "not this one"), "vault_wrong_passphrase")
    assert "Nothing was changed" in said


def test_a_full_disk(desk: Desk) -> None:
    draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="Kept. " * 5000)
    desk.drafts.keep(draft.uuid, "concern", draft_fields(draft), {}, inbox=True)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with full_disk(desk):
            with pytest.raises(DeskError) as refused:
                desk.concerns.submit(draft)
            with pytest.raises(DeskError):
                desk.drafts.keep(draft.uuid, "concern", draft_fields(draft), {}, inbox=True)
    finally:
        signal.signal(signal.SIGXFSZ, before)
    assert refused.value.id in {"disk_full", "disk_failed"}
    assert "kept on this screen" in desk.words.refusal(refused.value)
    assert draft_from_fields(desk.drafts.open(draft.uuid).fields) == draft
    assert read_records(desk.session.db, Concern) == []
    desk.concerns.submit(draft)
    assert len(read_records(desk.session.db, Concern)) == 1
    assert desk.checks.run()


def test_a_full_disk_says_so_and_the_next_number_is_not_skipped(desk: Desk) -> None:
    draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="Kept. " * 30_000)
    desk.drafts.keep(draft.uuid, "concern", draft_fields(draft), {}, inbox=True)
    db = desk.session.db
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    before = table_counts(desk)
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}").fetchall()
    sentence(desk, lambda: desk.concerns.submit(draft), "disk_full")
    assert table_counts(desk) == before
    db.execute("PRAGMA max_page_count = 4294967294").fetchall()
    assert desk.concerns.submit(draft).number == record_number("I", 1)
    assert desk.checks.run()


def test_signing_out_on_a_full_disk_closes_the_vault_and_loses_nothing(desk: Desk, vault_folder: Path) -> None:
    draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="Half a sen")
    desk.drafts.keep(draft.uuid, "concern", draft_fields(draft), {}, inbox=True)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with full_disk(desk), suppress(DeskError):
            desk.sign_out()
    finally:
        signal.signal(signal.SIGXFSZ, before)
    assert not desk.is_open
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    assert draft_from_fields(desk.drafts.open(draft.uuid).fields) == draft
    assert desk.checks.run()


def test_a_users_own_folder_that_can_not_be_written(desk: Desk, vault_folder: Path, places: Places) -> None:
    """What this PC remembers of the vault is not worth keeping anybody out of it."""
    desk.sign_out()
    places.state.unlink(missing_ok=True)
    places.state.parent.rename(places.state.parent.with_name("moved"))
    places.state.parent.write_bytes(b"a file where a folder should be")
    sentence(desk, lambda: desk.sign_in(vault_folder, "Nia Morgan", "not this one"), "vault_wrong_passphrase")
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    desk.sign_out()
    assert not desk.is_open


def test_a_read_only_folder(desk: Desk, vault_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere, so the system's own answer is what is asked of."""
    desk.sign_out()
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    sentence(desk, lambda: desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE), "vault_read_only")


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="needs users")
def test_a_folder_of_somebody_else(desk: Desk, vault_folder: Path, tmp_path: Path) -> None:
    """Another user of the PC may read the vault's folder and not write it."""
    desk.sign_out()
    for path in (vault_folder, *vault_folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for above in (tmp_path, *tmp_path.parents):
        if above.is_relative_to(Path(tempfile.gettempdir())) and above != Path(tempfile.gettempdir()):
            above.chmod(0o755)
    before = {path: path.read_bytes() for path in vault_folder.rglob("*") if path.is_file()}
    reader, writer = os.pipe()
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        child = os.fork()  # the child only signs in; it never touches a window's threads
    if child == 0:
        said = "nothing was refused"
        try:
            if os.getuid() == 0:
                os.setresgid(65534, 65534, 65534)
                os.setresuid(65534, 65534, 65534)
            desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
        except DeskError as refused:
            said = f"{refused.id}\n{desk.words.refusal(refused)}"
        except BaseException as error:  # noqa: BLE001  the parent reads what it was
            said = repr(error)
        finally:
            os.write(writer, said.encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    assert said.splitlines()[0] == "vault_read_only", said
    assert "write access" in said
    assert {path: path.read_bytes() for path in vault_folder.rglob("*") if path.is_file()} == before
    vault_folder.chmod(0o700)


def test_a_second_window(desk: Desk, make_desk: Callable[[], Desk], vault_folder: Path) -> None:
    other = make_desk()
    sentence(desk, lambda: other.sign_in(vault_folder, "Nia Morgan", PASSPHRASE), "vault_open_on_pc")
    desk.concerns.submit(replace(desk.concerns.new_draft(), child_not_known=True, what_happened="Still works."))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "case_file_not_json"),
        (b"{", "case_file_not_json"),
        (b"[]", "case_file_other_format"),
        (b'{"format": "hsb-case", "version": 99}', "case_file_newer"),
        (b'{"format": "hsb-case", "version": 1, "concerns": [{"id": 3}]}', "case_file_wrong"),
        (b"\xff\xfe\x00", "case_file_not_json"),
        (b'{"a":' * 20_000, "case_file_not_json"),
    ],
)
def test_a_broken_case_file(desk: Desk, data: bytes, expected: str) -> None:
    before = table_counts(desk)
    sentence(desk, lambda: desk.cases.import_case(data), expected)
    assert table_counts(desk) == before


def test_a_case_file_with_a_code_nobody_knows(desk: Desk, places) -> None:
    data = (places.resources / "demo" / "ysgol-enghraifft.json").read_bytes()
    odd = data.replace(b'"state": "WITH_POLICE_OR_SS"', b'"state": "ELSEWHERE"')
    assert odd != data
    before = table_counts(desk)
    sentence(desk, lambda: desk.cases.import_case(odd), "case_file_code_unknown")
    assert table_counts(desk) == before


def test_a_future_vault(desk: Desk, vault_folder: Path) -> None:
    desk.session.db.execute("PRAGMA user_version = 99")
    desk.sign_out()
    before = (vault_folder / "records.db").read_bytes()
    sentence(desk, lambda: desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE), "vault_is_newer")
    assert (vault_folder / "records.db").read_bytes() == before


def test_a_zero_byte_vault(desk: Desk, vault_folder: Path) -> None:
    desk.sign_out()
    (vault_folder / "records.db").write_bytes(b"")
    sentence(desk, lambda: desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE), "vault_file_empty")


def test_a_huge_paste(desk: Desk) -> None:
    most = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="x" * NARRATIVE_MOST)
    desk.concerns.submit(most)
    over = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="x" * (NARRATIVE_MOST + 1))
    desk.drafts.keep(over.uuid, "concern", draft_fields(over), {}, inbox=True)
    sentence(desk, lambda: desk.concerns.submit(over), "text_too_long")
    assert draft_from_fields(desk.drafts.open(over.uuid).fields) == over
    assert [record.id for record in read_records(desk.session.db, Concern)] == [most.uuid]


def test_a_date_in_the_future(desk: Desk) -> None:
    draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="Seen.", when="19 March 2026")
    assert desk.concerns.read_when(draft.when).error
    sentence(desk, lambda: desk.concerns.submit(draft), "date_in_future")
    assert read_records(desk.session.db, Concern) == []
