"""Draw docs/today.svg from what a command really prints in a terminal: ``python docs/picture.py``."""

import html
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

CELLS, LINES = 118, 44
LETTER, ROW = 8.4, 18  # pixels
COLOURS = {"31": "#f47067", "32": "#57ab5a", "33": "#daaa3f", "36": "#39c5cf"}
PICTURE = Path(__file__).with_name("today.svg")


def printed(words: list[str]) -> str:
    """Return what a command prints to a terminal of ``CELLS`` columns, with its colours."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(CELLS), "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(words, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    parts = []
    try:
        while part := os.read(ours, 65536):
            parts.append(part)
    except OSError:  # Linux says so when the other end is closed
        pass
    if process.wait():
        raise SystemExit(b"".join(parts).decode())
    return b"".join(parts).decode()


def picture(text: str) -> str:
    """Return terminal output as SVG, in light and dark alike: a dark window."""
    rows = text.replace("\r", "").split("\n")[:LINES]
    high = ROW * (len(rows) + 1) + 14
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {CELLS * LETTER + 32:.0f} {high}" '
        'font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14">',
        f"<title>{html.escape(re.sub(chr(27) + r'.[0-9;]*m', '', rows[0]))}</title>",
        f'<rect width="100%" height="{high}" rx="8" fill="#1c2128"/>',
    ]
    for number, row in enumerate(rows):
        spans = "".join(_spans(row))
        lines.append(f'<text x="16" y="{ROW * (number + 1) + 8}" xml:space="preserve">{spans}</text>')
    return "\n".join([*lines, "</svg>\n"])


def _spans(row: str) -> list[str]:
    spans, colour, bold = [], "#cdd9e5", False
    for part in re.split(r"(\x1b\[[0-9;]*m)", row):
        if codes := re.fullmatch(r"\x1b\[([0-9;]*)m", part):
            for code in codes[1].split(";"):
                bold = code == "1" or (bold and code != "0")
                colour = {"0": "#cdd9e5", "2": "#768390", **COLOURS}.get(code, colour)
        elif part:
            weight = ' font-weight="bold"' if bold else ""
            spans.append(f'<tspan fill="{colour}"{weight}>{html.escape(part)}</tspan>')
    return spans


if __name__ == "__main__":
    nextyes = Path(sys.executable).with_name("nextyes")
    PICTURE.write_text(picture(printed([str(nextyes), "demo", "--limit", "2"])), encoding="utf-8")
