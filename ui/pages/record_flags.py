"""What is to resolve about one ticked or left-out record: findings of the check, and what the list itself knows."""

from collections.abc import Sequence

from hsbdesk.desk.choices import Choice
from hsbdesk.domain.readiness import FieldPlace, Finding, Offer, Severity
from ui.context import PageContext
from ui.pages.flags import Flag, flag_of, kept_line
from ui.pages.referral_chosen import ChosenRecords

INCLUDE, REPLACE, MOVE, KEEP, COMPARE, EFFECT = "INCLUDE", "REPLACE", "MOVE", "KEEP", "COMPARE", "EFFECT"
_ITSELF = "itself"


def flags_of(
    context: PageContext, chosen: ChosenRecords, choice: Choice, findings: Sequence[Finding]
) -> tuple[Flag, ...]:
    """Return the lines of a record; what a finding says already is not said twice."""
    words = context.words
    rules = {finding.rule for finding in findings}
    offered = {offer.action for finding in findings for offer in finding.offers}
    flags = [flag_of(finding, kept_line(context, finding)) for finding in findings]
    cited = chosen.cited(choice.record)
    include = ((f"{INCLUDE}:{_ITSELF}", words("Include")),)
    if not choice.ticked and INCLUDE not in offered and choice.note == "":
        if cited:
            said = words("{places} names this.", places=", ".join(cited))
            several = words("{places} name this.", places=", ".join(cited))
            flags.insert(0, Flag("cited", "stop", said if len(cited) == 1 else several, include))
        elif choice.asked and "R53" not in rules:
            said = words("An account of the child stands in it and is left out.")
            flags.insert(0, Flag("account", "stop", said, include))
    if choice.changed is not None and choice.ticked and not chosen.is_kept(choice.changed.key):
        compare = (f"{COMPARE}:{_ITSELF}", words("Compare"))
        if "R49" in rules:
            flags = [_with(flag, compare) if flag.key == choice.changed.key else flag for flag in flags]
        else:
            said = words("Source changed: {written}.", written=choice.changed.written)
            flags.append(Flag(choice.changed.key, "check", said, (compare,)))
    no_effect = choice.kind == "intervention" and choice.ticked and choice.numbered and not choice.effect
    if no_effect and "R25" not in rules:
        add = ((f"{EFFECT}:{_ITSELF}", words("Add its effect")),)
        flags.append(Flag("effect", "check", words("It prints without an effect."), add))
    return tuple(flags)


def source_finding(context: PageContext, section: str, choice: Choice) -> Finding | None:
    """Return the finding that a wording stands although its source has changed, so that its reason can be kept."""
    if choice.changed is None:
        return None
    words = context.words
    return Finding(
        key=choice.changed.key,
        rule="R49",
        severity=Severity.WARN,
        text=words("{number} has changed since its wording was written", number=choice.number),
        place=FieldPlace(section=section, record=choice.record),
        offers=(Offer(action=KEEP, label=words("Keep")),),
    )


def _with(flag: Flag, action: tuple[str, str]) -> Flag:
    return Flag(flag.key, flag.kind, flag.text, (action, *flag.actions))
