"""Terminal output: tables that fit, colours where there are any, hostile text made plain."""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import click
from wcwidth import wcswidth, wcwidth

from nextyes.replies.reply import Span

ELLIPSIS = "…"
_ROW = re.compile(r"[^\n]*")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table. One that does not fit shrinks to ``least``; with ``rank`` > 0 it may be left out.

    Columns are left out from the highest rank down until the rest fits.
    """

    title: str
    align: Literal["left", "right"] = "left"
    least: int = 4
    rank: int = 0
    colour: str | None = None


def width() -> int:
    """Return the columns of the terminal: COLUMNS if set, 100 where there is none, 60 at least."""
    return max(60, shutil.get_terminal_size((100, 24)).columns)


def has_colour() -> bool:
    """Return whether to colour: a terminal, and NO_COLOR (no-color.org) unset."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def plain(text: str) -> str:
    """Return text without what a terminal would obey: control, format and direction characters become �.

    Example:
        >>> plain("red \\x1b[31m alert")
        'red �[31m alert'
    """
    return "".join(
        "�" if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else letter
        for letter in text
    )


def fit(text: str, cells: int) -> str:
    """Return text cut with an ellipsis to at most ``cells`` terminal cells; wide letters take two.

    Example:
        >>> fit("Northwind", 6)
        'North…'
    """
    if cells_of(text) <= cells:
        return text
    kept, used = [], 0
    for letter in text:
        used += max(wcwidth(letter), 0)
        if used > cells - 1:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + ELLIPSIS


def cells_of(text: str) -> int:
    """Return how many terminal cells a text takes."""
    return max(wcswidth(text), 0)


def style(text: str, *, colour: str | None = None, bold: bool = False, dim: bool = False) -> str:
    """Return text in a colour where the terminal has colours, else as it is."""
    return click.style(text, fg=colour, bold=bold or None, dim=dim or None) if has_colour() else text


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], *, cells: int) -> list[str]:
    """Return a table as lines of at most ``cells`` terminal cells, its titles first.

    Args:
        columns: One for each text of a row.
        rows: Texts; they are made plain here.
        cells: The width of the terminal.
    """
    clean = [[plain(text) for text in row] for row in rows]
    widths = _widths(columns, clean, cells)
    shown = [number for number, size in enumerate(widths) if size]
    titles = "  ".join(_pad(columns[number].title, widths[number], columns[number]) for number in shown)
    lines = [style(titles.rstrip(), dim=True)]
    for row in clean:
        texts = [
            style(_pad(row[number], widths[number], columns[number]), colour=columns[number].colour)
            for number in shown
        ]
        lines.append("  ".join(texts).rstrip())
    return lines


def paragraphs(text: str, *, cells: int, indent: str = "") -> list[str]:
    """Return text wrapped at words to ``cells``, each line after ``indent``."""
    lines: list[str] = []
    line = indent
    for word in plain(text).split():
        if cells_of(line) + cells_of(word) + 1 > cells and line.strip():
            lines.append(line)
            line = indent
        line += word if line == indent else f" {word}"
    return [*lines, line] if line.strip() else lines


def marked(text: str, part: Span, marks: Sequence[Span], *, cells: int, indent: str = "") -> list[str]:
    """Return part of a text wrapped to ``cells``, the words that the marks touch underlined.

    Args:
        text: The whole text, in which part and marks lie.
        part: What is shown of it; its line breaks stay.
        marks: What is underlined, where the terminal has colours.
        cells: The width of the terminal.
        indent: Before each line.
    """
    lines: list[str] = []
    for row in _ROW.finditer(text, part.start, part.end):
        line: list[str] = []
        used = 0
        for word in _WORD.finditer(text, row.start(), row.end()):
            shown = plain(word.group())
            if used and cells_of(indent) + used + 1 + cells_of(shown) > cells:
                lines.append(indent + " ".join(line))
                line, used = [], 0
            touched = any(mark.start < word.end() and word.start() < mark.end for mark in marks)
            line.append(click.style(shown, underline=True) if touched and has_colour() else shown)
            used += cells_of(shown) + bool(used)
        if line or (lines and lines[-1]):
            lines.append(indent + " ".join(line) if line else "")
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], cells: int) -> list[int]:
    """Return the cells of each column, 0 for one that is left out."""
    full = [
        max([cells_of(column.title), *(cells_of(row[number]) for row in rows)])
        for number, column in enumerate(columns)
    ]
    least = [min(column.least, size) for column, size in zip(columns, full, strict=True)]
    shown = set(range(len(columns)))
    for number in sorted(shown, key=lambda number: -columns[number].rank):
        needed = sum(least[other] for other in shown) + 2 * (len(shown) - 1)
        if needed <= cells or columns[number].rank == 0:
            break
        shown.discard(number)
    widths = [full[number] if number in shown else 0 for number in range(len(columns))]
    spare = cells - 2 * (len(shown) - 1) - sum(widths)
    while spare < 0:
        # The widest column that can still shrink gives one cell.
        able = [number for number in shown if widths[number] > least[number]]
        if not able:
            break
        widths[max(able, key=lambda number: widths[number])] -= 1
        spare += 1
    return widths


def _pad(text: str, cells: int, column: Column) -> str:
    text = fit(text, cells)
    room = " " * (cells - cells_of(text))
    return room + text if column.align == "right" else text + room
