"""What happened, for every page that shows it."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """Facts in the past tense, emitted on the window thread by whoever asked the desk for the change."""

    concern_recorded = Signal(str)
    """A concern was submitted: its id."""
    record_changed = Signal(str, str)
    """A record was added or changed: its kind, its id."""
    file_changed = Signal(str)
    """Something in one child's file changed: the file's id."""
    tasks_changed = Signal()
    drafts_changed = Signal()
    settings_changed = Signal()
    names_changed = Signal(bool)
    """Names are shown (True) or hidden."""
    saved = Signal()
    """The desk committed something to the vault."""
    signed_in = Signal()
    signed_out = Signal()
