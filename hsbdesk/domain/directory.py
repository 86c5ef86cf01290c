"""Whom the school refers to, and by which threshold documents: typed and kept by the school (domain.md 3 and 7.2)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Somebody a referral may go to."""

    key: str
    code: str
    """`recipient_type`: SS, POLICE, EARLY_HELP, BETTER_FUTURES or SPECIALIST."""
    name: str
    """"Social Services, Cyngor Sir Enghraifft"."""
    nation: str = "wales"
    """Its nation drives the law and the clocks of the document."""
    council: str = ""
    """The council whose area it answers for."""
    team: str = ""
    phone: str = ""
    out_of_hours: str = ""
    send_to: str = ""
    """How it takes a referral, in words: the secure mailbox, the portal. Nothing opens by itself."""
    form: str = ""
    """Id of the form it wants; empty for the generic one of its nation."""
    thresholds: str = ""
    """Key of its threshold document."""
    criteria: str = ""
    """What it asks for before it takes a child, in words."""
    checked_on: str = ""
    """ISO date on which somebody last made sure."""
    checked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdLevel:
    """One level of a threshold document, with the indicators the school has typed."""

    level: str
    """"4"."""
    name: str = ""
    indicators: tuple[str, ...] = ()
    """"4.2 harm to another child", as the document numbers them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdsDocument:
    """A council's threshold document, as far as the school has typed it; none is shipped."""

    key: str
    council: str
    name: str
    edition: str = ""
    """Its version or year."""
    levels: tuple[ThresholdLevel, ...] = ()
    checked_on: str = ""
    checked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceLine:
    """A line of the guidance page that the school has changed or added (domain.md 3.5)."""

    key: str
    """Of the content pack's line, or one of our own for an added line."""
    title: str = ""
    about: str = ""
    address: str = ""
    checked_on: str = ""
    checked_by: str = ""
    hidden: bool = False
