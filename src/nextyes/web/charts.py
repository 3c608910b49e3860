"""Charts as shapes: where each bar stands. ``templates/charts.html`` draws them; the style colours them.

They hold no text but numbers and days, and each has a table beside it that says the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

WIDTH, HEIGHT = 560, 190  # of columns, in the drawing's own units
_LEFT, _BOTTOM, _TOP = 44, 22, 10
_MOST_LABELS = 7  # below the columns
_NARROWEST = 0.4  # units: what is not nothing is seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One column: what stands below it, what it is of, and the height of each of its parts."""

    label: str
    says: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A bar, or a part of one."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Columns side by side, each of parts one above the other."""

    title: str
    kinds: tuple[tuple[str, str], ...]  # of the parts, from the bottom: the style's name and the words
    rects: tuple[Rect, ...]
    lines: tuple[tuple[float, str], ...]  # height and number
    labels: tuple[tuple[float, str], ...]  # place and text
    width: float = WIDTH
    height: float = HEIGHT
    left: float = _LEFT


def columns(
    title: str,
    kinds: Sequence[tuple[str, str]],
    steps: Sequence[Step],
    say: Callable[[float], str] = lambda number: f"{number:,.0f}",
) -> Columns:
    """Return columns of parts.

    Args:
        title: What a screen reader says of it.
        kinds: Of the parts, from the bottom: the style's name and the words.
        steps: From left to right.
        say: Says a height.

    Example:
        >>> chart = columns("Nos", [("no", "nos")], [Step(label="1", says="1 May", values=(3.0,))])
        >>> chart.rects[0].says, [text for _, text in chart.lines]
        ('1 May: nos 3', ['0', '1', '2', '3'])
    """
    step, top = nice(max((sum(each.values) for each in steps), default=0.0))
    room = (WIDTH - _LEFT) / max(len(steps), 1)
    scale = (HEIGHT - _BOTTOM - _TOP) / top
    rects = []
    for number, each in enumerate(steps):
        below = 0.0
        for (kind, words), value in zip(kinds, each.values, strict=True):
            if value > 0:
                rects.append(
                    Rect(
                        kind=kind,
                        x=round(_LEFT + room * (number + 0.12), 1),
                        y=round(HEIGHT - _BOTTOM - scale * (below + value), 1),
                        width=round(room * 0.76, 1),
                        height=round(max(scale * value, _NARROWEST), 1),
                        says=f"{each.says}: {words} {say(value)}",
                    )
                )
            below += value
    every = -(-len(steps) // _MOST_LABELS) or 1
    return Columns(
        title=title,
        kinds=tuple(kinds),
        rects=tuple(rects),
        lines=tuple(
            (round(HEIGHT - _BOTTOM - scale * step * number, 1), say(step * number))
            for number in range(round(top / step) + 1)
        ),
        labels=tuple(
            (round(_LEFT + room * (number + 0.5), 1), each.label)
            for number, each in enumerate(steps)
            if number % every == 0
        ),
    )


def nice(most: float) -> tuple[float, float]:
    """Return the step between the lines of a chart, and the height of the highest of them.

    Example:
        >>> nice(3), nice(23), nice(0), nice(0.4)
        ((1.0, 3.0), (10.0, 30.0), (1.0, 1.0), (0.1, 0.4))
    """
    if not most > 0:
        return 1.0, 1.0
    size = 10.0 ** (len(str(int(most))) - 1) if most >= 1 else 0.1
    step = next(factor * size for factor in (0.2, 0.5, 1, 2, 5) if 4 * factor * size >= most or factor == 5)
    step = max(step, 1.0) if most >= 1 else step
    return step, step * -(-most // step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A range on a common scale from 0 to 100, with a mark in it; an end of None lies beyond the scale."""

    low: float
    high: float
    mark: float | None
    beyond: bool  # whether it goes on to the right


def spans(ranges: Sequence[tuple[float, float, float]]) -> tuple[Span, ...]:
    """Return ranges, each a low end, a high end and a mark, on a scale that holds what is finite of them.

    One range that is very wide does not press the others together: the scale ends at thrice the middle one.

    Example:
        >>> one, other = spans([(1, 4, 2), (0.5, float("inf"), float("inf"))])
        >>> (one.low, one.high, one.mark), (other.low, other.high, other.beyond)
        ((20.0, 80.0, 40.0), (10.0, 100.0, True))
    """
    highs = sorted(high for _, high, _ in ranges if isfinite(high))
    ends = (
        min(highs[-1], 3 * highs[len(highs) // 2])
        if highs
        else 2 * max((low for low, _, _ in ranges), default=0)
    )
    top = 1.25 * ends or 1.0
    return tuple(
        Span(
            low=round(min(100 * low / top, 100.0), 1),
            high=round(min(100 * high / top, 100.0), 1) if isfinite(high) else 100.0,
            mark=round(100 * mark / top, 1) if isfinite(mark) and mark <= top else None,
            beyond=not high <= top,
        )
        for low, high, mark in ranges
    )
