"""A search key at 100,000 entries: two letters or more, newest first. Argument: the home of the large vault."""

import sys
import time
from pathlib import Path

from big_vault import MEMBER, PASSPHRASE, open_desk, vault_folder
from figure import Figure, p95_ms, send

from hsbdesk.storage.search import find_records

TYPED = ("the hall", "ioan touched", "playground", "year 5 cloakroom", "told staff", "library corner")


def main() -> None:
    """Type each text key by key and time each query."""
    home = Path(sys.argv[1])
    desk = open_desk(home)
    desk.sign_in(vault_folder(home), MEMBER, PASSPHRASE)
    queries: list[float] = []
    whole: list[float] = []
    for _ in range(3):
        for text in TYPED:
            for length in range(2, len(text) + 1):
                started = time.perf_counter()
                find_records(desk.session.db, text[:length])
                queries.append(time.perf_counter() - started)
                started = time.perf_counter()
                desk.finder.search(text[:length])
                whole.append(time.perf_counter() - started)
    desk.sign_out()
    send(
        [
            Figure(name="search key at 100,000 entries, query, p95", value=p95_ms(queries), most=16),
            Figure(name="search key at 100,000 entries, all five groups, p95", value=p95_ms(whole)),
        ]
    )


if __name__ == "__main__":
    main()
