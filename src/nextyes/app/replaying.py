"""Replay: would the advice have been right on one's own past?"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from nextyes.app.learning import history
from nextyes.deals.events import RANKS, Asked, Touched
from nextyes.deals.instants import day_of, instant, microseconds, start_of
from nextyes.deals.table import EventTable, event_table
from nextyes.decide import Economics
from nextyes.outside.files import Problem, ReadOptions, read_pipeline
from nextyes.proof import Plan, Replay, replay
from nextyes.store.columns import write_parquet

Progress = Callable[[float, str], None]

_LEARNT_FROM = 0.75  # of the touches, where no day is given


def events_of_files(path: Path, options: ReadOptions) -> tuple[EventTable, tuple[Problem, ...]]:
    """Return the events of a pipeline in files, and what is wrong with the files; nothing is kept.

    Raises:
        PipelineError: If nothing of it can be read.
    """
    pipeline = read_pipeline(path, options)
    return event_table(pipeline.events(), options.zone), pipeline.problems


def usual_start(events: EventTable, zone: ZoneInfo) -> datetime:
    """Return the start of the day by which three quarters of our touches had been made.

    Raises:
        ValueError: If there are no touches.
    """
    touches = events.at[np.isin(events.kind, [RANKS[Touched.kind], RANKS[Asked.kind]])]
    if not len(touches):
        raise ValueError("there are no calls, e-mails or meetings of ours, so nothing can be replayed")
    at = int(np.quantile(touches, _LEARNT_FROM))
    return start_of(day_of(instant(at), zone), zone)


def replay_events(
    events: EventTable, plan: Plan, economics: Economics, *, seed: int, progress: Progress
) -> Replay:
    """Decide a past again from an instant on, with what was known then and nothing else.

    Args:
        events: All that happened.
        plan: From when on, and how.
        economics: What the team earns and spends.
        seed: The same seed gives the same replay.
        progress: Called with the share done, 0 to 1, and what is being done.

    Raises:
        ValueError: If the past is too short to learn from it and to judge.
    """
    if not len(events):
        raise ValueError("there are no events, so nothing can be replayed")
    progress(0.0, "looking back at every decision")
    past = history(events, until=instant(int(events.at.max()) + 1), zone=plan.zone)
    return replay(past, plan, economics=economics, rng=np.random.default_rng(seed), progress=progress)


def write_decisions(done: Replay, file: Path) -> None:
    """Write every decision to a Parquet file, whole or not at all."""
    write_parquet(done.rows.columns(), file)


def plan_of(train_until: datetime, zone: ZoneInfo, *, horizon_days: float = 30.0, refit: bool = True) -> Plan:
    """Return the plan of a replay that judges what is decided from an instant on."""
    return Plan(
        train_until=microseconds(train_until),
        zone=zone,
        refit="month" if refit else "never",
        horizon_days=horizon_days,
    )
