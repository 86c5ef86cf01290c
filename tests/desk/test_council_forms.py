"""A council's form over the demo's referral: answers in form order, names, lengths, copies, the Word form."""

import io
import json
import subprocess
from dataclasses import replace
from typing import Any

import pytest
from docx import Document

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.form_views import BoxState, FormBox, FormView
from hsbdesk.domain.council_form import FormField, FormUse
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.errors import DeskError
from hsbdesk.storage.audit import read_head
from hsbdesk.words import Words

NO_INFORMATION = "No information available"


@pytest.fixture
def referral(demo_desk: Desk) -> RecordId:
    return next(row.id for row in demo_desk.referrals.rows() if row.number == "R-2026-0007F")


@pytest.fixture
def form(demo_desk: Desk) -> RecordId:
    return demo_desk.council_forms.forms()[0].id


def box(view: FormView, key: str) -> FormBox:
    found = view.box(key)
    assert found is not None
    return found


def word_form(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def refused(error: Any) -> str:
    said = Words().refusal(error.value)
    assert error.value.id not in said
    return error.value.id


# -- answers


def test_the_demo_form_is_answered_box_by_box_in_its_order(demo_desk: Desk, referral: RecordId) -> None:
    view = demo_desk.council_forms.read(referral)
    assert (view.name, view.edition) == ("Sir Enghraifft report form", "2025 edition (fictional)")
    assert view.checked == "checked by you 2 March"
    assert [b.no for b in view.boxes] == list(range(1, 32))
    assert [b.heading for b in view.boxes[:3]] == [
        "Child's full name, other names",
        "Date of birth",
        "Address, previous addresses",
    ]
    assert [b.text for b in view.boxes[:3]] == [
        "Ioan Sample. No other names known.",
        "12 June 2015 (10)",
        "1 Example Terrace, Trefddychmygol. Previous addresses not known.",
    ]
    assert box(view, "household").text.startswith("Delyth Sample (aunt). Llew Sample, half-brother, born 3 November")
    assert (view.ready, view.copied) == (30, 0)
    assert all(b.text for b in view.boxes)
    assert "must be used" in view.must


def test_no_box_names_a_child_outside_the_household(demo_desk: Desk, referral: RecordId) -> None:
    view = demo_desk.council_forms.read(referral)
    everything = "\n".join(b.text for b in view.boxes)
    for name in ("Prosser", "Cari", "Beca", "Harlow", "Osian", "Penry", "Gruff", "Nel Corwyn", "Mali"):
        assert name not in everything
    assert "Child F" in everything
    assert not view.strays


def test_the_four_words_stand_in_the_form_alone(demo_desk: Desk, referral: RecordId) -> None:
    said = box(demo_desk.council_forms.read(referral), "how_known").text
    assert said == "Observation: rows 1, 2, 4, 5, 7 to 9. Fact: row 3. Hearsay: rows 6, 10 to 12."


def test_what_is_not_known_is_written_out(demo_desk: Desk, referral: RecordId, form: RecordId) -> None:
    kept = demo_desk.council_forms.form(form)
    fields = (
        *kept.fields,
        FormField(key="e_mail", heading="Secure e-mail"),
        FormField(key="sex", heading="Gender", source="GENDER"),
    )
    demo_desk.council_forms.save(replace(kept, fields=fields))
    view = demo_desk.council_forms.read(referral)
    for key in ("e_mail", "sex"):
        assert (box(view, key).text, box(view, key).is_known) == (NO_INFORMATION, False)
    assert not view.is_checked  # a changed list is to be laid beside the real form again


def test_a_box_that_is_too_small_gets_a_short_version(demo_desk: Desk, referral: RecordId) -> None:
    forms = demo_desk.council_forms
    small = box(forms.read(referral), "cause_for_concern")
    assert small.state is BoxState.CHECK
    assert len(small.text) > small.limit == 1500
    assert len(small.short) <= 1500
    assert small.short.startswith("10 September 2025 to 17 March 2026: 12 entries, 14 occasions")
    assert small.short.endswith("See attached, section 1.")
    assert "the pattern facts and rows 9 to 12" in small.short_line
    with pytest.raises(DeskError) as error:
        forms.copy(referral, "cause_for_concern")
    assert refused(error) == "form_answer_too_long"
    assert forms.copy(referral, "cause_for_concern", whole=True) == small.text
    forms.write(referral, "cause_for_concern", small.short)
    now = box(forms.read(referral), "cause_for_concern")
    assert (now.state, now.text, now.is_copied) == (BoxState.TYPED, small.short, False)
    assert forms.copy(referral, "cause_for_concern") == small.short


# -- names


def test_a_stray_name_is_checked_and_not_copied_before_it_is_decided(demo_desk: Desk, referral: RecordId) -> None:
    forms = demo_desk.council_forms
    forms.write(referral, "religion", "Ask Cari Prosser.")
    view = forms.read(referral)
    checked = box(view, "religion")
    assert "Cari" not in checked.text  # a person of the records becomes a letter by herself
    assert "Child F" in checked.text
    assert checked.state is BoxState.TYPED
    pupil = next(one for one in demo_desk.pupils.roll() if one.person is None)
    forms.write(referral, "religion", f"{pupil.full} said so.")
    view = forms.read(referral)
    checked = box(view, "religion")
    assert checked.state is BoxState.CHECK
    assert checked.why == "1 name to decide"
    assert [stray.found for stray in view.strays] == [pupil.full]
    with pytest.raises(DeskError) as error:
        forms.copy(referral, "religion")
    assert refused(error) == "form_answer_names"
    with pytest.raises(DeskError) as error:
        demo_desk.word_forms.fill(referral)
    assert refused(error) in {"word_form_none", "stray_names_undecided"}
    person = next(key for key, _ in view.strays[0].choices if key)
    decided = box(forms.read(referral, {pupil.full: person}), "religion")
    assert decided.state is BoxState.TYPED
    assert pupil.last not in decided.text
    assert forms.copy(referral, "religion", {pupil.full: person}) == decided.text


# -- copying


def test_copying_goes_on_box_by_box_and_forgets_what_has_changed(demo_desk: Desk, referral: RecordId) -> None:
    forms = demo_desk.council_forms
    before = read_head(demo_desk.session.db).seq
    for no in (1, 2, 3):
        following = forms.read(referral).next_box()
        assert following is not None
        assert following.no == no
        forms.copy(referral, following.key)
    view = forms.read(referral)
    assert view.copied == 3
    assert read_head(demo_desk.session.db).seq == before + 1  # noted once, not once a box
    forms.write(referral, "date_of_birth", "12.06.2015")
    view = forms.read(referral)
    assert view.copied == 2
    following = view.next_box()
    assert following is not None
    assert following.key == "date_of_birth"
    with pytest.raises(DeskError) as error:
        forms.write(referral, "no_such_box", "x")
    assert refused(error) == "form_box_missing"


def test_a_written_answer_can_be_given_back_to_the_records(demo_desk: Desk, referral: RecordId) -> None:
    forms = demo_desk.council_forms
    drawn = box(forms.read(referral), "religion").text
    forms.write(referral, "religion", "None.")
    assert box(forms.read(referral), "religion").state is BoxState.TYPED
    forms.write(referral, "religion", "  ")
    back = box(forms.read(referral), "religion")
    assert (back.text, back.state) == (drawn, BoxState.READY)


def test_the_form_is_no_part_of_what_is_signed_and_an_open_editor_keeps_it(demo_desk: Desk, referral: RecordId) -> None:
    opened = demo_desk.referrals.read(referral).referral
    demo_desk.council_forms.write(referral, "religion", "None.")
    demo_desk.referrals.save(opened)
    assert box(demo_desk.council_forms.read(referral), "religion").text == "None."


# -- forms


def test_another_referral_begins_with_the_councils_form_or_the_generic_one(demo_desk: Desk, form: RecordId) -> None:
    file = next(row.file for row in demo_desk.files.children().rows if row.number == "H-0017P")
    opened = demo_desk.referrals.open(file)
    view = demo_desk.council_forms.read(opened)
    assert view.form == form
    assert demo_desk.referrals.read(opened).referral.form is None
    demo_desk.council_forms.copy(opened, "child_name")
    assert demo_desk.referrals.read(opened).referral.form == FormUse(form=form)
    demo_desk.council_forms.use(opened, None)
    view = demo_desk.council_forms.read(opened)
    assert view.is_unknown
    assert len(view.boxes) == 31
    assert view.checked == "check against your council's form"
    assert [name for _, name in view.choices][-1].startswith("Report to Social Services, standard boxes")


def test_a_form_is_started_changed_checked_and_put_away(demo_desk: Desk) -> None:
    forms = demo_desk.council_forms
    kept = forms.form(forms.start("england"))
    assert kept.nation == "england"
    assert "previous interventions, their aims and outcomes" in {f.heading.lower() for f in kept.fields}
    forms.note_checked(kept.id)
    row = next(row for row in forms.forms() if row.id == kept.id)
    assert (row.checked, row.is_checked) == ("checked by you 18 March", True)
    forms.put_away(kept.id, "replaced by the council in March")
    assert kept.id not in {row.id for row in forms.forms()}


@pytest.mark.parametrize(
    ("change", "id_"),
    [
        ({"key": "Child Name"}, "form_box_key"),
        ({"key": "date_of_birth"}, "form_box_twice"),
        ({"heading": " "}, "form_box_heading"),
        ({"source": "EVERYTHING"}, "form_box_source"),
        ({"limit": -1}, "form_box_limit"),
        ({"hint": "x" * 501}, "form_text_too_long"),
    ],
)
def test_a_box_that_could_not_be_used_is_refused_with_its_number(
    demo_desk: Desk, form: RecordId, change: dict[str, Any], id_: str
) -> None:
    kept = demo_desk.council_forms.form(form)
    first = replace(kept.fields[0], **change)
    fields = (kept.fields[1], first)
    with pytest.raises(DeskError) as error:
        demo_desk.council_forms.save(replace(kept, fields=fields))
    assert refused(error) == id_
    assert error.value.params["number"] == 2


def test_a_field_list_goes_out_and_comes_back_the_same(demo_desk: Desk, form: RecordId) -> None:
    forms = demo_desk.council_forms
    data = forms.export(form)
    assert b"Morgan" not in data  # who checked it is each school's own
    back = forms.form(forms.bring_in(data))
    assert back.fields == forms.form(form).fields
    assert (back.checked_on, back.checked_by, back.template) == ("", "", "")
    assert forms.export(back.id) == data


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"fields": [{"key": "a"}]}, "fields[0].heading"),
        ({"fields": [{"key": "a", "heading": 5}]}, "fields[0].heading"),
        ({"fields": [{"key": "a", "heading": "A", "limit": "100"}]}, "fields[0].limit"),
        ({"fields": [{"key": "a", "heading": "A", "limits": 1}]}, "fields[0]"),
        ({"fields": "a"}, "fields"),
        ({"nation": "scotland"}, "nation"),
        ({"name": None}, "name"),
        ({"extra": 1}, "the beginning"),
    ],
)
def test_a_wrong_field_list_is_refused_with_its_place(demo_desk: Desk, change: dict[str, Any], path: str) -> None:
    plain = {"format": "hsbdesk-form", "version": 1, "name": "Form", "fields": [{"key": "a", "heading": "A"}]}
    with pytest.raises(DeskError) as error:
        demo_desk.council_forms.bring_in(json.dumps({**plain, **change}).encode())
    assert refused(error) == "form_file_wrong"
    assert error.value.params["path"] == path


