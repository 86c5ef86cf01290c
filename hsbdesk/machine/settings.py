"""One user's settings on this PC, as TOML: how the window looks, and which vault was open. No case data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from hsbdesk.machine.own_file import keep_aside, write_own_file

THEMES = ("light", "dark", "contrast")
_SCALES = range(75, 301)
_SIDES = range(320, 16_385)
_CAP = 256 * 1024


def _no_names() -> dict[str, bool]:
    return {}


@dataclass(frozen=True, slots=True)
class Settings:
    """`text_scale` in per cent; `window` in pixels; `names_on`: by member id, whether names are shown."""

    theme: str = "light"
    text_scale: int = 100
    last_vault: str = ""
    window: tuple[int, int] = (1366, 696)
    names_on: Mapping[str, bool] = field(default_factory=_no_names)


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings; `broken`: the file could not be read, and where it was kept, if it could be."""

    settings: Settings
    broken: bool = False
    kept_aside: Path | None = None


def read_settings(path: Path) -> SettingsRead:
    """Read the settings; whatever is missing or makes no sense has its default.

    A file that is not TOML is kept aside under another name.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_CAP)
        found = tomllib.loads(content.decode("utf-8"))
    except FileNotFoundError:
        return SettingsRead(Settings())
    except OSError:
        return SettingsRead(Settings(), broken=True)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return SettingsRead(Settings(), broken=True, kept_aside=keep_aside(path))
    return SettingsRead(_make_settings(found))


def _make_settings(found: dict[str, object]) -> Settings:
    default = Settings()
    theme, scale, vault = found.get("theme"), found.get("text_scale"), found.get("last_vault")
    return Settings(
        theme=theme if isinstance(theme, str) and theme in THEMES else default.theme,
        text_scale=scale if type(scale) is int and scale in _SCALES else default.text_scale,
        last_vault=vault if isinstance(vault, str) else default.last_vault,
        window=_read_window(found.get("window")) or default.window,
        names_on=_read_names_on(found.get("names_on")),
    )


def _read_window(found: object) -> tuple[int, int] | None:
    sides = cast("list[object]", found) if isinstance(found, list) else []
    whole = [side for side in sides if type(side) is int and side in _SIDES]
    return (whole[0], whole[1]) if len(whole) == len(sides) == 2 else None


def _read_names_on(found: object) -> dict[str, bool]:
    table = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    return {member: shown for member, shown in table.items() if isinstance(shown, bool)}


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings in one step, readable by their user only. Raises OSError."""
    lines = [
        "# HSB Desk on this PC. Nothing about children is kept here.",
        f"theme = {_quote(settings.theme)}",
        f"text_scale = {settings.text_scale}",
        f"last_vault = {_quote(settings.last_vault)}",
        f"window = [{settings.window[0]}, {settings.window[1]}]",
        "",
        "[names_on]",
        *(f"{_quote(member)} = {str(shown).lower()}" for member, shown in sorted(settings.names_on.items())),
        "",
    ]
    write_own_file(path, "\n".join(lines).encode("utf-8"))


def _quote(text: str) -> str:
    # TOML has no way to write half of a surrogate pair; a path that holds one is asked for again.
    whole = "" if any("\ud800" <= letter <= "\udfff" for letter in text) else text
    escaped = whole.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'
