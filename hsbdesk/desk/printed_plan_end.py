"""What stands after the places of a printed plan: who has been told, who signed, what changed."""

from collections.abc import Sequence

from hsbdesk.desk.plan_comparing import field_words
from hsbdesk.desk.plan_records import interims_of
from hsbdesk.desk.printed_rows import continued, ended, joined, opened, quoted, short_day
from hsbdesk.desk.printed_signoff import signed_when
from hsbdesk.desk.session import Me, Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.content import Content
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import Part, PrintedTable
from hsbdesk.domain.plan import Control, Plan, PlanRow, PlanStatus, SignatureAsked
from hsbdesk.domain.plan_codes import row_code
from hsbdesk.domain.plan_compare import PlanDifference, compare_plans
from hsbdesk.domain.plan_signing import signatures_of, unanswered
from hsbdesk.domain.sharing import Told, ToldReturn
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay
from hsbdesk.storage.copies import read_returns, read_told

_SAID = frozenset({"level", "attendance"})
_AGREED = ("what", "who", "cover", "starts", "ends", "conditional", "carer_capacity")


def told_part(session: Session, speaker: Speaker, plan: Plan, earlier: Sequence[Plan]) -> Part:
    """Return who has been told of this version, and who still holds paper or rules of one before it."""
    words = session.words
    versions = {p.id: p.plan_version for p in (*earlier, plan)}
    interims = {
        i.id: versions[i.plan] for i in interims_of(session, plan.file) if i.plan is not None and i.plan in versions
    }
    known = versions | interims
    returns = {back.told: back for back in read_returns(session.db, plan.file)}
    log = [told for told in read_told(session.db, plan.file) if told.record in known]
    own = [told for told in log if told.record and known[told.record] == plan.plan_version]
    reached = {fold(told.recipient) for told in own}
    left = [told for told in log if told not in own and told.id not in returns and fold(told.recipient) not in reached]
    left = left if plan.is_in_force else []
    old = {fold(told.recipient): told for told in left}  # the latest of each
    rows = [_telling(session, speaker, plan, told, returns.get(told.id), is_old=False) for told in own]
    rows += [_telling(session, speaker, plan, told, None, is_old=True) for told in old.values()]
    if not rows:
        return Part(heading=words("Who has been told"), text=words("Nobody is noted yet."))
    heads = (words("When"), words("Who"), words("What they were told"), words("How"), words("Paper"))
    widths = (1.3, 2.5, 2.9, 1.6, 1.5)
    if not any(row[-1] for row in rows):
        heads, widths, rows = heads[:-1], widths[:-1], [row[:-1] for row in rows]
    return Part(heading=words("Who has been told"), table=PrintedTable(heads=heads, widths=widths, rows=tuple(rows)))


def _telling(
    session: Session, speaker: Speaker, plan: Plan, told: Told, back: ToldReturn | None, *, is_old: bool
) -> tuple[str, ...]:
    words, content = session.words, session.content
    tier = content.printed("content_tier", told.tier.value)
    row = plan.row(told.row) if told.row else None
    what = words("{tier}: {place}", tier=tier, place=speaker.say(row.name)) if row is not None else tier
    if is_old:
        what = joined((what, words("Of version {version}: to be told anew", version=told.document_version)))
    if back is not None:
        outcome = continued(content.printed("told_return", back.outcome))
        paper = words("{outcome} {day}", outcome=outcome, day=short_day(session, back.on_day))
    elif told.return_by:
        paper = words("back by {day}", day=short_day(session, told.return_by))
    else:
        paper = ""
    return (
        " ".join(part for part in (short_day(session, told.on_day), told.on_time) if part),
        ", ".join(speaker.say(part) for part in (told.recipient, told.part, told.organisation) if part),
        what,
        content.printed("told_how", told.how),
        paper,
    )


def signoff_part(
    session: Session,
    speaker: Speaker,
    plan: Plan,
    earlier: Sequence[Plan],
    roles: Sequence[SignOffRole] = tuple(SignOffRole),
) -> Part:
    """Return who signed, who declined or was not asked and why, and whose answer is still open, of some roles."""
    words = session.words
    given = signatures_of(plan, earlier)
    waits = () if plan.status in {PlanStatus.SUPERSEDED, PlanStatus.ENDED} else unanswered(plan, earlier)
    rows: list[tuple[str, ...]] = []
    for role in roles:
        rows += [_answer_row(session, speaker, plan, signature) for signature in given if signature.role is role]
        rows += [_open_row(session, speaker, plan, asked) for asked in waits if asked.role == role.value]
    return Part(
        heading=words("Sign-off"),
        table=PrintedTable(
            heads=(words("Part"), words("Name"), words("Answer")), widths=(2.3, 2.4, 4.7), rows=tuple(rows)
        ),
    )


