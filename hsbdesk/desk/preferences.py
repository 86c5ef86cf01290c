"""How the window looks for this user of this PC, and which vault was open last. No case data."""

from dataclasses import replace
from typing import TypedDict, Unpack

from hsbdesk.errors import DeskError
from hsbdesk.machine.places import Places
from hsbdesk.machine.settings import Settings, read_settings, write_settings

__all__ = ["Preferences", "Settings"]


class _Changes(TypedDict, total=False):
    theme: str
    text_scale: int
    last_vault: str
    window: tuple[int, int]


class Preferences:
    """Reads the settings once and keeps them as they are changed."""

    def __init__(self, places: Places) -> None:
        self._path = places.settings
        self._settings = read_settings(places.settings).settings

    @property
    def settings(self) -> Settings:
        """Return the settings as they stand."""
        return self._settings

    def change(self, **changes: Unpack[_Changes]) -> None:
        """Change some settings and keep them. Raises DeskError("settings_not_kept"); they still hold."""
        self._keep(replace(self._settings, **changes))

    def names_on(self, member: str) -> bool:
        """Return whether this member left names shown."""
        return self._settings.names_on.get(member, True)

    def keep_names(self, member: str, *, on: bool) -> None:
        """Keep whether this member wants names shown. Raises DeskError("settings_not_kept")."""
        self._keep(replace(self._settings, names_on={**self._settings.names_on, member: on}))

    def _keep(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        try:
            write_settings(self._path, settings)
        except OSError as error:
            raise DeskError("settings_not_kept") from error
