"""Settings of a user on this PC: they come back, and a broken file neither stops the program nor is lost."""

import stat
import sys
import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsbdesk.machine.settings import THEMES, Settings, read_settings, write_settings

_SMALL = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_without_a_file_there_are_defaults_and_none_is_written(tmp_path):
    path = tmp_path / "settings.toml"
    assert read_settings(path).settings == Settings()
    assert not list(tmp_path.iterdir())


@_SMALL
@given(
    chosen=st.builds(
        Settings,
        theme=st.sampled_from(THEMES),
        text_scale=st.integers(75, 300),
        last_vault=_TEXT,
        window=st.tuples(st.integers(320, 16_384), st.integers(320, 16_384)),
        names_on=st.dictionaries(_TEXT, st.booleans(), max_size=4),
    )
)
def test_settings_come_back_as_written(tmp_path, chosen):
    path = tmp_path / "deeper" / "settings.toml"
    write_settings(path, chosen)
    read = read_settings(path)
    assert (read.settings, read.broken) == (chosen, False)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"[names_on", b'theme = "dark"\ntheme = "light"'])
def test_a_file_that_is_not_toml_is_kept_aside_and_told(tmp_path, content):
    path = tmp_path / "settings.toml"
    for number in (1, 2):
        path.write_bytes(content)
        read = read_settings(path)
        assert (read.settings, read.broken) == (Settings(), True)
        assert read.kept_aside == tmp_path / f"settings.toml.broken-{number}"
        assert read.kept_aside.read_bytes() == content


@pytest.mark.parametrize(
    "line",
    ['theme = "pink"', "theme = 3", "text_scale = 9999", "text_scale = true", "window = [1, 2, 3]",
     "window = [0, 0]", 'window = "big"', "names_on = 7", 'names_on = {a = "yes"}', "last_vault = 1",
     "strange = 1"],
)  # fmt: skip
def test_one_value_that_makes_no_sense_has_its_default_and_the_rest_stays(tmp_path, line):
    path = tmp_path / "settings.toml"
    rest = {"theme": 'theme = "dark"', "text_scale": "text_scale = 150"}
    rest.pop(line.split(" ")[0], None)
    path.write_text("\n".join([*rest.values(), line]))
    read = read_settings(path)
    assert not read.broken
    assert read.settings.theme == ("dark" if "theme" in rest else "light")
    assert read.settings.text_scale == (150 if "text_scale" in rest else 100)
    assert read.settings.window == Settings().window


def test_a_path_that_toml_cannot_hold_is_left_out_and_the_file_stays_readable(tmp_path):
    path = tmp_path / "settings.toml"
    write_settings(path, Settings(theme="dark", last_vault="/home/\udcff/records"))
    assert tomllib.loads(path.read_text("utf-8"))["last_vault"] == ""
    assert read_settings(path).settings.theme == "dark"
