"""Every dialog of the program: questions, file choosers, small forms."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from hsbdesk.words import Words
from ui.open_dialog import Action, Growth, OpenDialog
from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text_edit import LineEdit

_WIDTH = 460
_FORM_WIDTH = 560


class Messages(QObject):
    """Opens dialogs over the window it was given; tests answer the next one with `answer_next`."""

    opened = Signal(object)
    """A dialog stands over the window: the QDialog."""

    def __init__(self, theme: Theme, words: Words, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._theme = theme
        self._words = words
        self._window = window
        self._answers: deque[object] = deque()
        self._open: list[OpenDialog] = []

    def set_window(self, window: QWidget | None) -> None:
        """Set the window that dialogs stand over."""
        self._window = window

    def set_theme(self, theme: Theme) -> None:
        """Set the look of the dialogs opened from now on."""
        self._theme = theme

    def answer_next(self, answer: object) -> None:
        """Answer the next dialog by itself: a key for a question, a text, or a Path (None gives up)."""
        self._answers.append(answer)

    def open_dialogs(self) -> tuple[OpenDialog, ...]:
        """Return what is waiting for an answer, oldest first."""
        return tuple(self._open)

    def close_all(self) -> None:
        """Close every dialog unanswered, as locking does."""
        for dialog in self.open_dialogs():
            dialog.done_with()

    def ask(
        self,
        question: str,
        text: str,
        actions: Sequence[Action],
        safe: str,
        done: Callable[[str], None],
    ) -> None:
        """Ask a question and call done with the key of the answer; Esc gives the safe one.

        The safe answer stands first in actions, the main one last.
        """
        if self._answers:
            answer = str(self._answers.popleft())
            QTimer.singleShot(0, self, lambda: done(answer))
            return
        body = PlainLabel(text, style="record", wrap=True) if text else None
        dialog = self._show(question, body, actions, safe, _WIDTH)

        def settle(key: str) -> None:
            dialog.done_with()
            done(key)

        dialog.chosen.connect(settle)

    def open_form(
        self,
        question: str,
        form: QWidget,
        actions: Sequence[Action],
        safe: str,
        *,
        width: int = _FORM_WIDTH,
    ) -> OpenDialog:
        """Open a form of the caller's own; connect `chosen` and call `done_with` once it was taken.

        The form may be taller than the window: it scrolls.
        """
        scroll = ScrollPage()
        # Room for the focus ring, which stands outside what it is round.
        ring = self._theme.px(5)
        scroll.body.setContentsMargins(ring, 0, ring, ring)
        scroll.body.addWidget(form)
        scroll.body.addStretch(1)
        dialog = self._show(question, scroll, actions, safe, width)
        Growth(dialog, scroll, form).fit()
        form.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog

    def enter_text(
        self,
        question: str,
        label: str,
        action: str,
        done: Callable[[str | None], None],
        *,
        text: str = "",
        hint: str = "",
        long: bool = False,
        needed: str = "",
        kind: str = "primary",
    ) -> None:
        """Ask for a text and call done with it, or with None when given up.

        needed: the sentence to show when nothing was typed; without it an empty text is an answer.
        """
        if self._answers:
            answer = self._answers.popleft()
            QTimer.singleShot(0, self, lambda: done(None if answer is None else str(answer)))
            return
        control: RecordEdit | LineEdit = (
            RecordEdit(self._theme, name=label, min_lines=3) if long else LineEdit(self._theme, name=label)
        )
        control.setObjectName("answerEdit")
        if isinstance(control, RecordEdit):
            control.set_text(text)
        else:
            control.setText(text)
        field = Field(self._theme, label, control, hint=hint)
        actions = (("cancel", self._words("Cancel"), "default"), ("enter", action, kind))
        dialog = self._show(question, field, actions, "cancel", _WIDTH)
        control.setFocus(Qt.FocusReason.OtherFocusReason)

        def settle(key: str) -> None:
            typed = control.text()
            if key == "enter" and needed and not typed.strip():
                field.set_error(needed)
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            dialog.done_with()
            done(typed if key == "enter" else None)

        dialog.chosen.connect(settle)

    def choose_open_file(self, title: str, kinds: str, done: Callable[[Path | None], None]) -> None:
        """Let the person choose a file that exists; kinds as "Pupil list (*.csv)"."""
        self._choose(title, QFileDialog.FileMode.ExistingFile, kinds, "", done)

    def choose_save_file(self, title: str, name: str, kinds: str, done: Callable[[Path | None], None]) -> None:
        """Let the person choose where to save, with a name to start from."""
        self._choose(title, QFileDialog.FileMode.AnyFile, kinds, name, done)

    def choose_folder(self, title: str, done: Callable[[Path | None], None]) -> None:
        """Let the person choose a folder."""
        self._choose(title, QFileDialog.FileMode.Directory, "", "", done)

    def _choose(
        self,
        title: str,
        mode: QFileDialog.FileMode,
        kinds: str,
        name: str,
        done: Callable[[Path | None], None],
    ) -> None:
        if self._answers:
            answer = self._answers.popleft()
            QTimer.singleShot(0, self, lambda: done(None if answer is None else Path(str(answer))))
            return
        dialog = QFileDialog(self._window, title)
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kinds:
            dialog.setNameFilter(kinds)
        if mode == QFileDialog.FileMode.AnyFile:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(name)
        if mode == QFileDialog.FileMode.Directory:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)

        def choose(chosen: str) -> None:
            done(Path(chosen))

        dialog.fileSelected.connect(choose)
        dialog.rejected.connect(lambda: done(None))
        dialog.open()
        self.opened.emit(dialog)

    def _show(
        self, question: str, body: QWidget | None, actions: Sequence[Action], safe: str, width: int
    ) -> OpenDialog:
        dialog = OpenDialog(self._theme, question, body, actions=actions, safe=safe, parent=self._window)
        dialog.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._open.append(dialog)
        dialog.finished.connect(lambda: self._forget(dialog))
        wide = self._theme.px(width)
        if self._window is not None:
            wide = min(wide, self._window.width())
        dialog.setMinimumWidth(min(wide, self._theme.px(width)))
        dialog.adjustSize()
        dialog.open()
        self.opened.emit(dialog)
        return dialog

    def _forget(self, dialog: OpenDialog) -> None:
        if dialog in self._open:
            self._open.remove(dialog)
