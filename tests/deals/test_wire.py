"""Events as text and back, for every kind that there is."""

import json
from dataclasses import fields
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.deals import events as e
from nextyes.deals import wire
from nextyes.deals.events import KINDS, Event
from nextyes.deals.money import CURRENCIES, LARGEST, Money

HEADER = [field.name for field in fields(Event)]


def back(event: Event) -> Event:
    return wire.event(event.kind, {name: getattr(event, name) for name in HEADER}, wire.body(event))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_back_with_every_field(kind: str, one_of_each: dict[str, Event]) -> None:
    event = one_of_each[kind]
    own = [field for field in fields(event) if field.name not in HEADER]
    assert all(getattr(event, field.name) != field.default for field in own), "the example leaves a field out"

    assert back(event) == event
    assert set(json.loads(wire.body(event) or "{}")) == {field.name for field in own}


def test_what_has_its_default_is_not_written(one_of_each: dict[str, Event]) -> None:
    header = {name: getattr(one_of_each["won"], name) for name in HEADER}
    assert wire.body(one_of_each["won"]) == ""
    assert wire.body(e.Lost(**header)) == ""
    assert wire.body(e.Touched(**header, channel=e.Channel.CALL)) == '{"channel":"call"}'


def test_a_cleared_amount_or_day_is_written(one_of_each: dict[str, Event]) -> None:
    header = {name: getattr(one_of_each["won"], name) for name in HEADER}
    for cleared in (e.Valued(**header, amount=None), e.Promised(**header, close_on=None)):
        assert back(cleared) == cleared


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
days = st.dates()
amounts = st.builds(Money, st.integers(-LARGEST, LARGEST), st.sampled_from(sorted(CURRENCIES)))
minutes = st.none() | st.floats(allow_nan=False)
zones = st.builds(lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-14 * 60, 14 * 60))
header = {
    "id": texts,
    "deal_id": texts,
    "at": st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=zones),  # noqa: DTZ001
    "source": texts,
    "actor": texts,
}
any_event = st.one_of(
    st.builds(e.Opened, **header, name=texts, attributes=st.lists(st.tuples(texts, texts)).map(tuple)),
    st.builds(e.Valued, **header, amount=st.none() | amounts),
    st.builds(e.Promised, **header, close_on=st.none() | days),
    st.builds(e.Touched, **header, channel=st.sampled_from(e.Channel), minutes=minutes, text=texts),
    st.builds(e.Answered, **header, reading=st.sampled_from(e.Reading), until=st.none() | days, quote=texts),
    st.builds(e.Lost, **header, outcome=st.none() | st.sampled_from(e.OutcomeClass), reason=texts),
    st.builds(e.Offered, **header, by=st.sampled_from(e.Party), amount=st.none() | amounts),
)


@given(event=any_event)
def test_any_event_comes_back(event: Event) -> None:
    assert back(event) == event
    written = json.loads(wire.body(event) or "{}")
    plain = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    assert wire.body(event) == (plain if written else ""), "the short way writes what json does"


@pytest.mark.parametrize(
    ("kind", "body", "says"),
    [
        ("sold", "", "unknown kind of event 'sold': one of opened,"),
        ("staged", "", "event '1' is no 'staged'"),
        ("staged", '{"stage":"Demo","speed":3}', "event '1' is no 'staged': 'speed'"),
        ("staged", '{"stage":', "event '1' is no 'staged'"),
        ("staged", "[1]", "event '1' is no 'staged'"),
        ("valued", '{"amount":[1250,"XXX"]}', "unknown currency 'XXX'"),
        ("touched", '{"channel":"pigeon"}', "'pigeon' is not a valid Channel"),
        ("promised", '{"close_on":"soon"}', "Invalid isoformat string: 'soon'"),
    ],
)
def test_a_body_that_is_none_of_its_kind_is_refused(kind: str, body: str, says: str) -> None:
    known = {"id": "1", "deal_id": "acme", "at": datetime(2026, 3, 2), "source": "crm"}  # noqa: DTZ001
    with pytest.raises(ValueError, match=says):
        wire.event(kind, known, body)


def test_what_has_no_form_as_text_is_refused(one_of_each: dict[str, Event]) -> None:
    wrong = e.Staged(id="1", deal_id="acme", at=one_of_each["won"].at, source="crm", stage={date(2026, 3, 2)})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="has no form as text"):
        wire.body(wrong)
