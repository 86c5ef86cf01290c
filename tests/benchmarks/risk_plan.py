"""A risk plan of 40 rows in 12 versions: from its facts to the painted row editor, the query, and two versions compared.

What is held against it are bare means in the same run: as many text fields in a bare column, and a bare comparison of
the same two records, field by field.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from case_vault import make_case
from figure import Figure, send
from painted import PaintClock
from plan_vault import make_plans
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from waiting import wait_until

from hsbdesk.desk.kept import Kept
from hsbdesk.domain.plan import Plan
from ui.changes import Changes
from ui.context import PageContext
from ui.failures import Failures
from ui.messages import Messages
from ui.pages.risk_plan import RiskPlanPage
from ui.pages.risk_plan_read import read_facts
from ui.theme import apply_theme, load_theme
from ui.work import Workers

ROUNDS = 7
ROWS, VERSIONS = 40, 12
CHILD = "Tomos"
"""A child of the demo who has no plan."""


def main() -> None:
    """Fill a page that is new each time; the records are read afresh each time as well."""
    app = QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as work:
        desk, _, _ = make_case(Path(work), 0, 0)
        file = next(row.file for row in desk.files.children().rows if row.name.startswith(CHILD))
        plans = make_plans(desk, file, ROWS, VERSIONS)
        theme = apply_theme(app, load_theme(desk.places.resources, "light"))
        workers = Workers(Failures(desk.words))
        context = PageContext(theme, desk.words, desk, workers, Changes(), Messages(theme, desk.words))
        desk.warm_up()  # as the program does while a passphrase is typed
        queries: list[float] = []
        paints: list[float] = []
        bare: list[float] = []
        for round_no in range(ROUNDS + 1):
            desk.session.kept = Kept(desk.session.db)  # nothing is remembered of the records
            started = time.perf_counter()
            facts = read_facts(desk, file, None)
            query = time.perf_counter() - started
            page = RiskPlanPage(context)
            page.resize(1162, 620)
            page.show()
            workers.wait_idle(60)
            app.processEvents()  # the empty page stands; its rows and the row editor come now
            page._file, page.facts = file, facts
            started = time.perf_counter()
            page._show(facts)
            clock = PaintClock(page.centre)  # its fields are made with the first row
            wait_until(lambda clock=clock: clock.painted is not None)
            assert clock.painted is not None
            if round_no:
                queries.append(query)
                paints.append(clock.painted - started)
                bare.append(bare_editor(page.findChildren(QPlainTextEdit)))
            page.close()
        workers.wait_idle(60)
        compared = [median(lambda pair=pair: desk.plans.compare(*pair)) for pair in pairs(plans)]
        plain = median(lambda: list(bare_differences(plans[0], plans[-1])))
        workers.stop()
        desk.sign_out()
    name = f"risk plan, {ROWS} rows, {VERSIONS} versions"
    send(
        [
            Figure(
                name=f"{name}: facts to painted row editor", value=statistics.median(paints) * 1000, most=150,
                base_name="bare column of as many text fields", base=statistics.median(bare) * 1000,
            ),
            Figure(name=f"{name}: query", value=statistics.median(queries) * 1000),
            Figure(
                name=f"{name}: first and last compared", value=compared[0] * 1000, most=200,
                base_name="bare walk over both, field by field", base=plain * 1000,
            ),
            Figure(name=f"{name}: last two compared", value=compared[1] * 1000, most=200),
        ]
    )  # fmt: skip


def pairs(plans: tuple[Plan, ...]) -> tuple[tuple[Any, Any], ...]:
    """Return the versions furthest apart, and the two newest."""
    return (plans[0].id, plans[-1].id), (plans[-2].id, plans[-1].id)


def median(job: Callable[[], object]) -> float:
    """Return the median time of a job that is already warm."""
    taken: list[float] = []
    for round_no in range(ROUNDS + 1):
        started = time.perf_counter()
        job()
        if round_no:
            taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def bare_editor(like: list[QPlainTextEdit]) -> float:
    """Return the time until the same texts stand in plain fields in a plain column."""
    texts = [edit.toPlainText() for edit in like]
    started = time.perf_counter()
    column = QWidget()
    layout = QVBoxLayout(column)
    edits = [QPlainTextEdit(text) for text in texts]
    for edit in edits:
        layout.addWidget(edit)
    clock = PaintClock(column)
    column.resize(560, 620)
    column.show()
    wait_until(lambda: clock.painted is not None)
    assert clock.painted is not None
    column.close()
    return clock.painted - started


def bare_differences(before: Any, after: Any) -> Iterator[tuple[Any, Any]]:
    """Yield what differs, without any words."""
    if is_dataclass(before) and is_dataclass(after):
        for field in fields(before):
            yield from bare_differences(getattr(before, field.name), getattr(after, field.name))
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            yield from bare_differences(one, other)
    elif before != after:
        yield before, after


if __name__ == "__main__":
    main()
