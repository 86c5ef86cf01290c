"""A Word form as a package: looked through before anything reads it, and refused for all that is more than text.

Only what a form needs is let in: XML parts, pictures and fonts, links to web pages and e-mail addresses. Nothing is
unpacked to disk, no part is read past its limit, no XML entity is resolved.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from hsbdesk.errors import DeskError

etree: Any = import_module("lxml.etree")
"""Its types are not declared anywhere."""

MOST_BYTES = 10_000_000
MOST_UNPACKED = 40_000_000
MOST_TEXT = 4_000_000
"""Bytes of one XML part, unpacked."""
MOST_PARTS = 1_000
_MOST_RATIO = 200
"""What text packs to at most, with room; a bomb is far beyond it."""
_RATIO_FROM = 1_000_000

MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PLAIN_PARTS = re.compile(
    r"\.(?:xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|odttf|ttf)$|^\[Content_Types\]\.xml$", re.IGNORECASE
)
_MACROS = re.compile(r"vbaProject|vbaData|macroEnabled|customUI", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|activeX|afchunk\w*|ctrlProps)(?:/|$)", re.IGNORECASE)
_EMBEDDED_TYPE = re.compile(r"/(?:oleObject|package|control|aFChunk|subDocument|frame)$", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:|mailto:)", re.IGNORECASE)
_FETCHING = re.compile(
    r"^\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|EMBED|DATABASE|RD|MACROBUTTON|CONTROL)\b",
    re.IGNORECASE,
)
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_ENCODINGS = {b"utf-8", b"us-ascii", b"ascii"}
"""Another one could hide a DOCTYPE from the look for it."""
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordPart:
    """One XML part under `word/`."""

    name: str
    root: Any
    """The lxml element at its top."""


def open_word_package(data: bytes) -> tuple[WordPart, ...]:
    """Return the XML parts of a Word document that is a form and nothing more.

    Raises DeskError("word_form_too_large"), ("word_form_not_word"), ("word_form_locked"), ("word_form_unpacks"),
    ("word_form_macros"), ("word_form_embedded"), ("word_form_external"), ("word_form_fetches") or
    ("word_form_damaged").
    """
    if len(data) > MOST_BYTES:
        raise DeskError("word_form_too_large", most=MOST_BYTES // 1_000_000)
    if data[:4] == b"\xd0\xcf\x11\xe0":  # the old .doc, and a .docx locked with a password, are such containers
        raise DeskError("word_form_locked")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_sizes(package)
            parts = tuple(_parse(name, package.read(name)) for name in package.namelist() if _is_xml(name))
            _check_names(package)
    # NotImplementedError: zipfile says so of a way of packing that it does not know.
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise DeskError("word_form_not_word") from error
    for part in parts:
        _check_relationships(part)
        _check_fields(part)
    return tuple(part for part in parts if part.name.startswith("word/") and part.name.endswith(".xml"))


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _check_sizes(package: zipfile.ZipFile) -> None:
    infos = package.infolist()
    names = [info.filename for info in infos]
    total = sum(info.file_size for info in infos)
    bombs = any(
        info.file_size > _RATIO_FROM and info.file_size > _MOST_RATIO * max(1, info.compress_size) for info in infos
    )
    texts = (info.file_size for info in infos if _is_xml(info.filename))
    if len(infos) > MOST_PARTS or total > MOST_UNPACKED or max(texts, default=0) > MOST_TEXT or bombs:
        raise DeskError("word_form_unpacks")
    if any(info.flag_bits & 1 for info in infos):
        raise DeskError("word_form_locked")
    if len(set(names)) != len(names) or MAIN not in names:
        raise DeskError("word_form_not_word")


def _check_names(package: zipfile.ZipFile) -> None:
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in package.namelist() else b""
    names = package.namelist()
    if any(_MACROS.search(name) for name in names) or _MACROS.search(types.decode("utf-8", "replace")):
        raise DeskError("word_form_macros")
    if any(_EMBEDDED.search(name) or not (name.endswith("/") or _PLAIN_PARTS.search(name)) for name in names):
        raise DeskError("word_form_embedded")
    if _MAIN_TYPE not in types:
        raise DeskError("word_form_not_word")


def _parse(name: str, data: bytes) -> WordPart:
    declared = _ENCODING.match(data)
    if _DOCTYPE.search(data) or (declared is not None and declared[1].lower() not in _ENCODINGS):
        raise DeskError("word_form_damaged")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    if b"\x00" in data:
        raise DeskError("word_form_damaged")
    try:
        return WordPart(name, etree.fromstring(data, parser))
    except etree.XMLSyntaxError as error:
        raise DeskError("word_form_damaged") from error


def _check_relationships(part: WordPart) -> None:
    for link in part.root.iter(_RELATIONSHIP):
        kind, target = link.get("Type", ""), link.get("Target", "")
        if link.get("TargetMode", "").lower() == "external":
            if not (kind.endswith("/hyperlink") and _WEB.match(target)):
                raise DeskError("word_form_external")
        elif _EMBEDDED_TYPE.search(kind):
            raise DeskError("word_form_embedded")
        elif _MACROS.search(kind):
            raise DeskError("word_form_macros")


def _check_fields(part: WordPart) -> None:
    """Refuse fields that fetch something when the form is opened."""
    simple = (field.get(f"{W}instr", "") for field in part.root.iter(f"{W}fldSimple"))
    for code in (*simple, *_field_codes(part.root)):
        if _FETCHING.match(code):
            raise DeskError("word_form_fetches")


def _field_codes(root: Any) -> Iterator[str]:
    """Yield the code of each field: what stands between its begin and the next mark, over runs and paragraphs."""
    code: list[str] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}instrText":
            code.append(element.text or "")
        elif code:
            yield "".join(code)
            code = []
    if code:
        yield "".join(code)
