"""Work away from the window: one thread that asks the desk, one that lays out paper."""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from hsbdesk.errors import DeskError
from ui.failures import Failures

T = TypeVar("T")


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[DeskError], None] | None
    owner: QObject | None
    answer: Any = None
    fault: BaseException | None = None


class Worker(QObject):
    """One thread with one queue; answers come back on the window thread, in the order of the questions."""

    idle = Signal()
    """Nothing is under way or waiting any more."""
    _finished = Signal(object)

    def __init__(self, name: str, failures: Failures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failures = failures
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._pending = 0
        self._stopped = False
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run job on this thread; done gets its answer, or failed its refusal, on the window thread.

        Without failed, a refusal is shown in the window's strip. A fault of the program is noted once and
        reaches failed as a neutral refusal. When owner has been deleted meanwhile, the answer is dropped.
        """
        if self._stopped:
            return
        self._pending += 1
        self._jobs.put(_Job(job, done, failed, owner))

    def is_idle(self) -> bool:
        """Return whether nothing is under way or waiting."""
        return self._pending == 0

    def wait_idle(self, timeout: float = 30.0) -> bool:
        """Let the window go on until nothing is under way; False when that took over timeout seconds."""
        until = time.monotonic() + timeout
        # Once more when the turn in which it became idle brought new work.
        while self._pending and (left := until - time.monotonic()) > 0:
            loop = QEventLoop()
            self.idle.connect(loop.quit)
            QTimer.singleShot(math.ceil(left * 1000), loop, loop.quit)
            loop.exec()
            self.idle.disconnect(loop.quit)
        return self._pending == 0

    def stop(self) -> None:
        """Finish what is under way, drop its answers and end the thread."""
        if self._stopped:
            return
        self._stopped = True
        self._jobs.put(None)
        self._thread.join()
        self._pending = 0

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job.answer = job.work()
            except BaseException as fault:  # noqa: BLE001 - handed over to the window thread, every kind of it
                job.fault = fault
            if not self._stopped:
                self._finished.emit(job)

    def _on_finished(self, job: _Job) -> None:
        try:
            if not self._stopped and (job.owner is None or isValid(job.owner)):
                self._hand_over(job)
        finally:
            self._pending = max(0, self._pending - 1)
            if self._pending == 0:
                self.idle.emit()

    def _hand_over(self, job: _Job) -> None:
        if job.fault is None:
            try:
                job.done(job.answer)
            except DeskError as late:
                # The vault was closed while the answer was under way, and its page goes in a moment.
                if late.id != "signed_out":
                    raise
            return
        refusal = job.fault if isinstance(job.fault, DeskError) else self._failures.note_fault(job.fault)
        if job.failed is None:
            self._failures.say_refusal(refusal)
        else:
            job.failed(refusal)


class Workers:
    """The two threads: desk owns the vault's connection, paper works on frozen values only."""

    def __init__(self, failures: Failures) -> None:
        self.failures = failures
        self.desk = Worker("desk", failures)
        self.paper = Worker("paper", failures)

    def wait_idle(self, timeout: float = 30.0) -> bool:
        """Let the window go on until neither thread has work; False when that took over timeout seconds."""
        while True:
            if not (self.desk.wait_idle(timeout) and self.paper.wait_idle(timeout)):
                return False
            if self.desk.is_idle() and self.paper.is_idle():
                return True

    def stop(self) -> None:
        """End both threads."""
        self.paper.stop()
        self.desk.stop()
