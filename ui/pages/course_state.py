"""Where a referral stands after it was written, in one line, with the next thing to do."""

from hsbdesk.desk.course_views import CourseView
from ui.context import PageContext


def say_state(context: PageContext, view: CourseView) -> tuple[str, str, str]:
    """Return kind, text and title of the note over the send log; what cannot wait comes first."""
    words = context.words
    if view.is_closed:
        return "tip", words("Closed: {why}", why=view.closed_text), ""
    left = [row for refusal in view.refusals for row in refusal.matters if row.is_open]
    if left:
        title = words.count(len(left), "The decision leaves 1 thing open.", "The decision leaves {n} things open.")
        return "stop" if left[0].overdue else "check", left[0].question, title
    if view.more_text:
        return "check", view.more_text, words("They ask for more. It is ours to send.")
    late = [clock for clock in view.clocks if clock.overdue]
    if late:
        title = words.count(len(late), "1 clock has run out.", "{n} clocks have run out.")
        return "stop", f"{late[0].text}: {late[0].when}. {late[0].detail}", title
    if not view.sendings:
        if view.versions:
            return "tip", words("Version {version} is signed and was not sent yet.", version=view.versions[0]), ""
        return "tip", words("It was not signed off and not sent yet."), ""
    coming = next((clock for clock in view.clocks if not clock.is_info), None)
    text = f"{coming.text}: {coming.when}" if coming is not None else words("Nothing is due.")
    return ("tip" if coming is not None else "done"), text, view.status_text


def offer_next(context: PageContext, view: CourseView) -> tuple[tuple[str, str], ...]:
    """Return the actions of that note, as pairs of key and label."""
    words = context.words
    if view.is_closed:
        return ()
    if view.more_text:
        return (("sent", words("Note a sending")),)
    if not view.sendings:
        if view.versions:
            return (("save", words("Save for sending")), ("sent", words("Note a sending")))
        return (("sign_off", words("Go to the sign-off")),)
    return ()
