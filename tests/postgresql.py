"""A real PostgreSQL server for one run of the tests, in a temporary folder, without a port."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg

MISSING = "no PostgreSQL server program (initdb, postgres) on this machine; .ci/run installs one"
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=40", "shared_buffers=16MB")


def programs() -> Path | None:
    """The folder with initdb and postgres, the newest of several; None where there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    on_path = shutil.which("postgres")
    folders += [Path(on_path).resolve().parent] if on_path else []
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def _nobody() -> dict[str, object]:
    """The server refuses to run as root; then it runs as the user postgres, or as nobody."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _end_with_us() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG: no server outlives the tests


@contextlib.contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """The address of an empty database of a server that runs until the end."""
    folder = Path(tempfile.mkdtemp(prefix="counterclaim-pg-"))
    who = _nobody()
    if who:
        os.chown(folder, int(str(who["user"])), int(str(who["group"])))
    make = [bin_folder / "initdb", "-D", folder / "data", "-U", "tests", "-A", "trust", "-E", "UTF8"]
    log = (folder.parent / f"{folder.name}.log").open("w+")
    subprocess.run(
        [*map(str, make), "--locale=C", "--no-sync"],
        check=True,
        stdout=log,
        stderr=log,
        cwd="/",
        **who,  # type: ignore[call-overload]
    )
    options = [part for setting in _QUICK for part in ("-c", setting)]
    start = [bin_folder / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", *options]
    child = subprocess.Popen(
        [*map(str, start)],
        stdout=log,
        stderr=log,
        cwd="/",
        preexec_fn=_end_with_us,
        **who,  # type: ignore[call-overload]
    )
    try:
        _wait(folder, child)
        yield f"postgresql://tests@/postgres?host={folder}"
    finally:
        child.send_signal(signal.SIGQUIT)
        child.wait(timeout=30)
        log.close()
        Path(log.name).unlink()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(folder: Path, child: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and child.poll() is None:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(f"postgresql://tests@/postgres?host={folder}").close()
            return
        time.sleep(0.05)
    raise RuntimeError(f"the PostgreSQL server did not start; see {folder}.log")


@contextlib.contextmanager
def schema(at: str) -> Iterator[str]:
    """The address of a new, empty schema of the server's database, dropped at the end."""
    name = f"t_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(at, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    try:
        yield f"{at}&options=-csearch_path%3D{name}"
    finally:
        with psycopg.connect(at, autocommit=True) as connection:
            connection.execute(b"SET client_min_messages = error")
            connection.execute(f"DROP SCHEMA {name} CASCADE".encode())
