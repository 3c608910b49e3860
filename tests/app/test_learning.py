"""Of a long past a part is learnt from: whole deals, drawn from all of it."""

from datetime import date

import numpy as np

from nextyes.app.learning import draw_deals, history
from nextyes.deals.instants import start_of, zone
from nextyes.deals.table import event_table
from nextyes.sample.told import pipeline
from nextyes.sample.world import World

ZONE = zone("Europe/Amsterdam")
UNTIL = date(2026, 3, 1)
EVENTS = event_table(
    pipeline(World(), deals=60, start=date(2025, 9, 1), until=UNTIL, rng=np.random.default_rng(5)), ZONE
)


def test_deals_are_drawn_whole_and_none_of_a_later_day() -> None:
    as_of = start_of(date(2025, 12, 1), ZONE)
    known = set(EVENTS.deal_id[EVENTS.at < as_of.timestamp() * 1e6])
    drawn, share = draw_deals(EVENTS, as_of, np.random.default_rng(1), most=20)

    chosen = set(drawn.deal_id)
    assert len(chosen) == 20
    assert chosen < known
    assert share == 20 / len(known)
    assert sorted(drawn.id) == sorted(EVENTS.id[np.isin(EVENTS.deal_id, list(chosen))])


def test_a_short_past_is_learnt_from_whole() -> None:
    as_of = start_of(UNTIL, ZONE)
    drawn, share = draw_deals(EVENTS, as_of, np.random.default_rng(1), most=60)
    assert (len(drawn), share) == (len(EVENTS), 1.0)


def test_what_is_known_of_the_deals_drawn_is_what_it_is_among_all() -> None:
    """The deals that were not drawn still count for the record of customers and pipelines."""
    as_of = start_of(UNTIL, ZONE)
    drawn, _ = draw_deals(EVENTS, as_of, np.random.default_rng(1), most=20)
    part = history(drawn, until=as_of, zone=ZONE, record=EVENTS)
    whole = history(EVENTS, until=as_of, zone=ZONE)

    rows = np.isin(whole.landmarks.deal_id, drawn.deal_id)
    assert 0 < rows.sum() < len(rows)
    for name in ("deal_id", "as_of", "segment_won", "segment_lost", "customer_won", "silence_days"):
        np.testing.assert_array_equal(
            getattr(part.landmarks, name), getattr(whole.landmarks, name)[rows], err_msg=name
        )
    assert set(part.closings.deal_id) == set(whole.closings.deal_id) & set(drawn.deal_id)
