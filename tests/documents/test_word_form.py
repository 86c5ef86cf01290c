"""Real Word forms: filled and opened in LibreOffice; every hostile one refused with a sentence."""

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from hsbdesk.documents import word_package
from hsbdesk.documents.word_form import fill_word_form, find_placeholders
from hsbdesk.errors import DeskError
from hsbdesk.words import Words

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def word_form(*lines: str, build: Callable[[Any], None] | None = None) -> bytes:
    """Return a Word document with a paragraph a line."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if build is not None:
        build(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def text_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    heads = [p.text for section in document.sections for p in (*section.header.paragraphs, *section.footer.paragraphs)]
    return "\n".join((*(p.text for p in document.paragraphs), *cells, *heads))


def with_part(data: bytes, name: str, content: bytes, *, types: str = "") -> bytes:
    """Return the package with a part put in or replaced; `types` is added to its list of content types."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            body = old.read(item)
            if item == "[Content_Types].xml" and types:
                body = body.replace(b"</Types>", types.encode() + b"</Types>")
            if item != name:
                new.writestr(item, body)
        new.writestr(name, content)
    return made.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(DeskError) as refused:
        find_placeholders(data)
    said = Words().refusal(refused.value)
    assert "({id})" not in said
    assert refused.value.id not in said
    assert said.endswith(".")
    return refused.value.id


def test_a_form_is_filled_in_text_tables_heads_and_feet() -> None:
    def build(document: Any) -> None:
        cell = document.add_table(rows=1, cols=2).rows[0].cells[1]
        cell.text = "{{ address }}"
        document.sections[0].header.paragraphs[0].text = "Ref. {{ reference }}"
        document.sections[0].footer.paragraphs[0].text = "{{reference}}"
        split = document.add_paragraph("Born ")
        for piece in ("{", "{ date_of", "_birth }", "} here"):  # as Word cuts a placeholder that was typed twice
            split.add_run(piece).bold = piece == "{"

    data = word_form("Name: {{ child_name }}.", "Nothing { here }", build=build)
    assert find_placeholders(data) == ("child_name", "address", "date_of_birth", "reference")
    answers = {
        "child_name": "Ioan & “Io” <b>Sample</b>",
        "date_of_birth": "12 June 2015",
        "address": "1 Example Terrace\nTrefddychmygol",
        "reference": "SSE-4471 {{ child_name }} {% if %}",
    }
    text = text_of(fill_word_form(data, answers))
    assert "Name: Ioan & “Io” <b>Sample</b>." in text
    assert "Born 12 June 2015 here" in text
    assert "1 Example Terrace\nTrefddychmygol" in text
    assert text.count("Ref. SSE-4471 {{ child_name }} {% if %}") == 1
    assert "Nothing { here }" in text


def test_answers_may_hold_what_no_document_can() -> None:
    text = text_of(fill_word_form(word_form("A {{ a }} B"), {"a": "x\x00\x07\x0c\ud800\uffff y\tz"}))
    assert "A x y\tz B" in text


def test_nothing_is_filled_while_a_placeholder_has_no_answer() -> None:
    with pytest.raises(DeskError) as refused:
        fill_word_form(word_form("{{ child_name }} {{ child_nmae }} {{ true }}"), {"child_name": "x"})
    assert refused.value.id == "word_form_unknown"
    assert refused.value.params["code"] == "child_nmae, true"


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        ("{{ child.name }}", "word_form_attribute"),
        ("{{ ''.__class__.__mro__ }}", "word_form_attribute"),
        ("{{ child['name'] }}", "word_form_subscript"),
        ("{{ child_name|upper }}", "word_form_filter"),
        ("{{ range(10) }}", "word_form_call"),
        ("{{ child_name() }}", "word_form_call"),
        ("{{ 9 * 9 }}", "word_form_expression"),
        ("{{ 'text' }}", "word_form_expression"),
        ("{{ a b }}", "word_form_expression"),
        ("{{ }}", "word_form_expression"),
        ("{{r child_name }}", "word_form_expression"),
        ("{{p child_name }}", "word_form_expression"),
        ("{% for x in y %}{{ x }}{% endfor %}", "word_form_loop"),
        ("{%tr for x in y %}", "word_form_expression"),
        ("{% if child_name %}yes{% endif %}", "word_form_if"),
        ("{% include 'other.xml' %}", "word_form_include"),
        ("{% import 'other.xml' as o %}", "word_form_include"),
        ("{% from 'other.xml' import o %}", "word_form_include"),
        ("{% extends 'other.xml' %}", "word_form_include"),
        ("{% macro m() %}x{% endmacro %}", "word_form_macro"),
        ("{% call m() %}x{% endcall %}", "word_form_macro"),
        ("{% set x = 1 %}", "word_form_expression"),
        ("{% raw %}{{ x }}{% endraw %}", "word_form_expression"),
        ("{% cellbg x %}", "word_form_expression"),
        ("{# hidden #}", "word_form_comment"),
        ("{{ child_name", "word_form_unclosed"),
        ("{{ child_name }", "word_form_unclosed"),
        ("child_name }}", "word_form_unclosed"),
        ("{% for", "word_form_loop"),
    ],
)
def test_a_placeholder_is_a_plain_name_and_nothing_else(line: str, id_: str) -> None:
    def build(document: Any) -> None:
        document.sections[0].footer.paragraphs[0].text = line

    assert refusal(word_form("{{ fine }}", line)) == id_
    assert refusal(word_form("{{ fine }}", build=build)) == id_


