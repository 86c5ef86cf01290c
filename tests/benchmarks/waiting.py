"""Let the window go on until something holds."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

_LONGEST = 120.0


def wait_until(holds: Callable[[], bool]) -> None:
    """Run the event loop until `holds()`; TimeoutError when it never does."""
    if holds():
        return
    loop, timer = QEventLoop(), QTimer()
    until = time.monotonic() + _LONGEST
    timer.timeout.connect(lambda: loop.quit() if holds() or time.monotonic() > until else None)
    timer.start(1)
    loop.exec()
    timer.stop()
    if not holds():
        raise TimeoutError
