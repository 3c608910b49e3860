"""What the pages show at once is what `today` works out from all events, before and after any write."""

import itertools
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import psycopg
import pytest

from nextyes import app
from nextyes.app import board
from nextyes.app.queue import QUEUE, QueueRow
from nextyes.deals import events as e
from nextyes.deals.events import Event
from nextyes.deals.fold import Deal, Status, fold
from nextyes.deals.instants import MICROSECOND
from nextyes.deals.money import Money
from nextyes.sample.told import pipeline as told
from nextyes.sample.world import World
from nextyes.store import Batch, Ledger, open_ledger
from nextyes.store.standing import Filter

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
EVENTS = list(told(World(), deals=260, start=date(2025, 8, 1), until=DAY, rng=np.random.default_rng(3)))
EVERYTHING = 10_000


def act(name: str, what: str = "ask") -> Batch:
    return Batch(id=name, at=NOW, actor="Alice", what=what)


@pytest.fixture(scope="module")
def what_was_learnt() -> object:
    """What is learnt of the pipeline by the day looked at: once, for it takes seconds."""
    with closing(open_ledger(":memory:")) as ledger:
        app.change_setting(ledger, "zone", "Europe/Amsterdam")
        ledger.import_batch(EVENTS, batch=act("import", "import"))
        app.relearn(ledger, NOW)
        return ledger.setting("learnt")


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def judged(
    request: pytest.FixtureRequest, what_was_learnt: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], str]]:
    """Makes copies of a made-up pipeline of 260 deals, judged: the addresses of their ledgers."""
    folder, number = tmp_path_factory.mktemp("judged"), itertools.count()
    if request.param == "sqlite":
        url = str(folder / "judged.db")
    else:
        server = request.getfixturevalue("postgres_server")
        admin = psycopg.connect(f"postgresql://nextyes@/postgres?host={server}", autocommit=True)
        admin.execute("CREATE DATABASE judged")
        url = f"postgresql://nextyes@/judged?host={server}"

    def copy() -> str:
        name = f"judged_{next(number)}"
        if request.param == "sqlite":
            return str(shutil.copy(url, folder / name))
        admin.execute(f"CREATE DATABASE {name} TEMPLATE judged STRATEGY file_copy")
        return url.replace("/judged?", f"/{name}?")

    with closing(open_ledger(url)) as ledger:
        app.change_setting(ledger, "zone", "Europe/Amsterdam")
        ledger.import_batch(EVENTS, batch=act("import", "import"))
        ledger.put_setting("learnt", what_was_learnt)
        assert board.bring_up(ledger, NOW)
    yield copy
    if request.param == "postgres":
        for name in ("judged", *(f"judged_{each}" for each in range(next(number)))):
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        admin.close()


@pytest.fixture
def url(judged: Callable[[], str]) -> str:
    """The address of a ledger of its own with the made-up pipeline, judged."""
    return judged()


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with closing(open_ledger(url)) as ledger:
        yield ledger


def whole_queue(ledger: Ledger, now: datetime = NOW, owner: str | None = None) -> board.Queue:
    return board.queue(ledger, now, owner=owner, limit=EVERYTHING)


def same_rows(found: tuple[QueueRow, ...], expected: tuple[QueueRow, ...]) -> None:
    """Rows say the same, but for the order of those that are equally urgent."""
    assert [row.advice for row in found] == [row.advice for row in expected]
    there = {row.deal.id: row for row in expected}
    assert sorted(row.deal.id for row in found) == sorted(there)
    for row in found:
        plain = there[row.deal.id]
        assert row.deal == plain.deal
        assert (row.advice, row.unanswered, row.not_asked) == (
            plain.advice,
            plain.unanswered,
            plain.not_asked,
        )
        for name in ("silence_days", "value_of_asking", "hours_of_asking", "hours_at_stake", "chance", "low"):
            assert getattr(row, name) == pytest.approx(getattr(plain, name), nan_ok=True, abs=1e-6), name
        if plain.reasons:
            assert row.reasons
            assert [each.words for each in row.reasons.up] == [each.words for each in plain.reasons.up]
            assert row.reasons.score == pytest.approx(plain.reasons.score)


