"""A small vault header with cheap keys, so that a test costs microseconds and not half a second."""

from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from hsbdesk.vault.header import Notice, Phone
from hsbdesk.vault.keys import KdfCost
from hsbdesk.vault.members import add_member, create_vault_header
from hsbdesk.vault.unlock import Change, unlock_header

CHEAP = KdfCost(1, 8192)
NOW = datetime(2026, 3, 18, 11, 20, tzinfo=UTC)
NIA, NIA_SECRET = "Nia Morgan", "marble kettle orchard fifty"
ALED, ALED_SECRET = "Aled Rees", "thistle amber tugboat violin"


class School:
    """A vault of two leads, and the short ways to act in it."""

    cheap, now = CHEAP, NOW
    nia, aled = NIA, ALED
    secrets = MappingProxyType({NIA: NIA_SECRET, ALED: ALED_SECRET})
    notice = Notice(
        "Ysgol Enghraifft",
        "wales",
        "School Record System (fictional)",
        (Phone(NIA, "Designated Safeguarding Person", "01632 960 201"),),
        (Phone("Out-of-hours team", "Social Services", "01632 960 999"),),
    )

    def create(self) -> Change:
        return create_vault_header(
            name=NIA,
            title="Designated Safeguarding Person",
            passphrase=NIA_SECRET,
            hint="what stood on the shelf",
            notice=self.notice,
            now=NOW,
            cost=CHEAP,
        )

    def create_two(self) -> Change:
        return add_member(*self.create(), name=ALED, title="Deputy DSP", passphrase=ALED_SECRET, cost=CHEAP)

    def enter(self, header, who, secret=None):
        return unlock_header(header, who, secret or self.secrets[who], floor=CHEAP)


@pytest.fixture
def school() -> School:
    return School()