@pytest.mark.parametrize(
    ("data", "id_"),
    [
        (b"", "form_file_not_json"),
        (b"[1]", "form_file_other_format"),
        (b'{"format": "hsbdesk-case"}', "form_file_other_format"),
        (b'{"format": "hsbdesk-form", "version": 2}', "form_file_newer"),
        (b'{"format": "hsbdesk-form", "version": 1, "name": "a", "name": "b"}', "form_file_wrong"),
        (b'{"format": "hsbdesk-form", "version": 1, "name": "a"}', "form_needs_boxes"),
        (b"[" * 100_000, "form_file_not_json"),
        (b" " * 1_000_001, "form_file_too_large"),
    ],
)
def test_what_is_no_field_list_says_so(demo_desk: Desk, data: bytes, id_: str) -> None:
    with pytest.raises(DeskError) as error:
        demo_desk.council_forms.bring_in(data)
    assert refused(error) == id_


# -- paper


def test_all_answers_print_in_form_order_and_are_filed(demo_desk: Desk, referral: RecordId) -> None:
    file = demo_desk.council_forms.read(referral).file
    prepared = demo_desk.paper.prepare(DocumentKind.FORM_ANSWERS, file, record=referral)
    assert not prepared.strays
    assert "Sample" not in prepared.file_name
    rendered = demo_desk.paper.render(prepared)
    text = pdf_text(rendered.data)
    places = [text.index(asked) for asked in ("other names", "Date of birth", "previous addresses")]
    assert places == sorted(places)
    assert "The box holds 1,500 characters" in " ".join(text.split())
    assert "Cari" not in text
    share = SharingDecision(recipient=prepared.recipient, necessary_because="asked for by the council")
    copy = demo_desk.paper.file(prepared, rendered, share, "PRINTED")
    assert (copy.kind, copy.record) == (DocumentKind.FORM_ANSWERS, referral)


