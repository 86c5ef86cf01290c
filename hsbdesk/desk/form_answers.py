"""Our answer to each box of a council's form, said for one reader; nothing is ever left empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hsbdesk.desk.form_child import FILE_ANSWERS
from hsbdesk.desk.form_report import REPORT_ANSWERS, Report, make_report, row_texts
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.council_form import FormField
from hsbdesk.domain.form_sources import SECTION_OF, FormSource
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.short_answer import ShortAnswer, shorten_answer, shorten_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswer:
    """One box with its answer."""

    no: int
    field: FormField
    text: str
    is_typed: bool
    """Written for this box by hand, in place of what the records give."""
    is_known: bool
    """False where "No information available" is written out."""
    said_from: str
    short: ShortAnswer | None = None
    """A version that fits, where the answer is longer than the box."""

    @property
    def is_too_long(self) -> bool:
        """Return whether the box does not hold it."""
        return 0 < self.field.limit < len(self.text)


def draw_answers(
    session: Session, speaker: Speaker, referral: Referral, fields: Sequence[FormField]
) -> tuple[FormAnswer, ...]:
    """Return the answers in the form's order; what was written by hand takes the place of what the records give."""
    report = make_report(session, speaker, referral)
    typed = {text.field: text.text for text in referral.form.texts} if referral.form is not None else {}
    return tuple(_answer(report, no, field, typed) for no, field in enumerate(fields, 1))


def _answer(report: Report, no: int, field: FormField, typed: Mapping[str, str]) -> FormAnswer:
    session, words = report.session, report.session.words
    written = typed.get(field.key, "")
    text = report.speaker.say(written) if written else _draw(report, field)
    is_known = bool(text.strip())
    text = text.strip() or words("No information available")
    text = text if written else f"{text[:1].upper()}{text[1:]}"
    short = _shorten(report, field, text, is_typed=bool(written)) if 0 < field.limit < len(text) else None
    said_from = words("Written by you") if written else _origin(session, field) if is_known else words("Not recorded")
    return FormAnswer(
        no=no, field=field, text=text, is_typed=bool(written), is_known=is_known, said_from=said_from, short=short
    )


def _draw(report: Report, field: FormField) -> str:
    if not field.source:
        return ""
    source = FormSource(field.source)
    if source in FILE_ANSWERS:
        return FILE_ANSWERS[source](report.session, report.speaker)
    return REPORT_ANSWERS[source](report)


def _origin(session: Session, field: FormField) -> str:
    """Say where an answer was drawn from."""
    words, source = session.words, FormSource(field.source)
    if source in SECTION_OF and source is not FormSource.STRENGTHS:
        return words("Report, section {no}", no=SECTION_OF[source])
    if source is FormSource.REFERRER:
        return words("Settings")
    return words("Child's file") if source in FILE_ANSWERS else words("Report, page 1")


def _shorten(report: Report, field: FormField, text: str, *, is_typed: bool) -> ShortAnswer | None:
    words = report.session.words
    source = FormSource(field.source) if field.source else None
    section = SECTION_OF.get(source) if source is not None else None
    if is_typed or source is None:
        ending = words("See attached.")
    elif section is None:
        ending = words("See attached, page 1.")
    else:
        ending = words("See attached, section {no}.", no=section)
    if source is FormSource.CONCERN and not is_typed:
        found = shorten_rows(report.printed.pattern, row_texts(report), field.limit, ending)
        if found is not None:
            return found
    return shorten_answer(text, field.limit, ending)
