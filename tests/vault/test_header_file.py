"""The two copies of the header, in every state that a power cut, a bad disk or a hand can leave them."""

import errno
import os
import stat
import sys

import pytest

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.header import Head
from hsbdesk.vault.header_file import FIRST_COPY, SECOND_COPY, read_header, write_header
from hsbdesk.vault.header_seal import canonical_json
from hsbdesk.vault.members import change_passphrase, set_head, set_notice
from hsbdesk.vault.private_file import disk_refusal
from hsbdesk.vault.unlock import open_copies, unlock_copies


@pytest.fixture
def folder(tmp_path, school):
    write_header(tmp_path, school.create_two().header)
    return tmp_path


def _later(school, folder):
    """The header as a lead changes it next."""
    return set_notice(*school.enter(read_header(folder).copies[0], school.nia), school.notice).header


def test_both_copies_are_equal_and_private(folder):
    read = read_header(folder)
    assert (len(read.copies), read.from_backup) == (1, False)
    assert (folder / FIRST_COPY).read_bytes() == (folder / SECOND_COPY).read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == [FIRST_COPY, SECOND_COPY]
    if sys.platform != "win32":
        for path in folder.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_readable_left_over_does_not_lend_its_mode(folder, school):
    left_over = folder / (FIRST_COPY + ".tmp")
    left_over.write_bytes(b"half")
    left_over.chmod(0o644)
    write_header(folder, _later(school, folder))
    assert not left_over.exists()
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / FIRST_COPY).stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [None, b"", b"\x00" * 3000, b"{}", b'{"fmt":"hsbdesk-vault","v":1}'])
@pytest.mark.parametrize("copy", [FIRST_COPY, SECOND_COPY])
def test_one_missing_empty_or_damaged_copy_locks_nobody_out(folder, school, copy, damage):
    if damage is None:
        (folder / copy).unlink()
    else:
        (folder / copy).write_bytes(damage)
    read = read_header(folder)
    assert read.from_backup == (copy == FIRST_COPY)
    change = open_copies(read, lambda header: school.enter(header, school.aled))
    write_header(folder, change.header)
    assert not read_header(folder).from_backup


def test_without_any_copy_the_header_is_missing_and_with_two_bad_ones_damaged(folder):
    (folder / FIRST_COPY).write_bytes(b"")
    (folder / SECOND_COPY).write_bytes(b"")
    with pytest.raises(DamagedVaultError, match="vault_header_damaged"):
        read_header(folder)
    (folder / FIRST_COPY).unlink()
    (folder / SECOND_COPY).unlink()
    with pytest.raises(DeskError, match="vault_header_missing"):
        read_header(folder)


def test_a_copy_that_cannot_be_read_at_all_counts_as_damaged(folder, school):
    (folder / FIRST_COPY).unlink()
    (folder / FIRST_COPY).mkdir()
    read = read_header(folder)
    assert read.from_backup
    school.enter(read.copies[0], school.nia)
    (folder / SECOND_COPY).write_bytes(b"x" * (5 * 1024 * 1024))
    with pytest.raises(DamagedVaultError):
        read_header(folder)


def test_a_kill_before_the_first_copy_is_in_place_leaves_the_old_state(folder, school):
    before = read_header(folder)
    (folder / (FIRST_COPY + ".tmp")).write_bytes(canonical_json(_later(school, folder))[:500])
    assert read_header(folder) == before


def test_a_kill_between_the_copies_leaves_the_new_state(folder, school):
    later = _later(school, folder)
    (folder / FIRST_COPY).write_bytes(canonical_json(later))
    read = read_header(folder)
    assert (read.copies[0], len(read.copies), read.from_backup) == (later, 2, False)


def test_a_kill_between_the_copies_of_a_new_passphrase_leaves_one_that_opens(folder, school):
    entered = school.enter(read_header(folder).copies[0], school.nia)
    fresh = change_passphrase(*entered, "pebble walnut siren cargo", cost=school.cheap).header
    (folder / FIRST_COPY).write_bytes(canonical_json(fresh))
    read = read_header(folder)
    open_copies(read, lambda header: school.enter(header, school.nia, "pebble walnut siren cargo"))
    with pytest.raises(DeskError, match="vault_wrong_passphrase"):
        open_copies(read, lambda header: school.enter(header, school.nia))


def test_an_older_first_copy_put_back_by_hand_is_not_preferred(folder, school):
    old = (folder / FIRST_COPY).read_bytes()
    later = _later(school, folder)
    write_header(folder, later)
    (folder / FIRST_COPY).write_bytes(old)
    read = read_header(folder)
    assert (read.copies[0], read.from_backup) == (later, True)


def test_a_first_copy_altered_where_no_signature_reaches_gives_way_to_the_second(folder, school):
    content = (folder / FIRST_COPY).read_bytes()
    (folder / FIRST_COPY).write_bytes(content.replace(b'"erased":[]', b'"erased":["%s"]' % (b"0" * 32)))
    read = read_header(folder)
    assert len(read.copies) == 2
    change = unlock_copies(read, school.nia, school.secrets[school.nia], floor=school.cheap)
    assert change.header.erased == ()


def test_a_wrong_passphrase_is_not_tried_on_the_second_copy(folder, school):
    entered = school.enter(read_header(folder).copies[0], school.nia)
    (folder / FIRST_COPY).write_bytes(canonical_json(set_head(*entered, Head(3, "00")).header))
    tried = []

    def opener(header):
        tried.append(header)
        return school.enter(header, school.nia, "wrong one altogether")

    with pytest.raises(DeskError, match="vault_wrong_passphrase"):
        open_copies(read_header(folder), opener)
    assert len(tried) == 1


@pytest.mark.parametrize("copy", [FIRST_COPY, SECOND_COPY])
def test_a_copy_of_a_newer_program_stops_the_older_one(folder, copy):
    (folder / copy).write_bytes(b'{"fmt":"hsbdesk-vault","v":2}')
    with pytest.raises(DeskError, match="vault_newer"):
        read_header(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are of Unix")
def test_a_disk_that_takes_no_more_leaves_the_old_header_whole(folder, school):
    import resource

    later = _later(school, folder)
    before = read_header(folder)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(DeskError, match="vault_write_failed"):
            write_header(folder, later)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert read_header(folder) == before
    write_header(folder, later)
    assert read_header(folder).copies == (later,)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [(errno.ENOSPC, "vault_disk_full"), (errno.EROFS, "vault_read_only"), (errno.EACCES, "vault_read_only"),
     (errno.EIO, "vault_write_failed")],
)  # fmt: skip
def test_a_failing_disk_is_told_by_its_cause(code, refusal):
    assert disk_refusal(OSError(code, os.strerror(code))).id == refusal
