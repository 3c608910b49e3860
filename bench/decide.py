"""What each action is worth for a million deals, beside a look-ahead over every history of a few touches.

The look-ahead is what one would write first: try each action, each thing that may be seen, and so on for
four touches. The program looks 60 touches ahead. Times are processor seconds, the least of three runs; set
``OMP_NUM_THREADS=1`` to have them of one thread.
"""

import argparse
import resource
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from tests.decide.test_advice import queue
from tests.decide.worlds import best_by_enumeration

from nextyes.decide import Economics, action, advise, solve
from nextyes.odds import Forecast
from nextyes.odds.intent import belief, prior_intent


def main(argv: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench decide", description=__doc__)
    parser.add_argument("--deals", type=int, default=1_000_000)
    parser.add_argument("--looked-ahead", type=int, default=500, help="deals that the look-ahead gets")
    options = parser.parse_args(argv)
    rng = np.random.default_rng(1)
    intent, economics = prior_intent(), Economics(capacity_hours=options.deals / 100)
    values = rng.lognormal(9.0, 1.0, options.deals)
    program = solve(intent, economics, values)
    few = queue(rng, min(options.deals, 20_000))
    rows = rng.integers(0, len(few), options.deals)
    deals = replace(few.take(rows), amount=values)
    now = belief(intent, deals.touch_pattern)
    chance = rng.uniform(0.05, 0.8, options.deals)
    odds = Forecast(
        win=chance, lost=1 - chance, open=0 * chance, win_ever=chance, win_low=chance, win_high=chance,
        touches_left=np.full(options.deals, 3.0),
    )  # fmt: skip

    solving = _least(lambda: solve(intent, economics, values))
    valuing = _least(lambda: action(program, now, values))
    advising = _least(lambda: advise(program, deals, odds, now, economics))
    looked = options.looked_ahead
    ahead = _least(lambda: best_by_enumeration(intent, economics, now[:looked], 0.03, touches=4))

    def told(what: str, count: int, seconds: float) -> None:
        print(f"{what:24} {count:>10,} deals {seconds:8.2f} s {count / seconds:14,.0f} deals/s")

    told("value of every action", options.deals, valuing)
    told("advice with rails", options.deals, advising)
    told("look-ahead, 4 touches", looked, ahead)
    print(f"the program values {options.deals / valuing * ahead / looked:,.0f} times as many deals a second")
    print(f"solved in {solving:.2f} s; most memory held {_gigabytes():.1f} GB")


def _gigabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _least(run: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return min(times)
