"""When a yes is told at all: a contract sent to someone who hedged is the worst error.

The words must name a step, or say yes to one or to a price; the reader must lean to it by itself; and nothing
may put it off: another who has to agree, another price, a refusal beside it, something that it hangs on.
"""

import re
from collections.abc import Sequence
from datetime import date

from nextyes.deals.events import Reading
from nextyes.replies import weigh
from nextyes.replies.cues import Cue
from nextyes.replies.question import means_no, takes_none, takes_step
from nextyes.replies.reply import Grain, Span, When

FAR_OFF = 21  # days from which a talk or a step agreed on puts the deal off
_YES = weigh.READINGS.index(Reading.YES)
_HALF = 0.5
_WITNESS = 0.8  # share of a yes by which a reader leans to it: "sure, when pigs fly" says yes too
_WITNESS_OF_STEPS = 0.45  # where the words name the step themselves
_PLAINLY = 0.9  # share of a yes by the reader from which no phrase has to be known
ALL_THE_SAME = 0.9  # share of a yes that stands though something else is put off
_LEAST = 0.9  # share of a yes that is told as one at all
_LEAST_IF_PLAIN = 0.7  # where the reader says so plainly, and nothing hinders
_NEVER = frozenset(("proviso", "undone"))  # beside which no yes is told, however likely
_PUTS_OFF = frozenset(
    "refuse|later|time|stall|price|elsewhere|away|go if|go but|affirm if|affirm but|no go|no warm".split("|")
)

_PAUSE = re.compile(r"[,;:.!?\n()–—]")  # between a step and a day that is another clause's
_STARTS = re.compile(  # the work may start on a day far off that is agreed on today
    r"start|beg[ai]n|live|install|deliver|kick|onboard|fang|losleg|liefer|d[ée]marr|commen|livr"
    r"|emp(?:ie|e)[zc]|arran|inici|entreg|instal",
    re.IGNORECASE,
)


def prudent(
    shares: list[float], cues: Sequence[Cue], *, by_reader: float, asked: str, put_off: bool, agreed: bool
) -> list[float]:
    """Return shares in which a yes is above one half only where two witnesses agree.

    Args:
        shares: Of each reading, all told.
        cues: Of the reply.
        by_reader: Share of a yes that the reader gives by itself.
        asked: The question.
        put_off: Whether a day or a price named puts a yes off.
        agreed: Whether the price named is the one asked for.
    """
    yes = shares[_YES]
    if yes <= _HALF or (
        not put_off and _witnessed(cues, yes=yes, by_reader=by_reader, asked=asked, agreed=agreed)
    ):
        return shares
    others = max(1.0 - yes, 1e-9)
    return [_HALF if row == _YES else share * (1.0 - _HALF) / others for row, share in enumerate(shares)]


def _witnessed(cues: Sequence[Cue], *, yes: float, by_reader: float, asked: str, agreed: bool) -> bool:
    kinds = {cue.feature for cue in cues}
    named = [cue for cue in steps(cues) if cue.feature == "go"]
    says_no = bool(means_no(asked)) and "affirm" in kinds and not kinds & {"deny", "alive"}  # "go ahead"
    if kinds & _NEVER or _hangs(cues) or (says_no and not named):
        return False
    hinders = says_no or bool(_hindering(cues, named, asked) - ({"price"} if agreed else set()))
    if hinders and yes < ALL_THE_SAME:
        return False
    answers = "affirm" in kinds and takes_step(asked)
    plainly = by_reader >= _PLAINLY and not takes_none(asked)
    says_itself = plainly and not hinders and (named or agreed or answers or "affirm" not in kinds)
    again = not hinders and len(named) + agreed + answers > 1 and (bool(named) or agreed)
    leans = by_reader >= (_WITNESS_OF_STEPS if named or agreed else _WITNESS) or (
        again and yes >= _LEAST_IF_PLAIN
    )
    least = _LEAST_IF_PLAIN if says_itself or again else _LEAST
    return bool(named or agreed or plainly or answers) and leans and yes >= least


def steps(cues: Sequence[Cue]) -> list[Cue]:
    """Return the steps named; "go ahead" and "agreed", which answer as a yes does, are none by themselves."""
    yeses = [cue.span for cue in cues if cue.name == "affirm"]
    return [
        cue
        for cue in cues
        if cue.name == "go"
        and not any(yes.start <= cue.span.start and cue.span.end <= yes.end for yes in yeses)
    ]


def far_off(dates: Sequence[When], governed: When | None, *, sent: date | None) -> list[Span]:
    """Return where days far off are named; a single day may be a letter's: "your offer of 3 June"."""
    return [
        when.span
        for when in dates
        if sent is not None
        and (when.start - sent).days > FAR_OFF
        and (when == governed or when.grain is not Grain.DAY)
    ]


def on_a_day(cues: Sequence[Cue], days: Sequence[Span], text: str) -> bool:
    """Return whether each step named is put off to one of ``days``: "we sign in Q3", not "start in May"."""
    named = [step.span for step in steps(cues)]
    return bool(named) and all(
        not _STARTS.search(step.of(text))
        and any(not _PAUSE.search(text, *sorted((step.end, day.start))) for day in days)
        for step in named
    )


def _hindering(cues: Sequence[Cue], named: Sequence[Cue], asked: str) -> set[str]:
    """Return what puts a yes off; words that name a step, or deny the no asked for, do not."""
    sure = [*named, *(cue for cue in cues if means_no(asked) and cue.name in ("deny", "alive"))]
    return {
        cue.feature
        for cue in cues
        if cue.feature in _PUTS_OFF
        and not any(one.span.start < cue.span.end and cue.span.start < one.span.end for one in sure)
    }


def _hangs(cues: Sequence[Cue]) -> bool:
    """Return whether every step, else every yes, hangs on something: "sign me up once the war is over"."""
    bearing = steps(cues) or [cue for cue in cues if cue.name == "affirm"]
    hinges = [cue for cue in cues if cue.name == "hinge"]
    return bool(bearing) and all(
        any(one.sentence == cue.sentence and one.span.start >= cue.span.end for one in hinges)
        for cue in bearing
    )