@pytest.mark.parametrize("owner", [None, "someone"])
def test_the_queue_is_that_of_the_events(ledger: Ledger, owner: str | None) -> None:
    name = owner and EVENTS_OWNERS[0]
    found, plain = whole_queue(ledger, owner=name), app.today(ledger, NOW + MICROSECOND, owner=name)
    assert len(plain.rows) > 10
    same_rows(found.rows, plain.rows)
    assert found.counts == plain.counts
    assert found.open_deals == plain.open_deals
    assert found.owners == plain.owners
    assert found.said
    assert (found.said.price_of_hour, found.said.currency) == (plain.price_of_hour, plain.currency)
    assert (found.said.basis, found.said.closed_deals) == (plain.basis.value, plain.closed_deals)
    assert found.judged_at == NOW + MICROSECOND
    assert not found.due
    assert not found.unjudged


EVENTS_OWNERS = sorted({event.owner for event in EVENTS if isinstance(event, e.Assigned)})


def test_the_most_urgent_come_first(ledger: Ledger) -> None:
    plain = app.today(ledger, NOW + MICROSECOND)
    asked = [row.deal.id for row in whole_queue(ledger).rows if row.advice == "ask"]
    assert asked == [row.deal.id for row in plain.rows if row.advice == "ask"]


@pytest.mark.parametrize("size", [1, 7])
def test_pages_together_are_the_queue(ledger: Ledger, size: int) -> None:
    rows: list[QueueRow] = []
    after, pages = "", 0
    while after or not pages:
        page = board.queue(ledger, NOW, limit=size, after=after)
        assert len(page.rows) <= size
        rows += page.rows
        after, pages = page.next, pages + 1
    assert rows == list(whole_queue(ledger).rows)


def test_counts_are_those_of_the_lists_they_open(ledger: Ledger) -> None:
    for owner in (None, *EVENTS_OWNERS[:3]):
        for advice, count in whole_queue(ledger, owner=owner).counts.items():
            listed = board.queue(ledger, NOW, owner=owner, advice=advice, limit=EVERYTHING).rows
            assert len(listed) == count, advice
            assert {row.advice for row in listed} <= {advice}


def test_what_is_not_to_be_asked_is_told_why(ledger: Ledger) -> None:
    found, rest = board.not_these(ledger, NOW, limit=EVERYTHING)
    assert rest == ""
    assert len(found) == whole_queue(ledger).not_asked > 0
    assert all(row.not_asked for row in found)
    assert not {row.advice for row in found} & set(board.ASKS)
    pages: list[QueueRow] = []
    after = "begin"
    while after:
        rows, after = board.not_these(ledger, NOW, limit=9, after="" if after == "begin" else after)
        pages += rows
    assert pages == list(found)


# --- writes ----------------------------------------------------------------------------------------------


def touched(deal: Deal, number: int, at: datetime = NOW) -> Event:
    return e.Touched(
        id=f"new {number}", deal_id=deal.id, at=at, source="page", channel=e.Channel.CALL, minutes=5.0
    )


WRITES: dict[str, Callable[[Deal, datetime], list[Event]]] = {
    "touched": lambda deal, at: [touched(deal, 1, at)],
    "won": lambda deal, at: [e.Won(id="n", deal_id=deal.id, at=at, source="page")],
    "lost, not now": lambda deal, at: [
        e.Lost(id="n", deal_id=deal.id, at=at, source="page", outcome=e.OutcomeClass.NOT_NOW),
        e.CheckBackSet(id="m", deal_id=deal.id, at=at, source="page", on=DAY),
    ],
    "snoozed": lambda deal, at: [
        e.Snoozed(id="n", deal_id=deal.id, at=at, source="page", until=DAY + timedelta(days=9))
    ],
    "asked": lambda deal, at: [
        e.Asked(id="n", deal_id=deal.id, at=at, source="page", play="p", channel=e.Channel.CALL)
    ],
    "another owner": lambda deal, at: [
        e.Assigned(id="n", deal_id=deal.id, at=at, source="page", owner="Zoë")
    ],
}


