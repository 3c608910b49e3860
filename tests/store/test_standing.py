"""A deal's row is the fold of its events that count, whatever is done to the ledger, in both databases."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nextyes.deals import events as e
from nextyes.deals.events import Event
from nextyes.deals.fold import Deal, fold
from nextyes.deals.instants import instant
from nextyes.deals.lives import lives
from nextyes.deals.money import Money
from nextyes.store import Batch, BatchState, Ledger, LedgerError, open_ledger
from nextyes.store.rows import day_of
from nextyes.store.standing import keeping
from nextyes.store.standing.rows import COLUMNS, deal_of, row_of

AT = datetime(2026, 3, 2, tzinfo=UTC)
DAY = AT.date()
_TEXT = st.text(max_size=6)
_MONEY = st.one_of(
    st.none(), st.builds(Money, st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY"]))
)
_MINUTES = st.one_of(st.none(), st.floats(0, 500))
_DAY = st.sampled_from([DAY + timedelta(n) for n in range(-400, 400, 133)])
_CHANNEL = st.sampled_from(list(e.Channel))
_FIELDS: dict[type[Event], dict[str, st.SearchStrategy[Any]]] = {
    e.Opened: {
        "name": _TEXT,
        "organization": st.sampled_from(["", "Acme", "Straße"]),
        "contact": _TEXT,
        "pipeline": st.sampled_from(["", "new"]),
        "attributes": st.lists(st.tuples(_TEXT, _TEXT), max_size=2).map(tuple),
    },
    e.Assigned: {"owner": st.sampled_from(["", "Alice", "Bob"])},
    e.Valued: {"amount": _MONEY},
    e.Promised: {"close_on": st.one_of(st.none(), _DAY)},
    e.Staged: {"stage": st.sampled_from(["", "Demo", "Offer"])},
    e.Noted: {"what": _TEXT, "minutes": _MINUTES},
    e.Touched: {"channel": _CHANNEL, "minutes": _MINUTES, "text": _TEXT},
    e.Asked: {"play": _TEXT, "channel": _CHANNEL, "minutes": _MINUTES},
    e.Offered: {"by": st.sampled_from(list(e.Party)), "amount": _MONEY},
    e.Heard: {"channel": _CHANNEL, "minutes": _MINUTES},
    e.Answered: {
        "reading": st.sampled_from(list(e.Reading)),
        "until": st.one_of(st.none(), _DAY),
        "amount": _MONEY,
        "quote": _TEXT,
        "confirmed_by": _TEXT,
    },
    e.Snoozed: {"until": _DAY, "why": _TEXT},
    e.Won: {},
    e.Lost: {"outcome": st.one_of(st.none(), st.sampled_from(list(e.OutcomeClass))), "reason": _TEXT},
    e.CheckBackSet: {"on": _DAY, "why": _TEXT},
    e.Reopened: {"why": _TEXT},
    e.Planned: {
        "on": st.one_of(st.none(), _DAY),
        "what": _TEXT,
        "by": st.sampled_from(list(e.Party)),
    },
}


@st.composite
def an_event(draw: st.DrawFn) -> Event:
    """Few ids, deals and instants, so that they meet; an id may be said of one deal and then of another."""
    kind = draw(st.sampled_from(list(_FIELDS)))
    return kind(
        id=f"e{draw(st.integers(0, 9))}",
        deal_id=f"deal {draw(st.integers(0, 2))}",
        at=AT + timedelta(hours=draw(st.integers(0, 3)), microseconds=draw(st.integers(0, 1))),
        source="crm",
        actor=draw(st.sampled_from(["", "Alice"])),
        **{name: draw(values) for name, values in _FIELDS[kind].items()},
    )


def test_every_kind_of_event_is_tried() -> None:
    assert list(_FIELDS) == list(e.KINDS.values())


some_events = st.lists(an_event(), max_size=9)
a_history = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["append", "import", "stop"]), some_events),
        st.tuples(st.sampled_from(["undo", "redo", "discard"]), st.integers(0, 5)),
    ),
    max_size=9,
)


@given(events=some_events)
def test_a_row_loses_nothing_of_a_deal(events: list[Event]) -> None:
    for deal in fold(events).values():
        assert deal_of(row_of(1, deal, AT)) == deal


def test_a_nul_in_a_name_is_kept_though_no_column_can_hold_it() -> None:
    deal = Deal(id="a", opened_at=AT, name="Ac\0me", lost_reason="\0")
    row = row_of(1, deal, AT)
    assert not any("\0" in str(value) for value in row)
    assert deal_of(row) == deal


@pytest.mark.parametrize("few", [1, 500], ids=["folded ahead", "folded within"])
@settings(suppress_health_check=list(HealthCheck), max_examples=150)
@given(history=a_history)
def test_rows_are_the_fold_of_what_counts(few: int, history: list[tuple[str, Any]]) -> None:
    with pytest.MonkeyPatch.context() as patch, closing(open_ledger(":memory:")) as ledger:
        patch.setattr(keeping, "FEW", few)
        for number, (step, what) in enumerate(history):
            take(ledger, step, what, str(number))
            assert standing(ledger) == fold(ledger.events())
            assert_counted(ledger)


@pytest.mark.parametrize("few", [1, 500], ids=["folded ahead", "folded within"])
def test_rows_are_the_fold_in_each_database(
    ledger: Ledger, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One long history of many steps, the same in SQLite and in PostgreSQL."""
    monkeypatch.setattr(keeping, "FEW", few)
    for number, (step, what) in enumerate(long_history(Random(5), steps=60)):
        take(ledger, step, what, str(number))
        assert standing(ledger) == fold(ledger.events()), f"after step {number}, {step}"
        assert_counted(ledger)


