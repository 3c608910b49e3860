"""Compare ways of learning the odds, forward in time: ``python -m experiments.replay.models``.

Each model learns from what was known before an origin and is judged by log-loss on the call points from
that origin on: those that chase an offer, and all calls after the first offer. Peers are scikit-learn's
logistic regression on four inputs and its histogram booster, which know closed deals only.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from experiments.replay.history import ZONE, read_history
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nextyes import odds
from nextyes.deals.instants import microseconds, start_of
from nextyes.deals.landmarks import Landmarks, Number, Outcomes, outcomes
from nextyes.proof import History
from nextyes.proof.history import lives, touches_left
from nextyes.proof.metrics import log_loss

Rows = NDArray[np.intp]
Learner = Callable[[Landmarks, Outcomes, Number], Callable[[Landmarks], Number]]


def main(argv: Sequence[str] | None = None) -> None:
    """Print log-loss and expected over observed wins of every model, averaged over the origins."""
    parser = argparse.ArgumentParser(prog="python -m experiments.replay.models", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pipeline", default="bpic2012", help="a folder below DATA/pipelines")
    parser.add_argument("--origins", nargs="+", type=date.fromisoformat,
                        default=[date(2011, 11, 15), date(2011, 12, 1), date(2011, 12, 10)])  # fmt: skip
    options = parser.parse_args(argv)
    past, chasing = read_history(options.data / "pipelines" / options.pipeline)
    judged = {
        "chasing calls": np.asarray(chasing.counted, dtype=np.bool_),
        "touches after the first offer": (past.landmarks.offers > 0) & ~past.points.weekly,
        "every decision point": np.ones(len(past.points), dtype=bool),
    }
    print(" " * 44 + "".join(f"{name:>32}" for name in judged))
    print(f"{'learnt by':28}{'from':16}" + f"{'log-loss':>23}{'exp/obs':>9}" * len(judged) + f"{'s':>7}")
    for name, (learner, kept) in _models(past, chasing).items():
        begun = time.process_time()
        seen = np.array([_judge(past, learner, kept, judged, day) for day in options.origins]).mean(axis=0)
        cells = "".join(f"{loss:23.4f}{ratio:9.3f}" for loss, ratio in seen)
        took = (time.process_time() - begun) / len(options.origins)
        print(f"{name:44}{cells}{took:7.1f}", flush=True)


Kept = Callable[[Rows, Outcomes], NDArray[np.bool_]]


def _models(past: History, chasing: History) -> dict[str, tuple[Learner, Kept]]:
    touches, calls = ~past.points.weekly, np.asarray(chasing.counted, dtype=np.bool_)

    def everything(rows: Rows, _: Outcomes) -> NDArray[np.bool_]:
        return np.ones(len(rows), dtype=bool)

    def closed_calls(rows: Rows, result: Outcomes) -> NDArray[np.bool_]:
        return calls[rows] & (result.result > 0)

    booster = HistGradientBoostingClassifier
    slow = booster(max_depth=3, learning_rate=0.05, max_iter=80, min_samples_leaf=100, l2_regularization=10)
    return {
        "base rate                   closed calls": (_base_rate, closed_calls),
        "logit, four inputs          closed calls": (_logit, closed_calls),
        "booster, untuned            closed calls": (_booster(booster()), closed_calls),
        "booster, regularised        closed calls": (_booster(slow), closed_calls),
        "spline alone                every point": (_ours("spline alone"), everything),
        "odds                        every point": (_ours("odds"), everything),
        "odds                        every touch": (_ours("odds"), lambda rows, _: touches[rows]),
        "odds                        chasing calls": (_ours("odds"), lambda rows, _: calls[rows]),
        "odds                        closed calls": (_ours("odds"), closed_calls),
        "odds, closed deals only     every point": (_ours("odds"), lambda _, result: result.result > 0),
    }


def _judge(
    past: History, learner: Learner, kept: Kept, judged: dict[str, NDArray[np.bool_]], day: date
) -> list[tuple[float, float]]:
    origin = microseconds(start_of(day, ZONE))
    rows = np.flatnonzero(past.points.as_of < origin)
    result = outcomes(past.landmarks.take(rows), past.closings, origin)
    left = touches_left(past, lives(past), rows, origin)
    keep = kept(rows, result)
    model = learner(
        past.landmarks.take(rows[keep]),
        replace(result, result=result.result[keep], days=result.days[keep]),
        left[keep],
    )
    out = []
    end = int(past.closings.at.max()) + 1
    for mask in judged.values():
        later = past.landmarks.take(np.flatnonzero(mask & (past.points.as_of >= origin)))
        came = outcomes(later, past.closings, end).result
        later, won = later.take(came > 0), came[came > 0] == 1
        chance = np.clip(model(later), 1e-6, 1.0 - 1e-6)
        out.append((log_loss(chance, won), float(chance.mean() / won.mean())))
    return out


def _ours(name: str) -> Learner:
    def learn(landmarks: Landmarks, result: Outcomes, left: Number) -> Callable[[Landmarks], Number]:
        fitted = odds.MODELS[name](landmarks, result, left, rng=np.random.default_rng(0))
        return lambda later: odds.predict(fitted, later).win_ever

    return learn


def _base_rate(_: Landmarks, result: Outcomes, __: Number) -> Callable[[Landmarks], Number]:
    share = float((result.result == 1).mean())
    return lambda later: np.full(len(later), share)


def _inputs(at: Landmarks) -> Number:
    """Four inputs, in logarithms: age of the offer, silence, touches, days since the last offer; then six."""
    columns = (
        at.offer_age_days, at.silence_days, at.touches, at.days_since_offer, at.unanswered, at.heard,
        at.offers, at.days_since_touch, at.amount, at.age_days,
    )  # fmt: skip
    return np.log1p(np.maximum(np.column_stack(columns), 0.0))


def _logit(at: Landmarks, result: Outcomes, _: Number) -> Callable[[Landmarks], Number]:
    def four(landmarks: Landmarks) -> Number:
        return np.nan_to_num(_inputs(landmarks)[:, :4])

    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(four(at), result.result == 1)
    return lambda later: np.asarray(model.predict_proba(four(later))[:, 1])


def _booster(model: HistGradientBoostingClassifier) -> Learner:
    def learn(at: Landmarks, result: Outcomes, _: Number) -> Callable[[Landmarks], Number]:
        model.fit(_inputs(at), result.result == 1)
        return lambda later: np.asarray(model.predict_proba(_inputs(later))[:, 1])

    return learn


if __name__ == "__main__":
    main()
