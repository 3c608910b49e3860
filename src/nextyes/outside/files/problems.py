"""What is wrong with a file and what to do about it: a list for rows, an error for whole files."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

EXAMPLES = 20  # problems of one sort that are listed one by one; the rest are counted


class Severity(StrEnum):
    """What a problem did to the import."""

    NOTE = "note"  # everything went in; an assumption was made
    WARNING = "warning"  # the row went in, but a value of it did not
    ERROR = "error"  # the row was left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in a file: where, what, and what to do.

    ``line`` is the line of the file on which the row begins (of a sheet: its row), 0 where the problem
    is the whole file's. ``count`` is how many rows have it.
    """

    file: str
    line: int = 0
    column: str = ""
    value: str = ""
    what: str
    advice: str = ""
    severity: Severity = Severity.ERROR
    count: int = 1

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.file,
                f"line {self.line}" if self.line else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        value = f" ({_short(self.value)!r})" if self.value else ""
        advice = f": {self.advice}" if self.advice else ""
        return f"{place}: {self.what}{value}{advice}"


class PipelineError(ValueError):
    """A fault for which nothing of a pipeline can be imported.

    Attributes:
        problem: Where it is, and what to do.
        rows: What is wrong with the rows, where all of them are broken.
    """

    def __init__(
        self,
        file: str,
        what: str,
        advice: str = "",
        *,
        line: int = 0,
        column: str = "",
        rows: tuple[Problem, ...] = (),
    ) -> None:
        """Make the error of a problem."""
        self.rows = rows
        self.problem = Problem(file=file, what=what, advice=advice, line=line, column=column)
        super().__init__(str(self.problem))


class Problems:
    """The problems of one reading: the first `EXAMPLES` of each sort, and a count of the rest."""

    def __init__(self) -> None:
        """Begin with none."""
        self._listed: list[Problem] = []
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._last: dict[tuple[str, str, str], Problem] = {}

    def add(self, problem: Problem) -> None:
        """Add a problem; its sort is its file, its column and ``what``."""
        sort = problem.file, problem.column, problem.what
        self._counts[sort] += problem.count
        if self._counts[sort] - problem.count < EXAMPLES:
            self._listed.append(problem)
        self._last[sort] = problem

    def __len__(self) -> int:
        """How many problems there were, listed or not."""
        return sum(self._counts.values())

    def listed(self) -> tuple[Problem, ...]:
        """Return the problems by file and line, and for each sort with more of them how many more."""
        more = [
            Problem(
                file=last.file,
                column=last.column,
                what=f"{last.what}, in {self._counts[sort] - EXAMPLES:,} more rows",
                advice=last.advice,
                severity=last.severity,
                count=self._counts[sort] - EXAMPLES,
            )
            for sort, last in self._last.items()
            if last.count == 1 and self._counts[sort] > EXAMPLES
        ]
        return tuple(sorted(self._listed, key=lambda problem: (problem.file, problem.line))) + tuple(more)


def listed(names: Sequence[str], most: int = 30) -> str:
    """Return names for a message, which a broken file must not fill.

    Example:
        >>> listed(["deal_id", "created"]), listed(list("abcde"), most=3)
        ('deal_id, created', 'a, b, c and 2 more')
    """
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(map(_short, names[:most])) + more


def _short(value: str, longest: int = 60) -> str:
    return value if len(value) <= longest else value[: longest - 1] + "…"
