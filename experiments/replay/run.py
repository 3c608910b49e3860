"""Print the quality bars of the issue for a history, each met or missed, with what was seen."""

import argparse
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np
from experiments.replay.history import ZONE, read_history
from numpy.typing import NDArray

from nextyes import odds
from nextyes.deals.instants import microseconds, start_of
from nextyes.deals.landmarks import outcomes
from nextyes.decide import Economics
from nextyes.proof import History, Plan, Replay, replay
from nextyes.proof.history import Lives, chased, follow_up_points, lives, touches_left
from nextyes.proof.metrics import log_loss
from nextyes.proof.report import CAP, LEAD_SCORE
from nextyes.proof.tables import tables
from nextyes.proof.text import report_text
from nextyes.proof.verdict import at_target, policy

ORIGINS = (date(2011, 11, 15), date(2011, 12, 1), date(2011, 12, 10))
JUDGED_FROM = date(2011, 12, 1)
SIZES = (20, 50, 100, 200, 500)


def main(argv: list[str] | None = None) -> None:
    """Run the experiment: ``python -m experiments.replay --data ../shared/data``."""
    parser = argparse.ArgumentParser(prog="python -m experiments.replay", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pipeline", default="bpic2012", help="a folder below DATA/pipelines")
    parser.add_argument("--seeds", type=int, default=10, help="of small samples, for each size")
    parser.add_argument("--full", action="store_true", help="print both reports whole")
    options = parser.parse_args(argv)
    folder = options.data / "pipelines" / options.pipeline
    if not folder.exists():
        sys.exit(f"no pipeline at {folder}: give the folder of the data with --data")
    begun = time.perf_counter()
    whole, calls = read_history(folder)
    print(f"{len(whole.points):,} decision points, {int(follow_up_points(calls).sum()):,} call points, "
          f"read in {time.perf_counter() - begun:.1f} s")  # fmt: skip
    begun = time.perf_counter()
    of_all = _replayed(whole)
    seconds = time.perf_counter() - begun
    of_calls = _replayed(calls)
    if options.full:
        print(report_text(of_all.report), "AT CALL POINTS ONLY", report_text(of_calls.report), sep="\n")
    _origins(calls)
    for name, done in (("call points", of_calls), ("all touches after the first offer", of_all)):
        print(f"\n{name.upper()}")
        _savings(done)
        _promise(done)
        _calibration(done)
    _small(calls, options.seeds)
    _bar("replay within 90 s", seconds < 90, f"{seconds:.0f} s")


def _at(day: date) -> int:
    return microseconds(start_of(day, ZONE))


def _bar(name: str, met: bool, seen: str) -> None:
    print(f"{'met ' if met else 'MISS'}  {name}: {seen}")


def _replayed(history: History) -> Replay:
    plan = Plan(train_until=_at(JUDGED_FROM), zone=ZONE)
    return replay(history, plan, economics=Economics(), rng=np.random.default_rng(1))


def _fitted(history: History, known: Lives, rows: NDArray[np.intp], at: int, seed: int) -> odds.Odds:
    deals = history.landmarks.take(rows)
    result = outcomes(deals, history.closings, at)
    left = touches_left(history, known, rows, at)
    return odds.fit(deals, result, left, rng=np.random.default_rng(seed))


def _loss(history: History, known: Lives, fitted: odds.Odds, at: int) -> tuple[float, NDArray[np.bool_]]:
    later = chased(history, known, at, history.until)
    result = later.result[later.follow_ups.life]
    closed = result > 0
    chance = odds.predict(fitted, history.landmarks.take(later.rows[closed])).win_ever
    return log_loss(chance, result[closed] == 1), result[closed] == 1


def _origins(history: History) -> None:
    known = lives(history)
    print("\nLOG-LOSS OF A WIN EVER AT CALL POINTS AFTER AN ORIGIN")
    found = []
    for day in ORIGINS:
        rows = np.flatnonzero(history.points.as_of < _at(day))
        loss, won = _loss(history, known, _fitted(history, known, rows, _at(day), 1), _at(day))
        print(f"  {day}  {loss:.4f}  ({len(won):,} points, {won.mean():.1%} won)")
        found.append(loss)
    _bar("mean log-loss at most 0.580", float(np.mean(found)) <= 0.580, f"{np.mean(found):.4f}")


def _savings(done: Replay) -> None:
    report = done.report
    for target in (0.035, 0.08):
        own = at_target(report.policies[0], target).follow_ups
        print(f"  at {target:.1%} of wins: saves {own.value:.1%} [{own.low:.1%}, {own.high:.1%}]")
        cap = at_target(policy(report, CAP), target).behind
        assert cap is not None
        _bar(
            "at least what a call cap saves",
            cap.value >= 0,
            f"{cap.value:+.1%} [{cap.low:+.1%}, {cap.high:+.1%}]",
        )
        for name in ("idle since their move", "idle since our touch", "day cap", "stage rot", LEAD_SCORE):
            lead = at_target(policy(report, name), target).behind
            assert lead is not None
            seen = f"{lead.value:+.1%} [{lead.low:+.1%}, {lead.high:+.1%}]"
            _bar(f"clearly more than {name}", lead.low > 0, seen)


def _promise(done: Replay) -> None:
    for promise in done.report.promises:
        if promise.target in (0.035, 0.08):
            seen = f"touched {promise.touched.value:.1%}, {promise.factor:.2f} of the promise"
            _bar(
                f"a limit of {promise.target:.1%} within a factor of 1.25",
                0.8 <= promise.factor <= 1.25,
                seen,
            )


def _calibration(done: Replay) -> None:
    scored = done.report.ever
    assert scored is not None
    large = [tenth for tenth in scored.tenths if tenth.deals >= 100]
    off = [tenth for tenth in large if not 0.9 <= tenth.factor <= 1.1]
    factors = ", ".join(f"{tenth.factor:.2f}" for tenth in scored.tenths)
    _bar("wins within 10 % in every tenth of 100 deals", not off, f"observed over expected {factors}")
    (table,) = (each for each in tables(done.report) if each.name == "calibration")
    print(f"  {table.note}")


def _small(history: History, seeds: int) -> None:
    """Train on a few closed deals, as if the team had only these, and judge on everything after."""
    known = lives(history)
    at = _at(JUDGED_FROM)
    past = history.closings.at < at
    deals = np.unique(history.closings.deal_id[past])
    rows = np.flatnonzero(history.points.as_of < at)
    print(f"\nTRAINED ON A FEW OF THE {len(deals):,} DEALS CLOSED BEFORE {JUDGED_FROM}")
    means = []
    worse = False
    for size in SIZES:
        losses, bases = [], []
        for seed in range(seeds):
            chosen = np.random.default_rng(seed).choice(deals, min(size, len(deals)), replace=False)
            mine = rows[np.isin(history.points.deal_id[rows].astype(str), chosen.astype(str))]
            fitted = _fitted(history, known, mine, at, seed)
            loss, won = _loss(history, known, fitted, at)
            result = outcomes(history.landmarks.take(mine), history.closings, at).result
            called = follow_up_points(history)[mine] & (result > 0)
            rate = (np.count_nonzero(result[called] == 1) + 1) / (np.count_nonzero(called) + 2)
            losses.append(loss)
            bases.append(log_loss(np.full(len(won), rate), won))
        means.append(float(np.mean(losses)))
        worse |= np.mean(losses) > np.mean(bases)
        print(
            f"  {size:4} deals  {np.mean(losses):.4f} ± {np.std(losses):.4f}  base rate {np.mean(bases):.4f}"
        )
    _bar("never worse than the base rate", not worse, "mean of the seeds at each size")
    _bar("falls with size", all(np.diff(means) < 0), ", ".join(f"{mean:.4f}" for mean in means))
