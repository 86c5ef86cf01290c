"""No memory images on disk: what is in memory while the vault is open stays there."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4
# SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX and SEM_NOOPENFILEERRORBOX of the Windows API
_NO_FAULT_BOX = 0x0001 | 0x0002 | 0x8000


def forbid_core_dumps() -> None:
    """Switch off memory images of this process when it crashes, as far as the system lets it.

    On Linux other programs of the same user can no longer attach to it either.
    """
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_FAULT_BOX)
        return
    import resource  # noqa: PLC0415  (not on Windows)

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
