"""Joins the text that is being written with the hints beside it."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor

from hsbdesk.domain.wording import Hint, Offer, accept_offer
from ui.context import PageContext
from ui.pages.log_hints import HintsPanel
from ui.widgets.record_edit import RecordEdit, TextMark


class TextHints(QObject):
    """Looks for hints when the field is left; takes them away at the first key typed in it."""

    text_changed = Signal()

    def __init__(self, context: PageContext, edit: RecordEdit, panel: HintsPanel) -> None:
        super().__init__(panel)
        self._context = context
        self._edit = edit
        self._panel = panel
        self._kept: set[tuple[str, str]] = set()
        self._taking = False
        edit.installEventFilter(self)
        edit.text_edited.connect(self._on_text_edited)
        panel.offer_chosen.connect(self._on_offer)
        panel.kept.connect(self._on_kept)

    def clear(self) -> None:
        """Start with another text: nothing shown, nothing kept."""
        self._kept.clear()
        self._show(())

    def refresh(self) -> None:
        """Look for hints in the text as it stands."""
        found = self._context.desk.concerns.hints(self._edit.text())
        self._show(tuple(hint for hint in found if (hint.group, hint.found) not in self._kept))

    def go_to_next(self) -> None:
        """Put focus on the next hint's offers; first on those of the place the caret stands in."""
        if not self._panel.hints():
            self.refresh()
        hints = self._panel.hints()
        if not hints:
            return
        now = self._panel.focused_hint()
        mark = self._edit.mark_at_caret() if self._edit.hasFocus() else None
        self._panel.focus_hint(int(mark.key) if mark is not None else (now + 1) % len(hints))

    def quote_selection(self) -> None:
        """Put quotation marks round the selection, in one step of undo; the words stay as they are."""
        cursor = self._edit.textCursor()
        if not self._edit.hasFocus() or not cursor.hasSelection():
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.beginEditBlock()
        cursor.setPosition(end)
        cursor.insertText("”")
        cursor.setPosition(start)
        cursor.insertText("“")
        cursor.endEditBlock()
        cursor.setPosition(end + 2)
        self._edit.setTextCursor(cursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.refresh()
        return super().eventFilter(watched, event)

    def _on_text_edited(self) -> None:
        if not self._taking and self._panel.hints():
            self._show(())

    def _on_offer(self, offer: Offer) -> None:
        text = self._edit.text()
        self._taking = True
        _replace_text(self._edit, text, accept_offer(text, offer))
        self._taking = False
        self.refresh()
        self._focus_after()
        self.text_changed.emit()

    def _on_kept(self, hint: Hint) -> None:
        self._kept.add((hint.group, hint.found))
        self.refresh()
        self._focus_after()

    def _focus_after(self) -> None:
        if not self._panel.focus_hint(0):
            self._edit.setFocus()

    def _show(self, hints: tuple[Hint, ...]) -> None:
        self._edit.set_marks([TextMark(hint.start, hint.end, str(place), "info") for place, hint in enumerate(hints)])
        # Built anew only for other hints: focus may just be on its way to one of their offers.
        if hints != self._panel.hints():
            self._panel.show_hints(hints)


def _replace_text(edit: RecordEdit, old: str, new: str) -> None:
    """Change only what differs, so that undo takes back one small step and the caret keeps its place."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    cursor = edit.textCursor()
    cursor.setPosition(_units(old[:start]))
    cursor.setPosition(_units(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new[start : len(new) - tail])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
