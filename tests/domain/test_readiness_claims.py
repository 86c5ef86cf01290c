"""Claims held against the records: how often, how long, since when, every day, more and more."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.concern import Basis, Concern, Occurrences
from hsbdesk.domain.content import load_content
from hsbdesk.domain.dates import on_day
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.readiness import Finding
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_claims import r18_claims
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_offers import accept_offer
from hsbdesk.domain.readiness_wording import r14_counts
from hsbdesk.domain.referral import Chosen, FrontSheet, Outcome, Recipient, Referral, RequestItem
from hsbdesk.domain.school import School
from hsbdesk.words import Words

CONTENT = load_content(Path(__file__).parents[2] / "resources" / "content", "wales")
SAY = Words()
FILE, IOAN = FileId("file"), PersonId("ioan")
FIRST, LAST = date(2025, 9, 10), date(2026, 3, 17)
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
FALLING = (0, 20, 40, 60, 80, 188)
RISING = (0, 120, 150, 160, 170, 188)


def concern(number: int, day: date, text: str = "Made a sound.", **more: object) -> Concern:
    values = {"occurrences": Occurrences(), "basis": Basis.OBSERVED} | more
    return Concern(
        id=RecordId(f"c{number}"), number=f"I-{number:04}A", author="N. Morgan", recorded_at="2026-03-17T14:00:00Z",
        when=on_day(day), what_happened=text, **values,  # type: ignore[arg-type]
    )  # fmt: skip


def case(why_now: str = "", *, days: tuple[int, ...] = FALLING, **values: object) -> ReadinessCase:
    """Return a referral with entries so many days after 10 September 2025."""
    concerns = tuple(concern(n, FIRST + timedelta(days=day)) for n, day in enumerate(days))
    referral = Referral(
        id=RecordId("r"), number="R-2026-0001A", author="N. Morgan", recorded_at="2026-03-18T11:00:00Z", file=FILE,
        opened_on="2026-03-18", recipient=Recipient(nation="wales"), front=FrontSheet(why_now=why_now),
        background=tuple(Chosen(record=c.id) for c in concerns),
    )  # fmt: skip
    child = Person(id=IOAN, kind=PersonKind.CHILD, first="Ioan", last="Sample")
    return ReadinessCase(
        referral=replace(referral, **values),  # type: ignore[arg-type]
        file=ChildFile(
            id=RecordId("f"), number="H-0001A", author="N. Morgan", recorded_at="2026-03-01T09:00:00Z", child=IOAN,
            kind=FileKind.HSB, opened_on="2026-03-01",
        ),
        people={IOAN: child},
        concerns=concerns,
        school=School(
            id=RecordId("school"), number="SCHOOL", author="N. Morgan", recorded_at="2026-01-05T09:00:00Z",
            name="Ysgol Enghraifft", nation="wales",
        ),
        content=CONTENT,
        today=date(2026, 3, 18),
    )  # fmt: skip


def claims(of: ReadinessCase) -> list[Finding]:
    return list(r18_claims(Look(of, SAY)))


def said(of: ReadinessCase) -> list[tuple[str, str]]:
    """Return each finding's sentence and the wording it offers."""
    return [(f.text, next((o.text for o in f.offers if o.action == "REPLACE"), "")) for f in claims(of)]


def test_a_span_is_held_against_the_first_and_the_last_entry() -> None:
    assert said(case("It has gone on for two months.")) == [
        (
            "“for two months” in the front sheet: the rows run from 10 September 2025 to 17 March 2026",
            "from 10 September 2025 to 17 March 2026",
        )
    ]
    for true in ("for six months", "over the last six months", "over a six-month period", "in the past 27 weeks"):
        assert said(case(f"It has gone on {true}.")) == [], true
    assert len(said(case("It has gone on over a two-month period."))) == 1


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        ("since June", "since 10 September 2025"),
        ("since early August 2025", "since 10 September 2025"),
        ("since September", ""),
        ("since January", ""),
        ("since September 2024", "since 10 September 2025"),
    ],
)
def test_a_month_it_began_in_is_held_against_the_first_entry(words: str, offer: str) -> None:
    assert [instead for _, instead in said(case(f"It has gone on {words}."))] == ([offer] if offer else [])


@pytest.mark.parametrize("word", ["escalating", "getting worse", "more frequent", "more and more"])
def test_a_trend_that_the_halves_do_not_show_is_said_with_their_counts(word: str) -> None:
    ((text, offer),) = said(case(f"It is {word}."))
    figure = "5 occasions until 13 December 2025, 1 after it"
    assert text == f"“{word}” in the front sheet: {figure}, and no higher category"
    assert offer == f"{word} ({figure})"
    assert said(case(f"It is {word}.", days=RISING)) == []
    assert said(case(f"It is {offer}.")) == [], "with the figures it stands"


def test_a_claim_of_less_is_held_against_them_too() -> None:
    assert said(case("It is less frequent.")) == []
    assert len(said(case("It is less frequent.", days=RISING))) == 1


