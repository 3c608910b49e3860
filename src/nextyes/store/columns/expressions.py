"""Deals as columns, said once: Ibis expressions, which Spark runs and of which DuckDB's SQL is made.

What `nextyes.deals.fold` does event by event is here sums, minima and maxima, so that the events between
two landmarks of a deal can be put together first and the landmarks one after the other then: the cost is
that of sorting the events once, however many landmarks a deal has. The last word on a field is the greatest
(instant, kind, id) with the word behind it. Only group-bys, windows, unions and equality joins are used,
which the engines agree on; first and last over windows, which treat nulls differently, are not.

``events`` has the columns of `nextyes.deals.table.EventTable` (a missing number or day may also be null);
``points`` has ``deal_id`` and ``as_of``; ``weeks`` has ``as_of``.
"""

from collections.abc import Callable

import ibis
from ibis import Deferred, Table, Value, _

from nextyes.deals.events import RANKS, Party, Reading
from nextyes.deals.fold import READING_LETTERS
from nextyes.deals.instants import MICROSECONDS_A_DAY
from nextyes.deals.table import NO_DAY

EVENTS = ibis.schema(
    {
        "deal_id": "string",
        "at": "int64",
        "kind": "int8",
        "id": "string",
        "word": "string",
        "second": "string",
        "number": "float64",
        "day": "int64",
    }
)
POINTS = ibis.schema({"deal_id": "string", "as_of": "int64"})
WEEKS = ibis.schema({"as_of": "int64"})

_POINT = -1  # the kind of a landmark among the events: before all events of its instant
_TOUCHES = (RANKS["touched"], RANKS["asked"])
_CLOSES = (RANKS["won"], RANKS["lost"])
_STATUSES = (*_CLOSES, RANKS["reopened"])

# The letters of a deal's story, each stored as its place in this string: touches first.
_SEEN = "".join(dict.fromkeys(["e", "p", *READING_LETTERS.values()]))
_LETTERS = "sS" + _SEEN
_HEARD = 2  # from this place on
_PLACES = 16  # more than there are letters, so that instant * 16 + place sorts by both


def _latest(*names: str) -> Deferred:
    """Return an event as a value that is greatest for the last in the order of the fold."""
    return ibis.struct({name: _[name] for name in ("at", "kind", "id", *names)})


def _is(*kinds: str) -> Deferred:
    return _.kind.isin([RANKS[kind] for kind in kinds])


_TOUCH = _is("touched", "asked")
_THEIR_MOVE = (
    _is("heard")
    | (_is("offered") & (_.word == Party.THEM.value))
    | (_is("answered") & (_.word != Reading.AUTO_REPLY.value))
)
_OUR_OFFER = _is("offered") & (_.word == Party.US.value)
_WAITS = _is("snoozed", "answered") | (_is("planned") & (_.word == Party.THEM.value))


def landmarks(events: Table, points: Table) -> Table:
    """Return what was known at each point, once for each deal and instant, in no order."""
    points = points.select("deal_id", "as_of").distinct()
    facts = _facts(events, lambda some: some.semi_join(points, "deal_id"))
    stories = facts.group_by("deal_id").agg(story=_story(facts))
    known = _known(facts, points).left_join(stories, "deal_id").drop("deal_id_right")
    known = known.mutate(
        touch_pattern=_pattern(known.story.left(2 * (known.touches + known.heard).cast("int64")))
    )
    changes = _changes(events)
    for group, name in (("organization", "customer"), ("pipeline", "segment")):
        known = _with_closed(known, _closed_before(changes, known, group), [group, "as_of"], name)
    return _columns(known)


def open_landmarks(events: Table, as_of: Value) -> Table:
    """Return what was known at one instant of every deal then open, in no order."""
    past = _["at"] < as_of
    closings = events.filter(past, _.kind.isin(_STATUSES)).group_by("deal_id").agg(closing=_latest().max())
    closed = closings.filter(~_is_open(_.closing))
    # Each look at the events has its own filter: shared ones would be kept, all the past in memory.
    facts = _facts(events, lambda some: some.filter(past).anti_join(closed, "deal_id"))
    known = facts.group_by("deal_id").agg(story=_story(facts), **_aggregates())
    known = _named(known.mutate(as_of=as_of, touch_pattern=_pattern(_.story)))
    changes = _changes(events).filter(past)
    for group, name in (("organization", "customer"), ("pipeline", "segment")):
        sums = changes.group_by(group).agg(won=_.won.sum(), lost=_.lost.sum())
        known = _with_closed(known, sums, [group], name)
    return _columns(known)


