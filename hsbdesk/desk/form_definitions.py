"""Which form goes with a referral, and how far anybody has laid it beside the real one."""

from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.session import Session
from hsbdesk.domain.council_form import CouncilForm, CouncilFormContent, FormField
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Referral
from hsbdesk.storage.records import read_record, read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDefinition:
    """The boxes of a form, and what is said over them."""

    id: RecordId | None
    """None for the generic form of a nation."""
    content: CouncilFormContent
    checked: str
    """"checked by you 2 March 2026", or that it is to be checked."""
    is_checked: bool

    @property
    def fields(self) -> tuple[FormField, ...]:
        """Return the boxes in the form's order."""
        return self.content.fields


def find_form(session: Session, referral: Referral) -> FormDefinition:
    """Return the form that goes with a referral: the chosen one, else the only sensible one to start from.

    That is the form the recipient's entry in the directory names, else the newest one of the council, else the generic
    form of the recipient's nation.
    """
    use = referral.form
    if use is not None:
        chosen = read_record(session.db, CouncilForm, use.form) if use.form else None
        return define(session, chosen) if chosen is not None else generic(session, referral)
    kept = kept_forms(session)
    recipient = referral.recipient
    named = next((s.form for s in session.school.directory if s.key == recipient.service and s.form), "")
    own = next((form for form in kept if form.id == named), None)
    if own is None and recipient.statutory:
        own = next(
            (form for form in reversed(kept) if form.whose and form.whose in {recipient.team, session.school.council}),
            None,
        )
    return define(session, own) if own is not None else generic(session, referral)


def kept_forms(session: Session) -> tuple[CouncilForm, ...]:
    """Return the forms the school keeps, by name; those put away are left out."""
    forms = read_records(session.db, CouncilForm)
    return tuple(sorted((f for f in forms if f.struck_out is None), key=lambda f: (f.name.casefold(), f.edition)))


def define(session: Session, form: CouncilForm) -> FormDefinition:
    """Return a kept form with what is said over it."""
    words = session.words
    if not form.checked_on:
        return FormDefinition(id=form.id, content=form, checked=_to_check(session), is_checked=False)
    day = date.fromisoformat(form.checked_on)
    when = spell(day, "{day} {month}" if day.year == session.today().year else "{day} {month} {year}")
    who = words("you") if form.checked_by == session.me.short else form.checked_by
    said = words("checked by {who} {when}", who=who, when=when)
    return FormDefinition(id=form.id, content=form, checked=said, is_checked=True)


def generic(session: Session, referral: Referral) -> FormDefinition:
    """Return the generic form of the recipient's nation."""
    content = generic_content(session, referral.recipient.nation)
    return FormDefinition(id=None, content=content, checked=_to_check(session), is_checked=False)


def generic_content(session: Session, nation: str) -> CouncilFormContent:
    """Return the generic form of a nation as a form to start from."""
    form = session.packs.of(nation).generic_form
    return CouncilFormContent(
        name=form.name, edition=form.edition, nation=form.nation, fields=form.fields, made_from=form.key
    )


def _to_check(session: Session) -> str:
    return session.words("check against your council's form")