@pytest.mark.parametrize("what", WRITES)
def test_a_write_is_in_the_queue_at_once(ledger: Ledger, what: str) -> None:
    """The deal itself is judged anew as if all were, and the others stay as they were judged."""
    before = {row.deal.id: row for row in whole_queue(ledger).rows}
    deal = next(row.deal for row in before.values() if row.advice == "ask")
    ledger.append(WRITES[what](deal, NOW), batch=act("write"))

    rows = whole_queue(ledger).rows
    plain = {row.deal.id: row for row in app.today(ledger, NOW + MICROSECOND).rows}
    same_rows(
        tuple(row for row in rows if row.deal.id == deal.id),
        tuple(plain[deal.id] for _ in [0] if deal.id in plain),
    )
    assert {row.deal.id for row in rows} == set(plain)
    assert all(row == before[row.deal.id] for row in rows if row.deal.id != deal.id)

    ledger.undo("write", at=NOW, actor="Alice")
    same_rows(whole_queue(ledger).rows, tuple(before.values()))


def test_a_write_of_a_clock_that_is_ahead_counts(ledger: Ledger) -> None:
    deal = next(row.deal for row in whole_queue(ledger).rows if row.advice == "ask")
    ahead = NOW + timedelta(seconds=20)
    ledger.append(WRITES["touched"](deal, ahead), batch=replace(act("write"), at=ahead))
    row = next(row for row in whole_queue(ledger).rows if row.deal.id == deal.id)
    assert row.deal.touches == deal.touches + 1
    assert row.advice == "wait"


def test_what_happens_later_is_not_looked_at(ledger: Ledger) -> None:
    """A deal that is won tomorrow by the record counts as open today, for itself and for its customer."""
    deal = next(row.deal for row in whole_queue(ledger).rows if row.advice == "ask")
    later = NOW + timedelta(days=3)
    ledger.append([touched(deal, 1, later)], batch=act("planned"))
    won = next(row.deal for row in whole_queue(ledger).rows if row.deal.organization != deal.organization)
    ledger.append([replace(WRITES["won"](won, later)[0], id="w")], batch=act("tomorrow"))
    board.bring_up(ledger, NOW + timedelta(days=1))

    found = {row.deal.id: row for row in whole_queue(ledger, NOW + timedelta(days=1)).rows}
    plain = {row.deal.id: row for row in app.today(ledger, NOW + timedelta(days=1) + MICROSECOND).rows}
    assert set(plain) - set(found) == {won.id}, "its row is that of all its events"
    assert found[deal.id].deal.touches == plain[deal.id].deal.touches + 1
    for deal_id, row in found.items():
        assert row.chance == pytest.approx(plain[deal_id].chance, nan_ok=True), deal_id
        assert row.advice == plain[deal_id].advice


# --- when all are judged anew ----------------------------------------------------------------------------


def test_all_are_judged_anew_each_day_and_the_old_is_shown_until_then(ledger: Ledger) -> None:
    assert not board.bring_up(ledger, NOW + timedelta(hours=3))
    tomorrow = NOW + timedelta(days=1)
    early = whole_queue(ledger, tomorrow)
    assert early.due
    assert early.judged_at == NOW + MICROSECOND
    assert board.bring_up(ledger, tomorrow)
    late = whole_queue(ledger, tomorrow)
    assert not late.due
    same_rows(late.rows, app.today(ledger, tomorrow + MICROSECOND).rows)


