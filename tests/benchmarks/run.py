"""Print every figure beside its bare baseline, measured in the same run: `.venv/bin/python tests/benchmarks/run.py`.

It makes a vault of 100,000 entries in a temporary folder first, which takes about a minute and a half.
`HSBDESK_BENCHMARK_HOME` keeps that vault for the next run.
"""

import os
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from big_vault import Size, make_vault, vault_folder
from figure import Figure, heading, receive
from process import read_answer, start_process
from start import bare_arguments

from hsbdesk.machine.places import find_places
from hsbdesk.machine.settings import Settings, write_settings

MANY_CHILDREN = Size(entries=6_000, files=5_000, longest=10)
SCRIPTS = (
    "start.py", "saving.py", "searching.py", "painting.py", "overview.py", "risk_plan.py", "paper_and_keys.py",
    "plan_paper.py", "readiness.py", "live_preview.py", "long_text.py",
)  # fmt: skip


def main() -> int:
    """Make the vault, run each script as a process of its own, print the table."""
    with ExitStack() as stack:
        kept = os.environ.get("HSBDESK_BENCHMARK_HOME")
        home = Path(kept or stack.enter_context(tempfile.TemporaryDirectory()))
        home.mkdir(parents=True, exist_ok=True)
        children = home / "children"
        for place, size in ((home, Size()), (children, MANY_CHILDREN)):
            if not vault_folder(place).exists():
                make_vault(place, size).sign_out()
        places = find_places(home)
        write_settings(places.settings, Settings(last_vault=str(vault_folder(home))))
        print(heading(), flush=True)
        over = 0
        for script in SCRIPTS:
            with tempfile.TemporaryDirectory() as work:
                apart = {
                    "saving.py": [work],
                    "live_preview.py": [work],
                    "long_text.py": [work],
                    "painting.py": [str(home), str(children)],
                }
                arguments = apart.get(script, [str(home)])
                for figure in receive(start_process(script, *arguments, home=home)):
                    print(figure.line(), flush=True)
                    over += figure.verdict == "over"
        for figure in memory(home):
            print(figure.line(), flush=True)
            over += figure.verdict == "over"
    return 1 if over else 0


def memory(home: Path) -> list[Figure]:
    """Return the memory and sign-in of the real program on the large vault, against the bare window."""
    bare = read_answer(start_process("bare_window.py", *bare_arguments(home), home=home))
    ours = read_answer(start_process("program_signed_in.py", home=home))
    beyond = statistics.median([max(ours["today"] - ours["derived"], 0.0)]) * 1000
    return [
        Figure(
            name="resident memory at 100,000 entries after search and preview", value=ours["memory"], unit="MB",
            base_name="bare window", base=bare["memory"], most_times=3,
        ),
        Figure(name="sign-in to Today painted, beyond key derivation", value=beyond),
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
