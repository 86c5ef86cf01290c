"""Every text of a referral that somebody typed and that prints, with its place in the editor."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hsbdesk.domain.concern import Basis, Occurrences
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.readiness import FieldPlace, Say, mark_of
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.wording_print import Scope

TOLD = frozenset({Basis.TOLD_FIRST_HAND, Basis.TOLD_SECOND_HAND})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """One text that prints."""

    text: str
    place: FieldPlace
    key: str
    """Names it in a finding's key: "I-0383D", "why_now", "request.3f2a91c0"."""
    spot: str
    """How it is called in a sentence; a key of `_SPOTS`."""
    n: str = ""
    """Its number there."""
    scope: Scope = Scope.ANYWHERE
    reported: bool = False
    """Whether all of it is somebody's account."""
    occurrences: Occurrences | None = None
    """How often it was, where the text stands for one entry."""

    def at(self, start: int, end: int) -> FieldPlace:
        """Return the place of some of its characters."""
        return replace(self.place, start=start, end=end)


def own_texts(case: ReadinessCase) -> Iterator[OwnText]:
    """Yield every typed text that prints, in the order of the sections; empty ones are left out."""
    parts = (_front, _background, _interventions, _request, _outcomes) if case.referral.quick is None else (_quick,)
    for text in (text for part in parts for text in part(case)):
        if text.text.strip():
            yield text


def call_spot(say: Say, text: OwnText) -> str:
    """Return how a text is called: "row 8", "request 3"."""
    sentences = {
        "row": say("row {n}", n=text.n),
        "fact": say("fact {n}", n=text.n),
        "action": say("action {n}", n=text.n),
        "call": say("call {n}", n=text.n),
        "moved": say("moved action {n}", n=text.n),
        "request": say("request {n}", n=text.n),
        "threshold": say("threshold {n}", n=text.n),
        "outcome": say("outcome {n}", n=text.n),
        "front": say("the front sheet"),
        "quick": say("the quick report"),
        "family": say("section 1.1"),
        "section": say("section {n}", n=text.n),
    }
    return sentences[text.spot]


def _quick(case: ReadinessCase) -> Iterator[OwnText]:
    """Yield what was typed into a quick report."""
    quick = case.referral.quick
    if quick is None:
        return
    texts = {field: str(getattr(quick, field)) for field in ("happened", "at_risk", "done", "told", "reach")}
    for index, row in enumerate(quick.children, 1):
        texts |= {f"now.{index}": row.now, f"tonight.{index}": row.tonight}
    for field, text in texts.items():
        place = FieldPlace(section="front", field=field)
        yield OwnText(text=text, place=place, key=f"quick.{field}", spot="quick", reported=field == "happened")


def _front(case: ReadinessCase) -> Iterator[OwnText]:
    front = case.referral.front
    for field in ("why_now", "follows", "phoned", "police", "carer_informed", "child_views", "contact_cover"):
        yield OwnText(
            text=str(getattr(front, field)),
            # Whom to ring prints on page 1 and is written with the reply.
            place=FieldPlace(section="request" if field == "contact_cover" else "front", field=field),
            key=field,
            spot="front",
            reported=field == "child_views",
        )
    for field, text in _beside_front(case).items():
        yield OwnText(text=text, place=FieldPlace(section="front", field=field), key=field, spot="front")
    for index, danger in enumerate(front.danger):
        place = FieldPlace(section="front", field="danger", index=index)
        yield OwnText(text=danger.words, place=place, key=f"danger.{mark_of(danger.place)}", spot="front")


def _beside_front(case: ReadinessCase) -> dict[str, str]:
    """Return what prints on page 1 and is no field of the front sheet's own: the title, who agreed and how."""
    agreement = case.referral.front.agreement
    agreed = {} if agreement is None else {"agreement_by": agreement.by, "agreement_how": agreement.how}
    return {"title": case.referral.title} | agreed


