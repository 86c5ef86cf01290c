"""Rules about section 1: R12, R13, R17, R20 to R23 and R53."""

import re
from collections.abc import Iterator, Sequence

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.names import fold
from hsbdesk.domain.quotations import quoted_ranges, within
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_texts import TOLD, call_spot
from hsbdesk.domain.sentences import reports_speech
from hsbdesk.domain.triage import Brook, Category

_SPOKEN = re.compile(
    r"\b(?:said|says|asked|told\s+\w+|replied|answered|shouted|whispered|wrote)\b[,:]?\s+(?:that\s+)?"
    r"(?:I|I['\N{RIGHT SINGLE QUOTATION MARK}](?:m|ll|ve|d)|[Mm]y|[Ww]e)\b"
)
"""Speech in the first person without quotation marks: "he said I never did it"."""


def r12_dated_incident(look: Look) -> Iterator[Finding]:
    """Check for at least one dated entry."""
    rows = [c for c in look.case.rows if c.counts]
    if not rows:
        yield look.stop("R12:none", look.say("No entry is ticked"), FieldPlace(section="background"))
    elif all(c.when.start is None for c in rows):
        text = look.say("None of the ticked entries has a date")
        yield look.stop("R12:dates", text, FieldPlace(section="background"))


def r13_complete(look: Look) -> Iterator[Finding]:
    """Check that each entry says what, who, where and how it is known."""
    case, say = look.case, look.say
    for row, concern in enumerate(case.rows, 1):
        missing: list[str] = []
        if not (case.wordings[concern.id] or concern.what_happened).strip():
            missing.append(say("what happened"))
        if not concern.displaying():
            missing.append(say("who displayed"))
        if not concern.places:
            missing.append(say("where"))
        unnamed = concern.basis in TOLD and concern.told_by is None
        if (unnamed or concern.source in {"OTHER", "ANONYMOUS"}) and not concern.source_words.strip():
            missing.append(say("who told us"))
        if missing:
            text = say("Row {n} does not say: {list}", n=row, list=", ".join(missing))
            yield look.warn(f"R13:{concern.number}", text, FieldPlace(section="file", field="entry", record=concern.id))


def r17_exact_words(look: Look) -> Iterator[Finding]:
    """Check that exact words stand in quotation marks, and that a quotation says whose it is."""
    say = look.say
    for text in look.texts:
        if text.place.section != "background":
            continue
        spoken, unnamed = look.find_in(text, "exact words", _exact_words)
        if spoken is not None:
            said = say("Exact words in {where} stand without quotation marks", where=call_spot(say, text))
            yield look.warn(f"R17:{text.key}:marks", said, text.at(*spoken), look.keep())
        elif unnamed is not None and not text.reported:
            said = say("Whose words are quoted in {where} is not said", where=call_spot(say, text))
            yield look.warn(f"R17:{text.key}:whose", said, text.at(*unnamed), look.keep())


def _exact_words(text: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return where somebody speaks without quotation marks, and the first quotation if nobody is said to speak."""
    quotes = quoted_ranges(text)
    spoken = next((f.span() for f in _SPOKEN.finditer(text) if within(quotes, *f.span()) is None), None)
    return spoken, quotes[0] if quotes and not reports_speech(text) else None


def r20_category(look: Look) -> Iterator[Finding]:
    """Check that each entry has a category with its reason, or "not yet categorised".

    A file of a child who is only affected has no category (domain.md 4.3).
    """
    say = look.say
    for row, concern in enumerate(() if look.case.is_support else look.case.rows, 1):
        if not concern.counts:
            continue
        place = FieldPlace(section="file", field="category", record=concern.id)
        triage = concern.triage
        if triage is None or not triage.categories:
            text = say("Row {n} has no category, nor “not yet categorised”", n=row)
            yield look.warn(f"R20:{concern.number}", text, place)
        elif triage.category is not Category.UNSURE and not triage.categories[-1].because.strip():
            yield look.warn(f"R20:{concern.number}:because", say("Row {n}: the category has no reason", n=row), place)


def r21_brook(look: Look) -> Iterator[Finding]:
    """Check that each Brook colour names a trained assessor and the tool's version."""
    for row, concern in enumerate(look.case.rows, 1):
        outcome = concern.triage.brook[-1] if concern.triage is not None and concern.triage.brook else None
        if outcome is None or outcome.colour is Brook.NOT_USED:
            continue
        late = bool(outcome.on) and outcome.trained_on > outcome.on
        if late or not (outcome.assessor.strip() and outcome.trained_on and outcome.tool_version.strip()):
            text = look.say("Row {n}: the Brook colour lacks a trained assessor or the tool's version", n=row)
            place = FieldPlace(section="file", field="brook", record=concern.id)
            yield look.warn(f"R21:{concern.number}", text, place)


def r22_strengths(look: Look) -> Iterator[Finding]:
    """Check for strengths and protective factors; a section 1.1 written by hand must say them itself."""
    case = look.case
    by_hand = fold(case.referral.family_text)
    if by_hand:
        named = "strength" in by_hand or any(fold(s.text) in by_hand for s in case.file.strengths)
    else:
        named = bool(case.file.strengths) or any(fact.topic == "STRENGTH" for fact in case.ticked_facts)
    if not named:
        text = look.say("No strengths are named")
        yield look.warn("R22:strengths", text, FieldPlace(section="file", field="strengths"))


def r23_origins(look: Look) -> Iterator[Finding]:
    """Check that somebody has considered where the behaviour may come from, and harm to this child."""
    case = look.case
    considered = (
        bool(case.file.behind_and_helps.strip())
        or any(item.type == "UNDERSTAND_ORIGINS" for item in case.referral.requests)
        or any(fact.topic == "ADVERSITY" for fact in case.ticked_facts)
        or any(t.harm.strip() for t in case.referral.thresholds if t.child == case.file.child)
    )
    if not considered:
        text = look.say("Whether the child may have been harmed, or what may lie behind, is not considered")
        yield look.warn("R23:origins", text, FieldPlace(section="request", field="harm", index=0))


def r53_own_account(look: Look) -> Iterator[Finding]:
    """Check that the account of the child who displayed is printed, or marked as not sought."""
    case, say = look.case, look.say
    for row, concern in enumerate(case.rows, 1):
        displaying = set(concern.displaying())
        accounts = [a for a in concern.accounts if a.person in displaying]
        named = ", ".join(case.name(p) for p in concern.displaying() if case.name(p))
        if concern.counts and concern.basis in TOLD and named and not accounts:
            text = say("Row {n}: no account of {name}, nor why not asked", n=row, name=named)
            place = FieldPlace(section="file", field="accounts", record=concern.id)
            yield look.warn(f"R53:{concern.number}", text, place)
    ticked = {concern.id: row for row, concern in enumerate(case.rows, 1)}
    for fact in case.facts:
        about = [record for record in (*fact.links, *_links_to(case.rows, fact.id)) if record in ticked]
        own = fact.told_by == case.file.child and fact.basis in TOLD and fact.struck_out is None
        if own and about and fact.id not in case.printed:
            text = say(
                "{number} holds {name}'s own account of row {n} and is left out",
                number=fact.number,
                name=case.child.first,
                n=ticked[about[0]],
            )
            place = FieldPlace(section="background", field="tick", record=fact.id)
            yield look.stop(f"R53:{fact.number}", text, place, look.include(fact.id))


def _links_to(rows: Sequence[Concern], record: RecordId) -> Iterator[RecordId]:
    return (concern.id for concern in rows if record in concern.links)
