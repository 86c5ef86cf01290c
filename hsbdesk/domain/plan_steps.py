"""What the steps of a plan's life must say: interim changes, reviews, closures, an ending (domain.md 6.5 to 6.7)."""

from collections.abc import Iterator
from datetime import date

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.interim import InterimChange, InterimOutcome
from hsbdesk.domain.plan import ClosureReview, Plan, PlanEnding, PlanReview
from hsbdesk.domain.plan_dates import hold_limit, interim_end, next_review, read_day
from hsbdesk.domain.plan_due import interim_since
from hsbdesk.domain.plan_duty import start_day
from hsbdesk.domain.plan_gaps import Gap, Stop
from hsbdesk.domain.safety_plan import SafetyPlan

_ENDS = frozenset({"STEP_DOWN", "END"})


def interim_gaps(change: InterimChange, calendar: SchoolCalendar, told: int = 0) -> tuple[Gap, ...]:
    """Return what is missing from an interim change; `told` is how many people were told of it.

    Its end may be left out: then it is worked out from day to day. One that is named lies within five school days.
    """
    begins, ends = read_day(change.from_day), read_day(change.ends_on)
    gaps = [
        *_missing((not change.what.strip(), "what", "interim_needs_what")),
        *_missing((begins is None, "from_day", "interim_needs_from")),
    ]
    if begins is not None and ends is not None:
        since = interim_since(change)
        last = interim_end(since, calendar) or hold_limit(since)
        if ends < begins:
            gaps.append(Gap(id="interim_ends_before", field="ends_on"))
        elif ends > last:
            gaps.append(Gap(id="interim_too_long", field="ends_on", params=(("last", day_text(last.isoformat())),)))
    checks = (
        (not change.who.strip(), "who", "interim_check_who"),
        (bool(change.who.strip()) and not change.cover.strip(), "cover", "interim_check_cover"),
        (told == 0, "told", "interim_check_told"),
    )
    return (*gaps, *_missing(*checks, stops=Stop.NOTHING))


def decision_gaps(outcome: InterimOutcome, words: str) -> tuple[Gap, ...]:
    """Return what is missing from a decision about an interim change: an end and a renewal say why."""
    needs = outcome in {InterimOutcome.ENDED, InterimOutcome.RENEWED} and not words.strip()
    return tuple(_missing((needs, "outcome_words", "interim_needs_words")))


def review_gaps(review: PlanReview, plan: Plan, today: date) -> tuple[Gap, ...]:
    """Return what is missing from a review: an outcome for every row, and what the child may still do."""
    on, due = read_day(review.on), read_day(review.next_due)
    begins = start_day(plan)
    gaps = [
        *_missing((on is None or not begins <= on <= today, "on", "review_needs_day")),
        *_missing((not review.by.strip(), "by", "review_needs_by")),
    ]
    known = {line.row for line in review.rows if line.outcome}
    gaps += [
        Gap(id="review_needs_row", field=f"rows.{row.key}", row=row.key) for row in plan.rows if row.key not in known
    ]
    gaps += _missing((not review.may_still_do.strip(), "may_still_do", "review_needs_may_still_do"))
    if on is not None and due is not None and not on < due <= next_review(on):
        last = day_text(next_review(on).isoformat())
        gaps.append(Gap(id="review_next_too_late", field="next_due", params=(("last", last),)))
    checks = (
        (not review.child_view.strip(), "child_view", "review_check_child"),
        (not review.carer_view.strip(), "carer_view", "review_check_carer"),
    )
    return (*gaps, *_missing(*checks, stops=Stop.NOTHING))


def closure_gaps(review: ClosureReview) -> tuple[Gap, ...]:
    """Return what is missing from what was settled before a closure."""
    must = (
        (read_day(review.closure) is None, "closure", "closure_needs_day"),
        (not review.holder.strip(), "holder", "closure_needs_holder"),
        (not review.phones.strip(), "phones", "closure_needs_phones"),
        (not review.opens_vault.strip(), "opens_vault", "closure_needs_vault"),
    )
    checks = (
        (not review.clubs.strip(), "clubs", "closure_check_clubs"),
        (not review.reader.strip(), "reader", "closure_check_reader"),
    )
    return (*_missing(*must), *_missing(*checks, stops=Stop.NOTHING))


def ending_gaps(ending: PlanEnding) -> tuple[Gap, ...]:
    """Return what is missing before a plan steps down or ends; nothing of it may be left out (domain.md 6.5)."""
    must = (
        (ending.outcome not in _ENDS, "outcome", "ending_needs_outcome"),
        (not ending.evidence.strip(), "evidence", "ending_needs_evidence"),
        (not ending.child_view.strip(), "child_view", "ending_needs_child"),
        (not ending.carer_view.strip(), "carer_view", "ending_needs_carer"),
        (not ending.affected_view.strip(), "affected_view", "ending_needs_affected"),
        (not ending.agencies.strip(), "agencies", "ending_needs_agencies"),
        (not ending.residual_rule.strip(), "residual_rule", "ending_needs_rule"),
        (not ending.tell.strip(), "tell", "ending_needs_tell"),
        (read_day(ending.on) is None, "on", "ending_needs_day"),
        (not ending.by.strip(), "by", "ending_needs_by"),
    )
    return tuple(_missing(*must))


def safety_gaps(plan: SafetyPlan) -> tuple[Gap, ...]:
    """Return what is missing from an affected child's safety plan before it is put into force."""
    must = (
        (not plan.trusted_adult.strip(), "trusted_adult", "safety_needs_adult"),
        (not plan.if_worried.strip(), "if_worried", "safety_needs_if_worried"),
    )
    checks = (
        (not plan.trusted_cover.strip(), "trusted_cover", "safety_check_cover"),
        (not plan.own_words, "own_words", "safety_check_words"),
        (not plan.contact_rules, "contact_rules", "safety_check_contact"),
        (not plan.staff_know, "staff_know", "safety_check_staff"),
        (not plan.support.strip(), "support", "safety_check_support"),
        (not plan.parents_told.strip(), "parents_told", "safety_check_parents"),
        (not plan.own_space.strip(), "own_space", "safety_check_space"),
    )
    return (*_missing(*must, stops=Stop.SIGN), *_missing(*checks, stops=Stop.NOTHING))


def _missing(*found: tuple[bool, str, str], stops: Stop = Stop.SAVE) -> Iterator[Gap]:
    for holds, name, id_ in found:
        if holds:
            yield Gap(id=id_, field=name, stops=stops)
