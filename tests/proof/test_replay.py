"""Replay: what was decided at an instant hangs on nothing that came at or after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from tests.proof.logs import ZONE, day, history_of, instants, team_log, with_another_future

from nextyes.deals.instants import instant, microseconds
from nextyes.deals.landmarks import landmarks, outcomes
from nextyes.decide import ADVICE, Economics
from nextyes.proof import Decisions, History, Plan, Replay, lead_score, replay
from nextyes.proof.history import lives
from nextyes.proof.learnt import decide, learn
from nextyes.proof.replay import refit_instants

LOG = team_log(90, seed=5)
PAST = history_of(LOG)
TRAIN_UNTIL = day("2026-03-10")
CUT = instant(day("2026-04-20"))
PLAN = Plan(train_until=TRAIN_UNTIL, zone=ZONE, draws=20)


def replayed(history: History, plan: Plan = PLAN) -> Replay:
    return replay(history, plan, economics=Economics(), rng=np.random.default_rng(0))


@pytest.fixture(scope="module")
def full() -> Replay:
    return replayed(PAST)


def before(rows: Decisions, cut: datetime) -> dict[tuple[str, int, str], tuple[object, ...]]:
    """Return the rows before an instant by deal, instant and kind of point."""
    named = rows.columns() | {"as_of": rows.as_of}
    names = [name for name in named if name not in {"deal_id", "as_of", "point"}]
    return {
        (rows.deal_id[row], int(rows.as_of[row]), rows.point[row]): tuple(named[name][row] for name in names)
        for row in np.flatnonzero(rows.as_of < microseconds(cut))
    }


@pytest.mark.slow
def test_cutting_the_log_off_changes_nothing_before_the_cut(full: Replay) -> None:
    cut = replayed(history_of(LOG, until=CUT))
    assert len(before(full.rows, CUT)) > 150
    assert before(cut.rows, CUT) == before(full.rows, CUT)


@pytest.mark.slow
def test_another_future_changes_nothing_before_it(full: Replay) -> None:
    other = replayed(history_of(with_another_future(LOG, CUT)))
    assert before(other.rows, CUT) == before(full.rows, CUT)
    assert (other.report.span.won, other.report.span.lost) != (full.report.span.won, full.report.span.lost)


def next_stage(history: History) -> History:
    """Give each point the stage that its deal has at the next point."""
    deal, stage = history.points.deal_id, history.landmarks.stage.copy()
    same = deal[1:] == deal[:-1]
    stage[:-1][same] = history.landmarks.stage[1:][same]
    return replace(history, landmarks=replace(history.landmarks, stage=stage))


def final_amount(history: History) -> History:
    """Give each point what its deal was worth in the end: nothing where it was lost."""
    won = set(history.closings.deal_id[history.closings.won])
    amount = np.array([1e6 if deal in won else 1.0 for deal in history.points.deal_id])
    return replace(history, landmarks=replace(history.landmarks, amount=amount))


def last_state_before_the_end(history: History) -> History:
    """Keep only the last point of each deal: a landmark that is defined by the end."""
    deal = history.points.deal_id
    last = np.append(deal[1:] != deal[:-1], True)
    points = {name: getattr(history.points, name)[last] for name in history.points.__slots__}
    return replace(history, points=type(history.points)(**points), landmarks=history.landmarks.take(last))


@pytest.mark.slow
@pytest.mark.parametrize("leak", [next_stage, final_amount, last_state_before_the_end])
def test_planted_leaks_are_caught(leak: Callable[[History], History]) -> None:
    """The same comparison on histories with a leak in them sees every one of them."""
    plan = replace(PLAN, refit="never")
    assert seen(leak(PAST), plan) != seen(leak(history_of(LOG, until=CUT)), plan)
    assert seen(PAST, plan) == seen(history_of(LOG, until=CUT), plan)


def seen(history: History, plan: Plan) -> dict[tuple[str, int, bool], tuple[float, ...]]:
    """Return all that is said at the points before the cut, the lead score that uses stages included."""
    learnt = learn(history, lives(history), plan.train_until, Economics(), np.random.default_rng(0))
    points = history.points
    rows = np.flatnonzero((points.as_of >= plan.train_until) & (points.as_of < microseconds(CUT)))
    said = decide(learnt, history.landmarks.take(rows), Economics(), plan.horizon_days)
    then = history.landmarks.take(rows)
    known = history.landmarks.take(points.as_of < plan.train_until)
    peer = lead_score.fit(known, outcomes(known, history.closings, plan.train_until))
    columns = (
        said.p_win_ever, said.p_win, said.hours_left, said.value_of_ask, lead_score.score(peer, then),
    )  # fmt: skip
    return {
        (points.deal_id[row], int(points.as_of[row]), bool(points.weekly[row])): tuple(
            float(column[at]) for column in columns
        )
        for at, row in enumerate(rows.tolist())
    }


def test_landmarks_of_the_columns_are_those_of_the_fold() -> None:
    """The replay's columns and the plain spelling agree on this log, at a sample of points."""
    chosen = np.random.default_rng(1).choice(len(PAST.points), 12, replace=False)
    when = instants(PAST)
    plain = landmarks(LOG, [(PAST.points.deal_id[row], when[row]) for row in chosen], ZONE)
    known = PAST.landmarks.take(chosen)
    for name in ("touches", "silence_days", "offers", "amount", "segment_won"):
        np.testing.assert_allclose(getattr(known, name), getattr(plain, name))


