"""What a file says about its child, part by part, each with its own way to change it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.person import Person
from ui.context import PageContext
from ui.pages.days import write_day
from ui.pages.entry_card import make_column
from ui.pages.file_forms import NEEDS, needs_labels
from ui.pages.rows import make_dash_row
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.fact_list import FactList
from ui.widgets.label import PlainLabel
from ui.widgets.quote_block import QuoteBlock

_LABEL_WIDTH = 118
Facts = Sequence[tuple[str, str]]


def make_part(
    context: PageContext,
    column: QVBoxLayout,
    title: str,
    name: str,
    content: QWidget,
    edit: Callable[[], None],
) -> None:
    """Add a part to a column: its heading, "Change" at the right, its content, a line above all but the first."""
    theme, words = context.theme, context.words
    if column.count():
        column.addWidget(Divider())
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(PlainLabel(title, style="label", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
    change = Button(theme, words("Change"), kind="link", name=words("Change: {part}", part=title))
    change.setObjectName(name)
    change.clicked.connect(lambda _on=False: edit())
    row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
    part, lines = make_column(theme, spacing=0)
    lines.addWidget(head)
    lines.addWidget(content)
    column.addWidget(part)


def make_facts(context: PageContext, facts: Facts) -> QWidget:
    """Return labels with what is known; what is not known says so."""
    words = context.words
    said = [(label, text or words("not known")) for label, text in facts]
    return FactList(context.theme, said, label_width=_LABEL_WIDTH)


def make_lines(context: PageContext, lines: Sequence[str], none: str) -> QWidget:
    """Return lines with a dash before each, or a quiet sentence when there are none."""
    theme = context.theme
    box, column = make_column(theme, spacing=3)
    for line in lines:
        column.addWidget(make_dash_row(theme, line))
    if not lines:
        column.addWidget(PlainLabel(none, style="small", tone="quiet", wrap=True))
    return box


def person_facts(context: PageContext, person: Person) -> Facts:
    """Return what is on record about a person; empty lines are for the asking only where they always matter."""
    words = context.words
    facts = [
        (words("Other names"), ", ".join(person.other_names)),
        (words("Born"), write_day(person.born)),
        (words("Year, class"), ", ".join(part for part in (person.year, person.class_name) if part)),
        (words("Title"), person.title),
        (words("Who"), person.role),
        (words("Organisation"), person.organisation),
        (words("Address"), person.address),
        (words("Phone"), person.phone),
    ]
    always = {words("Born"), words("Address")} if person.kind.value == "CHILD" else {words("Phone")}
    return [(label, text) for label, text in facts if text or label in always]


def legal_facts(context: PageContext, file: ChildFile) -> Facts:
    """Return with whom the child lives and who is responsible in law, with its source."""
    words, content = context.words, context.desk.content
    status = file.legal_status
    lives = file.lives_with_words or content.label("lives_with", file.lives_with)
    legal = status.words or content.label("legal_status", status.code)
    return (
        (words("Lives with"), lives),
        (words("Legal status"), legal),
        (words("Source"), status.source),
        (words("Council"), file.council_of_residence),
        (words("Family contact"), file.family_contact),
    )


def parental_lines(context: PageContext, file: ChildFile, names: Mapping[PersonId, str]) -> list[str]:
    """Return each person asked about: whether they hold it, from which source, whether they can be reached."""
    words, content = context.words, context.desk.content
    lines: list[str] = []
    for entry in file.parental:
        holds = content.label("answer", entry.holds.value)
        reachable = content.label("answer", entry.reachable.value)
        said = words(
            "{name}: {holds}; reachable: {reachable}",
            name=names.get(entry.person, ""),
            holds=holds[:1].lower() + holds[1:],
            reachable=reachable[:1].lower() + reachable[1:],
        )
        lines.append("; ".join(part.rstrip(".") for part in (said, entry.words, entry.source) if part))
    return lines


def service_facts(context: PageContext, file: ChildFile) -> Facts:
    """Return whether services work with the child, now and before."""
    words, content, services = context.words, context.desk.content, file.services
    who = ", ".join(part for part in (services.team, services.worker, services.phone) if part)
    facts = (
        (words("Open now"), content.label("answer", services.open.value)),
        (words("Team, worker"), who),
        (words("Plan"), services.plan),
        (words("On the register"), content.label("answer", services.on_register.value)),
        (words("Since"), services.since),
        (words("Known before"), services.known_before),
        (words("Early help"), services.early_help),
    )
    return [(label, text) for label, text in facts if text]


def need_facts(context: PageContext, file: ChildFile) -> Facts:
    """Return language, needs and identity; a question nobody has answered says "not known"."""
    labels = needs_labels(context)
    asked = {"health", "behind_and_helps", "communication"}
    return [(labels[key], getattr(file, key)) for key in NEEDS if getattr(file, key) or key not in asked]


def make_voices(context: PageContext, file: ChildFile, names: Mapping[PersonId, str]) -> QWidget:
    """Return what the child and the carers said, with who, when and to whom."""
    theme, words = context.theme, context.words
    box, column = make_column(theme, spacing=6)
    for voice in file.voices:
        when = write_date(voice.when, Form.PLAIN)
        to_whom = words("to {who}", who=voice.to_whom) if voice.to_whom else ""
        head = ", ".join(part for part in (names.get(voice.person, ""), when, to_whom, voice.about) if part)
        column.addWidget(PlainLabel(head, style="caption", tone="quiet", wrap=True))
        said = voice.words.strip().strip("“”")
        method = context.desk.content.label("voice_method", voice.method)
        column.addWidget(QuoteBlock(theme, (f"“{said}”" if said else method,)))
    if not file.voices:
        column.addWidget(PlainLabel(words("Nothing yet."), style="small", tone="quiet"))
    return box
