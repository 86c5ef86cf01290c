"""A council's Word form with placeholders such as {{ child_name }}: which ones it has, and the form filled.

A placeholder is a plain name and nothing else. Whatever more the template language could do is refused by what it
is, before the template is ever run; what is run stands in a sandbox that knows no function, filter or test.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from hsbdesk.documents.word_package import MAIN, W, WordPart, etree, open_word_package
from hsbdesk.errors import DeskError

MOST_PLACEHOLDERS = 500
_FILLED = re.compile(r"^word/(?:document|header\d*|footer\d*|footnotes)\.xml$")
"""The parts that are filled; a placeholder anywhere else would stay in the form."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_MARK = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLOCKS = {
    "for": "word_form_loop",
    "if": "word_form_if",
    "include": "word_form_include",
    "import": "word_form_include",
    "from": "word_form_include",
    "extends": "word_form_include",
    "macro": "word_form_macro",
    "call": "word_form_macro",
}
_OPERATORS = {
    ".": "word_form_attribute",
    "[": "word_form_subscript",
    "|": "word_form_filter",
    "(": "word_form_call",
}

Token = tuple[int, str, str]


def find_placeholders(data: bytes) -> tuple[str, ...]:
    """Return the names of the placeholders of a Word form, in the order they first stand there.

    Raises what `open_word_package` raises, and DeskError about a placeholder that is more than a plain name:
    ("word_form_attribute", code=), ("word_form_subscript"), ("word_form_filter"), ("word_form_call"),
    ("word_form_loop"), ("word_form_if"), ("word_form_include"), ("word_form_macro"), ("word_form_expression"),
    ("word_form_comment"), ("word_form_unclosed"), ("word_form_place"), ("word_form_too_many", most=).
    """
    parts = open_word_package(data)
    found = list(dict.fromkeys(name for part in _in_order(parts) for name in _names_in(part)))
    if len(found) > MOST_PLACEHOLDERS:
        raise DeskError("word_form_too_many", most=MOST_PLACEHOLDERS)
    # The library joins marks over runs and paragraphs in its own way: what it would run is looked at as well.
    template = _open(data)
    for source in _sources(template):
        if not set(_plain_names(source)) <= set(found):
            raise DeskError("word_form_unclosed")
    return tuple(found)


def fill_word_form(data: bytes, answers: Mapping[str, str]) -> bytes:
    """Return the form with each placeholder replaced by its answer.

    Raises what `find_placeholders` raises, and DeskError("word_form_unknown", code=) for placeholders without an
    answer: nothing is filled then.
    """
    missing = [name for name in find_placeholders(data) if name not in answers]
    if missing:
        raise DeskError("word_form_unknown", code=", ".join(missing))
    template = _open(data)
    safe = {name: _UNSAFE.sub("", text.replace("\r\n", "\n")) for name, text in answers.items()}
    saved = io.BytesIO()
    try:
        template.render(safe, jinja_env=_sandbox(), autoescape=True)
        template.save(saved)
    except (TemplateError, etree.XMLSyntaxError, ValueError, KeyError) as error:
        raise DeskError("word_form_damaged") from error
    return saved.getvalue()


def _sandbox() -> SandboxedEnvironment:
    sandbox = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    for table in (sandbox.globals, sandbox.filters, sandbox.tests):
        table.clear()
    return sandbox


def _open(data: bytes) -> Any:
    template: Any = DocxTemplate(io.BytesIO(data))
    try:
        template.render_init()
    except (ValueError, KeyError, etree.XMLSyntaxError) as error:
        raise DeskError("word_form_damaged") from error
    return template


def _sources(template: Any) -> Iterator[str]:
    """Yield what the library would run, part by part."""
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _key, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.get_part_xml(part))
    properties = template.docx.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        yield str(getattr(properties, name) or "")


def _in_order(parts: Sequence[WordPart]) -> list[WordPart]:
    return sorted(parts, key=lambda part: (part.name != MAIN, part.name))


def _names_in(part: WordPart) -> Iterator[str]:
    for text in _paragraphs(part.root):
        if _MARK.search(text):
            names = list(_plain_names(text))
            if not _FILLED.match(part.name):
                raise DeskError("word_form_place")
            yield from names


def _paragraphs(root: Any) -> Iterator[str]:
    """Yield the text of each paragraph by itself, text boxes inside it apart."""
    texts: dict[Any, list[str]] = {}
    for run in root.iter(f"{W}t"):
        above = next(run.iterancestors(f"{W}p"), None)
        texts.setdefault(above, []).append(run.text or "")
    return ("".join(parts) for parts in texts.values())


def _plain_names(text: str) -> Iterator[str]:
    """Yield the names of the placeholders of a text; refuse all that is no plain name."""
    try:
        tokens: list[Token] = list(_sandbox().lex(text))
    except TemplateSyntaxError as error:
        raise DeskError("word_form_unclosed") from error
    inside: list[Token] | None = None
    for token in tokens:
        match token[1]:
            case "variable_begin":
                inside = []
            case "variable_end" if inside is not None:
                yield _plain_name(inside)
                inside = None
            case "block_begin" | "raw_begin" | "comment_begin" | "linestatement_begin" | "linecomment_begin":
                _refuse_block(token[1], tokens[tokens.index(token) + 1 :])
            case "whitespace":
                pass
            case "data":
                if _MARK.search(token[2]):
                    raise DeskError("word_form_unclosed")
            case _ if inside is not None:
                inside.append(token)
            case _:
                raise DeskError("word_form_expression", code="")
    if inside is not None:
        raise DeskError("word_form_unclosed")


def _plain_name(tokens: Sequence[Token]) -> str:
    if len(tokens) == 1 and tokens[0][1] == "name" and _NAME.fullmatch(tokens[0][2]):
        return tokens[0][2]
    found = _shown(token[2] for token in tokens)
    worst = next((_OPERATORS[value] for _, kind, value in tokens if kind == "operator" and value in _OPERATORS), None)
    raise DeskError(worst or "word_form_expression", code=found)


def _refuse_block(kind: str, after: Sequence[Token]) -> None:
    if kind in {"comment_begin", "linecomment_begin"}:
        raise DeskError("word_form_comment")
    word = next((value for _, part, value in after if part == "name"), "")
    raise DeskError(_BLOCKS.get(word, "word_form_expression"), code=word)


def _shown(values: Iterable[str]) -> str:
    text = "".join(values)
    return text if len(text) <= 40 else f"{text[:39]}…"