def test_rows_are_the_decision_points_from_the_day_on(full: Replay) -> None:
    rows = full.rows
    judged = PAST.points.as_of >= TRAIN_UNTIL
    assert rows.as_of.tolist() == PAST.points.as_of[judged].tolist()
    assert rows.touch_number.tolist() == PAST.points.touch_number[judged].tolist()
    assert set(rows.point) == {"touch", "week"}
    np.testing.assert_allclose(rows.p_win + rows.p_lost + rows.p_open, 1.0)
    assert (rows.p_win <= rows.p_win_ever + 1e-9).all()
    assert (rows.hours_left >= 0).all()
    assert set(rows.advice) <= set(ADVICE)
    assert list(rows.columns()) == [
        "deal_id", "as_of", "point", "touch_number", "p_win", "p_lost", "p_open", "p_win_ever", "hours_left",
        "price_of_hour", "value_of_ask", "advice",
    ]  # fmt: skip
    assert rows.columns()["as_of"].dtype == "datetime64[us]"


@pytest.mark.slow
def test_the_same_generator_gives_the_same_replay(full: Replay) -> None:
    again = replayed(PAST)
    assert before(again.rows, instant(PAST.until)) == before(full.rows, instant(PAST.until))
    assert again.report.promises == full.report.promises


def test_progress_goes_from_nothing_to_done() -> None:
    told: list[tuple[float, str]] = []
    replay(
        PAST,
        replace(PLAN, draws=2, refit="never"),
        economics=Economics(),
        rng=np.random.default_rng(0),
        progress=lambda share, what: told.append((share, what)),
    )
    assert [share for share, _ in told] == [0.0, 0.9, 1.0]
    assert told[0][1] == "learning from what was known on 2026-03-10"


def test_a_day_outside_the_log_is_refused_with_the_days_of_the_log() -> None:
    with pytest.raises(ValueError, match=r"from 2026-01-\d\d to 2026-\d\d-\d\d: 2031-01-01 leaves nothing"):
        replayed(PAST, replace(PLAN, train_until=day("2031-01-01")))


def test_models_are_learnt_anew_on_the_first_of_each_month_and_then_each_quarter() -> None:
    cuts = refit_instants(Plan(train_until=day("2026-03-10"), zone=ZONE), day("2028-01-01"))
    days = [instant(at).astimezone(ZONE).date().isoformat() for at in cuts]
    assert days[:3] == ["2026-03-10", "2026-04-01", "2026-05-01"]
    assert days[-4:] == ["2027-03-01", "2027-06-01", "2027-09-01", "2027-12-01"]
    # What comes later changes nothing of the earlier refits.
    assert refit_instants(Plan(train_until=day("2026-03-10"), zone=ZONE), day("2026-06-15")) == cuts[:4]
    never = Plan(train_until=day("2026-03-10"), refit="never")
    assert refit_instants(never, microseconds(datetime(2028, 1, 1, tzinfo=UTC))) == [never.train_until]
