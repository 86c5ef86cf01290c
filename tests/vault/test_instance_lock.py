"""One window per vault, also across a crash."""

import os
import platform
import stat
import subprocess
import sys

import pytest

from hsbdesk.errors import DeskError
from hsbdesk.vault.instance_lock import take_instance_lock

HOLD = """
import sys, pathlib
from hsbdesk.vault.instance_lock import take_instance_lock
lock = take_instance_lock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_another_process_is_told_which_pc_and_program_hold_the_vault(tmp_path):
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DeskError) as refused:
            take_instance_lock(path)
        holder.kill()
    assert refused.value.id == "vault_open_on_pc"
    assert refused.value.params == {"pc": platform.node(), "pid": holder.pid}
    take_instance_lock(path).release()  # a killed program leaves no lock behind


def test_a_second_lock_in_the_same_program_is_refused_until_the_first_is_released(tmp_path):
    path = tmp_path / "lock"
    with take_instance_lock(path) as lock:
        with pytest.raises(DeskError) as refused:
            take_instance_lock(path)
        assert refused.value.params["pid"] == os.getpid()
    lock.release()
    take_instance_lock(path).release()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", [b"", b"\xff\xff", b"[]", b'{"pc": 3}'])
def test_an_unreadable_lock_file_still_refuses_and_names_nobody(tmp_path, text):
    path = tmp_path / "lock"
    with take_instance_lock(path):
        path.write_bytes(text)
        with pytest.raises(DeskError) as refused:
            take_instance_lock(path)
    assert refused.value.params == {"pc": "?", "pid": 0}


def test_a_folder_that_is_gone_is_a_refusal_too(tmp_path):
    with pytest.raises(DeskError, match="vault_write_failed"):
        take_instance_lock(tmp_path / "gone" / "lock")
