"""Compose the identity key: letters and names of the children outside the household (domain.md section 9)."""

from hsbdesk.desk.authors import author_of
from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.file_people import born_text, latest_decisions
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.paper import Line, PrintedKey, PrintedTable
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.referral import Referral


def print_identity_key(session: Session, speaker: Speaker, referral: Referral) -> PrintedKey:
    """Return the key to a referral. It holds full names: for statutory recipients only.

    `printed_signoff.finish_key` adds version and sign-off.
    """
    session = session.for_reader(referral.recipient.nation)
    words, author, verb = session.words, author_of(session, referral), session.content.term("verb")
    reader = ", ".join(part for part in (referral.recipient.name, referral.recipient.team) if part)
    chosen = {choice.record for choice in referral.background}
    rows = [c for c in concerns_of(session, referral.file) if c.id in chosen]
    phone = next((p.phone for p in session.school.phones if p.name == author.name), "")
    return PrintedKey(
        frame=make_frame(
            session,
            document=words("{number} · identity key · separate pages", number=referral.number),
            draft="",
            reader=words("For: {reader}", reader=reader),
            title=words("{number} key", number=referral.number),
        ),
        title=words("Identity key to {number}", number=referral.number),
        warning_lead=words("Goes with the {verb}, not onto the child's file.", verb=verb),
        warning=words(
            "For {reader} only, in the same secure message. Do not file it on {name}'s record. Do not show it to"
            " the family or to another agency. Open each child's own record from it.",
            reader=referral.recipient.name,
            name=speaker.child.first,
        ),
        letters=_letters(session, speaker, rows),
        household_head=words("Named in the {verb} itself", verb=verb),
        household=_household(session, speaker),
        addresses_head=words("Addresses and parents"),
        addresses=words(
            "Read out on request by {name}{phone}; not printed here. If this key is read out in a call, the call"
            " is recorded with name, time and reference.",
            name=author.short,
            phone=f", {phone}" if phone else "",
        ),
        copy_head=words("This copy"),
        copy=(
            Line(label=words("Made for"), text=reader),
            Line(label=words("Sent"), text=words("With the {verb}, as a second file of one secure message", verb=verb)),
            Line(
                label=words("Reason"),
                text=words("Statutory recipient; each child must be checked the same day"),
            ),
        ),
    )


def _letters(session: Session, speaker: Speaker, rows: list[Concern]) -> PrintedTable:
    words = session.words
    decisions = latest_decisions(rows)
    lines: list[tuple[str, ...]] = []
    for entry in speaker.file.letters:
        person = speaker.people[entry.person]
        decision = decisions.get(person.id)
        lines.append(
            (
                entry.letter,
                person.full,
                born_text(person.born) or words("not known"),
                person.year.removeprefix("Year ") or "–",
                _parts(session, person.id, rows),
                decision.parents_told if decision and decision.parents_told else words("not yet"),
            )
        )
    return PrintedTable(
        heads=(
            words("Letter"),
            words("Name"),
            words("Born"),
            words("Year"),
            words("In this {verb}", verb=session.content.term("verb")),
            words("Own parents told"),
        ),
        widths=(0.57, 1.5, 1.35, 0.48, 1.9, 1.05),
        rows=tuple(lines),
        bold=(0, 1),
    )


def _parts(session: Session, person: PersonId, rows: list[Concern]) -> str:
    """Return a child's part, row by row: "affected, row 2; joined in, row 9"."""
    found: dict[Role, list[int]] = {}
    for no, concern in enumerate(rows, 1):
        for part in concern.people:
            if part.person == person:
                found.setdefault(part.role, []).append(no)
    words, content = session.words, session.content
    said = [
        words.count(
            len(numbers),
            "{role}, row {rows}",
            "{role}, rows {rows}",
            role=content.printed("role", role.value),
            rows=", ".join(str(no) for no in numbers),
        )
        for role, numbers in found.items()
    ]
    return "; ".join(said) or words("not in this {verb}", verb=content.term("verb"))


def _household(session: Session, speaker: Speaker) -> PrintedTable | None:
    words = session.words
    lines: list[tuple[str, ...]] = []
    strong: list[str] = []
    for relation in speaker.file.household():
        person = speaker.people[relation.person]
        if person.kind is PersonKind.ADULT:
            continue
        strong.append(person.full)
        lines.append(
            (
                f"{person.full}, {relation.relationship}",
                born_text(person.born) or words("not known"),
                words("Lives with {name}", name=speaker.child.first),
            )
        )
    if not lines:
        return None
    return PrintedTable(
        heads=(words("Household"), words("Born"), words("Where")),
        widths=(2.07, 1.35, 3.4),
        rows=tuple(lines),
        strong=tuple(strong),
    )
