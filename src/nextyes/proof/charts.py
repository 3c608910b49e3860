"""Charts of a replay as SVG: drawn by hand, coloured by the page's own style, readable without colour."""

from collections.abc import Sequence
from html import escape

import numpy as np

from nextyes.proof.metrics import Tenth
from nextyes.proof.report import MODEL, ORACLE, Policy

WIDTH, HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 12, 44
_MOST_POINTS = 400  # of a line; more cannot be seen


def calibration_chart(tenths: Sequence[Tenth]) -> str:
    """Return observed against expected share of wins, a point for each tenth, and the line of agreement."""
    points = [(tenth.expected / tenth.points, tenth.observed / tenth.points) for tenth in tenths]
    top = min(1.0, 1.1 * max(max(point) for point in points) + 0.01)
    frame = _Frame(right=top, top=top)
    marks = [
        f'<circle class="mark" cx="{frame.x(x):.1f}" cy="{frame.y(y):.1f}" r="5">'
        f"<title>expected {x:.1%}, observed {y:.1%}</title></circle>"
        for x, y in points
    ]
    agree = f'<path class="agree" d="{frame.path([(0, 0), (top, top)])}"/>'
    return _svg(
        "Wins expected and wins observed, by tenth of the chances",
        [frame.axes("share of wins expected", "share observed"), agree, *marks],
    )


def curve_chart(policies: Sequence[Policy], most_touched: float) -> str:
    """Return follow-ups saved against wins touched, a line for each policy that does not know the future."""
    shown = [policy for policy in policies if policy.name != ORACLE]
    lines = [(policy.name, _line(policy, most_touched)) for policy in shown]
    top = max((y for _, line in lines for _, y in line), default=0.0)
    frame = _Frame(right=most_touched, top=max(1.1 * top, 0.01))
    drawn = [
        f'<path class="line line-{number}{" model" if name == MODEL else ""}" d="{frame.path(line)}">'
        f"<title>{escape(name)}</title></path>"
        for number, (name, line) in enumerate(lines)
    ]
    return _svg(
        "Follow-ups saved against wins touched",
        [frame.axes("share of wins touched", "share of follow-ups saved"), *reversed(drawn)],
    )


def bar_chart(title: str, bars: Sequence[tuple[str, float]], unit: str) -> str:
    """Return bars with their numbers, one under the other."""
    high = 34
    most = max((value for _, value in bars), default=0.0) or 1.0
    drawn = []
    for number, (name, value) in enumerate(bars):
        y = number * high
        wide = max(0.0, value) / most * 300
        drawn.append(
            f'<text x="210" y="{y + 21}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="bar" x="220" y="{y + 6}" width="{wide:.1f}" height="22"/>'
            f'<text x="{226 + wide:.1f}" y="{y + 21}">{value:,.0f} {escape(unit)}</text>'
        )
    return _svg(title, drawn, height=high * len(bars))


class _Frame:
    """The scales and axes of a chart from 0 to ``right`` and from 0 to ``top``, both shares."""

    def __init__(self, *, right: float, top: float) -> None:
        self._right, self._top = right, top

    def x(self, value: float) -> float:
        return _LEFT + value / self._right * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        return HEIGHT - _BOTTOM - value / self._top * (HEIGHT - _TOP - _BOTTOM)

    def path(self, points: Sequence[tuple[float, float]]) -> str:
        return "M" + "L".join(f"{self.x(x):.1f} {self.y(y):.1f}" for x, y in points)

    def axes(self, below: str, beside: str) -> str:
        under = HEIGHT - _BOTTOM + 18
        across = "".join(
            f'<text x="{self.x(at):.1f}" y="{under}" text-anchor="middle">{_percent(at)}</text>'
            for at in _ticks(self._right)
        )
        up = "".join(
            f'<path class="grid" d="{self.path([(0, at), (self._right, at)])}"/>'
            f'<text x="{_LEFT - 8}" y="{self.y(at) + 4:.1f}" text-anchor="end">{_percent(at)}</text>'
            for at in _ticks(self._top)
        )
        middle = (HEIGHT - _BOTTOM + _TOP) / 2
        names = (
            f'<text x="{(WIDTH + _LEFT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">{escape(below)}</text>'
            f'<text transform="translate(14 {middle}) rotate(-90)" text-anchor="middle">'
            f"{escape(beside)}</text>"
        )
        return up + across + names


def _line(policy: Policy, most_touched: float) -> list[tuple[float, float]]:
    """Return the policy's curve up to a share of wins, in few points."""
    touched, saved = policy.curve.touched, policy.curve.saved
    within = int(np.searchsorted(touched, most_touched, side="right"))
    chosen = np.unique(np.linspace(0, max(within - 1, 0), _MOST_POINTS).astype(int))
    points = [(float(touched[n]), float(saved[n])) for n in chosen.tolist()]
    if 0 < within < len(touched):  # cut the line where it leaves the chart
        part = (most_touched - touched[within - 1]) / (touched[within] - touched[within - 1])
        points.append((most_touched, float(saved[within - 1] + part * (saved[within] - saved[within - 1]))))
    return points


def _ticks(most: float) -> list[float]:
    for step in (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2):
        if most / step <= 6:
            break
    return [n * step for n in range(int(most / step + 1e-9) + 1)]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".removesuffix(".0") + " %"


def _svg(title: str, parts: Sequence[str], height: int = HEIGHT) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )
