"""A council's own Word form: brought in, looked through, filled from the records, and filed like any other copy."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from hsbdesk.desk.form_definitions import find_form
from hsbdesk.desk.form_views import WordFormView
from hsbdesk.desk.paper import Paper
from hsbdesk.desk.prints import Prepared, Rendered
from hsbdesk.desk.sent_copies import ask_deletion
from hsbdesk.desk.session import Session
from hsbdesk.desk.tasks import Tasks
from hsbdesk.domain.council_form import CouncilForm, FormTemplate
from hsbdesk.domain.ids import RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.printed_form import PrintedForm
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind, FiledCopy
from hsbdesk.domain.text import clean_text
from hsbdesk.errors import DeskError
from hsbdesk.storage.form_templates import add_form_template, read_form_template, read_form_template_bytes
from hsbdesk.storage.records import read_record

_LONGEST_NAME = 120


class WordForms:
    """Keeps Word forms and fills them."""

    def __init__(self, session: Session, paper: Paper, tasks: Tasks) -> None:
        self._session = session
        self._paper = paper
        self._tasks = tasks

    def read(self, form: RecordId) -> WordFormView | None:
        """Return what a kept form's Word form asks for; None where it has none."""
        self._session.allow(Action.READ)
        kept = read_record(self._session.db, CouncilForm, form)
        if not kept.template:
            return None
        name = read_form_template(self._session.db, kept.template).name
        return self._view(kept, name, read_form_template_bytes(self._session.db, kept.template))

    def bring_in(self, form: RecordId, name: str, data: bytes) -> WordFormView:
        """Store a Word form beside a kept form; a newer one takes the place of the last, which stays stored.

        Raises DeskError as `documents.word_form.find_placeholders` does, and ("word_form_no_placeholders").
        """
        session = self._session
        session.allow(Action.CHANGE_SCHOOL)
        kept = read_record(session.db, CouncilForm, form)
        view = self._view(kept, _file_name(name), data)
        if not (view.known or view.unknown):
            raise DeskError("word_form_no_placeholders")
        template = FormTemplate(
            id=new_id(),
            form=form,
            name=view.name,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            added_at=session.stamp(),
            added_by=session.me.short,
        )
        with session.saving():
            add_form_template(session.db, template, data)
            session.change(replace(kept, template=template.id), "word_form_added")
        return view

    def _view(self, form: CouncilForm, name: str, data: bytes) -> WordFormView:
        from hsbdesk.documents.word_form import find_placeholders  # noqa: PLC0415

        found = find_placeholders(data)
        keys = {field.key for field in form.fields}
        return WordFormView(
            name=name,
            known=tuple(placeholder for placeholder in found if placeholder in keys),
            unknown=tuple(placeholder for placeholder in found if placeholder not in keys),
        )

    def fill(self, referral: RecordId, answers: Mapping[str, str] | None = None) -> tuple[Prepared, Rendered]:
        """Return a referral's Word form, filled; `desk.paper.file` files it as it files every copy.

        Raises DeskError("word_form_none") where its form has none, ("stray_names_undecided", n=) while a name is to be
        decided, ("word_form_unknown", code=) for a placeholder that is no box, and what the form is refused for.
        """
        from hsbdesk.documents.word_form import fill_word_form  # noqa: PLC0415

        session = self._session
        session.allow(Action.PRINT)
        stored = read_record(session.db, Referral, referral)
        form = find_form(session, stored)
        if not form.content.template:
            raise DeskError("word_form_none")
        prepared = self._paper.prepare(DocumentKind.FORM_ANSWERS, stored.file, record=referral, answers=answers)
        if prepared.strays:
            raise DeskError("stray_names_undecided", n=len(prepared.strays))
        if not isinstance(prepared.printed, PrintedForm):
            raise DeskError("word_form_none")
        texts = {field.key: box.text for field, box in zip(form.fields, prepared.printed.boxes, strict=True)}
        data = fill_word_form(read_form_template_bytes(session.db, form.content.template), texts)
        name = f"{stored.number}_form_{stored.recipient.code}.docx"
        filled = replace(prepared, kind=DocumentKind.FORM_WORD, file_name=name)
        return filled, Rendered(data, 0, (), prepared.stamp)

    def note_saved(self, copy: FiledCopy, folder: str) -> str:
        """Note that a filled form lies outside the vault without a password; return the day to delete it, ISO.

        That is the next working day (T_COPY), as for every copy that was saved.
        """
        session = self._session
        session.allow(Action.PRINT)
        with session.saving():
            session.audit.note("copy.unprotected", copy.id)
            return ask_deletion(session, self._tasks, copy, folder=folder)


def _file_name(name: str) -> str:
    return clean_text(PurePath(name.replace("\\", "/")).name)[:_LONGEST_NAME] or "form.docx"
