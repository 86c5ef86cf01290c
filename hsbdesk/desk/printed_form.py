"""Compose the answers to a council's form, one line a box, for the speaker's reader."""

from hsbdesk.desk.form_answers import FormAnswer, draw_answers
from hsbdesk.desk.form_definitions import find_form
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.printed_form import PrintedForm, PrintedFormBox
from hsbdesk.domain.referral import Referral


def print_form(session: Session, speaker: Speaker, referral: Referral) -> PrintedForm:
    """Return every answer in form order; a box without an answer says so."""
    words = session.words
    form = find_form(session, referral)
    recipient = referral.recipient
    reader = ", ".join(part for part in (recipient.name, recipient.team) if part)
    named = ", ".join(part for part in (form.content.name, form.content.edition) if part)
    return PrintedForm(
        frame=make_frame(
            session,
            document=words("{number} · answers in form order", number=referral.number),
            draft="",
            reader=words("For: {reader}", reader=reader),
            title=referral.number,
        ),
        title=named,
        subtitle=words(
            "Answers in the order of the form, to type or to write in by hand. Form: {checked}.", checked=form.checked
        ),
        heads=(words("Box"), words("The form asks for"), words("Our answer")),
        boxes=tuple(_box(session, answer) for answer in draw_answers(session, speaker, referral, form.fields)),
    )


def _box(session: Session, answer: FormAnswer) -> PrintedFormBox:
    note = ""
    if answer.is_too_long:
        note = session.words(
            "(The box holds {limit} characters; this has {length}.)",
            limit=f"{answer.field.limit:,}",
            length=f"{len(answer.text):,}",
        )
    return PrintedFormBox(
        no=answer.no, part=answer.field.part, heading=answer.field.heading, text=answer.text, note=note
    )
