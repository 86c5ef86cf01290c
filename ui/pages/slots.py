"""Slots for signals whose arguments are not wanted."""

from collections.abc import Callable


def then(action: Callable[[], object]) -> Callable[..., None]:
    """Return a slot that does the action, whatever the signal says."""

    def slot(*_said: object) -> None:
        action()

    return slot
