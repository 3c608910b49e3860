"""Why this advice: the reasons that add up to the odds shown, and what would change the advice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.landmarks import Landmarks
from nextyes.decide.advice import ADVICE, Advice, advise
from nextyes.decide.program import Program, at_price
from nextyes.decide.rails import why_not
from nextyes.odds import Contributions, Odds, explain, predict
from nextyes.odds.intent import belief

Decide = Callable[[Landmarks], Advice]

_CLOCKS = (
    "age_days", "days_since_touch", "silence_days", "offer_age_days", "days_since_offer", "days_in_stage",
    "days_since_asked",
)  # fmt: skip
_COUNTDOWNS = ("days_to_promise", "days_to_wait")
_REPLIES = {
    "a reply from them": "e",
    "they say the price is too high": "p",
    "they hem and haw": "h",
    "they say later": "l",
}
_FACTORS = 1.08 ** np.arange(1, 49)  # amounts looked at: up to 40 times more, and as much less


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One input in words, and its points: log-odds of a win, up if above 0."""

    words: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why the odds are what they are: ``base`` + points of ``up`` and ``down`` + ``rest`` = ``score``."""

    base: float  # log-odds of an average deal
    up: tuple[Reason, ...]  # the strongest first
    down: tuple[Reason, ...]
    rest: float  # points of all other inputs together
    score: float  # log-odds

    @property
    def chance(self) -> float:
        """The odds shown: the score as a chance of a win, in (0, 1)."""
        return float(1 / (1 + np.exp(-self.score)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that would change the advice, in words, and what the advice would be."""

    words: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why one deal got its advice."""

    reasons: Reasons
    changes: tuple[Change, ...]
    not_asked: str  # what forbids to ask, "" where nothing does


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What may come to be known; of one topic the first that changes the advice is told."""

    topic: str
    words: str
    then: Landmarks


def reasons(contributions: Contributions, row: int, *, most: int = 3) -> Reasons:
    """Return the strongest reasons for and against one deal, that add up to its odds.

    Args:
        contributions: From `nextyes.odds.explain`.
        row: Of the deal.
        most: Reasons each way.

    Example:
        >>> said = np.array([["a reply today", "opened long ago"]], dtype=object)
        >>> points = np.array([[0.75, -0.25]])
        >>> each = Contributions(names=("silence", "age"), base=-1.0, points=points, words=said)
        >>> why = reasons(each, 0)
        >>> why.up[0].words, why.down[0].words, why.score
        ('a reply today', 'opened long ago', -0.5)
    """
    points = contributions.points[row]
    by_strength = np.argsort(-np.abs(points), kind="stable")
    up = [int(at) for at in by_strength if points[at] > 0][:most]
    down = [int(at) for at in by_strength if points[at] < 0][:most]
    return Reasons(
        base=contributions.base,
        up=tuple(_reason(contributions, row, at) for at in up),
        down=tuple(_reason(contributions, row, at) for at in down),
        rest=float(points.sum() - points[up].sum() - points[down].sum()),
        score=float(contributions.base + points.sum()),
    )


def what_would_change(landmarks: Landmarks, row: int, decide: Decide) -> tuple[Change, ...]:
    """Return what would change the advice for one deal, by deciding anew on what would be known then.

    Args:
        landmarks: Of n deals.
        row: Of the deal.
        decide: The rule: from landmarks to advice, with the same price of an hour for any of them.
    """
    now = landmarks.take(np.array([row]))
    cases = [*_moves(now), *_amounts(now)]
    advice = decide(_together([now, *(case.then for case in cases)])).advice
    changes: dict[str, Change] = {}
    for case, code in zip(cases, advice[1:].tolist(), strict=True):
        if code != advice[0]:
            changes.setdefault(case.topic, Change(words=case.words, advice=ADVICE[code]))
    return tuple(changes.values())


