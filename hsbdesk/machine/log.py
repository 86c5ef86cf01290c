"""The technical log: action codes and ids only, so that it can be read by anybody who mends the PC.

A line reads `action.code key=value key=value`. What does not fit this form is replaced, and of an error only
its class and place are written, since its text may hold what somebody typed.
"""

import logging
import re
import time
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "hsbdesk"
_LINE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*( [a-z_]+=[A-Za-z0-9_.:+-]{1,64})*")
_SIZE = 512 * 1024
_KEPT = 4


class _OwnerOnlyHandler(RotatingFileHandler):
    """A rotating file of mode 0600."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()


class _CodesOnly(logging.Formatter):
    """Writes action codes, ids and places in the code; never free text."""

    converter = time.gmtime

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with what is not an action code replaced by the place that tried to write it."""
        said = record.getMessage()
        if not _LINE.fullmatch(said):
            said = f"log.replaced at={Path(record.pathname).name}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            said += f" error={type(error).__name__} at={_place(error)}"
        clean = logging.makeLogRecord(record.__dict__)
        clean.msg, clean.args, clean.exc_info, clean.exc_text, clean.stack_info = said, (), None, None, None
        return super().format(clean)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def start_log(folder: Path) -> Path:
    """Write the log of `logging.getLogger("hsbdesk")` to a rotating file of mode 0600; return its path.

    A second call moves the log to the new folder. Raises OSError.
    """
    end_log()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "hsbdesk.log"
    handler = _OwnerOnlyHandler(path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(_CodesOnly())
    logger = logging.getLogger(NAME)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    return path


def end_log() -> None:
    """Close the log's file."""
    logger = logging.getLogger(NAME)
    for handler in list(logger.handlers):
        if isinstance(handler, _OwnerOnlyHandler):
            logger.removeHandler(handler)
            handler.close()
    logger.propagate = True
