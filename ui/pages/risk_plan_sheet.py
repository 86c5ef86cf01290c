"""All that the need-to-know sheet of one place may say, and who speaks to the club in which words."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hsbdesk.domain.plan import NeedToKnow, PlanRow, SheetAnswer, SheetHolder, SheetRule
from ui.context import PageContext
from ui.pages.days import read_day
from ui.pages.form_place import bring_into_view
from ui.pages.risk_plan_part import PlanPart, set_shown, shown_day
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented

_LEADER, _COVER, _WELFARE, _BOTH = "LEADER", "COVER", "WELFARE", "COVER_WELFARE"
_SPLIT = ","
_PREFIX = "sheet."
_OF_ROW = frozenset({"agreed_words", "speaks_to_club"})


class SheetPart(PlanPart):
    """Folded to one line until it is wanted; nothing else of the row reaches that sheet."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(
            context,
            words("Club sheet"),
            words("The need-to-know sheet says what stands here, and nothing else of the plan."),
            parent=parent,
        )
        self.setAccessibleName(words("Club sheet"))
        self.unfold = Button(context.theme, words("Write the club sheet"), icon="pencil")
        self.unfold.setObjectName("sheetUnfoldButton")
        self.add(self.unfold)
        self.content = PlanPart(context, prefix="sheet")
        self.add(self.content)
        self._lists: dict[str, RowsEditor] = {}
        self._make_speaking()
        self._make_lists()
        self._make_rest()
        self.content.changed.connect(self.changed)
        self.unfold.clicked.connect(then(self._open))

    # -- making

    def _make_speaking(self) -> None:
        theme, words, content = self.context.theme, self.context.words, self.content
        self.speaks = Segmented(theme, self.choices("speaks_to_club"), name=words("Who speaks to the club"))
        self.speaks.setObjectName("sheetSpeaksSegments")
        content.fields["speaks_to_club"] = Field(theme, words("Who speaks to the club"), self.speaks)
        content.add(content.fields["speaks_to_club"])
        content.add(
            content.new_text(
                "agreed_words", words("What is said to the club"), hint=words("In the words agreed with the family")
            )
        )
        self.speaks.chosen.connect(then(self.changed.emit))

    def _make_lists(self) -> None:
        words = self.context.words
        holders = (
            (_LEADER, words("Leader")),
            (_COVER, words("Named cover")),
            (_WELFARE, words("Club's welfare officer")),
            (_BOTH, words("Cover and welfare officer")),
        )
        self.rules = self._rows(
            "rules",
            words("The rules, three at most"),
            (
                RowColumn(key="text", label=words("Rule, in plain words"), width=300, kind="text"),
                RowColumn(key="cover", label=words("Who holds it when the leader is away"), width=180),
            ),
            words("Add a rule"),
            words("One rule was taken out."),
        )
        self.answers = self._rows(
            "answers",
            words("What to do"),
            (
                RowColumn(key="when", label=words("When"), width=200),
                RowColumn(key="then", label=words("What to do"), width=300, kind="text"),
            ),
            words("Add what to do"),
            words("One line was taken out."),
        )
        self.holders = self._rows(
            "holders",
            words("Who may hold the sheet"),
            (
                RowColumn(key="name", label=words("Name"), width=150),
                RowColumn(key="role", label=words("As"), width=200, kind="choice", options=holders),
                RowColumn(key="part", label=words("Called there"), width=140, placeholder=words("coach")),
                RowColumn(key="phone", label=words("Telephone"), width=130),
            ),
            words("Add a person"),
            words("One person was taken out."),
        )

    def _make_rest(self) -> None:
        words, content = self.context.words, self.content
        new = content.new_line
        content.add(content.new_text("helps", words("What helps")))
        procedure = new("procedure", words("The club's own procedure"), hint=words("What the club calls it"))
        session = new("session_word", words("What it is called"), placeholder=words("training"))
        content.add(content.beside(procedure, session))
        relation = new("carer_relation", words("Who collects, without a name"), placeholder=words("aunt"))
        phone = new("carer_phone", words("Telephone of who collects"))
        content.add(content.beside(relation, phone))
        content.add(new("tells_carer", words("Who tells the carer, and by when")))
        not_on = new("not_on", words("Days without it"), hint=words("With commas between: 31/3/2026, 7/4/2026"))
        self._not_on = content.texts.pop("not_on")
        back = content.new_day("return_by", words("The sheet comes back by"))
        content.add(content.beside(not_on, back))
        read_by = new(
            "read_by", words("Read once as a stranger would, by"), hint=words("What would a stranger conclude?")
        )
        read_on = content.new_day("read_on", words("Read on"))
        content.add(content.beside(read_by, read_on))
        content.add(new("seen_words", words("Who saw these words before")))

    def _rows(self, key: str, label: str, columns: tuple[RowColumn, ...], add: str, removed: str) -> RowsEditor:
        editor = RowsEditor(self.context, columns, name=f"sheet{key.capitalize()}", add=add, removed=removed)
        self.content.fields[key] = Field(self.context.theme, label, editor)
        self.content.add(self.content.fields[key])
        editor.changed.connect(self.changed)
        self._lists[key] = editor
        return editor

    # -- a row

    def set_open(self, *, opened: bool) -> None:
        """Unfold it, or leave the one button."""
        self.content.setVisible(opened)
        self.unfold.setVisible(not opened)

    def lists(self) -> tuple[RowsEditor, ...]:
        """Return the lists that Ctrl+Enter adds to while the caret is in one."""
        return tuple(self._lists.values())

    def show_row(self, row: PlanRow) -> None:
        sheet = row.sheet or NeedToKnow()
        content = self.content
        content.clear_errors()
        keys = {field: getattr(sheet, field) for field in (*content.texts, *content.days) if field != "agreed_words"}
        content.show_values(_Values(keys | {"agreed_words": row.agreed_words}))
        self.speaks.set_value(row.speaks_to_club)
        self.rules.set_rows([{"text": rule.text, "cover": rule.cover} for rule in sheet.rules])
        self.answers.set_rows([{"when": one.when, "then": one.then} for one in sheet.answers])
        self.holders.set_rows([_holder_values(one) for one in sheet.holders])
        set_shown(self._not_on, f"{_SPLIT} ".join(shown_day(day) for day in sheet.not_on))
        self.set_open(opened=row.sheet is not None or bool(row.agreed_words or row.speaks_to_club))

    def fill(self, row: PlanRow) -> PlanRow:
        values = self.content.values()
        agreed = values.pop("agreed_words")
        typed = self._not_on.text()
        sheet = NeedToKnow(
            **values,
            not_on=tuple(self._read_day(part.strip()) for part in typed.split(_SPLIT) if part.strip()),
            rules=tuple(SheetRule(**one) for one in self.rules.rows()),
            answers=tuple(SheetAnswer(**one) for one in self.answers.rows()),
            holders=tuple(_read_holder(one) for one in self.holders.rows()),
        )
        said = sheet if sheet != NeedToKnow() or row.sheet is not None else None
        return replace(row, sheet=said, agreed_words=agreed, speaks_to_club=self.speaks.value())

    def show_error(self, key: str, sentence: str) -> bool:
        """Say at "sheet.procedure" or "sheet.rules.1.cover", the places of a list counted from 1."""
        name, _, rest = key.removeprefix(_PREFIX).partition(".")
        place, _, field = rest.partition(".")
        if name not in self.content.fields or (not key.startswith(_PREFIX) and name not in _OF_ROW):
            return False
        self.set_open(opened=True)
        editor = self._lists.get(name)
        if editor is not None and place.isdecimal() and field:
            editor.show_error(int(place) - 1, field, sentence)
            bring_into_view(editor)
            return True
        return self.content.show_error(name, sentence)

    def show_checks(self, said: Mapping[str, str]) -> None:
        own: dict[str, str] = {}
        for key, sentence in said.items():
            name = key.removeprefix(_PREFIX).partition(".")[0]
            if key.startswith(_PREFIX) or key in _OF_ROW:
                own[name] = f"{own[name]} {sentence}" if name in own else sentence
        self.content.show_checks(own)

    def clear_errors(self) -> None:
        super().clear_errors()
        self.content.clear_errors()

    def _read_day(self, typed: str) -> str:
        """Return a day as ISO text; what is no day as typed."""
        day = read_day(self.context, typed)
        return day.isoformat() if day is not None else typed

    def _open(self) -> None:
        self.set_open(opened=True)
        self.rules.focus_first()


class _Values:
    """Values by name, as show_values asks for them."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.__dict__.update(values)


def _holder_values(holder: SheetHolder) -> dict[str, str]:
    role = (_BOTH if holder.is_welfare else _COVER) if holder.is_cover else (_WELFARE if holder.is_welfare else _LEADER)
    return {"name": holder.name, "part": holder.part, "phone": holder.phone, "role": role}


def _read_holder(values: Mapping[str, str]) -> SheetHolder:
    role = values["role"]
    return SheetHolder(
        name=values["name"],
        part=values["part"],
        phone=values["phone"],
        is_cover=role in {_COVER, _BOTH},
        is_welfare=role in {_WELFARE, _BOTH},
    )
