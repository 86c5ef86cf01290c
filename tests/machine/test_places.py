"""Where things lie."""

import sys

from hsbdesk.machine.places import find_places


def test_the_resources_of_the_project_folder_are_found():
    assert (find_places().resources / "theme" / "light.toml").is_file()


def test_everything_that_is_written_can_be_put_into_one_folder(tmp_path, monkeypatch):
    given = find_places(tmp_path)
    written = (given.settings, given.state, given.logs, given.vaults, given.demo)
    assert len(set(written)) == 5
    assert all(path.is_relative_to(tmp_path) for path in written)
    monkeypatch.setenv("HSBDESK_HOME", str(tmp_path))
    assert find_places() == given
    assert not list(tmp_path.iterdir())


def test_otherwise_they_are_the_users_own(tmp_path, monkeypatch):
    monkeypatch.delenv("HSBDESK_HOME", raising=False)
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        places = find_places()
        assert places.settings == tmp_path / "config" / "hsbdesk" / "settings.toml"
        assert places.vaults == tmp_path / "data" / "hsbdesk" / "vaults"
        assert places.state == tmp_path / "data" / "hsbdesk" / "state.json"
