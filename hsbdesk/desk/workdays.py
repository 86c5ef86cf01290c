"""Bank holidays of England and Wales, which school holidays do not touch (domain.md section 3.1)."""

from collections.abc import Iterable
from datetime import date
from functools import cache


@cache
def _of_year(year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415  slow to import, and only a clock asks for it

    return frozenset(holidays.country_holidays("GB", subdiv="WLS", years=year))


def bank_holidays(years: Iterable[int]) -> frozenset[date]:
    """Return the bank holidays of these years; Wales and England have the same days."""
    return frozenset(day for year in years for day in _of_year(year))
