"""What a form's field list must be before it is kept: boxes that can be told apart, and sources that exist."""

import re

from hsbdesk.domain.council_form import CouncilFormContent
from hsbdesk.domain.form_sources import FormSource
from hsbdesk.errors import DeskError

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST_FIELDS = 200
LARGEST_LIMIT = 100_000
LONGEST_TEXT = 500


def check_form(form: CouncilFormContent) -> None:
    """Raise DeskError about a form that could not be used.

    ("form_needs_name"), ("form_needs_boxes"), ("form_too_many_boxes", most=), and about one box, with its number:
    ("form_box_key"), ("form_box_twice", code=), ("form_box_heading"), ("form_box_source"), ("form_box_limit"),
    ("form_text_too_long").
    """
    if not form.name.strip():
        raise DeskError("form_needs_name", field="name")
    if not form.fields:
        raise DeskError("form_needs_boxes", field="fields")
    if len(form.fields) > MOST_FIELDS:
        raise DeskError("form_too_many_boxes", field="fields", most=MOST_FIELDS)
    known: set[str] = set()
    for no, field in enumerate(form.fields, 1):
        if not KEY.fullmatch(field.key):
            raise DeskError("form_box_key", field="fields", number=no)
        if field.key in known:
            raise DeskError("form_box_twice", field="fields", number=no, code=field.key)
        known.add(field.key)
        if not field.heading.strip():
            raise DeskError("form_box_heading", field="fields", number=no)
        if field.source and field.source not in set(FormSource):
            raise DeskError("form_box_source", field="fields", number=no)
        if not 0 <= field.limit <= LARGEST_LIMIT:
            raise DeskError("form_box_limit", field="fields", number=no)
        if max(len(text) for text in (field.heading, field.hint, field.part)) > LONGEST_TEXT:
            raise DeskError("form_text_too_long", field="fields", number=no)
