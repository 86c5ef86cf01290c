"""The one place where refusals nobody expected, and faults of the program, are said and noted."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from hsbdesk.errors import DeskError
from hsbdesk.words import Words

_LOG = logging.getLogger("hsbdesk.window")
_FRAMES_NOTED = 6


class Failures(QObject):
    """Says a sentence for what went wrong; the window shows it in a strip until it is closed."""

    raised = Signal(str)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def say_refusal(self, error: DeskError) -> None:
        """Show the sentence of a refusal that no page took care of."""
        self.raised.emit(self._words.refusal(error))

    def say_fault(self, fault: BaseException) -> None:
        """Note a fault of the program and show a neutral sentence."""
        self.say_refusal(self.note_fault(fault))

    def note_fault(self, fault: BaseException) -> DeskError:
        """Write where a fault came from to the log and return what to tell the person.

        Only the kind of the exception and places in our source are written: its message may hold what was
        typed.
        """
        frames = traceback.extract_tb(fault.__traceback__)[-_FRAMES_NOTED:]
        places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
        _LOG.error("fault %s at %s", type(fault).__name__, places)
        return DeskError("unexpected_fault")

    def watch(self) -> None:
        """Take what would otherwise end on the terminal from the window thread."""
        sys.excepthook = self._on_unhandled

    def _on_unhandled(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self.say_fault(fault)
