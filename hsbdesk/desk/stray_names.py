"""Names in a document that its reader may not see, or that nobody could decide: found before it is filed."""

from collections.abc import Mapping

from hsbdesk.desk.prints import Printed, Stray, texts_of
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.names import fold
from hsbdesk.domain.pseudonyms import StrayName


def find_strays(
    session: Session, printed: Printed | tuple[str, ...], speaker: Speaker, given: Mapping[str, str]
) -> tuple[Stray, ...]:
    """Return every name of a composed document that is still to be decided; `given` holds what was answered."""
    found: dict[str, Stray] = {}
    for stray in speaker.undecided:
        if fold(stray.found) not in given:
            found.setdefault(fold(stray.found), _stray(session, stray, "", speaker))
    for text, stray in speaker.strays(tuple(texts_of(printed))):
        if given.get(fold(stray.found)) == "":
            continue
        excerpt = text[max(0, stray.start - 40) : stray.end + 40]
        found[fold(stray.found)] = _stray(session, stray, excerpt, speaker)
    return tuple(found.values())


def _stray(session: Session, stray: StrayName, excerpt: str, speaker: Speaker) -> Stray:
    choices = [(person, speaker.choice(person)) for person in stray.candidates if speaker.choice(person)]
    choices.append(("", session.words("Not a name: leave it")))
    return Stray(stray.found, excerpt, tuple(choices))
