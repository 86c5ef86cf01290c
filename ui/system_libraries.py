"""Which libraries of the system Qt needs on Linux, and the Debian packages they come in."""

import ctypes
import sys
from collections.abc import Mapping

PACKAGES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Needed by every window, also without a screen."""

SCREEN_PACKAGES: Mapping[str, str] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Needed for a window on an X screen."""


def missing_packages(*, screen: bool) -> tuple[str, ...]:
    """Return the Debian packages without which Qt would end the program; none on other systems."""
    if sys.platform != "linux":
        return ()
    wanted = {**PACKAGES, **SCREEN_PACKAGES} if screen else dict(PACKAGES)
    return tuple(dict.fromkeys(package for library, package in wanted.items() if not _loads(library)))


def reaches_screen() -> bool:
    """Return whether the X screen that DISPLAY names answers; Qt would end the program where it does not."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        # The package is named to the person instead.
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    reached = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return reached


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