def pdf_text(data: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()


# -- the Word form


def test_a_word_form_is_brought_in_filled_filed_and_its_task_made(
    demo_desk: Desk, referral: RecordId, form: RecordId
) -> None:
    words = demo_desk.word_forms
    data = word_form("Name: {{ child_name }}", "Concern: {{ cause_for_concern }}", "Faith: {{ religion }}")
    view = words.bring_in(form, "C:\\Users\\nia\\Report form.docx", data)
    assert (view.name, view.known, view.unknown) == (
        "Report form.docx",
        ("child_name", "cause_for_concern", "religion"),
        (),
    )
    assert words.read(form) == view
    assert demo_desk.council_forms.read(referral).word_form == "Report form.docx"
    prepared, rendered = words.fill(referral)
    text = "\n".join(p.text for p in Document(io.BytesIO(rendered.data)).paragraphs)
    assert "Name: Ioan Sample. No other names known." in text
    assert "12. Tue 17 Mar 2026: Child F (Year 5) told staff" in text
    assert "{{" not in text
    assert prepared.file_name == "R-2026-0007F_form_SS.docx"
    share = SharingDecision(recipient=prepared.recipient, necessary_because="its own form, as the procedures ask")
    copy = demo_desk.paper.file(prepared, rendered, share, "SAVED")
    assert copy.kind is DocumentKind.FORM_WORD
    assert demo_desk.paper.copy_bytes(copy.id) == rendered.data
    assert demo_desk.council_forms.read(referral).word_copies == (copy,)
    assert words.note_saved(copy, "/media/stick") == "2026-03-19"


def test_a_newer_word_form_takes_the_place_of_the_last_which_stays(demo_desk: Desk, form: RecordId) -> None:
    words = demo_desk.word_forms
    words.bring_in(form, "a.docx", word_form("{{ child_name }}"))
    words.bring_in(form, "b.docx", word_form("{{ address }} {{ unheard_of }}"))
    view = words.read(form)
    assert view is not None
    assert (view.name, view.known, view.unknown) == ("b.docx", ("address",), ("unheard_of",))
    assert demo_desk.session.db.execute("SELECT count(*) FROM form_template").fetchone()[0] == 2


def test_nothing_is_kept_of_a_word_form_that_is_refused(demo_desk: Desk, referral: RecordId, form: RecordId) -> None:
    words = demo_desk.word_forms
    for line, id_ in (
        ("no placeholder", "word_form_no_placeholders"),
        ("{{ child.name }}", "word_form_attribute"),
        ("{% for c in x %}{% endfor %}", "word_form_loop"),
    ):
        with pytest.raises(DeskError) as error:
            words.bring_in(form, "form.docx", word_form(line))
        assert refused(error) == id_
    assert words.read(form) is None
    assert demo_desk.session.db.execute("SELECT count(*) FROM form_template").fetchone()[0] == 0
    with pytest.raises(DeskError) as error:
        words.fill(referral)
    assert refused(error) == "word_form_none"
    words.bring_in(form, "form.docx", word_form("{{ child_nmae }}"))
    with pytest.raises(DeskError) as error:
        words.fill(referral)
    assert refused(error) == "word_form_unknown"
    assert error.value.params["code"] == "child_nmae"
