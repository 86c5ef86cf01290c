"""Section 2: everything that was done, with its effect, calls, the other children, earlier reports."""

from dataclasses import replace
from datetime import date

from hsbdesk.desk.file_people import decision_text
from hsbdesk.desk.printed_actions import print_actions
from hsbdesk.desk.printed_decisions import print_decisions
from hsbdesk.desk.printed_evidence import Evidence
from hsbdesk.desk.printed_in_force import print_in_force
from hsbdesk.desk.printed_previous import print_previous
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.chronology import Dated
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, PartialDate, write_date
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.paper import Part, PrintedTable
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.triage import ChildDecision
from hsbdesk.storage.records import read_records


def intervention_parts(
    session: Session, speaker: Speaker, referral: Referral, dated: list[Dated], evidence: Evidence
) -> tuple[Part, ...]:
    """Return the parts of section 2 that hold something, numbered 2.1 on."""
    words = session.words
    parts = [
        print_actions(session, speaker, referral, dated, evidence),
        Part(
            heading=words("Calls, advice and what was done at the time")
            if referral.moved_actions
            else words("Calls and advice"),
            table=_calls(session, speaker, referral, dated, evidence),
        ),
        Part(
            heading=words("Considered before, and not referred"),
            table=print_decisions(session, speaker, referral, evidence),
        ),
        Part(heading=words("Other children: at home and affected"), table=_others(session, speaker, dated)),
        Part(
            heading=words("Effect of restrictions on {name}", name=speaker.name(speaker.file.child)),
            text=speaker.say(referral.restrictions),
        ),
        Part(
            heading=words("Previous reports"),
            table=print_previous(session, speaker, referral),
            after_lead=words("Changed since:") if referral.changed_since else "",
            after=speaker.say(referral.changed_since),
        ),
        print_in_force(session, speaker, referral),
        Part(heading=words("Planned"), text=_planned(session, speaker, referral)),
    ]
    held = [part for part in parts if part.table is not None or part.text or part.after]
    return tuple(replace(part, heading=f"2.{no} {part.heading}") for no, part in enumerate(held, 1))


def _calls(
    session: Session, speaker: Speaker, referral: Referral, dated: list[Dated], evidence: Evidence
) -> PrintedTable | None:
    """Return calls and talks, and the actions that were told with an entry, in date order."""
    words = session.words
    chosen = {choice.record: choice.wording for choice in referral.interventions}
    lines: list[tuple[str, ...]] = []
    for entry in dated:
        call = entry.record
        if isinstance(call, Contact) and call.id in chosen:
            lines.append(_call_line(session, speaker, call, chosen[call.id], evidence))
        moved = [action.text for action in referral.moved_actions if action.record == call.id]
        if moved:
            row = evidence.point_to_rows((call.id,))
            said = " ".join(moved)
            text = words("Row {rows}. {text}", rows=row, text=said) if row else said
            lines.append((_call_when(entry.when), words("At the time"), speaker.say(text)))
    if not lines:
        return None
    return PrintedTable(
        heads=(words("When"), words("With"), words("What they said, what followed")),
        widths=(1.4, 1.65, 3.8),
        rows=tuple(lines),
    )


def _call_line(session: Session, speaker: Speaker, call: Contact, wording: str, evidence: Evidence) -> tuple[str, ...]:
    words = session.words
    said_of = (speaker.say(call.with_role), speaker.say(call.with_name))
    whom = ", ".join(dict.fromkeys(part for part in said_of if part)) or speaker.say(call.organisation)
    kind = session.content.printed("contact_kind", call.kind.value)
    about = evidence.point_to_rows(call.about)
    row = words("Row {rows}. ", rows=about) if about else ""
    said = wording or f"{row}{kind}. {call.said} {call.decision}".strip()
    if call.reference and not wording:
        said += words(" Ref. {reference}", reference=call.reference)
    return _call_when(call.when), whom, speaker.say(said)


def _call_when(when: PartialDate) -> str:
    exact = when.start is not None and when.start == when.end
    day = spell(date.fromisoformat(when.start), "{day} {mon} {year}") if exact and when.start else ""
    said = day or write_date(when, Form.SHORT)
    return f"{said}, {when.time}" if when.time else said


def _others(session: Session, speaker: Speaker, dated: list[Dated]) -> PrintedTable | None:
    """Return each child at home and affected with the latest decision about them (R52)."""
    words = session.words
    decisions: dict[PersonId, ChildDecision] = {}
    for entry in dated:
        concern = entry.record
        if isinstance(concern, Concern) and concern.triage is not None:
            part = {p.person for p in concern.people} | speaker.household
            decisions |= {decision.person: decision for decision in concern.triage.decisions if decision.person in part}
    order = {letter.person: letter.letter for letter in speaker.file.letters}
    lines: list[tuple[str, ...]] = []
    for person, decision in sorted(decisions.items(), key=lambda pair: (not pair[1].at_home, order.get(pair[0], ""))):
        name = speaker.name(person)
        if decision.at_home:
            name = words("{name}, at home", name=name)
        lines.append(
            (
                name,
                speaker.say(decision_text(session, decision)),
                speaker.say(decision.parents_told) or words("not yet"),
                speaker.say(decision.plan) or "–",
            )
        )
    if not lines:
        return None
    return PrintedTable(
        heads=(words("Child"), words("Report decision"), words("Own parents or carer told"), words("Plan")),
        widths=(1.05, 2.1, 1.9, 1.8),
        rows=tuple(lines),
    )


def _planned(session: Session, speaker: Speaker, referral: Referral) -> str:
    if referral.planned:
        return speaker.say(referral.planned)
    planned = read_records(session.db, Intervention, "t.file = ? AND t.status = 'PLANNED'", (referral.file,))
    said = [
        ", ".join(part for part in (item.title, item.who, write_date(item.start, Form.PLAIN)) if part)
        for item in planned
    ]
    return speaker.say(". ".join(said))
