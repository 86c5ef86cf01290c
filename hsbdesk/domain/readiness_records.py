"""Rules about what the document holds and cites: R19, R49 and R54."""

import re
from collections.abc import Iterator

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.names import fold
from hsbdesk.domain.readiness import FieldPlace, Finding, mark_of
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_texts import call_spot
from hsbdesk.domain.referral import Referral

_NUMBER = re.compile(r"\b(?:[IFNCP]-\d{4,}|R-\d{4}-\d{4,})[A-Z]\b")
_CITING = frozenset({"request", "outcomes"})


def r19_stray_names(look: Look) -> Iterator[Finding]:
    """Check that no name stands where a letter should, one finding for each."""
    for name in dict.fromkeys(look.case.strays):
        text = look.say("“{name}” may name a child: decide what prints", name=name)
        yield look.stop(f"R19:{mark_of(fold(name))}", text, FieldPlace(section="key", field="names"))


def r49_sources(look: Look) -> Iterator[Finding]:
    """Check that no ticked record was changed after the lead signed."""
    for number, version in look.case.changed:
        text = look.say("{number} was changed after it was signed. Compare, then sign again", number=number)
        yield look.stop(f"R49:{number}:{version}", text, FieldPlace(section="sign_off", field="changed"))


def r54_cited_prints(look: Look) -> Iterator[Finding]:
    """Check that every record cited by a request, an outcome, an effect or a threshold is printed here."""
    case, say = look.case, look.say
    missing: dict[RecordId, str] = {}
    for index, item in enumerate(case.referral.requests, 1):
        for record in item.because:
            missing.setdefault(record, say("Request {n}", n=index))
    for index, outcome in enumerate(case.referral.outcomes, 1):
        for record in outcome.cited:
            missing.setdefault(record, say("Outcome {n}", n=index))
    for index, done in enumerate(case.actions, 1):
        for record in done.latest.evidence if done.latest is not None else ():
            missing.setdefault(record, say("The effect of action {n}", n=index))
    by_number = {record.number: record.id for record in case.records.values()}
    for text in look.texts:
        if text.place.section in _CITING or text.place.field in {"better", "not_better"}:
            for number in look.find_in(text, "numbers", lambda said: tuple(_NUMBER.findall(said))):
                if number in by_number:
                    where = call_spot(say, text)
                    missing.setdefault(by_number[number], where[:1].upper() + where[1:])
    for record, who in missing.items():
        if record not in case.printed:
            yield _unprinted(look, record, who)


def _unprinted(look: Look, record: RecordId, who: str) -> Finding:
    known, say = look.case.records.get(record), look.say
    if known is None or known.struck_out is not None:
        number = known.number if known is not None else ""
        text = say("{who} rests on a record that can no longer be printed {number}", who=who, number=number).strip()
        return look.stop(f"R54:{record}", text, FieldPlace(section="request", field="because"))
    section = "background" if isinstance(known, Concern | Fact) else "interventions"
    field = "previous" if isinstance(known, Referral) else "tick"
    text = say("{who} rests on {number}, which is not ticked", who=who, number=known.number)
    place = FieldPlace(section=section, field=field, record=record)
    return look.stop(f"R54:{known.number}", text, place, look.include(record))
