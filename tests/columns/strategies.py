"""Random small histories that hit what is hard: ties, reopened deals, edits before the opening."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from nextyes.deals import events as e
from nextyes.deals.money import Money

ZONE = ZoneInfo("Europe/Amsterdam")
START = datetime(2026, 3, 26, 23, tzinfo=UTC)  # a Monday and the change to summer time lie just ahead
INSTANTS = [START + timedelta(hours=12 * step) for step in range(15)]

_days = st.sampled_from([None, date(2026, 3, 28), date(2026, 3, 29), date(2026, 4, 2)])
_words = st.sampled_from(["", "a", "b"])
_money = st.one_of(st.none(), st.builds(Money, st.integers(0, 500), st.sampled_from(["EUR", "USD"])))
_minutes = st.one_of(st.none(), st.sampled_from([0.0, 2.5, 7.0]))
_channels = st.sampled_from(e.Channel)
_some_day = _days.filter(bool)

_own: dict[type[e.Event], dict[str, st.SearchStrategy[Any]]] = {
    e.Opened: {"organization": _words, "pipeline": _words},
    e.Assigned: {"owner": _words},
    e.Valued: {"amount": _money},
    e.Promised: {"close_on": _days},
    e.Staged: {"stage": _words},
    e.Noted: {"what": st.just("note"), "minutes": _minutes},
    e.Touched: {"channel": _channels, "minutes": _minutes},
    e.Asked: {"play": st.just("p"), "channel": _channels, "minutes": _minutes},
    e.Offered: {"by": st.sampled_from(e.Party), "amount": _money},
    e.Heard: {"channel": _channels, "minutes": _minutes},
    e.Answered: {"reading": st.sampled_from(e.Reading), "until": _days},
    e.Planned: {"on": _days, "what": _words, "by": st.sampled_from(e.Party)},
    e.Snoozed: {"until": _some_day},
    e.Won: {},
    e.Lost: {"outcome": st.one_of(st.none(), st.sampled_from(e.OutcomeClass))},
    e.CheckBackSet: {"on": _some_day},
    e.Reopened: {},
}
assert set(_own) == set(e.KINDS.values())


def _events(kind: type[e.Event]) -> st.SearchStrategy[e.Event]:
    return st.builds(
        kind,
        id=st.text("0123456789é", min_size=1, max_size=3),
        deal_id=st.sampled_from(["deal-1", "deal-2"]),
        at=st.sampled_from(INSTANTS[::3]),
        source=st.just("test"),
        **_own[kind],
    )


def _histories(kinds: list[type[e.Event]]) -> st.SearchStrategy[list[e.Event]]:
    some = st.one_of(*(_events(kind) for kind in kinds))
    return st.lists(some, max_size=30, unique_by=lambda event: event.id)


# A history is of few kinds and instants, so that events of one kind and instant meet in one deal.
histories = st.lists(st.sampled_from(list(_own)), min_size=1, max_size=4, unique=True).flatmap(_histories)
