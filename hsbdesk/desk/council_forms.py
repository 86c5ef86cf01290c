"""Councils' own forms: which the school keeps, what we answer to each box, and what was copied out of it."""

from collections.abc import Mapping
from dataclasses import replace

from hsbdesk.desk.form_answers import FormAnswer, draw_answers
from hsbdesk.desk.form_definitions import define, find_form, generic_content, kept_forms
from hsbdesk.desk.form_views import BoxState, FormBox, FormRow, FormView
from hsbdesk.desk.people import read_file
from hsbdesk.desk.prints import Stray
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker, make_speaker
from hsbdesk.desk.stray_names import find_strays
from hsbdesk.domain.council_form import CouncilForm, CouncilFormContent, FormText, FormUse
from hsbdesk.domain.form_checks import check_form
from hsbdesk.domain.ids import RecordId, new_id
from hsbdesk.domain.names import fold
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.profiles import usual_profile
from hsbdesk.domain.record import StrikeOut
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.text import clean_text
from hsbdesk.errors import DeskError
from hsbdesk.exchange.form_file import read_form_file, write_form_file
from hsbdesk.storage.copies import read_copies
from hsbdesk.storage.form_templates import read_form_template
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record

GENERIC = ""
"""Stands for the generic form where a form is chosen."""


