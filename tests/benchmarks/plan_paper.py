"""A plan of 40 places, drawn whole, against bare LongTables of the same cells in the same font."""

import io
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from figure import Figure, send
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

sys.path.insert(0, str(Path(__file__).parent.parent))

from plan_case import put_plan_case

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Cost, Desk
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.plan import render_plan
from hsbdesk.domain.paper import Stamp
from hsbdesk.domain.printed_plan import PrintedBlock, PrintedPlan
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.machine.places import find_places
from hsbdesk.vault.keys import KdfCost
from hsbdesk.words import Words

ROUNDS = 9
PLACES = 40
COLUMNS = [17, 263, 130, 66]


def bare_tables(printed: PrintedPlan) -> bytes:
    """Return the same texts as plain LongTables of reportlab: a row for each row, and one for each paragraph."""
    style = ParagraphStyle("cell", fontName="InterDesk-Regular", fontSize=9, leading=11)
    bold = ParagraphStyle("head", parent=style, fontName="InterDesk-Bold")
    grid = [("GRID", (0, 0), (-1, -1), 0.75, (0, 0, 0))]

    def table(rows: list[list[str]], widths: list[int], *, head: bool = False) -> LongTable:
        cells = [
            [Paragraph(escape(text), bold if head and not no else style) for text in row] for no, row in enumerate(rows)
        ]
        return LongTable(cells, colWidths=widths, style=grid)

    flow = [table([[line.label, line.text] for line in printed.answers], [110, 366])]
    for group in printed.groups:
        for block in group.blocks:
            flow.append(table([[text] for text in block_texts(block)], [476], head=True))
            flow.append(table([list(block.heads), *map(list, block.controls)], COLUMNS, head=True))
    for part in printed.closing:
        if part.table is not None and part.table.rows:
            unit = 476 / sum(part.table.widths)
            rows = [list(part.table.heads), *map(list, part.table.rows)] if part.table.heads else list(part.table.rows)
            flow.append(table([list(row) for row in rows], [int(share * unit) for share in part.table.widths]))
    page = io.BytesIO()
    SimpleDocTemplate(page, invariant=1).build(flow)
    return page.getvalue()


def block_texts(block: PrintedBlock) -> list[str]:
    """Return the sentences of a place: its name, then each paragraph."""
    paragraphs = (block.context, *block.notes)
    said = [" ".join(f"{line.label} {line.text}" for line in lines) for lines in paragraphs]
    return [f"{block.name} {block.level}", *said]


def against_bare(printed: PrintedPlan, stamp: Stamp, fonts: Path) -> Figure:
    """Return the time to draw a plan beside that of its cells in plain tables."""
    ours: list[float] = []
    bare: list[float] = []
    for round_no in range(ROUNDS + 1):
        started = time.perf_counter()
        bare_tables(printed)
        middle = time.perf_counter()
        render_plan(printed, stamp, fonts)
        if round_no:
            bare.append(middle - started)
            ours.append(time.perf_counter() - middle)
    return Figure(
        name=f"risk-management plan of {PLACES} places, whole PDF", value=statistics.median(ours) * 1000,
        base_name="bare LongTable, same cells and font", base=statistics.median(bare) * 1000, most_times=2,
    )  # fmt: skip


def main() -> None:
    """Measure the full plan; every place has words of its own, so that nothing is set once and reused."""
    with tempfile.TemporaryDirectory() as work:
        desk = Desk(
            find_places(Path(work) / "home"),
            Words(),
            lambda: datetime(2026, 3, 19, 16, 5, tzinfo=UTC),
            Cost(KdfCost(1, 8192), KdfCost(1, 8192)),
        )
        desk.create_vault(
            Path(work) / "plan.hsbvault",
            NewVault(
                school="Ysgol", nation="wales", main_record=True, name="Nia Morgan", title="DSP",
                passphrase="five quiet herons wade",
            ),
        )  # fmt: skip
        desk.cases.import_case((desk.places.resources / "demo" / "ysgol-enghraifft.json").read_bytes())
        case = put_plan_case(desk, signed=True, rows=PLACES)
        prepared = desk.paper.prepare(DocumentKind.RISK_PLAN, case.file, record=case.v4.id)
        fonts = desk.places.resources / "fonts"
        load_fonts(fonts)
        assert isinstance(prepared.printed, PrintedPlan)
        figure = against_bare(own_words(prepared.printed), prepared.stamp, fonts)
        desk.sign_out()
    send([figure])


def own_words(printed: PrintedPlan) -> PrintedPlan:
    """Return the plan with a number in every text of every place."""
    number = 0
    groups = []
    for group in printed.groups:
        blocks = []
        for block in group.blocks:
            number += 1
            blocks.append(
                replace(
                    block,
                    context=tuple(replace(line, text=f"{line.text} {number}") for line in block.context),
                    controls=tuple((no, f"{what} {number}", who, when) for no, what, who, when in block.controls),
                    notes=tuple(tuple(replace(line, text=f"{line.text} {number}") for line in n) for n in block.notes),
                )
            )
        groups.append(replace(group, blocks=tuple(blocks)))
    return replace(printed, groups=tuple(groups))


if __name__ == "__main__":
    main()
