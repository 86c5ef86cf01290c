"""What a started process says of itself. It imports next to nothing: the bare window is measured with it."""

import os
import time

STARTED = "BENCHMARK_STARTED"
"""Environment variable: the clock when the process was asked for."""


def answer(**values: float) -> None:
    """Print the values for the process that started this one."""
    print(" ".join(f"{name}={value}" for name, value in values.items()), flush=True)


def since_start() -> float:
    """Return the seconds since this process was asked for, the start of Python included."""
    return time.monotonic() - float(os.environ[STARTED])


def resident_mb() -> float:
    """Return the memory of this process that is in RAM, in MB; 0 where the system does not tell (not Linux)."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024
    except OSError:
        return 0.0