class CouncilForms:
    """Keeps forms, and lays one over a referral."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._copied: dict[tuple[RecordId, str], str] = {}
        """What was copied of which box since sign-in; nothing of it is stored."""

    # -- the forms the school keeps

    def forms(self) -> tuple[FormRow, ...]:
        """Return the forms the school keeps, by name."""
        session = self._session
        session.allow(Action.READ)
        return tuple(self._row(form) for form in kept_forms(session))

    def _row(self, form: CouncilForm) -> FormRow:
        stands = define(self._session, form)
        return FormRow(
            id=form.id,
            name=form.name,
            edition=form.edition,
            whose=form.whose,
            boxes=len(form.fields),
            checked=stands.checked,
            is_checked=stands.is_checked,
            word_form=self._word_form(form),
        )

    def _word_form(self, form: CouncilForm) -> str:
        return read_form_template(self._session.db, form.template).name if form.template else ""

    def form(self, form: RecordId) -> CouncilForm:
        """Return a form as it is kept."""
        self._session.allow(Action.READ)
        return read_record(self._session.db, CouncilForm, form)

    def start(self, nation: str) -> RecordId:
        """Keep a form made of a nation's generic one, to be changed box by box."""
        content = generic_content(self._session, nation)
        return self._add(replace(content, whose=self._session.school.council))

    def bring_in(self, data: bytes) -> RecordId:
        """Keep a form out of a file. Raises DeskError as `read_form_file` and `check_form` do."""
        return self._add(read_form_file(data))

    def export(self, form: RecordId) -> bytes:
        """Return a kept form as a file to pass on: its boxes, nothing of any child or of who checked it."""
        self._session.allow(Action.READ)
        return write_form_file(self.form(form))

    def _add(self, content: CouncilFormContent) -> RecordId:
        session = self._session
        session.allow(Action.CHANGE_SCHOOL)
        check_form(content)
        form_id = RecordId(new_id())
        with session.saving():
            form = CouncilForm(
                id=form_id,
                number=take_number(session.db, "M", form_id),
                author=session.me.short,
                author_role=session.me.title,
                recorded_at=session.stamp(),
                name=content.name,
                edition=content.edition,
                nation=content.nation,
                whose=content.whose,
                fields=content.fields,
                made_from=content.made_from,
            )
            session.add(form, "added")
        return form_id

    def save(self, form: CouncilForm) -> None:
        """Keep a form as it was changed. A changed list of boxes is to be checked against the real form again.

        Raises DeskError as `check_form` does.
        """
        session = self._session
        session.allow(Action.CHANGE_SCHOOL)
        check_form(form)
        stored = self.form(form.id)
        changed = replace(form, number=stored.number, author=stored.author, recorded_at=stored.recorded_at)
        if changed.fields != stored.fields:
            changed = replace(changed, checked_on="", checked_by="")
        if changed != stored:
            with session.saving():
                session.change(changed, "changed")

    def note_checked(self, form: RecordId) -> None:
        """Note that the one signed in laid it beside the real form today, box by box."""
        session = self._session
        session.allow(Action.CHANGE_SCHOOL)
        checked = replace(self.form(form), checked_on=session.today().isoformat(), checked_by=session.me.short)
        with session.saving():
            session.change(checked, "checked")

    def put_away(self, form: RecordId, reason: str) -> None:
        """Offer a form no more. Referrals that use it keep it. Raises DeskError("strike_out_needs_reason")."""
        session = self._session
        session.allow(Action.CHANGE_SCHOOL)
        if not reason.strip():
            raise DeskError("form_put_away_reason", field="reason")
        struck = StrikeOut(reason=clean_text(reason), by=session.me.short, at=session.stamp())
        with session.saving():
            session.change(replace(self.form(form), struck_out=struck), "put_away")

    # -- a form laid over a referral

    def read(self, referral: RecordId, answers: Mapping[str, str] | None = None) -> FormView:
        """Return the boxes of the referral's form with our answers, said for its recipient.

        `answers` decide names as in `desk.paper.prepare`.
        """
        session = self._session
        session.allow(Action.READ)
        stored = read_record(session.db, Referral, referral)
        form = find_form(session, stored)
        given = {fold(found): person for found, person in (answers or {}).items()}
        speaker = self._speaker(stored, given)
        drawn = draw_answers(session, speaker, stored, form.fields)
        strays = find_strays(session, tuple(answer.text for answer in drawn), speaker, given)
        choices = [(str(kept.id), _title(kept)) for kept in kept_forms(session)]
        return FormView(
            referral=stored.id,
            file=stored.file,
            form=form.id,
            name=form.content.name,
            edition=form.content.edition,
            checked=form.checked,
            is_checked=form.is_checked,
            boxes=tuple(self._box(stored.id, answer, strays) for answer in drawn),
            strays=tuple(stray for stray in strays if any(_holds(answer.text, stray) for answer in drawn)),
            choices=(*choices, (GENERIC, _title(generic_content(session, stored.recipient.nation)))),
            word_form=read_form_template(session.db, form.content.template).name if form.content.template else "",
            word_copies=tuple(
                copy for copy in read_copies(session.db, record=referral) if copy.kind is DocumentKind.FORM_WORD
            ),
            is_unknown=form.id is None,
            must=self._must(stored),
        )

    def _speaker(self, referral: Referral, given: Mapping[str, str]) -> Speaker:
        file = read_file(self._session, referral.file)
        profile = usual_profile(statutory=referral.recipient.statutory)
        return make_speaker(self._session, file, profile, given)

    def _box(self, referral: RecordId, answer: FormAnswer, strays: tuple[Stray, ...]) -> FormBox:
        words = self._session.words
        found = [stray.found for stray in strays if _holds(answer.text, stray)]
        why = ""
        if found:
            why = words.count(len(found), "1 name to decide", "{n} names to decide")
        elif answer.is_too_long:
            why = words(
                "{length} characters. The box holds {limit}.",
                length=f"{len(answer.text):,}",
                limit=f"{answer.field.limit:,}",
            )
        state = BoxState.CHECK if why else BoxState.TYPED if answer.is_typed else BoxState.READY
        return FormBox(
            no=answer.no,
            key=answer.field.key,
            heading=answer.field.heading,
            hint=answer.field.hint,
            text=answer.text,
            said_from=answer.said_from,
            state=state,
            why=why,
            limit=answer.field.limit,
            short=answer.short.text if answer.short is not None else "",
            short_line=self._short_line(answer),
            is_typed=answer.is_typed,
            is_known=answer.is_known,
            has_stray=bool(found),
            is_copied=self._copied.get((referral, answer.field.key)) == answer.text,
        )

    def _short_line(self, answer: FormAnswer) -> str:
        words, short = self._session.words, answer.short
        if short is None:
            return ""
        length = f"{len(short.text):,}"
        ending = short.text.rpartition("\n" if short.first else ". ")[2].rstrip(".").lower()
        if short.first == short.last:
            made = words("the first sentences") if not short.first else words("the pattern facts and the last row")
        else:
            made = words("the pattern facts and rows {first} to {last}", first=short.first, last=short.last)
        return words(
            "Copy a {length}-character version made of {made}, ending “{ending}”.",
            length=length,
            made=made,
            ending=ending,
        )

    def _must(self, referral: Referral) -> str:
        words = self._session.words
        if referral.recipient.nation == "wales":
            return words("Wales: the council's own form must be used. This report goes with it.")
        return words("England: most councils ask for their own form. This report goes with it.")

    def use(self, referral: RecordId, form: RecordId | None) -> None:
        """Lay a form over a referral, None for the generic one; what was typed for boxes of the same key stays."""
        stored = self._writable(referral)
        texts = stored.form.texts if stored.form is not None else ()
        if form is not None:
            self.form(form)
        self._keep(stored, FormUse(form=form, texts=texts))

    def write(self, referral: RecordId, field: str, text: str) -> None:
        """Write an answer by hand; an empty one gives the box back to the records.

        Raises DeskError("form_box_missing") for a box the form does not have.
        """
        session = self._session
        stored = self._writable(referral)
        form = find_form(session, stored)
        if field not in {box.key for box in form.fields}:
            raise DeskError("form_box_missing")
        use = stored.form or FormUse(form=form.id)
        kept = tuple(written for written in use.texts if written.field != field)
        cleaned = clean_text(text)
        if cleaned.strip():
            kept = (*kept, FormText(field=field, text=cleaned))
        self._keep(stored, replace(use, texts=kept))

    def _writable(self, referral: RecordId) -> Referral:
        self._session.allow(Action.REFER)
        return read_record(self._session.db, Referral, referral)

    def _keep(self, stored: Referral, use: FormUse) -> None:
        if stored.form == use:
            return
        with self._session.saving():
            self._session.change(replace(stored, form=use), "form_changed")

    def copy(
        self, referral: RecordId, field: str, answers: Mapping[str, str] | None = None, *, whole: bool = False
    ) -> str:
        """Return a box's answer for the clipboard, and note that it was taken out.

        Raises DeskError("form_answer_names", number=) while a name in it is undecided, ("form_answer_too_long",
        number=, most=, got=) where the box does not hold it, unless `whole` is asked for, and ("form_box_missing").
        """
        session = self._session
        session.allow(Action.PRINT)
        box = self.read(referral, answers).box(field)
        if box is None:
            raise DeskError("form_box_missing")
        if box.has_stray:
            raise DeskError("form_answer_names", number=box.no)
        if box.is_too_long and not whole:
            raise DeskError("form_answer_too_long", number=box.no, most=f"{box.limit:,}", got=f"{len(box.text):,}")
        first = not any(of == referral for of, _ in self._copied)
        self._copied[referral, field] = box.text
        if first:
            self._note_use(referral)
            with session.saving():
                session.audit.note("referral.form_copied", referral)
        return box.text

    def _note_use(self, referral: RecordId) -> None:
        """Choose the form that was offered: what is copied out of it is meant for it (R11)."""
        stored = self._writable(referral)
        if stored.form is None:
            self._keep(stored, FormUse(form=find_form(self._session, stored).id))


def _title(form: CouncilFormContent) -> str:
    return ", ".join(part for part in (form.name, form.edition) if part)


def _holds(text: str, stray: Stray) -> bool:
    return fold(stray.found) in fold(text)
