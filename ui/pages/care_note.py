"""Under which conditions a count must be read with care: sentences and, where it is asked, a way to answer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hsbdesk.desk.intervention_views import CareLine, InsideLine
from ui.context import PageContext
from ui.theme import set_look
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel


class CareNote(QFrame):
    """Conditions and the answers that were given, never a conclusion."""

    answer_requested = Signal()

    def __init__(self, context: PageContext, care: Sequence[CareLine], inside: Sequence[InsideLine]) -> None:
        super().__init__()
        self.setObjectName("careNote")
        theme, words = context.theme, context.words
        set_look(self, note="check" if care else "tip")
        asks = any(line.asks for line in care)
        answered = [words("{entry}: {answer}", entry=line.no, answer=line.answer_text) for line in inside]
        answered = [said for said, line in zip(answered, inside, strict=True) if line.answer_text]
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12) + 3, theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(2))
        title = words("Read with care") if care else words("Delivered there?")
        head = QWidget()
        flow = FlowLayout(head, gap=theme.px(16), row_gap=0)
        flow.addWidget(PlainLabel(title, style="smallStrong"))
        column.addWidget(head)
        text = " ".join(line.text for line in care)
        for said in (text, *answered):
            if said:
                column.addWidget(PlainLabel(said, style="small", wrap=True))
        self.setAccessibleName(". ".join(part for part in (title, text, *answered) if part))
        if asks or answered:
            link = Button(theme, words("Was it delivered there?") if asks else words("Change the answers"), kind="link")
            link.setObjectName("deliveryLink")
            link.clicked.connect(lambda _on=False: self.answer_requested.emit())
            flow.addWidget(link)
        column.addStretch(1)
