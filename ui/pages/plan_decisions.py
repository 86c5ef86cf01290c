"""Decide about an interim change or a hold: neither ends by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hsbdesk.desk.plan_views import InterimLine, PlanPage
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.interim import InterimOutcome
from hsbdesk.domain.plan import Attendance, Hold, Plan, PlanRow
from hsbdesk.domain.plan_dates import HOLD_DAYS
from ui.context import PageContext
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.plan_fields import day_ask, read_day, said_day
from ui.pages.small_form import Ask, SmallForm


def finish_form(form: KeptForm, file: FileId, kind: str, record: str) -> None:
    """Tell every page what was stored and go back."""
    changes = form.context.changes
    changes.record_changed.emit(kind, record)
    changes.file_changed.emit(file)
    changes.tasks_changed.emit()
    form.close_requested.emit()


def decide_interim(context: PageContext, page: PlanPage, line: InterimLine) -> KeptForm:
    """Return the form that renews or ends an interim change."""
    words, content = context.words, context.desk.content
    form = KeptForm(
        context,
        "plan_decide",
        f"{line.interim} {line.key}",
        title=words("Decide about an interim change"),
        subtitle=f"{line.text} · {words('since {when}', when=line.since)}",
        action=words("Save the decision"),
    )
    codes = (InterimOutcome.RENEWED, InterimOutcome.ENDED)
    hints = {
        InterimOutcome.RENEWED.value: words("It binds for another five school days from today."),
        InterimOutcome.ENDED.value: words("It no longer binds. Whoever was told is told again."),
    }
    part = SmallForm(
        context,
        (
            Ask(
                key="outcome",
                label=words("What now?"),
                name="decideOutcomeRadios",
                kind="radios",
                options=tuple((code.value, content.label("interim_outcome", code.value)) for code in codes),
                details=hints,
            ),
            Ask(key="words", label=words("Why"), name="decideWordsEdit", kind="text"),
        ),
        note=words("Signing the next version takes it over by itself: then nothing is to decide here."),
    )
    form.add_part("decision", part, title=line.who)

    def prepare() -> Callable[[], None] | None:
        typed = form.values("decision")
        problems: list[Problem] = []
        if not typed["outcome"]:
            problems.append(("decision", "outcome", words("Choose one.")))
        if not typed["words"]:
            problems.append(("decision", "words", words("Say why in a few words.")))
        if not form.accepts(problems):
            return None
        outcome = InterimOutcome(typed["outcome"])
        return lambda: context.desk.interims.decide(line.interim, line.key, outcome, typed["words"])

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "interim", line.interim))
    return form


def decide_hold(context: PageContext, page: PlanPage, plan: Plan, row: PlanRow) -> KeptForm:
    """Return the form that ends a hold or carries it on, in the next version."""
    words = context.words
    hold = row.hold or Hold()
    form = KeptForm(
        context,
        "plan_hold",
        f"{plan.id} {row.key}",
        title=words("Decide about the hold: {place}", place=row.name),
        subtitle=words("on hold since {start}, to {end}", start=said_day(hold.starts), end=said_day(hold.ends)),
        action=words("Write it into the next version"),
    )
    content = context.desk.content
    choices = (Attendance.CONTINUE_WITH_CONDITIONS, Attendance.CONTINUE, Attendance.ON_HOLD)
    part = SmallForm(
        context,
        (
            Ask(
                key="attendance",
                label=words("Can {child} go again?", child=page.child),
                name="holdAttendanceRadios",
                kind="radios",
                options=tuple((code.value, content.label("attendance_decision", code.value)) for code in choices),
            ),
            Ask(key="reason", label=words("Why"), name="holdReasonEdit", kind="text"),
            day_ask(context, "ends", words("If it stays on hold: until when"), "holdEndsEdit", planned=True),
            Ask(key="told", label=words("How {child} is told", child=page.child), name="holdToldEdit"),
        ),
        note=words(
            "What is in force changes by a signed version. This writes the row; sign the version to let it hold."
        ),
    )
    form.add_part("hold", part, title="" if page.names_off else hold.reason)

    def prepare() -> Callable[[], None] | None:
        typed, today = form.values("hold"), context.desk.today()
        ends = read_day(part, "ends")
        problems: list[Problem] = []
        if not typed["attendance"]:
            problems.append(("hold", "attendance", words("Choose one.")))
        if not typed["reason"]:
            problems.append(("hold", "reason", words("Say why in a few words.")))
        if typed["attendance"] == Attendance.ON_HOLD:
            if not ends:
                problems.append(("hold", "ends", words("A hold needs an end, at most 28 days on. Give the day.")))
            elif date.fromisoformat(ends) > today + timedelta(days=HOLD_DAYS):
                latest = said_day((today + timedelta(days=HOLD_DAYS)).isoformat())
                problems.append(("hold", "ends", words("At most 28 days: {day} or sooner.", day=latest)))
            if not typed["told"]:
                problems.append(("hold", "told", words("Say how the child is told.")))
        if not form.accepts(problems):
            return None
        stays = typed["attendance"] == Attendance.ON_HOLD
        changed = replace(
            row,
            attendance=Attendance(typed["attendance"]),
            attendance_words=typed["reason"],
            hold=replace(
                hold,
                reason=typed["reason"],
                starts=today.isoformat(),
                ends=ends,
                told_how=typed["told"],
                decided_by=context.desk.me.short,
            )
            if stays
            else None,
        )
        return lambda: _write_row(context, page.file, changed, words("Hold decided: {place}", place=row.name))

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "plan", plan.id))
    return form


def _write_row(context: PageContext, file: FileId, row: PlanRow, why: str) -> None:
    """Put a row into the draft, beginning one where there is none. Runs on the desk thread."""
    plans = context.desk.plans
    if plans.read(file).draft is None:
        plans.begin_version(file, why, ())
    draft = plans.read(file).draft
    if draft is not None:
        rows = tuple(row if old.key == row.key else old for old in draft.rows)
        plans.save(replace(draft, rows=rows if any(old.key == row.key for old in draft.rows) else (*rows, row)))
