"""Waiting after wrong passphrases, across restarts and changed clocks."""

from datetime import UTC, datetime, timedelta

from hsbdesk.vault.throttle import Throttle


class Clocks:
    """A wall clock and a monotonic clock that move together unless a test sets the wall clock."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
        self.ticks = 100.0

    def wall(self):
        return self.at

    def monotonic(self):
        return self.ticks

    def pass_seconds(self, seconds):
        self.at += timedelta(seconds=seconds)
        self.ticks += seconds

    def throttle(self, failures=None):
        return Throttle(failures or {}, self.wall, self.monotonic)


def test_waits_double_up_to_a_minute_and_the_tenth_failure_costs_five_minutes():
    clocks = Clocks()
    throttle = clocks.throttle()
    waits = []
    for _ in range(10):
        assert throttle.wait("nia") == 0
        throttle.fail("nia")
        waits.append(round(throttle.wait("nia")))
        if len(waits) < 10:
            clocks.pass_seconds(waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 300]
    assert throttle.tries_left("nia") == 0
    clocks.pass_seconds(299)
    assert round(throttle.wait("nia")) == 1
    clocks.pass_seconds(1)
    assert (throttle.wait("nia"), throttle.tries_left("nia")) == (0, 10)


def test_never_more_than_ten_tries_in_any_five_minutes():
    clocks = Clocks()
    throttle = clocks.throttle()
    tries = []
    while clocks.ticks < 100 + 3600:
        if throttle.wait("nia") <= 0:
            tries.append(clocks.ticks)
            throttle.fail("nia")
        clocks.pass_seconds(1)
    assert max(sum(1 for at in tries if start <= at < start + 300) for start in tries) <= 10


def test_each_member_is_counted_alone_and_a_success_forgets():
    clocks = Clocks()
    throttle = clocks.throttle()
    for _ in range(3):
        throttle.fail("nia")
    assert (throttle.wait("aled"), throttle.tries_left("aled")) == (0, 10)
    assert throttle.tries_left("nia") == 7
    throttle.succeed("nia")
    assert (throttle.wait("nia"), throttle.failures) == (0, {})


def test_a_restart_does_not_shorten_the_wait():
    clocks = Clocks()
    throttle = clocks.throttle()
    for _ in range(10):
        throttle.fail("nia")
    clocks.pass_seconds(60)
    clocks.ticks = 0.0
    again = clocks.throttle(throttle.failures)
    assert round(again.wait("nia")) == 240
    clocks.pass_seconds(240)
    assert again.wait("nia") == 0


def test_setting_the_clock_forward_while_the_program_runs_does_not_shorten_the_wait():
    clocks = Clocks()
    throttle = clocks.throttle()
    for _ in range(10):
        throttle.fail("nia")
    clocks.at += timedelta(days=1)
    assert round(throttle.wait("nia")) == 300


def test_a_clock_set_back_a_year_makes_nobody_wait_for_a_year():
    clocks = Clocks()
    throttle = clocks.throttle()
    for _ in range(10):
        throttle.fail("nia")
    clocks.at -= timedelta(days=365)
    again = clocks.throttle(throttle.failures)
    assert round(again.wait("nia")) == 300
    clocks.pass_seconds(300)
    assert again.wait("nia") == 0
