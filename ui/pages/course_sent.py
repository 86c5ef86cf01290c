"""Notes that a referral left, arrived, or came back for more (domain.md 7.5)."""

from collections.abc import Callable

from hsbdesk.desk.course_views import CourseView, SendingRow
from hsbdesk.domain.sending import Sending
from ui.context import PageContext
from ui.pages.course_fields import at_field, finish_course_form, make_course_form, options_of, read_moment_of
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.plan_fields import day_ask, read_day, typed_now, typed_today
from ui.pages.small_form import TICKED, Ask, SmallForm

_WITH_KEY = frozenset({"SS", "POLICE"})


def note_sent(context: PageContext, view: CourseView) -> KeptForm:
    """Return the form that notes a sending; copies that were not named before are ticked."""
    words = context.words
    form = make_course_form(context, view, "sent", "", words("Note a sending"), words("Note it"))
    how, what = _ask_how(context, view), _ask_what(context, view)
    copies = _ask_copies(context, view)
    form.add_part("how", how, title=words("When, how and to whom"))
    form.add_part("what", what, title=words("What went"))
    if view.copies:
        form.add_part("copies", copies, title=words("Filed copies that went"))

    def prepare() -> Callable[[], object] | None:
        typed, went = form.values("how"), form.values("what")
        problems: list[Problem] = []
        at = read_moment_of(how, "at")
        if not at:
            problems.append(("how", "at", words("Give the day and the time.")))
        if not typed["to"]:
            problems.append(("how", "to", words("Say to whom.")))
        received = read_moment_of(how, "received_at")
        if typed["received_at"] and not received:
            problems.append(("how", "received_at", words("Give the day and the time, or leave it empty.")))
        if not form.accepts(problems):
            return None
        sending = Sending(
            key="",
            version=went["version"],
            at=at,
            how=typed["how"],
            to=typed["to"],
            council=typed.get("council", ""),
            by=typed["by"],
            copies=tuple(choice.code for choice in view.copies if form.values("copies").get(choice.code) == TICKED),
            with_key=went["with_key"] == TICKED,
            with_form=went["with_form"] == TICKED,
            reference=went["reference"],
            received_at=received,
        )
        return lambda: context.desk.sendings.note_sent(view.referral, sending)

    form.set_job(prepare, lambda _stored: finish_course_form(form, view))
    return form


def _ask_how(context: PageContext, view: CourseView) -> SmallForm:
    words = context.words
    councils = tuple((row.council, row.council) for row in view.councils)
    asks = [
        day_ask(context, "at", words("When it was sent"), "sentAtEdit", value=typed_now(context)),
        Ask(
            key="how",
            label=words("How"),
            name="sentHowRadios",
            kind="radios",
            value=view.hows[0].code if view.hows else "",
            options=options_of(view.hows),
        ),
        Ask(key="to", label=words("To whom"), name="sentToEdit", value=view.recipient),
        Ask(key="by", label=words("Who sent it"), name="sentByEdit", value=context.desk.me.short),
        day_ask(context, "received_at", words("When they had it, if it is known"), "sentReceivedEdit"),
    ]
    if view.several_councils:
        asks.insert(
            3,
            Ask(
                key="council",
                label=words("Which council’s clock it starts"),
                name="sentCouncilCombo",
                kind="choice",
                options=(("", words("not said")), *councils),
            ),
        )
    return SmallForm(context, asks)


def _ask_what(context: PageContext, view: CourseView) -> SmallForm:
    words = context.words
    versions = tuple((number, words("version {version}", version=number)) for number in view.versions)
    return SmallForm(
        context,
        (
            Ask(
                key="version",
                label=words("Which version"),
                name="sentVersionCombo",
                kind="choice",
                value=view.versions[0] if view.versions else "",
                options=(*versions, ("", words("none that was signed here"))),
            ),
            Ask(
                key="with_key",
                label=words("The identity key went with it"),
                name="sentWithKeyCheck",
                kind="tick",
                value=TICKED if view.code in _WITH_KEY else "",
            ),
            Ask(key="with_form", label=words("Their own form went with it"), name="sentWithFormCheck", kind="tick"),
            Ask(key="reference", label=words("Their reference"), name="sentReferenceEdit", optional=words("optional")),
        ),
    )


