"""The third ring: `python main.py` as a process on a screen of its own, driven by keys, then the vault is asked.

It needs an X server, so it is a ring of Linux.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

if sys.platform == "linux":
    from fixtures import (
        desktop,
        home,
        made_home,
        pytest_runtest_makereport,
        pytest_terminal_summary,
        queue,
        start,
        stopwatch,
    )

    __all__ = [
        "desktop",
        "home",
        "made_home",
        "pytest_runtest_makereport",
        "pytest_terminal_summary",
        "queue",
        "start",
        "stopwatch",
    ]
else:
    collect_ignore_glob = ["test_*.py"]
