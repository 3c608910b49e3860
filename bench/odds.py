"""Odds: fit and score up to a million landmarks, beside lifelines' Cox and scikit-survival's forest.

Made-up landmarks, ten for each deal, a fifth of the deals open. Each run is a process of its own on two
threads. The peers see the same inputs, days and wins at the sizes that they can bear; they are no
dependency of ours: ``pip install lifelines scikit-survival`` first, or their rows are left out.
"""

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nextyes import odds
from nextyes.deals.instants import MICROSECONDS_A_DAY
from nextyes.deals.landmarks import Landmarks, Outcomes
from nextyes.odds.inputs import numbers, usual

ROWS_A_DEAL = 10
OURS, COX, FOREST = "nextyes", "lifelines Cox", "scikit-survival forest"
SIZES = {OURS: (10_000, 100_000, 1_000_000), COX: (10_000, 100_000), FOREST: (2_000, 5_000)}
PACKAGES = {OURS: "numpy", COX: "lifelines", FOREST: "sksurv"}


def main(argv: list[str]) -> None:
    """Run every size of every model, or one with ``--only MODEL ROWS`` and print it as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench odds", description=__doc__)
    parser.add_argument("--only", nargs=2, metavar=("MODEL", "ROWS"))
    options = parser.parse_args(argv)
    if options.only:
        print(json.dumps(_run(options.only[0], int(options.only[1]))))
        return
    print(f"{'model':24}{'rows':>11}{'fit s':>9}{'score s':>9}{'CPU s':>8}{'MB':>7}{'rows/s':>11}")
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "2")
    for model, sizes in SIZES.items():
        if importlib.util.find_spec(PACKAGES[model]) is None:
            print(f"{model:24} not installed")
            continue
        for rows in sizes:
            command = [sys.executable, "-m", "bench", "odds", "--only", model, str(rows)]
            done = subprocess.run(
                command, capture_output=True, text=True, check=True, env=os.environ | threads
            )
            seen = json.loads(done.stdout.splitlines()[-1])
            speed = rows / (seen["fit"] + seen["score"])
            print(f"{model:24}{rows:11,}{seen['fit']:9.1f}{seen['score']:9.1f}{seen['cpu']:8.1f}"
                  f"{seen['mb']:7,.0f}{speed:11,.0f}", flush=True)  # fmt: skip


def _run(model: str, rows: int) -> dict[str, float]:
    landmarks, outcomes, left = _history(rows, np.random.default_rng(1))
    runs: dict[str, Callable[[], tuple[float, float]]] = {
        OURS: lambda: _ours(landmarks, outcomes, left),
        COX: lambda: _cox(landmarks, outcomes),
        FOREST: lambda: _forest(landmarks, outcomes),
    }
    before = time.process_time()
    fit, score = runs[model]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"fit": fit, "score": score, "cpu": time.process_time() - before, "mb": peak}


def _history(rows: int, rng: np.random.Generator) -> tuple[Landmarks, Outcomes, NDArray[np.float64]]:
    deal = np.arange(rows) // ROWS_A_DEAL
    step = (np.arange(rows) % ROWS_A_DEAL).astype(float)
    columns: dict[str, Any] = {}
    for name, kind in Landmarks.__annotations__.items():
        text = "object" in str(kind)
        columns[name] = np.full(rows, "", dtype=object) if text else np.zeros(rows)
    age = step * 3.0 + rng.exponential(2.0, rows)
    heard = rng.poisson(1.0, rows).astype(float)
    silence = age * np.where(heard > 0, rng.random(rows), 1.0)
    offered = step > 2
    score = 0.5 - 0.6 * np.log1p(silence) + 0.8 * (heard > 0) + rng.normal(size=rows // ROWS_A_DEAL + 1)[deal]
    won = rng.random(rows // ROWS_A_DEAL + 1)[deal] < 1.0 / (1.0 + np.exp(-score))
    open_now = rng.random(rows // ROWS_A_DEAL + 1)[deal] < 0.2
    columns |= {
        "deal_id": np.char.add("deal-", deal.astype(str)).astype(object),
        "as_of": (age * MICROSECONDS_A_DAY).astype(np.int64),
        "age_days": age,
        "touches": step + 1.0,
        "unanswered": np.where(heard > 0, 1.0, step + 1.0),
        "days_since_touch": rng.exponential(3.0, rows),
        "heard": heard,
        "silence_days": silence,
        "heard_span_days": age - silence,
        "offers": offered.astype(float),
        "offer_age_days": np.where(offered, age / 2.0, np.nan),
        "days_since_offer": np.where(offered, age / 3.0, np.nan),
        "amount": rng.lognormal(9.0, 1.0, rows),
        "days_to_promise": np.where(rng.random(rows) < 0.5, rng.normal(10.0, 20.0, rows), np.nan),
    }
    outcomes = Outcomes(
        result=np.where(open_now, 0, np.where(won, 1, 2)).astype(np.int8),
        days=rng.exponential(20.0, rows) + 0.01,
    )
    return Landmarks(**columns), outcomes, rng.poisson(3.0, rows).astype(float)


def _ours(landmarks: Landmarks, outcomes: Outcomes, left: NDArray[np.float64]) -> tuple[float, float]:
    begun = time.perf_counter()
    fitted = odds.fit(landmarks, outcomes, left, rng=np.random.default_rng(0))
    learnt = time.perf_counter()
    odds.predict(fitted, landmarks)
    return learnt - begun, time.perf_counter() - learnt


def _matrix(landmarks: Landmarks) -> NDArray[np.float64]:
    x = np.nan_to_num(numbers(landmarks, usual(landmarks)))
    return x[:, x.std(axis=0) > 0]


def _cox(landmarks: Landmarks, outcomes: Outcomes) -> tuple[float, float]:
    pandas, lifelines = import_module("pandas"), import_module("lifelines")
    table = pandas.DataFrame(_matrix(landmarks)).add_prefix("x")
    seen = table.assign(days=outcomes.days, won=outcomes.result == 1)
    begun = time.perf_counter()
    model = lifelines.CoxPHFitter(penalizer=0.01).fit(seen, "days", "won")
    learnt = time.perf_counter()
    model.predict_survival_function(table, times=[30.0])
    return learnt - begun, time.perf_counter() - learnt


def _forest(landmarks: Landmarks, outcomes: Outcomes) -> tuple[float, float]:
    ensemble, util = import_module("sksurv.ensemble"), import_module("sksurv.util")
    x = _matrix(landmarks)
    seen = util.Surv.from_arrays(outcomes.result == 1, outcomes.days.round(1))
    begun = time.perf_counter()
    model = ensemble.RandomSurvivalForest(
        n_estimators=100, min_samples_leaf=15, n_jobs=2, random_state=0
    ).fit(x, seen)
    learnt = time.perf_counter()
    model.predict(x)
    return learnt - begun, time.perf_counter() - learnt
