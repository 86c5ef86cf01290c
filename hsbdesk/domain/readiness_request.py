"""Rules about sections 3 and 4: R32, R33, R35, R36 and R38 to R40."""

import re
from collections.abc import Iterator

from hsbdesk.domain.directory import ThresholdsDocument
from hsbdesk.domain.directory_picks import number_of
from hsbdesk.domain.names import fold
from hsbdesk.domain.readiness import FieldPlace, Finding, mark_of
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_wording import organisation_first
from hsbdesk.domain.stems import find_stems

_R_NUMBER = re.compile(r"\bR-\d{4}-\d{4,}[A-Z]\b")
HOPE = "HOPE"


def r32_any_request(look: Look) -> Iterator[Finding]:
    """Check for at least one explicit request."""
    if not look.case.referral.requests:
        yield look.stop("R32:none", look.say("Nothing is asked for yet"), FieldPlace(section="request"))


def r33_whole_request(look: Look) -> Iterator[Finding]:
    """Check that each request says who does what, for whom, why, with which result, by when."""
    case, say = look.case, look.say
    for index, item in enumerate(case.referral.requests):
        answers = (
            ("lead", bool(item.lead.strip()), say("not said what is asked")),
            ("who", bool(item.who.strip()), say("not said who")),
            ("child", item.child is not None, say("not said for which child")),
            ("why", bool(item.because or item.why.strip()), say("no reason")),
            ("result", bool(item.result.strip()), say("no result")),
            ("by", bool(item.by.strip()), say("no date")),
        )
        missing = [(field, label) for field, said, label in answers if not said]
        if missing:
            text = say("Request {n}: {list}", n=index + 1, list=", ".join(label for _, label in missing))
            fields = "+".join(field for field, _ in missing)
            place = FieldPlace(section="request", field=missing[0][0], index=index)
            yield look.stop(f"R33:{mark_of(item.lead)}:{fields}", text, place)


def r35_threshold(look: Look) -> Iterator[Finding]:
    """Check the threshold statement, (a) to (d), of the child and of each child something is asked for.

    (c) names a threshold document the school has typed, with its level and an indicator (domain.md 7.2).
    """
    case, say = look.case, look.say
    if not case.referral.recipient.statutory:
        return
    stated = {threshold.child: (index, threshold) for index, threshold in enumerate(case.referral.thresholds)}
    wanted = (case.file.child, *(item.child for item in case.referral.requests if item.child is not None))
    for child in dict.fromkeys(wanted):
        index, threshold = stated.get(child, (-1, None))
        if threshold is None:
            text = say("{name} has no threshold statement", name=case.name(child))
            yield look.warn(f"R35:{child}", text, FieldPlace(section="request", field="thresholds", record=child))
            continue
        parts = (
            ("harm", threshold.harm, say("harm")),
            ("needs", threshold.needs, say("needs")),
            ("document", threshold.document, say("document and level")),
            ("tried", threshold.tried, say("help tried")),
        )
        missing = [(field, label) for field, said, label in parts if not said.strip()]
        if missing:
            text = say(
                "Threshold for {name}: {list} not said",
                name=case.name(child),
                list=", ".join(label for _, label in missing),
            )
            place = FieldPlace(section="request", field=missing[0][0], index=index, record=child)
            yield look.warn(f"R35:{child}:{'+'.join(field for field, _ in missing)}", text, place)
        unnamed = _unnamed(look, threshold.document) if threshold.document.strip() else ""
        if unnamed:
            text = say("Threshold for {name}: {what}", name=case.name(child), what=unnamed)
            place = FieldPlace(section="request", field="document", index=index, record=child)
            yield look.warn(f"R35:{child}:named", text, place)


