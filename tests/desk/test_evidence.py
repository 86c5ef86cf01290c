"""What is cited is printed, or said not to be: 200 referrals put together at random (domain.md R54)."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.desk import Desk
from hsbdesk.domain.chronology import build_chronology
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.paper import PrintedReferral
from hsbdesk.domain.referral import Chosen, Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.storage.records import read_record

MANY = 200


@pytest.fixture
def referral(demo_desk: Desk) -> Referral:
    row = next(row for row in demo_desk.referrals.rows() if row.number == "R-2026-0007F")
    return read_record(demo_desk.session.db, Referral, row.id)


def put_together(rng: random.Random, base: Referral, ids: dict[type, list[RecordId]]) -> Referral:
    """Tick some records, cite some, in any mixture."""

    def some(kinds: tuple[type, ...], share: float) -> tuple[RecordId, ...]:
        return tuple(r for kind in kinds for r in ids[kind] if rng.random() < share)

    everything = (Concern, Fact, Intervention, Contact)
    return replace(
        base,
        background=tuple(Chosen(record=r) for r in some((Concern, Fact), rng.choice((0.2, 0.6, 0.95)))),
        interventions=tuple(Chosen(record=r) for r in some((Intervention, Contact), rng.choice((0.2, 0.6, 0.95)))),
        requests=tuple(replace(item, because=some(everything, rng.choice((0, 0.1, 0.5)))) for item in base.requests),
        outcomes=tuple(replace(item, cited=some(everything, rng.choice((0, 0.1, 0.5)))) for item in base.outcomes),
    )


def pointed_numbers(text: str, word: str) -> set[int]:
    """Return the numbers after "row" or "action", runs filled: "rows 1, 3–5" -> 1, 3, 4, 5."""
    found = re.search(rf"\b{word}s? (\d+(?:[–,] ?\d+)*)", text, re.IGNORECASE)
    numbers: set[int] = set()
    for part in found[1].split(",") if found else ():
        first, _, last = part.strip().partition("–")
        numbers |= set(range(int(first), int(last or first) + 1))
    return numbers


def test_rows_cited_and_rows_printed_agree(
    demo_desk: Desk, referral: Referral, text_of: Callable[[bytes], list[str]]
) -> None:
    entries = [e.record for e in build_chronology(read_entries(demo_desk.session, referral.file))]
    ids = {k: [r.id for r in entries if isinstance(r, k)] for k in (Concern, Fact, Intervention, Contact)}
    numbers = {r.id: r.number for r in entries}
    seen = {r.id: r.latest.evidence for r in entries if isinstance(r, Intervention) and r.latest is not None}
    for seed in range(MANY):
        made = put_together(random.Random(seed), referral, ids)
        prepared = demo_desk.paper.prepare(DocumentKind.REFERRAL, made.file, record=made.id, draft=made)
        printed = prepared.printed
        assert isinstance(printed, PrintedReferral)
        ticked = {c.record for c in (*made.background, *made.interventions)}
        rows = [r for r in ids[Concern] if r in ticked]
        actions = [r for r in ids[Intervention] if r in ticked]
        assert len(printed.entries) == len(rows)
        said = [dict(request.answers).get("Why:", "") for request in printed.requests]
        said += [row[2] for row in printed.outcomes.rows] if printed.outcomes else []
        cited = [item.because for item in made.requests] + [item.cited for item in made.outcomes if item.founded]
        for text, wanted in zip(said, cited, strict=True):
            pointed = text.split("plan v4")[0]
            assert {rows[n - 1] for n in pointed_numbers(pointed, "row")} == set(wanted) & set(rows), seed
            assert {actions[n - 1] for n in pointed_numbers(pointed, "action")} == set(wanted) & set(actions), seed
            missing = {numbers[r] for r in wanted if r not in ticked}
            assert {number for number in numbers.values() if number in text} == missing, seed
            assert ("not in this print" in text) == bool(missing), seed
        stops = {f.offers[0].record for f in demo_desk.readiness.check(made) if f.rule == "R54" and f.offers}
        effects = [seen[r] for r in actions if r in seen]
        typed = [r for r, number in numbers.items() if any(number in t.tried + t.harm for t in made.thresholds)]
        assert stops == {r for wanted in (*cited, *effects, typed) for r in wanted if r not in ticked}, seed
        if seed % 10 == 0:
            text = re.sub(r"\s+", "", "".join(text_of(demo_desk.paper.render(prepared).data)))
            for why in said:
                assert re.sub(r"\s+", "", why)[:24] in text  # its end may stand on the next page
