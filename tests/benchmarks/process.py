"""Start a script of this folder as a process of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path

from child import STARTED

_FOLDER = Path(__file__).parent
_LONGEST = 900


def start_process(script: str, *arguments: str, home: Path) -> str:
    """Run a script with its vaults under `home` and without a screen; return what it printed.

    Bytecode is kept under `home` as well, so that the second start finds it, as on a PC in use.
    """
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
        "HSBDESK_HOME": str(home),
        STARTED: str(time.monotonic()),
    }
    done = subprocess.run(
        [sys.executable, str(_FOLDER / script), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        timeout=_LONGEST,
        check=True,
        text=True,
    )
    return done.stdout


def read_answer(text: str) -> dict[str, float]:
    """Return what `answer` printed last."""
    pairs = (part.split("=") for part in text.splitlines()[-1].split())
    return {name: float(value) for name, value in pairs}