def _background(case: ReadinessCase) -> Iterator[OwnText]:
    if case.referral.family_text:
        place = FieldPlace(section="background", field="family_text")
        yield OwnText(
            text=case.referral.family_text, place=place, key="family_text", spot="family", scope=Scope.BACKGROUND
        )
    else:
        for fact in case.ticked_facts:
            yield OwnText(
                text=case.wordings[fact.id] or fact.text,
                place=FieldPlace(section="background", field="wording", record=fact.id),
                key=fact.number,
                spot="fact",
                n=fact.number,
                scope=Scope.BACKGROUND,
                reported=fact.basis in TOLD,
            )
    for row, concern in enumerate(case.rows, 1):
        yield OwnText(
            text=case.wordings[concern.id] or concern.what_happened,
            place=FieldPlace(section="background", field="wording", record=concern.id),
            key=concern.number,
            spot="row",
            n=str(row),
            scope=Scope.BACKGROUND,
            reported=concern.basis in TOLD,
            occurrences=concern.occurrences,
        )


def _interventions(case: ReadinessCase) -> Iterator[OwnText]:
    for row, done in enumerate(case.actions, 1):
        yield from _action(case, row, done)
    for call in case.calls:
        wording = case.wordings[call.id]
        texts = (wording,) if wording else (call.said, call.decision)
        for field, text in zip(("wording",) if wording else ("said", "decision"), texts, strict=True):
            yield OwnText(
                text=text,
                place=FieldPlace(section="interventions", field=field, record=call.id),
                key=f"{call.number}.{field}",
                spot="call",
                n=call.number,
                reported=not wording,
            )
    referral = case.referral
    for index, moved in enumerate(referral.moved_actions):
        place = FieldPlace(section="interventions", field="moved_actions", index=index, record=moved.record)
        yield OwnText(text=moved.text, place=place, key=f"moved.{mark_of(moved.text)}", spot="moved", n=str(index + 1))
    for field in ("read_with_care", "restrictions", "in_force", "planned", "changed_since"):
        place = FieldPlace(section="interventions", field=field)
        yield OwnText(text=str(getattr(referral, field)), place=place, key=field, spot="section", n="2")


def _action(case: ReadinessCase, row: int, done: Intervention) -> Iterator[OwnText]:
    wording = case.wordings[done.id]
    latest = done.latest
    texts = {"wording": wording} if wording else {"title": done.title, "dose": done.dose}
    if latest is not None:
        texts |= {"better": latest.better, "not_better": latest.not_better}
    for field, text in texts.items():
        yield OwnText(
            text=text,
            place=FieldPlace(section="interventions", field=field, record=done.id),
            key=f"{done.number}.{field}",
            spot="action",
            n=str(row),
        )


def _request(case: ReadinessCase) -> Iterator[OwnText]:
    referral = case.referral
    place = FieldPlace(section="request", field="opinion")
    yield OwnText(text=referral.opinion, place=place, key="opinion", spot="section", n="3")
    for index, item in enumerate(referral.requests):
        mark = mark_of(item.lead)
        asks = {"lead": item.lead, "text": item.text, "brief": item.brief}
        asks |= {f"parts.{no}": part.text for no, part in enumerate(item.parts)}
        answers = {"who": item.who, "why": item.why, "result": item.result, "by": item.by}
        for field, text in (asks | answers).items():
            yield OwnText(
                text=text,
                place=FieldPlace(section="request", field=field, index=index),
                key=f"request.{mark}.{field}",
                spot="request",
                n=str(index + 1),
                scope=Scope.ASK if field in asks else Scope.ANYWHERE,
            )
    for index, threshold in enumerate(referral.thresholds):
        for field in ("harm", "needs", "document", "tried"):
            yield OwnText(
                text=str(getattr(threshold, field)),
                place=FieldPlace(section="request", field=field, index=index, record=threshold.child),
                key=f"threshold.{threshold.child}.{field}",
                spot="threshold",
                n=str(index + 1),
            )


def _outcomes(case: ReadinessCase) -> Iterator[OwnText]:
    for index, outcome in enumerate(case.referral.outcomes):
        mark = mark_of(outcome.text)
        for field in ("text", "because"):
            yield OwnText(
                text=str(getattr(outcome, field)),
                place=FieldPlace(section="outcomes", field=field, index=index),
                key=f"outcome.{mark}.{field}",
                spot="outcome",
                n=str(index + 1),
                scope=Scope.OUTCOMES,
            )