def long_history(random: Random, steps: int) -> Iterator[tuple[str, Any]]:
    kinds: list[Callable[..., Event]] = [
        lambda **header: e.Touched(**header, channel=e.Channel.CALL, minutes=2.5),
        lambda **header: e.Opened(**header, name="Ünïcode", organization="Acme", attributes=(("a", "b"),)),
        lambda **header: e.Valued(**header, amount=Money(random.randint(1, 10**9), "EUR")),
        lambda **header: e.Answered(**header, reading=e.Reading.NOT_NOW, until=DAY, quote="in a year"),
        lambda **header: e.Lost(**header, outcome=e.OutcomeClass.NOT_NOW, reason="budget"),
        e.Reopened,
    ]
    for number in range(steps):
        step = random.choice(["append", "import", "stop", "undo", "undo", "redo", "discard"])
        if step in ("undo", "redo", "discard"):
            yield step, random.randrange(number + 1)
            continue
        yield (
            step,
            [
                random.choice(kinds)(
                    id=f"e{random.randrange(40)}",
                    deal_id=f"deal {random.randrange(5)}",
                    at=AT + timedelta(hours=random.randrange(9)),
                    source="crm",
                )
                for _ in range(random.randrange(1, 9))
            ],
        )


def take(ledger: Ledger, step: str, what: list[Event] | int, name: str) -> None:
    """Do a step; what the ledger refuses changes nothing."""
    batch = Batch(id=name, at=AT, actor="Alice", what=step)
    with suppress(LedgerError):
        if not isinstance(what, list):
            getattr(ledger, step)(str(what), at=AT, actor="Bob")
        elif step == "append":
            ledger.append(what, batch=batch)
        else:
            with suppress(KeyboardInterrupt):
                ledger.import_batch(what, batch=batch, chunk=3, progress=stop if step == "stop" else None)


def stop(_seen: int) -> None:
    raise KeyboardInterrupt


def assert_counted(ledger: Ledger, zone: str = "UTC") -> None:
    """The tally and the closings say what the lives of all deals say, told in the plainest way."""
    sums: Counter[Any] = Counter()
    closings = []
    for deal_id in fold(ledger.events()):
        for number, life in enumerate(lives(ledger.events(deal_id), ZoneInfo(zone))):
            if life.closed_at:
                day = life.closed_at.astimezone(ZoneInfo(zone)).date()
                closings.append((deal_id, number, life.closed_at, life.fate, life.owner, life.effort.seconds))
                count(sums, day, (life.owner, life.fate), "closed", 1)
            for (day, owner), effort in life.work.items():
                for name in ("seconds", "measured", "touches", "asks"):
                    count(sums, day, (owner, life.fate), name, getattr(effort, name))
    assert tally(ledger) == +sums
    assert sorted(kept_closings(ledger)) == sorted(closings)


