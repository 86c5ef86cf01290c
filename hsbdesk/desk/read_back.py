"""What the writer of a concern reads once more before it is submitted (ux.md section 5.9)."""

from dataclasses import dataclass

from hsbdesk.desk.sections import quoted
from hsbdesk.desk.session import Session
from hsbdesk.desk.when import read_when
from hsbdesk.domain.concern_draft import ConcernDraft
from hsbdesk.domain.dates import write_date


@dataclass(frozen=True, slots=True)
class ReadBackLine:
    """One line of the page that is read back before submitting."""

    label: str
    text: str


def read_back_lines(session: Session, draft: ConcernDraft) -> tuple[ReadBackLine, ...]:
    """Return what the writer reads once more: who exactly, when, where, what."""
    words, content = session.words, session.content
    when = read_when(session, draft.when).value
    lines = [ReadBackLine(words("Kind"), content.label("concern_kind", draft.kind.value))]
    for person in draft.people:
        role = content.label("role", person.role.value)
        who = ", ".join(part for part in (person.name, person.detail) if part)
        lines.append(ReadBackLine(role, who))
    if draft.child_not_known:
        lines.append(ReadBackLine(words("Child"), words("not known")))
    lines += [
        ReadBackLine(words("At risk now?"), content.label("risk_now", draft.risk_now.value)),
        ReadBackLine(words("When"), write_date(when) if when else words("not known")),
        ReadBackLine(words("Where"), ", ".join(draft.places) or words("not said")),
        ReadBackLine(words("How you know"), _how_told(session, draft)),
        ReadBackLine(words("What you saw or were told"), draft.what_happened),
    ]
    lines += _also(session, draft)
    for account in draft.accounts:
        if account.words.strip():
            name = next((p.name for p in draft.people if p.key == account.person_key), "")
            lines.append(ReadBackLine(words("Words of {name}", name=name), quoted(account.words)))
    if draft.done:
        lines.append(ReadBackLine(words("What you did"), draft.done))
    if draft.people_told:
        lines.append(ReadBackLine(words("Whom you told"), draft.people_told))
    if draft.on_behalf_of:
        lines.append(ReadBackLine(words("Recorded on behalf of"), draft.on_behalf_of))
    if draft.late_because:
        lines.append(ReadBackLine(words("Written later because"), draft.late_because))
    return tuple(lines)


def _how_told(session: Session, draft: ConcernDraft) -> str:
    choices = {choice.code: choice.label for choice in session.content.source_choices()}
    told = (draft.told_by_name, draft.told_when, draft.told_where, quoted(draft.adult_said))
    return ", ".join(part for part in (choices[draft.source_choice], *told) if part)


def _also(session: Session, draft: ConcernDraft) -> list[ReadBackLine]:
    words, content = session.words, session.content
    parts = [content.label("where_on_body", code) for code in draft.where_on_body]
    if draft.clothing:
        parts.append(content.label("clothing", draft.clothing))
    if draft.force_words:
        parts.append(content.label("aggravating", "FORCE"))
    if draft.threat_against:
        parts.append(words("Threat against: {whom}", whom=draft.threat_against))
    if draft.secrecy:
        parts.append(content.label("aggravating", "SECRECY"))
    parts += [part for part in (draft.secrecy_words, draft.device, draft.injury) if part]
    return [ReadBackLine(words("Also"), "; ".join(parts))] if parts else []
