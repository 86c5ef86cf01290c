"""Voices in a plan as rows of an editor: who, which day, how, exact words, what they agree to."""

from collections.abc import Sequence
from dataclasses import replace

from hsbdesk.domain.plan import Plan, PlanVoice
from ui.context import PageContext
from ui.pages.moments import one_day
from ui.pages.plan_fields import code_options, row_options, typed_day
from ui.pages.rows_editor import RowColumn


def voice_columns(context: PageContext, plan: Plan) -> tuple[RowColumn, ...]:
    """Return the fields of one voice."""
    words = context.words
    return (
        RowColumn(key="words", label=words("Exact words"), width=300, kind="text"),
        RowColumn(
            key="of", label=words("Who"), width=150, kind="choice", options=code_options(context, "plan_voice_of")
        ),
        RowColumn(key="name", label=words("Which carer"), width=150),
        RowColumn(key="on", label=words("Day"), width=110, placeholder=words("today")),
        RowColumn(
            key="method", label=words("How"), width=170, kind="choice", options=code_options(context, "voice_method")
        ),
        RowColumn(
            key="row",
            label=words("About"),
            width=190,
            kind="choice",
            options=row_options(plan.rows, empty=words("the whole plan")),
        ),
        RowColumn(key="wants", label=words("What they want"), width=220),
        RowColumn(key="agrees", label=words("What they agree to"), width=220),
        RowColumn(key="can_do", label=words("What they can do"), width=220),
        RowColumn(key="disagrees", label=words("What they do not agree with"), width=220),
        RowColumn(key="told_by", label=words("Who told them"), width=150),
    )


def voice_rows(voices: Sequence[PlanVoice]) -> list[dict[str, str]]:
    """Return voices as the editor shows them."""
    return [
        {
            "of": voice.of,
            "name": voice.name,
            "on": typed_day(voice.on),
            "method": voice.method,
            "words": voice.words,
            "row": voice.row,
            "wants": voice.wants,
            "agrees": voice.agrees,
            "can_do": voice.can_do,
            "disagrees": voice.disagrees,
            "told_by": voice.told_by,
        }
        for voice in voices
    ]


def read_voices(
    context: PageContext, rows: Sequence[dict[str, str]], before: Sequence[PlanVoice]
) -> tuple[tuple[PlanVoice, ...], list[tuple[str, str]]]:
    """Return the voices that were typed, and what cannot be read: "0:on" and its sentence."""
    known = {typed_day(voice.on): voice.on for voice in before}
    voices: list[PlanVoice] = []
    problems: list[tuple[str, str]] = []
    for place, row in enumerate(rows):
        typed = {key: value.strip() for key, value in row.items()}
        on = known.get(typed["on"], "") or one_day(context.desk, typed["on"])
        if typed["on"] and not on:
            problems.append((f"{place}:on", context.words("Give one day, as 17/3 or today.")))
        voices.append(replace(PlanVoice(), **{**typed, "on": on}))
    return tuple(voices), problems
