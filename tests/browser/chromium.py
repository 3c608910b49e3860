"""A browser for the tests: found, or installed where the machine has none.

``python tests/browser/chromium.py`` takes Debian's where it may install packages, else Playwright's own.
Where neither can be had it says so and ends well: the tests that need it are then skipped, with the reason.
"""

import os
import shutil
import subprocess
import sys

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_APT = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]


def program() -> str | None:
    """Return the path of a Chromium of this machine; None where Playwright's own is the only one, if any."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def main() -> None:
    """Install a Chromium where there is none."""
    if program():
        return
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways.insert(
            0, [[*_APT, "update"], [*_APT, "install", "--yes", "--no-install-recommends", "chromium"]]
        )
    problems = []
    for way in ways:
        try:
            for step in way:
                subprocess.run(
                    step,
                    check=True,
                    capture_output=True,
                    text=True,
                    timeout=600,
                    env=_quiet(),
                    stdin=subprocess.DEVNULL,
                )
        except (OSError, subprocess.SubprocessError) as error:
            problems.append(f"{' '.join(way[0])}: {error} {getattr(error, 'stderr', '') or ''}"[-500:])
        else:
            return
    print("no Chromium could be installed; tests that need one will say so:", *problems, sep="\n  ")  # noqa: T201


def _quiet() -> dict[str, str]:
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


if __name__ == "__main__":
    main()