def _role(session: Session, speaker: Speaker, plan: Plan, role: str, row: str) -> str:
    if role == SignOffRole.CHILD.value:
        return speaker.name(speaker.child.id)
    found = plan.row(row) if row else None
    if found is not None:
        return session.words("Lead of {place}", place=speaker.say(found.name))
    if role == SignOffRole.HEADTEACHER.value:  # here the head agrees, where a report only informs them
        return opened(session.content.term("role.head"))
    return session.content.printed("sign_off_role", role)


def _answer_row(session: Session, speaker: Speaker, plan: Plan, signature: SignOff) -> tuple[str, ...]:
    words = session.words
    how = speaker.say(signature.how)
    if signature.answer == "SIGNED" and signature.way is SignOffWay.SIGNED_HERE:
        who = Me("", signature.name, "", "").short
        said = words("Signed in HSB Desk {when}, {name}", when=signed_when(signature), name=who)
    elif signature.answer == "SIGNED":
        said = words("Agreed {when}", when=signed_when(signature))
        said = f"{said}: {how}" if how else said
    else:
        answer = session.content.printed("sign_off_answer", signature.answer)
        said = f"{answer}: {how}" if how else answer
    parts = [ended(said), quoted(speaker, signature.words) if signature.words else ""]
    name = ", ".join(speaker.say(part) for part in (signature.name, signature.title) if part)
    return _role(session, speaker, plan, signature.role.value, signature.row), name, " ".join(p for p in parts if p)


def _open_row(session: Session, speaker: Speaker, plan: Plan, asked: SignatureAsked) -> tuple[str, ...]:
    words = session.words
    when = short_day(session, asked.when)
    said = words("Not signed yet; asked {when}", when=speaker.say(when)) if when else words("Not signed yet")
    return _role(session, speaker, plan, asked.role, asked.row), speaker.say(asked.name), said


def changes_part(session: Session, speaker: Speaker, plan: Plan, before: Plan | None) -> Part | None:
    """Return in brief what differs from the version before, place by place; nothing for the first version."""
    if before is None:
        return None
    words = session.words
    found = compare_plans(before, plan)
    whole = _also(session, [one for one in found if not one.row])
    rows = [(row, _row_change(session, speaker, before.row(row.key), row, found)) for row in plan.rows]
    lines = [(speaker.say(row.name), change) for row, change in rows if change]
    lines += [
        (speaker.say(row.name), words("No longer in the plan.")) for row in before.rows if plan.row(row.key) is None
    ]
    lines += [(words("Whole plan"), whole)] if whole else []
    heading = words("Changes from version {n}", n=before.plan_version)
    if not lines:
        return Part(heading=heading, text=words("No place has changed."))
    return Part(
        heading=heading,
        table=PrintedTable(heads=(words("Where"), words("What changed")), widths=(2.3, 7.1), rows=tuple(lines)),
    )


def _row_change(
    session: Session, speaker: Speaker, old: PlanRow | None, new: PlanRow, found: Sequence[PlanDifference]
) -> str:
    """Return what is new, different and gone in one place; empty when nothing that was agreed differs."""
    words, content = session.words, session.content
    if old is None:
        return words("New in the plan.")
    if row_code(old) == row_code(new):
        return ""
    parts = [
        words(
            "{what}: {before}, now {after}.", what=what, before=_lower(content, code, b), after=_lower(content, code, a)
        )
        for what, code, b, a in (
            (words("Concern"), "level", old.level.value, new.level.value),
            (words("Attendance"), "attendance_decision", old.attendance.value, new.attendance.value),
        )
        if b != a
    ]
    was, now = {c.key: c for c in old.controls}, {c.key: c for c in new.controls}
    for lead, controls in (
        (words("New: {what}"), [c for c in new.controls if c.key not in was]),
        (words("Different: {what}"), [c for c in new.controls if c.key in was and _differs(was[c.key], c)]),
        (words("No longer: {what}"), [c for c in old.controls if c.key not in now]),
    ):
        if controls:
            parts.append(ended(lead.format(what="; ".join(speaker.say(c.what).rstrip(".") for c in controls))))
    parts.append(_also(session, [one for one in found if one.row == new.key and one.field not in _SAID]))
    return " ".join(part for part in parts if part)


def _also(session: Session, found: Sequence[PlanDifference]) -> str:
    """Return what else differs, by the names of the fields; controls are said one by one."""
    names = {
        "hold": session.words("the hold"),
        "contingencies": session.words("if this happens"),
        "sheet": session.words("the need-to-know sheet"),
        "family": session.words("the family’s part"),
        "voices": session.words("voices"),
    }
    said = [
        names.get(one.part) or continued(field_words(session, one.field)) for one in found if one.part != "controls"
    ]
    return ended(session.words("Reads differently: {what}", what=", ".join(dict.fromkeys(said)))) if said else ""


def _lower(content: Content, vocabulary: str, code: str) -> str:
    return continued(content.printed(vocabulary, code))


def _differs(old: Control, new: Control) -> bool:
    """Return whether what was agreed of a control differs: not whether it works."""
    return any(getattr(old, name) != getattr(new, name) for name in _AGREED)
