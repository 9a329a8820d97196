"""A Postgres of the tests' own: a new cluster in a temporary folder, on a socket and a port of the loopback.

Whoever is root starts it as the user `postgres`, as the server refuses root.
"""

import contextlib
import getpass
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

USER, PASSWORD = "gristmill", "pa$$ w/rd"
PLACES = ("lib/postgresql/*/bin", "pgsql-*/bin")  # in /usr, where Debian and Red Hat have it


def binaries() -> Path | None:
    """The folder of the newest server that is installed."""
    found = [folder for place in PLACES for folder in Path("/usr").glob(place) if (folder / "initdb").is_file()]
    named = shutil.which("initdb")
    return max(found, default=Path(named).parent if named else None, key=str)


def missing() -> str:
    """Why there can be no server; empty where there can be one."""
    if importlib.util.find_spec("psycopg") is None:
        return "psycopg is not installed: pip install '.[cluster]'"
    return "" if binaries() else "Postgres is not installed: apt-get install postgresql"


class Server:
    """A running server; `address` names a schema of it, which is as good as a database of one's own."""

    def __init__(self, folder: Path, *, synced: bool = False) -> None:
        self.folder, self._synced = folder, synced
        self._user = "postgres" if getpass.getuser() == "root" else None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        folder.chmod(0o755)
        secret = folder / "secret"
        secret.write_text(PASSWORD)
        if self._user:
            shutil.chown(folder, self._user)
            shutil.chown(secret, self._user)
        self._run(
            "initdb", "--no-sync", "--username", USER, "--pwfile", str(secret), "--auth-local=trust",
            "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "-D", str(folder / "data"),
        )  # fmt: skip
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-k {self.folder} -p {self.port} -h 127.0.0.1" + ("" if self._synced else " -F")
        self._control("start", "-l", str(self.folder / "log"), "-o", options)

    def stop(self, how: str = "immediate") -> None:
        """End it as a power cut does, or in order (`fast`)."""
        self._control("stop", "-m", how)

    def cpu(self) -> float:
        """Seconds of CPU of the server's processes that live."""
        master = (self.folder / "data" / "postmaster.pid").read_text().split()[0]
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):  # it has ended
                fields = path.read_text().rpartition(")")[2].split()
                ticks += (int(fields[11]) + int(fields[12])) * (fields[1] == master)
        return ticks / os.sysconf("SC_CLK_TCK")

    def _control(self, *words: str) -> None:
        self._run("pg_ctl", *words, "-w", "-D", str(self.folder / "data"))

    def address(self, schema: str, *, tcp: bool = False) -> str:
        """The address of a schema, which is made; by the socket, or by TCP with a password."""
        self.say(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        there = f"{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.port}" if tcp else f"{USER}@:{self.port}"
        socket_folder = "" if tcp else f"host={quote(str(self.folder), safe='')}&"
        return f"postgresql://{there}/postgres?{socket_folder}options=-csearch_path%3D{schema}"

    def say(self, statement: str) -> list[tuple[Any, ...]]:
        """The rows that the server answers with."""
        import psycopg

        where = {"host": str(self.folder), "port": self.port, "user": USER, "dbname": "postgres"}
        with contextlib.closing(psycopg.connect(**where, autocommit=True)) as db:
            cursor = db.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *arguments: str) -> str:
        with (self.folder / "out").open("w+") as out:  # a pipe would be kept open by the server
            done = subprocess.run(
                [str((binaries() or Path()) / program), *arguments], user=self._user, stdout=out,
                stderr=subprocess.STDOUT, check=False, cwd=self.folder, extra_groups=[] if self._user else None,
            )  # fmt: skip
            out.seek(0)
            said = out.read()
        if done.returncode:
            raise RuntimeError(f"{program}: {said}")
        return said


@contextlib.contextmanager
def serving(*, synced: bool = False) -> Iterator[Server]:
    """A server for as long as the block takes; `synced` as it has to be where something is measured or killed."""
    with tempfile.TemporaryDirectory(prefix="gristmill-postgres-", ignore_cleanup_errors=True) as name:
        server = Server(Path(name), synced=synced)
        try:
            yield server
        finally:
            server.stop()