def _ask_copies(context: PageContext, view: CourseView) -> SmallForm:
    named = {copy for row in view.sendings for copy in row.copies}
    asks = tuple(
        Ask(
            key=choice.code,
            label=choice.label,
            name="sentCopyCheck",
            kind="tick",
            value="" if choice.code in named else TICKED,
        )
        for choice in view.copies
    )
    return SmallForm(context, asks)


def note_arrival(context: PageContext, view: CourseView, row: SendingRow) -> KeptForm:
    """Return the form that notes when they had it, and when they said so; the council's clock counts from the first."""
    words = context.words
    title = words("When did it arrive?")
    form = make_course_form(context, view, "arrival", row.key, title, words("Note it"))
    form.add_note(words("Sent {when} to {who}.", when=row.when, who=row.to))
    asks: list[Ask] = []
    if row.received:
        form.add_note(words("Received {when}.", when=row.received))
    if row.acknowledged:
        form.add_note(words("Acknowledged {when}.", when=row.acknowledged))
    asks.append(day_ask(context, "received_at", words("When they had it"), "arrivalReceivedEdit"))
    asks.append(day_ask(context, "acknowledged_at", words("When they acknowledged it"), "arrivalAcknowledgedEdit"))
    asks.append(
        Ask(
            key="by", label=words("Who acknowledged it"), name="arrivalByEdit", placeholder=words("G. Harri, duty desk")
        )
    )
    part = SmallForm(context, asks)
    form.add_part("arrival", part, title=words("What is known now"))
    form.add_note(words("The time they have to decide counts from when they had it, not from their acknowledgement."))

    def prepare() -> Callable[[], object] | None:
        typed = form.values("arrival")
        received, acknowledged = read_moment_of(part, "received_at"), read_moment_of(part, "acknowledged_at")
        problems: list[Problem] = [
            ("arrival", key, words("Give the day, and the time if it is known."))
            for key, read in (("received_at", received), ("acknowledged_at", acknowledged))
            if typed[key] and not read
        ]
        if not problems and not received and not acknowledged:
            problems.append(("arrival", "received_at", words("Give one of the two days.")))
        if not form.accepts(problems):
            return None
        sendings = context.desk.sendings

        def run() -> None:
            if received:
                with at_field("received_at"):
                    sendings.note_received(view.referral, row.key, received)
            if acknowledged:
                with at_field("acknowledged_at"):
                    sendings.note_acknowledged(view.referral, row.key, acknowledged, typed["by"])

        return run

    form.set_job(prepare, lambda _none: finish_course_form(form, view))
    return form


def note_returned(context: PageContext, view: CourseView) -> KeptForm:
    """Return the form that notes that they ask for more before they decide."""
    words = context.words
    form = make_course_form(context, view, "returned", "", words("They ask for more"), words("Note it"))
    part = SmallForm(
        context,
        (
            Ask(key="words", label=words("What they ask for, in their words"), name="returnedWordsEdit", kind="words"),
            day_ask(context, "on", words("On which day"), "returnedOnEdit", value=typed_today(context)),
        ),
    )
    form.add_part("returned", part)
    form.add_note(words("It is ours to send then. The next sending settles it."))

    def prepare() -> Callable[[], object] | None:
        typed, on = form.values("returned"), read_day(part, "on")
        problems: list[Problem] = []
        if not typed["words"]:
            problems.append(("returned", "words", words("Say what they ask for.")))
        if not on:
            problems.append(("returned", "on", words("Give the day.")))
        if not form.accepts(problems):
            return None
        return lambda: context.desk.sendings.returned_for_more(view.referral, typed["words"], on)

    form.set_job(prepare, lambda _none: finish_course_form(form, view))
    return form
