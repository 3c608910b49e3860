"""What asking instead of dropping changes, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from nextyes.decide import Economics
from nextyes.proof.asking import Answers, asking
from nextyes.proof.curve import FollowUps

# Ten deals with two follow-ups of 6 minutes each; the two with the highest scores are won.
TEN = FollowUps(
    life=np.repeat(np.arange(10), 2),
    minutes=np.full(20, 6.0),
    won=np.array([0.0] * 8 + [1.0] * 2),
    deal=np.arange(10),
)
SCORE = np.repeat(np.arange(10), 2) / 10.0
SAME = Economics(minutes_follow_up=15.0, minutes_ask=15.0)


def test_a_buyer_who_always_answers_and_is_never_put_off_is_never_lost() -> None:
    (none, *_, risky) = asking(SCORE, TEN, 0.1, Answers(silent=0.0, hopeful=0.0), SAME)
    # All ten are asked: the eight who would not buy say so, 16 follow-ups are saved and 10 asks paid.
    assert (none.asks, none.wins_dropped, none.wins_lost) == (10, 1.0, 0.0)
    assert none.follow_ups_saved == pytest.approx(16 / 20)
    assert none.hours_saved == pytest.approx((16 - 10) * 6 / 60)
    # With a risk of 20 %, one of the two wins may be asked: 10 % of the wins are lost.
    assert (risky.eps, risky.asks, risky.wins_dropped) == (0.2, 9, 0.5)
    assert risky.wins_lost == pytest.approx(0.1)
    assert risky.follow_ups_saved == pytest.approx((16 + 2 * 0.2) / 20)


def test_a_buyer_who_never_answers_is_dropped() -> None:
    for each in asking(SCORE, TEN, 0.0, Answers(silent=1.0, hopeful=0.0), SAME):
        assert (each.asks, each.wins_lost, each.follow_ups_saved) == pytest.approx((8, 0.0, 0.8))


def test_those_who_say_yes_without_meaning_it_are_chased_on() -> None:
    (none, *_) = asking(SCORE, TEN, 0.1, Answers(silent=0.0, hopeful=0.5), SAME)
    assert none.follow_ups_saved == pytest.approx(8 / 20)


def test_a_question_that_costs_as_much_as_it_saves_frees_no_hour() -> None:
    dear = replace(SAME, minutes_ask=2 * SAME.minutes_follow_up)
    for each in asking(SCORE, TEN, 0.1, Answers(silent=0.2, hopeful=0.2), dear):
        assert each.hours_saved < 0


def test_nothing_to_ask_asks_nothing() -> None:
    nothing = FollowUps(
        life=np.zeros(0, np.int64), minutes=np.zeros(0), won=np.zeros(0), deal=np.zeros(0, np.int64)
    )
    for each in asking(np.zeros(0), nothing, 0.035, Answers(silent=0.3, hopeful=0.1), SAME):
        assert (each.asks, each.hours_saved) == (0, 0.0)
