"""What the third ring starts from: a desktop, a printer, a vault, the program."""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import desktop as desktops
import prepared
import print_queue as queues
import pytest
from screen import Screen, Stopwatch

NO_SKIPS = "CI_NO_SKIPS"
FAILED = pytest.StashKey[bool]()
WALKED = pytest.StashKey[list[str]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On a developer's PC these tests may be left out; where CI_NO_SKIPS is set that is a failure."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    if report.skipped and os.environ.get(NO_SKIPS) == "1" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped although {NO_SKIPS} is set: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many keys and seconds each part of a walk took."""
    for line in config.stash.get(WALKED, []):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def desktop() -> Iterator[desktops.Desktop]:
    """An X screen with a window manager and a bus for screen readers."""
    if missing := desktops.missing_tools():
        pytest.skip(f"not installed: {', '.join(missing)}")
    with desktops.open_desktop() as opened:
        yield opened


@pytest.fixture
def queue() -> Iterator[queues.PrintQueue]:
    """A real print queue."""
    if missing := queues.missing_tools():
        pytest.skip(f"not installed: {', '.join(missing)}")
    with queues.open_queue() as opened:
        yield opened


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made") / "home"
    prepared.make_home(home)
    return home


@pytest.fixture
def home(tmp_path: Path, made_home: Path) -> Path:
    """A vault with two leads and a roll of four, nobody signed in."""
    home = tmp_path / "home"
    prepared.copy_home(made_home, home)
    return home


@pytest.fixture
def start(desktop: desktops.Desktop, request: pytest.FixtureRequest) -> Iterator[Callable[..., Screen]]:
    """Return a starter of the program; what still runs at the end is ended, after a failure with a picture."""
    with ExitStack() as running:
        screens: list[Screen] = []

        def run(home: Path, **more: object) -> Screen:
            screens.append(running.enter_context(Screen(desktop, home, **more)))
            return screens[-1]

        yield run
        if request.node.stash.get(FAILED, False):
            for screen in screens:
                print(screen.report())


@pytest.fixture
def stopwatch(request: pytest.FixtureRequest) -> Stopwatch:
    """Notes keys and seconds of the parts of a walk for the end of the run."""
    return Stopwatch(request.config.stash.setdefault(WALKED, []))
