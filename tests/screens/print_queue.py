"""A print queue of its own: a real CUPS with one printer that takes PDF and keeps each job's pages as a file."""

import getpass
import grp
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOOLS = ("lp", "lpadmin", "lpstat", "cupsd")
NAME = "Office"
_DAEMON = "/usr/sbin/cupsd"
_FILTERS = Path("/usr/lib/cups/filter")
_SECONDS = 20.0
_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PDF.PPD"
*Manufacturer: "Test"
*Product: "(PDF)"
*ModelName: "PDF"
*ShortNickName: "PDF"
*NickName: "PDF"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*Throughput: "1"
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595.276 841.89]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595.276 841.89]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595.276 841.89"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595.276 841.89"
"""
_BACKEND = """#!/bin/sh
if [ $# -eq 0 ]; then echo 'direct folder "Unknown" "PDF into a folder"'; exit 0; fi
folder="${DEVICE_URI#folder:}"
cat "${6:--}" > "$folder/$1.part" && mv "$folder/$1.part" "$folder/$1.pdf"
"""
_FILES = """ServerRoot {home}
ServerBin {home}/bin
RequestRoot {home}/spool
TempDir {home}/spool/tmp
CacheDir {home}/cache
StateDir {home}/run
ServerKeychain {home}/ssl
AccessLog {home}/access
ErrorLog {home}/error
PageLog {home}/page
Printcap
SystemGroup {group}
User {user}
Group {user_group}
"""
_DAEMON_SETTINGS = """Listen {home}/cups.sock
Browsing Off
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""


def missing_tools() -> tuple[str, ...]:
    """Return what this PC lacks for a print queue."""
    path = os.environ.get("PATH", "") + ":/usr/sbin"
    lacking = [tool for tool in TOOLS if shutil.which(tool, path=path) is None]
    if not (_FILTERS / "pdftopdf").exists():
        lacking.append("cups-filters")
    return tuple(lacking)


@dataclass(frozen=True, slots=True)
class PrintQueue:
    """`environment`: what a program needs to find the printer; `folder`: one PDF per job."""

    environment: Mapping[str, str]
    folder: Path

    def wait_jobs(self, number: int) -> list[bytes]:
        """Wait until so many jobs are printed; return their pages as PDF, in order."""
        until = time.monotonic() + _SECONDS
        while len(done := sorted(self.folder.glob("*.pdf"), key=lambda path: int(path.stem))) < number:
            assert time.monotonic() < until, f"{len(done)} of {number} jobs printed"
            time.sleep(0.02)
        return [path.read_bytes() for path in done]


@contextmanager
def open_queue() -> Iterator[PrintQueue]:
    """Start a CUPS of its own with one printer, which is the default; stop it again."""
    home = Path(tempfile.mkdtemp(prefix="hsbcups"))
    home.chmod(0o755)
    folder = _lay_out(home)
    daemon = subprocess.Popen(
        [_DAEMON, "-f", "-c", str(home / "cupsd.conf"), "-s", str(home / "cups-files.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    environment = {"CUPS_SERVER": str(home / "cups.sock")}
    try:
        _wait_socket(home / "cups.sock", daemon)
        _run(environment, "lpadmin", "-p", NAME, "-E", "-v", f"folder:{folder}", "-P", str(home / "pdf.ppd"))
        _run(environment, "lpadmin", "-d", NAME)
        yield PrintQueue(environment, folder)
    finally:
        daemon.terminate()
        daemon.wait(10)
        shutil.rmtree(home, ignore_errors=True)


def _lay_out(home: Path) -> Path:
    for name in ("spool/tmp", "cache", "run", "ssl", "ppd", "bin/backend", "printed"):
        (home / name).mkdir(parents=True)
    for part in _FILTERS.parent.iterdir():
        if part.name != "backend":
            (home / "bin" / part.name).symlink_to(part)
    backend = home / "bin" / "backend" / "folder"
    backend.write_text(_BACKEND)
    backend.chmod(0o755)
    folder = home / "printed"
    # As root the daemon prints as another user.
    folder.chmod(0o777)
    own_group = grp.getgrgid(os.getgid()).gr_name
    user, user_group = ("lp", "lp") if os.getuid() == 0 else (getpass.getuser(), own_group)
    texts = {
        "pdf.ppd": _PPD,
        "cups-files.conf": _FILES.format(home=home, group=own_group, user=user, user_group=user_group),
        "cupsd.conf": _DAEMON_SETTINGS.format(home=home),
    }
    for name, text in texts.items():
        (home / name).write_text(text)
    return folder


def _wait_socket(socket: Path, daemon: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _SECONDS
    while not socket.exists():
        assert daemon.poll() is None, f"cupsd ended with {daemon.returncode}"
        assert time.monotonic() < until, "cupsd does not answer"
        time.sleep(0.02)


def _run(environment: Mapping[str, str], *command: str) -> None:
    path = os.environ.get("PATH", "") + ":/usr/sbin"
    done = subprocess.run(
        command,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 0, done.stderr