@pytest.mark.parametrize("word", ["every day", "daily", "Every week", "all the time"])
def test_every_day_is_held_against_the_days_of_the_entries(word: str) -> None:
    ((text, offer),) = said(case(f"{word} he does it."))
    days = "n 6 days from 10 September 2025 to 17 March 2026"
    assert text == f"“{word}” in the front sheet: the rows are o{days}"
    assert offer == f"{'O' if word[0] == 'E' else 'o'}{days}"
    often = tuple(day for day in range(28) if day % 7 < 5)
    assert said(case("Every day he does it.", days=often)) == []
    assert said(case("He does it every week.", days=(0, 7, 14, 21))) == []


def test_every_day_in_an_entry_is_held_against_that_entry() -> None:
    shown = case()
    once = replace(shown.concerns[0], what_happened="He makes sounds every day.")
    assert said(replace(shown, concerns=(once, *shown.concerns[1:]))) == [
        ("“every day” in row 1: the record says once", "every day (once)")
    ]
    week = replace(once, occurrences=Occurrences(count_min=5, count_max=5))
    assert said(replace(shown, concerns=(week, *shown.concerns[1:]))) == []


def test_often_in_a_text_of_ones_own_is_given_the_figure_of_the_rows() -> None:
    (finding,) = r14_counts(Look(case("He often makes sounds."), SAY))
    assert finding.text == "“often” in the front sheet: the ticked entries hold 6 entries, 6 occasions"
    changed = accept_offer(case("He often makes sounds."), finding, finding.offers[0])
    assert changed.front.why_now == "He often (6 entries, 6 occasions) makes sounds."
    assert list(r14_counts(Look(case(changed.front.why_now), SAY))) == []


@pytest.mark.parametrize(
    "text",
    [
        "His aunt said it has gone on for two years and is getting worse.",
        f"A boy wrote {OPEN}he does it every day{CLOSE}.",
        "He has lived with his aunt for two years.",
        "He attends the club every week.",
        "It is likely to be getting worse.",
        "Mae hi wedi dweud bod hyn yn digwydd every day ers mis.",
    ],
)
def test_what_was_said_and_what_is_no_claim_of_behaviour_is_left_alone(text: str) -> None:
    assert said(case(text)) == []


def test_an_account_a_fact_and_what_is_asked_for_are_left_alone() -> None:
    shown = case(
        requests=(RequestItem(lead="Visit every week", result="a worker for six months", by="in two weeks"),),
        outcomes=(Outcome(who="CHILD", text="He is likely to be alone every day."),),
    )
    told = replace(shown.concerns[0], what_happened="He does it every day, for two years.", basis=Basis.TOLD_FIRST_HAND)
    fact = Fact(
        id=RecordId("fact"), number="F-0001A", author="N. Morgan", recorded_at="2026-03-01T09:00:00Z", file=FILE,
        text="His father rings every week. The family has moved house three times in two years.",
        when=on_day(FIRST), basis=Basis.RECORDED_FACT,
    )  # fmt: skip
    ticked = (*shown.referral.background, Chosen(record=fact.id))
    whole = replace(
        shown, concerns=(told, *shown.concerns[1:]), facts=(fact,), referral=replace(shown.referral, background=ticked)
    )
    assert said(whole) == []


def test_reasons_and_thresholds_are_held_against_the_rows() -> None:
    request = RequestItem(lead="Assess his needs", why="It happens daily.")
    outcome = Outcome(who="CHILD", text="He will be alone.", because="It is escalating.")
    found = claims(case(requests=(request,), outcomes=(outcome,), opinion="It has gone on for two years."))
    assert {(f.place.section, f.place.field) for f in found} == {
        ("request", "opinion"), ("request", "why"), ("outcomes", "because"),
    }  # fmt: skip
    assert len({f.key for f in found}) == len(found)


def test_without_dated_entries_a_trend_is_said_to_rest_on_nothing() -> None:
    assert said(case("It is escalating.", days=())) == [
        ("“escalating” in the front sheet: the rows do not show it", "")
    ]
    assert said(case("For two years, since May.", days=())) == []


PIECES = st.sampled_from(
    (
        *("It has gone on", "He does it", "for two years", "since May", "over the last three weeks", "every day"),
        *("weekly", "escalating", "more often", "less often", "often", "She said that", "twice", "on 3 occasions"),
        *(".", "\n", OPEN, CLOSE),
    )
)


@given(
    text=st.lists(PIECES, min_size=1, max_size=8).map(" ".join),
    days=st.lists(st.integers(0, 180), max_size=9).map(lambda found: tuple(sorted(found))),
)
def test_no_figure_that_is_offered_makes_a_text_shorter_or_settles_less(text: str, days: tuple[int, ...]) -> None:
    before = case(text, days=days)
    for finding in (*claims(before), *r14_counts(Look(before, SAY))):
        for offer in finding.offers:
            if offer.action == "REPLACE":
                after = accept_offer(before, finding, offer).front.why_now
                assert len(after.split()) >= len(text.split())
                assert after.count("twice") >= text.count("twice")
                assert after.count("on 3 occasions") >= text.count("on 3 occasions")
                assert len(claims(case(after, days=days))) <= len(claims(before))
