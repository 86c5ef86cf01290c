"""What the form of an intervention must hold, and what it is only asked about."""

from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.domain.dates import PartialDate, Precision
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.intervention import AimScope, Exclusion, InterventionStatus
from hsbdesk.domain.intervention_draft import (
    DraftDates,
    InterventionDraft,
    check_intervention,
    find_checks,
    find_gaps,
)
from hsbdesk.errors import DeskError

START = PartialDate(Precision.DATE, "2026-02-11", "2026-02-11")
EXCLUDED = {
    "exclusion_start": "9 March",
    "exclusion_end": "11 March",
    "exclusion_days": "3",
    "exclusion_decided_by": "S. Price",
}


@pytest.fixture
def draft() -> InterventionDraft:
    return InterventionDraft(
        uuid="1", file=FileId("file"), type="SUPERVISED_BREAKS", title="Supervised break", start="11 February",
        who="H. Bevan", aim="No contact at break",
    )  # fmt: skip


def test_a_filled_form_has_no_gaps_and_nothing_to_check(draft: InterventionDraft) -> None:
    assert find_gaps(draft) == ()
    assert find_checks(draft) == ()


@pytest.mark.parametrize(
    ("changes", "gaps"),
    [
        ({"type": ""}, [("type", "intervention_needs_type")]),
        ({"title": " \n"}, [("title", "intervention_needs_title")]),
        ({"start": " "}, [("start", "intervention_needs_start")]),
        ({"restrictive": True, "impact_on_child": " "}, [("impact_on_child", "intervention_needs_impact")]),
        ({"restrictive": True, "impact_on_child": "“It's boring.”"}, []),
        (
            {"type": "FIXED_EXCLUSION"},
            [
                ("exclusion_start", "exclusion_needs_facts"),
                ("exclusion_end", "exclusion_needs_facts"),
                ("exclusion_decided_by", "exclusion_needs_facts"),
                ("exclusion_days", "exclusion_needs_days"),
            ],
        ),
        ({"type": "INTERNAL_EXCLUSION", **EXCLUDED}, []),
        ({"type": "FIXED_EXCLUSION", **EXCLUDED, "exclusion_days": "0"}, [("exclusion_days", "exclusion_needs_days")]),
        (
            {"type": "FIXED_EXCLUSION", **EXCLUDED, "exclusion_days": "101"},
            [("exclusion_days", "exclusion_needs_days")],
        ),
        ({"type": "FIXED_EXCLUSION", **EXCLUDED, "exclusion_days": "100"}, []),
    ],
)
def test_the_must_haves(draft: InterventionDraft, changes: dict[str, Any], gaps: list[tuple[str, str]]) -> None:
    changed = replace(draft, **changes)
    assert [(gap.field, gap.id) for gap in find_gaps(changed)] == gaps
    if gaps:
        with pytest.raises(DeskError) as refused:
            check_intervention(changed, DraftDates(START))
        assert (refused.value.field, refused.value.id) == gaps[0]


@pytest.mark.parametrize(
    ("changes", "checks"),
    [
        ({"aim": " "}, ["aim"]),
        ({"who": ""}, ["who"]),
        ({"type": "TURN_THE_PAGE"}, ["resources_by"]),
        ({"type": "TURN_THE_PAGE", "resources_by": "NSPCC worker"}, []),
        ({"dose": "Every break where staffing allows"}, ["reliability"]),
        ({"dose": "Every break where possible", "reliability": "IN_PLACE"}, ["reliability"]),
        ({"dose": "Every break where possible", "reliability": "PARTLY"}, []),
        ({"dose": "Every break, when the bell rings"}, []),
        ({"title": "Sent home at 13:00"}, ["type"]),
        ({"dose": "Reduced timetable, mornings"}, ["type"]),
        ({"title": "Sent home at 13:00", "type": "FIXED_EXCLUSION"}, []),
        ({"title": "Walked home with his aunt"}, []),
    ],
)
def test_what_is_worth_a_second_look_stops_nothing(
    draft: InterventionDraft, changes: dict[str, Any], checks: list[str]
) -> None:
    changed = replace(draft, **changes)
    assert [check.field for check in find_checks(changed)] == checks


def test_the_checked_form(draft: InterventionDraft) -> None:
    checked = check_intervention(
        replace(draft, scope_words="Break", scope_times=("Break",), title=" Supervised break "), DraftDates(START)
    )
    assert checked.aim_scope == AimScope(words="Break", times=("Break",))
    assert (checked.title, checked.exclusion) == ("Supervised break", None)
    assert check_intervention(draft, DraftDates(START)).aim_scope is None
    out = check_intervention(
        replace(draft, type="FIXED_EXCLUSION", **EXCLUDED), DraftDates(START, None, ("2026-03-09", "2026-03-11"))
    )
    assert out.exclusion == Exclusion(start="2026-03-09", end="2026-03-11", days=3, decided_by="S. Price")


@pytest.mark.parametrize(
    ("days", "field"),
    [
        (("2026-03-11", "2026-03-09"), "exclusion_end"),
        (("", "2026-03-09"), "exclusion_start"),
        (("2026-03-09", ""), "exclusion_end"),
    ],
)
def test_an_exclusion_has_whole_days_in_order(draft: InterventionDraft, days: tuple[str, str], field: str) -> None:
    with pytest.raises(DeskError) as refused:
        check_intervention(replace(draft, type="FIXED_EXCLUSION", **EXCLUDED), DraftDates(START, None, days))
    assert (refused.value.id, refused.value.field) == ("exclusion_needs_facts", field)


@pytest.mark.parametrize(
    ("status", "end", "refusal"),
    [
        (InterventionStatus.ENDED, None, "intervention_not_ended"),
        (InterventionStatus.ENDED, "2026-02-10", "intervention_ends_before"),
        (InterventionStatus.ENDED, "2026-02-11", ""),
        (InterventionStatus.RUNNING, None, ""),
    ],
)
def test_an_end_does_not_lie_before_its_start(
    draft: InterventionDraft, status: InterventionStatus, end: str | None, refusal: str
) -> None:
    dates = DraftDates(START, PartialDate(Precision.DATE, end, end) if end else None)
    if not refusal:
        assert check_intervention(replace(draft, status=status), dates).end == dates.end
        return
    with pytest.raises(DeskError) as refused:
        check_intervention(replace(draft, status=status), dates)
    assert (refused.value.id, refused.value.field) == (refusal, "end")