def count(sums: Counter[Any], day: date, of: tuple[str, str], name: str, number: int) -> None:
    monday, first = day - timedelta(days=day.weekday()), day.replace(day=1)
    for scale, begins in (("day", day), ("week", monday), ("month", first)):
        sums[scale, begins, *of, name] += number


def tally(ledger: Ledger) -> Counter[Any]:
    names = ("closed", "seconds", "measured", "touches", "asks")
    rows = ledger._database.query(f"SELECT scale, first, owner, fate, {', '.join(names)} FROM tally")
    known: Counter[Any] = Counter()
    for scale, first, owner, fate, *numbers in rows:
        assert min(numbers) >= 0
        for name, number in zip(names, numbers, strict=True):
            known[scale, day_of(first), owner, fate, name] += number
    return +known


def kept_closings(ledger: Ledger) -> list[tuple[Any, ...]]:
    rows = ledger._database.query(
        "SELECT d.id, c.life, c.closed_at, c.fate, c.owner, c.seconds "
        "FROM closing AS c JOIN deal AS d ON d.key = c.deal"
    )
    return [(deal, life, instant(at), *rest) for deal, life, at, *rest in rows]


def standing(ledger: Ledger) -> dict[str, Deal]:
    rows = ledger._database.query(f"SELECT {', '.join(COLUMNS)} FROM standing_deal")
    return {deal.id: deal for deal in map(deal_of, rows)}


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    with closing(open_ledger(ledger_url)) as ledger:
        yield ledger


def touches(count: int, batch: str, deals: int = 7) -> list[Event]:
    return [
        e.Touched(
            id=f"{batch}{number}",
            deal_id=f"deal {number % deals}",
            at=AT + timedelta(minutes=number),
            source="crm",
            channel=e.Channel.CALL,
        )
        for number in range(count)
    ]


def act(name: str) -> Batch:
    return Batch(id=name, at=AT, actor="Alice", what="ask")


