"""A labelled control with its hint or its error."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme, set_look
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon


class Field(QWidget):
    """Label above, control, hint below; an error takes the place of the hint until it is mended."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        optional: str = "",
        hide_label: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._hint_text = hint
        self._error: str | None = None
        self.setFocusProxy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        head = QWidget()
        row = FlowLayout(head, gap=theme.px(6), row_gap=0)
        self.label = PlainLabel(label, style="label", parent=head)
        self._optional = PlainLabel(optional, style="small", tone="quiet", wrap=True, parent=head)
        if not optional:
            self._optional.hide()
        row.addWidget(self.label)
        row.addWidget(self._optional)
        column.addWidget(head)
        if hide_label:
            head.hide()
        column.addWidget(control)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(6))
        self._icon = StateIcon(theme, "stop", size=16)
        self._note = PlainLabel(style="caption", tone="hint", wrap=True)
        foot.addWidget(self._icon)
        # What is said below must not make the field wider.
        narrow = self._note.sizePolicy()
        narrow.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self._note.setSizePolicy(narrow)
        foot.addWidget(self._note, 1)
        column.addLayout(foot)
        self.label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._show()

    def set_label(self, label: str) -> None:
        """Change the words above, and the control's accessible name with them."""
        if self.control.accessibleName() == self.label.text():
            self.control.setAccessibleName(label)
        self.label.setText(label)

    def set_hint(self, hint: str) -> None:
        """Change the words below; they wait while an error is shown."""
        self._hint_text = hint
        self._show()

    def hint(self) -> str:
        """Return the words below that are no error."""
        return self._hint_text

    def set_error(self, error: str | None) -> None:
        """Show a sentence that says what to do, or with None take it away."""
        self._error = error
        set_look(self.control, state="error" if error else "")
        self._show()

    def error(self) -> str | None:
        """Return the sentence shown, or None."""
        return self._error

    def _show(self) -> None:
        text = self._error or self._hint_text
        self._icon.setVisible(bool(self._error))
        self._note.setVisible(bool(text))
        self._note.set_tone("stop" if self._error else "hint")
        self._note.setText(text)
        self.control.setAccessibleDescription(text)