def test_all_are_judged_anew_after_a_change_of_settings_and_an_import(ledger: Ledger) -> None:
    app.change_setting(ledger, "minutes_ask", "30")
    app.forget_learnt(ledger)
    assert board.is_due(ledger, NOW)
    assert board.bring_up(ledger, NOW)
    same_rows(whole_queue(ledger).rows, app.today(ledger, NOW + MICROSECOND).rows)
    ledger.import_batch([touched(fold(EVENTS)[EVENTS[0].deal_id], 8)], batch=act("second", "import"))
    assert board.is_due(ledger, NOW)
    ledger.undo("second", at=NOW, actor="Alice")
    assert board.bring_up(ledger, NOW)
    assert not board.is_due(ledger, NOW)


def test_a_write_beside_a_judging_is_not_lost(
    ledger: Ledger, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While all deals are judged another program writes: its deal is judged anew next."""
    deal = next(row.deal for row in whole_queue(ledger).rows if row.advice == "ask")
    put_all = ledger.judgements.put_all

    def beside(*given: object) -> None:
        with closing(open_ledger(url)) as other:
            other.append(WRITES["snoozed"](deal, NOW), batch=act("beside"))
        put_all(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(ledger.judgements, "put_all", beside)
        board.bring_up(ledger, NOW + timedelta(days=1))
    row = next(row for row in whole_queue(ledger, NOW + timedelta(days=1)).rows if row.deal.id == deal.id)
    assert row.advice == "wait"


def test_before_the_first_judging_deals_are_counted_and_none_is_shown(ledger_url: str) -> None:
    with closing(open_ledger(ledger_url)) as ledger:
        ledger.append(EVENTS[:400], batch=act("a"))
        found = whole_queue(ledger)
        assert (found.rows, found.judged_at, found.due) == ((), None, True)
        assert found.unjudged == found.open_deals > 0


def test_an_empty_ledger_is_an_empty_queue(ledger_url: str) -> None:
    with closing(open_ledger(ledger_url)) as ledger:
        board.bring_up(ledger, NOW)
        found = whole_queue(ledger)
        assert (found.rows, found.open_deals, set(found.counts.values())) == ((), 0, {0})
        assert set(found.counts) == set(QUEUE)


def test_who_reads_does_not_wait_for_who_writes(ledger: Ledger, url: str) -> None:
    deal = next(row.deal for row in whole_queue(ledger).rows if row.advice == "ask")
    ledger.append(WRITES["snoozed"](deal, NOW), batch=act("a"))
    with closing(open_ledger(url)) as other, other.judgements.writing(patient=True):
        row = next(row for row in whole_queue(ledger).rows if row.deal.id == deal.id)
        assert row.advice == "ask", "as it was judged before"
    row = next(row for row in whole_queue(ledger).rows if row.deal.id == deal.id)
    assert row.advice == "wait"


@pytest.mark.parametrize("after", ["nonsense", "[1]", "{}", '["ask", "x", "y"]'])
def test_a_place_that_is_none_is_refused(ledger: Ledger, after: str) -> None:
    with pytest.raises(ValueError, match="no place in the queue"):
        board.queue(ledger, NOW, after=after)


# --- the pipeline ----------------------------------------------------------------------------------------

DEALS = fold(EVENTS)
FILTERS: dict[str, tuple[Filter, Callable[[Deal], bool]]] = {
    "open": (Filter(), lambda deal: deal.status is Status.OPEN),
    "all": (Filter(status=None), lambda deal: True),
    "won": (Filter(status=Status.WON), lambda deal: deal.status is Status.WON),
    "one owner": (
        Filter(owner=EVENTS_OWNERS[0]),
        lambda deal: deal.status is Status.OPEN and deal.owner == EVENTS_OWNERS[0],
    ),
    "amounts": (
        Filter(least=5_000, most=20_000),
        lambda deal: (
            deal.status is Status.OPEN and deal.amount is not None and 5_000 <= deal.amount.amount <= 20_000
        ),
    ),
    "silent": (
        Filter(quiet_since=NOW - timedelta(days=10)),
        lambda deal: (
            deal.status is Status.OPEN and (deal.last_heard_at or deal.opened_at) <= NOW - timedelta(days=10)
        ),
    ),
    "no next step": (
        Filter(no_next_step=DAY),
        lambda deal: deal.status is Status.OPEN and (deal.wait_until is None or deal.wait_until < DAY),
    ),
    "a step that was for an earlier day": (
        Filter(status=None, step_before=DAY),
        lambda deal: any(
            day is not None and day < DAY
            for day in (
                [deal.wait_until]
                if deal.status is Status.OPEN
                else [deal.check_back_on if deal.status is Status.LOST else None]
            )
        ),
    ),
    "never a step": (
        Filter(no_next_step=date.min),
        lambda deal: deal.status is Status.OPEN and deal.wait_until is None,
    ),
    "words": (
        Filter(status=None, text="A 00"),
        lambda deal: all(
            word in f"{deal.name} {deal.organization} {deal.contact} {deal.id}".casefold()
            for word in ("a", "00")
        ),
    ),
    "no sign stands for others": (Filter(status=None, text="%_"), lambda deal: False),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_shows_the_deals_it_says(ledger: Ledger, name: str) -> None:
    chosen, holds = FILTERS[name]
    expected = {deal.id: deal for deal in DEALS.values() if holds(deal)}
    found = board.pipeline(ledger, NOW, chosen, page=(1, EVERYTHING))
    assert {row.deal.id: row.deal for row in found.rows} == expected
    assert found.deals == len(expected)
    assert bool(expected) is (name != "no sign stands for others"), "the test must have something to find"
    assert sum(each.deals for each in board.stages(ledger, chosen)) == len(expected)
    amounts = sum(deal.amount.minor for deal in expected.values() if deal.amount)
    assert sum(each.minor for each in found.sums) == amounts


@pytest.mark.parametrize("sort", board.SORTS)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_of_a_sort_are_in_its_order_and_none_comes_twice(
    ledger: Ledger, sort: str, descending: bool
) -> None:
    chosen = Filter(status=None)
    whole = board.pipeline(ledger, NOW, chosen, sort=sort, descending=descending, page=(1, EVERYTHING))
    first = board.pipeline(ledger, NOW, chosen, sort=sort, descending=descending, page=(1, 50))
    parts = [
        board.pipeline(ledger, NOW, chosen, sort=sort, descending=descending, page=(number, 50))
        for number in range(1, first.pages + 1)
    ]
    assert [row.deal.id for part in parts for row in part.rows] == [row.deal.id for row in whole.rows]
    stream = ledger.reading.stream(chosen, sort, descending=descending)
    assert [each.deal.id for each in stream] == [row.deal.id for row in whole.rows]
    key = SORT_KEYS[sort]
    known = [key(row) for row in whole.rows if key(row) is not None]
    assert known == sorted(known, reverse=descending)
    assert [key(row) is None for row in whole.rows] == sorted(key(row) is None for row in whole.rows)


def _number(number: float) -> float | None:
    return None if np.isnan(number) else number


SORT_KEYS: dict[str, Callable[[QueueRow], Any]] = {
    "amount": lambda row: row.deal.amount and row.deal.amount.amount,
    "silence": lambda row: row.deal.last_heard_at or row.deal.opened_at,
    "stage": lambda row: row.deal.stage,
    "owner": lambda row: row.deal.owner,
    "name": lambda row: row.deal.name,
    "organization": lambda row: row.deal.organization,
    "close_on": lambda row: row.deal.close_on,
    "stage_since": lambda row: row.deal.stage_since,
    "opened": lambda row: row.deal.opened_at,
    "closed": lambda row: row.deal.closed_at,
    "pushes": lambda row: row.deal.pushes,
    "unanswered": lambda row: row.deal.unanswered,
    "chance": lambda row: _number(row.chance),
    "hours_at_stake": lambda row: _number(row.hours_at_stake),
    "value_of_asking": lambda row: _number(row.value_of_asking),
}


def test_an_advice_is_filtered_by(ledger: Ledger) -> None:
    count = whole_queue(ledger).counts["ask"]
    found = board.pipeline(ledger, NOW, Filter(advice="ask"), page=(1, EVERYTHING))
    assert found.deals == len(found.rows) == count > 0


def test_a_page_beyond_the_last_is_the_last(ledger: Ledger) -> None:
    found = board.pipeline(ledger, NOW, Filter(), page=(10**9, 20))
    assert found.page == found.pages
    assert found.rows


def test_a_sort_there_is_not_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="not sorted by"):
        board.pipeline(ledger, NOW, Filter(), sort="id; DROP TABLE event")


def test_columns_of_the_board_are_the_stages_with_their_first_deals(ledger: Ledger) -> None:
    stages = board.stages(ledger, Filter(), DAY)
    found = board.columns(ledger, NOW, Filter(), sort="silence", most=(2, 7))
    columns = found.columns
    assert tuple(column.stage for column in columns) == found.stages == stages
    assert [len(column.rows) for column in columns] == [3, 3] + [0] * (len(stages) - 2)
    for column in columns[:2]:
        whole = board.pipeline(ledger, NOW, Filter(stage=column.stage.stage), sort="silence")
        assert column.rows == whole.rows[:3]
        assert whole.deals == column.stage.deals
    for column in columns:
        since = [
            deal.stage_since.timestamp()
            for deal in DEALS.values()
            if deal.status is Status.OPEN and deal.stage == column.stage.stage and deal.stage_since
        ]
        assert column.stage.since
        assert column.stage.since.timestamp() == pytest.approx(np.mean(since), abs=1)
        for count, step in ((column.stage.without, date.min), (column.stage.passed, None)):
            chosen = Filter(stage=column.stage.stage, no_next_step=step, step_before=None if step else DAY)
            assert board.pipeline(ledger, NOW, chosen).deals == count
    assert sum(stage.without for stage in stages) > 0
    assert sum(stage.passed for stage in stages) > 0
    one = board.columns(ledger, NOW, Filter(stage=stages[1].stage))
    assert [column.stage for column in one.columns] == [stages[1]]
    assert one.stages == board.pipeline(ledger, NOW, Filter(stage=stages[0].stage)).stages == stages


def test_check_backs_of_days(ledger: Ledger) -> None:
    first, last = DAY - timedelta(days=30), DAY + timedelta(days=90)
    expected = [
        deal.id
        for deal in sorted(DEALS.values(), key=lambda deal: (deal.check_back_on or last, deal.id))
        if deal.status is Status.LOST and deal.check_back_on and first <= deal.check_back_on <= last
    ]
    assert expected
    assert [deal.id for deal in board.check_backs(ledger, first, last)] == expected
    assert [deal.id for deal in board.check_backs(ledger, first, last, limit=2)] == expected[:2]
    assert [deal.id for deal in board.check_backs(ledger, first, last, limit=2, skip=1)] == expected[1:3]
    days = Counter(DEALS[deal_id].check_back_on for deal_id in expected)
    assert board.check_back_days(ledger, first, last) == days


def test_hostile_amounts_break_no_sum(ledger: Ledger) -> None:
    huge = [
        e.Valued(id=f"h{n}", deal_id=deal.id, at=NOW, source="x", amount=Money(10**15, "EUR"))
        for n, deal in enumerate(DEALS.values())
    ]
    ledger.append(huge, batch=act("huge"))
    assert board.stages(ledger, Filter())
    assert board.pipeline(ledger, NOW, Filter()).sums[0].minor == 10**15


def test_places_are_text_that_a_link_can_hold(ledger: Ledger) -> None:
    assert json.loads(board.queue(ledger, NOW, limit=3).next)[0] in QUEUE
