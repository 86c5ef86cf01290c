"""Let the window go on until something holds."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

_LONGEST = 120.0


def wait_until(holds: Callable[[], bool]) -> None:
    """Run the event loop until `holds()`; TimeoutError when it never does.

    Asked once a turn: what held for a moment has held, though the next turn may bring new work.
    """
    if holds():
        return
    loop, timer = QEventLoop(), QTimer()
    until = time.monotonic() + _LONGEST
    held = False

    def ask() -> None:
        nonlocal held
        held = held or holds()
        if held or time.monotonic() > until:
            loop.quit()

    timer.timeout.connect(ask)
    timer.start(1)
    loop.exec()
    timer.stop()
    if not held:
        raise TimeoutError
