"""Small forms about who can open the vault: a new member, one's own passphrase."""

from collections.abc import Callable
from pathlib import Path

from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.passphrase_words import rate_in_words
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import Ask, SmallForm


def add_member(context: PageContext, done: Callable[[str], None]) -> None:
    """Ask for a new member and the passphrase they begin with; `done` gets their name."""
    words, accounts = context.words, context.desk.accounts
    form = SmallForm(
        context,
        (
            Ask(key="name", label=words("First and last name"), name="memberNameEdit"),
            Ask(
                key="title",
                label=words("Role in the school"),
                name="memberTitleEdit",
                placeholder=context.desk.content.term("role.deputy"),
            ),
            *_passphrase_asks(context),
        ),
        note=words(
            "A member reads and changes every record. They type the passphrase themselves, here; nobody else needs it."
        ),
        name="addMemberForm",
    )
    _rate(context, form, lambda: form.values()["name"])

    def prepare() -> Callable[[], str] | None:
        typed = form.values()
        problems = [("name", words("Type the first and last name."))] if not typed["name"].strip() else []
        if not typed["title"].strip():
            problems.append(("title", words("Type the role.")))
        if not form.accepts(problems + _passphrase_problems(context, typed)):
            return None

        def add() -> str:
            accounts.add(typed["name"].strip(), typed["title"].strip(), typed["passphrase"], typed["hint"].strip())
            return typed["name"].strip()

        return add

    open_saving_form(context, words("Who else opens this vault?"), form, words("Add the member"), prepare, done)


def change_passphrase(context: PageContext, done: Callable[[None], None]) -> None:
    """Ask for the old and the new passphrase of whoever is signed in."""
    words, accounts = context.words, context.desk.accounts
    old = Ask(key="old", label=words("Passphrase until now"), name="oldPassphraseEdit", kind="passphrase")
    form = SmallForm(context, (old, *_passphrase_asks(context)), name="changePassphraseForm")
    _rate(context, form, lambda: context.desk.me.name)

    def prepare() -> Callable[[], None] | None:
        typed = form.values()
        problems = [("old", words("Type the passphrase you sign in with."))] if not typed["old"] else []
        if not form.accepts(problems + _passphrase_problems(context, typed)):
            return None

        def change() -> None:
            try:
                accounts.check_passphrase(typed["old"])
            except DeskError as error:
                # Both are passphrases; the sentence belongs to the one that did not match.
                raise DeskError(error.id, field="old", **error.params) from error
            accounts.change_passphrase(typed["old"], typed["passphrase"], typed["hint"].strip())

        return change

    open_saving_form(context, words("Change your passphrase"), form, words("Change it"), prepare, done)


def use_recovery_sheet(
    context: PageContext, folder: Path, member: tuple[str, str], done: Callable[[None], None]
) -> None:
    """Ask for the recovery sheet's key and a new passphrase for `member` (id, name), and sign them in."""
    words, desk = context.words, context.desk
    member_id, name = member
    sheet = Ask(
        key="sheet",
        label=words("Key on the recovery sheet"),
        name="sheetEdit",
        hint=words("Eight groups. Capitals, spaces and dashes do not matter."),
    )
    form = SmallForm(
        context,
        (sheet, *_passphrase_asks(context)),
        note=words(
            "{name} gets a new passphrase. Their drafts, other than concerns, no longer open. It is noted in the"
            " activity list.",
            name=name,
        ),
        name="recoveryForm",
    )

    def prepare() -> Callable[[], None] | None:
        typed = form.values()
        problems = [("sheet", words("Type the key from the sheet."))] if not typed["sheet"].strip() else []
        if not form.accepts(problems + _passphrase_problems(context, typed)):
            return None
        return lambda: desk.recover(folder, member_id, typed["sheet"], typed["passphrase"], typed["hint"].strip())

    open_saving_form(context, words("Use the recovery sheet"), form, words("Set it and sign in"), prepare, done)


def _passphrase_asks(context: PageContext) -> tuple[Ask, ...]:
    words = context.words
    return (
        Ask(
            key="passphrase",
            label=words("New passphrase"),
            name="newPassphraseEdit",
            kind="passphrase",
            hint=words("Four words that nobody would join, or 12 letters and more. No rule about signs."),
        ),
        Ask(key="again", label=words("New passphrase once more"), name="againPassphraseEdit", kind="passphrase"),
        Ask(
            key="hint",
            label=words("Hint"),
            name="hintEdit",
            optional=words("Optional. Anybody at this PC can read it"),
        ),
    )


def _rate(context: PageContext, form: SmallForm, name: Callable[[], str]) -> None:
    def rate() -> None:
        typed = form.values()["passphrase"]
        if typed:
            personal = (name(), context.desk.school.name)
            form.field("passphrase").set_hint(rate_in_words(context.words, typed, personal))

    form.changed.connect(rate)


def _passphrase_problems(context: PageContext, typed: dict[str, str]) -> list[tuple[str, str]]:
    words = context.words
    if not typed["passphrase"]:
        return [("passphrase", words("Choose a passphrase."))]
    if typed["passphrase"] != typed["again"]:
        return [("again", words("The two do not match. Type the passphrase once more."))]
    return []
