"""Where things lie on this PC."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

HOME_VARIABLE = "HSBDESK_HOME"
_NAME = "HSB Desk"


@dataclass(frozen=True, slots=True)
class Places:
    """Files and folders of the program on this PC; none is made by looking them up.

    `vaults`: the folder suggested for a vault, local to the PC. `demo`: the folder of the demo vault.
    """

    resources: Path
    settings: Path
    state: Path
    logs: Path
    vaults: Path
    demo: Path


def find_places(home: Path | None = None) -> Places:
    """Return the places of this user on this PC.

    `home`, or the environment's HSBDESK_HOME, puts everything that is written into one folder.
    """
    resources = Path(__file__).resolve().parents[2] / "resources"
    given = os.environ.get(HOME_VARIABLE)
    if home is None and given:
        home = Path(given)
    if home is not None:
        return _places(resources, config=home, data=home, shared=home)
    dirs = PlatformDirs(_NAME if sys.platform in {"win32", "darwin"} else "hsbdesk", appauthor=False)
    shared = Path(dirs.site_data_path) if sys.platform == "win32" else Path(dirs.user_data_path)
    return _places(resources, config=Path(dirs.user_config_path), data=Path(dirs.user_data_path), shared=shared)


def _places(resources: Path, *, config: Path, data: Path, shared: Path) -> Places:
    return Places(
        resources=resources,
        settings=config / "settings.toml",
        state=shared / "state.json",
        logs=data / "logs",
        vaults=shared / "vaults" if shared == data else shared,
        demo=data / "demo",
    )
