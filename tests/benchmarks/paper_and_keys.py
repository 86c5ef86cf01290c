"""A referral of 60 + 30 records against a bare LongTable; keys typed while a 300-row preview is laid out."""

import io
import random
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from big_vault import MEMBER, PASSPHRASE, key, open_desk, vault_folder
from case_vault import make_case
from figure import Figure, p95_ms, send
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.referral import render_referral
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.paper import Part, PrintedEntry, PrintedReferral, PrintedTable, Stamp
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.triage import Brook, Category
from ui.theme import apply_theme, load_theme
from ui.widgets.record_edit import RecordEdit

ROUNDS = 7
KEYS = 400


def grown(printed: PrintedReferral, entries: int, done: int) -> PrintedReferral:
    """Return the referral with this many entries and interventions, each with words of its own."""
    rng = random.Random(4)
    words = [
        "the",
        "aunt",
        "said",
        "that",
        "he",
        "told",
        "staff",
        "on",
        "the",
        "field",
        "and",
        "no",
        "one",
        "saw",
        "it",
        "then",
        "she",
        "went",
        "away",
    ]

    def said(n: int) -> str:
        return " ".join(rng.choice(words) for _ in range(24)) + f" {n}."

    rows = tuple(
        PrintedEntry(
            no=n, date="Tue 17 Mar 2026", text=said(n), how_we_know="Staff saw", category=Category.ABUSIVE,
            category_text="Abusive", brook=Brook.RED, brook_text="Red",
        )
        for n in range(1, entries + 1)
    )  # fmt: skip
    cells = tuple(
        (str(n), "10 Sep 2025", said(n), "He repeated the rule", "No change", "2, 3") for n in range(1, done + 1)
    )
    table = PrintedTable(
        heads=("No.", "When", "What, who, how much", "What got better", "What did not", "Evidence"),
        widths=(0.33, 0.84, 1.97, 1.46, 1.52, 0.7),
        rows=cells,
    )
    return replace(printed, entries=rows, marks=(), interventions=(Part(heading="2.1 Actions", table=table),))


def bare_tables(printed: PrintedReferral) -> bytes:
    """Return the same cells as plain LongTables of reportlab, in the same font and size."""
    style = ParagraphStyle("cell", fontName="InterDesk-Regular", fontSize=9, leading=11)
    grid = [("GRID", (0, 0), (-1, -1), 0.75, (0, 0, 0))]
    entries = [
        [Paragraph(escape(t), style) for t in (str(e.no), e.date, e.text, e.how_we_know, e.category_text, e.brook_text)]
        for e in printed.entries
    ]
    table = printed.interventions[0].table
    assert table is not None
    done = [[Paragraph(escape(cell), style) for cell in row] for row in table.rows]
    page = io.BytesIO()
    SimpleDocTemplate(page, invariant=1).build(
        [
            LongTable(entries, colWidths=[24, 59, 211, 67, 71, 61], style=grid),
            LongTable(done, colWidths=[24, 61, 142, 105, 110, 51], style=grid),
        ]
    )
    return page.getvalue()


def main() -> None:
    """Measure paper, then keys beside paper."""
    sys.setswitchinterval(0.0005)  # as the program sets it
    home = Path(sys.argv[1])
    desk = open_desk(home)
    desk.sign_in(vault_folder(home), MEMBER, PASSPHRASE)
    file = FileId(key("f", 7))
    prepared = desk.paper.prepare(DocumentKind.REFERRAL, file, record=desk.referrals.open(file))
    fonts = desk.places.resources / "fonts"
    load_fonts(fonts)
    assert isinstance(prepared.printed, PrintedReferral)
    figures = [against_bare(grown(prepared.printed, 60, 30), prepared.stamp, fonts, "referral of 60 + 30 records")]
    with tempfile.TemporaryDirectory() as work:
        case, case_file, referral = make_case(Path(work), 300, 80)
        made = case.paper.prepare(DocumentKind.REFERRAL, case_file, record=referral)
        assert isinstance(made.printed, PrintedReferral)
        figures.append(against_bare(made.printed, made.stamp, fonts, "300 entries + 80 interventions, real records"))
        case.sign_out()
    late = keys_beside(grown(prepared.printed, 300, 0), prepared, fonts)
    desk.sign_out()
    figures.append(Figure(name="key while a 300-row preview is laid out, p95", value=p95_ms(late), most=16))
    send(figures)


def against_bare(printed: PrintedReferral, stamp: Stamp, fonts: Path, name: str) -> Figure:
    """Return the time to draw a referral beside that of its cells in plain tables."""
    ours: list[float] = []
    bare: list[float] = []
    for round_no in range(ROUNDS + 1):
        started = time.perf_counter()
        bare_tables(printed)
        middle = time.perf_counter()
        render_referral(printed, stamp, fonts)
        if round_no:
            bare.append(middle - started)
            ours.append(time.perf_counter() - middle)
    return Figure(
        name=name, value=statistics.median(ours) * 1000, base_name="bare LongTable, same cells and font",
        base=statistics.median(bare) * 1000, most_times=2,
    )  # fmt: skip


def keys_beside(printed: PrintedReferral, prepared, fonts: Path) -> list[float]:
    """Return the time each key took while another thread lays a document out again and again."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = apply_theme(app, load_theme(fonts.parent, "light"))
    edit = RecordEdit(theme)
    edit.resize(700, 200)
    edit.show()
    stop = threading.Event()

    def lay_out() -> None:
        while not stop.is_set():
            render_referral(printed, prepared.stamp, fonts)

    layout = threading.Thread(target=lay_out)
    layout.start()
    taken: list[float] = []
    try:
        for n in range(KEYS):
            started = time.perf_counter()
            QTest.keyClick(edit, "abcde "[n % 6])
            app.processEvents()
            taken.append(time.perf_counter() - started)
            time.sleep(0.005)  # a quick typist, not a flood
    finally:
        stop.set()
        layout.join()
    return taken


if __name__ == "__main__":
    main()
