"""One entry in full, for the panel beside a list: its sections, its marks, its links."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.chronologies import EntryDetail
from hsbdesk.desk.sections import Section
from hsbdesk.domain.ids import RecordId
from hsbdesk.words import Words
from ui.models.chronology_model import brook_mark, category_mark
from ui.pages.rows import make_dash_row
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.marks import BrookMark, CategoryMark
from ui.widgets.quote_block import QuoteBlock


def make_column(theme: Theme, *, spacing: int = 8) -> tuple[QWidget, QVBoxLayout]:
    """Return a widget without margins and its column; it is as high as its width lets it be."""
    box = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(spacing))
    return box, column


def make_heading(theme: Theme, text: str, detail: str = "") -> QWidget:
    """Return the heading of a section with what stands quietly after it."""
    box = QWidget()
    flow = FlowLayout(box, gap=theme.px(5), row_gap=0)
    flow.addWidget(PlainLabel(text, style="label"))
    if detail:
        flow.addWidget(PlainLabel(detail, style="small", tone="quiet", wrap=True))
    return box


def make_sections(theme: Theme, sections: Sequence[Section]) -> QWidget:
    """Return the sections of a record under each other: text, list, or somebody's words as a quotation."""
    box, column = make_column(theme)
    for section in sections:
        part, lines = make_column(theme, spacing=1)
        lines.addWidget(make_heading(theme, section.heading, section.detail))
        if section.kind == "quote":
            lines.addWidget(QuoteBlock(theme, section.lines))
        for line in section.lines if section.kind != "quote" else ():
            if section.kind == "list":
                lines.addWidget(make_dash_row(theme, line))
            else:
                label = PlainLabel(line, style="small", wrap=True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                lines.addWidget(label)
        column.addWidget(part)
    return box


def make_entry_card(
    theme: Theme,
    words: Words,
    detail: EntryDetail,
    *,
    go_to: Callable[[RecordId], None],
    compare: Callable[[], None],
) -> QWidget:
    """Return everything about one entry; `go_to` chooses a linked one, `compare` shows its versions."""
    box, column = make_column(theme)
    column.addWidget(PlainLabel(detail.subtitle, style="small", tone="quiet", wrap=True))
    column.addWidget(make_sections(theme, detail.sections))
    if detail.category is not None or detail.brook is not None:
        part, lines = make_column(theme, spacing=3)
        lines.addWidget(make_heading(theme, words("Category, Brook"), detail.judged))
        lines.addWidget(_make_marks(theme, words, detail))
        column.addWidget(part)
    column.addWidget(Divider())
    foot = QWidget()
    flow = FlowLayout(foot, gap=theme.px(6), row_gap=theme.px(2))
    if detail.links:
        flow.addWidget(PlainLabel(words("Linked:"), style="caption", tone="quiet"))
    for record, label in detail.links:
        link = Button(theme, label, kind="link")
        link.setObjectName("linkedButton")
        link.clicked.connect(lambda _on=False, record=record: go_to(record))
        flow.addWidget(link)
    if detail.corrected:
        flow.addWidget(PlainLabel(detail.corrected, style="caption", tone="quiet"))
    versions = Button(theme, words("Compare versions") if detail.corrected else words("Versions"), kind="link")
    versions.setObjectName("versionsButton")
    versions.clicked.connect(lambda _on=False: compare())
    flow.addWidget(versions)
    column.addWidget(foot)
    written = words("Written by {who}", who=detail.written)
    column.addWidget(PlainLabel(written, style="caption", tone="quiet", wrap=True))
    return box


def _make_marks(theme: Theme, words: Words, detail: EntryDetail) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(14))
    place, brook = category_mark(detail.category).value, brook_mark(detail.brook).value
    row.addWidget(
        CategoryMark(theme, place if isinstance(place, int) else None, detail.category_text or words("Not yet"))
    )
    row.addWidget(BrookMark(theme, str(brook) if brook else None, detail.brook_text or words("Not yet")))
    row.addStretch(1)
    return box