@pytest.mark.parametrize("few", [1, 500], ids=["folded ahead", "folded within"])
def test_an_id_that_was_said_of_two_deals_moves_between_them(
    ledger: Ledger, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Monday said of one deal Tuesday says of another: with Monday undone it is the other's."""
    monkeypatch.setattr(keeping, "FEW", few)
    monday, tuesday = (e.Won(id="w", deal_id=name, at=AT, source="crm") for name in ("acme", "bolt"))
    ledger.append([monday], batch=act("monday"))
    ledger.append([tuesday], batch=act("tuesday"))
    assert list(standing(ledger)) == ["acme"]
    ledger.undo("monday", at=AT, actor="Bob")
    assert list(standing(ledger)) == ["bolt"]
    ledger.append([monday], batch=act("wednesday"))
    assert list(standing(ledger)) == ["acme"]


@pytest.mark.parametrize("what", ["append", "undo", "redo", "complete"])
def test_what_is_written_while_an_import_is_folded_ahead_is_not_lost(
    ledger: Ledger, ledger_url: str, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Between the folding ahead and the write another program changes the same deals."""
    monkeypatch.setattr(keeping, "FEW", 2)
    with closing(open_ledger(ledger_url)) as other:
        other.append([replace(each, id=f"n{each.id}") for each in touches(4, "a")], batch=act("undone"))
        other.append(touches(4, "b"), batch=act("redone"))
        other.undo("redone", at=AT, actor="Bob")
        changes: dict[str, Callable[[], object]] = {
            "append": lambda: other.append(
                [e.Won(id="w", deal_id="deal 1", at=AT, source="x")], batch=act("w")
            ),
            "undo": lambda: other.undo("undone", at=AT, actor="Bob"),
            "redo": lambda: other.redo("redone", at=AT, actor="Bob"),
            "complete": lambda: other.import_batch(touches(30, "c", deals=9), batch=act("beside")),
        }
        prepare = ledger.standing.prepare

        def and_then(batch: int, *, stands: bool) -> object:
            prepared = prepare(batch, stands=stands)
            assert prepared is not None
            changes[what]()
            return prepared

        monkeypatch.setattr(ledger.standing, "prepare", and_then, raising=False)
        ledger.import_batch(touches(30, "i"), batch=act("import"))
        assert standing(other) == fold(other.events())
        assert_counted(other)


def test_a_ledger_from_before_is_filled_once(ledger: Ledger) -> None:
    """Its rows are not there until they are asked for; what is written meanwhile is in them."""
    ledger.append(touches(20, "a"), batch=act("a"))
    ledger._database.write("DELETE FROM standing_deal")
    ledger._database.write("DELETE FROM filled")
    ledger.append(touches(3, "b"), batch=act("b"))
    assert not ledger.standing.is_filled()
    seen: list[tuple[int, int]] = []
    for _ in range(2):
        ledger.standing.fill(progress=lambda done, of: seen.append((done, of)))
    assert ledger.standing.is_filled()
    assert seen == [(7, 7)]
    assert standing(ledger) == fold(ledger.events())
    assert_counted(ledger)


def test_a_new_ledger_needs_no_filling(ledger: Ledger) -> None:
    assert ledger.standing.is_filled()


def test_rows_written_by_other_rules_are_filled_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.append(touches(3, "a"), batch=act("a"))
    ledger._database.write("UPDATE standing_deal SET touches = 99")
    monkeypatch.setattr(keeping, "RULES", 99)
    ledger.standing.fill()
    assert standing(ledger) == fold(ledger.events())


@pytest.mark.parametrize("few", [1, 500], ids=["folded ahead", "folded within"])
def test_the_days_of_another_zone_are_counted_anew(
    ledger: Ledger, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sunday evening in UTC is Monday in Auckland; what comes later is counted so too."""
    monkeypatch.setattr(keeping, "FEW", few)
    late = [replace(each, at=datetime(2026, 3, 1, 22, 30, tzinfo=UTC)) for each in touches(4, "a")]
    ledger.append(late, batch=act("a"))
    auckland = ZoneInfo("Pacific/Auckland")
    assert ledger.standing.is_filled()
    assert not ledger.standing.is_filled(auckland)
    ledger.standing.fill(auckland)
    assert ledger.standing.is_filled(auckland)
    assert_counted(ledger, auckland.key)
    ledger.append([replace(each, id=f"b{each.id}") for each in late], batch=act("b"))
    ledger.import_batch([replace(each, id=f"c{each.id}") for each in late], batch=act("c"))
    assert_counted(ledger, auckland.key)


def test_an_import_folded_ahead_while_another_zone_is_chosen_is_counted_by_it(
    ledger: Ledger, ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "FEW", 2)
    prepare = ledger.standing.prepare

    def and_then(batch: int, *, stands: bool) -> object:
        prepared = prepare(batch, stands=stands)
        with closing(open_ledger(ledger_url)) as other:
            other.standing.fill(ZoneInfo("Pacific/Auckland"))
        return prepared

    monkeypatch.setattr(ledger.standing, "prepare", and_then, raising=False)
    ledger.import_batch(
        [replace(each, at=each.at + timedelta(hours=22)) for each in touches(30, "i")], batch=act("import")
    )
    assert standing(ledger) == fold(ledger.events())
    assert_counted(ledger, "Pacific/Auckland")


def test_one_deal_is_found_by_its_id(ledger: Ledger) -> None:
    ledger.append(touches(3, "a"), batch=act("a"))
    assert ledger.standing.deal("deal 1") == fold(ledger.events("deal 1"))["deal 1"]
    assert ledger.standing.deal("nobody") is None


def test_a_half_way_import_is_in_no_row(ledger: Ledger) -> None:
    take(ledger, "stop", touches(9, "a"), "half")
    assert ledger.batches()[0].state is BatchState.RUNNING
    assert standing(ledger) == {}
