"""Where the sign-off of a plan or a safety plan stands, ready to be shown (domain.md 6.5, ux.md 5.12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.plan_views import GapLine
from hsbdesk.desk.printed_signoff import signature_line, signed_when, signer
from hsbdesk.desk.prints import Stray
from hsbdesk.desk.session import Session
from hsbdesk.desk.signing import Signer
from hsbdesk.domain.dates import is_day, write_day
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import IN_FORCE, Plan, PlanStatus
from hsbdesk.domain.plan_answers import OUTSIDE_ROLES, AskedPart
from hsbdesk.domain.plan_codes import row_code
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.signoff import SignOff, SignOffRole
from hsbdesk.storage.versions import read_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRoleView:
    """One part in which somebody signs."""

    role: SignOffRole
    label: str
    row: str
    """Key of the row of the plan; empty for the whole."""
    row_name: str
    name: str
    """Whom it asks, as typed; for the form."""
    who: str
    """Who answered or is asked, as shown; empty when nobody is named."""
    state: str
    """ "stands", "carried" (row unchanged since an earlier version), "declined", "not_asked", "fallen" or "open" """
    line: str
    """ "signed in HSB Desk 19 March 2026 16:00, N. Morgan", "row unchanged since v3: agreed ...", "to sign" """
    words: str
    """What they said as they agreed, in quotation marks."""
    because: tuple[str, ...]
    """Why it fell away, one sentence each."""
    asked: str
    """When they are asked: "Thu 19 March 2026", "at the meeting"."""
    is_needed: bool
    """Whether it puts the plan into force."""
    may_sign_here: bool
    """Whether a member can sign it with a passphrase; what the others say is noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSignView:
    """Where the sign-off of one version stands."""

    plan: RecordId
    number: str
    file: FileId
    version: str
    """ "v4" """
    is_safety_plan: bool
    is_in_force: bool
    may_answer: bool
    """Whether anybody can still sign: a draft, or what is in force."""
    state: str
    """One sentence."""
    parts: tuple[PlanRoleView, ...]
    roles: tuple[tuple[SignOffRole, str], ...]
    """Parts in which somebody can be asked, with their labels."""
    rows: tuple[tuple[str, str], ...]
    """Rows of the plan by key, with their names: for a row's lead."""
    signers: tuple[Signer, ...]
    me: str
    """Id of the signed-in member."""
    gaps: tuple[GapLine, ...]
    """What the lead's signature waits for, each with its field and row."""
    strays: tuple[Stray, ...]
    """Names on the printed plan that must be decided before the lead signs."""
    content_code: str


def view_part(session: Session, book: NameBook, record: Plan | SafetyPlan, part: AskedPart) -> PlanRoleView:
    """Return one part in words."""
    asked, words = part.asked, session.words
    role = SignOffRole(asked.role)
    given = part.answer or part.fell
    row = record.row(asked.row) if isinstance(record, Plan) and asked.row else None
    named = asked.name or (record.author if role is SignOffRole.LEAD else "")
    said = given.words.strip().strip("“”\"'") if given is not None else ""
    return PlanRoleView(
        role=role,
        label=role_label(session, role),
        row=asked.row,
        row_name=book.text(row.name) if row is not None else "",
        name=asked.name,
        who=book.text(signer(given) if given is not None and given.name else named),
        state=part.state,
        line=book.text(_line(session, part)),
        words=words("“{words}”", words=book.text(said)) if said else "",
        because=_because(session, book, record, part),
        asked=write_day(date.fromisoformat(asked.when)) if is_day(asked.when) else asked.when,
        is_needed=role is SignOffRole.LEAD,
        may_sign_here=role not in OUTSIDE_ROLES,
    )


def _because(session: Session, book: NameBook, record: Plan | SafetyPlan, part: AskedPart) -> tuple[str, ...]:
    if part.fell is None:
        return ()
    if not part.since:
        return why_fallen(session, book, record, part.fell)
    row = record.row(part.fell.row) if isinstance(record, Plan) else None
    name = book.text(row.name) if row is not None else ""
    return (session.words("{row}: changed since v{version}.", row=name, version=part.since),)


def role_label(session: Session, role: SignOffRole) -> str:
    """Return what a part is called on a plan; here the school's management signs as everybody else does."""
    words = session.words
    here = {SignOffRole.HEADTEACHER: words("Headteacher"), SignOffRole.SENIOR_MANAGER: words("Senior manager")}
    return here.get(role) or session.content.label("sign_off_role", role.value)


def answer_line(session: Session, answer: SignOff) -> str:
    """Return what somebody answered: "signed in HSB Desk ...", "declined 19 March 2026: ...", "not asked: ..."."""
    words = session.words
    if answer.answer == "DECLINED":
        return words("declined {when}: {how}", when=signed_when(answer), how=answer.how.rstrip(". "))
    if answer.answer == "NOT_ASKED":
        return words("not asked: {how}", how=answer.how.rstrip(". "))
    return signature_line(session, answer)


def state_sentence(session: Session, book: NameBook, record: Plan | SafetyPlan, parts: Sequence[AskedPart]) -> str:
    """Return where it stands in one sentence."""
    words, version = session.words, record.plan_version
    if record.status not in IN_FORCE and record.status is not PlanStatus.DRAFT:
        return words("v{version} is no longer in force; its signatures stay as they were given.", version=version)
    fell = sum(part.state == "fallen" for part in parts)
    if fell:
        one = "A signature fell away, because what was signed has changed."
        return words.count(fell, one, "{n} signatures fell away, because what was signed has changed.")
    names = [_asked_name(session, book, part) for part in parts if part.state == "open"]
    missing = ", ".join(dict.fromkeys(names))
    if record.status is PlanStatus.DRAFT:
        return words("v{version} is a draft. Still to sign: {names}.", version=version, names=missing)
    if missing:
        return words("v{version} is in force. Not answered yet: {names}.", version=version, names=missing)
    return words("v{version} is in force, and everybody has answered.", version=version)


def why_fallen(session: Session, book: NameBook, record: Plan | SafetyPlan, signature: SignOff) -> tuple[str, ...]:
    """Return what has changed since somebody signed, a sentence each; at least one."""
    words = session.words
    signed = next((v.record for v in read_versions(session.db, record.id) if signature in v.record.signatures), record)
    if not isinstance(record, Plan) or not isinstance(signed, Plan):
        return (words("The safety plan reads differently now."),)
    before, after = {row.key: row for row in signed.rows}, {row.key: row for row in record.rows}
    said: list[str] = []
    for key, row in after.items():
        if key not in before:
            said.append(words("{row}: added.", row=book.text(row.name)))
        elif row_code(before[key]) != row_code(row):
            said.append(words("{row}: changed.", row=book.text(row.name)))
    said += [words("{row}: taken out.", row=book.text(row.name)) for key, row in before.items() if key not in after]
    if signature.row:
        mine = after.get(signature.row) or before.get(signature.row)
        return (words("{row}: changed.", row=book.text(mine.name)),) if mine is not None else tuple(said)
    return tuple(said) or (words("What stands before the places has changed."),)


def _line(session: Session, part: AskedPart) -> str:
    words = session.words
    if part.answer is not None:
        said = answer_line(session, part.answer)
        return words("row unchanged since v{version}: {said}", version=part.since, said=said) if part.since else said
    if part.fell is None:
        return words("to sign")
    said = answer_line(session, part.fell)
    return words("to sign again; v{version}: {said}", version=part.since, said=said) if part.since else said


def _asked_name(session: Session, book: NameBook, part: AskedPart) -> str:
    return book.text(part.asked.name) or role_label(session, SignOffRole(part.asked.role))
