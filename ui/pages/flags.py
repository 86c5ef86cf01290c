"""What is to resolve, to check or to know about one text: a sign, a sentence, and what answers it in one click."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.readiness import Finding, Severity
from hsbdesk.words import Words
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import TextMark
from ui.widgets.state_icon import StateIcon

KEEP = "KEEP"
KINDS = {Severity.STOP: "stop", Severity.WARN: "check", Severity.TIP: "tip"}
TONES = {Severity.STOP: "stop", Severity.WARN: "warn", Severity.TIP: "info"}
_SIGN = 16


@dataclass(frozen=True, slots=True)
class Flag:
    """One line: kind is stop, check, tip or done; actions are keys with labels, the first one a button."""

    key: str
    kind: str
    text: str
    actions: tuple[tuple[str, str], ...] = ()


def flag_of(finding: Finding, kept: str) -> Flag:
    """Return a finding as a line; one that was left as it is says so in the sentence `kept`."""
    if finding.overridden:
        return Flag(finding.key, "done", kept)
    actions = tuple((f"{offer.action}:{place}", offer.label) for place, offer in enumerate(finding.offers))
    return Flag(finding.key, KINDS[finding.severity], finding.text, actions)


def rest_flag(words: Words, rest: int) -> tuple[Flag, ...]:
    """Return a line that says how many more there are than are shown; none when there are no more."""
    if rest <= 0:
        return ()
    said = words.count(
        rest,
        "1 more is underlined in the text. F7 goes to the next.",
        "{n} more are underlined in the text. F7 goes to the next.",
    )
    return (Flag("rest", "tip", said),)


def marks_of(findings: Iterable[Finding], text: str) -> tuple[TextMark, ...]:
    """Return the places of a text that findings point at; one that does not fit the text any more is left out."""
    return tuple(
        TextMark(finding.place.start, finding.place.end, finding.key, TONES[finding.severity])
        for finding in findings
        if not finding.overridden and 0 <= finding.place.start < finding.place.end <= len(text)
    )


def moved_marks(marks: Sequence[TextMark], before: str, after: str) -> tuple[TextMark, ...]:
    """Return marks where their words stand after an edit; one whose own words were edited is left out."""
    if before == after:
        return tuple(marks)
    shorter = min(len(before), len(after))
    first = _common(shorter, lambda n: before[:n] == after[:n])
    last = _common(shorter - first, lambda n: before[len(before) - n :] == after[len(after) - n :])
    shift = len(after) - len(before)
    found: list[TextMark] = []
    for mark in marks:
        if mark.end <= first:
            found.append(mark)
        elif mark.start >= len(before) - last:
            found.append(TextMark(mark.start + shift, mark.end + shift, mark.key, mark.tone))
    return tuple(found)


def _common(most: int, same: Callable[[int], bool]) -> int:
    """Return the largest n up to `most` for which `same(n)`; found by halves, for a long text is typed in."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if same(middle):
            least = middle
        else:
            most = middle - 1
    return least


class FlagLines(QWidget):
    """The lines under a text; `chosen` names the flag and the action."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, *, indent: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flags: tuple[Flag, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(indent) if indent else 0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    def flags(self) -> tuple[Flag, ...]:
        """Return what is shown."""
        return self._flags

    def show_flags(self, flags: Sequence[Flag]) -> bool:
        """Show these lines; return whether anything changed. The keyboard stays on an action that is still there."""
        if tuple(flags) == self._flags:
            return False
        here = next((button.objectName() for button in self.buttons() if button.hasFocus()), "")
        self._flags = tuple(flags)
        empty_layout(self._column)
        for flag in flags:
            self._column.addWidget(self._make_line(flag))
        self.setVisible(bool(flags))
        same = next((button for button in self.buttons() if here and button.objectName() == here), None)
        if same is not None:
            same.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def buttons(self) -> list[Button]:
        """Return the actions in reading order."""
        found: list[Button] = []
        for place in range(self._column.count()):
            item = self._column.itemAt(place)
            line = item.widget() if item is not None else None
            found += line.findChildren(Button) if line is not None else []
        return found

    def focus_flag(self, key: str) -> bool:
        """Put the keyboard onto the first action of a flag; False for one that has none."""
        wanted = next((button for button in self.buttons() if button.objectName().startswith(f"flag_{key}_")), None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return wanted is not None

    def _make_line(self, flag: Flag) -> QWidget:
        theme = self._theme
        line = QWidget()
        flow = FlowLayout(line, gap=theme.px(10), row_gap=theme.px(4))
        flow.addWidget(self._make_head(flag))
        for place, (key, words) in enumerate(flag.actions):
            button = Button(theme, words, kind="link" if key.startswith(KEEP) or place else "default")
            button.setObjectName(f"flag_{flag.key}_{key}")
            button.setAccessibleName(f"{words}: {flag.text}")
            button.clicked.connect(lambda _on=False, key=key, flag=flag: self.chosen.emit(flag.key, key))
            flow.addWidget(button)
        return line

    def _make_head(self, flag: Flag) -> QWidget:
        theme = self._theme
        head = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        head.setSizePolicy(policy)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        sign = QWidget()
        place = QVBoxLayout(sign)
        place.setContentsMargins(0, theme.px(2), 0, 0)
        place.addWidget(StateIcon(theme, flag.kind, size=_SIGN))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(flag.text, style="small", wrap=True, tone="quiet" if flag.kind == "done" else ""), 1)
        return head


def kept_line(context: PageContext, finding: Finding) -> str:
    """Return the sentence about a finding that was left as it is."""
    return context.words("{finding} Left as it is: {reason}", finding=finding.text, reason=finding.overridden)
