"""A PostgreSQL server of one's own, thrown away afterwards, where the machine has the programs for it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path


@cache
def programs() -> Path | None:
    """The folder of PostgreSQL's server programs, the newest of several; None where there are none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    found = shutil.which("initdb")
    places = [*([Path(found).resolve().parent] if found else []), *reversed(debian)]
    return next(
        (place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None
    )


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database, by a socket in a temporary folder; nothing listens on the network."""
    with tempfile.TemporaryDirectory(prefix="pg") as place:
        folder, owner = Path(place), "nobody" if os.getuid() == 0 else None
        if owner:  # the server refuses to run as root
            shutil.chown(folder, owner)
        data = folder / "data"
        run("initdb", "-D", data, "-U", "iom", "-A", "trust", "-E", "UTF8", "--no-sync", owner=owner)
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start", owner=owner)
        try:
            yield f"postgresql+psycopg://iom@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop", owner=owner)


def run(program: str, *arguments: object, owner: str | None) -> None:
    where = programs()
    assert where is not None
    subprocess.run(
        [str(where / program), *map(str, arguments)],
        user=owner,
        cwd="/",
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
    )