def why(program: Program, odds: Odds, landmarks: Landmarks, row: int, advice: Advice) -> Why:
    """Return why one deal of a queue got its advice, and what would change it.

    Args:
        program: With which the advice was worked out.
        odds: With which the forecast was.
        landmarks: Of the queue's n deals.
        row: Of the deal.
        advice: For the queue.
    """
    now = landmarks.take(np.array([row]))
    alone = at_price(program, advice.price_of_hour)
    value, amount = float(advice.value[row]), float(now.amount[0])

    def decide(then: Landmarks) -> Advice:
        worth = np.full(len(then), value) if not amount > 0 else value * then.amount / amount
        seen = belief(program.intent, then.touch_pattern)
        return advise(alone, then, predict(odds, then), seen, program.economics, value=worth)

    return Why(
        reasons=reasons(explain(odds, now), 0),
        changes=what_would_change(now, 0, decide),
        not_asked=why_not(now, program.economics, int(advice.blocked_by[row]), 0) or advice.never_ask,
    )


def _reason(contributions: Contributions, row: int, at: int) -> Reason:
    return Reason(words=str(contributions.words[row, at]), points=float(contributions.points[row, at]))


def _moves(now: Landmarks) -> Iterator[_Case]:
    """Yield what may happen next, the likeliest first."""
    gap = max(float(np.nan_to_num(now.days_since_touch[0])), 1.0)
    later = now
    for count in ("one more unanswered touch", "two more unanswered touches"):
        later = _later(_touched(later, "s"), gap)
        yield _Case(topic="touches", words=count, then=later)
    if not now.touches[0]:
        return
    yield _Case(topic="silence", words="14 more days of silence", then=_later(now, 14.0))
    unanswered = _later(_touched(now, "S"), 14.0)
    yield _Case(topic="asked", words="asked, and no answer for 14 days", then=unanswered)
    for words, letter in _REPLIES.items():
        yield _Case(topic=words, words=words, then=_replied(now, letter))


def _amounts(now: Landmarks) -> Iterator[_Case]:
    """Yield larger and then smaller amounts, the nearest first."""
    amount, currency = float(now.amount[0]), now.currency[0]
    if not amount > 0:
        return
    for which, factors in (("above", _FACTORS), ("below", 1 / _FACTORS)):
        for factor in factors:
            rounded = float(f"{amount * factor:.2g}")
            words = f"an amount {which} {rounded:,.0f} {currency}".rstrip()
            yield _Case(topic=which, words=words, then=replace(now, amount=np.array([rounded])))


def _replied(now: Landmarks, letter: str) -> Landmarks:
    """Return what would be known had they answered the last touch just now."""
    pattern = now.touch_pattern[0]
    said = letter.upper() if pattern[-1].isupper() else letter
    return replace(
        now,
        touch_pattern=np.array([pattern[:-1] + said], dtype=object),
        unanswered=np.zeros(1),
        silence_days=np.zeros(1),
        heard=now.heard + 1,
        heard_span_days=now.age_days.copy(),
    )


def _touched(now: Landmarks, letter: str) -> Landmarks:
    """Return what would be known had we touched them just now, with no answer yet."""
    asked = letter == "S"
    return replace(
        now,
        touch_pattern=np.array([now.touch_pattern[0] + letter], dtype=object),
        touches=now.touches + 1,
        unanswered=now.unanswered + 1,
        days_since_touch=np.zeros(1),
        asks=now.asks + asked,
        days_since_asked=np.zeros(1) if asked else now.days_since_asked,
    )


def _later(now: Landmarks, days: float) -> Landmarks:
    """Return what would be known some days later, had nothing happened."""
    left = {name: getattr(now, name) - days for name in _COUNTDOWNS}
    left["days_to_wait"] = np.where(left["days_to_wait"] > 0, left["days_to_wait"], np.nan)
    return replace(
        now,
        as_of=now.as_of + int(days * 86_400_000_000),
        **{name: getattr(now, name) + days for name in _CLOCKS},
        **left,
    )


def _together(cases: list[Landmarks]) -> Landmarks:
    columns: dict[str, NDArray[np.float64]] = {
        field.name: np.concatenate([getattr(case, field.name) for case in cases])
        for field in fields(Landmarks)
    }
    return Landmarks(**columns)  # type: ignore[arg-type]  # each column keeps its own type
