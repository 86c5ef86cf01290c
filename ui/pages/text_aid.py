"""The writing aid at one field of a plan: words underlined, below them why, what is offered, and "Keep, because"."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout

from hsbdesk.desk.wordings import PointedOut
from ui.context import PageContext
from ui.pages.flags import KEEP, KINDS, TONES, Flag, FlagLines, moved_marks, rest_flag
from ui.pages.form_place import bring_into_view
from ui.pages.slots import then
from ui.widgets.field import Field
from ui.widgets.record_edit import RecordEdit, TextMark

PAUSE_MS = 150
"""After the last key; the text is looked through on the desk thread."""
_OFFER = "OFFER"
_MOST_KEPT = 2
"""Reasons shown at most; those of the last words."""


class TextAid(QObject):
    """Looks through the text whenever it has come to rest; nothing is changed but by a click or a key."""

    def __init__(self, context: PageContext, field: Field, edit: RecordEdit, *, reported: bool = False) -> None:
        """Watch a field; `reported` says that all of its text is what somebody said."""
        super().__init__(edit)
        self._context = context
        self._field = field
        self._edit = edit
        self._reported = reported
        self._found: tuple[PointedOut, ...] = ()
        self._typed = edit.text()
        self._lines: FlagLines | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        if self._typed.strip():
            self._pause.start()
        edit.textChanged.connect(self._on_changed)
        edit.cursorPositionChanged.connect(self._on_moved)
        edit.mark_reached.connect(then(partial(bring_into_view, field)))
        edit.answers_requested.connect(self._on_answers)

    def look(self) -> None:
        """Look through the text as it stands."""
        self._pause.stop()
        text = self._edit.text()
        if not self._context.desk.is_open:
            return
        if not text.strip():
            self._show(text, ())
            return
        look = self._context.desk.wordings.look
        self._context.workers.desk.run(
            lambda: look(text, reported=self._reported), partial(self._show, text), owner=self
        )

    def _show(self, text: str, found: tuple[PointedOut, ...]) -> None:
        if text != self._edit.text():
            return  # typed on meanwhile; the next look is on its way
        self._found = found
        self._edit.set_marks(
            [
                TextMark(one.hint.start, one.hint.end, str(place), TONES[one.hint.severity])
                for place, one in enumerate(found)
                if not one.kept
            ]
        )
        if self._lines is None and found:
            self._lines = self._make_lines()
        self._show_lines()

    def _show_lines(self) -> None:
        """Say what is to be said of the words at the caret, else of the first ones; of the others, that they are."""
        if self._lines is None:
            return
        marks = self._edit.marks()
        here = self._edit.mark_at_caret() or next(iter(marks), None)
        open_one = [self._flag(int(here.key))] if here is not None and int(here.key) < len(self._found) else []
        kept = [self._flag(place) for place, one in enumerate(self._found) if one.kept]
        rest = rest_flag(self._context.words, len(marks) - len(open_one))
        self._lines.show_flags([*open_one, *rest, *kept[-_MOST_KEPT:]])

    def _make_lines(self) -> FlagLines:
        lines = FlagLines(self._context.theme)
        lines.chosen.connect(self._on_chosen)
        column = self._field.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(self._edit) + 1, lines)
        return lines

    def _flag(self, place: int) -> Flag:
        one = self._found[place]
        words, hint = self._context.words, one.hint
        said = words("“{words}”. {reason}", words=hint.found, reason=hint.reason)
        if one.kept:
            kept = words("“{words}” is kept, because: {reason}", words=hint.found, reason=one.kept)
            return Flag(str(place), "done", kept)
        offers = tuple((f"{_OFFER}:{number}", offer.label) for number, offer in enumerate(hint.offers))
        return Flag(str(place), KINDS[hint.severity], said, (*offers, (KEEP, words("Keep, because"))))

    def _on_changed(self) -> None:
        text = self._edit.text()
        self._edit.set_marks(moved_marks(self._edit.marks(), self._typed, text))
        self._typed = text
        self._pause.start()

    def _on_moved(self) -> None:
        if self._found:
            self._show_lines()

    def _on_answers(self, key: str) -> None:
        """Put the keyboard onto what answers a mark."""
        if self._lines is not None:
            self._lines.focus_flag(key)

    def _on_chosen(self, flag: str, action: str) -> None:
        kind, _, number = action.partition(":")
        place = int(flag)
        mark = next((mark for mark in self._edit.marks() if mark.key == flag), None)
        if place >= len(self._found) or mark is None:
            return
        hint = self._found[place].hint
        if kind == KEEP:
            self._ask_why(place)
            return
        offer = hint.offers[int(number)]
        start = mark.start + offer.start - hint.start
        self._edit.replace_words(start, start + offer.end - offer.start, offer.replacement)
        self._edit.setFocus()
        self.look()

    def _ask_why(self, place: int) -> None:
        words, text, hint = self._context.words, self._edit.text(), self._found[place].hint

        def keep(reason: str | None) -> None:
            if reason is not None and reason.strip():
                self._context.desk.wordings.keep(text, hint, reason)
                self._edit.setFocus()
                self.look()

        self._context.messages.enter_text(
            words("Leave this as it is?"),
            words("Reason"),
            words("Leave it as it is"),
            keep,
            hint=words("{finding} The reason stays until you sign out; it is not printed.", finding=hint.reason),
            long=True,
            needed=words("Give the reason in a few words: whoever reads this later asks for it."),
        )