def decision_points(events: Table, weeks: Table, after: Value, until: Value) -> Table:
    """Return the decision points of `nextyes.deals.points`, by deal and instant.

    ``weeks`` holds the instants at which Mondays begin, from ``after`` to before ``until``.
    """
    touched = (
        events.filter(_.kind.isin(_TOUCHES), _["at"] >= after, _["at"] < until)
        .group_by("deal_id", as_of=_["at"])
        .agg(earliest=ibis.struct({"kind": _.kind, "id": _.id, "minutes": _number(_.number)}).min())
        .select("deal_id", "as_of", weekly=False, minutes=_.earliest.minutes)
    )
    # No Monday after the last close needs a look; whether the deal was open on the others is seen below.
    reach = events.group_by("deal_id").agg(
        opened_at=_["at"].min(), closing=_latest().max(where=_.kind.isin(_STATUSES))
    )
    weekly = (
        reach.join(weeks, reach.opened_at < weeks.as_of)
        .filter(_is_open(_.closing) | (_.as_of <= _.closing["at"]))
        .select("deal_id", "as_of", weekly=True, minutes=ibis.literal(float("nan")))
    )
    points = touched.union(weekly)
    known = _known(_facts(events, lambda some: some), points.select("deal_id", "as_of").distinct())
    known = known.select("deal_id", "as_of", "touches", "closing", "opened_at")
    return (
        points.inner_join(known, ["deal_id", "as_of"])
        .filter(_.opened_at.notnull() & _is_open(_.closing) & (_.weekly | (_.touches > 0)))
        .select("deal_id", "as_of", "weekly", "minutes", touch_number=_.touches + _.weekly.ifelse(0, 1))
        .order_by("deal_id", "as_of", "weekly")
    )


def closings(events: Table) -> Table:
    """Return every won and lost, in order of time."""
    closed = events.filter(_.kind.isin(_CLOSES)).order_by("at", "id")
    return closed.select("deal_id", "at", won=_.kind == RANKS["won"])


def _facts(events: Table, only: Callable[[Table], Table]) -> Table:
    """Return the events that ``only`` keeps, with what of them depends on the one before or after.

    Before and after are of the same series: the stages, the promises, the moves of the buyer. A ``letter``
    has each touch and, of the moves of the buyer at one instant, which count once, the last.
    """
    none, in_series = ibis.null("int64"), _is("staged", "promised") | _THEIR_MOVE
    known = {"day": _.day.fill_null(NO_DAY), "number": _number(_.number), "one": 1.0}
    others = only(events.filter(~in_series)).mutate(
        **known,
        changed=False,
        moved=False,
        pushed=False,
        letter=ibis.cases((_is("touched"), _place("s")), (_is("asked"), _place("S")), else_=none),
    )
    series = ibis.window(
        group_by=["deal_id", _is("staged").ifelse(1, _is("promised").ifelse(2, 3))],
        order_by=["at", "kind", "id"],
    )
    return others.union(
        only(events.filter(in_series))
        .mutate(**known)
        .mutate(
            old=_.word.lag().over(series).fill_null(""),
            old_day=_.day.lag().over(series).fill_null(NO_DAY),
            next_at=_["at"].lead().over(series),
        )
        .mutate(
            changed=_is("staged") & (_.word != _.old),
            moved=_is("staged") & (_.word != _.old) & (_.old != ""),
            pushed=_is("promised") & (_.old_day != NO_DAY) & (_.day > _.old_day),
            letter=(_THEIR_MOVE & (_.next_at.isnull() | (_.next_at != _["at"]))).ifelse(
                ibis.cases(
                    (_is("offered"), _place("p")),
                    *(
                        (_is("answered") & (_.word == reading.value), _place(letter))
                        for reading, letter in READING_LETTERS.items()
                    ),
                    else_=_place("e"),
                ),
                none,
            ),
        )
        .select(*others.columns)
    )


