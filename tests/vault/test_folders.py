"""Where a vault may lie, and who may look into its folder."""

import stat
import sys
from pathlib import Path

import pytest

from hsbdesk.errors import DeskError
from hsbdesk.vault.folders import check_place, create_vault_folder, find_vault, mount_kind

MOUNTS = r"""
/dev/sda2 / ext4 rw,relatime 0 0
//server/staff /home/staff cifs rw 0 0
server:/export /mnt/nfs nfs4 rw 0 0
user@pc: /home/dsp/remote fuse.sshfs rw 0 0
/dev/sdb1 /media/dsp/STICK vfat rw 0 0
/dev/sda3 /home/dsp/My\040Files ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
none /mnt/c 9p rw 0 0
/dev/sda9 /mnt/nfs/local ext4 rw 0 0
broken line
""".lstrip()


@pytest.fixture
def blocks(tmp_path) -> Path:
    """Two disks as the system describes them: sda is built in, sdb can be pulled out."""
    classes = tmp_path / "class"
    classes.mkdir()
    for disk, removable in (("sda", "0"), ("sdb", "1")):
        (tmp_path / disk).mkdir()
        (tmp_path / disk / "removable").write_text(f"{removable}\n")
        (classes / disk).symlink_to(tmp_path / disk)
        for number in (1, 2, 3, 9):
            (tmp_path / disk / f"{disk}{number}").mkdir()
            (classes / f"{disk}{number}").symlink_to(tmp_path / disk / f"{disk}{number}")
    return classes


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/dsp/vault", ""),
        ("/home/staff/vault", "network"),
        ("/home/staffroom/vault", ""),
        ("/mnt/nfs", "network"),
        ("/mnt/nfs/local/vault", ""),
        ("/home/dsp/remote/a/b", "network"),
        ("/media/dsp/STICK/vault", "removable"),
        ("/home/dsp/My Files/vault", ""),
        ("/tmp/vault", ""),
        ("/mnt/c/Users/dsp", "network"),
    ],
)
def test_network_and_removable_places_are_told_from_the_table_of_mounts(path, kind, blocks):
    assert mount_kind(Path(path), MOUNTS, blocks) == kind


@pytest.mark.parametrize(
    "place",
    ["OneDrive", "OneDrive - Ysgol Enghraifft/Safeguarding", "Dropbox", "Dropbox (School)", "Google Drive",
     "My Drive", "Nextcloud/x", "iCloudDrive", "onedrive/deep/er"],
)  # fmt: skip
def test_synced_folders_are_refused_by_their_names(tmp_path, place):
    with pytest.raises(DeskError, match="vault_place_synced"):
        create_vault_folder(tmp_path / place / "records")
    assert not list(tmp_path.iterdir())


def test_a_synced_folder_behind_a_link_or_named_by_the_system_is_refused(tmp_path, monkeypatch):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "desk").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(DeskError, match="vault_place_synced"):
        check_place(tmp_path / "desk" / "records")
    monkeypatch.setenv("OneDrive", str(tmp_path / "cloud"))
    with pytest.raises(DeskError, match="vault_place_synced"):
        check_place(tmp_path / "cloud" / "records")
    check_place(tmp_path / "Dropboxes" / "records")


def test_a_new_vault_is_its_owners_alone(tmp_path):
    files = create_vault_folder(tmp_path / "staff" / "records")
    assert files.folder == tmp_path / "staff" / "records.hsbvault"
    for folder in (files.folder, files.drafts, files.backups):
        assert folder.is_dir()
        if sys.platform != "win32":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert create_vault_folder(tmp_path / "other.hsbvault").folder.name == "other.hsbvault"


def test_a_folder_that_holds_anything_is_left_alone(tmp_path):
    folder = tmp_path / "records.hsbvault"
    folder.mkdir()
    (folder / "letter.txt").write_text("kept")
    with pytest.raises(DeskError, match="vault_exists"):
        create_vault_folder(folder)
    (tmp_path / "file.hsbvault").write_text("kept")
    with pytest.raises(DeskError, match="vault_exists"):
        create_vault_folder(tmp_path / "file.hsbvault")
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_vault_is_found_by_its_folder_or_a_file_in_it(tmp_path):
    files = create_vault_folder(tmp_path / "records")
    with pytest.raises(DeskError, match="vault_not_found"):
        find_vault(files.folder)
    files.header_backup.write_bytes(b"")
    assert find_vault(files.folder) == files
    assert find_vault(files.header_backup) == files
    with pytest.raises(DeskError, match="vault_not_found"):
        find_vault(tmp_path / "nowhere")