def test_marks_that_meet_across_paragraphs_or_hide_in_attributes_are_refused() -> None:
    plain = word_form("{{ fine }}")
    assert refusal(word_form("a {", "{ x.y }", "} b")) == "word_form_attribute"
    assert refusal(word_form("a {", "{ x }", "} b")) == "word_form_unclosed"
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        body = package.read("word/document.xml").decode()
    hidden = body.replace("<w:p>", '<w:p w:rsidR="{{ a.b }}">', 1)
    assert hidden != body
    assert refusal(with_part(plain, "word/document.xml", hidden.encode())) == "word_form_attribute"
    tracked = body.replace("{{ fine }}</w:t>", "</w:t></w:r><w:r><w:delText>{{ gone }}</w:delText>")
    assert tracked != body
    assert refusal(with_part(plain, "word/document.xml", tracked.encode())) == "word_form_unclosed"


def test_placeholders_where_nothing_is_filled_are_refused() -> None:
    notes = b'<w:endnotes xmlns:w="%s"><w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p></w:endnotes>'
    data = with_part(word_form("{{ a }}"), "word/endnotes.xml", notes % word_package.W.strip("{}").encode())
    assert refusal(data) == "word_form_place"


def test_properties_are_looked_at_too() -> None:
    def build(document: Any) -> None:
        document.core_properties.title = "{{ a.b }}"

    assert refusal(word_form("{{ a }}", build=build)) == "word_form_attribute"


def linked(kind: str, target: str) -> bytes:
    def build(document: Any) -> None:
        document.part.relate_to(target, kind, is_external=True)

    return word_form("{{ a }}", build=build)


def test_links_to_the_outside_are_refused_but_for_web_pages() -> None:
    assert find_placeholders(linked(HYPERLINK, "https://example.org/form")) == ("a",)
    assert find_placeholders(linked(HYPERLINK, "mailto:duty@example.org")) == ("a",)
    assert refusal(linked(HYPERLINK, "file://server/share")) == "word_form_external"
    assert refusal(linked(HYPERLINK, "\\\\server\\share")) == "word_form_external"
    assert refusal(linked(TEMPLATE, "https://example.org/normal.dotm")) == "word_form_external"
    assert refusal(linked(IMAGE, "https://example.org/seen.png")) == "word_form_external"


def test_macros_embedded_files_and_fetching_fields_are_refused() -> None:
    plain = word_form("{{ a }}")
    assert refusal(with_part(plain, "word/vbaProject.bin", b"x")) == "word_form_macros"
    macro_type = '<Override PartName="/x.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
    assert refusal(with_part(plain, "x.xml", b"<x/>", types=macro_type)) == "word_form_macros"
    assert refusal(with_part(plain, "word/embeddings/oleObject1.xml", b"<x/>")) == "word_form_embedded"
    assert refusal(with_part(plain, "word/run.exe", b"MZ")) == "word_form_embedded"
    assert refusal(with_part(plain, "word/afchunk.mht", b"x")) == "word_form_embedded"
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        body = package.read("word/document.xml").decode()
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DDE</w:instrText><w:instrText>AUTO c:\\\\x'
    field += '</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    assert refusal(with_part(plain, "word/document.xml", body.replace("<w:p>", f"{field}<w:p>", 1).encode())) == (
        "word_form_fetches"
    )
    simple = '<w:p><w:fldSimple w:instr="INCLUDETEXT c:\\\\secret.txt"/></w:p>'
    assert refusal(with_part(plain, "word/document.xml", body.replace("<w:p>", f"{simple}<w:p>", 1).encode())) == (
        "word_form_fetches"
    )


def test_bombs_and_giants_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = word_form("{{ a }}")
    assert refusal(with_part(plain, "word/media/zeros.png", bytes(30_000_000))) == "word_form_unpacks"
    assert refusal(with_part(plain, "word/comments.xml", b"<x>" + os.urandom(2_500_000).hex().encode() + b"</x>")) == (
        "word_form_unpacks"
    )
    assert refusal(b"PK" + bytes(word_package.MOST_BYTES)) == "word_form_too_large"
    monkeypatch.setattr(word_package, "MOST_PARTS", 5)
    assert refusal(plain) == "word_form_unpacks"


def test_what_is_no_word_form_says_so() -> None:
    plain = word_form("{{ a }}")
    assert refusal(b"") == "word_form_not_word"
    assert refusal(b"%PDF-1.7") == "word_form_not_word"
    assert refusal(plain[: len(plain) // 2]) == "word_form_not_word"
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "word_form_locked"
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    assert refusal(with_part(plain, "word/styles.xml", entity)) == "word_form_damaged"
    assert refusal(with_part(plain, "word/document.xml", b"<w:document>")) == "word_form_damaged"
    deep = b"<x>" * 5000 + b"</x>" * 5000
    assert refusal(with_part(plain, "word/settings.xml", deep)) == "word_form_damaged"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("readme.xml", "<x/>")
    assert refusal(made.getvalue()) == "word_form_not_word"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice Writer is not installed")
def test_a_filled_form_opens_in_libreoffice(tmp_path: Path) -> None:
    """The Debian package is libreoffice-writer; the check of a fresh machine installs it."""

    def build(document: Any) -> None:
        document.add_table(rows=1, cols=2).rows[0].cells[1].text = "{{ request }}"

    filled = fill_word_form(
        word_form("Report form", "Name: {{ child_name }}", build=build),
        {"child_name": "Ioan Sample", "request": "An assessment & a reply\nby 1 May 2026"},
    )
    (tmp_path / "form.docx").write_bytes(filled)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "form.docx")],
        check=True,
        capture_output=True,
        timeout=110,
    )
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "form.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
        timeout=30,
    ).stdout
    assert "Name: Ioan Sample" in text
    assert "An assessment & a reply" in text
    assert "by 1 May 2026" in text
    assert "{{" not in text