def _known(facts: Table, points: Table) -> Table:
    """Return what the events before each point add up to, for each deal and instant of ``points``."""
    blank = {name: ibis.null(kind) for name, kind in facts.schema().items()}
    blank |= {"deal_id": _.deal_id, "at": _.as_of, "kind": ibis.literal(_POINT, type="int8")}
    ahead = ibis.window(group_by="deal_id", order_by=["at", "kind"], rows=(0, None))
    rows = facts.union(points.select(**blank))
    rows = rows.mutate(as_of=(_.kind == _POINT).ifelse(_["at"], ibis.null("int64")).min().over(ahead))
    between = rows.filter(_.as_of.notnull()).group_by("deal_id", "as_of").agg(**_aggregates())
    before = ibis.window(group_by="deal_id", order_by="as_of", rows=(None, 0))
    return _named(
        between.mutate(
            **{
                name: getattr(between[name], how)().over(before)
                for name, (how, _value, _where) in _PARTS.items()
            }
        )
    )


# What is known of a deal: how what its events say is put together, what they say, and which of them.
# What the events between two instants say is put together again in the same way with what was known before.
_PARTS: dict[str, tuple[str, Deferred, Deferred]] = {
    "opened_at": ("min", _["at"], _.kind != _POINT),
    "opened": ("max", _latest("word", "second"), _is("opened")),
    "assigned": ("max", _latest("word"), _is("assigned")),
    "valued": ("max", _latest("word", "number"), _is("valued")),
    "promised": ("max", _latest("day"), _is("promised")),
    "pushes": ("sum", _.one, _.pushed),
    "staged": ("max", _latest("word"), _is("staged")),
    "stage_since": ("max", _["at"], _.changed),
    "stage_moves": ("sum", _.one, _.moved),
    "touches": ("sum", _.one, _TOUCH),
    "last_touched_at": ("max", _["at"], _TOUCH),
    "asks": ("sum", _.one, _is("asked")),
    "last_asked_at": ("max", _["at"], _is("asked")),
    "minutes": ("sum", _.number, _is("touched", "asked", "heard", "noted") & ~_.number.isnan()),
    "heard": ("sum", _.one, _.letter >= _HEARD),
    "last_heard_at": ("max", _["at"], _.letter >= _HEARD),
    "offers": ("sum", _.one, _OUR_OFFER),
    "first_offered_at": ("min", _["at"], _OUR_OFFER),
    "last_offered_at": ("max", _["at"], _OUR_OFFER),
    "wait": ("max", _latest("day"), _WAITS & (_.day != NO_DAY)),
    "stopped": ("max", _.one, _is("answered") & (_.word == Reading.STOP.value)),
    "closing": ("max", _latest(), _.kind.isin(_STATUSES)),
}


def _aggregates() -> dict[str, Deferred]:
    return {name: getattr(part, how)(where=where) for name, (how, part, where) in _PARTS.items()}


def _named(known: Table) -> Table:
    counts = [name for name, (how, _part, _where) in _PARTS.items() if how == "sum"]
    return known.mutate(
        organization=_.opened.word.fill_null(""),
        pipeline=_.opened.second.fill_null(""),
        **{name: _[name].fill_null(0) for name in counts},
    )


def _is_open(closing: Deferred) -> Deferred:
    return closing.kind.isnull() | (closing.kind == RANKS["reopened"])


def _number(number: Deferred) -> Deferred:
    return number.fill_null(float("nan"))


def _place(letter: str) -> Value:
    return ibis.literal(_LETTERS.index(letter), type="int64")


def _story(facts: Table) -> Value:
    """Return a deal's touches and what was heard after them in order, two signs for each: ``,s e,S h l``."""
    keys = (facts["at"] * _PLACES + facts.letter).collect()
    signs = ibis.literal("".join(f",{letter}" if letter in "sS" else f" {letter}" for letter in _LETTERS))
    return keys.sort().map(lambda key: signs.substr((key & (_PLACES - 1)) * 2, 2)).join("")


def _pattern(story: Value) -> Value:
    """Return `nextyes.deals.fold.Deal.touch_pattern`: for each touch the last that was seen after it."""

    def letter(touch: Value) -> Value:
        last, first = touch.right(1), touch.left(1)
        return ibis.cases((first == "S", last.upper()), (first == "s", last), else_="")  # heard before any

    return story.fill_null("").split(",").map(letter).join("").fill_null("")


