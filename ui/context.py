"""What every page is given."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsbdesk.words import Words
from ui.changes import Changes
from ui.messages import Messages
from ui.theme import Theme
from ui.work import Workers

if TYPE_CHECKING:
    from hsbdesk.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class PageContext:
    """The look, the sentences, the desk with the threads to ask it on, and who is told what happened."""

    theme: Theme
    words: Words
    desk: "Desk"
    workers: Workers
    changes: Changes
    messages: Messages