def _unnamed(look: Look, said: str) -> str:
    """Return what the name of a threshold document lacks; empty when a document, level and indicator are named."""
    case, say = look.case, look.say
    own = case.service.thresholds if case.service is not None else ""
    to = fold(f"{case.referral.recipient.name} {case.referral.recipient.team}")
    documents = [
        one for one in case.school.thresholds if (one.key == own if own else fold(one.council) in to or not one.council)
    ]
    if not documents:
        return "" if find_stems(said, case.content.readiness.levels) else say("no level is named")
    named = next((one for one in documents if _is_named(one, said)), None)
    if named is None:
        return say("“{document}” is not named with its edition", document=documents[0].name)
    level = next((one for one in named.levels if _has(said, one.level) or (one.name and _has(said, one.name))), None)
    if named.levels and level is None:
        return say("no level of “{document}” is named", document=named.name)
    indicators = [indicator for one in named.levels for indicator in one.indicators]
    if indicators and not any(_has(said, number_of(indicator)) for indicator in indicators):
        return say("no indicator of “{document}” is named", document=named.name)
    return ""


def _is_named(document: ThresholdsDocument, said: str) -> bool:
    return _has(said, document.name) and (not document.edition.strip() or _has(said, document.edition))


def _has(said: str, words: str) -> bool:
    """Say whether words stand whole in a text: "4" not in "4.2"."""
    return re.search(rf"(?<![\w.]){re.escape(fold(words))}(?!\w|\.\w)", fold(said)) is not None


def r36_own_request(look: Look) -> Iterator[Finding]:
    """Check that each child who is referred with this one has something asked for them.

    A child at home needs a request of their own. For a child affected elsewhere, a request that rests on an entry
    about them is theirs too. A decision that names another report is answered there.
    """
    case, say = look.case, look.say
    asked = {item.child for item in case.referral.requests}
    because = {record for item in case.referral.requests for record in item.because}
    for child in dict.fromkeys((*case.at_home, *case.affected)):
        decided = case.decisions.get(child)
        if decided is None or decided[0].report != "WITH_THIS_ONE" or child in asked:
            continue
        numbers = _R_NUMBER.findall(decided[0].because)
        elsewhere = bool(numbers) and case.referral.number not in numbers
        rests = any(child in part_of for part_of in (_people(look, record) for record in because))
        if not elsewhere and (child in case.at_home or not rests):
            text = say(
                "{name} is referred with this {verb}, and nothing is asked for them",
                name=case.name(child),
                verb=case.content.term("verb"),
            )
            yield look.stop(f"R36:{child}", text, FieldPlace(section="request", field="child", record=child))


def _people(look: Look, record: str) -> tuple[str, ...]:
    concern = next((c for c in look.case.concerns if c.id == record), None)
    return tuple(p.person for p in concern.people if p.person is not None) if concern is not None else ()


def r38_child_first(look: Look) -> Iterator[Finding]:
    """Check that section 4 begins with the child."""
    outcomes = [o for o in look.case.referral.outcomes if o.who != HOPE]
    if not any(outcome.who == "CHILD" for outcome in outcomes):
        text = look.say("What is likely for {name} is not said", name=look.case.child.first)
        yield look.stop("R38:none", text, FieldPlace(section="outcomes"))
    elif outcomes[0].who != "CHILD":
        text = look.say("Outcomes begin with somebody other than {name}", name=look.case.child.first)
        yield look.stop("R38:first", text, FieldPlace(section="outcomes", field="who", index=0))


def r39_school(look: Look) -> Iterator[Finding]:
    """Check that at most half of the outcomes are about the school, and that section 4 does not lead with it."""
    outcomes = [o for o in look.case.referral.outcomes if o.who != HOPE]
    about = [index for index, outcome in enumerate(outcomes) if outcome.who == "SCHOOL"]
    if about and (2 * len(about) > len(outcomes) or about[0] == 0):
        text = look.say("Outcomes speak more of the school than of children")
        yield look.warn("R39:school", text, FieldPlace(section="outcomes", field="who", index=about[0]))
    yield from organisation_first(look)


def r40_because(look: Look) -> Iterator[Finding]:
    """Check that each outcome rests on something."""
    for index, outcome in enumerate(look.case.referral.outcomes):
        if not outcome.founded:
            text = look.say("Outcome {n} has no “because”", n=index + 1)
            place = FieldPlace(section="outcomes", field="because", index=index)
            yield look.warn(f"R40:{mark_of(outcome.text)}", text, place)
