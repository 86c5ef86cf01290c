"""What this PC remembers of a vault."""

import json
import stat
import sys

import pytest

from hsbdesk.machine.state import VaultSeen, read_state, write_state

SEEN = VaultSeen(
    gen=4,
    seq=812,
    head="ab" * 32,
    size=65_536,
    rows={"version": 90},
    failed={"m1": [1.5, 2.5]},
    unreported={"m1": 2},
)


def test_what_was_seen_comes_back_and_is_private(tmp_path):
    path = tmp_path / "deeper" / "state.json"
    write_state(path, {"v1": SEEN, "v2": VaultSeen()})
    read = read_state(path)
    assert (read.vaults, read.broken) == ({"v1": SEEN, "v2": VaultSeen()}, False)
    assert [each.name for each in path.parent.iterdir()] == ["state.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_missing_file_is_a_first_start(tmp_path):
    assert read_state(tmp_path / "state.json").vaults == {}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"vaults":{"v":{"gen":"x"}}}', b'{"vaults":{"v":{"seq":-1}}}', b"[" * 9000, b"\xff"],
)
def test_a_broken_file_is_kept_aside_and_told(tmp_path, content):
    path = tmp_path / "state.json"
    path.write_bytes(content)
    read = read_state(path)
    assert (read.vaults, read.broken) == ({}, True)
    assert read.kept_aside is not None
    assert read.kept_aside.read_bytes() == content
    write_state(path, {"v1": SEEN})
    assert read_state(path).vaults == {"v1": SEEN}


def test_fields_of_a_later_version_do_not_matter(tmp_path):
    path = tmp_path / "state.json"
    path.write_text(json.dumps({"vaults": {"v1": {"gen": 2, "colour": "red"}}, "more": 1}))
    assert read_state(path).vaults == {"v1": VaultSeen(gen=2)}


def test_a_half_written_file_beside_it_does_not_matter(tmp_path):
    path = tmp_path / "state.json"
    write_state(path, {"v1": SEEN})
    (tmp_path / "state.json.tmp").write_bytes(b'{"vau')
    assert read_state(path).vaults == {"v1": SEEN}
    write_state(path, {})
    assert read_state(path).vaults == {}
