"""A new user's first minute: the wheel builds, installs into a clean environment, is small and quick."""

import subprocess
import sys
import time
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LARGEST = 150_000_000  # bytes, all that a minimal install puts down
SLOWEST = 0.5  # seconds, for `nextyes --help`


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment into which only the wheel and what it requires were installed."""
    folder = tmp_path_factory.mktemp("install")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True, timeout=300)
    (wheel,) = folder.glob("nextyes-*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    subprocess.run([*pip, "--python", python, "install", "--no-compile", wheel], check=True, timeout=300)
    return folder / "env"


def test_the_minimal_install_is_small(clean: Path) -> None:
    files = [path for path in (clean / "lib").rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < LARGEST


def test_help_is_quick(clean: Path) -> None:
    seconds = []
    for _ in range(5):
        begin = time.perf_counter()
        shown = subprocess.run(
            [clean / "bin" / "nextyes", "--help"], capture_output=True, text=True, check=True
        )
        seconds.append(time.perf_counter() - begin)
    assert "today" in shown.stdout
    assert min(seconds) < SLOWEST


def test_the_demo_runs_from_the_wheel(clean: Path, tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "COLUMNS": "100"}
    shown = subprocess.run(
        [clean / "bin" / "nextyes", "demo"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=300,
    )
    assert "Ask: is it a no?" in shown.stdout
    assert not shown.stderr


def test_an_extra_that_is_not_there_is_named(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "deals.xlsx").write_bytes(b"PK\x05\x06" + bytes(18))
    shown = subprocess.run(
        [clean / "bin" / "nextyes", "--db", tmp_path / "a.db", "import", tmp_path / "deals.xlsx"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert shown.returncode == 1
    assert "nextyes[xlsx]" in shown.stderr