def _changes(events: Table) -> Table:
    """Return when a deal began (1) and ceased (-1) to count as won or lost for a customer and a segment."""
    so_far = ibis.window(group_by="deal_id", order_by=["at", "kind", "id"], rows=(None, 0))
    states = (
        events.filter(_.kind.isin([RANKS["opened"], *_STATUSES]))
        .mutate(
            opened=_latest("word", "second").max(where=_is("opened")).over(so_far),
            closing=_latest().max(where=_.kind.isin(_STATUSES)).over(so_far),
        )
        .select(
            "deal_id",
            "at",
            "kind",
            "id",
            organization=_.opened.word.fill_null(""),
            pipeline=_.opened.second.fill_null(""),
            won=(_.closing.kind == RANKS["won"]).ifelse(1, 0),
            lost=(_.closing.kind == RANKS["lost"]).ifelse(1, 0),
        )
    )
    series = ibis.window(group_by="deal_id", order_by=["at", "kind", "id"])
    fields = ("organization", "pipeline", "won", "lost")
    left = states.mutate(**{name: _[name].lag().over(series) for name in fields})
    left = left.mutate(won=-_.won, lost=-_.lost)
    both = states.union(left).select("at", *fields)
    return both.filter((_.won != 0) | (_.lost != 0))


def _closed_before(changes: Table, known: Table, group: str) -> Table:
    """Return how many deals of each group counted as won and lost before each instant of ``known``."""
    asked = known.select(group, "as_of", won=0, lost=0).distinct()
    changed = changes.select(group, "won", "lost", as_of=_["at"])
    columns = [group, "as_of", "won", "lost"]
    sums = changed.select(columns).union(
        asked.select(columns).cast(dict(changed.select(columns).schema().items()))
    )
    sums = sums.group_by(group, "as_of").agg(won=_.won.sum(), lost=_.lost.sum())
    before = ibis.window(group_by=group, order_by="as_of", rows=(None, -1))
    return sums.mutate(won=_.won.sum().over(before), lost=_.lost.sum().over(before))


def _with_closed(known: Table, sums: Table, keys: list[str], name: str) -> Table:
    joined = known.left_join(sums, keys)
    counts = {f"{name}_{status}": _[status].fill_null(0) for status in ("won", "lost")}
    if name == "customer":
        counts = {column: (_.organization != "").ifelse(count, 0) for column, count in counts.items()}
    return joined.mutate(**counts).select(*known.columns, *counts)


def _columns(known: Table) -> Table:
    """Return the columns of `nextyes.deals.landmarks.Landmarks`."""

    def since(instant: Deferred) -> Deferred:
        return (_.as_of - instant) / MICROSECONDS_A_DAY

    close_on, wait = _.promised.day, _.wait.day
    return known.select(
        "deal_id",
        "as_of",
        "organization",
        "pipeline",
        "touch_pattern",
        "opened_at",
        "customer_won",
        "customer_lost",
        "segment_won",
        "segment_lost",
        owner=_.assigned.word.fill_null(""),
        stage=_.staged.word.fill_null(""),
        currency=_.valued.word.fill_null(""),
        amount=_.valued.number,
        age_days=since(_.opened_at),
        touches=_.touches,
        unanswered=_.touch_pattern.length() - _.touch_pattern.re_replace("[sS]+$", "").length(),
        days_since_touch=since(_.last_touched_at),
        heard=_.heard,
        silence_days=since(_.last_heard_at.fill_null(_.opened_at)),
        heard_span_days=(_.last_heard_at.fill_null(_.opened_at) - _.opened_at) / MICROSECONDS_A_DAY,
        offers=_.offers,
        offer_age_days=since(_.first_offered_at),
        days_since_offer=since(_.last_offered_at),
        days_to_promise=(close_on != NO_DAY).ifelse(
            (close_on - _.as_of) / MICROSECONDS_A_DAY, ibis.null("float64")
        ),
        pushes=_.pushes,
        days_in_stage=since(_.stage_since),
        stage_moves=_.stage_moves,
        minutes=_.minutes,
        asks=_.asks,
        days_since_asked=since(_.last_asked_at),
        days_to_wait=(wait > _.as_of).ifelse((wait - _.as_of) / MICROSECONDS_A_DAY, ibis.null("float64")),
        stopped=_.stopped.fill_null(0),
    )
