"""Start HSB Desk: the window, or a verb of the command line."""

import sys

from hsbdesk.machine.hardening import forbid_core_dumps
from hsbdesk.machine.places import find_places

_WITH_WINDOW = frozenset({"demo", "tour"})


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    forbid_core_dumps()
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in _WITH_WINDOW:
        # Imported here: the verbs without a window run where Qt is not installed.
        from ui import app  # noqa: PLC0415

        return app.run(arguments, find_places())
    from hsbdesk import cli  # noqa: PLC0415

    return cli.run(arguments, find_places())


if __name__ == "__main__":
    sys.exit(main())
