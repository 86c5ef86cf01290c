"""One look at a referral: the case, how sentences are said, and what the writing aid found, each worked out once."""

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Any, TypeVar, cast

from hsbdesk.domain.readiness import NEVER_COVERED, FieldPlace, Finding, Offer, Say, Severity
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_texts import OwnText, own_texts
from hsbdesk.domain.wording_print import PrintHint, print_hints

T = TypeVar("T")
_MOST_KEPT = 30_000


class Memory:
    """What was found in texts, kept from one look to the next: of a change only the changed text is read again."""

    def __init__(self) -> None:
        self._found: dict[Hashable, Any] = {}

    def get(self, key: Hashable, find: Callable[[], T]) -> T:
        """Return what stands under a key, found now if it was not before."""
        if key not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[key] = find()
        return cast("T", self._found[key])


class Look:
    """What a rule is given."""

    def __init__(self, case: ReadinessCase, say: Say, memory: Memory | None = None) -> None:
        self.case = case
        self.say = say
        self._memory = memory or Memory()

    def find_in(self, text: OwnText, what: str, find: Callable[[str], T]) -> T:
        """Return what a search finds in a text, by its own name; it may depend on the text and the pack alone."""
        content = self.case.content
        return self._memory.get((what, content.nation, text.text), lambda: find(text.text))

    @cached_property
    def texts(self) -> tuple[OwnText, ...]:
        """Return every typed text that prints."""
        return tuple(own_texts(self.case))

    @cached_property
    def hints(self) -> tuple[tuple[OwnText, PrintHint], ...]:
        """Return what the writing aid points out in them."""
        return tuple((text, hint) for text in self.texts for hint in self._hints_in(text))

    def _hints_in(self, text: OwnText) -> tuple[PrintHint, ...]:
        content = self.case.content
        key = ("hints", content.nation, text.text, text.scope, text.reported, text.occurrences)
        return self._memory.get(
            key,
            lambda: print_hints(
                text.text, content.print_words, text.scope, reported=text.reported, occurrences=text.occurrences
            ),
        )

    def stop(self, key: str, text: str, place: FieldPlace, *offers: Offer) -> Finding:
        """Return a finding that stops the referral; its key begins with the rule."""
        return self.find(Severity.STOP, key, text, place, *offers)

    def warn(self, key: str, text: str, place: FieldPlace, *offers: Offer) -> Finding:
        """Return a finding to check."""
        return self.find(Severity.WARN, key, text, place, *offers)

    def tip(self, key: str, text: str, place: FieldPlace, *offers: Offer) -> Finding:
        """Return a finding to know."""
        return self.find(Severity.TIP, key, text, place, *offers)

    def find(self, severity: Severity, key: str, text: str, place: FieldPlace, *offers: Offer) -> Finding:
        """Return a finding of any severity."""
        rule = key.partition(":")[0]
        return Finding(
            key=key,
            rule=rule,
            severity=severity,
            text=text,
            place=place,
            offers=offers,
            coverable=rule not in NEVER_COVERED,
        )

    def need(self, statutory: Severity, others: Severity) -> Severity:
        """Return a severity by recipient: a report to a statutory one never waits."""
        return statutory if self.case.referral.recipient.statutory else others

    def keep(self) -> Offer:
        """Return the offer to leave it as it is, with a reason."""
        return Offer(action="KEEP", label=self.say("Keep"))

    def include(self, record: str) -> Offer:
        """Return the offer to tick a record."""
        return Offer(action="INCLUDE", label=self.say("Include"), record=record)
