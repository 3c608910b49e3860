"""Who is to be come back to is what the fold of each deal says, found without folding them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from nextyes.app.check_backs import check_backs
from nextyes.deals import events as e
from nextyes.deals.fold import Status, fold
from nextyes.deals.instants import start_of
from nextyes.deals.table import event_table

ZONE = ZoneInfo("Europe/Amsterdam")
AT = datetime(2026, 3, 2, tzinfo=UTC)
TODAY = date(2026, 6, 1)
KINDS: dict[type[e.Event], st.SearchStrategy[dict[str, object]]] = {
    e.Assigned: st.fixed_dictionaries({"owner": st.sampled_from(["Alice", "Bob", ""])}),
    e.CheckBackSet: st.fixed_dictionaries(
        {"on": st.sampled_from([TODAY + timedelta(n) for n in (-9, 0, 1)])}
    ),
    e.Lost: st.just({}),
    e.Reopened: st.just({}),
    e.Won: st.just({}),
    e.Opened: st.just({}),
}


@st.composite
def some_event(draw: st.DrawFn) -> e.Event:
    """Few deals and instants, so that they meet."""
    kind = draw(st.sampled_from(list(KINDS)))
    header = {
        "id": draw(st.text("ab1", min_size=1, max_size=4)),
        "deal_id": draw(st.sampled_from(["acme", "Bolt"])),
        "at": AT + timedelta(hours=draw(st.integers(0, 3))),
        "source": "crm",
    }
    return kind(**header, **draw(KINDS[kind]))  # type: ignore[arg-type]


@given(
    events=st.lists(some_event(), max_size=20, unique_by=lambda event: event.id),
    owner=st.sampled_from([None, "Alice", ""]),
)
def test_they_are_the_lost_deals_whose_day_has_come(events: list[e.Event], owner: str | None) -> None:
    due = [
        (deal.check_back_on, deal.id)
        for deal in fold(events).values()
        if deal.status is Status.LOST
        and deal.check_back_on is not None
        and deal.check_back_on <= TODAY
        and owner in (None, deal.owner)
    ]
    found = check_backs(event_table(events, ZONE), start_of(TODAY, ZONE), owner=owner)
    assert found == [deal_id for _, deal_id in sorted(due, reverse=True)]
